/** The equilibria of the played game, with the noise of its pay-offs carried into what is claimed. */
import {
  bestReplyBasins,
  bestReplyPath,
  type EmpiricalGame,
  empiricalGame,
  fictitiousPlay,
  leastRegret,
  type MediatedKind,
  type MixedProfile,
  meanAndError,
  mediatedEquilibrium,
  mixedEquilibria,
  profileAt,
  profileChances,
  profileCount,
  profileIndex,
  pureEquilibria,
  pureMix,
  regretBound,
  regretOf,
  withinNoise,
} from '#analysis';
import type { PlayedGame } from './race-game-planner.ts';
import type {
  MediatedEquilibrium,
  RaceEquilibria,
  RaceEquilibrium,
  TerminalValue,
  WithError,
} from './race-game-types.ts';

export const otherTerminal = (terminal: TerminalValue): TerminalValue => (terminal === 'full' ? 'none' : 'full');

/** The game in one of its two pay-offs. @throws JevonsError those of `empiricalGame`. */
export function gameOf({ sizes, plays }: PlayedGame, terminal: TerminalValue): EmpiricalGame {
  return empiricalGame(
    sizes,
    sizes.map((_, player) => plays.map(({ payoffs }) => payoffs[terminal][player] ?? new Float64Array())),
  );
}

/** Chances below this are rounding of the solver. */
const least = 1e-9;
/** Rounds of fictitious play, less for games of many profiles. */
const playedRounds = (profiles: number) => Math.max(200, Math.min(4000, Math.floor(200_000 / profiles)));

/** @param start The profile of the actual rules, when it is one. */
export function equilibriaOf(
  played: PlayedGame,
  game: EmpiricalGame,
  start: readonly number[] | undefined,
): RaceEquilibria {
  const { sizes } = game;
  const { terminal } = played;
  const pure = pureEquilibria(game);
  const mixed = mixedEquilibria(game);
  const equilibria = [
    ...pure.map((profile) => equilibrium(played, game, pureMix(sizes, profile), profile)),
    ...mixed.found.map(({ mix }) => equilibrium(played, game, mix, null)),
  ];
  const found = equilibria.length > 0;
  const closest = found ? [] : [equilibrium(played, game, leastRegret(game).mix, null)];
  const path = bestReplyPath(game, start ?? sizes.map(() => 0));
  const { basins, cycling } = bestReplyBasins(game);
  const count = profileCount(sizes);
  const profiles = (indices: readonly number[]) => indices.map((index) => profileAt(sizes, index));
  const { mix, regret, converged } = fictitiousPlay(game, { rounds: playedRounds(count) });
  const other = otherTerminal(terminal);
  const ends = (kind: MediatedKind) => ({ best: mediated(game, kind, 'best'), worst: mediated(game, kind, 'worst') });
  return {
    nash: [...equilibria, ...closest],
    search: mixed.complete ? 'all' : 'some',
    verdict: !found ? 'none' : equilibria.length > 1 ? 'many' : pure.length === 0 ? 'none-pure' : 'one',
    withinNoise: withinNoise(game),
    noise: game.noise,
    correlated: ends('correlated'),
    coarseCorrelated: ends('coarse-correlated'),
    bestReplyDynamics: {
      path: profiles(path.path),
      endsIn: path.attractor.length === 1 ? 'equilibrium' : 'cycle',
      attractor: profiles(path.attractor),
      basins: [...basins].map(([index, starts]) => ({ profile: profileAt(sizes, index), share: starts / count })),
      cycling: cycling / count,
    },
    fictitiousPlay: { converged, regret, mix },
    otherTerminal: { terminal: other, pure: pureEquilibria(gameOf(played, other)) },
  };
}

function equilibrium(
  played: PlayedGame,
  game: EmpiricalGame,
  mix: MixedProfile,
  profile: readonly number[] | null,
): RaceEquilibrium {
  const chances = profileChances(game.sizes, mix);
  const expected = (of: (place: number) => ArrayLike<number> | undefined): WithError => {
    const total = new Float64Array(played.actual.built.length);
    chances.forEach((chance, s) => {
      if (chance === 0) return;
      const values = of(s);
      for (let r = 0; r < total.length; r += 1) total[r] = (total[r] ?? 0) + chance * (values?.[r] ?? Number.NaN);
    });
    return meanAndError(total);
  };
  const payoffs = game.sizes.map((_, player) => expected((s) => played.plays[s]?.payoffs[played.terminal][player]));
  const welfare = (id: 'industry' | 'surplus') => expected((s) => played.plays[s]?.welfare[played.terminal][id]);
  const regret = regretOf(game, mix);
  return {
    kind: profile === null ? 'mixed' : 'pure',
    profile,
    mix,
    regret,
    epsilon: regret + 2 * game.noise.value,
    regretBound: profile === null ? null : regretBound(game, profileIndex(game.sizes, profile)),
    payoffs,
    total: payoffs.reduce((sum, { value }) => sum + value, 0),
    welfare: { industry: welfare('industry'), surplus: welfare('surplus') },
  };
}

function mediated(game: EmpiricalGame, kind: MediatedKind, end: 'best' | 'worst'): MediatedEquilibrium {
  const { chances, payoffs, total, regret } = mediatedEquilibrium(game, kind, end);
  const distribution = chances
    .flatMap((chance, s) => (chance > least ? [{ profile: profileAt(game.sizes, s), chance }] : []))
    .sort((a, b) => b.chance - a.chance);
  return { total, distribution, payoffs, regret };
}
