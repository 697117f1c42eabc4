import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { compare, drawnFutures, headline, outputsOffered } from './index.ts';

const world = packageWorld();

test('the futures are those of a comparison, and what is drawn is in its belief', async () => {
  const found = await drawnFutures(world, { n: 32, seed: 3 }, 'capex_2030');
  const { comparisons } = await compare(world, { scenarios: [{}, {}], n: 32, seed: 3, outputs: ['capex_2030'] });
  const mean = found.values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / 32;
  expect(mean).toBeCloseTo(comparisons[0]?.outputs[0]?.first.mean ?? Number.NaN, 8);
  const growth = found.inputs.find(({ id }) => id === 'software_growth');
  expect(growth?.values).toHaveLength(32);
  expect(new Set(growth?.values).size).toBe(32);
  for (const { rankCorrelation } of found.inputs) expect(Math.abs(rankCorrelation ?? 0)).toBeLessThanOrEqual(1);
}, 60_000);

test('every output that is offered can be read in its first and its last year', async () => {
  const offered = outputsOffered(world);
  expect(offered[0]?.name).toBe('capex');
  const outputs = offered.flatMap(({ name, firstYear, lastYear }) => [`${name}_${firstYear}`, `${name}_${lastYear}`]);
  const { comparisons } = await compare(world, { scenarios: [{}, {}], n: 2, outputs });
  expect(comparisons[0]?.outputs.map(({ id }) => id)).toEqual(outputs);
}, 60_000);

test('a yearly total of the headline can be read future by future: its median is that of the fan', async () => {
  const [drawn, whole] = [
    await drawnFutures(world, { n: 64 }, 'reported_capex_by_year_2030'),
    await headline(world, { n: 64 }),
  ];
  const at = whole.outputs.find(({ id }) => id === 'reported_capex_by_year')?.times.indexOf(2030) ?? -1;
  const values = drawn.values.filter((value) => value !== null).sort((a, b) => a - b);
  expect(values).toHaveLength(64);
  const median = ((values[31] ?? 0) + (values[32] ?? 0)) / 2;
  // Other futures of the same beliefs: not the same number, nor far from it.
  expect(median / (whole.quantiles.reported_capex_by_year?.['0.5'][at] ?? 0)).toBeGreaterThan(0.5);
  expect(median / (whole.quantiles.reported_capex_by_year?.['0.5'][at] ?? 0)).toBeLessThan(2);
});
