import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCorrelation } from './rank-correlation.ts';

test('a number that rises with another is in the same order, one that falls in the opposite', () => {
  expect(rankCorrelation([1, 2, 3, 9], [10, 20, 25, 1000])).toBe(1);
  expect(rankCorrelation([1, 2, 3, 9], [4, 3, 2, 1])).toBe(-1);
});

test('ties share their places: the textbook value with ties', () => {
  // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: 4.5 over the root of 4.5 times 5.
  expect(rankCorrelation([1, 5, 5, 8], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

test('what is not a number is left out, and one value alone has no order', () => {
  expect(rankCorrelation([1, Number.NaN, 3], [1, 5, 2])).toBe(1);
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  expect(rankCorrelation([], [])).toBeNaN();
});

test('it lies from -1 to 1, is the same both ways, and sees order only', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 2,
  });
  fc.assert(
    fc.property(pairs, (all) => {
      const [x, y] = [all.map(([one]) => one), all.map(([, other]) => other)];
      const found = rankCorrelation(x, y);
      if (Number.isNaN(found)) return;
      expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
      expect(rankCorrelation(y, x)).toBeCloseTo(found, 12);
      expect(
        rankCorrelation(
          x.map((value) => value * value * value),
          y,
        ),
      ).toBeCloseTo(found, 12);
    }),
    { numRuns: 50 },
  );
});
