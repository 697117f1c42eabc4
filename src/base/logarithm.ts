/**
 * ln and what is built on it.
 *
 * The sequence of ln, without a branch (WebAssembly lanes run the same):
 *  1. A subnormal x is multiplied by 2^54, and 54 taken from k.
 *  2. x = 2^k m with m in [sqrt(1/2), sqrt 2), by integer arithmetic on the bits.
 *  3. f = m - 1 (exact), s = f/(2 + f), z = s^2, R = z L(z) with L = LN_POLYNOMIAL, h = f^2/2;
 *     ln m = f - (h - s (h + R)).
 *  4. k LN2_HIGH - ((h - (s (h + R) + k LN2_LOW)) - f).
 *  5. Selects: 0 gives -infinity, a negative number NaN, infinity and NaN themselves.
 */

import { highWord, upperHalf, withHighWord } from './bits.ts';
import {
  INVERSE_LN2,
  INVERSE_LN2_LOW,
  INVERSE_LN10_HIGH,
  INVERSE_LN10_LOW,
  LN_POLYNOMIAL,
  LN_TAIL_POLYNOMIAL,
  LN2_HIGH,
  LN2_LOW,
  ONE_HIGH_WORD,
  SMALLEST_NORMAL,
  SQRT_HALF_HIGH_WORD,
  TWO_54,
  TWO_THIRDS_HIGH,
  TWO_THIRDS_LOW,
} from './elementary-constants.ts';
import { evenOdd } from './polynomial.ts';

/** Natural logarithm. Error at most 1 ulp. -infinity at 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0 && x < Infinity)) return special(x);
  const subnormal = x < SMALLEST_NORMAL;
  const normal = subnormal ? x * TWO_54 : x;
  const shifted = highWord(normal) + (ONE_HIGH_WORD - SQRT_HALF_HIGH_WORD);
  const k = (shifted >> 20) - 1023 - (subnormal ? 54 : 0);
  const m = withHighWord(normal, (shifted & 0xfffff) + SQRT_HALF_HIGH_WORD);
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const h = 0.5 * f * f;
  const R = z * evenOdd(LN_POLYNOMIAL, z);
  return k * LN2_HIGH - (h - (s * (h + R) + k * LN2_LOW) - f);
}

/** The low part of the last {@link lnHigh}: a second result without an object for each call. */
let lnLow = 0;

/** What the last call of {@link lnHigh} left out: ln x = lnHigh(x) + lnRest(), to about 2^-64 of it. */
export function lnRest(): number {
  return lnLow;
}

/**
 * ln x as the sum of two doubles, for pow, log10 and log2. The low part is fetched by {@link lnRest}.
 *
 * With s = sHigh + sLow = f/(2 + f) to twice the precision and z = s^2 likewise,
 * ln m = 2 s + s (2/3 z + z^2 T(z)), T = LN_TAIL_POLYNOMIAL; only z^2 T(z) needs no low part. Products of two doubles are
 * made exact by splitting each into halves of 26 and 27 bits.
 *
 * @param x Finite and above 0.
 */
export function lnHigh(x: number): number {
  const subnormal = x < SMALLEST_NORMAL;
  const normal = subnormal ? x * TWO_54 : x;
  const shifted = highWord(normal) + (ONE_HIGH_WORD - SQRT_HALF_HIGH_WORD);
  const k = (shifted >> 20) - 1023 - (subnormal ? 54 : 0);
  const m = withHighWord(normal, (shifted & 0xfffff) + SQRT_HALF_HIGH_WORD);

  const f = m - 1;
  const d = m + 1;
  const dRest = m - (d - 1);
  const s = f / d;
  const sUpper = upperHalf(s);
  const sLower = s - sUpper;
  const dUpper = upperHalf(d);
  const dLower = d - dUpper;
  const sd = s * d;
  const sdRest = sUpper * dUpper - sd + sUpper * dLower + sLower * dUpper + sLower * dLower;
  const sLow = (f - sd - sdRest - s * dRest) / d;

  const z = s * s;
  const zLow = sUpper * sUpper - z + 2 * sUpper * sLower + sLower * sLower + 2 * s * sLow;

  const zUpper = upperHalf(z);
  const zLower = z - zUpper;
  const cUpper = upperHalf(TWO_THIRDS_HIGH);
  const cLower = TWO_THIRDS_HIGH - cUpper;
  const c = TWO_THIRDS_HIGH * z;
  const cRest = cUpper * zUpper - c + cUpper * zLower + cLower * zUpper + cLower * zLower;
  const cLow = cRest + TWO_THIRDS_HIGH * zLow + TWO_THIRDS_LOW * z;

  const tail = z * z * evenOdd(LN_TAIL_POLYNOMIAL, z);
  const u = c + tail;
  const uLow = c - u + tail + cLow;

  const uUpper = upperHalf(u);
  const uLower = u - uUpper;
  const v = s * u;
  const vRest = sUpper * uUpper - v + sUpper * uLower + sLower * uUpper + sLower * uLower;
  const vLow = vRest + s * uLow + sLow * u;

  const w = 2 * s + v;
  const wLow = 2 * s - w + v + (vLow + 2 * sLow);

  const kLn2 = k * LN2_HIGH;
  const high = kLn2 + w;
  lnLow = kLn2 - high + w + (wLow + k * LN2_LOW);
  return high;
}

/** Base-10 logarithm: exact at powers of ten, otherwise error at most 1 ulp. */
export function log10(x: number): number {
  return scaledLn(x, INVERSE_LN10_HIGH, INVERSE_LN10_LOW);
}

/** Base-2 logarithm: exact at powers of two, otherwise error at most 1 ulp. */
export function log2(x: number): number {
  return scaledLn(x, INVERSE_LN2, INVERSE_LN2_LOW);
}

function scaledLn(x: number, factor: number, factorLow: number): number {
  if (!(x > 0 && x < Infinity)) return special(x);
  const high = lnHigh(x);
  const low = lnLow;
  const highUpper = upperHalf(high);
  const highLower = high - highUpper;
  const factorUpper = upperHalf(factor);
  const factorLower = factor - factorUpper;
  const product = high * factor;
  const rest =
    highUpper * factorUpper - product + highUpper * factorLower + highLower * factorUpper + highLower * factorLower;
  return product + (rest + (high * factorLow + low * factor));
}

/** ln(1 + x), exact to the last bits near 0. Error at most 2 ulp; keeps the sign of 0. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (!(sum > 0 && sum < Infinity)) return special(sum);
  const lost = Math.abs(x) < 1 ? x - (sum - 1) : 1 - (sum - x);
  return ln(sum) + lost / sum;
}

function special(x: number): number {
  return x === 0 ? -Infinity : x < 0 ? NaN : x;
}
