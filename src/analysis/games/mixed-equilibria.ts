/**
 * Mixed equilibria: supports are listed, and on each the chances that make every player indifferent are solved for. With
 * two players those equations are linear and all equilibria of a game without ties are found; with more they are solved by
 * Newton's method from several starts, which may miss some. What is given back is always checked by its regret.
 */
import { LuDecomposition, Matrix } from 'ml-matrix';
import { RandomStream } from '#stats';
import {
  allProfiles,
  checkGame,
  deviationPayoffs,
  type MixedProfile,
  type NormalForm,
  payoffOf,
  payoffRange,
  profileIndex,
  regretOf,
  stridesOf,
} from './normal-form.ts';
import { undominated } from './pure-equilibria.ts';

export interface MixedEquilibrium {
  readonly mix: MixedProfile;
  /** Greatest gain of any player by another choice. */
  readonly regret: number;
}

export interface MixedEquilibria {
  /** Only those in which somebody mixes. */
  readonly found: readonly MixedEquilibrium[];
  /** Whether every equilibrium in which somebody mixes is among them. */
  readonly complete: boolean;
}

export interface MixedSettings {
  /** Regret that counts as none, as a share of the range of pay-offs. Default 1e-9. */
  readonly tolerance?: number;
  /** Combinations of supports that are tried at most. Default 20 000. */
  readonly supports?: number;
  /** Starts on each combination, for more than two players. Default 4. */
  readonly starts?: number;
  /** Of the random starts. Default 1. */
  readonly seed?: number;
}

/** @throws JevonsError of `checkGame`. */
export function mixedEquilibria(game: NormalForm, settings: MixedSettings = {}): MixedEquilibria {
  checkGame(game);
  const { tolerance = 1e-9, supports: most = 20_000, starts = 4, seed = 1 } = settings;
  const scale = payoffRange(game);
  const left = undominated(game);
  // One strategy left for each: the only equilibrium, in which nobody mixes.
  if (left.every(({ length }) => length === 1)) return { found: [], complete: true };
  const choices = left.map(subsets);
  const combinations = choices.reduce((product, { length }) => product * length, 1);
  if (combinations > most || scale === 0) return { found: [], complete: false };
  const two = left.filter(({ length }) => length > 1).length <= 2;
  const found: MixedEquilibrium[] = [];
  let ties = false;
  allProfiles(choices.map(({ length }) => length)).forEach((places, number) => {
    const supports = places.map((place, player) => choices[player]?.[place] ?? []);
    if (!canBalance(supports) || somethingIsDominated(game, left, supports)) return;
    for (let start = 0; start < (two ? 1 : starts); start += 1) {
      const mix = indifferent(game, supports, scale, new RandomStream(seed, number, start), start === 0);
      const regret = mix === undefined ? Number.POSITIVE_INFINITY : regretOf(game, mix);
      if (mix === undefined || regret > tolerance * scale) continue;
      if (found.some((one) => distance(one.mix, mix) < 1e-6)) continue;
      found.push({ mix, regret });
      ties ||= extraBestReply(game, mix, supports, tolerance * scale);
    }
  });
  // With ties there may be whole lines of equilibria, of which supports of equal size show the ends at best.
  return { found, complete: two && !ties && !hasTies(game, scale) };
}

