import { describe, expect, test } from 'vitest';
import * as own from './elementary.ts';

/**
 * References of more than 40 digits in whole numbers: a real number is `value * 2^-bits`.
 * Doubles are exact rationals, so nothing is lost on the way in.
 */
interface Real {
  readonly value: bigint;
  readonly bits: number;
}

const BITS = 420;
/** For angles: the largest double has 1,024 bits before the point, and 200 are wanted after the reduction. */
const ANGLE_BITS = 1300;

function shifted(value: bigint, by: number): bigint {
  return by >= 0 ? value << BigInt(by) : value >> BigInt(-by);
}

/** x = significand * 2^exponent with an integer significand. */
function split(x: number): { significand: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return { significand: bits >> 63n === 1n ? -size : size, exponent: Math.max(exponent, 1) - 1075 };
}

function fixed(x: number, bits: number): bigint {
  const { significand, exponent } = split(x);
  return shifted(significand, exponent + bits);
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

/** Error of `actual` in units in the last place of the true value. */
function ulps(actual: number, real: Real): number {
  const { significand, exponent } = split(actual);
  const lastPlace = Math.max(bitLength(real.value) - real.bits - 53, -1074);
  const scale = Math.min(exponent, -real.bits, lastPlace - 20);
  const difference = shifted(significand, exponent - scale) - shifted(real.value, -real.bits - scale);
  return Number(shifted(difference < 0n ? -difference : difference, scale - lastPlace + 20)) / 2 ** 20;
}

function atanhSeries(s: bigint, bits: number, alternate: boolean): bigint {
  const square = (s * s) >> BigInt(bits);
  let power = s;
  let sum = s;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * square) >> BigInt(bits);
    if (alternate) power = -power;
    sum += power / n;
  }
  return sum;
}

function inverse(n: bigint, bits: number): bigint {
  return (1n << BigInt(bits)) / n;
}

const piMemo = new Map<number, bigint>();
/** pi = 16 atan 1/5 - 4 atan 1/239 (Machin). */
function pi(bits: number): bigint {
  let value = piMemo.get(bits);
  if (value === undefined) {
    const extra = bits + 20;
    value =
      (16n * atanhSeries(inverse(5n, extra), extra, true) - 4n * atanhSeries(inverse(239n, extra), extra, true)) >> 20n;
    piMemo.set(bits, value);
  }
  return value;
}

/** ln 2 = 2 atanh 1/3. */
const ln2 = (2n * atanhSeries(inverse(3n, BITS + 20), BITS + 20, false)) >> 20n;

/** ln of significand * 2^exponent. */
function lnFixed(significand: bigint, exponent: number): bigint {
  let length = bitLength(significand);
  let m = shifted(significand, BITS - length);
  const one = 1n << BigInt(BITS);
  if (m < (one * 7n) / 10n) {
    m <<= 1n;
    length--;
  }
  const s = ((m - one) << BigInt(BITS)) / (m + one);
  return 2n * atanhSeries(s, BITS, false) + BigInt(exponent + length) * ln2;
}

/** e^x for x as a fixed-point number of BITS bits. */
function expFixed(x: bigint): Real {
  const k = (2n * x + ln2) / (2n * ln2) - (x < 0n ? 1n : 0n);
  const r = x - k * ln2;
  let term = 1n << BigInt(BITS);
  let sum = term;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * r) >> BigInt(BITS)) / n;
    sum += term;
  }
  return { value: sum, bits: BITS - Number(k) };
}

