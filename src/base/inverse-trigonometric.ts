/** Angles, in radians, from their sine, cosine or tangent. */

import { signBit, upperHalf, withSign } from './bits.ts';
import {
  ASIN_POLYNOMIAL,
  ATAN_HALF_HIGH,
  ATAN_HALF_LOW,
  ATAN_POLYNOMIAL,
  ATAN_THREE_HALVES_HIGH,
  ATAN_THREE_HALVES_LOW,
  HALF_PI_HIGH,
  HALF_PI_LOW,
  PI_HIGH,
  PI_LOW,
  QUARTER_PI_HIGH,
  QUARTER_PI_LOW,
} from './elementary-constants.ts';
import { evenOdd } from './polynomial.ts';

/** Arc tangent, -pi/2 to pi/2. Error at most 1 ulp; keeps the sign of 0. */
export function atan(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  return withSign(atanOfSize(Math.abs(x)), x);
}

/** atan a = atan c + atan((a - c)/(1 + c a)), with c the nearest of 0, 1/2, 1, 3/2 and infinity. */
function atanOfSize(a: number): number {
  if (a < 7 / 16) return atanNear(0, 0, a);
  if (a < 11 / 16) return atanNear(ATAN_HALF_HIGH, ATAN_HALF_LOW, (2 * a - 1) / (2 + a));
  if (a < 19 / 16) return atanNear(QUARTER_PI_HIGH, QUARTER_PI_LOW, (a - 1) / (1 + a));
  if (a < 39 / 16) return atanNear(ATAN_THREE_HALVES_HIGH, ATAN_THREE_HALVES_LOW, (a - 1.5) / (1 + 1.5 * a));
  return atanNear(HALF_PI_HIGH, HALF_PI_LOW, -1 / a);
}

function atanNear(high: number, low: number, t: number): number {
  const z = t * t;
  return high + (t + (t * (z * evenOdd(ATAN_POLYNOMIAL, z)) + low));
}

/**
 * The angle of the point (x, y) from the positive x axis, -pi to pi. Error at most 2 ulp.
 * Zeros and infinities as `Math.atan2` defines them: atan2(0, -0) is pi, atan2(-0, 1) is -0.
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const backwards = signBit(x);
  if (y === 0) return withSign(backwards ? PI_HIGH : 0, y);
  const sizeX = Math.abs(x);
  const sizeY = Math.abs(y);
  if (sizeX === 0) return withSign(HALF_PI_HIGH, y);
  if (sizeX === Infinity && sizeY === Infinity) return withSign(backwards ? 3 * QUARTER_PI_HIGH : QUARTER_PI_HIGH, y);
  const angle = atanOfSize(sizeY / sizeX);
  return withSign(backwards ? PI_HIGH - (angle - PI_LOW) : angle, y);
}

/** Arc sine, -pi/2 to pi/2. Error at most 1 ulp; NaN outside [-1, 1]; keeps the sign of 0. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  if (size < 1e-8) return x;
  if (size <= 0.5) return x + x * asinExcess(x * x);
  // asin x = pi/2 - 2 asin sqrt((1 - x)/2), summed around pi/4 so that little is lost.
  const z = (1 - size) * 0.5;
  const s = Math.sqrt(z);
  const upper = upperHalf(s);
  const lower = s === 0 ? 0 : (z - upper * upper) / (s + upper);
  const small = 2 * s * asinExcess(z) - (HALF_PI_LOW - 2 * lower);
  return withSign(QUARTER_PI_HIGH - (small - (QUARTER_PI_HIGH - 2 * upper)), x);
}

/** Arc cosine, 0 to pi. Error at most 1 ulp; NaN outside [-1, 1]. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  if (size <= 0.5) return HALF_PI_HIGH - (x - (HALF_PI_LOW - x * asinExcess(x * x)));
  const z = (1 - size) * 0.5;
  const s = Math.sqrt(z);
  const excess = asinExcess(z);
  if (x < 0) return PI_HIGH - 2 * (s + (s * excess - HALF_PI_LOW));
  const upper = upperHalf(s);
  const lower = s === 0 ? 0 : (z - upper * upper) / (s + upper);
  return 2 * (upper + (s * excess + lower));
}

/** asin x / x - 1 for z = x^2 <= 1/4. */
function asinExcess(z: number): number {
  return z * evenOdd(ASIN_POLYNOMIAL, z);
}
