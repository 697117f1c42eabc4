/** Scores of a back-test: each forecaster on the forecasts that it and the one it is held against both made. */

import { JevonsError } from '#base';
import { binomialBand, crpsFair, type DieboldMariano, dieboldMariano, quantiles } from '#stats';

/** One forecast of one figure on one day, with its outcome. */
export interface ScoredForecast {
  readonly method: string;
  readonly series: string;
  readonly origin: string;
  readonly horizon: string;
  readonly outcome: number;
  readonly median: number;
  /** Ends of the central 80 %. */
  readonly low: number;
  readonly high: number;
  readonly crps: number;
  readonly inside: boolean;
}

export const bandShare = 0.8;
const bandLevel = 0.95;

/** @param members Independent draws, at least two. */
export function scoreForecast(
  key: Pick<ScoredForecast, 'method' | 'series' | 'origin' | 'horizon'>,
  members: Float64Array,
  outcome: number,
): ScoredForecast {
  const [low = Number.NaN, median = Number.NaN, high = Number.NaN] = quantiles(members, [0.1, 0.5, 0.9]);
  const crps = crpsFair(members, outcome);
  return { ...key, outcome, median, low, high, crps, inside: outcome >= low && outcome <= high };
}

export interface Coverage {
  readonly inside: number;
  readonly count: number;
  readonly share: number;
  /** Exact 95 % band, as if the forecasts were independent. */
  readonly band: readonly [low: number, high: number];
}

/** @throws JevonsError `no-forecasts`. */
export function coverageOf(forecasts: readonly ScoredForecast[]): Coverage {
  if (forecasts.length === 0)
    throw new JevonsError('no forecast has an outcome', { kind: 'data', code: 'no-forecasts' });
  const inside = forecasts.filter((one) => one.inside).length;
  const count = forecasts.length;
  return { inside, count, share: inside / count, band: binomialBand(inside, count, bandLevel) };
}

export interface Skill {
  readonly method: string;
  readonly against: string;
  /** Forecasts that both made. */
  readonly count: number;
  readonly crps: number;
  readonly crpsAgainst: number;
  /** 1 - ratio of the mean CRPS: above 0 is better. */
  readonly skill: number;
  /** Forecasts on which it was the better one. */
  readonly better: number;
  /** The skill without the forecast that speaks most for it; absent with one forecast. */
  readonly withoutBest?: { readonly origin: string; readonly skill: number };
  /** Absent with fewer than three forecasts, or not more than they overlap. */
  readonly test?: DieboldMariano;
}

/**
 * @param overlap Origins by which the forecasts overlap (the horizon in steps between origins), at least 1.
 * @returns Undefined when the two have no forecast in common.
 */
export function skillOf(
  forecasts: readonly ScoredForecast[],
  method: string,
  against: string,
  overlap: number,
): Skill | undefined {
  const place = ({ series, origin, horizon }: ScoredForecast) => `${series} ${origin} ${horizon}`;
  const others = new Map(forecasts.filter((one) => one.method === against).map((one) => [place(one), one]));
  const pairs = forecasts
    .filter((one) => one.method === method)
    .flatMap((one) => {
      const other = others.get(place(one));
      return other === undefined ? [] : [{ one, other }];
    })
    .toSorted((a, b) => (a.one.origin < b.one.origin ? -1 : a.one.origin > b.one.origin ? 1 : 0));
  if (pairs.length === 0) return undefined;
  const mean = (pick: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((sum, pair) => sum + pick(pair), 0) / pairs.length;
  const crps = mean(({ one }) => one.crps);
  const crpsAgainst = mean(({ other }) => other.crps);
  const testable = pairs.length >= 3 && overlap < pairs.length;
  const differences = pairs.map(({ one, other }) => one.crps - other.crps);
  const best = differences.indexOf(Math.min(...differences));
  const rest = pairs.filter((_, i) => i !== best);
  const sum = (pick: (pair: (typeof pairs)[number]) => number) => rest.reduce((total, pair) => total + pick(pair), 0);
  const withoutBest = {
    origin: pairs[best]?.one.origin ?? '',
    skill: 1 - sum(({ one }) => one.crps) / sum(({ other }) => other.crps),
  };
  return {
    method,
    against,
    count: pairs.length,
    crps,
    crpsAgainst,
    skill: 1 - crps / crpsAgainst,
    better: differences.filter((one) => one < 0).length,
    ...(rest.length === 0 ? {} : { withoutBest }),
    ...(testable ? { test: dieboldMariano(differences, overlap) } : {}),
  };
}
