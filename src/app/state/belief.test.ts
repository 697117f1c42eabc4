import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Distribution, quantile } from '#stats';
import { beliefBetween, endsOf, pointOf } from './belief.ts';

const families: readonly Distribution[] = [
  { name: 'uniform', parameters: [1, 3] },
  { name: 'loguniform', parameters: [1, 3] },
  { name: 'triangular', parameters: [1, 1.5, 3] },
  { name: 'normal', parameters: [2, 0.3] },
  { name: 'normal80', parameters: [1, 3] },
  { name: 'normal90', parameters: [1, 3] },
  { name: 'lognormal', parameters: [0.5, 0.4] },
  { name: 'lognormal80', parameters: [1, 3] },
  { name: 'lognormal90', parameters: [1, 3] },
];

test.each(families)('points of $name are those of the library', (belief) => {
  for (const level of [0.1, 0.5, 0.9] as const) {
    expect(pointOf(belief, level)).toBeCloseTo(quantile(belief, level), 9);
  }
});

test('a family without a closed form has no ends here', () => {
  expect(endsOf({ name: 'truncnormal', parameters: [1, 1, 0, 2] })).toBeUndefined();
});

test.each(families)('a belief like $name has the ends asked for, where the domain leaves room', (like) => {
  const wide = [0.001, 1e6] as const;
  fc.assert(
    fc.property(
      fc.double({ min: 20, max: 40, noNaN: true }),
      fc.double({ min: 1.01, max: 2, noNaN: true }),
      (low, factor) => {
        const [from, to] = endsOf(beliefBetween(like, [low, low * factor], wide)) ?? [];
        // Four significant digits of its parameters are kept.
        expect(Math.abs((from ?? 0) / low - 1)).toBeLessThan(2e-3);
        expect(Math.abs((to ?? 0) / low / factor - 1)).toBeLessThan(2e-3);
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test.each(families)('a belief like $name stays in its domain, at its edges too', (like) => {
  const domain = [1, 5] as const;
  for (const ends of [
    [1, 5],
    [1, 1.1],
    [4.9, 5],
    [2, 5],
    [1.01, 4.99],
  ] as const) {
    const belief = beliefBetween(like, ends, domain);
    for (const level of [0.01, 0.5, 0.99]) {
      expect(quantile(belief, level)).toBeGreaterThanOrEqual(1);
      expect(quantile(belief, level)).toBeLessThanOrEqual(5);
    }
  }
});
