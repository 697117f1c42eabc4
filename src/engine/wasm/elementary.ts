/**
 * The elementary functions of `#base` on a group of lanes: the same operations in the same order on the same numbers, with
 * selects where the scalar code branches. A lane that only the scalar code can compute (a huge angle) is marked in the
 * escape slot, and its run is computed again by the reference.
 */
import { elementaryConstants as constant } from '#base';
import { CodeWriter } from './code-writer.ts';
import type { ConstantPool } from './memory-layout.ts';
import { bits, groupTypes, type Lane, Lanes, number, parameter, signBits } from './lanes.ts';

export type ElementaryName =
  | 'exp'
  | 'ln'
  | 'power'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh';

const half = number(0.5);
const one = number(1);
const two = number(2);
const zero = number(0);
const infinity = number(Infinity);
const notANumber = number(Number.NaN);
const roundToInteger = number(constant.ROUND_TO_INTEGER);

/** As `evenOdd` of base. */
function evenOdd(l: Lanes, coefficients: readonly number[], x: Lane): Lane {
  const square = l.multiply(x, x);
  const last = coefficients.length - 1;
  const horner = (from: number): Lane => {
    let sum: Lane = number(coefficients[from] as number);
    for (let index = from - 2; index >= 0; index -= 2) {
      sum = l.add(l.multiply(sum, square), number(coefficients[index] as number));
    }
    return sum;
  };
  const high = horner(last);
  const low = horner(last - 1);
  return last % 2 === 0 ? l.add(high, l.multiply(x, low)) : l.add(low, l.multiply(x, high));
}

/** 2^exponent for whole numbers: the sum leaves exponent + 1023 in the low bits. */
function powerOfTwo(l: Lanes, exponent: Lane): Lane {
  return l.shiftLeft(l.add(exponent, number(constant.ROUND_TO_INTEGER + 1023)), 52);
}

function rounded(l: Lanes, x: Lane): Lane {
  return l.subtract(l.add(x, roundToInteger), roundToInteger);
}

function expOfSum(l: Lanes, x: Lane, tail: Lane | undefined, extra: number): Lane {
  const aboveMinimum = l.do('f64x2_pmax', x, number(constant.EXP_MINIMUM));
  const clamped = l.do('f64x2_pmin', aboveMinimum, number(constant.EXP_MAXIMUM));
  const k = rounded(l, l.multiply(clamped, number(constant.INVERSE_LN2)));
  const lowPart = l.multiply(k, number(constant.LN2_LOW));
  const correction = tail === undefined ? lowPart : l.subtract(lowPart, tail);
  const r = l.subtract(l.subtract(clamped, l.multiply(k, number(constant.LN2_HIGH))), correction);
  const rest = l.multiply(l.multiply(r, r), evenOdd(l, constant.EXP_POLYNOMIAL, r));
  const p = l.add(one, l.add(r, rest));
  const total = extra === 0 ? k : l.add(k, number(extra));
  const halfTotal = rounded(l, l.multiply(total, half));
  return l.multiply(l.multiply(p, powerOfTwo(l, halfTotal)), powerOfTwo(l, l.subtract(total, halfTotal)));
}

/** e^x - 1 where neither of the short cuts of base's expm1 applies. */
function expm1Core(l: Lanes, x: Lane): Lane {
  const k = rounded(l, l.multiply(x, number(constant.INVERSE_LN2)));
  const high = l.subtract(x, l.multiply(k, number(constant.LN2_HIGH)));
  const low = l.multiply(k, number(constant.LN2_LOW));
  const r = l.subtract(high, low);
  const series = l.multiply(l.multiply(r, r), evenOdd(l, constant.EXP_POLYNOMIAL, r));
  const p = l.add(r, l.add(series, l.subtract(l.subtract(high, r), low)));
  const scale = powerOfTwo(l, k);
  const scaled = l.multiply(scale, p);
  const base = l.subtract(scale, one);
  const lost = l.subtract(scale, l.add(base, one));
  return l.add(base, l.add(scaled, lost));
}

