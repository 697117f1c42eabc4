import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundaryPeriod,
  correctionBoundary,
  correctionBoundaryWithLife,
  dampingRatio,
  supplyLineRoots,
  supplyLineSwing,
} from './supply-line.ts';

const lasting = Number.POSITIVE_INFINITY;

test('the published numbers come out', () => {
  expect(dampingRatio({ delay: 2, correctionTime: 1, weight: 0.34, life: lasting })).toBeCloseTo(0.5939697, 7);
  expect(correctionBoundary(3)).toBeCloseTo(0.375, 12);
  expect(boundaryPeriod(3)).toBeCloseTo(3.6275987, 7);
  expect(correctionBoundaryWithLife(3, 2, 5)).toBeCloseTo(0.2526, 4);
  const { period, overshoot } = supplyLineSwing({ delay: 2, correctionTime: 1, weight: 0 });
  expect([period, overshoot]).toEqual([expect.closeTo(9.4992833, 7), expect.closeTo(0.3050101, 7)]);
});

test('on the boundary the rightmost roots neither grow nor fade, and turn with its period', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.double({ min: 0.5, max: 4, noNaN: true }), (stages, delay) => {
      const correctionTime = correctionBoundary(stages) * delay;
      const [first] = supplyLineRoots({ stages, delay, correctionTime, weight: 0, life: lasting });
      expect(Math.abs(first?.re ?? Number.NaN)).toBeLessThan(1e-9);
      expect((2 * Math.PI) / (first?.im ?? Number.NaN) / delay).toBeCloseTo(boundaryPeriod(stages), 8);
    }),
    { seed: 8, numRuns: 60 },
  );
});

test('a shorter correction grows and a longer one fades, with any life', () => {
  for (const life of [5, 20, 1e9]) {
    const boundary = correctionBoundaryWithLife(3, 2, life) * 2;
    const growth = (correctionTime: number) =>
      supplyLineRoots({ stages: 3, delay: 2, correctionTime, weight: 0, life })[0]?.re ?? Number.NaN;
    expect(growth(boundary * 0.9)).toBeGreaterThan(0);
    expect(growth(boundary * 1.1)).toBeLessThan(0);
  }
});

test('one stage swings exactly when its damping ratio is under one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (delay, correctionTime, weight) => {
        const damping = dampingRatio({ delay, correctionTime, weight, life: lasting });
        fc.pre(Math.abs(damping - 1) > 1e-3);
        const swings = supplyLineRoots({ stages: 1, delay, correctionTime, weight, life: lasting }).some(
          ({ im }) => im !== 0,
        );
        expect(swings).toBe(damping < 1);
      },
    ),
    { seed: 9, numRuns: 200 },
  );
});

test('seeing the whole supply line ends the swing: a threefold root', () => {
  const roots = supplyLineRoots({ stages: 3, delay: 2, correctionTime: 0.5, weight: 1, life: lasting });
  expect(roots.filter(({ re, im }) => Math.abs(re + 1.5) < 1e-9 && im === 0)).toHaveLength(3);
  expect(() => supplyLineSwing({ delay: 2, correctionTime: 1, weight: 1 })).toThrow(
    expect.objectContaining({ code: 'no-swing' }),
  );
});

test('pipelines that make no sense are refused', () => {
  expect(() => correctionBoundary(1)).toThrow(/at least 2 stages/);
  expect(() => dampingRatio({ delay: 0, correctionTime: 1, weight: 0, life: 1 })).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  );
  expect(() => correctionBoundaryWithLife(1, 2, 5)).toThrow(expect.objectContaining({ code: 'no-boundary' }));
});
