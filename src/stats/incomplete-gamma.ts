/** The regularised incomplete gamma and beta functions, on our own elementary functions so that every machine agrees. */
import { exp, ln, log1p } from '#base';

const halfLogTwoPi = 0.9189385332046728;
const stirlingCoefficients = [
  8.333333333333333e-2, -2.777777777777778e-3, 7.936507936507937e-4, -5.952380952380953e-4, 8.417508417508417e-4,
  -0.0019175269175269176, 6.41025641025641e-3, -2.955065359477124e-2,
];

/** ln Gamma(x) - [(x - 1/2) ln x - x + ln(2 pi)/2] for x >= 10. @see Abramowitz & Stegun 6.1.41. */
function stirlingRemainder(x: number): number {
  const inverse = 1 / x;
  return inverse * stirlingCoefficients.reduceRight((sum, c) => sum * inverse * inverse + c, 0);
}

/** @param x Greater than 0. @returns ln Gamma(x), about 1e-15 relative away from its zeros. */
export function lnGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * ln(shifted) - shifted + halfLogTwoPi + stirlingRemainder(shifted) - ln(product);
}

/** x^a e^-x / Gamma(a + 1), without the cancellation of large terms when a is large. */
function gammaFront(a: number, x: number): number {
  if (a < 10) return exp(a * ln(x) - x - lnGamma(a + 1));
  const away = (x - a) / a;
  // away - ln(1 + away) is small near the mode: log1p keeps its digits.
  return exp(-a * (away - log1p(away)) - stirlingRemainder(a)) / Math.sqrt(2 * Math.PI * a);
}

/** @param a Shape, greater than 0. @param x From 0. @returns P(a, x), the cumulative of a gamma with scale 1. */
export function gammaCumulative(a: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? gammaFront(a, x) * gammaSeries(a, x) : 1 - gammaFront(a, x) * a * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method. @see Numerical methods for special functions, Gil, Segura & Temme (2007), ch. 6. */
function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 100_000; i += 1) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/** @param a @param b Shapes, greater than 0. @param x 0 to 1. @returns I_x(a, b), the cumulative of a beta. */
export function betaCumulative(a: number, b: number, x: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : Number.NaN;
  if (x >= 1) return 1;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/**
 * @param cumulative Increasing on (low, high).
 * @returns x where it reaches p, by bisection to the last bit: slow, certain, and the same everywhere.
 */
export function invertCumulative(cumulative: (x: number) => number, p: number, low: number, high: number): number {
  let below = low;
  let above = high;
  while (above === Number.POSITIVE_INFINITY) {
    const trial = below > 0 ? below * 2 : 1;
    if (cumulative(trial) < p) below = trial;
    else above = trial;
  }
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (cumulative(middle) < p) below = middle;
    else above = middle;
  }
}
