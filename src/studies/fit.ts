/** The fit: what the facts of a day say about the beliefs, by chains on the race played by its rules alone. */
import {
  convergenceOf,
  diagnose,
  leastSquares,
  type ModelTarget,
  meanAcceptance,
  modelTarget,
  type Sampling,
  type SamplingExecution,
  sampleChains,
} from '#analysis';
import { exp, JevonsError, type Localised } from '#base';
import { cumulative, type Distribution, formatDistribution, normalQuantile, quantile, quantiles, stream } from '#stats';
import { type FitTables, type FitTarget, type FitTargets, fitTargets } from './fit-targets.ts';
import { fitNotes, fitVerdict } from './fit-words.ts';
import { type Posterior, sealPosterior } from './posterior.ts';
import { resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export interface FitRequest {
  /** Beliefs that replace those of the world. */
  readonly beliefs?: Readonly<Record<string, Distribution>>;
  /** Preset of theories and rules; plans are always off. */
  readonly scenario?: string;
  readonly set?: Readonly<Record<string, number>>;
  /** Default: the data's last day. */
  readonly asOf?: string;
  readonly chains?: number;
  /** Kept of each chain. */
  readonly draws?: number;
  readonly seed?: number;
}

export const defaultFit = { chains: 8, draws: 3000, seed: 1 } as const;
/** Generations between two kept draws: neighbours tell nearly the same. */
const thin = 10;

/** Capex of the plans is reported capex: to fit them to it would be to explain a figure by itself. */
const plansOff = { follow_announced_plans: 0 };
/** Parameters read from plans and outcomes: without plans they are not used. */
const planFacts = /^capex_of_(first|second|third)_year\[/;
/** The rule that goes on from guidance reads them after all. */
const guidanceRule = 2;
const mostKept = 2000;
const mostTies = 6;
/** A smaller change of a correlation is within the noise of a fit. */
const leastTie = 0.15;
const purposeOfErrors = 0x60000;

/**
 * Stopped, it gives the posterior of the draws so far, with `complete` false.
 *
 * @throws JevonsError `no-observations`, `needs-plans`, `aborted` when stopped before the first draw; those of
 * `resolveScenario`.
 */
export async function fitToFacts(
  world: World,
  tables: FitTables,
  request: FitRequest = {},
  execution: SamplingExecution = {},
): Promise<Posterior> {
  const asOf = request.asOf ?? world.dataDate;
  const { chains = defaultFit.chains, draws = defaultFit.draws, seed = defaultFit.seed } = request;
  // Long enough for the steps to be learnt, whatever is kept.
  const warmUp = Math.max(200, Math.floor((draws * thin) / 4));
  const { targets, errors, leftOut } = fitTargets(world, tables, asOf);
  const resolved = resolvedWithoutPlans(world, request);
  const problem = {
    plan: world.plan,
    fixed: resolved.fixed,
    correlations: resolved.correlations,
    observations: targets,
    errors,
    time: { stop: Math.max(...targets.map(({ at }) => at)) },
  };
  const { beliefs, untouched } = screened(modelTarget({ ...problem, beliefs: resolved.beliefs }), resolved, seed);
  const target = modelTarget({ ...problem, beliefs });
  const origin = new Float64Array(target.dimensions);
  const top = leastSquares({ residuals: target.residuals, start: origin, step: 1e-3, tolerance: 1e-4 });
  const start = (index: number) => {
    const spread = target.priorPoint(seed, index);
    return top.point.map((best, d) => best / 2 + (spread[d] ?? 0));
  };
  const sampling = await sampleChains({ target, start, chains, warmUp, draws, thin, seed }, execution);
  const interrupted = execution.signal?.aborted === true;
  if (sampling.draws === 0) throw noDraws(interrupted);
  return sealed({
    world,
    resolved,
    target,
    sampling,
    targets,
    errors,
    untouched,
    asOf,
    seed,
    warmUp,
    beliefs: { ...beliefs, ...learntErrors(errors) },
    drawsAsked: draws,
    stopped: sampling.complete ? null : interrupted ? 'interrupted' : 'time',
    start: { cost: top.cost, priorMedianCost: top.startCost, converged: top.converged },
    notes: notesOf(world, resolved, asOf, leftOut),
  });
}

function noDraws(interrupted: boolean): JevonsError {
  return interrupted
    ? new JevonsError('stopped before the first draw', { kind: 'aborted', code: 'aborted' })
    : new JevonsError('the time was over before the first draw', {
        kind: 'usage',
        code: 'too-little-time',
        hint: 'allow more minutes, or ask for fewer draws: warm-up takes a fifth of all',
      });
}

function resolvedWithoutPlans(
  world: World,
  { scenario = 'default', set = {}, beliefs = {} }: FitRequest,
): ResolvedScenario {
  // Start values of a past day would ask for plans of later years: without plans nothing reads them.
  const resolved = resolveScenario(world, { scenario, beliefs, set: { ...set, ...plansOff } });
  for (const { id } of world.parameters.values()) {
    if (!id.startsWith('order_rule[') || resolved.fixed[id] !== guidanceRule) continue;
    throw new JevonsError(`${id} is ${guidanceRule}, which goes on from guidance that the fit may not know`, {
      kind: 'usage',
      code: 'needs-plans',
      hint: 'fit another rule',
    });
  }
  const fixed = Object.entries(resolved.fixed).filter(([id]) => !planFacts.test(id));
  return { ...resolved, fixed: Object.fromEntries(fixed) };
}

function learntErrors(errors: Readonly<Record<string, { readonly deviation: number | Distribution }>>) {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, { deviation }]) =>
      typeof deviation === 'number' ? [] : [[`error of ${name}`, deviation] as const],
    ),
  );
}

