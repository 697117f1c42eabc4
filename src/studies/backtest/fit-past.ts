/** Weights of draws by how they would have missed in the past, as it was known on a day. */

import { errorFactor, missLogDensity, normalisedWeights, type Weighted } from '#analysis';
import { ln } from '#base';
import { drawnValue, type InvestmentDraws, mostSteps, type Start } from './investment-model.ts';
import type { PublicRecord } from './record.ts';

/** A start of the past with what the draws said then. */
export interface PastForecast {
  readonly start: Start;
  /** `[draw x firm x step]`, logarithms. */
  readonly forecast: Float64Array;
}

export interface FittedPast extends Weighted {
  /** Firm-quarters with an outcome, each counted once. */
  readonly outcomes: number;
  /** Of each firm: how far its quarters jump, over the mean of all. */
  readonly scales: readonly number[];
}

const quartersAYear = 4;
/** As many quarters of the average firm are mixed into each firm's own size of misses. */
const priorQuarters = 8;
const longestLook = 16;

/** Each reported quarter counts once: a quarter that k forecasts saw weighs 1/k in each. */
export function fitPast(past: readonly PastForecast[], draws: InvestmentDraws, record: PublicRecord): FittedPast {
  const scales = jumpScales(record);
  const seen = new Set<string>();
  let all = 0;
  const known = past.map(({ start, forecast }) => {
    const outcomes = start.record.firms.map((then, f) => {
      const now = record.firms[f]?.quarters;
      const first = Math.min(then.last, start.base + 1);
      const row: { step: number; value: number }[] = [];
      for (let quarter = first + 1; quarter <= start.base + mostSteps; quarter++) {
        const value = now?.get(quarter);
        if (value === undefined) break;
        row.push({ step: quarter - start.base - 1, value: ln(value) });
        seen.add(`${f} ${quarter}`);
        all += 1;
      }
      return row;
    });
    return { forecast, outcomes };
  });
  const share = all === 0 ? 0 : seen.size / all;
  const firms = record.firms.length;
  const logWeights = new Float64Array(draws.count);
  for (let draw = 0; draw < draws.count; draw++) {
    const factor = errorFactor(processOf(draws, draw), mostSteps);
    const shared = drawnValue(draws, draw, 'error shared');
    let sum = 0;
    for (const { forecast, outcomes } of known) {
      const misses = outcomes.map((row, f) =>
        row.map(({ step, value }) => value - (forecast[(draw * firms + f) * mostSteps + step] as number)),
      );
      sum += missLogDensity(misses, scales, factor, mostSteps, shared);
    }
    logWeights[draw] = share * sum;
  }
  return { ...normalisedWeights(logWeights), outcomes: seen.size, scales };
}

/** Of a draw, by quarter. */
export function processOf(draws: InvestmentDraws, draw: number) {
  return {
    walk: drawnValue(draws, draw, 'error walk') / Math.sqrt(quartersAYear),
    noise: drawnValue(draws, draw, 'error noise'),
    shared: drawnValue(draws, draw, 'error shared'),
  };
}

/** Standard deviation of each firm's changes of the logarithm over that of all, drawn towards 1 when quarters are few. */
function jumpScales({ firms }: PublicRecord): number[] {
  const squares = firms.map(({ quarters, first, last }) => {
    const from = Math.max(first, last - longestLook);
    const changes: number[] = [];
    for (let quarter = from + 1; quarter <= last; quarter++) {
      changes.push(ln((quarters.get(quarter) as number) / (quarters.get(quarter - 1) as number)));
    }
    const mean = changes.reduce((sum, one) => sum + one, 0) / changes.length;
    return {
      n: changes.length,
      mean: changes.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / changes.length,
    };
  });
  const pooled = squares.reduce((sum, one) => sum + one.mean, 0) / squares.length;
  return squares.map(({ n, mean }) => Math.sqrt((priorQuarters * pooled + n * mean) / ((priorQuarters + n) * pooled)));
}