/** Non-empty subsets, the small ones first. */
function subsets(items: readonly number[]): number[][] {
  const all = Array.from({ length: (1 << items.length) - 1 }, (_, bits) =>
    items.filter((_, i) => ((bits + 1) >> i) & 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

/** Somebody mixes, and nobody has more strategies to keep equal than the others have chances to do it with. */
function canBalance(supports: readonly (readonly number[])[]): boolean {
  const free = supports.map(({ length }) => length - 1);
  const all = free.reduce((sum, one) => sum + one, 0);
  return all > 0 && free.every((own) => own <= all - own);
}

/** Whether a strategy of a support is worse than another whatever the others play of theirs: then nobody plays it. */
function somethingIsDominated(
  game: NormalForm,
  left: readonly (readonly number[])[],
  supports: readonly (readonly number[])[],
): boolean {
  return supports.some((support, player) => {
    const others = supports.map((one, i) => (i === player ? [0] : one));
    const bases = allProfiles(others.map(({ length }) => length)).map((places) =>
      profileIndex(
        game.sizes,
        places.map((place, i) => others[i]?.[place] ?? 0),
      ),
    );
    const stride = stridesOf(game.sizes)[player] ?? 1;
    const beats = (a: number, b: number) =>
      bases.every((base) => payoffOf(game, player, base + a * stride) > payoffOf(game, player, base + b * stride));
    return support.some((b) => (left[player] ?? []).some((a) => a !== b && beats(a, b)));
  });
}

function extraBestReply(game: NormalForm, mix: MixedProfile, supports: readonly (readonly number[])[], small: number) {
  return deviationPayoffs(game, mix).some((row, player) => {
    const best = Math.max(...row);
    return row.some((value, a) => value > best - small && supports[player]?.includes(a) === false);
  });
}

function hasTies(game: NormalForm, scale: number): boolean {
  return allProfiles(game.sizes).some((profile, index) =>
    game.sizes.some((size, player) => {
      const stride = game.sizes.slice(player + 1).reduce((product, other) => product * other, 1);
      const own = profile[player] ?? 0;
      const value = payoffOf(game, player, index);
      return Array.from({ length: size - own - 1 }, (_, k) => payoffOf(game, player, index + (k + 1) * stride)).some(
        (other) => Math.abs(other - value) <= 1e-12 * scale,
      );
    }),
  );
}

const distance = (one: MixedProfile, other: MixedProfile): number =>
  Math.max(...one.flatMap((row, i) => row.map((chance, a) => Math.abs(chance - (other[i]?.[a] ?? 0)))));

const steps = 25;

/**
 * Newton's method on "every strategy of a support gives its player the same, and chances add up to 1".
 *
 * @returns Undefined when there is no such mix with positive chances, or none was reached.
 */
function indifferent(
  game: NormalForm,
  supports: readonly (readonly number[])[],
  scale: number,
  random: RandomStream,
  even: boolean,
): number[][] | undefined {
  const { sizes } = game;
  const mix = sizes.map((size) => new Array<number>(size).fill(0));
  supports.forEach((support, player) => {
    const weights = support.map(() => (even ? 1 : random.uniform()));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    support.forEach((a, k) => {
      (mix[player] as number[])[a] = (weights[k] ?? 0) / total;
    });
  });
  const rows = supports.flatMap((support, player) => support.map((strategy) => ({ player, strategy })));
  const size = rows.length + sizes.length;
  for (let step = 0; step < steps; step += 1) {
    const jacobian = Matrix.zeros(size, size);
    const gap = Matrix.zeros(size, 1);
    const payoffs = deviationPayoffs(game, mix);
    const pairs = pairPayoffs(game, mix, rows);
    let worst = 0;
    rows.forEach(({ player, strategy }, row) => {
      const [first] = supports[player] ?? [];
      // Gains are measured from the first strategy of the support, so that values stay near 0.
      const level = payoffs[player]?.[first ?? 0] ?? 0;
      const difference = ((payoffs[player]?.[strategy] ?? 0) - level) / scale;
      worst = Math.max(worst, Math.abs(difference));
      gap.set(row, 0, -difference);
      jacobian.set(row, rows.length + player, -1);
      rows.forEach((other, column) => {
        if (other.player !== player) jacobian.set(row, column, (pairs[row]?.[column] ?? 0) / scale);
      });
      jacobian.set(rows.length + player, row, 1);
    });
    supports.forEach((support, player) => {
      const total = support.reduce((sum, a) => sum + (mix[player]?.[a] ?? 0), 0);
      gap.set(rows.length + player, 0, 1 - total);
    });
    const lu = new LuDecomposition(jacobian);
    if (lu.isSingular()) return undefined;
    const change = lu.solve(gap);
    let moved = 0;
    rows.forEach(({ player, strategy }, row) => {
      const own = mix[player] as number[];
      const by = change.get(row, 0);
      own[strategy] = (own[strategy] ?? 0) + by;
      moved = Math.max(moved, Math.abs(by));
    });
    if (!(moved < 1e3)) return undefined;
    if (moved < 1e-14 || (moved < 1e-11 && worst < 1e-13)) break;
  }
  const positive = rows.every(({ player, strategy }) => (mix[player]?.[strategy] ?? 0) > 1e-9);
  return positive ? normalised(mix) : undefined;
}

const normalised = (mix: readonly (readonly number[])[]): number[][] =>
  mix.map((row) => {
    const total = row.reduce((sum, chance) => sum + chance, 0);
    return row.map((chance) => chance / total);
  });

/** `[row][row]`: expected pay-off of the player of the first when it and the player of the second play these strategies. */
function pairPayoffs(
  game: NormalForm,
  mix: MixedProfile,
  rows: readonly { readonly player: number; readonly strategy: number }[],
): number[][] {
  const place = new Map(rows.map(({ player, strategy }, row) => [`${player} ${strategy}`, row]));
  const found = rows.map(() => new Array<number>(rows.length).fill(0));
  allProfiles(game.sizes).forEach((profile, index) => {
    const at = profile.map((strategy, player) => place.get(`${player} ${strategy}`));
    if (at.some((row) => row === undefined)) return;
    at.forEach((row, i) => {
      at.forEach((column, j) => {
        if (i === j || row === undefined || column === undefined) return;
        const chance = profile.reduce((p, s, k) => (k === i || k === j ? p : p * (mix[k]?.[s] ?? 0)), 1);
        const into = found[row];
        if (into !== undefined) into[column] = (into[column] ?? 0) + chance * payoffOf(game, i, index);
      });
    });
  });
  return found;
}

/**
 * The mix of least regret met while all drift towards better replies, ever more sharply (a logit path from even chances):
 * for games in which no equilibrium was found. The regret says how good it is.
 *
 * @throws JevonsError of `checkGame`.
 */
export function leastRegret(game: NormalForm, rounds = 2000): MixedEquilibrium {
  checkGame(game);
  const scale = payoffRange(game) || 1;
  let mix: number[][] = game.sizes.map((size) => new Array<number>(size).fill(1 / size));
  let best: MixedEquilibrium = { mix, regret: regretOf(game, mix) };
  for (let round = 0; round < rounds; round += 1) {
    const rate = 0.5 / (1 + round / 50);
    mix = normalised(
      deviationPayoffs(game, mix).map((row, player) => {
        const own = mix[player] ?? [];
        const mean = row.reduce((sum, value, a) => sum + value * (own[a] ?? 0), 0);
        // Replicator in discrete time: shares grow with what they gain over the mean.
        return row.map((value, a) => Math.max(1e-300, (own[a] ?? 0) * (1 + (rate * (value - mean)) / scale)));
      }),
    );
    const regret = regretOf(game, mix);
    if (regret < best.regret) best = { mix, regret };
  }
  return best;
}
