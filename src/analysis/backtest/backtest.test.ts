import { expect, test } from 'vitest';
import { exp, ln } from '#base';
import { choleskyFactor, quantiles, RandomStream } from '#stats';
import {
  baselinePaths,
  baselines,
  coverageOf,
  drawMisses,
  MissDensity,
  normalisedWeights,
  resampled,
  type ScoredForecast,
  scoreForecast,
  skillOf,
} from './index.ts';

const growing = Array.from({ length: 20 }, (_, i) => 10 * exp(0.05 * i + 0.02 * ((i * 7) % 3)));
const request = { history: growing, steps: 8, members: 400, seed: 3, place: 1, season: 4 };
const medianAt = (name: (typeof baselines)[number], step: number, history = growing) => {
  const { values, members, steps } = baselinePaths(name, { ...request, history });
  return quantiles(
    Float64Array.from({ length: members }, (_, m) => values[m * steps + step] as number),
    [0.5],
  )[0] as number;
};

test('each baseline says what its name says', () => {
  const last = growing.at(-1) as number;
  const slope = (last - (growing[0] as number)) / 19;
  expect(medianAt('naive', 7) / last).toBeCloseTo(1, 1);
  expect(medianAt('drift', 7) / (last + 8 * slope)).toBeCloseTo(1, 1);
  expect(ln(medianAt('growth-drift', 7) / last) / 8).toBeCloseTo(ln(last / (growing[0] as number)) / 19, 2);
  const seasonal = Array.from({ length: 20 }, (_, i) => [10, 20, 30, 40][i % 4] as number);
  expect(medianAt('seasonal-naive', 5, seasonal)).toBeCloseTo(20, 10);
  expect(medianAt('ets', 7) / (last * exp(0.4))).toBeCloseTo(1, 0);
});

test('the same seed gives the same futures, another place others; spread grows with the horizon', () => {
  for (const name of baselines) {
    const { values, steps } = baselinePaths(name, request);
    expect(baselinePaths(name, request).values).toEqual(values);
    expect(baselinePaths(name, { ...request, place: 2 }).values).not.toEqual(values);
    const width = (step: number) => {
      const [low = 0, high = 0] = quantiles(
        Float64Array.from({ length: 400 }, (_, m) => values[m * steps + step] as number),
        [0.1, 0.9],
      );
      return high - low;
    };
    expect(width(7)).toBeGreaterThan(width(0));
  }
  expect(() => baselinePaths('naive', { ...request, history: [1, 2, 3] })).toThrow(/at least 6/);
  expect(() => baselinePaths('naive', { ...request, history: [1, 2, 3, 4, 5, 0] })).toThrow(/above 0/);
});

const process = { walk: 0.1, noise: 0.05, shared: 0.3 };
const scales = [1, 2];

/** Covariance of two series of two steps, `[series, step]`. */
function covariance(): Float64Array {
  const size = 4;
  const matrix = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const [f, i, g, j] = [Math.floor(a / 2), a % 2, Math.floor(b / 2), b % 2];
      const inTime = process.walk ** 2 * Math.min(i + 1, j + 1) + (i === j ? process.noise ** 2 : 0);
      const between = (f === g ? 1 : process.shared) * (scales[f] as number) * (scales[g] as number);
      matrix[a * size + b] = inTime * between;
    }
  }
  return matrix;
}