const screenPoints = 64;

/** Beliefs that move no figure at any of 64 points of the prior keep their prior: sampling them would only slow the rest. */
function screened(target: ModelTarget, resolved: ResolvedScenario, seed: number) {
  const { unknowns } = target;
  const points = Array.from({ length: screenPoints }, (_, k) => target.priorPoint(seed, 1e6 + k));
  const joined = (rows: readonly Float64Array[]) => Float64Array.from(rows.flatMap((row) => [...row]));
  const base = target.predictions(joined(points), screenPoints);
  const untouched = unknowns.filter((id, d) => {
    const related = resolved.correlations.some(({ first, second }) => first === id || second === id);
    if (!(id in resolved.beliefs) || related) return false;
    const moved = points.map((point, k) => {
      const other = point.slice();
      other[d] = 2 * stream(seed, 1e6 + k, d) - 1 - (point[d] ?? 0);
      return other;
    });
    const found = target.predictions(joined(moved), screenPoints);
    return found.every((value, k) => Object.is(value, base[k]));
  });
  const beliefs = Object.fromEntries(Object.entries(resolved.beliefs).filter(([id]) => !untouched.includes(id)));
  return { beliefs, untouched };
}

function notesOf(world: World, resolved: ResolvedScenario, asOf: string, leftOut: readonly string[]): Localised[] {
  const later = [...world.parameters.values()].filter(
    ({ id, knownSince = '' }) => id in resolved.beliefs && knownSince > asOf,
  );
  const handSet = [...world.parameters.values()].filter(
    ({ id, group, belief, knownSince = '' }) =>
      belief === undefined && group === 'world' && !(id in resolved.beliefs) && knownSince > asOf,
  );
  return fitNotes({ asOf, leftOut, laterBeliefs: later.length, laterValues: handSet.length });
}

interface Fitted {
  readonly world: World;
  readonly resolved: ResolvedScenario;
  readonly target: ModelTarget;
  readonly sampling: Sampling;
  readonly targets: readonly FitTarget[];
  readonly errors: FitTargets['errors'];
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly untouched: readonly string[];
  readonly asOf: string;
  readonly seed: number;
  readonly warmUp: number;
  readonly drawsAsked: number;
  readonly stopped: Posterior['stopped'];
  readonly start: Posterior['start'];
  readonly notes: readonly Localised[];
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null);
const levels = [0.1, 0.5, 0.9];

function spreadOf(values: readonly number[]): { low: number; median: number; high: number } {
  const [low = Number.NaN, median = Number.NaN, high = Number.NaN] = quantiles(values, levels);
  return { low, median, high };
}

