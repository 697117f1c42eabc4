import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { type Honesty, honesty, type RivalTheories, rivalRuns, rivalTheories } from './index.ts';

const world = packageWorld();
const found = honesty(world);

test('every parameter is counted once, by its grade', () => {
  const counted = found.grades.reduce((sum, { world, choice, structure }) => sum + world + choice + structure, 0);
  expect(counted).toBe(world.parameters.size);
});

test('what is moved and what is not is all there is, the most first', () => {
  expect(found.carriers.length + found.notMoved.length).toBe(world.parameters.size);
  const swings = found.carriers.map(({ swing }) => swing);
  expect(swings).toEqual(swings.toSorted((a, b) => b - a));
  expect(swings.every(Number.isFinite)).toBe(true);
});

test('each is tried within its domain, and a mechanism that is off stays off', () => {
  for (const { id, low, high } of found.carriers) {
    const parameter = world.parameters.get(id);
    expect(low, id).toBeGreaterThanOrEqual(parameter?.low ?? Number.NaN);
    expect(high, id).toBeLessThanOrEqual(parameter?.high ?? Number.NaN);
  }
  for (const off of ['take_or_pay_share', 'open_weights', 'cheap_model_jump', 'order_rule[meta]']) {
    expect(found.notMoved).toContain(off);
  }
});

test('a number that is only a unit carries nothing, the spread of thresholds much', () => {
  const swing = (id: string) => found.carriers.find((one) => one.id === id)?.swing ?? Number.NaN;
  expect(swing('initial_software_efficiency')).toBeLessThan(1e-9);
  expect(swing('threshold_spread')).toBeGreaterThan(0.5);
});

test('rival theories are changed one at a time, and the scenario’s own is run once', async () => {
  const seen: number[] = [];
  const request = { n: 16, seed: 5 };
  const theories = await rivalTheories(world, request, { onProgress: (done, total) => seen.push(done / total) });
  expect(theories.selectors.map(({ theories: all }) => all.length)).toEqual([4, 5, 4]);
  for (const { theories: all } of theories.selectors) {
    expect(all.filter(({ chosen }) => chosen).length).toBe(1);
    expect(all.find(({ chosen }) => chosen)?.capex2030).toEqual(theories.selectors[0]?.theories[0]?.capex2030);
  }
  const median = (selector: number, theory: number) =>
    theories.selectors[selector]?.theories[theory]?.capex2030.median ?? Number.NaN;
  expect(median(0, 2)).toBeGreaterThan(median(0, 0));
  expect(median(0, 3)).toBeLessThan(median(0, 0));
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(rivalRuns).toBe(11);
});

test('the stored tables are those of this model; if not: node scripts/honesty.mjs', () => {
  const stored = JSON.parse(readFileSync(new URL('../../model/honesty.json', import.meta.url), 'utf8')) as Honesty & {
    readonly theories: RivalTheories;
  };
  expect(stored.model.hash).toBe(world.modelHash);
  expect(stored.theories.model.hash).toBe(world.modelHash);
  expect(stored.grades).toEqual(found.grades);
  expect(stored.carriers[0]).toEqual(found.carriers[0]);
  const page = readFileSync(new URL('../../docs/model-honesty.md', import.meta.url), 'utf8');
  expect(page).toContain(`model \`${world.modelHash.slice(0, 12)}\``);
});
