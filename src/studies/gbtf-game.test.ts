import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { gbtfGame } from './index.ts';

const world = packageWorld();
const result = gbtfGame(world);

/** Of the article's model, $bn: both aggressive, aggressive alone, conservative alone, both conservative. */
const table = [
  ['perfect', 0.5, 3.1831, 5.0984, 2.0555, 3.779, 'dilemma'],
  ['perfect', 1, 4.7872, 7.3268, 3.224, 5.6501, 'dilemma'],
  ['lag', 0.5, -7.0805, 4.7703, 0.829, 3.4926, 'chicken'],
  ['lag', 1, -11.057, 5.1873, 0.9716, 4.3888, 'chicken'],
  ['lag', 2, -19.6774, -1.6946, 0.2449, 1.8885, 'restraint-dominates'],
] as const;

test.each(table)(
  'capacity %s, word of mouth %d: the article’s model, and its game',
  (capacity, strength, ...wanted) => {
    const found = result.payoffs.find((one) => one.capacity === capacity && one.wordOfMouth === strength);
    const [bothAggressive, aggressiveAlone, conservativeAlone, bothConservative, game] = wanted;
    expect(Math.abs((found?.bothAggressive ?? 0) - bothAggressive)).toBeLessThan(1e-3);
    expect(Math.abs((found?.aggressiveAlone ?? 0) - aggressiveAlone)).toBeLessThan(1e-3);
    expect(Math.abs((found?.conservativeAlone ?? 0) - conservativeAlone)).toBeLessThan(1e-3);
    expect(Math.abs((found?.bothConservative ?? 0) - bothConservative)).toBeLessThan(1e-3);
    expect(found?.game).toBe(game);
  },
);

test('with a year’s delay the best reply to restraint turns between a fast and a very fast market', () => {
  const turns = result.critical.filter(({ capacity, gain }) => capacity === 'lag' && gain === 'against-restraint');
  const turn = turns.at(-1);
  expect(turn?.below).toBe('chicken');
  expect(turn?.above).toBe('restraint-dominates');
  expect(turn?.error).toBeLessThan(1e-9);
  // On either side the reply is the other one.
  const value = turn?.value ?? Number.NaN;
  const [before, after] = gbtfGame(world, { capacities: ['lag'], wordOfMouth: [value - 1e-4, value + 1e-4] }).payoffs;
  expect(before?.aggressiveAlone).toBeGreaterThan(before?.bothConservative ?? Number.NaN);
  expect(after?.aggressiveAlone).toBeLessThan(after?.bothConservative ?? Number.NaN);
  expect(turn?.stepError).toBeLessThan(0.01);
});

test('equilibria are those of the games’ names, and two firms under one owner hold back', () => {
  for (const one of result.equilibria) {
    const pure = one.nash.filter(({ kind }) => kind === 'pure').map(({ aggressive }) => String(aggressive));
    const game = result.payoffs.find(
      (row) => row.capacity === one.capacity && row.wordOfMouth === one.wordOfMouth,
    )?.game;
    if (game === 'dilemma') expect(pure).toEqual(['1,1']);
    if (game === 'chicken') expect(pure).toEqual(['1,0', '0,1']);
    if (game === 'restraint-dominates') expect(pure).toEqual(['0,0']);
    for (const { regret } of one.nash) expect(regret).toBeLessThan(1e-9);
  }
  for (const { strategies } of result.planner) expect(strategies).toEqual(['conservative', 'conservative']);
  for (const { best, worst } of result.coordinationGap) {
    expect(best).toBeGreaterThanOrEqual(0);
    expect(worst).toBeGreaterThanOrEqual(best);
  }
});

test('a strength that means nothing is refused', () => {
  for (const request of [{ wordOfMouth: [-1] }, { from: 2, to: 1 }]) {
    expect(() => gbtfGame(world, request)).toThrow(expect.objectContaining({ code: 'outside-domain' }));
  }
});
