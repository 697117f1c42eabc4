import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { compare, headline, planComparison } from './index.ts';

const world = packageWorld();
const sum = (values: readonly { readonly value: number }[]) => values.reduce((total, { value }) => total + value, 0);
const both = { set: { build_ambition: 1.3, server_lead_time: 2 } };

test('parts add up to the difference, by group and by change, belief apart from choice', async () => {
  const { comparisons } = await compare(world, { scenarios: [{}, both], n: 24 });
  const [pair] = comparisons;
  expect(pair?.changes.map(({ id, group }) => [id, group])).toEqual([
    ['build_ambition', 'choice'],
    ['server_lead_time', 'world'],
  ]);
  for (const { difference, byGroup, byChange } of pair?.outputs ?? []) {
    expect(sum(byGroup)).toBeCloseTo(difference.mean.value, 8);
    expect(sum(byChange)).toBeCloseTo(difference.mean.value, 8);
  }
}, 60_000);

test('compared the other way round, every difference has the other sign', async () => {
  const there = await compare(world, { scenarios: [{}, both], n: 16, split: 'none' });
  const back = await compare(world, { scenarios: [both, {}], n: 16, split: 'none' });
  there.comparisons[0]?.outputs.forEach((one, i) => {
    const other = back.comparisons[0]?.outputs[i];
    expect(other?.difference.mean.value).toBeCloseTo(-one.difference.mean.value, 12);
    expect(other?.firstAbove.count).toBe(one.otherAbove.count);
    expect(one.firstAbove.count + one.otherAbove.count + one.equal.count).toBe(one.firstAbove.of);
  });
}, 60_000);

test('a scenario against itself has no difference at all', async () => {
  const { comparisons } = await compare(world, { scenarios: [{}, {}], n: 8 });
  expect(comparisons[0]?.changes).toEqual([]);
  for (const { difference, equal } of comparisons[0]?.outputs ?? []) {
    expect([difference.mean.value, difference.low, difference.high, equal.value]).toEqual([0, 0, 0, 1]);
  }
}, 30_000);

test('the futures are those of the headline, so its medians agree', async () => {
  const [{ comparisons }, alone] = [
    await compare(world, { scenarios: [{}, both], n: 32, seed: 5, split: 'none', outputs: ['capex_2030'] }),
    await headline(world, { n: 32, seed: 5 }),
  ];
  expect(comparisons[0]?.outputs[0]?.first.median).toBeCloseTo(alone.findings.capex2030.median ?? Number.NaN, 8);
}, 60_000);

test('the errors are those of paired futures: smaller than of two samples apart', async () => {
  const { comparisons } = await compare(world, {
    scenarios: [{}, { set: { build_ambition: 1.3 } }],
    n: 32,
    split: 'none',
    outputs: ['capex_2030'],
  });
  const one = comparisons[0]?.outputs[0];
  const apart = ((one?.first.high ?? 0) - (one?.first.low ?? 0)) / 2.56 / Math.sqrt(32);
  expect(one?.difference.mean.standardError).toBeLessThan(apart);
}, 60_000);

test('the cost is known before, many changes are split by group, one scenario alone is refused', () => {
  expect(planComparison(world, { scenarios: [{}, both], n: 100 }).runs).toBe(400);
  const many = Object.fromEntries(
    [...world.parameters.values()]
      .filter(({ belief, group }) => belief !== undefined && group === 'world')
      .slice(0, 8)
      .map(({ id, default: value }) => [id, value]),
  );
  const plan = planComparison(world, { scenarios: [{}, { set: many }], n: 10 });
  expect(plan.pairs[0]).toMatchObject({ split: 'groups' });
  expect(plan.runs).toBe(20);
  expect(() => planComparison(world, { scenarios: [{}] })).toThrow(
    expect.objectContaining({ code: 'too-few-scenarios' }),
  );
});
