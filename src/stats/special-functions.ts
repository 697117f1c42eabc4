/**
 * Gamma and beta functions, complete and incomplete, on this package's own elementary functions: the same bytes everywhere.
 * Relative errors are about 1e-14, or 1e-13 for parameters in the thousands.
 */

import { exp, JevonsError, ln, log1p } from '#base';

const halfLnTwoPi = 0.9189385332046728;

/** Bernoulli numbers over 2k(2k-1): the series of ln Gamma for large arguments (Stirling). */
const stirling: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];

/** ln Gamma(a) - [(a - 1/2) ln a - a + ln(2 pi)/2], a > 0: what Stirling's formula leaves out. */
export function stirlingRest(a: number): number {
  let shift = 0;
  let x = a;
  while (x < 12) {
    shift += (x + 0.5) * log1p(1 / x) - 1;
    x++;
  }
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let index = stirling.length - 1; index >= 0; index--) sum = sum * square + (stirling[index] as number);
  return shift + sum * inverse;
}

/** Natural logarithm of the gamma function, a > 0. Absolute error about 1e-15 near its zeros at 1 and 2. */
export function lnGamma(a: number): number {
  if (!(a > 0)) return NaN;
  if (a < 1e-10) return -ln(a);
  return (a - 0.5) * ln(a) - a + halfLnTwoPi + stirlingRest(a);
}

/** u - ln(1 + u), u > -1, without cancellation near 0. */
function excess(u: number): number {
  if (Math.abs(u) > 0.3) return u - log1p(u);
  // With s = u/(2 + u): ln(1 + u) = 2 atanh s and u = 2s/(1 - s), so the difference is s u - 2 (s^3/3 + s^5/5 + ...).
  const s = u / (2 + u);
  const square = s * s;
  let sum = 0;
  for (let power = 23; power >= 3; power -= 2) sum = sum * square + 1 / power;
  return s * u - 2 * s * square * sum;
}

/** x^a e^-x / Gamma(a), a > 0, x >= 0: x times the density of Gamma(a, 1). */
function gammaFront(a: number, x: number): number {
  if (a < 1e-10) return a * exp(a * ln(x) - x);
  return Math.sqrt(a) * exp(-a * excess((x - a) / a) - stirlingRest(a) - halfLnTwoPi);
}

/**
 * Regularised incomplete gamma function, both tails: `[P(a, x), Q(a, x)]`, P + Q = 1, each with its own relative accuracy.
 *
 * @param a Shape, above 0.
 * @param x Not negative.
 * @see DLMF 8.7.1 (series), 8.9.2 (continued fraction, by Lentz's rule).
 */
export function regularizedGamma(a: number, x: number): readonly [lower: number, upper: number] {
  if (!(a > 0 && x >= 0)) return [NaN, NaN];
  if (x === 0) return [0, 1];
  if (x === Infinity) return [1, 0];
  const front = gammaFront(a, x);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = Math.min(1, front * sum);
    return [lower, 1 - lower];
  }
  const fraction = continuedFraction(
    x + 1 - a,
    (n) => -n * (n - a),
    (n) => x + 1 - a + 2 * n,
  );
  const upper = Math.min(1, front / fraction);
  return [1 - upper, upper];
}

/** x^a (1-x)^b / B(a, b) with y = 1 - x given apart: x(1-x) times the density of Beta(a, b). */
function betaFront(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  // Deviation from the mean a/n, from the smaller side so that little cancels.
  const deviation = x < 0.5 ? (n * x - a) / n : (b - n * y) / n;
  const exponent = -a * excess((n * deviation) / a) - b * excess((-n * deviation) / b);
  const rests = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
  return Math.sqrt(a) * Math.sqrt(b / n) * exp(exponent + rests - halfLnTwoPi);
}

/**
 * Regularised incomplete beta function, both tails: `[I_x(a, b), 1 - I_x(a, b)]`.
 *
 * @param a Above 0.
 * @param b Above 0.
 * @param x 0 to 1.
 * @param y 1 - x, given apart where x is within rounding of 1.
 * @see DLMF 8.17.22 (continued fraction, by Lentz's rule).
 */
export function regularizedBeta(a: number, b: number, x: number, y = 1 - x): readonly [lower: number, upper: number] {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return [NaN, NaN];
  if (x === 0) return [0, 1];
  if (y === 0) return [1, 0];
  if (x > (a + 1) / (a + b + 2)) {
    const [upper, lower] = regularizedBeta(b, a, y, x);
    return [lower, upper];
  }
  const fraction = continuedFraction(
    1,
    (n) => {
      const m = Math.floor(n / 2);
      if (n % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
      return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    },
    () => 1,
  );
  const lower = Math.min(1, betaFront(a, b, x, y) / (a * fraction));
  return [lower, 1 - lower];
}

const tiny = 1e-300;
const mostTerms = 100_000;

/** first + p(1)/(q(1) + p(2)/(q(2) + ...)) by the modified rule of Lentz. */
function continuedFraction(first: number, p: (n: number) => number, q: (n: number) => number): number {
  let value = first === 0 ? tiny : first;
  let c = value;
  let d = 0;
  for (let n = 1; n <= mostTerms; n++) {
    const numerator = p(n);
    const denominator = q(n);
    d = denominator + numerator * d;
    d = 1 / (d === 0 ? tiny : d);
    c = denominator + numerator / c;
    if (c === 0) c = tiny;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return value;
  }
  throw new JevonsError('an incomplete gamma or beta function does not converge for parameters this large', {
    kind: 'failure',
    code: 'no-convergence',
    hint: 'use a normal distribution instead',
  });
}

/** Density of Gamma(a, 1) at x. */
export function gammaDensity(a: number, x: number): number {
  return x > 0 && x < Infinity ? gammaFront(a, x) / x : 0;
}

/** Density of Beta(a, b) at x, with y = 1 - x. */
export function betaDensity(a: number, b: number, x: number, y = 1 - x): number {
  return x > 0 && y > 0 ? betaFront(a, b, x, y) / (x * y) : 0;
}

/** Probability that Student's t with that many degrees of freedom is at most x. */
export function studentCdf(x: number, degreesOfFreedom: number): number {
  if (x === 0) return 0.5;
  const square = x * x;
  const sum = degreesOfFreedom + square;
  const [tail] = regularizedBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / sum, square / sum);
  return x < 0 ? tail / 2 : 1 - tail / 2;
}

/** Probability of at most `successes` in `trials` independent ones of that probability. */
export function binomialCdf(successes: number, trials: number, probability: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return regularizedBeta(Math.floor(successes) + 1, trials - Math.floor(successes), probability)[1];
}
