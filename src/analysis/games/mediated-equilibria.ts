/**
 * Correlated and coarse-correlated equilibria: a mediator draws a profile and tells each player its part. Nobody gains by
 * doing otherwise on being told (correlated), or by refusing to listen at all (coarse). They are a polytope; its ends by
 * the players' total are found by linear programming.
 */
import { solve } from 'yalps';
import { JevonsError } from '#base';
import {
  allProfiles,
  checkGame,
  type NormalForm,
  payoffOf,
  payoffRange,
  profileCount,
  stridesOf,
} from './normal-form.ts';

export type MediatedKind = 'correlated' | 'coarse-correlated';

export interface MediatedEquilibriumSolution {
  /** Chance of each profile. */
  readonly chances: readonly number[];
  readonly payoffs: readonly number[];
  /** Of all players. */
  readonly total: number;
  /** Greatest gain by turning away that is left: rounding of the solver. */
  readonly regret: number;
}

export interface MediatedSettings {
  /** Expected pay-off that each player must get at least. */
  readonly atLeast?: readonly number[];
  /** Solves the programme; default: yalps. Another is worth it for thousands of profiles. */
  readonly solver?: LinearSolver;
}

/** Make `objective . x` as large as possible, `row . x >= least` for each row, `sum x = 1`, `x >= 0`. */
export interface LinearProgramme {
  readonly objective: readonly number[];
  readonly rows: readonly { readonly name: string; readonly coefficients: readonly number[]; readonly least: number }[];
}

/** @returns `x`; undefined when nothing satisfies the rows; throws when it cannot tell. */
export type LinearSolver = (programme: LinearProgramme) => readonly number[] | undefined;

/**
 * The equilibrium of the greatest (`best`) or least total.
 *
 * @throws JevonsError `equilibrium-infeasible` when the players cannot all get what they must, `solver-gave-up`, and
 *   those of `checkGame`.
 */
export function mediatedEquilibrium(
  game: NormalForm,
  kind: MediatedKind,
  end: 'best' | 'worst',
  { atLeast, solver = yalpsSolver }: MediatedSettings = {},
): MediatedEquilibriumSolution {
  checkGame(game);
  const count = profileCount(game.sizes);
  const scale = payoffRange(game) || 1;
  const gains = turningAway(game, kind);
  const means = game.payoffs.map((list) => Array.from(list).reduce((sum, value) => sum + value / count, 0));
  const sign = end === 'best' ? 1 : -1;
  const objective = Array.from({ length: count }, (_, s) =>
    game.payoffs.reduce((sum, list, i) => sum + (sign * ((list[s] ?? Number.NaN) - (means[i] ?? 0))) / scale, 0),
  );
  const wanted = (atLeast ?? []).map((least, player) => ({
    name: `player ${player + 1} gets ${least}`,
    coefficients: Array.from(game.payoffs[player] ?? [], (value) => (value - (means[player] ?? 0)) / scale),
    least: (least - (means[player] ?? 0)) / scale,
  }));
  const rows = [
    ...gains.map(({ name, losses }) => ({ name, coefficients: losses.map((loss) => loss / scale), least: 0 })),
    ...wanted,
  ];
  const solution = solver({ objective, rows });
  if (solution === undefined) throw infeasible(game, kind, atLeast ?? []);
  const positive = solution.map((chance) => Math.max(0, chance));
  const sum = positive.reduce((total, chance) => total + chance, 0);
  const chances = positive.map((chance) => chance / sum);
  const mean = (values: ArrayLike<number>) => chances.reduce((total, p, s) => total + p * (values[s] ?? Number.NaN), 0);
  const payoffs = game.payoffs.map(mean);
  return {
    chances,
    payoffs,
    total: payoffs.reduce((total, one) => total + one, 0),
    regret: Math.max(0, ...gains.map(({ losses }) => -mean(losses))),
  };
}

/** For each way of turning away: what it loses in each profile (below 0: gains). */
function turningAway(game: NormalForm, kind: MediatedKind): { name: string; losses: number[] }[] {
  const strides = stridesOf(game.sizes);
  const profiles = allProfiles(game.sizes);
  return game.sizes.flatMap((size, player) => {
    const stride = strides[player] ?? 1;
    const loss = (index: number, own: number, other: number) =>
      payoffOf(game, player, index) - payoffOf(game, player, index + (other - own) * stride);
    const all = Array.from({ length: size }, (_, a) => a);
    if (size === 1) return [];
    if (kind === 'coarse-correlated') {
      return all.map((other) => ({
        name: `player ${player + 1} always ${other + 1}`,
        losses: profiles.map((profile, index) => loss(index, profile[player] ?? 0, other)),
      }));
    }
    return all.flatMap((told) =>
      all
        .filter((other) => other !== told)
        .map((other) => ({
          name: `player ${player + 1} told ${told + 1} plays ${other + 1}`,
          losses: profiles.map((profile, index) => (profile[player] === told ? loss(index, told, other) : 0)),
        })),
    );
  });
}

function infeasible(game: NormalForm, kind: MediatedKind, atLeast: readonly number[]): JevonsError {
  const asked = atLeast.map((least, player) => `player ${player + 1} at least ${least}`).join(', ');
  const most = game.payoffs.map((list) => Math.max(...Array.from(list)));
  const binding = atLeast.findIndex((least, player) => least > (most[player] ?? 0));
  return new JevonsError(
    asked === ''
      ? `no ${kind} equilibrium was found, though every game has one: the pay-offs are too far apart for the solver`
      : `no ${kind} equilibrium gives ${asked}`,
    {
      kind: 'no-solution',
      code: 'equilibrium-infeasible',
      hint:
        asked === ''
          ? 'give the pay-offs in a larger unit'
          : binding >= 0
            ? `player ${binding + 1} never gets more than ${most[binding]}; ask for less`
            : 'each can be had alone, not all together; ask for less',
    },
  );
}

/** Small: a dense tableau, some milliseconds for hundreds of profiles. */
export const yalpsSolver: LinearSolver = ({ objective, rows }) => {
  const constraints = new Map<number, { min?: number; equal?: number }>([
    [-2, { equal: 1 }],
    ...rows.map(({ least }, row): [number, { min: number }] => [row, { min: least }]),
  ]);
  const variables = objective.map((value, s): [number, [number, number][]] => [
    s,
    [[-1, value], [-2, 1], ...rows.map(({ coefficients }, row): [number, number] => [row, coefficients[s] ?? 0])],
  ]);
  const { status, variables: solved } = solve(
    { direction: 'maximize', objective: -1, constraints, variables },
    { precision: 1e-10, maxPivots: 100_000, checkCycles: true },
  );
  if (status === 'infeasible') return undefined;
  if (status !== 'optimal') {
    throw new JevonsError(`the linear programme of ${objective.length} profiles was not solved: ${status}`, {
      kind: 'failure',
      code: 'solver-gave-up',
      hint: 'play fewer strategies or firms',
    });
  }
  const chances = new Array<number>(objective.length).fill(0);
  for (const [s, chance] of solved) chances[s] = chance;
  return chances;
};
