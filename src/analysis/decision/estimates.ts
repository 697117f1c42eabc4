/** Means over futures with their errors. Errors are as if the futures were independent: cautious for better designs. */
import { tailMean } from './tail.ts';

/** A number known to within an error. */
export interface MeanEstimate {
  readonly value: number;
  readonly standardError: number;
}

export type Numbers = Float64Array | readonly number[];

export function meanOf(values: Numbers): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Mean and its standard error; NaN error of fewer than two. */
export function estimateMean(values: Numbers): MeanEstimate {
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { value: mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Mean of the differences, future by future. */
export function estimateDifference(values: Numbers, others: Numbers): MeanEstimate {
  return estimateMean(Float64Array.from(values, (value, i) => value - (others[i] ?? Number.NaN)));
}

/**
 * Mean of the largest share 1 - level, and its error from the influence of each value:
 * (excess over the quantile) / (1 - level) + quantile.
 *
 * @see Trindade, Uryasev, Shapiro & Zrazhevsky (2007), Journal of Banking & Finance 31:3524-3538.
 */
export function estimateTailMean(values: Numbers, level: number): MeanEstimate {
  const sorted = Float64Array.from(values).sort();
  const edge = sorted[Math.min(sorted.length - 1, Math.floor(level * sorted.length))] ?? Number.NaN;
  const influence = Float64Array.from(values, (value) => Math.max(0, value - edge) / (1 - level));
  return { value: tailMean(sorted, level), standardError: estimateMean(influence).standardError };
}

/** A ratio of two means over the same futures; its error by the delta method. */
export function estimateRatio(above: Numbers, below: Numbers): MeanEstimate {
  const [a, b] = [meanOf(above), meanOf(below)];
  const ratio = a / b;
  const influence = Float64Array.from(above, (value, i) => value - ratio * (below[i] ?? Number.NaN));
  return { value: ratio, standardError: estimateMean(influence).standardError / Math.abs(b) };
}
