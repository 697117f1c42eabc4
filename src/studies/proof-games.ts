/** Proofs of finite games: equilibria in which players mix, and those with a mediator. */
import {
  fictitiousPlay,
  type MediatedKind,
  mediatedEquilibrium,
  mixedEquilibria,
  type NormalForm,
  pureEquilibria,
  pureMix,
} from '#analysis';
import type { ProofMethod } from './proof-methods.ts';

/** `[row][column][player]`. */
type Table = readonly (readonly (readonly [number, number])[])[];

function formOf(table: Table): NormalForm {
  const cells = table.flat();
  return { sizes: [table.length, table[0]?.length ?? 0], payoffs: [cells.map(([a]) => a), cells.map(([, b]) => b)] };
}

export const gameProofs: Readonly<Record<string, ProofMethod>> = {
  /** Chances of each strategy of each player, equilibrium after equilibrium, pure ones first. */
  'all-equilibria': ({ game }) => {
    const form = formOf(game);
    const pure = pureEquilibria(form).map((profile) => pureMix(form.sizes, profile));
    return [...pure, ...mixedEquilibria(form).found.map(({ mix }) => mix)].flat(2);
  },
  /** Best and worst total of the players. */
  'mediated-ends': ({ game, kind }) =>
    (['best', 'worst'] as const).map((end) => mediatedEquilibrium(formOf(game), kind as MediatedKind, end).total),
  /** 1 when fictitious play settles, else 0. */
  'fictitious-play-settles': ({ game }) => (fictitiousPlay(formOf(game)).converged ? 1 : 0),
};
