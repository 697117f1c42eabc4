/** Which choice is best under these beliefs: a search on common draws, checked on fresh ones. */
import { cmaEs, type EvaluationOptions, nelderMead, type Optimum } from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import { askedTimeAxis } from '#engine';
import { failureGroups } from './drivers.ts';
import { optimiseAnswer } from './optimise-answer.ts';
import { type Constraint, readConstraint, violation } from './optimise-constraints.ts';
import { meanOf, measured } from './optimise-measures.ts';
import type {
  MeasuredValue,
  OptimiseConstraint,
  OptimiseRequest,
  OptimiseResult,
  OptimiseSearch,
} from './optimise-types.ts';
import { PairedFutures } from './paired-futures.ts';
import { type Given, givenOf } from './race-futures.ts';
import { type ReadOutput, readOutput } from './read-outputs.ts';
import { defaultRequest, resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const defaultOptimise = { n: 256, tail: 0.1, perChoice: 60 } as const;

/** From here an optimum is on the edge of its range. */
const edge = 0.005;
/** Two choices are one, and so are two values, when they differ by less: draws say no more. */
const tolerance = 1e-4;
/** Above every value that a point without fault can have. */
const faulty = 1e12;

export interface OptimisePlan {
  readonly resolved: ResolvedScenario;
  readonly output: ReadOutput;
  readonly constraints: readonly Constraint[];
  readonly search: OptimiseSearch;
  readonly n: number;
  readonly tail: number;
  readonly start: readonly number[];
  /** Points tried at most. */
  readonly evaluations: number;
}

/** Everything decided before the first run. @throws JevonsError those of `resolveScenario`, `unknown-output`, `bad-constraint`, `bad-range`. */
export function planOptimise(world: World, request: OptimiseRequest): OptimisePlan {
  const { over, tail = defaultOptimise.tail } = request;
  checkOver(world, request);
  const n = request.n ?? defaultOptimise.n;
  const asIs = resolveScenario(world, { ...request, n });
  const start = over.map(({ id, low, high }) =>
    Math.min(high, Math.max(low, asIs.values[id]?.value ?? (low + high) / 2)),
  );
  const chosen = Object.fromEntries(over.map(({ id }, k) => [id, start[k] ?? Number.NaN]));
  for (const { id, low, high } of over) {
    for (const end of [low, high])
      resolveScenario(world, { ...request, n, set: { ...request.set, ...chosen, [id]: end } });
  }
  const resolved = resolveScenario(world, { ...request, n, set: { ...request.set, ...chosen } });
  const output = readOutput(world.plan, request.output);
  const lastYear = Math.floor(askedTimeAxis(world.plan, { outputs: [] }).stop) - 1;
  const constraints = (request.constraints ?? []).map((text) => readConstraint(world.plan, text, lastYear, tail));
  const search = request.search ?? (over.length <= 2 && constraints.length === 0 ? 'nelder-mead' : 'cma-es');
  const evaluations = request.evaluations ?? defaultOptimise.perChoice * over.length;
  return { resolved, output, constraints, search, n, tail, start, evaluations };
}

function checkOver(
  world: World,
  { over, tail = defaultOptimise.tail, n = defaultOptimise.n, set = {} }: OptimiseRequest,
): void {
  const usage = (what: string, code: string, where: string, hint: string) =>
    new JevonsError(what, { kind: 'usage', code, where, hint });
  if (over.length === 0)
    throw usage(
      'nothing to choose',
      'nothing-to-choose',
      '--over',
      'name a parameter and its ends: --over id=low..high',
    );
  if (!(tail > 0 && tail < 1))
    throw usage(`a tail of ${tail}`, 'bad-tail', '--tail', 'give a share between 0 and 1, such as 0.1');
  if (n < 2)
    throw usage(
      `${n} future has no spread, so no error can be given`,
      'too-few-futures',
      '-n',
      'take two or more; 256 is usual',
    );
  if (n * tail < 1)
    throw usage(
      `the worst ${tail} of ${n} futures is less than one`,
      'too-few-futures',
      '-n',
      `take at least ${Math.ceil(1 / tail)}`,
    );
  const ids = over.map(({ id }) => id);
  const twice = ids.find((id, k) => ids.indexOf(id) !== k || id in set);
  if (twice !== undefined) throw usage(`${twice} is given twice`, 'given-twice', '--over', 'give it once');
  for (const { id, low, high } of over) {
    if (!(low < high))
      throw usage(`${id} goes from ${low} to ${high}`, 'bad-range', '--over', `write ${id}=low..high with low < high`);
    if (world.parameters.get(id)?.whole) {
      throw usage(
        `${id} is a choice among rules, not an amount`,
        'not-an-amount',
        '--over',
        'compare the rules with "jevons compare"',
      );
    }
  }
}

/** The value of a point, its faults, and what the futures said. */
interface Tried {
  readonly objective: MeasuredValue;
  readonly values: Float64Array;
  readonly limits: readonly MeasuredValue[];
  readonly fault: number;
}

/**
 * @throws JevonsError those of `planOptimise`; `infeasible-constraint` naming the one that no point came to meet;
 *   `outside-the-run`, `nowhere-defined`, `aborted`.
 */
export async function optimise(
  world: World,
  request: OptimiseRequest,
  execution: EvaluationOptions = {},
): Promise<OptimiseResult> {
  const plan = planOptimise(world, request);
  const { resolved, constraints, search, start, evaluations } = plan;
  const { over } = request;
  const trial = new Trials(world, plan, request, resolved.scenario.seed, execution);
  const sign = request.direction === 'maximise' ? -1 : 1;
  let nearest: { readonly point: Float64Array; readonly tried: Tried } | undefined;
  const evaluate = async (points: Float64Array, count: number) => {
    const values = new Float64Array(count);
    for (let k = 0; k < count; k += 1) {
      const point = points.slice(k * over.length, (k + 1) * over.length);
      const tried = await trial.at(point);
      if (nearest === undefined || tried.fault < nearest.tried.fault) nearest = { point, tried };
      // Any point without fault comes before any with one; among those, the lesser fault.
      values[k] = tried.fault > 0 ? faulty * (1 + tried.fault) : sign * tried.objective.value;
    }
    return values;
  };
  const bounds = { low: over.map(({ low }) => low), high: over.map(({ high }) => high) };
  const watched = {
    ...(execution.signal === undefined ? {} : { signal: execution.signal }),
    onProgress: (done: number, most: number) => execution.onProgress?.(done, Math.max(done, most)),
  };
  const found =
    search === 'nelder-mead'
      ? await nelderMead(evaluate, start, bounds, { most: evaluations, tolerance, patience: 1 }, watched)
      : await cmaEs(
          evaluate,
          start,
          bounds,
          { most: evaluations, tolerance, seed: resolved.scenario.seed, restarts: 1 },
          watched,
        );
  if (nearest !== undefined && nearest.tried.fault > 0)
    throw infeasible(constraints, nearest.tried, request, nearest.point);
  return resultOf(world, request, plan, trial, found, sign, await trial.at(Float64Array.from(start)), execution);
}

async function resultOf(
  world: World,
  request: OptimiseRequest,
  plan: OptimisePlan,
  trial: Trials,
  found: Optimum,
  sign: number,
  before: Tried,
  execution: EvaluationOptions,
): Promise<OptimiseResult> {
  const { resolved, output, constraints, search, n, tail, start } = plan;
  const { over, direction, measure = 'mean' } = request;
  const { scenario } = resolved;
  const named = (point: ArrayLike<number>) => Object.fromEntries(over.map(({ id }, k) => [id, point[k] ?? Number.NaN]));
  const best = await trial.at(found.point);
  const freshSeed = scenario.seed + 1;
  const fresh = await new Trials(world, plan, request, freshSeed, execution).at(found.point);
  const gains = best.values
    .map((value, run) => value - (before.values[run] ?? Number.NaN))
    .filter((one) => !Number.isNaN(one));
  const facts = {
    seed: scenario.seed,
    n,
    output: { id: output.id, label: output.label, unit: output.unit },
    direction,
    measure,
    tail: measure === 'cvar' ? tail : null,
    over: over.map((range) => {
      const { label, unit } = world.parameters.get(range.id) ?? { label: { en: range.id, fr: range.id }, unit: '' };
      return { ...range, label, unit };
    }),
    search,
    point: named(found.point),
    best: best.objective,
    fresh: { ...fresh.objective, seed: freshSeed },
    start: { point: named(start), ...before.objective },
    gain: measure === 'mean' && gains.length > 1 ? meanOf(gains) : null,
    constraints: constraints.map((one, k) => stateOf(one, best.limits[k])),
    atBound: over.flatMap(({ id, low, high }, k) => {
      const value = found.point[k] ?? Number.NaN;
      const share = (value - low) / (high - low);
      if (share > edge && share < 1 - edge) return [];
      return [{ id, end: share <= edge ? ('low' as const) : ('high' as const), value }];
    }),
    evaluations: found.evaluations,
    restarts: found.restarts,
    converged: found.converged,
    trail: found.trail.map(({ evaluations, value, point }) => ({
      evaluations,
      value: value >= faulty ? null : sign * value,
      point: named(point),
    })),
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: { id: scenario.id, title: scenario.title, set: request.set ?? {} },
    failures: { failed: trial.race.failures.length, groups: failureGroups(trial.race.failures) },
  };
  const body = { ...facts, answer: optimiseAnswer(facts) };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

function stateOf(
  constraint: Constraint,
  { value, standardError }: MeasuredValue = { value: NaN, standardError: NaN },
): OptimiseConstraint {
  const { text, limit } = constraint;
  const near = Math.abs(value - limit) <= Math.max(2 * standardError, 1e-9);
  return { text, limit, value, standardError, holds: violation(constraint, value) === 0, binding: near };
}

function infeasible(
  constraints: readonly Constraint[],
  { limits, objective }: Tried,
  { over, output }: OptimiseRequest,
  point: Float64Array,
): JevonsError {
  const faults = constraints.map((one, k) => violation(one, limits[k]?.value ?? Number.NaN));
  const worst = faults.indexOf(Math.max(...faults));
  const where = over.map(({ id }, k) => `${id} = ${Number((point[k] ?? Number.NaN).toPrecision(4))}`).join(', ');
  const constraint = constraints[worst];
  if (constraint === undefined || !(faults[worst] ?? 0)) {
    return new JevonsError(`${output} has no value at any point tried (${objective.value})`, {
      kind: 'no-solution',
      code: 'nowhere-defined',
    });
  }
  const reached = Number((limits[worst]?.value ?? Number.NaN).toPrecision(3));
  return new JevonsError(`no choice tried meets "${constraint.text}": it comes to ${reached} at best, at ${where}`, {
    kind: 'no-solution',
    code: 'infeasible-constraint',
    where: '--constraint',
    hint: 'loosen it, widen the ranges, or allow more --evaluations',
  });
}

/** Points tried on one set of draws. */
class Trials {
  readonly race: PairedFutures['race'];
  private readonly futures: PairedFutures;
  private readonly plan: OptimisePlan;
  private readonly request: OptimiseRequest;
  private readonly execution: EvaluationOptions;
  private readonly read: readonly ReadOutput[];

  constructor(world: World, plan: OptimisePlan, request: OptimiseRequest, seed: number, execution: EvaluationOptions) {
    this.plan = plan;
    this.request = request;
    const { signal, pause } = execution;
    this.execution = { ...(signal === undefined ? {} : { signal }), ...(pause === undefined ? {} : { pause }) };
    this.read = [plan.output, ...plan.constraints.flatMap(({ outputs }) => outputs)];
    this.futures = new PairedFutures(world, [plan.resolved], this.read, plan.n, seed);
    this.race = this.futures.race;
  }

  async at(point: Float64Array): Promise<Tried> {
    const { plan, request } = this;
    const chosen = new Map(request.over.map(({ id }, k) => [id, point[k] ?? Number.NaN]));
    const given = (id: string): Given => chosen.get(id) ?? givenOf(plan.resolved, id);
    const all = await this.futures.run(given, this.execution, () => {});
    const row = (k: number) => all.subarray(k * plan.n, (k + 1) * plan.n);
    let next = 1;
    const limits = plan.constraints.map(({ outputs, estimate }) => {
      const rows = outputs.map((_, k) => row(next + k));
      next += outputs.length;
      return estimate(rows);
    });
    const bad = request.direction === 'maximise' ? 'low' : 'high';
    const values = row(0).slice();
    const objective = measured(values, request.measure ?? 'mean', plan.tail, bad);
    const faults = plan.constraints.map((one, k) => violation(one, limits[k]?.value ?? Number.NaN));
    const fault = Number.isNaN(objective.value) ? Number.POSITIVE_INFINITY : faults.reduce((sum, one) => sum + one, 0);
    return { objective, values, limits, fault };
  }
}

/** Simulations that it takes at most. */
export function optimiseCost({ evaluations, n }: OptimisePlan): number {
  // Start, best and the check on fresh draws come on top.
  return (evaluations + 3) * n;
}

export const optimiseDefaults = { ...defaultOptimise, seed: defaultRequest.seed } as const;
