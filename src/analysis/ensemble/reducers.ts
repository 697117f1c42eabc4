/**
 * What can be computed from a run's series where the run is computed, so that only the result travels.
 * Each is named, because a function cannot be sent to a worker.
 */
import { didYouMean, JevonsError } from '#base';

type Series = Float64Array;

interface Reducer {
  /** What it gives for a run: a number (NaN: the run has none), or a series over the save points. */
  readonly gives: 'number' | 'series';
  /** Parameters it needs. */
  readonly parameters: readonly string[];
  readonly unit: (unitOfInputs: string, timeUnit: string) => string;
  /** @param series `[savePoint]`, inputs added up. @param times `[savePoint]`. @returns One number, or one for each save point. */
  readonly reduce: (series: Series, times: Series, parameters: Readonly<Record<string, number>>) => number | Series;
}

const at = (series: Series, index: number): number => series[index] ?? Number.NaN;

/** Index of the save point at a time: within a thousandth of a year. */
function indexAt(times: Series, time: number): number {
  return times.findIndex((value) => Math.abs(value - time) < 1e-3);
}

/** Change over the year that ends at each save point; NaN in the first year. Save points are evenly spaced. */
function trailingYear(series: Series, times: Series): Series {
  const year = indexAt(times, at(times, 0) + 1);
  return series.map((value, k) => (year < 0 || k < year ? Number.NaN : value - at(series, k - year)));
}

export const reducers: Readonly<Record<string, Reducer>> = {
  'trailing-year': {
    gives: 'series',
    parameters: [],
    unit: (unit) => unit,
    reduce: (series, times) => trailingYear(series, times),
  },
  'value-at': {
    gives: 'number',
    parameters: ['time'],
    unit: (unit) => unit,
    reduce: (series, times, { time = Number.NaN }) => at(series, indexAt(times, time)),
  },
  /** 1 when the flag has been up at some save point to that time, else 0. */
  'entered-by': {
    gives: 'number',
    parameters: ['time'],
    unit: () => 'Dmnl',
    reduce: (series, times, { time = Number.NaN }) =>
      series.some((value, k) => at(times, k) <= time + 1e-3 && value >= 0.5) ? 1 : 0,
  },
  /**
   * End of the highest year of a cumulative series, if spending falls by `fall` (a share) under it before the horizon:
   * a maximum at the very end, or a ripple, is no peak.
   */
  'peak-year-end': {
    gives: 'number',
    parameters: ['fall'],
    unit: (_, timeUnit) => timeUnit,
    reduce: (series, times, { fall = Number.NaN }) => {
      const yearly = trailingYear(series, times);
      let best = yearly.findIndex((value) => !Number.isNaN(value));
      if (best < 0) return Number.NaN;
      yearly.forEach((value, k) => {
        if (value > at(yearly, best)) best = k;
      });
      const falls = yearly.subarray(best).some((value) => value < (1 - fall) * at(yearly, best));
      return falls ? at(times, best) : Number.NaN;
    },
  },
};

/** @throws JevonsError `unknown-reducer`, `reducer-parameters`. */
export function reducerOf(name: string, parameters: Readonly<Record<string, number>>): Reducer {
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
