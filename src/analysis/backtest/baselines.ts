/** Baselines as futures: what a forecaster who knows only the series would say, with how sure it should be. */

import { exp, JevonsError, ln } from '#base';
import { chooseEts, etsPath, normalQuantile, RandomStream } from '#stats';

/**
 * `naive`: the last value, as a random walk of the logarithm. `drift`: the line through first and last value. `growth-drift`:
 * the same of the logarithm, so mean past growth goes on. `seasonal-naive`: the value a year before, in logarithms. `ets`:
 * exponential smoothing of the logarithm, its form chosen by the corrected information criterion.
 */
export const baselines = ['naive', 'drift', 'growth-drift', 'seasonal-naive', 'ets'] as const;
export type Baseline = (typeof baselines)[number];

/** Futures of one series: `[member x step]`, row-major. */
export interface Paths {
  readonly members: number;
  readonly steps: number;
  readonly values: Float64Array;
}

export interface BaselineRequest {
  /** Positive, evenly spaced, in order of time; at least 6. */
  readonly history: readonly number[];
  readonly steps: number;
  readonly members: number;
  readonly seed: number;
  /** Keeps the draws of different series and days apart. */
  readonly place: number;
  /** Steps in a year. */
  readonly season: number;
}

const fewest = 6;
/** Futures of different places take streams so far apart. */
export const mostMembers = 16_777_216;
const purposes: Readonly<Record<Baseline, number>> = {
  naive: 0x70000,
  drift: 0x70001,
  'growth-drift': 0x70002,
  'seasonal-naive': 0x70003,
  ets: 0x70004,
};

/** @throws JevonsError `series-too-short`, `bad-series` when a value is not above 0. */
export function baselinePaths(name: Baseline, request: BaselineRequest): Paths {
  const { history, steps, members, seed, place } = request;
  if (history.length < fewest) {
    throw new JevonsError(`a baseline needs at least ${fewest} values, got ${history.length}`, {
      kind: 'data',
      code: 'series-too-short',
    });
  }
  if (!history.every((value) => value > 0)) {
    throw new JevonsError('a baseline needs values above 0', { kind: 'data', code: 'bad-series' });
  }
  const oneFuture = forecasters[name](request);
  const values = new Float64Array(members * steps);
  for (let member = 0; member < members; member++) {
    const random = new RandomStream(seed, place * mostMembers + member, purposes[name]);
    values.set(
      oneFuture(() => normalQuantile(random.uniform())),
      member * steps,
    );
  }
  return { members, steps, values };
}

type OneFuture = (normal: () => number) => number[];

const forecasters: Readonly<Record<Baseline, (request: BaselineRequest) => OneFuture>> = {
  naive: ({ history, steps }) => walk(history.map(ln), steps, 'none', exp),
  // A line may cross 0; spending does not.
  drift: ({ history, steps }) => walk(history, steps, 'mean', (value) => Math.max(0, value)),
  'growth-drift': ({ history, steps }) => walk(history.map(ln), steps, 'mean', exp),
  'seasonal-naive': ({ history, steps, season }) => seasonal(history.map(ln), steps, season),
  ets: ({ history, steps, season }) => smoothing(history.map(ln), steps, season),
};

/** A random walk with or without the mean of past changes, which is itself known only as well as they are many. */
function walk(
  series: readonly number[],
  steps: number,
  drift: 'none' | 'mean',
  back: (value: number) => number,
): OneFuture {
  const changes = series.slice(1).map((value, i) => value - (series[i] as number));
  const n = changes.length;
  const mean = drift === 'none' ? 0 : changes.reduce((sum, one) => sum + one, 0) / n;
  const squares = changes.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
  const deviation = Math.sqrt(squares / (drift === 'none' ? n : n - 1));
  const last = series.at(-1) as number;
  return (normal) => {
    const slope = drift === 'none' ? 0 : mean + (deviation / Math.sqrt(n)) * normal();
    let value = last;
    return Array.from({ length: steps }, () => {
      value += slope + deviation * normal();
      return back(value);
    });
  };
}

function seasonal(series: readonly number[], steps: number, season: number): OneFuture {
  const changes = series.slice(season).map((value, i) => value - (series[i] as number));
  const deviation = Math.sqrt(changes.reduce((sum, one) => sum + one * one, 0) / Math.max(1, changes.length));
  const year = series.slice(-season);
  return (normal) => {
    const path = [...year];
    for (let step = 0; step < steps; step++) path.push((path[step] as number) + deviation * normal());
    return path.slice(season).map(exp);
  };
}

function smoothing(series: readonly number[], steps: number, season: number): OneFuture {
  const fit = chooseEts(series, season);
  const deviation = Math.sqrt(fit.variance);
  return (normal) =>
    etsPath(
      fit,
      Array.from({ length: steps }, () => deviation * normal()),
    ).map(exp);
}
