/** The standard normal distribution, accurate in both tails. */

import { expOfSum, ln } from '#base';

const inverseRootTwoPi = 0.3989422804014327;

/** Density of N(0, 1) at x. */
export function normalDensity(x: number): number {
  return inverseRootTwoPi * halfSquareExp(x);
}

/** e^(-x^2/2). The rounding of x^2 alone would cost 700 ulp at x = 37, so it is carried along. */
function halfSquareExp(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return Number.isNaN(x) ? x : 0;
  const upper = Math.fround(size);
  const lower = size - upper;
  // A float squared is exact in a double.
  return expOfSum(-0.5 * upper * upper, -lower * (upper + 0.5 * lower), 0);
}

/** (Phi(x) - 1/2)/x in powers of x^2, |x| <= 1; Chebyshev interpolation, error 3e-17. */
const middle: readonly number[] = [
  0.3989422804014327, -0.06649038006690543, 0.009973557010035022, -0.0011873282154680343, 0.00011543468751655941,
  -9.444655793103845e-6, 6.659679879655231e-7, -4.1224107514160815e-8, 2.2704137585676e-9, -1.106432828275589e-10,
  4.0743269774266276e-12,
];

/** (x + 4) e^(x^2/2) Phi(-x) in Chebyshev polynomials of (x - 6)/(x + 4), x >= 1; relative error 4e-17. */
const tail: readonly number[] = [
  0.748048523926734, -0.4352041934279847, 0.10282368183626776, -0.01909524251818624, 0.002556689835282907,
  -0.00017939806144924008, -1.18277891256342e-5, 4.313933838776936e-6, -2.0692595853062788e-7, -7.055933931379679e-8,
  9.253982179538411e-9, 1.195103588002584e-9, -2.81803202559445e-10, -2.4756928836243954e-11, 8.395762686991795e-12,
  7.08154152401976e-13, -2.5833208428113773e-13, -2.737755853138143e-14, 8.066641154812595e-15, 1.2457867920128932e-15,
  -2.398807344751352e-16, -5.930691343819156e-17, 5.76862292640679e-18, 2.756112333966863e-18,
];

/**
 * Probability that N(0, 1) is at most x. Relative error about 1e-15 down to 1e-307.
 * Its own polynomials, computed with 60 digits.
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size <= 1) {
    const square = x * x;
    let value = 0;
    for (let index = middle.length - 1; index >= 0; index--) value = value * square + (middle[index] as number);
    return 0.5 + x * value;
  }
  if (Number.isNaN(x)) return x;
  const beyond = size === Infinity ? 0 : (chebyshev(tail, (size - 6) / (size + 4)) / (size + 4)) * halfSquareExp(size);
  return x < 0 ? beyond : 1 - beyond;
}

function chebyshev(coefficients: readonly number[], x: number): number {
  let next = 0;
  let afterNext = 0;
  for (let index = coefficients.length - 1; index > 0; index--) {
    const current = 2 * x * next - afterNext + (coefficients[index] as number);
    afterNext = next;
    next = current;
  }
  return x * next - afterNext + (coefficients[0] as number);
}

type Ratio = readonly [numerator: readonly number[], denominator: readonly number[]];

const central: Ratio = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
];
const near: Ratio = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
];
const far: Ratio = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
];

/**
 * The x below which N(0, 1) falls with probability p: relative error about 1e-15 from 1e-300 to 1 - 1e-16.
 *
 * @param p 0 to 1; -infinity at 0, infinity at 1, NaN outside.
 * @see Wichura (1988), algorithm AS 241 (PPND16), doi:10.2307/2347330: the rational approximations.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(central, 0.180625 - q * q);
  const size = tailQuantile(q < 0 ? p : 1 - p);
  return q < 0 ? -size : size;
}

function tailQuantile(p: number): number {
  const r = Math.sqrt(-ln(p));
  return r <= 5 ? ratio(near, r - 1.6) : ratio(far, r - 5);
}

function ratio([numerator, denominator]: Ratio, x: number): number {
  let top = 0;
  let bottom = 0;
  for (let index = 7; index >= 0; index--) {
    top = top * x + (numerator[index] as number);
    bottom = bottom * x + (denominator[index] as number);
  }
  return top / bottom;
}
