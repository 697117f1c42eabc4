import { readdirSync, readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { expect, test } from 'vitest';
import { planModel } from '#engine';
import { parseModel } from '#lang';
import { cumulative, parseDistribution } from '#stats';

const folder = new URL('../../model/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const plan = planModel(parseModel(read('race.mdl'), 'race.mdl'));
const rows = csvParse(read('parameters.csv'));
const timeAxisIds = new Set(['initial_time', 'final_time', 'time_step', 'saveper']);
const constants = new Map(
  plan.scalars.flatMap((scalar) =>
    scalar.kind === 'constant' && scalar.value !== undefined && !timeAxisIds.has(scalar.id)
      ? [[scalar.id, scalar] as const]
      : [],
  ),
);

test('each constant of the model has one row, and each row a constant', () => {
  expect(rows.map((row) => row.id).toSorted()).toEqual([...constants.keys()].toSorted());
});

test.each(rows)('$id: value and unit are those of the model, and what is believed of it can be', (row) => {
  const constant = constants.get(row.id ?? '');
  const [value, low, high] = [Number(row.default), Number(row.low), Number(row.high)];
  expect(value).toBe(constant?.value);
  expect(row.unit).toBe(constant?.unit);
  expect(low).toBeLessThanOrEqual(value);
  expect(high).toBeGreaterThanOrEqual(value);
  if (row.distribution === 'fixed' || row.distribution === 'whole') return;
  const belief = parseDistribution(row.distribution ?? '');
  // The default run stands for the belief, and hardly a draw in ten thousand may fall outside the domain.
  expect(cumulative(belief, value)).toBeGreaterThan(0.25);
  expect(cumulative(belief, value)).toBeLessThan(0.75);
  expect(cumulative(belief, low) + 1 - cumulative(belief, high)).toBeLessThan(1e-4);
});

test.each(rows)('$id: says where it is from, why, and what it is called in both languages', (row) => {
  expect(['world', 'choice', 'structure']).toContain(row.group);
  expect(['solid', 'contested', 'weak', 'judgement']).toContain(row.grade);
  expect(row.grade === 'judgement' || row.source !== 'judgement').toBe(true);
  for (const column of ['source', 'justification', 'label_en', 'label_fr']) expect(row[column], column).not.toBe('');
  expect(row.known_since).toMatch(/^(\d{4}-\d{2}-\d{2})?$/);
});

test('shares of compute at the start sum to one', () => {
  const shares = rows.filter((row) => row.id?.startsWith('initial_compute_share['));
  expect(shares.reduce((sum, row) => sum + Number(row.default), 0)).toBeCloseTo(1, 12);
});

test('the eight controls are numbered in order', () => {
  const controls = rows.flatMap((row) => (row.control === '' ? [] : [Number(row.control)]));
  expect(controls.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('correlations name a parameter that has a belief', () => {
  for (const row of rows) {
    if (row.correlated_with === '') continue;
    const [, id, rho] = /^(.*):(-?[\d.]+)$/.exec(row.correlated_with ?? '') ?? [];
    expect(rows.find((other) => other.id === id)?.distribution).toMatch(/\(/);
    expect(Math.abs(Number(rho))).toBeLessThan(1);
  }
});

interface ScenarioFile {
  readonly id: string;
  readonly title: Record<string, string>;
  readonly description: Record<string, string>;
  readonly set: Record<string, number>;
  readonly beliefs: Record<string, string>;
  readonly why: Record<string, string>;
}
const scenarioFiles = readdirSync(new URL('scenarios/', folder)).toSorted();

test('the named scenarios are there', () => {
  for (const name of ['default', 'cheap-model-shock', 'demand-disappoints', 'no-lock-in']) {
    expect(scenarioFiles).toContain(`${name}.json`);
  }
});

test.each(scenarioFiles)('scenario %s changes known constants within their domain and says why', (file) => {
  const scenario = JSON.parse(read(`scenarios/${file}`)) as ScenarioFile;
  expect(`${scenario.id}.json`).toBe(file);
  for (const text of [scenario.title, scenario.description]) {
    expect(text.en).toBeTruthy();
    expect(text.fr).toBeTruthy();
  }
  for (const [id, value] of Object.entries(scenario.set)) {
    const row = rows.find((candidate) => candidate.id === id);
    expect(row, id).toBeDefined();
    expect(value).toBeGreaterThanOrEqual(Number(row?.low));
    expect(value).toBeLessThanOrEqual(Number(row?.high));
    expect(scenario.why[id], id).toBeTruthy();
  }
  for (const [id, text] of Object.entries(scenario.beliefs)) {
    const row = rows.find((candidate) => candidate.id === id);
    const belief = parseDistribution(text);
    expect(row, id).toBeDefined();
    expect(cumulative(belief, Number(row?.low)) + 1 - cumulative(belief, Number(row?.high))).toBeLessThan(1e-4);
    expect(scenario.why[id], id).toBeTruthy();
  }
});
