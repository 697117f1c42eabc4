import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSymmetricGame, type TwoByTwo, twoByTwoEquilibria } from './two-by-two.ts';

const payoff = fc.integer({ min: -20, max: 20 });
const pair = fc.tuple(payoff, payoff);
const games = fc.tuple(fc.tuple(pair, pair), fc.tuple(pair, pair));

/** Pay-off of each player when each plays the first strategy with a chance. */
function value(game: TwoByTwo, row: number, column: number): [number, number] {
  const part = (player: 0 | 1) =>
    row * (column * game[0][0][player] + (1 - column) * game[0][1][player]) +
    (1 - row) * (column * game[1][0][player] + (1 - column) * game[1][1][player]);
  return [part(0), part(1)];
}

test('nobody gains by leaving an equilibrium, and its value is what the strategies give', () => {
  fc.assert(
    fc.property(games, (game) => {
      for (const { first, value: stated } of twoByTwoEquilibria(game)) {
        const [row, column] = first;
        const [own, others] = value(game, row, column);
        expect(stated[0]).toBeCloseTo(own, 9);
        expect(stated[1]).toBeCloseTo(others, 9);
        for (const other of [0, 0.5, 1]) {
          expect(value(game, other, column)[0]).toBeLessThanOrEqual(own + 1e-9);
          expect(value(game, row, other)[1]).toBeLessThanOrEqual(others + 1e-9);
        }
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('every game has an equilibrium, and without ties an odd number of them', () => {
  fc.assert(
    fc.property(games, (game) => {
      const rowTies = [0, 1].some((j) => game[0][j as 0 | 1][0] === game[1][j as 0 | 1][0]);
      const columnTies = game.some((row) => row[0][1] === row[1][1]);
      const { length } = twoByTwoEquilibria(game);
      expect(length).toBeGreaterThan(0);
      if (!rowTies && !columnTies) expect(length % 2).toBe(1);
    }),
    { seed: 6, numRuns: 500 },
  );
});

test('adding a sum to one player’s pay-offs changes no strategy', () => {
  fc.assert(
    fc.property(games, payoff, (game, sum) => {
      const moved = game.map((row) => row.map(([a, b]) => [a + sum, b])) as unknown as TwoByTwo;
      expect(twoByTwoEquilibria(moved).map(({ first }) => first)).toEqual(
        twoByTwoEquilibria(game).map(({ first }) => first),
      );
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('matching pennies has only the mixed equilibrium', () => {
  const pennies: TwoByTwo = [
    [
      [1, -1],
      [-1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ];
  expect(twoByTwoEquilibria(pennies)).toEqual([{ first: [0.5, 0.5], value: [0, 0] }]);
});

test('symmetric games go by the names that economists give them', () => {
  expect(nameSymmetricGame(3, 5, 0, 1)).toBe("prisoner's dilemma");
  expect(nameSymmetricGame(6, 7, 2, 0)).toBe('chicken');
  expect(nameSymmetricGame(4, 3, 0, 3)).toBe('stag hunt');
  expect(nameSymmetricGame(4, 3, 2, 1)).toBe('restraint dominates');
  expect(nameSymmetricGame(1, 5, 0, 3)).toBe('pushing dominates');
});

test('a pay-off that is not a number is refused', () => {
  const bad = [
    [
      [1, 1],
      [0, Number.NaN],
    ],
    [
      [0, 0],
      [1, 1],
    ],
  ] as unknown as TwoByTwo;
  expect(() => twoByTwoEquilibria(bad)).toThrow(expect.objectContaining({ code: 'outside-domain' }));
});
