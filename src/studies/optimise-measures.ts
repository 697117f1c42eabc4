/** One number of many futures, with its standard error as if they were independent. */
import { tailMean } from '#analysis';
import { quantiles } from '#stats';
import type { MeasuredValue, OptimiseMeasure } from './optimise-types.ts';

const none: MeasuredValue = { value: Number.NaN, standardError: Number.NaN };

/** @param values `[future]`; not a number where there is none, which is left out. @param bad Which end is the worst. */
export function measured(
  values: Float64Array,
  measure: OptimiseMeasure,
  tail: number,
  bad: 'high' | 'low',
): MeasuredValue {
  const kept = values.filter((value) => !Number.isNaN(value));
  if (kept.length < 2) return none;
  if (measure === 'mean') return meanOf(kept);
  return measure === 'median' ? medianOf(kept) : tailOf(kept, tail, bad);
}

export function meanOf(values: Float64Array): MeasuredValue {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { value: mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** Half the distance between the order statistics one binomial standard deviation to either side. */
function medianOf(values: Float64Array): MeasuredValue {
  const step = Math.min(0.5, 0.5 / Math.sqrt(values.length));
  const [low = NaN, value = NaN, high = NaN] = quantiles([...values], [0.5 - step, 0.5, 0.5 + step]);
  return { value, standardError: (high - low) / 2 };
}

/**
 * Mean of the worst share; its error from what each future adds to it.
 *
 * @see Rockafellar and Uryasev (2000): the tail mean as the mean of edge + (value - edge)+ / share.
 */
function tailOf(values: Float64Array, share: number, bad: 'high' | 'low'): MeasuredValue {
  const sign = bad === 'high' ? 1 : -1;
  const losses = values.map((value) => sign * value);
  const [edge = NaN] = quantiles([...losses], [1 - share]);
  const parts = losses.map((loss) => edge + Math.max(0, loss - edge) / share);
  return { value: sign * tailMean(losses, 1 - share), standardError: meanOf(parts).standardError };
}
