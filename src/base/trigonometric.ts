/**
 * Sine, cosine and tangent of an angle in radians.
 *
 * After the reduction to high + low (argument-reduction.ts), with z = high^2:
 *   sin = high + (high (z S(z)) + low (1 - z/2)), S = SIN_POLYNOMIAL;
 *   cos = w + (((1 - w) - z/2) + (z^2 C(z) - high low)), w = 1 - z/2, C = COS_POLYNOMIAL.
 * Both are computed and one is selected by the quadrant, then its sign. Angles that are not finite give NaN.
 */

import { reduceAngle, reduced } from './argument-reduction.ts';
import { upperHalf } from './bits.ts';
import { COS_POLYNOMIAL, SIN_POLYNOMIAL, SIN_TINY } from './elementary-constants.ts';
import { evenOdd } from './polynomial.ts';

/** Sine of x radians. Error at most 1 ulp for every finite x; keeps the sign of 0. */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < SIN_TINY) return x;
  reduceAngle(x);
  return quarter(reduced.quadrant);
}

/** Cosine of x radians. Error at most 1 ulp for every finite x. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  reduceAngle(x);
  return quarter(reduced.quadrant + 1);
}

/** Tangent of x radians. Error at most 2 ulp for every finite x; keeps the sign of 0. */
export function tan(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) < SIN_TINY) return x;
  reduceAngle(x);
  const { high, low } = reduced;
  const z = high * high;
  const half = 0.5 * z;
  const w = 1 - half;
  // Both kernels again, but keeping what their last additions lose: a plain quotient could be 2 ulp off.
  const sineExcess = high * (z * evenOdd(SIN_POLYNOMIAL, z)) + low * w;
  const sine = high + sineExcess;
  const sineRest = high - sine + sineExcess;
  const cosineExcess = 1 - w - half + (z * z * evenOdd(COS_POLYNOMIAL, z) - high * low);
  const cosine = w + cosineExcess;
  const cosineRest = w - cosine + cosineExcess;
  return (reduced.quadrant & 1) === 0
    ? quotient(sine, sineRest, cosine, cosineRest)
    : quotient(-cosine, -cosineRest, sine, sineRest);
}

function quotient(top: number, topRest: number, bottom: number, bottomRest: number): number {
  const first = top / bottom;
  const firstUpper = upperHalf(first);
  const firstLower = first - firstUpper;
  const bottomUpper = upperHalf(bottom);
  const bottomLower = bottom - bottomUpper;
  const product = first * bottom;
  const productRest =
    firstUpper * bottomUpper - product + firstUpper * bottomLower + firstLower * bottomUpper + firstLower * bottomLower;
  return first + (top - product - productRest + (topRest - first * bottomRest)) / bottom;
}

function quarter(quadrant: number): number {
  const size = (quadrant & 1) === 0 ? sinNear(reduced.high, reduced.low) : cosNear(reduced.high, reduced.low);
  return (quadrant & 2) === 0 ? size : -size;
}

function sinNear(high: number, low: number): number {
  const z = high * high;
  return high + (high * (z * evenOdd(SIN_POLYNOMIAL, z)) + low * (1 - 0.5 * z));
}

function cosNear(high: number, low: number): number {
  const z = high * high;
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * z * evenOdd(COS_POLYNOMIAL, z) - high * low));
}
