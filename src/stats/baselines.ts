/**
 * Forecasts that any other must beat, and the scale that says by how much.
 *
 * @see Hyndman & Athanasopoulos, Forecasting: principles and practice, 3rd ed., chapters 5 and 8.
 */

import { JevonsError } from '#base';

/** Values in order of time, evenly spaced, without gaps. */
export type Series = readonly number[] | Float64Array;

/** The last value, at every horizon. @throws JevonsError `series-too-short` (1 value needed). */
export function naiveForecast(series: Series, horizon: number): number[] {
  needValues(series, 1, 'the naive forecast');
  return ahead(horizon, () => value(series, series.length - 1));
}

/**
 * The line through the first and the last value, continued.
 *
 * @param horizon Number of steps ahead.
 * @returns One value for each step, from one step ahead.
 * @throws JevonsError `series-too-short` (2 values needed).
 */
export function driftForecast(series: Series, horizon: number): number[] {
  needValues(series, 2, 'the drift forecast');
  const last = value(series, series.length - 1);
  const slope = (last - value(series, 0)) / (series.length - 1);
  return ahead(horizon, (step) => last + step * slope);
}

/**
 * Simple exponential smoothing: level += alpha (value - level), from the first value.
 *
 * @param alpha 0 to 1.
 * @returns The same level at every horizon.
 * @throws JevonsError `bad-smoothing`, `series-too-short` (1 value needed).
 */
export function smoothedForecast(series: Series, alpha: number, horizon: number): number[] {
  needValues(series, 1, 'exponential smoothing');
  checkSmoothing('alpha', alpha);
  let level = value(series, 0);
  for (let index = 1; index < series.length; index++) level += alpha * (value(series, index) - level);
  return ahead(horizon, () => level);
}

/**
 * Holt's linear trend: level and trend both smoothed, from the first value and the first difference.
 *
 * @param alpha Smoothing of the level, 0 to 1.
 * @param beta Smoothing of the trend, 0 to 1.
 * @returns level + step * trend.
 * @throws JevonsError `bad-smoothing`, `series-too-short` (2 values needed).
 * @see Holt (1957), reprinted doi:10.1016/j.ijforecast.2003.09.015.
 */
export function holtForecast(series: Series, alpha: number, beta: number, horizon: number): number[] {
  needValues(series, 2, "Holt's method");
  checkSmoothing('alpha', alpha);
  checkSmoothing('beta', beta);
  let level = value(series, 0);
  let trend = value(series, 1) - level;
  for (let index = 1; index < series.length; index++) {
    const before = level;
    level = alpha * value(series, index) + (1 - alpha) * (level + trend);
    trend = beta * (level - before) + (1 - beta) * trend;
  }
  return ahead(horizon, (step) => level + step * trend);
}

/**
 * Scale of the mean absolute scaled error: the mean absolute change of the history over one season.
 *
 * @param season Steps in a season; 1 compares with the naive forecast.
 * @returns Unit of the series; 0 for a flat one, whose scaled errors do not exist.
 * @throws JevonsError `series-too-short` (more values than a season needed).
 * @see Hyndman & Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001.
 */
export function maseScale(series: Series, season = 1): number {
  needValues(series, season + 1, 'the MASE scale');
  let sum = 0;
  for (let index = season; index < series.length; index++) {
    sum += Math.abs(value(series, index) - value(series, index - season));
  }
  return sum / (series.length - season);
}

/** Correlation of a series with itself one step later, around its mean; NaN for a flat one. */
export function lagOneAutocorrelation(series: Series): number {
  needValues(series, 2, 'the autocorrelation');
  let sum = 0;
  for (const item of series) sum += item;
  const mean = sum / series.length;
  let together = 0;
  let alone = 0;
  for (const [index, item] of series.entries()) {
    alone += (item - mean) * (item - mean);
    if (index > 0) together += (item - mean) * (value(series, index - 1) - mean);
  }
  return together / alone;
}

/**
 * How many independent values one value of a first-order autoregression is worth for its mean: (1 - f)/(1 + f).
 *
 * @param autocorrelation Between -1 and 1, at lag one.
 */
export function effectiveSampleFactor(autocorrelation: number): number {
  return (1 - autocorrelation) / (1 + autocorrelation);
}

function value(series: Series, index: number): number {
  return series[index] as number;
}

function ahead(horizon: number, at: (step: number) => number): number[] {
  return Array.from({ length: horizon }, (_, index) => at(index + 1));
}

function needValues(series: Series, least: number, what: string): void {
  if (series.length >= least) return;
  throw new JevonsError(`${what} needs at least ${least} values, got ${series.length}`, {
    kind: 'data',
    code: 'series-too-short',
  });
}

function checkSmoothing(name: string, share: number): void {
  if (share >= 0 && share <= 1) return;
  throw new JevonsError(`${name} is ${share}; expected 0 to 1`, { kind: 'usage', code: 'bad-smoothing' });
}
