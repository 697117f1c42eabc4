/** Where the game between holding back and pushing changes its type along a belief: a scan, then each crossing closed in on. */
import { type EnsembleExecution, meanAndError, nameSymmetricGame } from '#analysis';
import { JevonsError, type Localised } from '#base';
import { cumulative, quantile } from '#stats';
import { givenOf } from './race-futures.ts';
import { RaceTable } from './race-game-play.ts';
import { choiceIds, settingsOf, strategyOf } from './race-game-strategies.ts';
import type {
  CriticalGain,
  CriticalPoint,
  CriticalRequest,
  CriticalScan,
  Crossing,
  RaceGameName,
  RacePlayer,
  RaceProfile,
  RaceStrategy,
  TerminalValue,
  WithError,
} from './race-game-types.ts';
import type { FailureInfo } from './result-types.ts';
import { unknownParameter } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

interface ScannedBelief {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface CriticalPlan {
  readonly belief: ScannedBelief;
  readonly second: ScannedBelief | undefined;
  /** Undefined: those that build least and most. */
  readonly pair: readonly [RaceStrategy, RaceStrategy] | undefined;
  /** At most. */
  readonly plays: number;
}

const usualPoints = 7;
const secondPoints = 3;
/** Values at which a crossing may be looked at again. */
const closer = 3;

/** @throws JevonsError `unknown-parameter`, `not-a-choice`, `no-belief`, `bad-number`, `no-pair`. */
export function planCritical(
  world: World,
  scenario: ResolvedScenario,
  players: readonly RacePlayer[],
  { beliefs, from, to, points = usualPoints, pair }: CriticalRequest,
): CriticalPlan {
  const [first, other] = beliefs;
  if (first === other) throw wrong(`${first} is named twice`, 'bad-number', 'name two beliefs, or one');
  if (!Number.isInteger(points) || points < 2 || points > 101) {
    throw wrong(`${points} points; expected a whole number from 2 to 101`, 'bad-number', 'take 7');
  }
  const belief = scanned(world, scenario, players, first, points, from, to);
  const second = other === undefined ? undefined : scanned(world, scenario, players, other, secondPoints);
  const lists = players.map(({ strategies }) => strategies.map(({ id }) => id).join(' '));
  if (pair === undefined && lists.some((list) => list !== lists[0])) {
    throw wrong(
      'the firms choose among different strategies, so none is the same choice of holding back or pushing for all',
      'no-pair',
      'name the two',
    );
  }
  const perValue = players.length === 2 ? 4 : 2 + 2 * players.length;
  return {
    belief,
    second,
    pair: pair === undefined ? undefined : [strategyOf(world, pair[0]), strategyOf(world, pair[1])],
    plays: (second?.values.length ?? 1) * (points + 3 * closer) * perValue,
  };
}

const wrong = (what: string, code: string, hint: string) => new JevonsError(what, { kind: 'usage', code, hint });

function scanned(
  world: World,
  scenario: ResolvedScenario,
  players: readonly RacePlayer[],
  id: string,
  points: number,
  from?: number,
  to?: number,
): ScannedBelief {
  const parameter = world.parameters.get(id);
  if (parameter === undefined) throw unknownParameter(id, world.parameters);
  if (parameter.whole) {
    throw wrong(`${id} selects one of several and has nothing in between`, 'not-a-choice', 'play each and compare');
  }
  if (players.some((player) => choiceIds(player.id).includes(id))) {
    throw wrong(`${id} is what the firms choose`, 'not-a-choice', 'name a belief about the world');
  }
  if (scenario.joint?.ids.includes(id)) {
    throw wrong(`${id} is drawn together with others from a fit`, 'not-a-choice', 'leave the fit out');
  }
  const given = givenOf(scenario, id);
  const known = typeof given === 'number' ? parameter.evidence : [quantile(given, 0.05), quantile(given, 0.95)];
  const [low, high] = [from ?? known?.[0], to ?? known?.[1]];
  if (low === undefined || high === undefined) {
    throw wrong(`${id} has one value and no range of evidence to scan`, 'no-belief', 'give both ends');
  }
  const outside = [low, high].find((value) => !(value >= parameter.low && value <= parameter.high));
  if (outside !== undefined || !(low < high)) {
    throw wrong(
      `${id} from ${low} to ${high}; expected two numbers in order, from ${parameter.low} to ${parameter.high} ${parameter.unit}`,
      'outside-domain',
      'give both ends in the domain',
    );
  }
  const values = Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1));
  return { id, label: parameter.label, unit: parameter.unit, values };
}