/** x = 2^k m with m around 1, as the first steps of base's ln. */
function scaledParts(l: Lanes, x: Lane): { k: Lane; m: Lane } {
  const subnormal = l.less(x, number(constant.SMALLEST_NORMAL));
  const normal = l.choose(subnormal, l.multiply(x, number(constant.TWO_54)), x);
  const shifted = l.addBits(normal, bits(constant.ONE_HIGH_WORD - constant.SQRT_HALF_HIGH_WORD, 0));
  const biased = l.or(l.shiftRight(shifted, 52), bits(0x43300000, 0));
  const exponent = l.subtract(biased, number(4503599627370496));
  const k = l.subtract(exponent, l.choose(subnormal, number(1023 + 54), number(1023)));
  const m = l.addBits(l.and(shifted, bits(0x000fffff, 0xffffffff)), bits(constant.SQRT_HALF_HIGH_WORD, 0));
  return { k, m };
}

function naturalLogarithm(l: Lanes, x: Lane): Lane {
  const { k, m } = scaledParts(l, x);
  const f = l.subtract(m, one);
  const s = l.divide(f, l.add(two, f));
  const z = l.multiply(s, s);
  const h = l.multiply(l.multiply(half, f), f);
  const R = l.multiply(z, evenOdd(l, constant.LN_POLYNOMIAL, z));
  const inner = l.add(l.multiply(s, l.add(h, R)), l.multiply(k, number(constant.LN2_LOW)));
  const rest = l.subtract(l.subtract(h, inner), f);
  const result = l.subtract(l.multiply(k, number(constant.LN2_HIGH)), rest);
  const special = l.choose(l.equal(x, zero), number(-Infinity), l.choose(l.less(x, zero), notANumber, x));
  const ordinary = l.and(l.greater(x, zero), l.less(x, infinity));
  return l.choose(ordinary, result, special);
}

function upperHalf(l: Lanes, x: Lane): Lane {
  return l.and(x, bits(0xffffffff, 0xf8000000));
}

/** What the rounded product p = a b left out, from the halves of both. */
function productRest(l: Lanes, p: Lane, [aUpper, aLower]: readonly [Lane, Lane], [bUpper, bLower]: readonly [Lane, Lane]): Lane {
  const first = l.subtract(l.multiply(aUpper, bUpper), p);
  const second = l.add(first, l.multiply(aUpper, bLower));
  return l.add(l.add(second, l.multiply(aLower, bUpper)), l.multiply(aLower, bLower));
}

function halves(l: Lanes, x: Lane): readonly [Lane, Lane] {
  const upper = upperHalf(l, x);
  return [upper, l.subtract(x, upper)];
}

/** As `lnHigh` and `lnRest` of base. */
function longLogarithm(l: Lanes, x: Lane): { high: Lane; low: Lane } {
  const { k, m } = scaledParts(l, x);
  const f = l.subtract(m, one);
  const d = l.add(m, one);
  const dRest = l.subtract(m, l.subtract(d, one));
  const s = l.divide(f, d);
  const sHalves = halves(l, s);
  const [sUpper, sLower] = sHalves;
  const sd = l.multiply(s, d);
  const sdRest = productRest(l, sd, sHalves, halves(l, d));
  const sLow = l.divide(l.subtract(l.subtract(l.subtract(f, sd), sdRest), l.multiply(s, dRest)), d);

  const z = l.multiply(s, s);
  const twoS = l.multiply(two, s);
  const zFirst = l.subtract(l.multiply(sUpper, sUpper), z);
  const zSecond = l.add(zFirst, l.multiply(l.multiply(two, sUpper), sLower));
  const zLow = l.add(l.add(zSecond, l.multiply(sLower, sLower)), l.multiply(twoS, sLow));

  const twoThirds = number(constant.TWO_THIRDS_HIGH);
  const c = l.multiply(twoThirds, z);
  const cRest = productRest(l, c, halves(l, twoThirds), halves(l, z));
  const cLow = l.add(l.add(cRest, l.multiply(twoThirds, zLow)), l.multiply(number(constant.TWO_THIRDS_LOW), z));

  const tail = l.multiply(l.multiply(z, z), evenOdd(l, constant.LN_TAIL_POLYNOMIAL, z));
  const u = l.add(c, tail);
  const uLow = l.add(l.add(l.subtract(c, u), tail), cLow);

  const v = l.multiply(s, u);
  const vRest = productRest(l, v, sHalves, halves(l, u));
  const vLow = l.add(l.add(vRest, l.multiply(s, uLow)), l.multiply(sLow, u));

  const w = l.add(twoS, v);
  const wLow = l.add(l.add(l.subtract(twoS, w), v), l.add(vLow, l.multiply(two, sLow)));

  const kLn2 = l.multiply(k, number(constant.LN2_HIGH));
  const high = l.add(kLn2, w);
  const lowPart = l.add(wLow, l.multiply(k, number(constant.LN2_LOW)));
  return { high, low: l.add(l.add(l.subtract(kLn2, high), w), lowPart) };
}

