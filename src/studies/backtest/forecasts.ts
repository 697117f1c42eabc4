/** Futures by firm and total from one day: of the model, of the baselines, of guidance. */

import { type Baseline, baselinePaths, drawMisses, type ErrorProcess, mostMembers, resampled } from '#analysis';
import { exp } from '#base';
import { RandomStream } from '#stats';
import type { FittedPast } from './fit-past.ts';
import { mostSteps, type Start } from './investment-model.ts';
import type { Quarter } from './quarters.ts';
import { type FirmRecord, restOf } from './record.ts';

/** Quarters ahead of the day that are forecast. */
export const horizons = 8;
const season = 4;

/** `[member x horizon]` by series: the firms, then `total`; a series that a method cannot forecast is absent. */
export type Futures = ReadonlyMap<string, Float64Array>;

export interface Day {
  readonly start: Start;
  /** Quarter that is over or ends on the day: horizon h is h quarters later. */
  readonly quarter: Quarter;
  readonly place: number;
  readonly members: number;
  readonly seed: number;
}

const purposeOfPicks = 0x72000;
const purposeOfMisses = 0x72001;

export function modelFutures(day: Day, forecast: Float64Array, fitted: FittedPast): Futures {
  const { start, quarter, members, seed, place } = day;
  const firms = start.record.firms;
  const picks = resampled(fitted.weights, members, new RandomStream(seed, place, purposeOfPicks));
  const found = new Map(firms.map(({ firm }) => [firm as string, new Float64Array(members * horizons)]));
  const total = new Float64Array(members * horizons);
  picks.forEach((draw, member) => {
    const random = new RandomStream(seed, place * mostMembers + member, purposeOfMisses);
    const misses = drawMisses(fitted.processes[draw] as ErrorProcess, fitted.scales, mostSteps, random);
    firms.forEach(({ firm, last }, f) => {
      const ahead = Math.min(1, last - start.base);
      for (let h = 1; h <= horizons; h++) {
        const step = quarter + h - start.base - 1;
        const miss = misses[f]?.[step - ahead] ?? Number.NaN;
        const value = exp((forecast[(draw * firms.length + f) * mostSteps + step] as number) + miss);
        const at = member * horizons + h - 1;
        (found.get(firm) as Float64Array)[at] = value;
        total[at] = (total[at] as number) + value;
      }
    });
  });
  return found.set('total', total);
}

/** The sums of the five firms' quarters, as far back as all are known. */
export function totalHistory({ record, base }: Start): number[] {
  const first = Math.max(...record.firms.map((firm) => firm.first));
  return Array.from({ length: base - first + 1 }, (_, i) =>
    record.firms.reduce((sum, { quarters }) => sum + (quarters.get(first + i) as number), 0),
  );
}

const historyOf = ({ quarters, first, last }: FirmRecord) =>
  Array.from({ length: last - first + 1 }, (_, i) => quarters.get(first + i) as number);

export function baselineFutures(name: Baseline, day: Day): Futures {
  const { start, place } = day;
  const { firms } = start.record;
  const of = (history: number[], last: Quarter, index: number) =>
    baselineFrom(name, day, history, last, place * (firms.length + 1) + index);
  const found = new Map(firms.map((firm, f) => [firm.firm as string, of(historyOf(firm), firm.last, f)]));
  return found.set('total', of(totalHistory(start), start.base, firms.length));
}

/** A baseline goes on from the last value; the horizons count from the day. */
function baselineFrom(name: Baseline, day: Day, history: number[], last: Quarter, place: number): Float64Array {
  const skipped = day.quarter - last;
  const steps = horizons + skipped;
  const { members, seed } = day;
  const { values } = baselinePaths(name, { history, steps, members, seed, place, season });
  return Float64Array.from({ length: members * horizons }, (_, i) => {
    const member = Math.floor(i / horizons);
    return values[member * steps + skipped + (i % horizons)] as number;
  });
}

/**
 * Announced years in figures: what is left, evenly over the quarters left, with the spread of the naive forecast. A firm is
 * forecast for the quarters of its announced years; the total takes the last known rate for what nobody announced. A year
 * that is over on the day, though not reported, announces nothing.
 */
export function guidanceFutures(day: Day, naive: Futures, corrected: boolean): Futures {
  const { start, quarter, members } = day;
  const { firms } = start.record;
  const lasts = firms.map((firm) => firm.quarters.get(firm.last) as number);
  const points = firms.map((firm, f) =>
    guidedRates(firm, quarter, corrected ? (start.guidanceErrors[f]?.mean ?? 0) : 0),
  );
  const found = new Map<string, Float64Array>();
  const spread = (series: string, from: number, rateOf: (at: Quarter) => number | undefined) => {
    const walk = naive.get(series) as Float64Array;
    return Float64Array.from({ length: members * horizons }, (_, i) => {
      const rate = rateOf(quarter + 1 + (i % horizons));
      return rate === undefined ? Number.NaN : ((walk[i] as number) / from) * rate;
    });
  };
  firms.forEach(({ firm }, f) => {
    const rates = points[f];
    if (rates !== undefined && rates.size > 0)
      found.set(
        firm,
        spread(firm, lasts[f] as number, (at) => rates.get(at)),
      );
  });
  if (found.size === 0) return found;
  const known = totalHistory(start).at(-1) as number;
  const held = (f: number, at: Quarter) => {
    const rates = points[f] as ReadonlyMap<Quarter, number>;
    const before = [...rates.keys()].filter((one) => one <= at).at(-1);
    return before === undefined ? (lasts[f] as number) : (rates.get(before) as number);
  };
  const totalAt = (at: Quarter) => firms.reduce((sum, _, f) => sum + held(f, at), 0);
  return found.set('total', spread('total', known, totalAt));
}

/** $bn a quarter of the announced quarters not reported yet, in order of time. */
function guidedRates(firm: FirmRecord, over: Quarter, correction: number): Map<Quarter, number> {
  const rates = new Map<Quarter, number>();
  for (const one of firm.announced) {
    if (one.last <= over) continue;
    const rest = restOf(one, firm, correction);
    if (rest === undefined) continue;
    for (let quarter = rest.from; quarter <= one.last; quarter++) rates.set(quarter, rest.rate);
  }
  return rates;
}