interface Run {
  readonly shown: readonly RaceProfile[];
  readonly terminal: TerminalValue;
  readonly execution: EnsembleExecution;
  readonly onRuns: (done: number) => void;
}

export async function runCritical(
  world: World,
  scenario: ResolvedScenario,
  players: readonly RacePlayer[],
  plan: CriticalPlan,
  { shown, terminal, execution, onRuns }: Run,
): Promise<{ scan: CriticalScan; runs: number; failures: FailureInfo[] }> {
  const pair = plan.pair ?? usualPair(players, shown);
  const failures: FailureInfo[] = [];
  let runs = 0;
  const { n } = scenario.scenario;
  const evaluate = async (fixed: Readonly<Record<string, number>>): Promise<Gains> => {
    const at = withFixed(scenario, fixed);
    const table = new RaceTable(world, at, players, execution, (done) => onRuns(runs + done));
    const gains = await gainsAt(table, players, pair, terminal, n);
    runs += table.runs;
    failures.push(...table.failures);
    return gains;
  };
  const scans: CriticalScan['scans'][number][] = [];
  const { belief, second } = plan;
  for (const value of second?.values ?? [undefined]) {
    const beside = second === undefined || value === undefined ? {} : { [second.id]: value };
    const points = new Map<number, Gains>();
    for (const one of belief.values) points.set(one, await evaluate({ ...beside, [belief.id]: one }));
    await closeIn(points, (one) => evaluate({ ...beside, [belief.id]: one }));
    const sorted = [...points].sort(([a], [b]) => a - b);
    const given = givenOf(scenario, belief.id);
    const below = (x: number) => (typeof given === 'number' ? null : cumulative(given, x));
    scans.push({
      second:
        second === undefined || value === undefined
          ? null
          : { id: second.id, label: second.label, unit: second.unit, value },
      points: sorted.map(([x, gains]) => pointOf(x, gains)),
      crossings: crossingsOf(sorted).map((one) => ({ ...one, chanceBelow: below(one.value) })),
    });
  }
  return { scan: { belief: { id: belief.id, label: belief.label, unit: belief.unit }, pair, scans }, runs, failures };
}

/** Those that build least and most when all play them. */
function usualPair(
  players: readonly RacePlayer[],
  shown: readonly RaceProfile[],
): readonly [RaceStrategy, RaceStrategy] {
  const [player] = players;
  const built = (player?.strategies ?? []).map((strategy, a) => ({
    strategy,
    built: shown.find(({ profile }) => profile.every((one) => one === a))?.built.value ?? 0,
  }));
  const least = built.reduce((one, other) => (other.built < one.built ? other : one));
  const most = built.reduce((one, other) => (other.built > one.built ? other : one));
  return [least.strategy, most.strategy];
}

function withFixed(scenario: ResolvedScenario, fixed: Readonly<Record<string, number>>): ResolvedScenario {
  return {
    ...scenario,
    beliefs: Object.fromEntries(Object.entries(scenario.beliefs).filter(([id]) => !(id in fixed))),
    fixed: { ...scenario.fixed, ...fixed },
  };
}

interface Gains {
  /** `[player]`, means over futures. */
  readonly payoffs: readonly Readonly<Record<'restraint' | 'pushAlone' | 'restrainAlone' | 'push', number>>[];
  /** Mean over players, `[future]`. */
  readonly gains: Readonly<Record<CriticalGain, Float64Array>>;
}

const gainIds: readonly CriticalGain[] = ['against-restraint', 'against-push', 'together'];

/** Two plays in which all do the same, and two for each player in which it does otherwise. */
async function gainsAt(
  table: RaceTable,
  players: readonly RacePlayer[],
  [restraint, push]: readonly [RaceStrategy, RaceStrategy],
  terminal: TerminalValue,
  n: number,
): Promise<Gains> {
  const played = async (choice: (player: number) => RaceStrategy, player: number) =>
    (
      await table.play(
        settingsOf(
          players,
          players.map((_, i) => choice(i)),
        ),
      )
    ).payoffs[terminal][player] ?? new Float64Array(n);
  const gains = {
    'against-restraint': new Float64Array(n),
    'against-push': new Float64Array(n),
    together: new Float64Array(n),
  };
  const payoffs = [];
  for (let i = 0; i < players.length; i += 1) {
    const held = await played(() => restraint, i);
    const pushed = await played(() => push, i);
    const alone = await played((j) => (j === i ? push : restraint), i);
    const back = await played((j) => (j === i ? restraint : push), i);
    for (let r = 0; r < n; r += 1) {
      const at = (values: Float64Array) => (values[r] ?? Number.NaN) / players.length;
      (gains['against-restraint'] as Float64Array)[r] = (gains['against-restraint'][r] ?? 0) + at(alone) - at(held);
      (gains['against-push'] as Float64Array)[r] = (gains['against-push'][r] ?? 0) + at(pushed) - at(back);
      (gains.together as Float64Array)[r] = (gains.together[r] ?? 0) + at(held) - at(pushed);
    }
    const mean = (values: Float64Array) => meanAndError(values.filter(Number.isFinite)).value;
    payoffs.push({ restraint: mean(held), pushAlone: mean(alone), restrainAlone: mean(back), push: mean(pushed) });
  }
  return { payoffs, gains };
}

