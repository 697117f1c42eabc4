/** Weights of draws by how they would have missed in the past, as it was known on a day. */

import { type ErrorProcess, MissDensity, normalisedWeights, type Weighted } from '#analysis';
import { ln } from '#base';
import { type Distribution, normalCdf, normalQuantile, quantile, stream } from '#stats';
import { errorIds, type InvestmentDraws, mostSteps, type Start } from './investment-model.ts';
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
  /** Of each draw, by quarter. */
  readonly processes: readonly ErrorProcess[];
}

const quartersAYear = 4;
/** As many quarters of the average firm are mixed into each firm's own size of misses. */
const priorQuarters = 8;
const longestLook = 16;
/** The size of misses is far better known than the rest: it is drawn anew from near where the weight is, this often. */
const rounds = 3;
const proposalWidth = 1.3;
const purpose = 0x71800;

/**
 * Weights of the draws by the density of what came, on the day of the record. Each reported quarter counts once: of a quarter
 * that k forecasts saw, each holds 1/k.
 *
 * Importance sampling: the model's constants are drawn from their beliefs; the three numbers of the error process from a normal
 * (on the normal scores of their beliefs) with the mean and 1.3 times the deviation of the round before.
 */
export function fitPast(
  past: readonly PastForecast[],
  draws: InvestmentDraws,
  record: PublicRecord,
  seed: number,
): FittedPast {
  const scales = jumpScales(record);
  const outcomes = outcomesOf(past, record);
  const beliefs = errorIds.map((id) => draws.beliefs.find((one) => one.id === id)?.belief as Distribution);
  const density = new MissDensity(scales, mostSteps);
  const misses = new Float64Array(scales.length * mostSteps);
  const scoreOf = (draw: number, process: ErrorProcess) => {
    density.set(process);
    let sum = 0;
    for (const one of outcomes.starts) {
      fillMisses(misses, one, draw);
      sum += density.logDensity(misses, one.counts);
    }
    return outcomes.share * sum;
  };
  let center = errorIds.map(() => ({ mean: 0, deviation: 1 }));
  let processes: ErrorProcess[] = [];
  let weighted: Weighted = { weights: new Float64Array(0), effective: 0 };
  for (let round = 0; round < rounds; round++) {
    const logWeights = new Float64Array(draws.count);
    const scores: number[][] = [];
    processes = Array.from({ length: draws.count }, (_, draw) => {
      const z = center.map(({ mean, deviation }, d) => {
        const standard = normalQuantile(stream(seed, draw, purpose + round * errorIds.length + d));
        logWeights[draw] = (logWeights[draw] as number) + (standard * standard) / 2 + ln(deviation);
        return mean + deviation * standard;
      });
      scores.push(z);
      const [walk = 0, noise = 0, shared = 0] = z.map((one, d) => quantile(beliefs[d] as Distribution, normalCdf(one)));
      const process = { walk: walk / Math.sqrt(quartersAYear), noise, shared };
      const prior = z.reduce((sum, one) => sum - (one * one) / 2, 0);
      logWeights[draw] = (logWeights[draw] as number) + prior + scoreOf(draw, process);
      return process;
    });
    weighted = normalisedWeights(logWeights);
    center = errorIds.map((_, d) =>
      widened(
        scores.map((z) => z[d] as number),
        weighted.weights,
      ),
    );
  }
  return { ...weighted, outcomes: outcomes.distinct, scales, processes };
}

function widened(values: readonly number[], weights: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, one, i) => sum + (weights[i] as number) * one, 0);
  const variance = values.reduce((sum, one, i) => sum + (weights[i] as number) * (one - mean) * (one - mean), 0);
  // A round that rests on a handful of draws must not shut out the rest.
  return { mean, deviation: Math.min(1, Math.max(0.1, proposalWidth * Math.sqrt(variance))) };
}

interface KnownOutcomes {
  readonly forecast: Float64Array;
  /** `[firm x step]`, logarithms; from the firm's first quarter after its last report. */
  readonly values: Float64Array;
  readonly counts: readonly number[];
  /** Step of the forecast at which each firm's misses begin. */
  readonly offsets: readonly number[];
}

function outcomesOf(past: readonly PastForecast[], record: PublicRecord) {
  const seen = new Set<string>();
  let all = 0;
  const starts = past.map(({ start, forecast }): KnownOutcomes => {
    const values = new Float64Array(record.firms.length * mostSteps);
    const offsets = start.record.firms.map(({ last }) => Math.min(last - start.base, 1));
    const counts = offsets.map((offset, f) => {
      const now = record.firms[f]?.quarters;
      let count = 0;
      for (let step = offset; step < mostSteps; step++) {
        const value = now?.get(start.base + step + 1);
        if (value === undefined) break;
        values[f * mostSteps + count] = ln(value);
        seen.add(`${f} ${start.base + step + 1}`);
        count += 1;
      }
      all += count;
      return count;
    });
    return { forecast, values, counts, offsets };
  });
  return { starts, distinct: seen.size, share: all === 0 ? 0 : seen.size / all };
}

function fillMisses(misses: Float64Array, { forecast, values, counts, offsets }: KnownOutcomes, draw: number): void {
  counts.forEach((count, f) => {
    const from = (draw * counts.length + f) * mostSteps + (offsets[f] as number);
    for (let k = 0; k < count; k++) {
      misses[f * mostSteps + k] = (values[f * mostSteps + k] as number) - (forecast[from + k] as number);
    }
  });
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
