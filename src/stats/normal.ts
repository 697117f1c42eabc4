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
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
];
const near: Ratio = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];
const far: Ratio = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
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
