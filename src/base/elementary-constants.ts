/**
 * Constants of the elementary functions, shared by the scalar code here and by the engine's WebAssembly lanes, so that
 * both run the same operations on the same numbers.
 *
 * Polynomials are given lowest power first. All of them are near-minimax: Chebyshev interpolation in 100 digits, each
 * coefficient rounded once; the bound after each is the largest error of the polynomial with its rounded coefficients.
 * A polynomial p is evaluated as `even(x*x) + x*odd(x*x)`, each half by Horner's rule from its highest coefficient: see
 * `evenOdd` in polynomial.ts. This halves the chain of dependent operations.
 */

/** 1/ln 2. */
export const INVERSE_LN2 = Math.LOG2E;
/** The first 42 bits of ln 2: times an integer below 2^11 it is exact. */
export const LN2_HIGH = 0.6931471805598903;
/** ln 2 - LN2_HIGH. */
export const LN2_LOW = 5.497923018708371e-14;
/** Adding and subtracting 1.5 * 2^52 rounds a double below 2^51 in size to the nearest integer, ties to even. */
export const ROUND_TO_INTEGER = 6755399441055744;

/** Above this exp and cosh are infinite, and so are their clamped values. */
export const EXP_MAXIMUM = 712;
/** Below this exp is 0, and so is its clamped value. */
export const EXP_MINIMUM = -746;
/** (e^r - 1 - r) / r^2 for |r| <= 0.347; error 1.2e-16. */
export const EXP_POLYNOMIAL: readonly number[] = [
  0.5000000000000001, 0.16666666666666669, 0.041666666666623824, 0.008333333333330039, 0.0013888888917367081,
  0.00019841269863171557, 2.4801521057868204e-5, 2.7557268276905696e-6, 2.7620201591031547e-7, 2.5100472505694996e-8,
];

/** Below this sinh x and tanh x round to x: 2^-28. */
export const SINH_TINY = 3.725290298461914e-9;

/** High word of the double just under sqrt(1/2): significands are taken from [sqrt(1/2), sqrt 2). */
export const SQRT_HALF_HIGH_WORD = 0x3fe6a09e;
/** High word of 1. */
export const ONE_HIGH_WORD = 0x3ff00000;
/** The smallest normal double, 2^-1022. */
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** 2^54, by which subnormal arguments are made normal. */
export const TWO_54 = 18014398509481984;
/** (2 atanh(s)/s - 2) / z for z = s^2 <= 0.0295; error 3.3e-16. */
export const LN_POLYNOMIAL: readonly number[] = [
  0.666666666666667, 0.3999999999989827, 0.2857142862653362, 0.22222211043776857, 0.18182895750119193,
  0.1533150161114533, 0.1461916613488797,
];
/** 2/3 as the sum of two doubles. */
export const TWO_THIRDS_HIGH = 0.6666666666666666;
export const TWO_THIRDS_LOW = 3.700743415417188e-17;
/** (2 atanh(s)/s - 2 - 2 z/3) / z^2 for z = s^2 <= 0.0295; error 3e-17. */
export const LN_TAIL_POLYNOMIAL: readonly number[] = [
  0.4, 0.285714285714286, 0.22222222222139715, 0.18181818226510874, 0.1538460631889205, 0.13334207156325947,
  0.11721642404066636, 0.11568454409888174,
];
/** 1/ln 10 and 1/ln 2, each as the sum of two doubles. */
export const INVERSE_LN10_HIGH = Math.LOG10E;
export const INVERSE_LN10_LOW = 1.098319650216765e-17;
export const INVERSE_LN2_LOW = 2.0355273740931033e-17;

/** 2/pi. */
export const TWO_OVER_PI = 0.6366197723675814;
/** pi/2 in three pieces of 33 bits, each exact when multiplied by an integer below 2^20, and the rest. */
export const HALF_PI_PARTS: readonly [number, number, number, number] = [
  1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32,
];
/** Largest |x| that the pieces reduce: just under 2^20 pi/2. Beyond it 2/pi is needed to 1,200 bits. */
export const REDUCTION_LIMIT = 1647099;
/** Below this sin x rounds to x: 2^-27. */
export const SIN_TINY = 7.450580596923828e-9;
/** (sin x / x - 1) / z for z = x^2 <= 0.618; error 3.3e-17. */
export const SIN_POLYNOMIAL: readonly number[] = [
  -0.16666666666666666, 0.008333333333330936, -0.00019841269836740527, 2.7557316093196066e-6, -2.5051129895962807e-8,
  1.5917988944318716e-10,
];
/** (cos x - 1 + z/2) / z^2 for z = x^2 <= 0.618; error 2.4e-18. */
export const COS_POLYNOMIAL: readonly number[] = [
  0.041666666666666664, -0.0013888888888887389, 2.48015872987544e-5, -2.7557317265876615e-7, 2.087614504910828e-9,
  -1.1382544623404291e-11,
];

/** (atan x / x - 1) / z for z = x^2, |x| <= 7/16; error 3.8e-17. */
export const ATAN_POLYNOMIAL: readonly number[] = [
  -0.3333333333333333, 0.1999999999999999, -0.14285714285700785, 0.111111111083343, -0.09090908867456989,
  0.07692298434387573, -0.06666441744480352, 0.05878920844180387, -0.05229130358760342, 0.04540759196890936,
  -0.0341912631319595, 0.015775980979169078,
];

/** (asin x / x - 1) / z for z = x^2 <= 1/4; error 6.4e-17. */
export const ASIN_POLYNOMIAL: readonly number[] = [
  0.16666666666666666, 0.07499999999999983, 0.0446428571430504, 0.03038194440781801, 0.02237216179993461,
  0.01735266132653671, 0.013967147139905515, 0.01151939022397155, 0.01005906096732319, 0.006594695861617332,
  0.014303686788477847, -0.01002181516923415, 0.025471335144979654,
];

/** pi, pi/2, pi/4 and atan 1/2, atan 3/2, each as the sum of two doubles. */
export const PI_HIGH = Math.PI;
export const PI_LOW = 1.2246467991473532e-16;
export const HALF_PI_HIGH = 1.5707963267948966;
export const HALF_PI_LOW = 6.123233995736766e-17;
export const QUARTER_PI_HIGH = 0.7853981633974483;
export const QUARTER_PI_LOW = 3.061616997868383e-17;
export const ATAN_HALF_HIGH = 0.4636476090008061;
export const ATAN_HALF_LOW = 2.2698777452961687e-17;
export const ATAN_THREE_HALVES_HIGH = 0.982793723247329;
export const ATAN_THREE_HALVES_LOW = 1.3903311031230998e-17;

/** floor(2/pi * 2^1216), in hexadecimal. */
export const TWO_OVER_PI_BITS =
  'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f5' +
  '2ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d' +
  '7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab';
/** floor(pi/2 * 2^192), in hexadecimal. */
export const HALF_PI_BITS = '1921fb54442d18469898cc51701b839a252049c1114cf98e8';
