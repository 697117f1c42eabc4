import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from '#stats';
import { movedBelief, readMap, shareOn, valueOn } from './moved-belief.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('a moved belief has the wanted median and the old width where there is room', () => {
  const axis = { scale: 'log' as const, believed: { low: 1, here: 2, high: 4 } };
  const moved = movedBelief(axis, 6, { low: 0.01, high: 1000 });
  expect(quantile(moved, 0.5)).toBeCloseTo(6, 4);
  expect(quantile(moved, 0.95) / quantile(moved, 0.05)).toBeCloseTo(4, 3);
  const even = movedBelief({ scale: 'linear', believed: { low: -1, here: 0, high: 1 } }, 3, { low: -100, high: 100 });
  expect(quantile(even, 0.95) - quantile(even, 0.05)).toBeCloseTo(2, 4);
});

test('wherever it goes, its body stays in the domain of the parameter', () => {
  fc.assert(
    fc.property(fc.boolean(), number(0.01, 0.99), number(0.05, 0.95), (log, at, spread) => {
      const domain = { low: 0.1, high: 20 };
      const axis = { scale: log ? ('log' as const) : ('linear' as const), ...domain };
      const value = valueOn(axis, at);
      fc.pre(value > domain.low && value < domain.high);
      const believed = { low: 1, here: 2, high: 2 + 10 * spread };
      const moved = movedBelief({ scale: axis.scale, believed }, value, domain);
      expect(quantile(moved, 0.01)).toBeGreaterThanOrEqual(domain.low * (1 - 1e-9));
      expect(quantile(moved, 0.99)).toBeLessThanOrEqual(domain.high * (1 + 1e-9));
      expect(quantile(moved, 0.5)).toBeCloseTo(value, 3);
    }),
    { numRuns: 200 },
  );
});

test('places and values of an axis answer each other', () => {
  for (const scale of ['linear', 'log'] as const) {
    const axis = { scale, low: 0.5, high: 50 };
    for (const share of [0, 0.25, 0.5, 1]) expect(shareOn(axis, valueOn(axis, share))).toBeCloseTo(share, 2);
  }
});

test('a map is read between its points', () => {
  expect(readMap([0, 1, 10, 11], 2, 2, 0.5, 0.5)).toBeCloseTo(5.5, 12);
  expect(readMap([0, 1, 10, 11], 2, 2, 1, 1)).toBe(11);
  expect(readMap([0, 1, 10, 11], 2, 2, 1, 0)).toBe(1);
});
