/** Plays of the race: each a set of choices on the same futures, and what it gives everybody, future by future. */
import { type EnsembleExecution, type EnsembleResult, ensemble } from '#analysis';
import { JevonsError } from '#base';
import { askedTimeAxis } from '#engine';
import { firms, horizonIn } from './headline-outputs.ts';
import type { RacePlayer, TerminalValue, WelfareId } from './race-game-types.ts';
import type { FailureInfo } from './result-types.ts';
import type { ResolvedScenario, World } from './world-types.ts';

/** Each `[future]`, not a number where the run failed. */
export interface Play {
  /** `[player]`. */
  readonly payoffs: Readonly<Record<TerminalValue, readonly Float64Array[]>>;
  readonly welfare: Readonly<Record<TerminalValue, Readonly<Record<WelfareId, Float64Array>>>>;
  readonly built: Float64Array;
}

/** Numbers that may be kept in all. */
const mostNumbers = 60_000_000;
/** Futures in one run of the ensemble whose every number is kept. */
const mostFutures = 500_000;

export class RaceTable {
  /** Simulations so far. */
  runs = 0;
  readonly failures: FailureInfo[] = [];
  private readonly plays = new Map<string, Play>();
  private readonly world: World;
  private readonly scenario: ResolvedScenario;
  private readonly players: readonly RacePlayer[];
  private readonly execution: EnsembleExecution;
  private readonly onRuns: (done: number) => void;

  /** @param onRuns Told how many simulations are done since the start of the table. */
  constructor(
    world: World,
    scenario: ResolvedScenario,
    players: readonly RacePlayer[],
    execution: EnsembleExecution,
    onRuns: (done: number) => void,
  ) {
    this.world = world;
    this.scenario = scenario;
    this.players = players;
    this.execution = execution;
    this.onRuns = onRuns;
  }

  /** The same settings are run once. @throws JevonsError those of `ensemble`. */
  async play(set: Readonly<Record<string, number>>): Promise<Play> {
    const key = JSON.stringify(Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = this.plays.get(key);
    if (known !== undefined) return known;
    const result = await this.simulate(set);
    for (const { reason, variable, count, firstTime } of result.failures) {
      this.failures.push({ reason, variable, count, firstTime });
    }
    const play = playOf(result, this.players, firms(this.world.plan));
    this.plays.set(key, play);
    return play;
  }

  private async simulate(set: Readonly<Record<string, number>>): Promise<EnsembleResult> {
    const { beliefs, fixed, correlations, joint, scenario, values } = this.scenario;
    const all = firms(this.world.plan);
    // Every choice is an input of every play, so that nothing is compiled twice.
    const choices = Object.fromEntries(
      all.flatMap((firm) =>
        [`order_rule[${firm}]`, `aggressiveness[${firm}]`].map((id) => [id, values[id]?.value ?? Number.NaN]),
      ),
    );
    const settings = { ...choices, ...fixed, ...set };
    const before = this.runs;
    const result = await ensemble(
      {
        plan: this.world.plan,
        beliefs: Object.fromEntries(Object.entries(beliefs).filter(([id]) => !(id in set))),
        correlations: correlations.filter(({ first, second }) => !(first in set) && !(second in set)),
        ...(joint === undefined ? {} : { joint }),
        fixed: settings,
        outputs: [],
        derived: wantedNumbers(this.world),
        runs: scenario.n,
        seed: scenario.seed,
        // Only the end is read.
        time: { saveEvery: stepsOf(this.world) },
      },
      { ...this.execution, onProgress: (done) => this.onRuns(before + done) },
    );
    this.runs += scenario.n;
    return result;
  }
}

function stepsOf(world: World): number {
  return askedTimeAxis(world.plan, { outputs: [] }).steps;
}

const withCapacity = (firm: string) => `net_present_value_with_capacity[${firm}]`;
const cashOnly = (firm: string) => `net_present_value[${firm}]`;

function wantedNumbers(world: World) {
  const all = firms(world.plan);
  const parameters = { time: horizonIn(world.plan) };
  const number = (id: string, inputs: readonly string[]) => ({ id, reducer: 'value-at', inputs, parameters });
  return [
    ...all.flatMap((firm) => [withCapacity(firm), cashOnly(firm)].map((id) => number(id, [id]))),
    number('social', ['social_value_so_far']),
    number(
      'built',
      all.map((firm) => `capacity_ever_built[${firm}]`),
    ),
  ];
}

function playOf({ numbers }: EnsembleResult, players: readonly RacePlayer[], all: readonly string[]): Play {
  const of = (id: string): Float64Array => numbers.find((one) => one.id === id)?.values ?? new Float64Array();
  const sum = (ids: readonly string[]) =>
    ids.map(of).reduce((total, values) => total.map((v, r) => v + (values[r] ?? 0)));
  const industry = { full: sum(all.map(withCapacity)), none: sum(all.map(cashOnly)) };
  const social = of('social');
  return {
    payoffs: {
      full: players.map(({ id }) => of(withCapacity(id))),
      none: players.map(({ id }) => of(cashOnly(id))),
    },
    welfare: {
      // What stands at the end is worth the same rents to society as to its owners.
      full: {
        industry: industry.full,
        surplus: social.map((v, r) => v + (industry.full[r] ?? 0) - (industry.none[r] ?? 0)),
      },
      none: { industry: industry.none, surplus: social },
    },
    built: of('built'),
  };
}

/** @throws JevonsError `game-too-large`, `too-few-futures`. */
export function checkSize(plays: number, players: number, n: number): void {
  if (n < 2) {
    throw new JevonsError(`${n} future has no spread, so no error can be given`, {
      kind: 'usage',
      code: 'too-few-futures',
      hint: 'take two or more; 1000 is usual',
    });
  }
  const numbers = plays * n * (2 * players + 5);
  if (numbers <= mostNumbers && n <= mostFutures) return;
  throw new JevonsError(`${plays} plays of ${n} futures are more than can be kept in memory`, {
    kind: 'usage',
    code: 'game-too-large',
    where: '-n',
    hint: `take at most ${Math.min(mostFutures, Math.floor(mostNumbers / plays / (2 * players + 5)))} futures, or fewer strategies or firms`,
  });
}

/** Places of the futures that no play failed in. @throws JevonsError `too-few-futures`. */
export function commonFutures(plays: readonly Play[], n: number): number[] {
  const kept = Array.from({ length: n }, (_, r) => r).filter((r) =>
    plays.every(({ welfare }) => Number.isFinite(welfare.full.surplus[r])),
  );
  if (kept.length >= 2) return kept;
  throw new JevonsError(`${kept.length} of ${n} futures go well under every choice; two are needed`, {
    kind: 'no-solution',
    code: 'too-few-futures',
    hint: 'take more futures, or leave out the strategies under which runs fail',
  });
}

/** The same plays in these futures alone. */
export function onFutures(play: Play, kept: readonly number[]): Play {
  if (kept.length === play.built.length) return play;
  const some = (values: Float64Array) => Float64Array.from(kept, (r) => values[r] ?? Number.NaN);
  const sums = ({ industry, surplus }: Readonly<Record<WelfareId, Float64Array>>) => ({
    industry: some(industry),
    surplus: some(surplus),
  });
  return {
    payoffs: { full: play.payoffs.full.map(some), none: play.payoffs.none.map(some) },
    welfare: { full: sums(play.welfare.full), none: sums(play.welfare.none) },
    built: some(play.built),
  };
}
