/**
 * Scores of forecasts that say how sure they are: lower is better, and honesty is the best policy (all are proper).
 *
 * @see Gneiting & Raftery (2007), doi:10.1198/016214506000001437, unless another source is named.
 */

import { JevonsError } from '#base';
import { normalCdf, normalDensity } from './normal.ts';

const inverseRootPi = 0.5641895835477563;

/**
 * Continuous ranked probability score of a normal forecast: sd (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (outcome - mean)/sd.
 *
 * @param sd Not negative; 0 is a certain forecast, whose score is its absolute error.
 * @returns Unit of the outcome; NaN if any input is NaN.
 * @throws JevonsError `negative-sd`.
 */
export function crpsNormal(mean: number, sd: number, outcome: number): number {
  if (sd < 0) {
    throw new JevonsError(`a standard deviation of ${sd} was given; expected 0 or more`, {
      kind: 'usage',
      code: 'negative-sd',
    });
  }
  if (sd === 0) return Math.abs(outcome - mean);
  const z = (outcome - mean) / sd;
  return sd * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - inverseRootPi);
}

/**
 * CRPS of the ensemble taken as the forecast itself (m equal point masses): mean |x - outcome| - sum |x_i - x_j| / (2 m^2).
 *
 * @param members In any order, at least one.
 * @returns Unit of the outcome; NaN if any input is NaN.
 * @throws JevonsError `too-few-members`.
 */
export function crpsEmpirical(members: Float64Array | readonly number[], outcome: number): number {
  needMembers(members.length, 1, 'the empirical CRPS');
  const { error, spread } = errorAndSpread(members, outcome);
  return error - spread / (members.length * members.length);
}

/**
 * CRPS of the distribution the members were drawn from, without bias for few members:
 * mean |x - outcome| - sum |x_i - x_j| / (2 m (m - 1)). Can be negative.
 *
 * @param members In any order, at least two.
 * @returns Unit of the outcome; NaN if any input is NaN.
 * @throws JevonsError `too-few-members`.
 * @see Ferro (2014), doi:10.1002/qj.2270.
 */
export function crpsFair(members: Float64Array | readonly number[], outcome: number): number {
  needMembers(members.length, 2, 'the fair CRPS');
  const { error, spread } = errorAndSpread(members, outcome);
  return error - spread / (members.length * (members.length - 1));
}

/** Mean distance to the outcome, and the sum of distances over all pairs i < j: from the sorted members, one pass. */
function errorAndSpread(members: Float64Array | readonly number[], outcome: number) {
  const sorted = Float64Array.from(members as Float64Array).sort();
  const count = sorted.length;
  let error = 0;
  let spread = 0;
  for (const [rank, member] of sorted.entries()) {
    error += Math.abs(member - outcome);
    spread += (2 * rank + 1 - count) * member;
  }
  return { error: error / count, spread };
}

/**
 * Interval score: the width, and 2/(1 - share) times the distance by which the outcome falls outside.
 *
 * @param share Probability that the interval claims to hold, 0 to 1 (0.8 for an 80 % interval).
 * @returns Unit of the outcome; NaN if any input is NaN.
 * @throws JevonsError `bad-interval` when low is above high or the share is not between 0 and 1.
 */
export function intervalScore(low: number, high: number, share: number, outcome: number): number {
  if (low > high || !(share > 0 && share < 1)) {
    throw new JevonsError(`an interval from ${low} to ${high} with probability ${share} makes no sense`, {
      kind: 'usage',
      code: 'bad-interval',
      hint: 'give low, high and a share between 0 and 1',
    });
  }
  // Not max(0, ...) alone: a NaN outcome must give NaN.
  const outside = Math.max(low - outcome, outcome - high, 0);
  return high - low + (2 / (1 - share)) * outside;
}

/**
 * Quantile (pinball) score: (outcome - quantile)(level - [outcome < quantile]).
 *
 * @param level Of the quantile, 0 to 1.
 */
export function quantileScore(quantile: number, level: number, outcome: number): number {
  const difference = outcome - quantile;
  return difference * (level - (difference < 0 ? 1 : 0));
}

/**
 * Energy score of an ensemble: mean distance to the outcome, less half the mean distance between members (each with itself included).
 *
 * @param members `[run x dimension]`, row-major, same units as `outcome`; scale them first when units differ.
 * @param outcome `[dimension]`.
 * @returns Same unit; 0 for a certain and perfect forecast; NaN if any input is NaN. In one dimension, `crpsEmpirical`.
 * @throws JevonsError `shape` when `members.length` is not a multiple of `outcome.length`, `too-few-members` when there are none.
 */
export function energyScore(members: Float64Array, outcome: Float64Array): number {
  const dimensions = outcome.length;
  const count = members.length / dimensions;
  if (!Number.isInteger(count)) {
    throw new JevonsError(`${members.length} numbers are no whole number of members in ${dimensions} dimensions`, {
      kind: 'usage',
      code: 'shape',
    });
  }
  needMembers(count, 1, 'the energy score');
  let error = 0;
  let spread = 0;
  for (let row = 0; row < count; row++) {
    error += distance(members, row * dimensions, outcome, 0, dimensions);
    for (let other = 0; other < row; other++) {
      spread += distance(members, row * dimensions, members, other * dimensions, dimensions);
    }
  }
  return error / count - spread / (count * count);
}

function distance(a: Float64Array, fromA: number, b: Float64Array, fromB: number, dimensions: number): number {
  let sum = 0;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const difference = (a[fromA + dimension] as number) - (b[fromB + dimension] as number);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

function needMembers(count: number, least: number, what: string): void {
  if (count >= least) return;
  throw new JevonsError(`${what} needs at least ${least} members, got ${count}`, {
    kind: 'usage',
    code: 'too-few-members',
  });
}
