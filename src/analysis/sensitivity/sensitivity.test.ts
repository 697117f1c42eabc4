import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sensitivitySuite } from '../../../test/suites/sensitivity-suite.ts';
import {
  correlatedGroups,
  evaluateAtOnce,
  ishigami,
  morris,
  oneAtATime,
  pawn,
  sobolG,
  sobolGExact,
  sobolIndices,
} from './index.ts';

describe('the promises', () => {
  sensitivitySuite(oneAtATime, {});
  sensitivitySuite(morris, { points: 16 });
  sensitivitySuite(sobolIndices, { points: 64, replicates: 20 });
  sensitivitySuite(pawn, { points: 256, replicates: 20 });
});

const names = (count: number) => Array.from({ length: count }, (_, i) => `x${i + 1}`);
const at = <T>(rows: readonly T[], index: number): T => rows[index] as T;

describe("Sobol' indices", () => {
  const exact = { first: [0.3139051911, 0.4424111448, 0], total: [0.5575888552, 0.4424111448, 0.2436836641] };
  const ishigamiWith = (points: number) => {
    const design = sobolIndices.design({ inputs: names(3) }, 3, { points, replicates: 50 });
    return sobolIndices.estimate(
      design,
      evaluateAtOnce(design, (u) => ishigami(u)),
    );
  };

  test('Ishigami is found within four standard errors, and the errors shrink as points grow', () => {
    const [few, many] = [ishigamiWith(256), ishigamiWith(4096)];
    for (const { rows } of [few, many]) {
      rows.forEach((row, i) => {
        expect(Math.abs(row.first - (exact.first[i] ?? 9))).toBeLessThan(4 * row.firstError);
        expect(Math.abs(row.total - (exact.total[i] ?? 9))).toBeLessThan(4 * row.totalError);
      });
    }
    many.rows.forEach((row, i) => {
      expect(row.totalError).toBeLessThan(at(few.rows, i).totalError / 2.5);
    });
    expect(many.verdict.converged).toBe(true);
    expect(few.verdict.converged).toBe(false);
    expect(few.verdict.pointsNeeded).toBeGreaterThan(256);
  });

  test('an index under zero is shown with its error, not cut to zero', () => {
    const estimates = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
      const design = sobolIndices.design({ inputs: names(3) }, seed, { points: 64, replicates: 20 });
      return sobolIndices
        .estimate(
          design,
          evaluateAtOnce(design, (u) => ishigami(u)),
        )
        .rows.map(({ first }) => first);
    });
    expect(Math.min(...estimates)).toBeLessThan(0);
  });

  test('a group takes the share of its members together', () => {
    const a = [0, 0.5, 3];
    const { variance, first } = sobolGExact(a);
    const groups = [{ id: 'two', members: ['x1', 'x2'] }];
    const design = sobolIndices.design({ inputs: names(3), groups }, 1, { points: 4096, replicates: 20 });
    const [two, last] = sobolIndices.estimate(
      design,
      evaluateAtOnce(design, (u) => sobolG(u, a)),
    ).rows;
    const [p1 = 0, p2 = 0] = first.map((share) => share * variance);
    const together = ((1 + p1) * (1 + p2) - 1) / variance;
    expect(Math.abs((two?.first ?? 9) - together)).toBeLessThan(4 * (two?.firstError ?? 0));
    expect(last?.id).toBe('x3');
    expect(design.runs).toBe(4 * 4096);
  });

  test('correlated inputs are refused with the way out, and fine in one group', () => {
    const correlations = [{ first: 'x1', second: 'x2', value: 0.9 }];
    const problem = { inputs: names(3), correlations };
    for (const method of [sobolIndices, morris]) {
      expect(() => method.design(problem, 1)).toThrow(
        expect.objectContaining({ code: 'dependent-inputs', hint: expect.stringContaining('PAWN') }),
      );
    }
    const groups = correlatedGroups(problem);
    expect(groups).toEqual([{ id: 'x1+x2', members: ['x1', 'x2'] }]);
    const design = sobolIndices.design({ ...problem, groups }, 1, { points: 2048, replicates: 20 });
    const row = at(
      sobolIndices.estimate(
        design,
        evaluateAtOnce(design, (u) => (u[0] ?? 0) + (u[1] ?? 0)),
      ).rows,
      0,
    );
    expect(Math.abs(row.first - 1)).toBeLessThan(4 * row.firstError + 1e-9);
    // The copula reaches the model: two nearly equal inputs have nearly four times the variance of one.
    const { variance } = sobolIndices.estimate(
      design,
      evaluateAtOnce(design, (u) => (u[0] ?? 0) + (u[1] ?? 0)),
    );
    expect(variance).toBeGreaterThan(0.3);
  });
});

