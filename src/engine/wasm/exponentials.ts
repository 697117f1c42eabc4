/** exp, ln, power and the hyperbolic functions on a group of lanes: the operations of base, in base's order. */
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
  withSign,
  zero,
} from './elementary-parts.ts';
import { bits, type Lane, type Lanes, number, signBits } from './lanes.ts';

/** 2^exponent for whole numbers: the sum leaves exponent + 1023 in the low bits. */
export function powerOfTwo(l: Lanes, exponent: Lane): Lane {
  return l.shiftLeft(l.add(exponent, number(constant.ROUND_TO_INTEGER + 1023)), 52);
}

function rounded(l: Lanes, x: Lane): Lane {
  return l.subtract(l.add(x, roundToInteger), roundToInteger);
}

/** k and p of base's exp: e^(x + tail) = p 2^k. */
export function scaledPower(l: Lanes, x: Lane, tail: Lane | undefined): { k: Lane; p: Lane } {
  const k = rounded(l, l.multiply(x, number(constant.INVERSE_LN2)));
  const lowPart = l.multiply(k, number(constant.LN2_LOW));
  const correction = tail === undefined ? lowPart : l.subtract(lowPart, tail);
  const r = l.subtract(l.subtract(x, l.multiply(k, number(constant.LN2_HIGH))), correction);
  const rest = l.multiply(l.multiply(r, r), evenOdd(l, constant.EXP_POLYNOMIAL, r));
  return { k, p: l.add(one, l.add(r, rest)) };
}

/** Within this size e^x is so far from both ends of the doubles that one exact multiplication scales it. */
export const quickExponent = 700;

export function expOfSum(l: Lanes, x: Lane, tail: Lane | undefined, extra: number): Lane {
  const aboveMinimum = l.do('f64x2_pmax', x, number(constant.EXP_MINIMUM));
  const clamped = l.do('f64x2_pmin', aboveMinimum, number(constant.EXP_MAXIMUM));
  const { k, p } = scaledPower(l, clamped, tail);
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

interface ScaledParts {
  readonly k: Lane;
  readonly m: Lane;
}

/** x = 2^k m with m around 1, as the first steps of base's ln. */
function scaledParts(l: Lanes, x: Lane): ScaledParts {
  const subnormal = l.less(x, number(constant.SMALLEST_NORMAL));
  const normal = l.choose(subnormal, l.multiply(x, number(constant.TWO_54)), x);
  return normalParts(l, normal, l.choose(subnormal, number(1023 + 54), number(1023)));
}

export function normalParts(l: Lanes, normal: Lane, bias: Lane): ScaledParts {
  const shifted = l.addBits(normal, bits(constant.ONE_HIGH_WORD - constant.SQRT_HALF_HIGH_WORD, 0));
  const biased = l.or(l.shiftRight(shifted, 52), bits(0x43300000, 0));
  const exponent = l.subtract(biased, number(4503599627370496));
  const k = l.subtract(exponent, bias);
  const m = l.addBits(l.and(shifted, bits(0x000fffff, 0xffffffff)), bits(constant.SQRT_HALF_HIGH_WORD, 0));
  return { k, m };
}

/** Whether x is a positive number of ordinary size. */
export function isOrdinary(l: Lanes, x: Lane): Lane {
  return l.and(l.do('f64x2_ge', x, number(constant.SMALLEST_NORMAL)), l.less(x, infinity));
}

export function logarithmOf(l: Lanes, { k, m }: ScaledParts): Lane {
  const f = l.subtract(m, one);
  const s = l.divide(f, l.add(two, f));
  const z = l.multiply(s, s);
  const h = l.multiply(l.multiply(half, f), f);
  const R = l.multiply(z, evenOdd(l, constant.LN_POLYNOMIAL, z));
  const inner = l.add(l.multiply(s, l.add(h, R)), l.multiply(k, number(constant.LN2_LOW)));
  const rest = l.subtract(l.subtract(h, inner), f);
  return l.subtract(l.multiply(k, number(constant.LN2_HIGH)), rest);
}

export function naturalLogarithm(l: Lanes, x: Lane): Lane {
  const result = logarithmOf(l, scaledParts(l, x));
  const special = l.choose(l.equal(x, zero), number(-Infinity), l.choose(l.less(x, zero), notANumber, x));
  const ordinary = l.and(l.greater(x, zero), l.less(x, infinity));
  return l.choose(ordinary, result, special);
}

/** As `lnHigh` and `lnRest` of base. */
export function longLogarithm(l: Lanes, { k, m }: ScaledParts): { high: Lane; low: Lane } {
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

export function power(l: Lanes, x: Lane, y: Lane): Lane {
  const size = l.abs(x);
  const logarithm = longLogarithm(l, scaledParts(l, size));
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

export function hyperbolicSine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const e = expm1Core(l, size);
  const near = l.multiply(half, l.add(e, l.divide(e, l.add(e, one))));
  const result = l.choose(l.greater(size, number(22)), expOfSum(l, size, undefined, -1), near);
  return l.choose(l.do('f64x2_ge', size, number(constant.SINH_TINY)), withSign(l, result, x), x);
}

export function hyperbolicCosine(l: Lanes, x: Lane): Lane {
  const size = l.abs(x);
  const e = expOfSum(l, size, undefined, 0);
  const near = l.add(l.multiply(half, e), l.divide(half, e));
  return l.choose(l.greater(size, number(22)), expOfSum(l, size, undefined, -1), near);
}

export function hyperbolicTangent(l: Lanes, x: Lane): Lane {
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
