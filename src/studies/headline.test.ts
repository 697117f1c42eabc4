import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { headline, resolveScenario, scenarioFromJson, scenarioFromQuery, scenarioToQuery } from './index.ts';

const world = packageWorld();

test('the headline is the same bytes for the same seed, and others for another', async () => {
  const [first, again, other] = [
    await headline(world, { n: 128, seed: 7 }),
    await headline(world, { n: 128, seed: 7 }),
    await headline(world, { n: 128, seed: 8 }),
  ];
  expect(again).toEqual(first);
  expect(other.hash).not.toBe(first.hash);
  expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('yearly totals of the firms add up to the total', async () => {
  const result = await headline(world, { n: 64 });
  const total = result.outputs.find(({ id }) => id === 'total_capex_by_year');
  const firms = result.outputs.filter(({ id }) => id.startsWith('capex_by_year['));
  expect(firms).toHaveLength(6);
  total?.mean.forEach((value, k) => {
    expect(firms.reduce((sum, { mean }) => sum + (mean[k] ?? 0), 0)).toBeCloseTo(value, 8);
  });
  expect(total?.times[0]).toBe(2024);
  expect(total?.times).toContain(2030);
});

test('the findings agree with the series they are taken from, and the answer tells them in both languages', async () => {
  const result = await headline(world, { n: 64 });
  const { findings, quantiles, outputs } = result;
  const at = outputs.find(({ id }) => id === 'total_capex_by_year')?.times.indexOf(2030) ?? -1;
  expect(findings.capex2030.median).toBe(quantiles.total_capex_by_year?.['0.5'][at]);
  const chances = Object.values(findings.overCapacity.economic).map(({ value }) => value);
  expect([...chances].sort((a, b) => a - b)).toEqual(chances);
  expect(result.answer.en).toHaveLength(result.answer.fr.length);
  expect(result.answer.fr.join(' ')).not.toMatch(/Bn|bn|futures/);
  expect(result.answer.en.join(' ')).not.toMatch(/NaN|undefined|\?/);
});

test('start values come from documents that were public, and say which', () => {
  const { facts } = resolveScenario(world);
  expect(facts.find(({ parameter }) => parameter === 'capex_of_first_year[amazon]')).toMatchObject({ value: 77.658 });
  expect(facts.every(({ sources }) => sources.length > 0)).toBe(true);
  expect(() => resolveScenario(world, { asOf: '2024-06-30' })).toThrow(/not public on 2024-06-30/);
});

test('every shipped scenario resolves and answers', async () => {
  for (const scenario of world.scenarios.keys()) {
    const { failures, scenario: told } = await headline(world, { scenario, n: 64 });
    expect(told.id).toBe(scenario);
    expect(failures.failed).toBe(0);
  }
});

test('what is set wins over the preset, and a set value is certain', () => {
  const { beliefs, fixed, values } = resolveScenario(world, {
    scenario: 'no-lock-in',
    set: { lock_in: 3, hardware_decline: 0.4 },
  });
  expect(fixed.lock_in).toBe(3);
  expect(values.lock_in).toEqual({ value: 3, origin: 'set' });
  expect(beliefs.hardware_decline).toBeUndefined();
});

test('unknown names and values outside their domain are refused with the way out', () => {
  expect(() => resolveScenario(world, { set: { hardware_declin: 1 } })).toThrow(/unknown parameter/);
  expect(() => resolveScenario(world, { set: { hardware_decline: 9 } })).toThrow(/outside its domain: 0 to 1/);
  expect(() => resolveScenario(world, { scenario: 'cheap-model' })).toThrow(/unknown scenario/);
  expect(() => resolveScenario(world, { asOf: 'yesterday' })).toThrow(/YYYY-MM-DD/);
  expect(() => resolveScenario(world, { n: 0 })).toThrow(/whole number from 1/);
  expect(() => resolveScenario(world, { seed: 4294967296 })).toThrow(/whole number from 0/);
  const wide = { name: 'normal', parameters: [0.3, 5] } as const;
  expect(() => resolveScenario(world, { beliefs: { hardware_decline: wide } })).toThrow(/outside its domain/);
});

test('a scenario file is read whole or refused with every fault', () => {
  const request = scenarioFromJson(world, '{"scenario":"no-lock-in","set":{"lock_in":1},"n":50}', 'mine.json');
  expect(request).toMatchObject({ scenario: 'no-lock-in', set: { lock_in: 1 }, n: 50 });
  expect(() => scenarioFromJson(world, '{"set":', 'mine.json')).toThrow(/not JSON/);
  expect(() => scenarioFromJson(world, '{"sett":{}}', 'mine.json')).toThrow(/not a scenario/);
  try {
    scenarioFromJson(world, '{"set":{"nope":1,"lock_in":99},"beliefs":{"lock_in":"normall(1,2)"}}', 'mine.json');
    expect.unreachable();
  } catch (error) {
    expect((error as { issues: unknown[] }).issues).toHaveLength(3);
  }
});

test('a link written is a link read, and what cannot be read is listed', () => {
  const request = {
    scenario: 'no-lock-in',
    seed: 5,
    n: 200,
    set: { lock_in: 1.25 },
    beliefs: {},
    asOf: world.dataDate,
  };
  const query = scenarioToQuery(world, request);
  const back = scenarioFromQuery(world, query);
  expect(back.issues).toEqual([]);
  expect(scenarioToQuery(world, back.request)).toBe(query);
  const broken = scenarioFromQuery(
    world,
    '?scenario=nope&lock_in=7000&x=%E0&seed=-1&hardware_decline=uniform(0.2,0.3)',
  );
  expect(broken.issues.map(({ where }) => where)).toEqual(['scenario', 'lock_in', 'x', 'seed']);
  expect(broken.request.beliefs?.hardware_decline?.name).toBe('uniform');
});