function sealed(fitted: Fitted): Posterior {
  const { world, resolved, target, sampling, targets } = fitted;
  const points = thinned(sampling);
  const values = points.map((point) => target.valuesOf(point));
  const diagnostics = target.unknowns.map((_, d) =>
    diagnose(sampling.values.map((chain) => columnOf(chain, target.dimensions, d))),
  );
  const { converged, worstRHat, smallestBulk, smallestTail } = convergenceOf(diagnostics);
  const predicted = target.predictions(Float64Array.from(points.flatMap((point) => [...point])), points.length);
  const parameters = target.unknowns.map((id, d) => {
    const belief = fitted.beliefs[id] as Distribution;
    const drawn = values.map((row) => row[d] as number);
    const normals = drawn.map((value) => normalOf(belief, value));
    const shift = normals.reduce((sum, one) => sum + one, 0) / normals.length;
    const squares = normals.reduce((sum, one) => sum + (one - shift) * (one - shift), 0);
    const [low = 0, median = 0, high = 0] = levels.map((level) => quantile(belief, level));
    const { rHat = Number.NaN, bulk = Number.NaN, tail = Number.NaN } = diagnostics[d] ?? {};
    return {
      id,
      unit: world.parameters.get(id)?.unit ?? 'Dmnl',
      belief: formatDistribution(belief),
      prior: { low, median, high },
      posterior: spreadOf(drawn),
      shift,
      width: Math.sqrt(squares / Math.max(1, normals.length - 1)),
      rHat: orNull(rHat),
      bulk: orNull(bulk),
      tail: orNull(tail),
    };
  });
  const constants = target.unknowns.filter((id) => world.parameters.has(id));
  const numbers = {
    converged,
    worstRHat: orNull(worstRHat),
    smallestBulk: orNull(smallestBulk),
    smallestTail: orNull(smallestTail),
  };
  return sealPosterior({
    kind: 'jevons-posterior',
    version: 1,
    model: { name: 'race', hash: world.modelHash },
    dataDate: fitted.asOf,
    scenario: {
      id: resolved.scenario.id,
      set: resolved.scenario.set,
      beliefs: Object.fromEntries(
        Object.entries(resolved.scenario.beliefs).map(([id, belief]) => [id, formatDistribution(belief)]),
      ),
    },
    structure: structureOf(world, resolved),
    seed: fitted.seed,
    complete: sampling.complete,
    stopped: fitted.stopped,
    sampler: {
      method: 'differential evolution Markov chains, frozen archive',
      chains: sampling.chains,
      warmUp: fitted.warmUp,
      thin,
      draws: sampling.draws,
      drawsAsked: fitted.drawsAsked,
      evaluations: sampling.evaluations,
      impossibleShare: sampling.impossible / sampling.evaluations,
      acceptance: orNull(meanAcceptance(sampling)),
    },
    start: fitted.start,
    verdict: { ...numbers, words: fitVerdict(numbers, sampling.complete) },
    parameters,
    ties: tiesOf(fitted, values),
    untouched: [...fitted.untouched],
    observations: targets.map((observation, o) => {
      const { id, group, unit, value, sources } = observation;
      const figures = points.map((_, k) => predicted[k * targets.length + o] as number);
      const erring = figures.map((figure, k) =>
        withError(fitted, target, observation, figure, values[k], k * targets.length + o),
      );
      return { id, group, unit, value, model: spreadOf(figures), withError: spreadOf(erring), sources: [...sources] };
    }),
    notes: [...fitted.notes],
    draws: {
      ids: constants,
      values: values.map((row) => constants.map((id) => row[target.unknowns.indexOf(id)] as number)),
    },
  });
}

function structureOf(world: World, { values }: ResolvedScenario): Record<string, number> {
  const structural = [...world.parameters.values()].filter(
    ({ id, group }) => group === 'structure' && !(id in plansOff),
  );
  return Object.fromEntries(structural.map(({ id, default: usual }) => [id, values[id]?.value ?? usual]));
}

/** A draw as a standard normal of its belief. */
const normalOf = (belief: Distribution, value: number) =>
  normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, cumulative(belief, value))));

function tiesOf({ target, beliefs, resolved }: Fitted, values: readonly Float64Array[]): Posterior['ties'] {
  const { unknowns } = target;
  const scores = unknowns.map((id, d) => values.map((row) => normalOf(beliefs[id] as Distribution, row[d] as number)));
  const believed = (a: string, b: string) =>
    resolved.correlations.find(({ first, second }) => (first === a && second === b) || (first === b && second === a))
      ?.value ?? 0;
  const pairs = unknowns.flatMap((first, i) =>
    unknowns.slice(i + 1).map((second, k) => {
      const posterior = correlationOf(scores[i] ?? [], scores[i + 1 + k] ?? []);
      return { first, second, prior: believed(first, second), posterior };
    }),
  );
  const change = ({ prior, posterior }: (typeof pairs)[number]) => Math.abs(posterior - prior);
  return pairs
    .filter((pair) => change(pair) >= leastTie)
    .toSorted((a, b) => change(b) - change(a))
    .slice(0, mostTies);
}

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  a.forEach((one, k) => {
    const [x, y] = [one - meanA, (b[k] as number) - meanB];
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  return both / Math.sqrt(squaresA * squaresB);
}

/** The figure as it might have been reported: the model's, missed by as much as the fit allows for. */
function withError(
  { errors, seed }: Fitted,
  { unknowns }: ModelTarget,
  { group, measured = 0 }: FitTarget,
  figure: number,
  values: Float64Array | undefined,
  place: number,
): number {
  const { deviation = 0, scale } = errors[group] ?? {};
  const size =
    typeof deviation === 'number' ? deviation : (values?.[unknowns.indexOf(`error of ${group}`)] ?? Number.NaN);
  const miss = Math.sqrt(size * size + measured * measured) * normalQuantile(stream(seed, place, purposeOfErrors));
  return scale === 'log' ? figure * exp(miss) : figure + miss;
}

function columnOf(chain: Float64Array, dimensions: number, d: number): Float64Array {
  return Float64Array.from({ length: chain.length / dimensions }, (_, k) => chain[k * dimensions + d] as number);
}

/** At most a thousand, evenly spaced over the draws of all chains. */
function thinned({ chains, draws, dimensions, values }: Sampling): Float64Array[] {
  const all = chains * draws;
  const kept = Math.min(mostKept, all);
  return Array.from({ length: kept }, (_, k) => {
    // Draw by draw over the chains, so that every stretch of the list holds all of them.
    const place = Math.floor((k * all) / kept);
    const [draw, chain] = [Math.floor(place / chains), place % chains];
    return (values[chain] as Float64Array).slice(draw * dimensions, (draw + 1) * dimensions);
  });
}
