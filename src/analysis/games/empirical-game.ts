/** A game whose pay-offs are means over simulated futures: the same futures for every profile, so that differences are sharp. */
import { JevonsError } from '#base';
import { normalQuantile } from '#stats';
import { allProfiles, checkGame, type NormalForm, profileCount, profileIndex, stridesOf } from './normal-form.ts';

export interface EmpiricalGame extends NormalForm {
  /** `[player][profile]`: standard error of the mean, as if futures were independent. */
  readonly errors: readonly Float64Array[];
  readonly noise: PayoffNoise;
  /** `[player][profile][strategy]`: gain of a player that takes the strategy while the others stay. */
  readonly gains: readonly (readonly (readonly Gain[])[])[];
  /** Standard errors that hold all gains at once with the chance of the noise. */
  readonly gainFactor: number;
}

/** On the same futures: sharper than the difference of two means. */
export interface Gain {
  readonly value: number;
  readonly standardError: number;
}

export interface PayoffNoise {
  /**
   * With the chance given, no pay-off is further off than this, all at once, once what a player cannot change is taken
   * out: its mean over its own strategies. So an equilibrium of the estimate leaves nobody more than twice this to gain.
   */
  readonly value: number;
  readonly chance: number;
  readonly greatestStandardError: number;
}

/**
 * @param samples `[player][profile]`, each `[future]`; the futures are the same everywhere.
 * @param chance That the noise holds for all pay-offs together (Bonferroni). Default 0.95.
 * @throws JevonsError `too-few-futures` under two, those of `checkGame`.
 */
export function empiricalGame(
  sizes: readonly number[],
  samples: readonly (readonly ArrayLike<number>[])[],
  chance = 0.95,
): EmpiricalGame {
  const n = samples[0]?.[0]?.length ?? 0;
  if (n < 2) {
    throw new JevonsError(`${n} futures have no spread, so no error can be given`, {
      kind: 'usage',
      code: 'too-few-futures',
      hint: 'take two or more; 1000 is usual',
    });
  }
  const payoffs = samples.map((list) => Float64Array.from(list, (values) => meanAndError(values).value));
  const errors = samples.map((list) => Float64Array.from(list, (values) => meanAndError(values).standardError));
  const game = { sizes, payoffs };
  checkGame(game);
  const centred = centredErrors(sizes, samples, n);
  const compared = centred.filter((error) => error > 0).length;
  const greatestStandardError = Math.max(0, ...centred);
  const factor = compared === 0 ? 0 : normalQuantile(1 - (1 - chance) / 2 / compared);
  const gains = gainsOf(sizes, samples);
  // Each pair of strategies once: a gain and its opposite are off together.
  const pairs = profileCount(sizes) * sizes.reduce((sum, size) => sum + (size - 1) / 2, 0);
  return {
    ...game,
    errors,
    noise: { value: factor * greatestStandardError, chance, greatestStandardError },
    gains,
    gainFactor: pairs === 0 ? 0 : normalQuantile(1 - (1 - chance) / 2 / pairs),
  };
}

function gainsOf(sizes: readonly number[], samples: readonly (readonly ArrayLike<number>[])[]): Gain[][][] {
  const strides = stridesOf(sizes);
  return samples.map((list, player) => {
    const [size, stride] = [sizes[player] ?? 1, strides[player] ?? 1];
    const known = new Map<string, Gain>();
    return allProfiles(sizes).map((profile, index) => {
      const own = profile[player] ?? 0;
      return Array.from({ length: size }, (_, a): Gain => {
        if (a === own) return { value: 0, standardError: 0 };
        const other = index + (a - own) * stride;
        const back = known.get(`${other} ${own}`);
        if (back !== undefined) return { value: -back.value, standardError: back.standardError };
        const here = list[index] ?? [];
        const gain = meanAndError(Float64Array.from(list[other] ?? [], (value, r) => value - (here[r] ?? Number.NaN)));
        known.set(`${index} ${a}`, gain);
        return gain;
      });
    });
  });
}

/**
 * What nobody can gain more than at a profile in the true game, with the chance of the noise: 0 when every other choice is
 * surely worse, so that the profile is an equilibrium of the true game.
 */
