import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../base/index.ts';
import { crpsEmpirical, crpsFair, crpsNormal, energyScore, intervalScore, quantileScore } from './scores.ts';

const near = (actual: number | undefined, expected: number, relative = 1e-11) =>
  expect(closeTo(actual, expected, { relative }), `${actual} is not ${expected}`).toBe(true);

test('the CRPS of a normal forecast has its closed-form values', () => {
  near(crpsNormal(0, 1, 0), 0.233694977255);
  near(crpsNormal(0, 1, 1), 0.602441357628);
  near(crpsNormal(0, 1, 2), 1.452791821686);
  expect(crpsNormal(3, 0, 5)).toBe(2);
  expect(crpsNormal(0, 1, NaN)).toBeNaN();
  expect(() => crpsNormal(0, -1, 0)).toThrow(/standard deviation/);
});

test('the empirical and the fair CRPS of five members differ by the bias of few members', () => {
  near(crpsEmpirical([10, 1, 3, 2, 4], 3), 0.6);
  near(crpsFair([10, 1, 3, 2, 4], 3), 0.2);
  expect(() => crpsFair([1], 1)).toThrow(/at least 2/);
  expect(() => crpsEmpirical([], 1)).toThrow(/at least 1/);
  expect(crpsEmpirical([1, NaN], 1)).toBeNaN();
});

test('an interval score is its width, and more outside', () => {
  near(intervalScore(-1, 1, 0.8, 2), 12);
  expect(intervalScore(-1, 1, 0.8, 0)).toBe(2);
  near(intervalScore(-1, 1, 0.8, -2), 12);
  expect(intervalScore(-1, 1, 0.8, NaN)).toBeNaN();
  expect(() => intervalScore(1, -1, 0.8, 0)).toThrow(/makes no sense/);
  expect(() => intervalScore(-1, 1, 1, 0)).toThrow(/makes no sense/);
});

test('a quantile score charges both sides by the level', () => {
  near(quantileScore(10, 0.9, 12), 1.8);
  near(quantileScore(10, 0.9, 8), 0.2);
});

test('the energy score in one dimension is the empirical CRPS', () => {
  const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 30 }), numbers, (members, outcome) => {
      const energy = energyScore(Float64Array.from(members), Float64Array.of(outcome));
      expect(Math.abs(energy - crpsEmpirical(members, outcome))).toBeLessThan(1e-7);
      expect(energy).toBeGreaterThan(-1e-7);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('the energy score of two points in a plane', () => {
  // Distances to the outcome 0 and 5, between the members 5: (0 + 5)/2 - 5/4.
  near(energyScore(Float64Array.of(0, 0, 3, 4), Float64Array.of(0, 0)), 1.25);
  expect(() => energyScore(Float64Array.of(1, 2, 3), Float64Array.of(0, 0))).toThrow(/no whole number/);
  expect(() => energyScore(new Float64Array(0), Float64Array.of(0, 0))).toThrow(/at least 1/);
});
