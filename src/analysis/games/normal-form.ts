/** Finite games of any number of players: every profile with what it gives each of them. */
import { JevonsError } from '#base';

/** Profiles are numbered with the last player's choice changing fastest. */
export interface NormalForm {
  /** Number of strategies of each player. */
  readonly sizes: readonly number[];
  /** `[player][profile]`. */
  readonly payoffs: readonly ArrayLike<number>[];
}

/** Chance of each strategy of each player, `[player][strategy]`. */
export type MixedProfile = readonly (readonly number[])[];

export const profileCount = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);

/** How far the number of a profile moves when a player takes its next strategy. */
export function stridesOf(sizes: readonly number[]): number[] {
  const strides = sizes.map(() => 1);
  for (let i = sizes.length - 2; i >= 0; i -= 1) strides[i] = (strides[i + 1] ?? 1) * (sizes[i + 1] ?? 1);
  return strides;
}

export function profileAt(sizes: readonly number[], index: number): number[] {
  return stridesOf(sizes).map((stride, i) => Math.floor(index / stride) % (sizes[i] ?? 1));
}

export function profileIndex(sizes: readonly number[], profile: readonly number[]): number {
  return stridesOf(sizes).reduce((sum, stride, i) => sum + stride * (profile[i] ?? 0), 0);
}

/** Every profile, in order. */
export function allProfiles(sizes: readonly number[]): number[][] {
  return Array.from({ length: profileCount(sizes) }, (_, index) => profileAt(sizes, index));
}

/** @throws JevonsError `game-shape`, `outside-domain` for a pay-off that is not finite. */
export function checkGame({ sizes, payoffs }: NormalForm): void {
  const shape = (what: string) => new JevonsError(what, { kind: 'usage', code: 'game-shape' });
  if (sizes.length === 0 || !sizes.every((size) => Number.isInteger(size) && size >= 1)) {
    throw shape('a game needs one player or more, each with one strategy or more');
  }
  const count = profileCount(sizes);
  if (payoffs.length !== sizes.length || !payoffs.every(({ length }) => length === count)) {
    throw shape(`expected ${sizes.length} lists of ${count} pay-offs, one for each player`);
  }
  if (payoffs.some((list) => !Array.from(list).every(Number.isFinite))) {
    throw new JevonsError('every pay-off must be a finite number', { kind: 'usage', code: 'outside-domain' });
  }
}

export const payoffOf = ({ payoffs }: NormalForm, player: number, index: number): number =>
  payoffs[player]?.[index] ?? Number.NaN;

/** Pay-offs of each strategy of a player while the others stay with a profile. */
export function alternatives(game: NormalForm, player: number, index: number): number[] {
  const stride = stridesOf(game.sizes)[player] ?? 1;
  const size = game.sizes[player] ?? 1;
  const own = Math.floor(index / stride) % size;
  return Array.from({ length: size }, (_, a) => payoffOf(game, player, index + (a - own) * stride));
}

/** `[player]`: the most that each gains by another choice while the others stay; 0 for a best reply. */
export function regretsAt(game: NormalForm, index: number): number[] {
  return game.sizes.map((_, player) => Math.max(...alternatives(game, player, index)) - payoffOf(game, player, index));
}

/** `[player][strategy]`: expected pay-off of each strategy against what the others mix. */
export function deviationPayoffs(game: NormalForm, mix: MixedProfile): number[][] {
  const { sizes } = game;
  const found = sizes.map((size) => new Array<number>(size).fill(0));
  allProfiles(sizes).forEach((profile, index) => {
    sizes.forEach((_, player) => {
      const chance = profile.reduce((p, s, other) => (other === player ? p : p * (mix[other]?.[s] ?? 0)), 1);
      const row = found[player];
      const own = profile[player] ?? 0;
      if (row !== undefined && chance > 0) row[own] = (row[own] ?? 0) + chance * payoffOf(game, player, index);
    });
  });
  return found;
}

/** `[player]`: what each expects when all mix. */
export function expectedPayoffs(game: NormalForm, mix: MixedProfile): number[] {
  return deviationPayoffs(game, mix).map((row, player) => dot(row, mix[player] ?? []));
}

/** Greatest gain of any player by another choice, never under 0; 0 exactly for an equilibrium, to rounding. */
export function regretOf(game: NormalForm, mix: MixedProfile): number {
  return deviationPayoffs(game, mix).reduce(
    (worst, row, player) => Math.max(worst, Math.max(...row) - dot(row, mix[player] ?? [])),
    0,
  );
}

const dot = (row: readonly number[], weights: readonly number[]): number =>
  row.reduce((sum, value, a) => sum + value * (weights[a] ?? 0), 0);

/** The profile as a mix in which each plays one strategy. */
export function pureMix(sizes: readonly number[], profile: readonly number[]): number[][] {
  return sizes.map((size, player) => Array.from({ length: size }, (_, a) => (a === profile[player] ? 1 : 0)));
}

/** Chance of each profile when all mix by themselves. */
export function profileChances(sizes: readonly number[], mix: MixedProfile): number[] {
  return allProfiles(sizes).map((profile) => profile.reduce((p, s, player) => p * (mix[player]?.[s] ?? 0), 1));
}

/** Greatest difference between two pay-offs of one player. */
export function payoffRange({ payoffs }: NormalForm): number {
  return Math.max(...payoffs.map((list) => Math.max(...Array.from(list)) - Math.min(...Array.from(list))));
}
