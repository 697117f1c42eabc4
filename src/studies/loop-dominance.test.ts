import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseLoopTable } from '#analysis';
import { packageWorld } from '../../test/world/package-files.ts';
import { loopDominance } from './index.ts';

const table = readFileSync(join(import.meta.dirname, '..', '..', 'model', 'race.loops.csv'), 'utf8');
const found = loopDominance(packageWorld(), {}, parseLoopTable(table, 'race.loops.csv'));

test('shares are shares, stretches lie in the run, and the named loops are among them', () => {
  expect(found.loops.length).toBeGreaterThan(2);
  for (const { share, dominates } of found.loops) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
    for (const { from, to } of dominates) expect(from).toBeLessThanOrEqual(to);
  }
  expect(found.loops.some(({ id }) => /^[RB]\d/.test(id))).toBe(true);
});

test('at every turn the movement is on the side that it turns to, and turns alternate', () => {
  for (const { time, to } of found.turns) {
    const share = found.reinforcing[found.times.indexOf(time)] ?? Number.NaN;
    expect(share > 0.5).toBe(to === 'reinforcing');
  }
  found.turns.slice(1).forEach(({ to }, i) => {
    expect(to).not.toBe(found.turns[i]?.to);
  });
  expect(found.answer.fr.length).toBe(found.answer.en.length);
});
