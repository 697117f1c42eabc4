import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSimulator } from '#engine';
import { packageWorld } from '../../test/world/package-files.ts';
import { fitTargets } from './fit-targets.ts';
import { fitToFacts, headline, posteriorFromJson, resolveScenario } from './index.ts';

const world = packageWorld();
const text = (file: string) => readFileSync(join(import.meta.dirname, '../../model', file), 'utf8');
const tables = { errors: text('fit-errors.csv'), targets: text('fit-targets.csv') };
const short = { chains: 4, draws: 15, seed: 2 };
const posterior = await fitToFacts(world, tables, short);

test('targets are what was public on the day, on each firm’s own definition', () => {
  const early = fitTargets(world, tables, '2025-02-28');
  const value = (id: string) => early.targets.find((target) => target.id === id)?.value;
  expect(value('capex amazon 2024')).toBeCloseTo(77.658, 6);
  expect(value('capex amazon 2025')).toBeUndefined();
  expect(early.leftOut).toEqual(['compute_stock']);
  expect(early.targets.map(({ id }) => id)).not.toContain('customers end 2025');
  // Of 2026, the quarters reported by then.
  const later = fitTargets(world, tables, '2026-06-01').targets.find(({ id }) => id.startsWith('capex amazon 2026'));
  expect(later).toMatchObject({ id: 'capex amazon 2026 to Q1', since: 2026, at: 2026.25, value: 43.234 });
  const stock = fitTargets(world, tables, '2026-06-01').targets.find(({ id }) => id === 'compute amazon end 2025');
  expect(stock?.value).toBeCloseTo(2.449, 2);
  expect(stock?.measured).toBeGreaterThan(0.05);
  const sources = new Set(world.ledger.sources().map(({ id }) => id));
  for (const target of early.targets) for (const source of target.sources) expect(sources).toContain(source);
});

test('a day before the first figure has nothing to fit', () => {
  expect(() => fitTargets(world, tables, '2024-03-01')).toThrow(/nothing that the model can be held against/);
});

test('without plans, what plans are read from changes nothing: the fit does not know the answer', () => {
  const run = (fix: Readonly<Record<string, number>>) =>
    createSimulator(world.plan, {
      backend: 'reference',
      fix: { follow_announced_plans: 0, ...fix },
      outputs: ['total_capex', 'market_price', 'customer_spending'],
      time: { stop: 2026.75 },
    }).run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 }).values;
  const other = Object.fromEntries(
    [...world.parameters.keys()].filter((id) => id.startsWith('capex_of_')).map((id) => [id, 333]),
  );
  expect(run(other)).toEqual(run({}));
});

test('the same seed gives the same posterior, with priors, posteriors, diagnostics and figures', async () => {
  expect(await fitToFacts(world, tables, short)).toEqual(posterior);
  expect((await fitToFacts(world, tables, { ...short, seed: 3 })).hash).not.toBe(posterior.hash);
  expect(posterior.verdict.converged).toBe(false);
  expect(posterior.verdict.words.en).toMatch(/^Not converged/);
  expect(posterior.draws.values).toHaveLength(60);
  expect(posterior.parameters.map(({ id }) => id)).toContain('error of capex');
  // Of a theory that is not in force, nothing can be learnt.
  expect(posterior.untouched).toContain('constant_elasticity');
  expect(
    posterior.observations.every(({ model, withError }) => withError.high - withError.low > model.high - model.low),
  ).toBe(true);
});

test('stopped early it says so and keeps the draws; before the first draw there is nothing', async () => {
  const controller = new AbortController();
  const stopAt = (share: number) => ({
    signal: controller.signal,
    onProgress: (done: number, total: number) => {
      if (done / total > share) controller.abort();
    },
  });
  const part = await fitToFacts(world, tables, short, stopAt(0.8));
  expect(part).toMatchObject({ complete: false, stopped: 'interrupted' });
  expect(part.draws.values.length).toBeLessThan(60);
  await expect(fitToFacts(world, tables, short, { signal: controller.signal })).rejects.toMatchObject({
    kind: 'aborted',
  });
  await expect(fitToFacts(world, tables, short, { enough: () => true })).rejects.toMatchObject({
    code: 'too-little-time',
  });
});

test('a run draws from the posterior what it learnt, the rest from beliefs, and says so', async () => {
  const resolved = resolveScenario(world, { posterior, set: { lock_in: 1 } });
  expect(resolved.joint?.ids).not.toContain('lock_in');
  expect(resolved.joint?.ids).toContain('hardware_decline');
  expect(resolved.beliefs).not.toHaveProperty('hardware_decline');
  expect(resolved.beliefs).toHaveProperty('constant_elasticity');
  expect(resolved.fixed.lock_in).toBe(1);
  const [prior, after, again] = [
    await headline(world, { n: 64 }),
    await headline(world, { n: 64, posterior }),
    await headline(world, { n: 64, posterior }),
  ];
  expect(again).toEqual(after);
  expect(after.hash).not.toBe(prior.hash);
  expect(prior.scenario).not.toHaveProperty('posterior');
  expect(after.scenario.posterior).toMatchObject({ hash: posterior.hash, converged: false, draws: 60 });
  expect(after.answer.en.at(-1)).toMatch(/drawn from the posterior .*not converged/);
  expect(after.answer.fr).toHaveLength(after.answer.en.length);
  const rival = await headline(world, { n: 64, scenario: 'lognormal-thresholds', posterior });
  expect(rival.answer.en.at(-1)).toMatch(/another demand_theory/);
});

test('a posterior of another model, changed by hand or of another kind is refused with the way out', () => {
  const json = JSON.stringify(posterior);
  expect(posteriorFromJson(json, 'p.json', world.modelHash)).toEqual(posterior);
  const refused = (changed: string, hash = world.modelHash) => {
    try {
      posteriorFromJson(changed, 'p.json', hash);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  expect(refused(json, 'f'.repeat(64))).toMatchObject({
    code: 'other-model',
    hint: expect.stringContaining('jevons fit --as-of'),
  });
  expect(refused(json.replace('"seed":2', '"seed":3'))).toMatchObject({ code: 'posterior-file' });
  expect(refused('{}')).toMatchObject({ code: 'posterior-file' });
  expect(refused('# notes')).toMatchObject({ code: 'posterior-file' });
});

test('a rule that goes on from guidance cannot be fitted', async () => {
  await expect(fitToFacts(world, tables, { ...short, scenario: 'guidance-anchored' })).rejects.toMatchObject({
    code: 'needs-plans',
  });
});

test('a broken table of errors or targets is refused with its row', () => {
  const broken = (change: Partial<typeof tables>) => () => fitTargets(world, { ...tables, ...change }, world.dataDate);
  expect(broken({ errors: tables.errors.replace('capex,log', 'capex,cubic') })).toThrow(/expected log or linear/);
  expect(broken({ targets: tables.targets.replace(',customer_spending,', ',spending,') })).toThrow(/does not have/);
});
