import { expect, test } from 'vitest';
import { closeTo } from '../base/index.ts';
import {
  driftForecast,
  effectiveSampleFactor,
  holtForecast,
  lagOneAutocorrelation,
  maseScale,
  naiveForecast,
  smoothedForecast,
} from './baselines.ts';

const series = [10, 12, 11, 13, 15, 14, 16, 18];
const near = (actual: number | undefined, expected: number, relative = 1e-9) =>
  expect(closeTo(actual, expected, { relative }), `${actual} is not ${expected}`).toBe(true);

test('the baselines give the worked-out forecasts', () => {
  expect(naiveForecast(series, 3)).toEqual([18, 18, 18]);
  near(driftForecast(series, 3)[2], 21.4285714286);
  const smoothed = smoothedForecast(series, 0.3, 2);
  near(smoothed[0], 15.0996004);
  expect(smoothed[1]).toBe(smoothed[0]);
  const holt = holtForecast(series, 0.5, 0.2, 2);
  near(holt[0], 19.052888, 1e-6);
  near(holt[1], 20.332816, 1e-6);
  near(maseScale(series), 1.7142857143);
  expect(maseScale(series, 2)).toBe(2);
});

test('what is too short or out of range is refused', () => {
  expect(() => naiveForecast([], 1)).toThrow(/at least 1/);
  expect(() => driftForecast([1], 1)).toThrow(/at least 2/);
  expect(() => holtForecast([1], 0.5, 0.5, 1)).toThrow(/at least 2/);
  expect(() => smoothedForecast(series, 1.5, 1)).toThrow(/expected 0 to 1/);
  expect(() => maseScale([1])).toThrow(/at least 2/);
});

test('correlated values are worth fewer independent ones', () => {
  near(effectiveSampleFactor(0.5), 1 / 3);
  expect(effectiveSampleFactor(0)).toBe(1);
  near(lagOneAutocorrelation([1, 2, 3, 4]), 0.25);
  expect(lagOneAutocorrelation([2, 2])).toBeNaN();
});
