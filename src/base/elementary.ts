/**
 * Elementary functions that give the same bytes everywhere. Math's own differ in the last bits between Node and browsers, so
 * nothing in the pure layers uses them: these are built of IEEE 754 addition, subtraction, multiplication, division, square root,
 * comparison and the bits of doubles, all of which are exactly specified.
 *
 * Largest errors found against 40-digit references (elementary.test.ts), in units in the last place: see each function.
 */

export { cosh, exp, expm1, expOfSum, sinh, tanh } from './exponential.ts';
export { acos, asin, atan, atan2 } from './inverse-trigonometric.ts';
export { ln, lnHigh, lnRest, log1p, log2, log10 } from './logarithm.ts';
export { exp2, pow } from './power.ts';
export { cos, sin, tan } from './trigonometric.ts';

/** Square root, correctly rounded: IEEE 754 asks it of every machine. */
export function sqrt(x: number): number {
  return Math.sqrt(x);
}