export function regretBound({ gains, gainFactor }: EmpiricalGame, index: number): number {
  const ends = gains.flatMap((list) => (list[index] ?? []).map((gain) => gain.value + gainFactor * gain.standardError));
  return Math.max(0, ...ends);
}

export function meanAndError(values: ArrayLike<number>): { value: number; standardError: number } {
  const n = values.length;
  let sum = 0;
  for (let r = 0; r < n; r += 1) sum += values[r] ?? Number.NaN;
  const value = sum / n;
  let squares = 0;
  for (let r = 0; r < n; r += 1) squares += ((values[r] ?? Number.NaN) - value) * ((values[r] ?? Number.NaN) - value);
  return { value, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/** Standard error of each pay-off less the player's mean over its own strategies, future by future. */
function centredErrors(
  sizes: readonly number[],
  samples: readonly (readonly ArrayLike<number>[])[],
  n: number,
): number[] {
  const strides = stridesOf(sizes);
  return samples.flatMap((list, player) => {
    const size = sizes[player] ?? 1;
    if (size === 1) return [];
    const stride = strides[player] ?? 1;
    return allProfiles(sizes).flatMap((profile, index) => {
      const base = index - (profile[player] ?? 0) * stride;
      const centred = Float64Array.from({ length: n }, (_, r) => {
        let mean = 0;
        for (let a = 0; a < size; a += 1) mean += (list[base + a * stride]?.[r] ?? Number.NaN) / size;
        return (list[index]?.[r] ?? Number.NaN) - mean;
      });
      return [meanAndError(centred).standardError];
    });
  });
}

/**
 * Profiles at which no player has a choice that is surely better: none of them can be told from an equilibrium, and every
 * pure equilibrium of the true game is among them with the chance of the noise.
 */
export function withinNoise({ sizes, gains, gainFactor }: EmpiricalGame): number[][] {
  const surelyBetter = ({ value, standardError }: Gain) => value > gainFactor * standardError && value > 0;
  return allProfiles(sizes).filter((_, index) => !gains.some((list) => list[index]?.some(surelyBetter)));
}

/**
 * Whether players could change places without changing the game: the greatest difference between a player's pay-off and
 * that of another in its place. Infinite when they have different numbers of strategies.
 */
export function placeDifference(game: NormalForm): number {
  const { sizes } = game;
  if (sizes.some((size) => size !== sizes[0])) return Number.POSITIVE_INFINITY;
  let greatest = 0;
  allProfiles(sizes).forEach((profile, index) => {
    for (let i = 0; i + 1 < sizes.length; i += 1) {
      const swapped = [...profile];
      [swapped[i], swapped[i + 1]] = [profile[i + 1] ?? 0, profile[i] ?? 0];
      const other = profileIndex(sizes, swapped);
      sizes.forEach((_, player) => {
        const place = player === i ? i + 1 : player === i + 1 ? i : player;
        const difference = (game.payoffs[player]?.[index] ?? 0) - (game.payoffs[place]?.[other] ?? 0);
        greatest = Math.max(greatest, Math.abs(difference));
      });
    }
  });
  return greatest;
}

/**
 * A whole game from the profiles that differ but for who plays what, for players who are exchangeable: the caller vouches
 * for that.
 *
 * @param payoffsOf What a sorted profile gives each of its places.
 */
export function fromSortedProfiles(
  players: number,
  strategies: number,
  payoffsOf: (sorted: readonly number[]) => readonly number[],
): NormalForm {
  const sizes = new Array<number>(players).fill(strategies);
  const payoffs = sizes.map(() => new Float64Array(profileCount(sizes)));
  const known = new Map<string, readonly number[]>();
  allProfiles(sizes).forEach((profile, index) => {
    const order = profile.map((_, player) => player).sort((a, b) => (profile[a] ?? 0) - (profile[b] ?? 0) || a - b);
    const sorted = order.map((player) => profile[player] ?? 0);
    const key = sorted.join(' ');
    const found = known.get(key) ?? payoffsOf(sorted);
    known.set(key, found);
    order.forEach((player, place) => {
      (payoffs[player] as Float64Array)[index] = found[place] ?? Number.NaN;
    });
  });
  return { sizes, payoffs };
}
