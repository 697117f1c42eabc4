/** Pure equilibria, dominated strategies, and what happens when each in turn plays best. */
import {
  allProfiles,
  alternatives,
  checkGame,
  type NormalForm,
  payoffOf,
  profileAt,
  profileCount,
  profileIndex,
  regretsAt,
  stridesOf,
} from './normal-form.ts';

/** Profiles from which nobody gains by another choice, in order; ties count. @throws JevonsError of `checkGame`. */
export function pureEquilibria(game: NormalForm): number[][] {
  checkGame(game);
  return allProfiles(game.sizes).filter((_, index) => regretsAt(game, index).every((regret) => regret <= 0));
}

/**
 * Strategies left, `[player][place]`, after taking away strictly dominated ones (by another pure strategy) until there
 * are none: the order of taking them away does not matter.
 *
 * @throws JevonsError of `checkGame`.
 */
export function undominated(game: NormalForm): number[][] {
  checkGame(game);
  const { sizes } = game;
  const strides = stridesOf(sizes);
  let left = sizes.map((size) => Array.from({ length: size }, (_, a) => a));
  for (;;) {
    const now = left;
    const next = now.map((own, player) => {
      const stride = strides[player] ?? 1;
      const contexts = allProfiles(sizes.map((_, i) => (i === player ? 1 : (now[i]?.length ?? 1)))).map((places) =>
        profileIndex(
          sizes,
          places.map((place, i) => (i === player ? 0 : (now[i]?.[place] ?? 0))),
        ),
      );
      const beats = (a: number, b: number) =>
        contexts.every((base) => payoffOf(game, player, base + a * stride) > payoffOf(game, player, base + b * stride));
      return own.filter((b) => !own.some((a) => beats(a, b)));
    });
    if (next.every((own, player) => own.length === now[player]?.length)) return next;
    left = next;
  }
}

export interface BestReplyPath {
  /** Numbers of the profiles met, the start first. */
  readonly path: readonly number[];
  /** Numbers of the profiles that come again and again; one of them: an equilibrium. */
  readonly attractor: readonly number[];
}

/**
 * Players move in turn, each to a best reply (the first of several; whoever has one stays), until a round changes nothing
 * or a profile comes back at the same player's turn.
 *
 * @throws JevonsError of `checkGame`.
 */
export function bestReplyPath(game: NormalForm, start: readonly number[]): BestReplyPath {
  checkGame(game);
  const { sizes } = game;
  const strides = stridesOf(sizes);
  let index = profileIndex(sizes, start);
  const path = [index];
  const met = new Map<string, number>();
  for (let turn = 0, idle = 0; ; turn = (turn + 1) % sizes.length) {
    const state = `${turn} ${index}`;
    const before = met.get(state);
    if (before !== undefined) return { path, attractor: [...new Set(path.slice(before))] };
    met.set(state, path.length - 1);
    const options = alternatives(game, turn, index);
    const best = Math.max(...options);
    const own = profileAt(sizes, index)[turn] ?? 0;
    if (options[own] === best) {
      idle += 1;
      if (idle >= sizes.length) return { path, attractor: [index] };
      continue;
    }
    idle = 0;
    index += (options.indexOf(best) - own) * (strides[turn] ?? 1);
    path.push(index);
  }
}

/** Where best replies lead from every profile: how many starts end in each equilibrium, and how many in none. */
export function bestReplyBasins(game: NormalForm): {
  readonly basins: ReadonlyMap<number, number>;
  readonly cycling: number;
} {
  const basins = new Map<number, number>();
  let cycling = 0;
  for (let index = 0; index < profileCount(game.sizes); index += 1) {
    const { attractor } = bestReplyPath(game, profileAt(game.sizes, index));
    const [end] = attractor;
    if (attractor.length === 1 && end !== undefined) basins.set(end, (basins.get(end) ?? 0) + 1);
    else cycling += 1;
  }
  return { basins, cycling };
}