function power(l: Lanes, x: Lane, y: Lane): Lane {
  const size = l.abs(x);
  const logarithm = longLogarithm(l, size);
  const p = l.multiply(logarithm.high, y);
  const rest = productRest(l, p, halves(l, logarithm.high), halves(l, y));
  const inside = l.and(
    l.do('f64x2_ge', p, number(constant.EXP_MINIMUM)),
    l.lessOrEqual(p, number(constant.EXP_MAXIMUM)),
  );
  const tail = l.choose(inside, l.add(rest, l.multiply(y, logarithm.low)), zero);
  const ordinary = expOfSum(l, p, tail, 0);

  const rising = l.greater(y, zero);
  const ofZero = l.choose(rising, zero, infinity);
  const ofInfinity = l.choose(rising, infinity, zero);
  const infinite = l.equal(size, infinity);
  const unsigned = l.choose(l.equal(size, zero), ofZero, l.choose(infinite, ofInfinity, ordinary));
  const integer = l.equal(l.truncate(y), y);
  const halved = l.multiply(y, half);
  const odd = l.and(integer, l.different(l.truncate(halved), halved));
  const signed = l.xor(unsigned, l.and(l.and(x, odd), signBits));
  const impossible = l.without(l.without(l.less(x, zero), integer), infinite);
  const missing = l.or(l.different(x, x), l.different(y, y));
  const checked = l.choose(l.or(impossible, missing), notANumber, signed);
  return l.choose(l.equal(y, zero), one, checked);
}

interface Angle {
  readonly high: Lane;
  readonly low: Lane;
  /** The number of quarter turns, in the lowest bits. */
  readonly quadrant: Lane;
}

/** What the rounded difference left - right = result left out. */
function difference(l: Lanes, left: Lane, right: Lane, result: Lane): Lane {
  const rightUsed = l.subtract(left, result);
  return l.add(l.subtract(left, l.add(result, rightUsed)), l.subtract(rightUsed, right));
}

function reduceAngle(l: Lanes, x: Lane, escapeSlot: number): Angle {
  const size = l.abs(x);
  const huge = l.and(l.greater(size, number(constant.REDUCTION_LIMIT)), l.less(size, infinity));
  l.store(escapeSlot, l.or(l.load(escapeSlot), huge));

  const parts = constant.HALF_PI_PARTS.map(number) as [Lane, Lane, Lane, Lane];
  const turns = l.add(l.multiply(x, number(constant.TWO_OVER_PI)), roundToInteger);
  const n = l.subtract(turns, roundToInteger);
  const first = l.subtract(x, l.multiply(n, parts[0]));
  const second = l.multiply(n, parts[1]);
  const a = l.subtract(first, second);
  const aRest = difference(l, first, second, a);
  const third = l.multiply(n, parts[2]);
  const b = l.subtract(a, third);
  const bRest = difference(l, a, third, b);
  const rest = l.subtract(l.add(bRest, aRest), l.multiply(n, parts[3]));
  const high = l.add(b, rest);
  const none = l.equal(n, zero);
  return {
    high: l.choose(none, x, high),
    low: l.choose(none, zero, l.add(l.subtract(b, high), rest)),
    quadrant: turns,
  };
}

function sinNear(l: Lanes, { high, low }: Angle): Lane {
  const z = l.multiply(high, high);
  const main = l.multiply(high, l.multiply(z, evenOdd(l, constant.SIN_POLYNOMIAL, z)));
  return l.add(high, l.add(main, l.multiply(low, l.subtract(one, l.multiply(half, z)))));
}

function cosNear(l: Lanes, { high, low }: Angle): Lane {
  const z = l.multiply(high, high);
  const halfZ = l.multiply(half, z);
  const w = l.subtract(one, halfZ);
  const series = l.multiply(l.multiply(z, z), evenOdd(l, constant.COS_POLYNOMIAL, z));
  const rest = l.subtract(series, l.multiply(high, low));
  return l.add(w, l.add(l.subtract(l.subtract(one, w), halfZ), rest));
}

