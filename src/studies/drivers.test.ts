import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { driverMethods, drivers, planDrivers } from './index.ts';

const world = packageWorld();
const uncertain = Object.keys(planDrivers(world, { method: 'oat' }).resolved.beliefs).length;

test('every method says what it will cost, and takes that many simulations', async () => {
  const small = { oat: {}, morris: { points: 4 }, sobol: { points: 8 }, pawn: { points: 40, slices: 4 } };
  for (const method of ['oat', 'morris', 'sobol', 'pawn'] as const) {
    const request = { method, ...small[method] };
    const plan = planDrivers(world, request);
    const result = await drivers(world, request);
    expect(result.runs).toBe(plan.runs);
    expect(result.answer.en.length).toBe(result.answer.fr.length);
    expect(result.drivers.flatMap(({ members }) => members).sort()).toEqual([...plan.problem.inputs]);
    expect(result.method.asks).toEqual(driverMethods[method].asks);
    expect(JSON.stringify(result)).not.toMatch(/undefined|NaN/);
  }
}, 60_000);

test('same seed, same bytes; another seed, other draws', async () => {
  const request = { method: 'morris', points: 4, seed: 3 } as const;
  const once = await drivers(world, request);
  expect(JSON.stringify(await drivers(world, request))).toBe(JSON.stringify(once));
  expect((await drivers(world, { ...request, seed: 4 })).hash).not.toBe(once.hash);
}, 60_000);

test('correlated inputs share an index by default and are refused one each', () => {
  const joined = planDrivers(world).problem.groups?.flatMap(({ members }) => members);
  expect(joined).toEqual(expect.arrayContaining(['capability_scale', 'threshold_spread']));
  expect(() => planDrivers(world, { groups: 'none' })).toThrow(expect.objectContaining({ code: 'dependent-inputs' }));
  // PAWN and one at a time do not need independence.
  expect(planDrivers(world, { method: 'pawn' }).problem.groups).toEqual([]);
  expect(planDrivers(world, { method: 'oat' }).runs).toBe(1 + 2 * uncertain);
});

test('what is set is certain, and no driver any more', () => {
  const { problem } = planDrivers(world, { method: 'oat', set: { server_lead_time: 2 } });
  expect(problem.inputs).not.toContain('server_lead_time');
  expect(problem.inputs.length).toBe(uncertain - 1);
});

test('with every other belief set, one at a time sees the whole of the one that is left', async () => {
  const { resolved } = planDrivers(world, { method: 'oat' });
  const set = Object.fromEntries(
    Object.keys(resolved.beliefs)
      .filter((id) => id !== 'server_lead_time')
      .map((id) => [id, resolved.values[id]?.value ?? Number.NaN]),
  );
  const [only, ...rest] = (await drivers(world, { method: 'sobol', points: 8, set })).drivers;
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ id: 'server_lead_time', group: 'world' });
  expect(only?.total).toBeGreaterThan(0);
}, 30_000);

test('an unknown output, an unknown year and an output that nothing moves are refused in words', async () => {
  await expect(drivers(world, { output: 'capx_2030' })).rejects.toThrow(
    expect.objectContaining({ code: 'unknown-output' }),
  );
  await expect(drivers(world, { method: 'oat', output: 'capex_2090' })).rejects.toThrow(
    expect.objectContaining({ code: 'outside-the-run' }),
  );
  await expect(drivers(world, { method: 'oat', output: 'final_time_2026' })).rejects.toThrow(
    expect.objectContaining({ code: 'constant-output' }),
  );
}, 30_000);

test('a stop is heard', async () => {
  await expect(drivers(world, { method: 'oat' }, { signal: AbortSignal.abort() })).rejects.toThrow(
    expect.objectContaining({ code: 'aborted' }),
  );
}, 30_000);