test('the density of misses is that of the normal with the covariance it stands for', () => {
  const misses = [0.12, -0.05, 0.3, 0.21];
  const wanted = covariance();
  const deviations = [0, 1, 2, 3].map((i) => Math.sqrt(wanted[i * 5] as number));
  const correlations = wanted.map((one, i) =>
    i % 5 === 0 ? 1 : one / ((deviations[Math.floor(i / 4)] as number) * (deviations[i % 4] as number)),
  );
  const factor = choleskyFactor(correlations, 4);
  const solved: number[] = [];
  let expected = -2 * ln(2 * Math.PI);
  for (let i = 0; i < 4; i++) {
    let rest = (misses[i] as number) / (deviations[i] as number);
    for (let k = 0; k < i; k++) rest -= (factor[i * 4 + k] as number) * (solved[k] as number);
    solved.push(rest / (factor[i * 4 + i] as number));
    expected -= ln((factor[i * 4 + i] as number) * (deviations[i] as number)) + (solved[i] as number) ** 2 / 2;
  }
  const density = new MissDensity(scales, 2);
  density.set(process);
  expect(density.logDensity(Float64Array.from(misses), [2, 2])).toBeCloseTo(expected, 10);
});

test('misses that are drawn have that covariance', () => {
  const count = 20_000;
  const wanted = covariance();
  const sums = new Float64Array(16);
  for (let draw = 0; draw < count; draw++) {
    const row = drawMisses(process, scales, 2, new RandomStream(5, draw)).flat();
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++)
        sums[a * 4 + b] = (sums[a * 4 + b] as number) + (row[a] as number) * (row[b] as number);
  }
  // Five standard errors of a covariance estimate.
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b < 4; b++) {
      const error = Math.sqrt(((wanted[a * 5] as number) * (wanted[b * 5] as number) * 2) / count);
      expect(Math.abs((sums[a * 4 + b] as number) / count - (wanted[a * 4 + b] as number))).toBeLessThan(5 * error);
    }
  }
});

test('weights add up to 1, and say how many draws they are worth', () => {
  const { weights, effective } = normalisedWeights(Float64Array.of(1000, 1000, Number.NEGATIVE_INFINITY, Number.NaN));
  expect([...weights]).toEqual([0.5, 0.5, 0, 0]);
  expect(effective).toBe(2);
  expect(normalisedWeights(Float64Array.of(Number.NaN, Number.NaN)).effective).toBe(2);
  const picks = resampled(Float64Array.of(0, 0.25, 0, 0.75), 4000, new RandomStream(1));
  expect(new Set(picks)).toEqual(new Set([1, 3]));
  expect(picks.filter((one) => one === 3).length / 4000).toBeCloseTo(0.75, 1);
});

const forecast = (method: string, origin: string, crps: number, inside = true): ScoredForecast => ({
  ...{ method, origin, series: 'total', horizon: '4', outcome: 1, median: 1, low: 0, high: 2, crps, inside },
});

test('skill compares the forecasts that both made, in order of time, and says which day carries it', () => {
  const forecasts = [
    ...['a', 'b', 'c', 'd'].map((origin, i) => forecast('model', origin, i + 1)),
    ...['d', 'c', 'b'].map((origin) => forecast('naive', origin, 4)),
  ];
  expect(skillOf(forecasts, 'model', 'naive', 1)).toMatchObject({
    count: 3,
    crps: 3,
    crpsAgainst: 4,
    skill: 0.25,
    better: 2,
    withoutBest: { origin: 'b', skill: 1 - 7 / 8 },
    test: { mean: -1 },
  });
  expect(skillOf(forecasts, 'model', 'naive', 3)?.test).toBeUndefined();
  expect(skillOf(forecasts, 'model', 'drift', 1)).toBeUndefined();
});

test('an outcome on the edge of the interval is inside, and coverage has its exact band', () => {
  const members = Float64Array.from({ length: 11 }, (_, i) => i);
  const key = { method: 'model', series: 'total', origin: 'a', horizon: '1' };
  expect(scoreForecast(key, members, 9)).toMatchObject({ low: 1, median: 5, high: 9, inside: true });
  expect(scoreForecast(key, members, 9.1).inside).toBe(false);
  const coverage = coverageOf([forecast('m', 'a', 1), forecast('m', 'b', 1)]);
  expect(coverage).toMatchObject({ inside: 2, count: 2, share: 1, band: [expect.closeTo(Math.sqrt(0.025), 9), 1] });
  expect(() => coverageOf([])).toThrow(/no forecast/);
});