const gameNames: Readonly<Record<ReturnType<typeof nameSymmetricGame>, RaceGameName>> = {
  "prisoner's dilemma": 'dilemma',
  chicken: 'chicken',
  'stag hunt': 'stag-hunt',
  'restraint dominates': 'restraint-dominates',
  'pushing dominates': 'pushing-dominates',
};

type Payoffs = Gains['payoffs'][number];

export const gameName = ({ restraint, pushAlone, restrainAlone, push }: Payoffs): RaceGameName =>
  gameNames[nameSymmetricGame(restraint, pushAlone, restrainAlone, push)];

function meanPayoffs({ payoffs }: Gains): Payoffs {
  const mean = (key: keyof Payoffs) => payoffs.reduce((sum, one) => sum + one[key], 0) / payoffs.length;
  return {
    restraint: mean('restraint'),
    pushAlone: mean('pushAlone'),
    restrainAlone: mean('restrainAlone'),
    push: mean('push'),
  };
}

const estimate = (values: Float64Array): WithError => meanAndError(values.filter(Number.isFinite));

function pointOf(value: number, point: Gains): CriticalPoint {
  const mean = meanPayoffs(point);
  return {
    value,
    ...mean,
    game: gameName(mean),
    gains: {
      'against-restraint': estimate(point.gains['against-restraint']),
      'against-push': estimate(point.gains['against-push']),
      together: estimate(point.gains.together),
    },
    byPlayer: point.payoffs.map(gameName),
  };
}

type Sorted = readonly (readonly [number, Gains])[];

/** Straight line between the two points on either side of a change of sign. */
function crossingsOf(sorted: Sorted): Omit<Crossing, 'chanceBelow'>[] {
  return gainIds.flatMap((gain) =>
    sorted.slice(1).flatMap(([right, after], k): Omit<Crossing, 'chanceBelow'>[] => {
      const [left, before] = sorted[k] ?? [Number.NaN, after];
      const [low, high] = [before, after].map((point) => estimate(point.gains[gain]).value);
      if (low === undefined || high === undefined || low === 0 || low * high > 0) return [];
      const share = low / (low - high);
      const value = left + share * (right - left);
      const between = before.gains[gain].map(
        (one, r) => one * (1 - share) + share * (after.gains[gain][r] ?? Number.NaN),
      );
      // How far the crossing moves with the error of the gain there.
      const standardError = estimate(between).standardError / Math.abs((high - low) / (right - left));
      const interval = [value - 1.96 * standardError, value + 1.96 * standardError] as const;
      const [first, last] = [sorted[0]?.[0] ?? Number.NaN, sorted.at(-1)?.[0] ?? Number.NaN];
      return [
        {
          gain,
          value,
          standardError,
          interval,
          resolved: interval[0] >= first && interval[1] <= last,
          below: gameName(meanPayoffs(before)),
          above: gameName(meanPayoffs(after)),
        },
      ];
    }),
  );
}

/** Looks again at each crossing until the straight line is right to the error of the gain. Adds to the points in place. */
async function closeIn(points: Map<number, Gains>, evaluate: (value: number) => Promise<Gains>): Promise<void> {
  for (let round = 0; round < closer; round += 1) {
    const sorted = [...points].sort(([a], [b]) => a - b);
    for (const { gain, value } of crossingsOf(sorted)) {
      const near = [...points.keys()].reduce((one, other) =>
        Math.abs(other - value) < Math.abs(one - value) ? other : one,
      );
      const known = estimate((points.get(near) as Gains).gains[gain]);
      if (Math.abs(known.value) <= known.standardError || points.has(value)) continue;
      points.set(value, await evaluate(value));
    }
  }
}
