/** Evaluation of the elementary functions' polynomials, always in one order of operations. */

/**
 * `even(x^2) + x * odd(x^2)` with both halves by Horner's rule.
 *
 * @param coefficients At least two, lowest power first.
 */
export function evenOdd(coefficients: readonly number[], x: number): number {
  const square = x * x;
  const last = coefficients.length - 1;
  let high = coefficients[last] as number;
  for (let index = last - 2; index >= 0; index -= 2) high = high * square + (coefficients[index] as number);
  let low = coefficients[last - 1] as number;
  for (let index = last - 3; index >= 0; index -= 2) low = low * square + (coefficients[index] as number);
  return last % 2 === 0 ? high + x * low : low + x * high;
}
