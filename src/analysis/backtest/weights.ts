/** Draws of a belief, weighted by how well each would have done. */

import { exp } from '#base';
import type { RandomStream } from '#stats';

export interface Weighted {
  /** `[draw]`, adding up to 1. */
  readonly weights: Float64Array;
  /** How many equally weighted draws they are worth: 1 / sum of squares. */
  readonly effective: number;
}

/** @param logWeights Up to a constant; -Infinity and NaN count as 0. Without any above 0, all count alike. */
export function normalisedWeights(logWeights: Float64Array): Weighted {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of logWeights) if (one > most) most = one;
  const weights = logWeights.map((one) =>
    Number.isNaN(one) || most === Number.NEGATIVE_INFINITY ? 0 : exp(one - most),
  );
  let sum = 0;
  for (const one of weights) sum += one;
  if (sum === 0) return { weights: weights.fill(1 / weights.length), effective: weights.length };
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = (weights[i] as number) / sum;
    squares += (weights[i] as number) * (weights[i] as number);
  }
  return { weights, effective: 1 / squares };
}

/** Independent picks by weight, so that scores that assume independent members stay fair. */
export function resampled(weights: Float64Array, count: number, random: RandomStream): Uint32Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] as number;
    sums[i] = sum;
  }
  return Uint32Array.from({ length: count }, () => {
    const wanted = random.uniform() * sum;
    let [low, high] = [0, weights.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
