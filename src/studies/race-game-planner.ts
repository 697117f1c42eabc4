/** A planner of the same firms on the same futures, and how far the equilibrium and the actual rules are from it. */
import { meanAndError, profileChances } from '#analysis';
import type { Play } from './race-game-play.ts';
import type {
  Gap,
  RaceEquilibrium,
  RaceGaps,
  RacePlanner,
  RaceStrategy,
  TerminalValue,
  WelfareId,
  WithError,
} from './race-game-types.ts';

export const welfareIds: readonly WelfareId[] = ['surplus', 'industry'];

/** How far the planner may scale each rule, beside what is on the firms' lists. */
export const plannerScales: readonly number[] = [0.6, 0.8, 1, 1.25, 1.6];

/** What was played, in the futures that went well under every play. */
export interface PlayedGame {
  readonly sizes: readonly number[];
  readonly profiles: readonly (readonly number[])[];
  readonly sets: readonly Readonly<Record<string, number>>[];
  readonly plays: readonly Play[];
  /** One rule for all players. */
  readonly common: readonly {
    readonly strategy: RaceStrategy;
    readonly set: Readonly<Record<string, number>>;
    readonly play: Play;
  }[];
  readonly actual: Play;
  readonly terminal: TerminalValue;
}

export const welfareOf = (play: Play, terminal: TerminalValue): Readonly<Record<WelfareId, WithError>> => ({
  industry: meanAndError(play.welfare[terminal].industry),
  surplus: meanAndError(play.welfare[terminal].surplus),
});

interface Candidate {
  readonly policy: RacePlanner['policy'];
  readonly set: Readonly<Record<string, number>>;
  readonly play: Play;
}

/** Every profile of the game first, so that a tie goes to what the firms could do themselves. */
function candidates({ profiles, sets, plays, common }: PlayedGame): Candidate[] {
  return [
    ...profiles.flatMap((profile, s): Candidate[] => {
      const play = plays[s];
      return play === undefined ? [] : [{ policy: { kind: 'profile', profile }, set: sets[s] ?? {}, play }];
    }),
    ...common.map(({ strategy, set, play }): Candidate => ({ policy: { kind: 'common', strategy }, set, play })),
  ];
}

const meanOver = (values: Float64Array, places: (r: number) => boolean): number => {
  let [sum, count] = [0, 0];
  for (let r = 0; r < values.length; r += 1) {
    if (!places(r)) continue;
    sum += values[r] ?? 0;
    count += 1;
  }
  return sum / count;
};

function bestOf(game: PlayedGame, welfare: WelfareId, places: (r: number) => boolean = () => true): Candidate {
  const scored = candidates(game).map((one) => ({
    one,
    value: meanOver(one.play.welfare[game.terminal][welfare], places),
  }));
  return scored.reduce((best, other) => (other.value > best.value ? other : best)).one;
}

export function plannerOf(game: PlayedGame, welfare: WelfareId): RacePlanner {
  const { policy, set, play } = bestOf(game, welfare);
  return {
    maximises: welfare,
    policy,
    set,
    welfare: welfareOf(play, game.terminal),
    payoffs: play.payoffs[game.terminal].map(meanAndError),
    built: meanAndError(play.built),
    compared: candidates(game).length,
    common: game.common.map(({ strategy, play: one }) => ({ strategy, welfare: welfareOf(one, game.terminal) })),
  };
}

/** Half of a 95 % interval over the standard error. */
const ninetyFive = 1.959963984540054;

function gapOf(difference: Float64Array, planner: WithError): Gap {
  const { value, standardError } = meanAndError(difference);
  const size = Math.abs(planner.value);
  return {
    value,
    standardError,
    interval: [value - ninetyFive * standardError, value + ninetyFive * standardError],
    share: size > 2 * planner.standardError ? value / size : null,
  };
}

const less = (one: Float64Array, other: Float64Array) => one.map((value, r) => value - (other[r] ?? Number.NaN));

/** Expected sum in an equilibrium, future by future. */
function mixedWelfare(game: PlayedGame, { mix }: RaceEquilibrium, welfare: WelfareId): Float64Array {
  const total = new Float64Array(game.actual.built.length);
  profileChances(game.sizes, mix).forEach((chance, s) => {
    if (chance === 0) return;
    const values = game.plays[s]?.welfare[game.terminal][welfare];
    for (let r = 0; r < total.length; r += 1) total[r] = (total[r] ?? 0) + chance * (values?.[r] ?? Number.NaN);
  });
  return total;
}

/**
 * @param equilibria Those that count as such.
 * @param reached Place of the one that best replies reach from the actual rules, if any.
 */
export function gapsOf(
  game: PlayedGame,
  welfare: WelfareId,
  equilibria: readonly RaceEquilibrium[],
  reached: number | undefined,
): RaceGaps {
  const best = bestOf(game, welfare);
  const values = best.play.welfare[game.terminal][welfare];
  const planner = { policy: best.policy, welfare: welfareOf(best.play, game.terminal) };
  const size = planner.welfare[welfare];
  const sums = equilibria.map((one) => mixedWelfare(game, one, welfare));
  const order = sums
    .map((sum, place) => ({ place, mean: meanAndError(sum).value }))
    .sort((a, b) => b.mean - a.mean || a.place - b.place);
  const equilibrium = reached ?? order[0]?.place;
  const chosen = equilibrium === undefined ? undefined : sums[equilibrium];
  const [top, bottom] = [sums[order[0]?.place ?? -1], sums[order.at(-1)?.place ?? -1]];
  if (equilibrium === undefined || chosen === undefined || top === undefined || bottom === undefined) {
    const nothing = { coordination: null, equilibrium: null, coordinationRange: null };
    return { welfare, planner, ...nothing, crossFitted: null, behavioural: null };
  }
  return {
    welfare,
    planner,
    coordination: gapOf(less(values, chosen), size),
    equilibrium,
    coordinationRange: [gapOf(less(values, top), size), gapOf(less(values, bottom), size)],
    crossFitted: crossFitted(game, welfare, chosen),
    behavioural: gapOf(less(chosen, game.actual.welfare[game.terminal][welfare]), size),
  };
}

function crossFitted(game: PlayedGame, welfare: WelfareId, equilibrium: Float64Array): WithError | null {
  if (equilibrium.length < 4) return null;
  // Halves that interleave, so that each is spread like the whole.
  const plans = [0, 1].map((half) => bestOf(game, welfare, (r) => r % 2 === half));
  const judged = Float64Array.from(equilibrium, (value, r) => {
    const other = plans[1 - (r % 2)]?.play.welfare[game.terminal][welfare];
    return (other?.[r] ?? Number.NaN) - value;
  });
  return meanAndError(judged);
}