/** sine and cosine after exact reduction, 200 significant bits or more. */
function sinCos(x: number): { sine: Real; cosine: Real } {
  const half = pi(ANGLE_BITS) >> 1n;
  const angle = fixed(x, ANGLE_BITS);
  let quadrant = angle / half;
  let rest = angle - quadrant * half;
  if (2n * rest > half) {
    rest -= half;
    quadrant++;
  } else if (2n * rest < -half) {
    rest += half;
    quadrant--;
  }
  const bits = 320;
  const r = shifted(rest, bits - ANGLE_BITS);
  const series = (from: bigint, first: bigint) => {
    let term = first;
    let sum = first;
    for (let n = from; term !== 0n && term !== -1n; n += 2n) {
      term = -((((term * r) >> BigInt(bits)) * r) >> BigInt(bits)) / (n * (n + 1n));
      sum += term;
    }
    return sum;
  };
  const sine = series(2n, r);
  const cosine = series(1n, 1n << BigInt(bits));
  const turned = Number(((quadrant % 4n) + 4n) % 4n);
  const sines = [sine, cosine, -sine, -cosine];
  return {
    sine: { value: sines[turned] as bigint, bits },
    cosine: { value: sines[(turned + 1) % 4] as bigint, bits },
  };
}

function squareRoot(value: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(bitLength(value) / 2) + 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** atan of a fixed-point number of BITS bits: the angle is halved three times, then the series. */
function atanFixed(x: bigint): bigint {
  const one = 1n << BigInt(BITS);
  let t = x;
  for (let halving = 0; halving < 3; halving++) t = (t << BigInt(BITS)) / (one + squareRoot(one * one + t * t));
  return 8n * atanhSeries(t, BITS, true);
}

function quotient(numerator: Real, denominator: Real): Real {
  return {
    value: (numerator.value << 500n) / denominator.value,
    bits: numerator.bits + 500 - denominator.bits,
  };
}

/** e^x - 1 or e^x - e^-x and so on: sums of exponentials of a double, as one real. */
function exponentials(x: number, plus: bigint, minus: bigint, constant: bigint): Real {
  const up = expFixed(fixed(x, BITS));
  const down = expFixed(fixed(-x, BITS));
  const bits = Math.max(up.bits, down.bits, BITS);
  const value =
    plus * shifted(up.value, bits - up.bits) +
    minus * shifted(down.value, bits - down.bits) +
    (constant << BigInt(bits));
  return { value, bits };
}

/** A fixed stream of 32-bit numbers for the test inputs (xorshift, Marsaglia 2003). */
function stream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Doubles whose exponents are spread evenly over [2^low, 2^high), with all 53 bits random. */
function* sizes(seed: number, count: number, low: number, high: number): Generator<number> {
  const next = stream(seed);
  for (let index = 0; index < count; index++) {
    const significand = 1 + next() + next() * 2 ** -32;
    const exponent = Math.floor(low + next() * (high - low));
    // Two factors: the exponent alone may be below the smallest normal number.
    yield significand * 2 ** (exponent >> 1) * 2 ** (exponent - (exponent >> 1));
  }
}

function* signed(numbers: Iterable<number>): Generator<number> {
  let index = 0;
  for (const number of numbers) yield index++ % 2 === 0 ? number : -number;
}

/** Both signs, as far as e^x is a normal number. */
function moderate(numbers: Iterable<number>): number[] {
  return [...signed(numbers)].filter((x) => Math.abs(x) < 708);
}

/** Largest error over the inputs, and where. */
function worst(inputs: Iterable<number>, actual: (x: number) => number, real: (x: number) => Real) {
  let error = 0;
  let at = NaN;
  for (const x of inputs) {
    const here = ulps(actual(x), real(x));
    if (!(here <= error)) {
      error = here;
      at = x;
    }
  }
  return { error, at };
}

const COUNT = Number(process.env.ELEMENTARY_SAMPLES ?? 2000);
const report = process.env.ELEMENTARY_SAMPLES === undefined ? () => {} : console.log;

function atMost(name: string, bound: number, found: { error: number; at: number }) {
  report(name, found.error, 'at', found.at);
  expect(found.error, `${name} at ${found.at}`).toBeLessThanOrEqual(bound);
}

describe('the references', () => {
  test('agree with published digits', () => {
    const digits = (value: bigint, bits: number) => String((value * 10n ** 40n) >> BigInt(bits));
    expect(digits(pi(BITS), BITS)).toBe('31415926535897932384626433832795028841971');
    expect(digits(ln2, BITS)).toBe('6931471805599453094172321214581765680755');
    const e = expFixed(1n << BigInt(BITS));
    expect(digits(e.value, e.bits)).toBe('27182818284590452353602874713526624977572');
    expect(digits(lnFixed(10n, 0), BITS)).toBe('23025850929940456840179914546843642076011');
    expect(digits(sinCos(1).sine.value, 320)).toBe('8414709848078965066525023216302989996225');
    expect(digits(atanFixed(2n << BigInt(BITS)), BITS)).toBe('11071487177940905030170654601785370400700');
  });
});

describe('errors in units in the last place', () => {
  test('exp', () => {
    const real = (x: number) => expFixed(fixed(x, BITS));
    atMost('exp', 1, worst(moderate(sizes(11, COUNT, -60, 9.46)), own.exp, real));
    const next = stream(12);
    const wide = Array.from({ length: COUNT }, () => next() * 1416 - 708);
    atMost('exp wide', 1, worst(wide, own.exp, real));
    const tiny = Array.from({ length: COUNT }, () => -708 - next() * 36);
    atMost('exp subnormal', 1.01, worst(tiny, own.exp, real));
  });

  test('ln, log10 and log2 over all exponents, subnormals and near 1', () => {
    const near = (x: number) => 1 + x;
    const inputs = [
      ...sizes(21, COUNT, -1074, 1024),
      ...[...signed(sizes(22, COUNT, -52, -1))].map(near),
      ...sizes(23, COUNT, -2, 3),
      5e-324,
      Number.MAX_VALUE,
    ].filter((x) => x !== 1);
    const real = (x: number): Real => {
      const { significand, exponent } = split(x);
      return { value: lnFixed(significand, exponent), bits: BITS };
    };
    const ln10 = { value: lnFixed(10n, 0), bits: BITS };
    atMost('ln', 1, worst(inputs, own.ln, real));
    atMost(
      'log10',
      1,
      worst(inputs, own.log10, (x) => quotient(real(x), ln10)),
    );
    atMost(
      'log2',
      1,
      worst(inputs, own.log2, (x) => quotient(real(x), { value: ln2, bits: BITS })),
    );
  });

  test('log1p and expm1', () => {
    const ups = [...signed(sizes(31, COUNT, -80, 0)), ...sizes(32, COUNT, -80, 1000)].filter((x) => x > -1);
    const oneMore = (x: number): Real => {
      const value = fixed(x, 1200) + (1n << 1200n);
      return { value: lnFixed(value, -1200), bits: BITS };
    };
    atMost('log1p', 2, worst(ups, own.log1p, oneMore));
    const real = (x: number) => exponentials(x, 1n, 0n, -1n);
    atMost('expm1', 2, worst(moderate(sizes(33, 2 * COUNT, -100, 9.4)), own.expm1, real));
    const next = stream(34);
    const middle = Array.from({ length: COUNT }, () => next() * 8 - 4);
    atMost('expm1 middle', 2, worst(middle, own.expm1, real));
  });

  test('pow', () => {
    const next = stream(41);
    const bases = [...sizes(42, 2 * COUNT, -1074, 1024), ...sizes(43, 2 * COUNT, -1, 1)];
    let error = 0;
    let at = '';
    let subnormalError = 0;
    for (const base of bases) {
      const { significand, exponent } = split(base);
      const logarithm = lnFixed(significand, exponent);
      const wanted = next() * 1439 - 730;
      const y = wanted / own.ln(base);
      if (!Number.isFinite(y)) continue;
      const power = split(y);
      const product = shifted(logarithm * power.significand, power.exponent);
      const here = ulps(own.pow(base, y), expFixed(product));
      if (wanted < -708) subnormalError = Math.max(subnormalError, here);
      else if (here > error) {
        error = here;
        at = `${base} ** ${y}`;
      }
    }
    report('pow', error, at, 'subnormal', subnormalError);
    expect(error, at).toBeLessThanOrEqual(1.2);
    expect(subnormalError).toBeLessThanOrEqual(1.01);
  });

  test('sin, cos and tan up to the largest double, and next to multiples of pi/2', () => {
    const next = stream(51);
    const near = Array.from({ length: COUNT }, () => Math.floor(next() * 2 ** (next() * 20)) * (Math.PI / 2));
    const inputs = [
      ...signed(sizes(52, COUNT, -30, 10)),
      ...signed(sizes(53, COUNT, 10, 21)),
      ...signed(sizes(54, COUNT, 20.5, 1024)),
      ...near.filter((x) => x > 0),
      ...[0.25, 0.5, 0.75, 1, 1.25].map((part) => part * Math.PI),
      6381956970095103 * 2 ** 797,
      Number.MAX_VALUE,
    ];
    atMost(
      'sin',
      1,
      worst(inputs, own.sin, (x) => sinCos(x).sine),
    );
    atMost(
      'cos',
      1,
      worst(inputs, own.cos, (x) => sinCos(x).cosine),
    );
    const tangent = (x: number) => quotient(sinCos(x).sine, sinCos(x).cosine);
    atMost('tan', 2, worst(inputs, own.tan, tangent));
  });

  test('asin, acos, atan and atan2', () => {
    const real = (x: number): Real => ({ value: atanFixed(fixed(x, BITS)), bits: BITS });
    const inputs = [...signed(sizes(61, COUNT, -100, 60)), ...sizes(62, COUNT, -2, 2)];
    atMost('atan', 1, worst(inputs, own.atan, real));
    const one = 1n << BigInt(BITS);
    const cosineSide = (s: bigint) => squareRoot(one * one - s * s);
    const arcSine = (x: number): Real => {
      const s = fixed(x, BITS);
      return { value: atanFixed((s << BigInt(BITS)) / cosineSide(s)), bits: BITS };
    };
    const arcCosine = (x: number): Real => {
      const s = fixed(x, BITS);
      return { value: 2n * atanFixed(((one - s) << BigInt(BITS)) / cosineSide(s)), bits: BITS };
    };
    const next = stream(63);
    const unit = [
      ...signed(sizes(64, COUNT, -60, 0)),
      ...Array.from({ length: COUNT }, () => 2 * next() - 1),
      ...[...sizes(65, COUNT, -50, -1)].flatMap((x) => [1 - x, x - 1]),
    ].filter((x) => Math.abs(x) < 1);
    atMost('asin', 1, worst(unit, own.asin, arcSine));
    atMost('acos', 1, worst(unit, own.acos, arcCosine));
    const angles = Array.from({ length: COUNT }, () => next() * 2 - 1);
    const around = (y: number): Real => {
      const t = atanFixed((fixed(y, BITS) << BigInt(BITS)) / fixed(-0.7, BITS));
      return { value: t + (y > 0 ? pi(BITS) : -pi(BITS)), bits: BITS };
    };
    atMost(
      'atan2',
      2,
      worst(angles, (y) => own.atan2(y, -0.7), around),
    );
  });

  test('sinh, cosh and tanh', () => {
    const next = stream(71);
    const inputs = [...moderate(sizes(72, COUNT, -60, 9.4)), ...Array.from({ length: COUNT }, () => next() * 50 - 25)];
    const halved = (real: Real): Real => ({ value: real.value, bits: real.bits + 1 });
    const hyperbolicSine = (x: number) => halved(exponentials(x, 1n, -1n, 0n));
    const hyperbolicCosine = (x: number) => halved(exponentials(x, 1n, 1n, 0n));
    atMost('sinh', 2, worst(inputs, own.sinh, hyperbolicSine));
    atMost('cosh', 2, worst(inputs, own.cosh, hyperbolicCosine));
    const ratio = (x: number) => quotient(exponentials(x, 1n, -1n, 0n), exponentials(x, 1n, 1n, 0n));
    atMost('tanh', 2, worst(inputs, own.tanh, ratio));
  });
});

describe('special values', () => {
  const specials = [
    0,
    -0,
    1,
    -1,
    2,
    -2,
    3,
    -3,
    0.5,
    -0.5,
    1e300,
    -1e300,
    5e-324,
    -5e-324,
    2 ** 53,
    2 ** 53 + 2,
    -1e-310,
  ];
  const all = [...specials, Infinity, -Infinity, NaN, Number.MAX_VALUE, -Number.MAX_VALUE, 1 - 2 ** -53, 1 + 2 ** -52];
  // A plain object: the linter forbids looking names up in a namespace.
  const functions = { ...own };
  const isSpecial = (x: number) => !Number.isFinite(x) || x === 0 || Math.abs(x) === 1;

  test.each([
    'exp',
    'log10',
    'log2',
    'log1p',
    'expm1',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
  ] as const)('%s gives the same zeros, infinities and NaN as Math', (name) => {
    for (const x of all) {
      const expected = Math[name](x);
      const actual = functions[name](x);
      if (isSpecial(expected)) expect(actual, `${name}(${x})`).toBe(expected);
      else expect(Math.abs(actual / expected - 1), `${name}(${x})`).toBeLessThan(1e-15);
    }
  });

  test('ln gives the same zeros, infinities and NaN as Math.log', () => {
    for (const x of all) {
      const expected = Math.log(x);
      if (isSpecial(expected)) expect(own.ln(x), `ln(${x})`).toBe(expected);
    }
  });

  test('pow follows the ** operator on every pair of special values', () => {
    for (const x of all) {
      for (const y of all) {
        const expected = x ** y;
        const actual = own.pow(x, y);
        if (isSpecial(expected)) expect(actual, `${x} ** ${y}`).toBe(expected);
        else expect(Math.abs(actual / expected - 1), `${x} ** ${y}`).toBeLessThan(1e-15);
      }
    }
  });

  test('atan2 follows Math.atan2 on every pair of special values', () => {
    for (const y of all) {
      for (const x of all) {
        const expected = Math.atan2(y, x);
        const actual = own.atan2(y, x);
        if (isSpecial(expected)) expect(actual, `atan2(${y}, ${x})`).toBe(expected);
        else expect(Math.abs(actual / expected - 1), `atan2(${y}, ${x})`).toBeLessThan(1e-15);
      }
    }
  });

  test('exp overflows and underflows where the true value does', () => {
    expect(own.exp(709.782712893384)).toBeLessThan(Infinity);
    expect(own.exp(709.7827128933841)).toBe(Infinity);
    expect(own.exp(-745.1332191019411)).toBe(5e-324);
    expect(own.exp(-745.1332191019412)).toBe(0);
    expect(own.exp(0)).toBe(1);
  });

  test('whole powers of 2 and 10 are exact', () => {
    for (let k = -1074; k <= 1023; k++) expect(own.exp2(k)).toBe(2 ** k);
    for (let k = 0; k <= 22; k++) {
      expect(own.pow(10, k)).toBe(Number(`1e${k}`));
      expect(own.log10(Number(`1e${k}`))).toBe(k);
    }
    for (let k = -1074; k <= 1023; k++) expect(own.log2(2 ** k)).toBe(k);
  });

  test('squares and cubes of small integers are exact', () => {
    for (let n = -200; n <= 200; n++) {
      expect(own.pow(n, 2)).toBe(n * n);
      expect(own.pow(n, 3)).toBe(n * n * n);
    }
  });

  test('sqrt is the correctly rounded square root', () => {
    expect(own.sqrt(2)).toBe(Math.SQRT2);
    expect(own.sqrt(-1)).toBeNaN();
  });
});
