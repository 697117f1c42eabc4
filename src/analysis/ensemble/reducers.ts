/**
 * What can be computed from a run's series where the run is computed, so that only the result travels.
 * Each is named, because a function cannot be sent to a worker, and works on all runs of a chunk at once.
 */
import { didYouMean, JevonsError } from '#base';

type Parameters = Readonly<Record<string, number>>;

/** The runs of a chunk. */
export interface RunBlock {
  readonly runs: number;
  /** `[savePoint]` */
  readonly times: Float64Array;
  /** `[savePoint x run]`, inputs added up. */
  readonly series: Float64Array;
}

export interface Reducer {
  /** What it gives for a run: a number (NaN: the run has none), or a series over the save points. */
  readonly gives: 'number' | 'series';
  /** Parameters it needs. */
  readonly parameters: readonly string[];
  readonly unit: (unitOfInputs: string, timeUnit: string) => string;
  /** @param into `[run]` for a number, `[savePoint x run]` for a series; every place is written. */
  readonly reduce: (block: RunBlock, parameters: Parameters, into: Float64Array) => void;
}

/** Index of the save point at a time: within a thousandth of a year; -1 when there is none. */
function indexAt(times: Float64Array, time: number): number {
  return times.findIndex((value) => Math.abs(value - time) < 1e-3);
}

/** Change over the year that ends at each save point; NaN in the first year. Save points are evenly spaced. */
function trailingYear({ series, times, runs }: RunBlock, into: Float64Array): void {
  const year = indexAt(times, (times[0] ?? Number.NaN) + 1);
  const from = year < 0 ? series.length : year * runs;
  into.fill(Number.NaN, 0, from);
  for (let i = from; i < series.length; i += 1) into[i] = (series[i] as number) - (series[i - year * runs] as number);
}

export const reducers: Readonly<Record<string, Reducer>> = {
  'trailing-year': {
    gives: 'series',
    parameters: [],
    unit: (unit) => unit,
    reduce: (block, _, into) => trailingYear(block, into),
  },
  'value-at': {
    gives: 'number',
    parameters: ['time'],
    unit: (unit) => unit,
    reduce: ({ series, times, runs }, { time = Number.NaN }, into) => {
      const k = indexAt(times, time);
      for (let r = 0; r < runs; r += 1) into[r] = k < 0 ? Number.NaN : (series[k * runs + r] as number);
    },
  },
  /** Change of a cumulative series over a calendar year. */
  'year-total': {
    gives: 'number',
    parameters: ['year'],
    unit: (unit) => unit,
    reduce: ({ series, times, runs }, { year = Number.NaN }, into) => {
      const [from, to] = [indexAt(times, year), indexAt(times, year + 1)];
      const known = from >= 0 && to >= 0;
      for (let r = 0; r < runs; r += 1) {
        into[r] = known ? (series[to * runs + r] as number) - (series[from * runs + r] as number) : Number.NaN;
      }
    },
  },
  /** 1 when the flag has been up at some save point to that time, else 0. */
  'entered-by': {
    gives: 'number',
    parameters: ['time'],
    unit: () => 'Dmnl',
    reduce: ({ series, times, runs }, { time = Number.NaN }, into) => {
      into.fill(0);
      times.forEach((moment, k) => {
        if (moment > time + 1e-3) return;
        for (let r = 0; r < runs; r += 1) if ((series[k * runs + r] as number) >= 0.5) into[r] = 1;
      });
    },
  },
  /**
   * End of the highest year of a cumulative series, if spending falls by `fall` (a share) under it before the horizon:
   * a maximum at the very end, or a ripple, is no peak.
   */
  'peak-year-end': {
    gives: 'number',
    parameters: ['fall'],
    unit: (_, timeUnit) => timeUnit,
    reduce: (block, { fall = Number.NaN }, into) => {
      const yearly = new Float64Array(block.series.length);
      trailingYear(block, yearly);
      for (let r = 0; r < block.runs; r += 1) into[r] = peakOf(yearly, block, r, fall);
    },
  },
};

function peakOf(yearly: Float64Array, { times, runs }: RunBlock, run: number, fall: number): number {
  let best = Number.NaN;
  let highest = Number.NEGATIVE_INFINITY;
  let fallen = false;
  times.forEach((time, k) => {
    const value = yearly[k * runs + run] as number;
    if (value > highest) [best, highest, fallen] = [time, value, false];
    else if (value < (1 - fall) * highest) fallen = true;
  });
  return fallen ? best : Number.NaN;
}

/** @throws JevonsError `unknown-reducer`, `reducer-parameters`. */
export function reducerOf(name: string, parameters: Parameters): Reducer {
  const reducer = Object.hasOwn(reducers, name) ? reducers[name] : undefined;
  if (reducer === undefined) {
    const guess = didYouMean(name, Object.keys(reducers));
    throw new JevonsError(`unknown reducer "${name}"; known are ${Object.keys(reducers).join(', ')}`, {
      kind: 'usage',
      code: 'unknown-reducer',
      ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
    });
  }
  const missing = reducer.parameters.filter((wanted) => !Number.isFinite(parameters[wanted]));
  if (missing.length > 0) {
    throw new JevonsError(`reducer ${name} needs a number for ${missing.join(', ')}`, {
      kind: 'usage',
      code: 'reducer-parameters',
    });
  }
  return reducer;
}
