/** sin, cos, tan and their inverses on a group of lanes: the operations of base, in base's order. */
import { elementaryConstants as constant } from '#base';
import {
  evenOdd,
  half,
  halves,
  infinity,
  notANumber,
  one,
  productRest,
  roundToInteger,
  two,
  upperHalf,
  withSign,
  zero,
} from './elementary-parts.ts';
import { bits, type Lane, type Lanes, number, signBits } from './lanes.ts';

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

export function sine(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const angle = reduceAngle(l, x, escapeSlot);
  const result = quarter(l, angle, angle.quadrant);
  return finiteOnly(l, x, keepTiny(l, x, constant.SIN_TINY, result));
}

export function cosine(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const angle = reduceAngle(l, x, escapeSlot);
  return finiteOnly(l, x, quarter(l, angle, l.addBits(angle.quadrant, bits(0, 1))));
}

/** As `quotient` of base: two sums of two doubles, divided. */
function quotient(l: Lanes, top: Lane, topRest: Lane, bottom: Lane, bottomRest: Lane): Lane {
  const first = l.divide(top, bottom);
  const product = l.multiply(first, bottom);
  const rest = productRest(l, product, halves(l, first), halves(l, bottom));
  const lost = l.subtract(l.subtract(top, product), rest);
  const total = l.add(lost, l.subtract(topRest, l.multiply(first, bottomRest)));
  return l.add(first, l.divide(total, bottom));
}

export function tangent(l: Lanes, x: Lane, escapeSlot: number): Lane {
  const { high, low, quadrant } = reduceAngle(l, x, escapeSlot);
  const z = l.multiply(high, high);
  const halfZ = l.multiply(half, z);
  const w = l.subtract(one, halfZ);
  const sineSeries = l.multiply(high, l.multiply(z, evenOdd(l, constant.SIN_POLYNOMIAL, z)));
  const sineExcess = l.add(sineSeries, l.multiply(low, w));
  const sine = l.add(high, sineExcess);
  const sineRest = l.add(l.subtract(high, sine), sineExcess);
  const cosineSeries = l.multiply(l.multiply(z, z), evenOdd(l, constant.COS_POLYNOMIAL, z));
  const cosineTail = l.subtract(cosineSeries, l.multiply(high, low));
  const cosineExcess = l.add(l.subtract(l.subtract(one, w), halfZ), cosineTail);
  const cosine = l.add(w, cosineExcess);
  const cosineRest = l.add(l.subtract(w, cosine), cosineExcess);
  const odd = isOdd(l, quadrant);
  const result = quotient(
    l,
    l.choose(odd, l.negate(cosine), sine),
    l.choose(odd, l.negate(cosineRest), sineRest),
    l.choose(odd, sine, cosine),
    l.choose(odd, sineRest, cosineRest),
  );
  return finiteOnly(l, x, keepTiny(l, x, constant.SIN_TINY, result));
}

/** As `atanOfSize` of base: the range chooses what is divided by what, and which angle is added. */
export function atanOfSize(l: Lanes, a: Lane): Lane {
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

export function arcSine(l: Lanes, x: Lane): Lane {
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

export function arcCosine(l: Lanes, x: Lane): Lane {
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
