import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { raceReplay } from './index.ts';

const world = packageWorld();

test('a future is replayed firm by firm, the same for the same seed, another for another seed or rule', async () => {
  const one = await raceReplay(world, { seed: 5 });
  expect(one.firms.map(({ id }) => id)).toContain('amazon');
  expect(one.times[0]).toBe(2024);
  for (const { capacity, orders } of one.firms) {
    expect(capacity).toHaveLength(one.times.length);
    expect(capacity.every((value) => value > 0)).toBe(true);
    expect(orders.every((value) => value >= 0)).toBe(true);
  }
  expect((await raceReplay(world, { seed: 5 })).hash).toBe(one.hash);
  expect((await raceReplay(world, { seed: 6 })).hash).not.toBe(one.hash);
  const other = await raceReplay(world, { seed: 5, set: { 'order_rule[amazon]': 8 } });
  expect(other.firms[0]?.capacity.at(-1)).not.toBe(one.firms[0]?.capacity.at(-1));
}, 30_000);
