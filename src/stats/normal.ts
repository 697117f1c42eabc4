/** The normal distribution: density, cumulative and quantile to nearly full double precision, tails included. */
import { exp, ln } from '#base';

const rootTwoPi = 2.5066282746310002;

export function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / rootTwoPi;
}

/** @returns Pr[Z <= z]: relative error near 1e-15 in the lower tail too. */
export function normalCumulative(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z < -1.5) return lowerTail(-z);
  if (z > 1.5) return 1 - lowerTail(z);
  return 0.5 + normalDensity(z) * centralSeries(z);
}

/** @see Marsaglia (2004), Evaluating the normal distribution, doi:10.18637/jss.v011.i04. */
function centralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** Mills' ratio as a continued fraction, from far out inwards. @see Abramowitz & Stegun 26.2.14. */
function lowerTail(z: number): number {
  if (z > 38.6) return 0;
  let ratio = z;
  for (let k = Math.ceil(20 + 400 / z); k >= 1; k -= 1) ratio = z + k / ratio;
  return normalDensity(z) / ratio;
}

const central = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const middle = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const far = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * @param p 0 to 1.
 * @returns z with Pr[Z <= z] = p; -Infinity at 0, Infinity at 1, NaN outside.
 * @see Wichura (1988), Algorithm AS 241 (PPND16), doi:10.2307/2347330: relative error about 1e-16 down to the smallest p.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const offset = p - 0.5;
  if (Math.abs(offset) <= 0.425) return offset * ratio(central, 0.180625 - offset * offset);
  const root = Math.sqrt(-ln(offset < 0 ? p : 1 - p));
  const size = root <= 5 ? ratio(middle, root - 1.6) : ratio(far, root - 5);
  return offset < 0 ? -size : size;
}

function ratio({ top, bottom }: { top: readonly number[]; bottom: readonly number[] }, x: number): number {
  const value = (coefficients: readonly number[]) => coefficients.reduceRight((sum, c) => sum * x + c, 0);
  return value(top) / value(bottom);
}
