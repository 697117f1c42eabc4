/** Estimates as plain data. */
import { estimateTailMean, type MeanEstimate } from '#analysis';
import type { Quantity } from '../decide-types.ts';
import type { Probability } from '../result-types.ts';
import { tail } from './setup.ts';

export const nothing: MeanEstimate = { value: Number.NaN, standardError: Number.NaN };
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
export const quantity = ({ value, standardError }: MeanEstimate): Quantity => ({
  value: orNull(value),
  standardError: Number.isFinite(value) ? orNull(standardError) : null,
});
const negated = (values: Float64Array) => values.map((value) => -value);
/** Mean of the lowest tenth. */
export const worst = (values: Float64Array): MeanEstimate => {
  const { value, standardError } = estimateTailMean(negated(values), 1 - tail);
  return { value: -value, standardError };
};

export function probability(count: number, of: number): Probability {
  const value = of === 0 ? 0 : count / of;
  return { value, standardError: of === 0 ? 0 : Math.sqrt((value * (1 - value)) / of), count, of };
}
