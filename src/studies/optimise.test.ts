import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { type OptimiseRequest, optimise } from './index.ts';
import { readConstraint, violation } from './optimise-constraints.ts';
import { measured } from './optimise-measures.ts';

const world = packageWorld();
const ambition = { id: 'build_ambition', low: 0.5, high: 2 };
const small: OptimiseRequest = {
  output: 'total_capacity_2030',
  direction: 'maximise',
  over: [ambition],
  n: 16,
  evaluations: 12,
};

test('the most capacity is built by the most ambitious, at the end of the range, which is said', async () => {
  const result = await optimise(world, small);
  expect(result.atBound).toEqual([expect.objectContaining({ id: 'build_ambition', end: 'high' })]);
  expect(result.answer.en.join(' ')).toMatch(/the best may lie beyond it/);
  expect(result.best.value).toBeGreaterThan(result.start.value);
  expect(result.gain?.value).toBeCloseTo(result.best.value - result.start.value, 9);
  expect(result.answer.fr).toHaveLength(result.answer.en.length);
});

test('a constraint holds at the optimum and costs something; the same seed gives the same bytes', async () => {
  const request = { ...small, constraints: ['mean(capex_2030) <= 1100'], search: 'cma-es' as const, evaluations: 16 };
  const result = await optimise(world, request);
  expect(result.constraints).toEqual([expect.objectContaining({ holds: true })]);
  expect(result.best.value).toBeLessThan((await optimise(world, small)).best.value);
  expect((await optimise(world, request)).hash).toBe(result.hash);
});

test('a constraint that no choice meets is named with how near it came', async () => {
  const request = { ...small, constraints: ['mean(capex_2030) <= 5000', 'P(capex_2030 > 1) <= 10%'] };
  await expect(optimise(world, request)).rejects.toMatchObject({
    code: 'infeasible-constraint',
    kind: 'no-solution',
    message: expect.stringMatching(/P\(capex_2030 > 1\) <= 10%.*comes to 1 at best/),
  });
});

test('constraints are read from words', () => {
  const read = (text: string) => readConstraint(world.plan, text, 2035, 0.1);
  const chance = read('P(capex_2030 > 1500) <= 25%');
  expect(chance.limit).toBe(0.25);
  expect(chance.estimate([Float64Array.of(1000, 2000, Number.NaN, 1500, 1501)]).value).toBe(0.5);
  expect(read('P(over_capacity_2029) < 0.5').estimate([Float64Array.of(0, 1, 1, 1)]).value).toBe(0.75);
  const ruin = read('P(ruin) <= 0.05');
  expect(ruin.outputs.length).toBeGreaterThan(3);
  expect(ruin.estimate(ruin.outputs.map((_, firm) => Float64Array.of(firm === 2 ? 3 : 0, 0, 0, 0))).value).toBe(0.25);
  expect(violation(read('median(capex_2030) >= 100'), 90)).toBeCloseTo(0.1, 12);
  expect(violation(read('mean(capex_2030) >= 100'), 110)).toBe(0);
  for (const wrong of ['P(capex_2030)', 'P(capex_2030 > ) <= 1', 'mean(capex_2030 > 2) <= 1', 'capex_2030 <= 3']) {
    expect(() => read(wrong)).toThrow(expect.objectContaining({ code: 'bad-constraint' }));
  }
  expect(() => read('P(capx_2030 > 1) <= 1')).toThrow(
    expect.objectContaining({ code: 'unknown-output', hint: 'did you mean capex_2030?' }),
  );
});

test('measures agree with what is known of 1 to 100', () => {
  const values = Float64Array.from({ length: 100 }, (_, k) => k + 1);
  expect(measured(values, 'mean', 0.1, 'high').value).toBe(50.5);
  expect(measured(values, 'median', 0.1, 'high').value).toBe(50.5);
  expect(measured(values, 'cvar', 0.1, 'high').value).toBeCloseTo(95.5, 12);
  expect(measured(values, 'cvar', 0.1, 'low').value).toBeCloseTo(5.5, 12);
  for (const measure of ['mean', 'median', 'cvar'] as const) {
    const few = measured(values, measure, 0.1, 'high').standardError;
    const many = measured(
      Float64Array.from({ length: 900 }, (_, k) => (k % 100) + 1),
      measure,
      0.1,
      'high',
    );
    expect(few / many.standardError).toBeGreaterThan(2);
    expect(few / many.standardError).toBeLessThan(4);
  }
});

test.each<[string, Partial<OptimiseRequest>, string]>([
  ['nothing to choose', { over: [] }, 'nothing-to-choose'],
  ['a rule', { over: [{ id: 'order_rule[amazon]', low: 1, high: 3 }] }, 'not-an-amount'],
  ['an unknown parameter', { over: [{ id: 'build_ambitio', low: 1, high: 3 }] }, 'unknown-parameter'],
  ['an end outside the domain', { over: [{ ...ambition, high: 99 }] }, 'outside-domain'],
  ['too few for the tail', { measure: 'cvar', tail: 0.01 }, 'too-few-futures'],
  ['an unknown output', { output: 'capx_2030' }, 'unknown-output'],
])('%s is refused', async (_, change, code) => {
  await expect(optimise(world, { ...small, ...change })).rejects.toMatchObject({ code });
});