test('Morris: a sum has its weights as effects without spread; a product spreads as its factor does', () => {
  const design = morris.design({ inputs: names(4) }, 2, { points: 200 });
  const rows = morris.estimate(
    design,
    evaluateAtOnce(design, ([a = 0, b = 0, c = 0, d = 0]) => 3 * a - 2 * b + c * d),
  ).rows;
  expect(at(rows, 0)).toMatchObject({
    mu: expect.closeTo(3, 9),
    muStar: expect.closeTo(3, 9),
    sigma: expect.closeTo(0, 9),
  });
  expect(at(rows, 1)).toMatchObject({ mu: expect.closeTo(-2, 9), muStar: expect.closeTo(2, 9) });
  // The other factor is on four levels, 0.125 to 0.875: mean one half, variance 5/64.
  for (const row of rows.slice(2)) {
    expect(Math.abs(row.mu - 0.5)).toBeLessThan(4 * row.muError);
    expect(Math.abs(row.sigma - Math.sqrt(5 / 64))).toBeLessThan(0.05);
  }
});

test('one at a time: exact on a sum, and a correlated input goes along', () => {
  const correlations = [{ first: 'x1', second: 'x2', value: 1 - 1e-9 }];
  const sum = ([a = 0, b = 0, c = 0]: Float64Array) => a + b + 10 * c;
  const alone = oneAtATime.design({ inputs: names(3) }, 1);
  const rows = oneAtATime.estimate(alone, evaluateAtOnce(alone, sum)).rows;
  expect(rows.map(({ swing }) => swing)).toEqual([0.8, 0.8, 8].map((swing) => expect.closeTo(swing, 12)));
  const along = oneAtATime.design({ inputs: names(3), correlations }, 1);
  expect(at(oneAtATime.estimate(along, evaluateAtOnce(along, sum)).rows, 0).swing).toBeCloseTo(1.6, 6);
});

describe('PAWN', () => {
  test('of the input itself with ten slices: median 0.7, greatest 0.9', () => {
    const design = pawn.design({ inputs: names(2) }, 1, { points: 1000, replicates: 20 });
    const { rows, dummy } = pawn.estimate(
      design,
      evaluateAtOnce(design, ([x = 0]) => x),
    );
    expect(at(rows, 0).median).toBeCloseTo(0.7, 10);
    expect(at(rows, 0).max).toBeCloseTo(0.9, 10);
    expect(at(rows, 0).influential).toBe(true);
    expect(at(rows, 1).influential).toBe(false);
    expect(dummy.critical).toBeGreaterThan(dummy.mean);
  });

  test('every number of slices runs, whether or not it divides the points', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 100, max: 140 }), (slices, points) => {
        const design = pawn.design({ inputs: names(1) }, 1, { points, slices, replicates: 20 });
        const { rows } = pawn.estimate(
          design,
          evaluateAtOnce(design, ([x = 0]) => x),
        );
        expect(at(rows, 0).max).toBeGreaterThanOrEqual(0.5 - 1e-9);
        expect(at(rows, 0).max).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20 },
    );
  });

  test('it works where inputs depend on each other, and says how many points a number of slices needs', () => {
    const correlations = [{ first: 'x1', second: 'x2', value: 0.9 }];
    const design = pawn.design({ inputs: names(2), correlations }, 1, { points: 512, replicates: 20 });
    const { rows } = pawn.estimate(
      design,
      evaluateAtOnce(design, ([x = 0]) => x),
    );
    // Known x2 tells of x1.
    expect(at(rows, 1).influential).toBe(true);
    expect(() => pawn.design({ inputs: names(2) }, 1, { points: 50, slices: 40 })).toThrow(/at least 80/);
  });
});