const isOdd = (l: Lanes, quadrant: Lane): Lane => l.spreadSign(l.shiftLeft(quadrant, 63));

function quarter(l: Lanes, angle: Angle, quadrant: Lane): Lane {
  const size = l.choose(isOdd(l, quadrant), cosNear(l, angle), sinNear(l, angle));
  return l.xor(size, l.and(l.shiftLeft(quadrant, 62), signBits));
}

const finiteOnly = (l: Lanes, x: Lane, result: Lane): Lane => l.choose(l.less(l.abs(x), infinity), result, notANumber);

function keepTiny(l: Lanes, x: Lane, limit: number, result: Lane): Lane {
  return l.choose(l.less(l.abs(x), number(limit)), x, result);
}

function sine(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const angle = reduceAngle(l, x, escapeSlot);
  const result = quarter(l, angle, angle.quadrant);
  return finiteOnly(l, x, keepTiny(l, x, constant.SIN_TINY, result));
}

function cosine(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const angle = reduceAngle(l, x, escapeSlot);
  return finiteOnly(l, x, quarter(l, angle, l.addBits(angle.quadrant, bits(0, 1))));
}

function tangent(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const angle = reduceAngle(l, x, escapeSlot);
  const sin = sinNear(l, angle);
  const cos = cosNear(l, angle);
  const odd = isOdd(l, angle.quadrant);
  const result = l.divide(l.choose(odd, l.negate(cos), sin), l.choose(odd, sin, cos));
  return finiteOnly(l, x, keepTiny(l, x, constant.SIN_TINY, result));
}

/** As `atanOfSize` of base: the range chooses what is divided by what, and which angle is added. */
function atanOfSize(l: Lanes, a: Lane): Lane {
  const ranges: readonly (readonly [limit: number, numerator: Lane, denominator: Lane, high: number, low: number])[] = [
    [7 / 16, a, one, 0, 0],
    [11 / 16, l.subtract(l.multiply(two, a), one), l.add(two, a), constant.ATAN_HALF_HIGH, constant.ATAN_HALF_LOW],
    [19 / 16, l.subtract(a, one), l.add(one, a), constant.QUARTER_PI_HIGH, constant.QUARTER_PI_LOW],
    [
      39 / 16,
      l.subtract(a, number(1.5)),
      l.add(one, l.multiply(number(1.5), a)),
      constant.ATAN_THREE_HALVES_HIGH,
      constant.ATAN_THREE_HALVES_LOW,
    ],
  ];
  let numerator: Lane = number(-1);
  let denominator: Lane = a;
  let high: Lane = number(constant.HALF_PI_HIGH);
  let low: Lane = number(constant.HALF_PI_LOW);
  for (const [limit, above, below, angle, angleLow] of ranges.toReversed()) {
    const within = l.less(a, number(limit));
    numerator = l.choose(within, above, numerator);
    denominator = l.choose(within, below, denominator);
    high = l.choose(within, number(angle), high);
    low = l.choose(within, number(angleLow), low);
  }
  const t = l.divide(numerator, denominator);
  const z = l.multiply(t, t);
  const series = l.multiply(t, l.multiply(z, evenOdd(l, constant.ATAN_POLYNOMIAL, z)));
  return l.add(high, l.add(t, l.add(series, low)));
}

const withSign = (l: Lanes, size: Lane, sign: Lane): Lane => l.xor(size, l.and(sign, signBits));

/** As `asinExcess` of base. */
const asinExcess = (l: Lanes, z: Lane): Lane => l.multiply(z, evenOdd(l, constant.ASIN_POLYNOMIAL, z));

interface FarHalf {
  readonly s: Lane;
  readonly excess: Lane;
  readonly upper: Lane;
  readonly lower: Lane;
}

/** What arc sine and cosine share where |x| is above a half: the root of (1 - |x|)/2 in two parts. */
function farHalf(l: Lanes, size: Lane): FarHalf {
  const z = l.multiply(l.subtract(one, size), half);
  const s = l.sqrt(z);
  const upper = upperHalf(l, s);
  const rest = l.divide(l.subtract(z, l.multiply(upper, upper)), l.add(s, upper));
  return { s, excess: asinExcess(l, z), upper, lower: l.choose(l.equal(s, zero), zero, rest) };
}

