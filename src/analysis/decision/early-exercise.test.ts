import { expect, test } from 'vitest';
import { exp } from '#base';
import { latticePut, regressionPut, simulatedPut } from './early-exercise.ts';

/** Longstaff & Schwartz (2001), section 1. */
const eightPaths = [
  [1.09, 1.08, 1.34],
  [1.16, 1.26, 1.54],
  [1.22, 1.07, 1.03],
  [0.93, 0.97, 0.92],
  [1.11, 1.56, 1.52],
  [0.76, 0.77, 0.9],
  [0.92, 0.84, 1.01],
  [0.88, 1.22, 1.34],
];
const put = { spot: 36, strike: 40, rate: 0.06, volatility: 0.2, years: 1, datesPerYear: 50 };

test('the example of eight paths comes out', () => {
  const { value, european } = regressionPut(eightPaths, 1.1, exp(-0.06), 2);
  expect(value).toBeCloseTo(0.1144343, 6);
  expect(european).toBeCloseTo(0.0563807, 6);
});

test('regression and lattice agree within their errors, and the error shrinks with the paths', () => {
  const exact = latticePut(put);
  expect(Math.abs(exact - 4.478)).toBeLessThan(1e-3);
  const [few, many] = [500, 4000].map((pairs) => simulatedPut(put, pairs, 3));
  for (const run of [few, many]) {
    expect(Math.abs((run?.value ?? Number.NaN) - exact)).toBeLessThan(3 * (run?.standardError ?? 0) + 0.02);
  }
  expect((many?.standardError ?? 1) / (few?.standardError ?? 0)).toBeLessThan(0.45);
});

test('a right that may be used early is worth at least exercise now, and more with every date', () => {
  const deep = { ...put, spot: 20 };
  expect(latticePut(deep)).toBeGreaterThanOrEqual(20);
  const values = [1, 5, 50].map((datesPerYear) => latticePut({ ...put, datesPerYear }, 400 / datesPerYear));
  expect(values).toEqual(values.toSorted((a, b) => a - b));
});

test('rights that make no sense are refused', () => {
  expect(() => latticePut({ ...put, volatility: 0 })).toThrow(expect.objectContaining({ code: 'outside-domain' }));
  expect(() => regressionPut([[1], [1, 2]], 1, 1, 2)).toThrow(/equal length/);
});
