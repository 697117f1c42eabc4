import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialBand, dieboldMariano } from './forecast-tests.ts';
import { binomialCdf, studentCdf } from './special-functions.ts';

test('Diebold-Mariano is the hand computation: variance 1.875 from one autocovariance, correction sqrt(1.5/4)', () => {
  const { mean, statistic, degreesOfFreedom, pFirstBetter, pTwoSided, weights } = dieboldMariano([1, 2, 3, 4], 2);
  expect(mean).toBe(2.5);
  expect(statistic).toBeCloseTo(Math.sqrt(5), 12);
  expect(degreesOfFreedom).toBe(3);
  expect(weights).toBe('rectangular');
  expect(pFirstBetter).toBeCloseTo(studentCdf(Math.sqrt(5), 3), 12);
  expect(pTwoSided).toBeCloseTo(2 * (1 - pFirstBetter), 12);
});

test('with forecasts that do not overlap it is the test of a mean by Student', () => {
  // Mean 0.8, squares 14.8: t = 0.8 / sqrt(3.7 / 5).
  expect(dieboldMariano([1, -2, 3, 0, 2], 1).statistic).toBeCloseTo(0.8 / Math.sqrt(3.7 / 5), 12);
});

test('a variance that comes out below 0 is taken with falling weights instead, and said', () => {
  // Autocovariances 2.96 and -1.888: 2.96 - 3.776 < 0, and 2.96 - 1.888 with half the weight.
  const { statistic, weights } = dieboldMariano([1, -2, 3, 0, 2], 2);
  expect(weights).toBe('bartlett');
  expect(statistic).toBeCloseTo((Math.sqrt(2.4 / 5) * 0.8) / Math.sqrt(1.072 / 5), 12);
});

test('equal losses give no statistic; too few forecasts and a horizon as long as the sample are refused', () => {
  expect(dieboldMariano([0, 0, 0], 1).statistic).toBeNaN();
  expect(() => dieboldMariano([1, 2], 1)).toThrow(/at least 3/);
  expect(() => dieboldMariano([1, 2, 3], 3)).toThrow(/from 1 to 2/);
});

test('the exact band has its closed form at the ends', () => {
  for (const n of [1, 5, 8, 40]) {
    const [low, high] = binomialBand(n, n, 0.95);
    expect(low).toBeCloseTo(0.025 ** (1 / n), 10);
    expect(high).toBe(1);
    expect(binomialBand(0, n, 0.95)).toEqual([0, expect.closeTo(1 - 0.025 ** (1 / n), 10)]);
  }
  expect(binomialBand(5, 10, 0.95)).toEqual([expect.closeTo(0.187086, 6), expect.closeTo(0.812914, 6)]);
  expect(binomialBand(0, 0, 0.95)).toEqual([0, 1]);
  expect(() => binomialBand(3, 2, 0.95)).toThrow(/no count/);
});

test('at the ends of the band the count is as unlikely as half of what is left', () => {
  const counts = fc
    .integer({ min: 2, max: 60 })
    .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
  fc.assert(
    fc.property(counts, ([n, k]) => {
      const [low, high] = binomialBand(k, n, 0.9);
      expect(1 - binomialCdf(k - 1, n, low)).toBeCloseTo(0.05, 8);
      expect(binomialCdf(k, n, high)).toBeCloseTo(0.05, 8);
    }),
    { seed: 3, numRuns: 40 },
  );
});