const halfPiLow = number(constant.HALF_PI_LOW);
const quarterPi = number(constant.QUARTER_PI_HIGH);

function arcSine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const near = l.add(x, l.multiply(x, asinExcess(l, l.multiply(x, x))));
  const { s, excess, upper, lower } = farHalf(l, size);
  const correction = l.subtract(halfPiLow, l.multiply(two, lower));
  const small = l.subtract(l.multiply(l.multiply(two, s), excess), correction);
  const far = l.subtract(quarterPi, l.subtract(small, l.subtract(quarterPi, l.multiply(two, upper))));
  const result = l.choose(l.lessOrEqual(size, half), near, withSign(l, far, x));
  const known = l.choose(l.less(size, number(1e-8)), x, result);
  return l.choose(l.lessOrEqual(size, one), known, notANumber);
}

function arcCosine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const nearRest = l.subtract(halfPiLow, l.multiply(x, asinExcess(l, l.multiply(x, x))));
  const near = l.subtract(number(constant.HALF_PI_HIGH), l.subtract(x, nearRest));
  const { s, excess, upper, lower } = farHalf(l, size);
  const product = l.multiply(s, excess);
  const doubled = l.multiply(two, l.add(s, l.subtract(product, halfPiLow)));
  const negative = l.subtract(number(constant.PI_HIGH), doubled);
  const positive = l.multiply(two, l.add(upper, l.add(product, lower)));
  const far = l.choose(l.less(x, zero), negative, positive);
  const result = l.choose(l.lessOrEqual(size, half), near, far);
  return l.choose(l.lessOrEqual(size, one), result, notANumber);
}

function hyperbolicSine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const e = expm1Core(l, size);
  const near = l.multiply(half, l.add(e, l.divide(e, l.add(e, one))));
  const result = l.choose(l.greater(size, number(22)), expOfSum(l, size, undefined, -1), near);
  return l.choose(l.do('f64x2_ge', size, number(constant.SINH_TINY)), withSign(l, result, x), x);
}

function hyperbolicCosine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const e = expOfSum(l, size, undefined, 0);
  const near = l.add(l.multiply(half, e), l.divide(half, e));
  return l.choose(l.greater(size, number(22)), expOfSum(l, size, undefined, -1), near);
}

function hyperbolicTangent(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const e = expm1Core(l, l.multiply(two, size));
  const sum = l.add(e, two);
  const ratio = l.divide(e, sum);
  const lost = l.add(l.subtract(two, sum), e);
  const small = l.subtract(ratio, l.divide(l.multiply(ratio, lost), sum));
  const near = l.choose(l.less(size, one), small, l.subtract(one, l.divide(two, sum)));
  const result = l.choose(l.greater(size, number(22)), one, near);
  return l.choose(l.do('f64x2_ge', size, number(constant.SINH_TINY)), withSign(l, result, x), x);
}

const bodies: Readonly<Record<ElementaryName, (l: Lanes, x: Lane, y: Lane, escapeSlot: number) => Lane>> = {
  exp: (l, x) => expOfSum(l, x, undefined, 0),
  ln: (l, x) => naturalLogarithm(l, x),
  power: (l, x, y) => power(l, x, y),
  sin: (l, x, _, escapeSlot) => sine(l, x, escapeSlot),
  cos: (l, x, _, escapeSlot) => cosine(l, x, escapeSlot),
  tan: (l, x, _, escapeSlot) => tangent(l, x, escapeSlot),
  asin: (l, x) => arcSine(l, x),
  acos: (l, x) => arcCosine(l, x),
  atan: (l, x) => withSign(l, atanOfSize(l, l.abs(x)), x),
  sinh: (l, x) => hyperbolicSine(l, x),
  cosh: (l, x) => hyperbolicCosine(l, x),
  tanh: (l, x) => hyperbolicTangent(l, x),
};

/** The function on a group of lanes; `power` takes two groups. */
export function elementaryFunction(name: ElementaryName, escapeSlot: number, constants: ConstantPool): CodeWriter {
  const writer = new CodeWriter(name === 'power' ? [...groupTypes, ...groupTypes] : groupTypes, groupTypes, constants);
  const lanes = new Lanes(writer);
  lanes.result(bodies[name](lanes, parameter(0), parameter(1), escapeSlot));
  return writer;
}
