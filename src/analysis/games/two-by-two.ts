/** Games of two players with two strategies each: every equilibrium, and the name economists give the game. */
import { JevonsError } from '#base';

/** `[row strategy][column strategy]`, `[row player's pay-off, column player's]`. */
export type TwoByTwo = readonly [
  readonly [readonly [number, number], readonly [number, number]],
  readonly [readonly [number, number], readonly [number, number]],
];

export interface TwoByTwoEquilibrium {
  /** Probability of the first strategy, `[row player, column player]`. */
  readonly first: readonly [number, number];
  /** Expected pay-off, `[row player, column player]`. */
  readonly value: readonly [number, number];
}

type Index = 0 | 1;
const both: readonly Index[] = [0, 1];
const other = (index: Index): Index => (index === 0 ? 1 : 0);

function checkFinite(game: TwoByTwo): void {
  if (game.flat(2).every(Number.isFinite)) return;
  throw new JevonsError('every pay-off must be a finite number', { kind: 'usage', code: 'outside-domain' });
}

function expected(game: TwoByTwo, row: number, column: number): readonly [number, number] {
  const weights = [
    [row * column, row * (1 - column)],
    [(1 - row) * column, (1 - row) * (1 - column)],
  ];
  const value = (player: Index) =>
    both.reduce<number>(
      (sum, i) => both.reduce<number>((inner, j) => inner + (weights[i]?.[j] ?? 0) * game[i][j][player], sum),
      0,
    );
  return [value(0), value(1)];
}

/**
 * Nash equilibria: the pure ones in reading order, then the one in which both mix, when there is one.
 * Games with ties may have more equilibria than these; the ones given are equilibria all the same.
 *
 * @throws JevonsError `outside-domain` for a pay-off that is not finite.
 */
export function twoByTwoEquilibria(game: TwoByTwo): readonly TwoByTwoEquilibrium[] {
  checkFinite(game);
  const found: TwoByTwoEquilibrium[] = [];
  for (const i of both) {
    for (const j of both) {
      const rowStays = game[i][j][0] >= game[other(i)][j][0];
      const columnStays = game[i][j][1] >= game[i][other(j)][1];
      if (rowStays && columnStays) found.push({ first: [i === 0 ? 1 : 0, j === 0 ? 1 : 0], value: game[i][j] });
    }
  }
  // Each mixes so that the other gains nothing by leaning one way.
  const rowDenominator = game[0][0][1] - game[0][1][1] - game[1][0][1] + game[1][1][1];
  const columnDenominator = game[0][0][0] - game[0][1][0] - game[1][0][0] + game[1][1][0];
  const row = (game[1][1][1] - game[1][0][1]) / rowDenominator;
  const column = (game[1][1][0] - game[0][1][0]) / columnDenominator;
  if (row > 0 && row < 1 && column > 0 && column < 1) {
    found.push({ first: [row, column], value: expected(game, row, column) });
  }
  return found;
}

/** What a symmetric game of holding back (first) or pushing (second) is called. */
export type GameName = "prisoner's dilemma" | 'chicken' | 'stag hunt' | 'restraint dominates' | 'pushing dominates';

/**
 * Names a symmetric game by its best replies.
 *
 * @param restraint Pay-off of each when both hold back.
 * @param pushAlone Pay-off of the one who pushes while the other holds back.
 * @param restrainAlone Pay-off of the one who holds back while the other pushes.
 * @param push Pay-off of each when both push.
 */
export function nameSymmetricGame(restraint: number, pushAlone: number, restrainAlone: number, push: number): GameName {
  const pushAgainstRestraint = pushAlone > restraint;
  const pushAgainstPush = push > restrainAlone;
  if (pushAgainstRestraint && pushAgainstPush) return restraint > push ? "prisoner's dilemma" : 'pushing dominates';
  if (pushAgainstRestraint) return 'chicken';
  return pushAgainstPush ? 'stag hunt' : 'restraint dominates';
}
