/**
 * exp and what is built on it.
 *
 * The sequence of exp, without a branch (WebAssembly lanes run the same):
 *  1. x is clamped to [-746, 712], where the result is 0 or infinite anyway; NaN passes through.
 *  2. k = x/ln 2 rounded to an integer by adding and subtracting 1.5 * 2^52.
 *  3. r = (x - k LN2_HIGH) - (k LN2_LOW - tail): the first difference is exact.
 *  4. p = 1 + (r + r^2 Q(r)), Q = EXP_POLYNOMIAL.
 *  5. (p * 2^a) * 2^(k-a) with a = k/2 rounded likewise: two factors reach subnormals and just under 2^1024.
 */

import { powerOfTwo } from './bits.ts';
import {
  EXP_MAXIMUM,
  EXP_MINIMUM,
  EXP_POLYNOMIAL,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
  ROUND_TO_INTEGER,
  SINH_TINY,
} from './elementary-constants.ts';
import { evenOdd } from './polynomial.ts';

/** e^x. Error at most 1 ulp, 2 when the result is subnormal. */
export function exp(x: number): number {
  return expOfSum(x, 0, 0);
}

/**
 * e^(x + tail) * 2^extra, rounded once (twice when subnormal).
 *
 * @param tail At most 1e-4 in size: what x left out.
 * @param extra Integer, -1 to 1.
 */
export function expOfSum(x: number, tail: number, extra: number): number {
  const clamped = Math.min(Math.max(x, EXP_MINIMUM), EXP_MAXIMUM);
  const k = clamped * INVERSE_LN2 + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
  const r = clamped - k * LN2_HIGH - (k * LN2_LOW - tail);
  const p = 1 + (r + r * r * evenOdd(EXP_POLYNOMIAL, r));
  const total = k + extra;
  const half = total * 0.5 + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
  return p * powerOfTwo(half) * powerOfTwo(total - half);
}

/** e^x - 1, exact to the last bits near 0. Error at most 2 ulp; keeps the sign of 0. */
export function expm1(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  if (x > 50) return exp(x);
  if (x < -40) return -1;
  const k = x * INVERSE_LN2 + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const p = r + (r * r * evenOdd(EXP_POLYNOMIAL, r) + (high - r - low));
  const scale = powerOfTwo(k);
  const scaled = scale * p;
  const base = scale - 1;
  const lost = scale - (base + 1);
  return base + (scaled + lost);
}

/** Hyperbolic sine. Error at most 2 ulp; keeps the sign of 0. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= SINH_TINY)) return x;
  if (size > 22) return x < 0 ? -expOfSum(size, 0, -1) : expOfSum(size, 0, -1);
  const e = expm1(size);
  const half = 0.5 * (e + e / (e + 1));
  return x < 0 ? -half : half;
}

/** Hyperbolic cosine. Error at most 2 ulp. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size > 22) return expOfSum(size, 0, -1);
  const e = exp(size);
  return 0.5 * e + 0.5 / e;
}

/** Hyperbolic tangent. Error at most 2 ulp; keeps the sign of 0. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= SINH_TINY)) return x;
  if (size > 22) return x < 0 ? -1 : 1;
  const e = expm1(2 * size);
  const sum = e + 2;
  const ratio = e / sum;
  // What rounding e + 2 lost would add half an ulp.
  const result = size < 1 ? ratio - (ratio * (2 - sum + e)) / sum : 1 - 2 / sum;
  return x < 0 ? -result : result;
}
