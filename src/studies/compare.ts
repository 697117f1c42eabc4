/** Scenarios compared on the same draws: difference by output, and which changes carry it. */
import { type AttributionPlan, attribute, attributionPlan, coalitionsNeeded, type EvaluationOptions } from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import { quantiles } from '#stats';
import { changeGroups, changesBetween } from './changes.ts';
import { compareAnswer } from './compare-answer.ts';
import type {
  Change,
  CompareRequest,
  CompareResult,
  Estimated,
  OutputDifference,
  ScenarioDifference,
} from './compare-types.ts';
import { failureGroups } from './drivers.ts';
import { withPosterior } from './fit-words.ts';
import { PairedFutures } from './paired-futures.ts';
import { givenOf } from './race-futures.ts';
import { type ReadOutput, readOutput } from './read-outputs.ts';
import type { Probability } from './result-types.ts';
import { defaultRequest, resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const comparedOutputs: readonly string[] = [
  'capex_2030',
  'over_capacity_2029',
  'idle_capacity_2029',
  'total_capacity_2030',
  'total_utilisation_2030',
  'market_price_2030',
  'customer_spending_2030',
  'total_ai_revenue_2030',
];

/** Sets of changes that are computed without being asked for. */
const usualCoalitions = 40;

interface Pair {
  readonly other: ResolvedScenario;
  readonly changes: readonly Change[];
  readonly split: ScenarioDifference['split'];
  /** Of changes, or of groups when split by group. */
  readonly plan: AttributionPlan;
  /** For each change, its place in the flags of a coalition. */
  readonly flagOf: readonly number[];
}

export interface ComparePlan {
  readonly first: ResolvedScenario;
  readonly pairs: readonly Pair[];
  readonly outputs: readonly ReadOutput[];
  readonly n: number;
  readonly seed: number;
  /** Simulations that it will take. */
  readonly runs: number;
}

/** What it will cost. Nothing is run. @throws JevonsError `too-few-scenarios`, `too-many-changes`, those of `resolveScenario`. */
export function planComparison(world: World, request: CompareRequest): ComparePlan {
  const [seed, n] = [request.seed ?? defaultRequest.seed, request.n ?? defaultRequest.n];
  const resolved = request.scenarios.map((one) => resolveScenario(world, { ...one, seed, n }));
  const [first, ...others] = resolved;
  if (first === undefined || others.length === 0) {
    throw new JevonsError(`${resolved.length} scenarios; a comparison needs two or more`, {
      kind: 'usage',
      code: 'too-few-scenarios',
      hint: 'for example jevons compare default cheap-model-shock',
    });
  }
  if (n < 2) {
    throw new JevonsError(`${n} future has no spread, so no error can be given`, {
      kind: 'usage',
      code: 'too-few-futures',
      hint: 'take two or more; 1000 is usual',
    });
  }
  const outputs = (request.outputs ?? comparedOutputs).map((id) => readOutput(world.plan, id));
  const pairs = others.map((other) => pairOf(changesBetween(world, first, other), other, request.split ?? 'auto'));
  const states = 1 + pairs.reduce((sum, { plan }) => sum + plan.coalitions.length - 1, 0);
  return { first, pairs, outputs, n, seed, runs: states * n };
}

function pairOf(
  changes: readonly Change[],
  other: ResolvedScenario,
  asked: NonNullable<CompareRequest['split']>,
): Pair {
  const used = changeGroups.filter((group) => changes.some((change) => change.group === group));
  const members = used.map((group) => changes.flatMap((change, i) => (change.group === group ? [i] : [])));
  const few = coalitionsNeeded(members) <= usualCoalitions;
  const split = asked === 'auto' ? (few ? 'changes' : 'groups') : asked;
  if (split === 'changes') {
    return { other, changes, split, plan: attributionPlan(members), flagOf: changes.map((_, i) => i) };
  }
  // All changes at once are one group of one.
  const flags = split === 'none' ? [[0]] : used.map((_, i) => [i]);
  const flagOf = changes.map(({ group }) => (split === 'none' ? 0 : used.indexOf(group)));
  return { other, changes, split, plan: attributionPlan(flags), flagOf };
}

/** @throws JevonsError those of `planComparison`, `unknown-output`, `outside-the-run`, `aborted`. */
export async function compare(
  world: World,
  request: CompareRequest,
  execution: EvaluationOptions = {},
): Promise<CompareResult> {
  const { first, pairs, outputs, n, seed, runs } = planComparison(world, request);
  const futures = new PairedFutures(world, [first, ...pairs.map(({ other }) => other)], outputs, n, seed);
  let done = 0;
  const run = (given: Parameters<PairedFutures['run']>[0]) =>
    futures.run(given, execution, (count) => {
      done += count;
      execution.onProgress?.(done, runs);
    });
  const start = await run((id) => givenOf(first, id));
  const comparisons: ScenarioDifference[] = [];
  for (const pair of pairs) {
    const states: Float64Array[] = [start];
    for (const coalition of pair.plan.coalitions.slice(1)) states.push(await run(mixed(first, pair, coalition)));
    comparisons.push(comparisonOf(first, pair, outputs, states, n));
  }
  const { failures } = futures.race;
  const body = {
    seed,
    n,
    runs,
    model: { name: 'race', hash: world.modelHash },
    first: nameOf(first),
    comparisons,
    failures: { failed: failures.length, groups: failureGroups(failures) },
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

/** The first scenario with the changes of a coalition made. */
function mixed(first: ResolvedScenario, { other, changes, flagOf }: Pair, coalition: readonly boolean[]) {
  const made = new Set(
    changes.flatMap(({ parts }, i) => (coalition[flagOf[i] ?? 0] === true ? parts.map(({ id }) => id) : [])),
  );
  return (id: string) => givenOf(made.has(id) ? other : first, id);
}

const nameOf = ({ scenario: { id, title, set, asOf }, posterior }: ResolvedScenario) => ({
  ...{ id, title, set, asOf },
  ...(posterior === undefined ? {} : { posterior }),
});

function comparisonOf(
  first: ResolvedScenario,
  pair: Pair,
  outputs: readonly ReadOutput[],
  states: readonly Float64Array[],
  n: number,
): ScenarioDifference {
  const found = outputs.map((output, row) =>
    differenceOf(
      output,
      pair,
      states.map((state) => state.subarray(row * n, (row + 1) * n)),
      n,
    ),
  );
  const facts = { other: nameOf(pair.other), changes: pair.changes, split: pair.split, outputs: found };
  const answer = compareAnswer(nameOf(first), facts);
  return { ...facts, answer: withPosteriors(answer, first, pair.other) };
}

/** The last sentences say where draws are from when it is not the beliefs. */
function withPosteriors(answer: ScenarioDifference['answer'], first: ResolvedScenario, other: ResolvedScenario) {
  const both = withPosterior(answer, first.posterior);
  return other.posterior?.hash === first.posterior?.hash ? both : withPosterior(both, other.posterior);
}

/** @param states `[coalition][future]`: first nothing changed, then everything. */
function differenceOf(
  { id, label, unit }: ReadOutput,
  pair: Pair,
  states: readonly Float64Array[],
  n: number,
): OutputDifference {
  const kept = Array.from({ length: n }, (_, future) => future).filter((future) =>
    states.every((state) => Number.isFinite(state[future])),
  );
  if (kept.length < 2) {
    throw new JevonsError(`${id} has a value under both scenarios in ${kept.length} of ${n} futures; two are needed`, {
      kind: 'no-solution',
      code: 'too-few-futures',
      hint: 'take more futures, or another output',
    });
  }
  const at = (state: number) => kept.map((future) => states[state]?.[future] ?? Number.NaN);
  const before = at(0);
  // Without any change there is one state only.
  const after = states.length > 1 ? at(1) : before;
  const change = after.map((value, i) => beyondRounding(value, before[i] ?? Number.NaN));
  const parts = kept.map((future) =>
    attribute(
      pair.plan,
      Float64Array.from(states, (state) => state[future] ?? NaN),
    ),
  );
  const part = (flags: readonly number[]) =>
    estimated(parts.map((all) => flags.reduce((sum, flag) => sum + (all[flag] ?? 0), 0)));
  const used = changeGroups.filter((group) => pair.changes.some((one) => one.group === group));
  const flagsOf = (group: string) => [
    ...new Set(pair.changes.flatMap((one, i) => (one.group === group ? [pair.flagOf[i] ?? 0] : []))),
  ];
  return {
    id,
    label,
    unit,
    first: { ...range(before), mean: estimated(before).value },
    other: { ...range(after), mean: estimated(after).value },
    difference: { ...range(change), mean: estimated(change) },
    firstAbove: share(change.filter((value) => value < 0).length, kept.length),
    otherAbove: share(change.filter((value) => value > 0).length, kept.length),
    equal: share(change.filter((value) => value === 0).length, kept.length),
    dropped: n - kept.length,
    byGroup: pair.split === 'none' ? [] : used.map((group) => ({ group, ...part(flagsOf(group)) })),
    byChange: pair.split === 'changes' ? pair.changes.map((one, i) => ({ id: one.id, ...part([i]) })) : [],
  };
}

/** The difference; 0 where it is no more than the last digits of a calculation in another order. */
function beyondRounding(value: number, before: number): number {
  const change = value - before;
  return Math.abs(change) <= 1e-12 * Math.max(Math.abs(value), Math.abs(before)) ? 0 : change;
}

function range(values: readonly number[]) {
  const [low = Number.NaN, median = Number.NaN, high = Number.NaN] = quantiles(values, [0.1, 0.5, 0.9]);
  return { low, median, high };
}

function estimated(values: readonly number[]): Estimated {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { value: mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

function share(count: number, of: number): Probability {
  const value = of === 0 ? 0 : count / of;
  return { value, standardError: of === 0 ? 0 : Math.sqrt((value * (1 - value)) / of), count, of };
}
