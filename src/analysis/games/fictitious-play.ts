/** Fictitious play: each plays best against how often the others have played what so far. */
import {
  checkGame,
  deviationPayoffs,
  type MixedProfile,
  type NormalForm,
  payoffRange,
  regretOf,
} from './normal-form.ts';

export interface FictitiousPlay {
  /** How often each strategy was played, at the end. */
  readonly mix: MixedProfile;
  /** Greatest gain against that, at the end. */
  readonly regret: number;
  /** Whether the gain stayed small over the whole second half: a cycle passes near an equilibrium and leaves it again. */
  readonly converged: boolean;
  readonly rounds: number;
}

export interface FictitiousPlaySettings {
  /** Default 4000. */
  readonly rounds?: number;
  /** Gain that counts as small, as a share of the range of pay-offs. Default 0.01. */
  readonly tolerance?: number;
  /** First strategy of each; default: the first. */
  readonly start?: readonly number[];
}

/** The rounds at which the gain is looked at, as a share of all. */
const lookedAt = 64;

/** All move at once; of several best replies the first is played. @throws JevonsError of `checkGame`. */
export function fictitiousPlay(game: NormalForm, settings: FictitiousPlaySettings = {}): FictitiousPlay {
  checkGame(game);
  const { rounds = 4000, tolerance = 0.01, start = [] } = settings;
  const small = tolerance * payoffRange(game);
  const counts = game.sizes.map((size, player) =>
    Array.from({ length: size }, (_, a): number => (a === (start[player] ?? 0) ? 1 : 0)),
  );
  const mixNow = (round: number): number[][] => counts.map((row) => row.map((count) => count / round));
  let quiet = true;
  const every = Math.max(1, Math.floor(rounds / lookedAt));
  for (let round = 1; round < rounds; round += 1) {
    const mix = mixNow(round);
    if (round * 2 >= rounds && round % every === 0 && regretOf(game, mix) > small) quiet = false;
    deviationPayoffs(game, mix).forEach((row, player) => {
      const best = row.indexOf(Math.max(...row));
      const own = counts[player];
      if (own !== undefined) own[best] = (own[best] ?? 0) + 1;
    });
  }
  const mix = mixNow(rounds);
  const regret = regretOf(game, mix);
  return { mix, regret, converged: quiet && regret <= small, rounds };
}
