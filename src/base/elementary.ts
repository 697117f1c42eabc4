/**
 * Elementary functions that give the same bytes everywhere. Math's own differ in the last bits between Node and browsers, so
 * nothing in the pure layers uses them: these are built of IEEE 754 addition, subtraction, multiplication, division, square root,
 * comparison and the bits of doubles, all of which are exactly specified.
 *
 * Largest errors found in 20,000 to 60,000 arguments each, over all exponents, subnormals and the neighbourhoods of zeros and
 * poles, against references of 40 digits and more (elementary.test.ts), in units in the last place:
 * exp 0.97, ln 0.74, pow 1.10, sin 0.79, cos 0.77, tan 0.93, asin 0.84, acos 0.86, atan 0.82, atan2 0.75, log10 0.501, log2 0.500,
 * log1p 1.44, expm1 1.62, sinh 1.73, cosh 1.40, tanh 1.72.
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
