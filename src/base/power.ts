/**
 * Powers.
 *
 * The sequence of pow, without a branch (WebAssembly lanes run the same):
 *  1. l + lLow = ln |x| as the sum of two doubles (`lnHigh`); zeros, infinities and NaN give numbers that step 5 replaces.
 *  2. p = y l with its exact rest (halves of 26 and 27 bits), pLow = rest + y lLow.
 *  3. Where p is outside [-746, 712], pLow becomes 0: y may be infinite and the rest NaN there.
 *  4. e^(p + pLow) as in exp.
 *  5. Selects, in this order: |x| = 0, |x| infinite, the sign of an odd power, negative base with a fractional power,
 *     NaN base, y = 0.
 */

import { signBit, upperHalf } from './bits.ts';
import { EXP_MAXIMUM, EXP_MINIMUM } from './elementary-constants.ts';
import { expOfSum } from './exponential.ts';
import { lnHigh, lnRest } from './logarithm.ts';

/**
 * x to the power y, with the special values of the `**` operator: anything to the power 0 is 1, 1 to an infinite or NaN power
 * is NaN, a negative base needs an integer power. Error at most 1.2 ulp.
 */
export function pow(x: number, y: number): number {
  const size = Math.abs(x);
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const integer = Math.trunc(y) === y;
  const negative = signBit(x) && integer && Math.trunc(y * 0.5) !== y * 0.5;
  if (size === 0 || size === Infinity) {
    const result = (size === 0) === y > 0 ? 0 : Infinity;
    return negative ? -result : result;
  }
  if (x < 0 && !integer) return NaN;
  const result = sizePower(size, y);
  return negative ? -result : result;
}

/** size^y for a finite size above 0. */
function sizePower(size: number, y: number): number {
  const l = lnHigh(size);
  const lLow = lnRest();
  const lUpper = upperHalf(l);
  const lLower = l - lUpper;
  const yUpper = upperHalf(y);
  const yLower = y - yUpper;
  const p = l * y;
  const rest = lUpper * yUpper - p + lUpper * yLower + lLower * yUpper + lLower * yLower;
  const inside = p >= EXP_MINIMUM && p <= EXP_MAXIMUM;
  return expOfSum(p, inside ? rest + y * lLow : 0, 0);
}

/** 2^x: exact for an integer x. */
export function exp2(x: number): number {
  return pow(2, x);
}
