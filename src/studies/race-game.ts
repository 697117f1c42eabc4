/**
 * The race as a game: firms choose rules, every profile is played on the same futures, and the equilibria, the planner of
 * the same firms and what firms do now are compared in two sums.
 */
import {
  allProfiles,
  alternatives,
  type EnsembleExecution,
  meanAndError,
  payoffRange,
  placeDifference,
  profileCount,
  regretsAt,
  undominated,
} from '#analysis';
import { canonicalJson, type Localised, sha256Hex } from '#base';
import { raceGameAnswer } from './race-game-answer.ts';
import { type CriticalPlan, planCritical, runCritical } from './race-game-critical.ts';
import { equilibriaOf, gameOf } from './race-game-equilibria.ts';
import { gapsOf, type PlayedGame, plannerOf, plannerScales, welfareOf } from './race-game-planner.ts';
import { checkSize, commonFutures, onFutures, type Play, RaceTable } from './race-game-play.ts';
import { orderRules, playersOf, settingsOf, strategyOf } from './race-game-strategies.ts';
import type {
  RaceGameRequest,
  RaceGameResult,
  RacePlayer,
  RaceProfile,
  RaceStrategy,
  WelfareId,
} from './race-game-types.ts';
import type { FailureInfo } from './result-types.ts';
import { resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const welfareDefinitions: Readonly<Record<WelfareId, Localised>> = {
  industry: {
    en: 'Industry value: net present value of AI of all firms of the model, before tax and interest.',
    fr: 'Valeur de l’industrie : valeur actuelle nette de l’IA de toutes les firmes du modèle, avant impôt et intérêts.',
  },
  surplus: {
    en: 'Total surplus: customers’ surplus (worth of a task counted to the price at the start at most), plus what firms earn, less what capacity costs; payments between firms, laboratories and chip makers cancel out.',
    fr: 'Surplus total : surplus des clients (une tâche vaut au plus son prix initial), plus ce que gagnent les firmes, moins le coût des capacités ; les paiements entre firmes, laboratoires et fabricants de puces s’annulent.',
  },
};

export interface RaceGamePlan {
  readonly scenario: ResolvedScenario;
  readonly players: readonly RacePlayer[];
  readonly profiles: readonly (readonly number[])[];
  /** Common policies of the planner beyond those that are profiles. */
  readonly common: readonly RaceStrategy[];
  readonly critical: CriticalPlan | undefined;
  /** Profiles, common policies and the actual rules: different sets of choices. */
  readonly plays: number;
  readonly n: number;
  /** Simulations that it will take at most. */
  readonly runs: number;
}

/**
 * What it will cost. Nothing is run.
 *
 * @throws JevonsError those of `resolveScenario` and `playersOf`, `game-too-large`, `too-few-futures`, and for a critical
 *   belief `unknown-parameter`, `not-a-choice`, `no-belief`, `bad-number`.
 */
export function planRaceGame(world: World, request: RaceGameRequest = {}): RaceGamePlan {
  const scenario = resolveScenario(world, request);
  const players = playersOf(world, scenario, request);
  const sizes = players.map(({ strategies }) => strategies.length);
  checkSize(profileCount(sizes), players.length, scenario.scenario.n);
  const profiles = allProfiles(sizes);
  const common = commonPolicies(world, players);
  const sets = [
    ...profiles.map((profile) => strategiesAt(players, profile)),
    ...common.map((strategy) => players.map(() => strategy)),
    players.map(({ actual }) => actual),
  ];
  const plays = new Set(sets.map((strategies) => canonicalJson(settingsOf(players, strategies)))).size;
  const { n } = scenario.scenario;
  checkSize(plays, players.length, n);
  const critical =
    request.critical === undefined ? undefined : planCritical(world, scenario, players, request.critical);
  return { scenario, players, profiles, common, critical, plays, n, runs: plays * n + (critical?.plays ?? 0) * n };
}

const strategiesAt = (players: readonly RacePlayer[], profile: readonly number[]): RaceStrategy[] =>
  players.flatMap(({ strategies }, i) => strategies[profile[i] ?? 0] ?? []);

/** Each rule on a list at several scales, and the planner's rule. */
function commonPolicies(world: World, players: readonly RacePlayer[]): RaceStrategy[] {
  const listed = players.flatMap(({ strategies }) => strategies);
  const rules = [...new Set(listed.map(({ rule }) => rule))].filter((rule) => orderRules[rule].scales);
  const scaled = rules.flatMap((rule) =>
    plannerScales.map((aggressiveness) => strategyOf(world, { rule, aggressiveness })),
  );
  const all = [...listed, ...scaled, strategyOf(world, { rule: 'planner' })];
  return all.filter((one, i) => all.findIndex(({ id }) => id === one.id) === i);
}

/** @throws JevonsError those of `planRaceGame` and `ensemble`; `too-few-futures` when too many runs fail. */
export async function raceGame(
  world: World,
  request: RaceGameRequest = {},
  execution: EnsembleExecution = {},
): Promise<RaceGameResult> {
  const plan = planRaceGame(world, request);
  const { scenario, players, profiles, common, n } = plan;
  const terminal = request.terminal ?? 'full';
  const maximises = request.planner ?? 'surplus';
  const table = new RaceTable(world, scenario, players, execution, (done) => execution.onProgress?.(done, plan.runs));
  const playAll = async (choices: readonly (readonly RaceStrategy[])[]) => {
    const found: { set: Readonly<Record<string, number>>; play: Play }[] = [];
    for (const strategies of choices) {
      const set = settingsOf(players, strategies);
      found.push({ set, play: await table.play(set) });
    }
    return found;
  };
  const ofProfiles = await playAll(profiles.map((profile) => strategiesAt(players, profile)));
  const ofCommon = await playAll(common.map((strategy) => players.map(() => strategy)));
  const [ofActual] = await playAll([players.map(({ actual }) => actual)]);
  const actual = ofActual?.play as Play;
  const kept = commonFutures([...ofProfiles, ...ofCommon].map(({ play }) => play).concat(actual), n);
  const played: PlayedGame = {
    sizes: players.map(({ strategies }) => strategies.length),
    profiles,
    sets: ofProfiles.map(({ set }) => set),
    plays: ofProfiles.map(({ play }) => onFutures(play, kept)),
    common: ofCommon.flatMap(({ set, play }, i) => {
      const strategy = common[i];
      return strategy === undefined ? [] : [{ strategy, set, play: onFutures(play, kept) }];
    }),
    actual: onFutures(actual, kept),
    terminal,
  };
  const game = gameOf(played, terminal);
  const start = actualProfile(players);
  const equilibria = equilibriaOf(played, game, start);
  const reached = reachedOf(equilibria, start);
  const counted = equilibria.verdict === 'none' ? [] : equilibria.nash;
  const gaps = {
    industry: gapsOf(played, 'industry', counted, reached),
    surplus: gapsOf(played, 'surplus', counted, reached),
  };
  const own = gaps[maximises];
  const difference = sameStrategies(players) ? placeDifference(game) : Number.POSITIVE_INFINITY;
  const shown = shownProfiles(played, players, game);
  const critical =
    plan.critical === undefined
      ? null
      : await runCritical(world, scenario, players, plan.critical, {
          shown,
          terminal,
          execution,
          onRuns: (done) => execution.onProgress?.(Math.min(plan.runs, table.runs + done), plan.runs),
        });
  const facts = {
    seed: scenario.scenario.seed,
    n,
    runs: table.runs + (critical?.runs ?? 0),
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.scenario.asOf,
    scenario: { id: scenario.scenario.id, title: scenario.scenario.title, set: scenario.scenario.set },
    terminal,
    welfareDefinitions,
    strategies: withDominated(players, game),
    exchangeable: {
      // Identical firms earn the same in the same futures, so only rounding is forgiven.
      holds: difference <= 1e-9 * payoffRange(game),
      greatestDifference: Number.isFinite(difference) ? difference : null,
    },
    payoffs: shown,
    actual: {
      profile: start ?? null,
      payoffs: played.actual.payoffs[terminal].map(meanAndError),
      welfare: welfareOf(played.actual, terminal),
      built: meanAndError(played.actual.built),
    },
    equilibria,
    planner: plannerOf(played, maximises),
    coordinationGap:
      own.coordination === null || own.equilibrium === null
        ? null
        : { ...own.coordination, equilibrium: own.equilibrium, crossFitted: own.crossFitted },
    behaviouralGap: own.behavioural,
    gaps,
    critical: critical?.scan ?? null,
    failures: failuresOf([...table.failures, ...(critical?.failures ?? [])], n - kept.length),
  };
  const body = { ...facts, answer: raceGameAnswer(facts) };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

function sameStrategies(players: readonly RacePlayer[]): boolean {
  const lists = players.map(({ strategies }) => strategies.map(({ id }) => id).join(' '));
  return lists.every((list) => list === lists[0]);
}

/** Undefined when a firm does what is not on its list. */
function actualProfile(players: readonly RacePlayer[]): number[] | undefined {
  const places = players.map(({ strategies, actual }) => strategies.findIndex(({ id }) => id === actual.id));
  return places.includes(-1) ? undefined : places;
}

function reachedOf(equilibria: RaceGameResult['equilibria'], start: readonly number[] | undefined): number | undefined {
  const { endsIn, attractor } = equilibria.bestReplyDynamics;
  if (start === undefined || endsIn === 'cycle') return undefined;
  const place = equilibria.nash.findIndex(({ profile }) => String(profile) === String(attractor[0]));
  return place < 0 ? undefined : place;
}

function withDominated(players: readonly RacePlayer[], game: ReturnType<typeof gameOf>): RacePlayer[] {
  const left = undominated(game);
  return players.map((player, i) => ({
    ...player,
    dominated: player.strategies.flatMap(({ id }, a) => (left[i]?.includes(a) === true ? [] : [id])),
  }));
}

function shownProfiles(
  { profiles, sets, plays, terminal }: PlayedGame,
  players: readonly RacePlayer[],
  game: ReturnType<typeof gameOf>,
): RaceProfile[] {
  return profiles.flatMap((profile, s) => {
    const play = plays[s];
    if (play === undefined) return [];
    return [
      {
        profile,
        strategies: strategiesAt(players, profile).map(({ id }) => id),
        set: sets[s] ?? {},
        payoffs: play.payoffs[terminal].map(meanAndError),
        regrets: regretsAt(game, s),
        bestReplies: players.map((_, i) => {
          const options = alternatives(game, i, s);
          return options.indexOf(Math.max(...options));
        }),
        welfare: welfareOf(play, terminal),
        built: meanAndError(play.built),
      },
    ];
  });
}

function failuresOf(all: readonly FailureInfo[], dropped: number): RaceGameResult['failures'] {
  const groups = new Map<string, FailureInfo>();
  for (const one of all) {
    const key = `${one.reason} ${one.variable}`;
    const before = groups.get(key);
    const count = (before?.count ?? 0) + one.count;
    groups.set(key, { ...one, count, firstTime: Math.min(before?.firstTime ?? one.firstTime, one.firstTime) });
  }
  const sorted = [...groups.values()].sort((a, b) => b.count - a.count || (a.variable < b.variable ? -1 : 1));
  return { failed: sorted.reduce((sum, { count }) => sum + count, 0), groups: sorted, dropped };
}
