/** Is one forecaster better than another, and do intervals hold what they claim: tests made for few forecasts. */

import { JevonsError } from '#base';
import { distribution, quantile } from './distributions.ts';
import { studentCdf } from './special-functions.ts';

export interface DieboldMariano {
  /** Mean of the differences: below 0 when the first forecaster's losses are smaller. */
  readonly mean: number;
  /** Corrected statistic. NaN when the losses never differ. */
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Probability of a difference at least as far on either side, if the two were equally good. */
  readonly pTwoSided: number;
  /** Probability of a mean at least as low, if the two were equally good. */
  readonly pFirstBetter: number;
  /** `rectangular` as in the paper; `bartlett` when that gave a variance that is not above 0. */
  readonly weights: 'rectangular' | 'bartlett';
}

/**
 * Test of equal accuracy: mean loss difference over its standard error from h - 1 autocovariances, with the correction of
 * the statistic for small samples, sqrt((n + 1 - 2h + h(h - 1)/n)/n), and Student's t with n - 1 degrees of freedom.
 *
 * @param differences Loss of the first forecaster less that of the second, in order of time, evenly spaced; at least 3.
 * @param horizon Steps between origins that forecasts overlap: 1 when they do not; less than the number of differences.
 * @throws JevonsError `too-few-forecasts`, `bad-horizon`.
 * @see Diebold & Mariano (1995), doi:10.1080/07350015.1995.10524599; Harvey, Leybourne & Newbold (1997),
 * doi:10.1016/S0169-2070(96)00719-4.
 */
export function dieboldMariano(differences: readonly number[], horizon: number): DieboldMariano {
  const n = differences.length;
  if (n < 3) {
    throw new JevonsError(`the test needs at least 3 forecasts, got ${n}`, { kind: 'data', code: 'too-few-forecasts' });
  }
  if (!Number.isInteger(horizon) || horizon < 1 || horizon >= n) {
    throw new JevonsError(`the horizon is ${horizon}; expected a whole number from 1 to ${n - 1}`, {
      kind: 'usage',
      code: 'bad-horizon',
    });
  }
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  const autocovariance = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++)
      sum += ((differences[t] as number) - mean) * ((differences[t - lag] as number) - mean);
    return sum / n;
  };
  const longRun = (weight: (lag: number) => number) => {
    let sum = autocovariance(0);
    for (let lag = 1; lag < horizon; lag++) sum += 2 * weight(lag) * autocovariance(lag);
    return sum;
  };
  const plain = longRun(() => 1);
  const weights = plain > 0 ? 'rectangular' : 'bartlett';
  const variance = plain > 0 ? plain : longRun((lag) => 1 - lag / horizon);
  const correction = Math.sqrt((n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n);
  const statistic = variance > 0 ? (correction * mean) / Math.sqrt(variance / n) : Number.NaN;
  const below = studentCdf(statistic, n - 1);
  return {
    mean,
    statistic,
    degreesOfFreedom: n - 1,
    pTwoSided: 2 * Math.min(below, 1 - below),
    pFirstBetter: below,
    weights,
  };
}

/**
 * Exact band for a probability after `successes` in `trials` independent ones: no probability outside it makes the count, or
 * one further off, as likely as half of 1 - level.
 *
 * @param level 0 to 1, for example 0.95.
 * @returns From 0 to 1; [0, 1] of no trial.
 * @throws JevonsError `bad-count`.
 * @see Clopper & Pearson (1934), doi:10.1093/biomet/26.4.404.
 */
export function binomialBand(successes: number, trials: number, level: number): readonly [low: number, high: number] {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0 && successes <= trials)) {
    throw new JevonsError(`${successes} of ${trials} is no count`, { kind: 'usage', code: 'bad-count' });
  }
  const tail = (1 - level) / 2;
  const low = successes === 0 ? 0 : quantile(distribution('beta', [successes, trials - successes + 1]), tail);
  const high = successes === trials ? 1 : quantile(distribution('beta', [successes + 1, trials - successes]), 1 - tail);
  return [low, high];
}
