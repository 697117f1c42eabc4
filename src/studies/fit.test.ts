import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSimulator } from '#engine';
import { parseDistribution } from '#stats';
import { packageWorld } from '../../test/world/package-files.ts';
import { fitTargets } from './fit-targets.ts';
import {
  fitToFacts,
  headline,
  planText,
  posteriorFromJson,
  posteriorText,
  resolveScenario,
  scenarioFromJson,
  scenarioFromQuery,
  scenarioToQuery,
  type World,
} from './index.ts';

const world = packageWorld();
const text = (file: string) => readFileSync(join(import.meta.dirname, '../../model', file), 'utf8');
const tables = { errors: text('fit-errors.csv'), targets: text('fit-targets.csv') };
const short = { chains: 4, draws: 15, seed: 2 };
/** As it would be left on disk after each few stretches. */
const checkpoints: Uint8Array[] = [];
let stretches = 0;
const posterior = await fitToFacts(world, tables, short, {
  checkpoint: { due: () => ++stretches % 10 === 0, save: (bytes) => checkpoints.push(bytes) },
});

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
  const left: Uint8Array[] = [];
  const checkpoint = { due: () => false, save: (bytes: Uint8Array) => left.push(bytes) };
  const part = await fitToFacts(world, tables, short, { ...stopAt(0.8), checkpoint });
  expect(left).toHaveLength(1);
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

test('a posterior that was changed by hand or is of another kind is refused with the way out', () => {
  const json = posteriorText(posterior);
  expect(posteriorFromJson(json, 'p.json', world)).toEqual(posterior);
  expect(refusal(json.replace('"seed": 2', '"seed": 3'))).toMatchObject({ code: 'posterior-file' });
  expect(refusal(json.replace('"version": 2', '"version": 1'))).toMatchObject({
    message: expect.stringContaining('version 1'),
  });
  expect(refusal('{}')).toMatchObject({ code: 'posterior-file' });
  expect(refusal('# notes')).toMatchObject({ code: 'posterior-file' });
});

/** What reading a posterior throws, if anything. */
function refusal(json: string, other: World = world): unknown {
  try {
    posteriorFromJson(json, 'p.json', other);
  } catch (error) {
    return error;
  }
  return undefined;
}

const race = text('race.mdl');
const changedWorld = (from: string, to: string): World => {
  expect(race).toContain(from);
  return { ...world, plan: planText(race.replace(from, to), 'race.mdl'), modelHash: 'f'.repeat(64) };
};

test('a mechanism that is off, and whatever the figures do not rest on, leaves a posterior as it is', () => {
  const json = posteriorText(posterior);
  const off = changedWorld(
    'customer spending =',
    'new tax = 0\n\t~ Dmnl\n\t~ Off.\n\t|\n\nnew burden = new tax * Time\n\t~ Dmnl\n\t~ |\n\ncustomer spending = (1 - new burden) *',
  );
  expect(posteriorFromJson(json, 'p.json', off)).toEqual(posterior);
});

test('a changed equation, constant, belief or unknown belief is refused, and named', () => {
  const json = posteriorText(posterior);
  const dearer = changedWorld('initial server cost[Firm] = 37,', 'initial server cost[Firm] = 39,');
  const refused = refusal(json, dearer);
  expect(refused).toMatchObject({ code: 'other-model', hint: expect.stringMatching(/^fit again: jevons fit/) });
  const words = (refused as { issues: readonly Error[] }).issues.map(({ message }) => message);
  expect(words).toHaveLength(2);
  expect(words[0]).toMatch(/^the model gives other figures .*capex amazon 2024/);
  expect(words[1]).toBe('equations behind them that were changed: initial_server_cost');

  const believed = (id: string, belief: string): World => {
    const parameter = world.parameters.get(id);
    if (parameter === undefined) throw new Error(id);
    const parameters = new Map(world.parameters).set(id, { ...parameter, belief: parseDistribution(belief) });
    return { ...world, parameters, modelHash: 'f'.repeat(64) };
  };
  expect(refusal(json, believed('lock_in', 'uniform(0, 3)'))).toMatchObject({
    issues: [{ message: 'other beliefs: lock_in' }],
  });
  // A belief about something that no figure rests on is none of the fit's business; about something else it is.
  expect(refusal(json, believed('constant_elasticity', 'uniform(1, 2)'))).toBeUndefined();
  const unknown = refusal(json, believed('initial_server_cost[amazon]', 'uniform(30, 40)'));
  expect((unknown as { issues: readonly Error[] }).issues.at(-1)?.message).toBe(
    'beliefs that the fit did not know: initial_server_cost[amazon]',
  );
});

test('the posterior of the world is asked for by name, in requests, files and links; a past day may not know it', async () => {
  const own: World = { ...world, posterior: () => posterior };
  const named = await headline(own, { n: 64, posterior: 'default' });
  expect(named.hash).toBe((await headline(world, { n: 64, posterior })).hash);
  const link = scenarioToQuery(own, { posterior: 'default', n: 64 });
  expect(link).toBe('n=64&posterior=default');
  expect(scenarioFromQuery(own, link).request).toMatchObject({ posterior: 'default', n: 64 });
  expect(scenarioFromQuery(own, 'posterior=mine').issues).toMatchObject([{ where: 'posterior' }]);
  expect(scenarioFromJson(own, '{"posterior": "default"}', 's.json')).toMatchObject({ posterior: 'default' });
  expect(() => resolveScenario({ ...world, posterior: undefined as never }, { posterior: 'default' })).toThrow(
    /jevons fit --default|without a posterior/,
  );
  expect(() => resolveScenario(own, { posterior: 'default', asOf: '2026-08-31' })).toThrow(/only those of 2026-08-31/);
});

test('a fit goes on from a checkpoint to the same bytes; that of another fit is refused with what differs', async () => {
  const resume = { bytes: checkpoints[Math.floor(checkpoints.length / 2)] as Uint8Array, where: 'fit.checkpoint' };
  expect(posteriorText(await fitToFacts(world, tables, short, { resume }))).toBe(posteriorText(posterior));
  const other = { ...short, seed: 7, asOf: '2025-02-28' };
  await expect(fitToFacts(world, tables, other, { resume })).rejects.toMatchObject({
    code: 'other-fit',
    where: 'fit.checkpoint',
    message: 'is the checkpoint of another fit: other facts, as of, seed',
  });
});

test('beliefs that nothing can be drawn from, or that leave no likelihood, are errors that name them', async () => {
  const flat = { lock_in: parseDistribution('1') };
  await expect(fitToFacts(world, tables, { ...short, beliefs: flat })).rejects.toMatchObject({
    code: 'impossible-prior',
    issues: [{ where: 'lock_in' }],
  });
  const failing = changedWorld('customer spending =', 'customer spending = LN(hardware decline - 1000) *');
  const refused = await fitToFacts(failing, tables, short).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'non-finite-likelihood',
    message: expect.stringMatching(/the run fails in 20\d\d/),
  });
  const named = (refused as { issues: readonly { where: string; message: string }[] }).issues;
  expect(named.find(({ where }) => where === 'hardware_decline')?.message).toMatch(/^0\.\d+$/);
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
