import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cmaEs, nelderMead, optimisationTests, solveLinear, type TestFunction } from './index.ts';

const asked = (value: (point: Float64Array) => number) => (points: Float64Array, count: number) => {
  const width = points.length / count;
  const values = Array.from({ length: count }, (_, k) => value(points.subarray(k * width, (k + 1) * width)));
  return Promise.resolve(Float64Array.from(values));
};

function nearest({ minima }: TestFunction, point: Float64Array): number {
  return Math.min(...minima.map((one) => Math.max(...one.map((value, i) => Math.abs(value - (point[i] ?? NaN))))));
}

test.each(optimisationTests)('both searches reach the known minimum of $name', async (known) => {
  const evaluate = asked(known.value);
  for (const found of [
    await nelderMead(evaluate, known.start, known),
    await cmaEs(evaluate, known.start, known, { seed: 1 }),
  ]) {
    expect(found.value - known.least).toBeLessThan(1e-10);
    expect(found.value - known.least).toBeGreaterThan(-1e-9);
    expect(nearest(known, found.point)).toBeLessThan(1e-5);
    expect(found.converged).toBe(true);
  }
});

test('a simplex that has collapsed on a point that is no minimum is begun anew', async () => {
  // Along a ridge |x| the first simplex stalls; the minimum is at 0, 0.
  const ridge = asked(([x = 0, y = 0]) => Math.max(Math.abs(x), Math.abs(y)) + 1e-3 * Math.abs(x - y));
  const bounds = { low: [-4, -4], high: [4, 4] };
  const once = await nelderMead(ridge, [3, -2], bounds, { patience: 0 });
  const again = await nelderMead(ridge, [3, -2], bounds, { patience: 4 });
  expect(again.restarts).toBeGreaterThan(0);
  expect(again.value).toBeLessThanOrEqual(once.value);
  expect(again.value).toBeLessThan(1e-5);
});

test('the same seed gives the same search to the last bit, another seed another one', async () => {
  const [, himmelblau] = optimisationTests as readonly [TestFunction, TestFunction];
  const search = (seed: number) => cmaEs(asked(himmelblau.value), himmelblau.start, himmelblau, { seed });
  expect(await search(4)).toEqual(await search(4));
  expect((await search(5)).trail).not.toEqual((await search(4)).trail);
});

test('no search leaves its bounds, and a minimum outside them is found on the edge', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
      async (target) => {
        const bounds = { low: target.map(() => -1), high: target.map(() => 2) };
        const start = target.map(() => 0.3);
        const bowl = (point: Float64Array) => {
          for (const one of point) if (one < -1 || one > 2) throw new Error('left the bounds');
          return point.reduce((sum, one, i) => sum + (one - (target[i] ?? 0)) ** 2, 0);
        };
        const edge = target.map((one) => Math.min(2, Math.max(-1, one)));
        for (const { point } of [
          await nelderMead(asked(bowl), start, bounds),
          await cmaEs(asked(bowl), start, bounds, { seed: 2 }),
        ]) {
          edge.forEach((one, i) => {
            expect(point[i]).toBeCloseTo(one, 4);
          });
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('the trail only goes down, evaluations stay within what was allowed but for one generation, a stop is heard', async () => {
  const [rosenbrock] = optimisationTests as readonly [TestFunction];
  const found = await cmaEs(asked(rosenbrock.value), rosenbrock.start, rosenbrock, { seed: 1, most: 200 });
  const values = found.trail.map(({ value }) => value);
  expect([...values].sort((a, b) => b - a)).toEqual(values);
  expect(found.evaluations).toBeLessThan(220);
  expect(found.converged).toBe(false);
  const stop = AbortSignal.abort();
  await expect(nelderMead(asked(rosenbrock.value), [0, 0], rosenbrock, {}, { signal: stop })).rejects.toThrow(
    /stopped/,
  );
});

test('what cannot be searched is refused', async () => {
  const never = asked(() => Number.NaN);
  await expect(nelderMead(never, [0], { low: [-1], high: [1] })).rejects.toThrow(/none of \d+ points has a value/);
  await expect(nelderMead(never, [0], { low: [1], high: [-1] })).rejects.toThrow(/low end under its high end/);
  await expect(cmaEs(never, [0], { low: [-1], high: [Number.POSITIVE_INFINITY] }, { seed: 1 })).rejects.toThrow(
    /low and a high/,
  );
  await expect(nelderMead(never, [], { low: [], high: [] })).rejects.toThrow(/no dimensions/);
});

const highs = () => import('highs');

const diet = {
  direction: 'minimise',
  objective: { bread: 2, milk: 3.5 },
  constraints: [
    { name: 'energy', weights: { bread: 4, milk: 3 }, atLeast: 12 },
    { name: 'protein', weights: { bread: 1, milk: 3 }, atLeast: 6 },
  ],
} as const;

test.each(['simplex', 'highs'] as const)('%s solves a programme with a known answer', async (solver) => {
  const found = await solveLinear(diet, { solver, highs });
  // Both constraints bind: 4 b + 3 m = 12, b + 3 m = 6.
  expect(found.variables.bread).toBeCloseTo(2, 9);
  expect(found.variables.milk).toBeCloseTo(4 / 3, 9);
  expect(found.value).toBeCloseTo(4 + 14 / 3, 9);
  const free = await solveLinear(
    {
      direction: 'maximise',
      objective: { x: 1, y: -1 },
      constraints: [
        { name: 'sum', weights: { x: 1, y: 1 }, equals: 1 },
        { name: 'floor', weights: { y: 1 }, atLeast: -2 },
      ],
      free: ['y'],
    },
    { solver, highs },
  );
  expect(free.variables).toMatchObject({ x: expect.closeTo(3, 9), y: expect.closeTo(-2, 9) });
});

test.each(['simplex', 'highs'] as const)('%s names the constraints that cannot hold together', async (solver) => {
  const impossible = {
    ...diet,
    constraints: [
      ...diet.constraints,
      { name: 'little bread', weights: { bread: 1 }, atMost: 1 },
      { name: 'money', weights: { bread: 2, milk: 3.5 }, atMost: 5 },
    ],
  };
  const error = await solveLinear(impossible, { solver, highs }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 'infeasible', kind: 'no-solution' });
  expect(String(error)).toMatch(/money/);
  expect(String(error)).not.toMatch(/little bread; .*protein/);
  await expect(
    solveLinear({ direction: 'maximise', objective: { x: 1 }, constraints: [] }, { solver, highs }),
  ).rejects.toMatchObject({ code: 'unbounded' });
});

test('a large programme goes to HiGHS and a small one does not; both agree', async () => {
  const ids = Array.from({ length: 72 }, (_, k) => `x${k}`);
  const large = {
    direction: 'maximise' as const,
    objective: Object.fromEntries(ids.map((id, k) => [id, 1 + (k % 7)])),
    constraints: Array.from({ length: 72 }, (_, row) => ({
      name: `row ${row}`,
      weights: Object.fromEntries(ids.map((id, k) => [id, 1 + ((row * 31 + k * 17) % 11)])),
      atMost: 100 + row,
    })),
  };
  const found = await solveLinear(large, { highs });
  expect(found.solver).toBe('highs');
  expect((await solveLinear(large, { solver: 'simplex' })).value).toBeCloseTo(found.value, 6);
  expect((await solveLinear(diet, { highs })).solver).toBe('simplex');
  expect((await solveLinear(large)).solver).toBe('simplex');
  await expect(solveLinear(large, { solver: 'highs' })).rejects.toMatchObject({ code: 'no-highs' });
});
