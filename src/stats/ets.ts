/**
 * Exponential smoothing in state-space form with additive errors: level, trend (none, straight, damped), season (none, additive).
 * Smoothing weights are chosen on a grid, the form by the corrected information criterion.
 *
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with exponential smoothing, doi:10.1007/978-3-540-71918-2.
 */

import { JevonsError, ln } from '#base';
import type { Series } from './baselines.ts';

export type EtsTrend = 'none' | 'straight' | 'damped';

export interface EtsForm {
  readonly trend: EtsTrend;
  /** Steps in a season; 1 for none. */
  readonly season: number;
}

/** A fitted form, at the end of its series. */
export interface EtsFit extends EtsForm {
  /** Weights of an error in level, trend and season; 0 where there is none. */
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** Share of the trend kept a step; 1 straight, 0 without a trend. */
  readonly damping: number;
  readonly level: number;
  readonly slope: number;
  /** The last season, oldest first; empty without one. */
  readonly seasonal: readonly number[];
  /** Variance of a one-step error, with as many taken off the count as were fitted. */
  readonly variance: number;
  readonly aicc: number;
}

const alphas = [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
/** Of alpha. */
const betaShares = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1];
/** Of 1 - alpha. */
const gammaShares = [0.02, 0.1, 0.3, 0.6];
const dampings = [0.8, 0.85, 0.9, 0.94, 0.98];

/**
 * @param season Steps in a season; forms with one are tried from two seasons and three values on.
 * @throws JevonsError `series-too-short` (5 values needed).
 */
export function chooseEts(series: Series, season = 1): EtsFit {
  if (series.length < 5) {
    throw new JevonsError(`exponential smoothing needs at least 5 values, got ${series.length}`, {
      kind: 'data',
      code: 'series-too-short',
    });
  }
  const seasons = season > 1 && series.length >= 2 * season + 3 ? [1, season] : [1];
  const forms = seasons.flatMap((one) =>
    (['none', 'straight', 'damped'] as const).map((trend) => ({ trend, season: one })),
  );
  const fits = forms.map((form) => fitEts(series, form)).filter(({ aicc }) => Number.isFinite(aicc));
  return fits.reduce(
    (best, one) => (one.aicc < best.aicc ? one : best),
    fits[0] ?? fitEts(series, { trend: 'none', season: 1 }),
  );
}

/** The weights with the least sum of squared one-step errors. */
export function fitEts(series: Series, form: EtsForm): EtsFit {
  const { trend, season } = form;
  const start = startOf(series, form);
  let best: Run | undefined;
  for (const alpha of alphas) {
    for (const beta of trend === 'none' ? [0] : betaShares.map((share) => share * alpha)) {
      for (const gamma of season === 1 ? [0] : gammaShares.map((share) => share * (1 - alpha))) {
        for (const damping of trend === 'none' ? [0] : trend === 'straight' ? [1] : dampings) {
          const run = smooth(series, start, { alpha, beta, gamma, damping });
          if (best === undefined || run.squares < best.squares) best = run;
        }
      }
    }
  }
  const { squares, weights, level, slope, seasonal } = best as Run;
  const n = series.length;
  const trendCount = trend === 'none' ? 0 : trend === 'straight' ? 2 : 3;
  const fitted = 2 + trendCount + (season === 1 ? 0 : season);
  // The variance is fitted too; a season's effects add up to 0.
  const count = fitted + 1;
  const aicc =
    n - count - 1 > 0
      ? n * ln(Math.max(squares, 1e-300) / n) + 2 * count + (2 * count * (count + 1)) / (n - count - 1)
      : Infinity;
  return { trend, season, ...weights, level, slope, seasonal, variance: squares / Math.max(1, n - fitted), aicc };
}

interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly damping: number;
}

interface State {
  readonly level: number;
  readonly slope: number;
  readonly seasonal: readonly number[];
}

interface Run extends State {
  readonly squares: number;
  readonly weights: Weights;
}

/** From the first seasons: their means give level and slope, distances from those the season. */
function startOf(series: Series, { trend, season }: EtsForm): State {
  const width = season > 1 ? season : Math.min(4, Math.floor(series.length / 2));
  const meanOf = (from: number) => {
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += series[i] as number;
    return sum / width;
  };
  const slope = (meanOf(width) - meanOf(0)) / width;
  const level = meanOf(0) - (slope * (width + 1)) / 2;
  const effects = Array.from(
    { length: season === 1 ? 0 : season },
    (_, i) => (series[i] as number) - level - slope * (i + 1),
  );
  return trend === 'none' ? { level: meanOf(0), slope: 0, seasonal: effects } : { level, slope, seasonal: effects };
}

function smooth(series: Series, start: State, weights: Weights): Run {
  const { alpha, beta, gamma, damping } = weights;
  let { level, slope } = start;
  const seasonal = [...start.seasonal];
  const season = seasonal.length;
  let squares = 0;
  for (let t = 0; t < series.length; t++) {
    const place = season === 0 ? 0 : t % season;
    const effect = season === 0 ? 0 : (seasonal[place] as number);
    const error = (series[t] as number) - level - damping * slope - effect;
    squares += error * error;
    level += damping * slope + alpha * error;
    slope = damping * slope + beta * error;
    if (season > 0) seasonal[place] = effect + gamma * error;
  }
  const turn = season === 0 ? 0 : series.length % season;
  return { squares, weights, level, slope, seasonal: [...seasonal.slice(turn), ...seasonal.slice(0, turn)] };
}

/**
 * A future of the series.
 *
 * @param errors One-step errors, in order; zeros give the expected path.
 * @returns As many values as errors.
 */
export function etsPath(fit: EtsFit, errors: Series): number[] {
  let { level, slope } = fit;
  const seasonal = [...fit.seasonal];
  return Array.from(errors, (error, step) => {
    const place = seasonal.length === 0 ? 0 : step % seasonal.length;
    const effect = seasonal[place] ?? 0;
    const value = level + fit.damping * slope + effect + error;
    level += fit.damping * slope + fit.alpha * error;
    slope = fit.damping * slope + fit.beta * error;
    if (seasonal.length > 0) seasonal[place] = effect + fit.gamma * error;
    return value;
  });
}
