/**
 * An angle as a whole number of quarter turns and a rest of at most pi/4 in size, in two doubles.
 *
 * Up to 2^20 quarter turns (|x| <= 1,647,099) the multiple of pi/2 is taken off in three pieces of 33 bits, which is exact,
 * without a branch (WebAssembly lanes run the same). Beyond, 2/pi to 1,216 bits is multiplied by the exact integer significand
 * (Payne and Hanek 1983): a slow path, about 2 microseconds, for angles that no model should meet.
 */

import {
  HALF_PI_BITS,
  HALF_PI_PARTS,
  REDUCTION_LIMIT,
  ROUND_TO_INTEGER,
  TWO_54,
  TWO_OVER_PI,
  TWO_OVER_PI_BITS,
} from './elementary-constants.ts';

/** The last reduced angle: high + low, and the number of quarter turns taken off, modulo 4. */
export const reduced = { high: 0, low: 0, quadrant: 0 };

/** Reduces a finite angle (radians) into {@link reduced}. */
export function reduceAngle(x: number): void {
  if (Math.abs(x) > REDUCTION_LIMIT) {
    reduceHugeAngle(x);
    return;
  }
  const n = x * TWO_OVER_PI + ROUND_TO_INTEGER - ROUND_TO_INTEGER;
  const first = x - n * HALF_PI_PARTS[0];
  const second = n * HALF_PI_PARTS[1];
  const a = first - second;
  const aRest = difference(first, second, a);
  const third = n * HALF_PI_PARTS[2];
  const b = a - third;
  const bRest = difference(a, third, b);
  const rest = bRest + aRest - n * HALF_PI_PARTS[3];
  const high = b + rest;
  reduced.high = n === 0 ? x : high;
  reduced.low = n === 0 ? 0 : b - high + rest;
  reduced.quadrant = n & 3;
}

/** What the rounded difference `result` of left - right left out, exactly, whichever of the two is larger. */
function difference(left: number, right: number, result: number): number {
  const rightUsed = left - result;
  return left - (result + rightUsed) + (rightUsed - right);
}

const twoOverPi = BigInt(`0x${TWO_OVER_PI_BITS}`);
const halfPi = BigInt(`0x${HALF_PI_BITS}`);
const fractionBits = 192n;
const one = 1n << fractionBits;

/** Exact reduction for |x| >= 2^20: integers only. */
function reduceHugeAngle(x: number): void {
  let significand = Math.abs(x);
  let exponent = 0;
  // Division by 2 is exact: these numbers are far from subnormal.
  while (significand >= TWO_54) {
    significand *= 0.5;
    exponent++;
  }
  while (significand !== Math.floor(significand)) {
    significand *= 2;
    exponent--;
  }
  const product = BigInt(significand) * twoOverPi;
  const turns = product >> (1216n - BigInt(exponent) - fractionBits);
  let quadrant = Number((turns >> fractionBits) & 3n);
  let fraction = turns & (one - 1n);
  if (fraction > one >> 1n) {
    fraction -= one;
    quadrant++;
  }
  const rest = (fraction * halfPi) >> fractionBits;
  const high = Number(rest);
  const low = Number(rest - BigInt(high));
  const sign = x < 0 ? -1 : 1;
  reduced.high = sign * high * twoToMinus192;
  reduced.low = sign * low * twoToMinus192;
  reduced.quadrant = (sign * quadrant) & 3;
}

const twoToMinus192 = 1 / Number(one);
