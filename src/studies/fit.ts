/** The fit: what the facts of a day say about the beliefs, by chains on the race played by its rules alone. */
import {
  type ChainMover,
  checkpointBytes,
  checkpointState,
  leastSquares,
  type ModelProblem,
  type ModelTarget,
  modelTarget,
  type SamplerState,
  type Sampling,
  type SamplingIdentity,
  type SamplingRequest,
  sampleChains,
} from '#analysis';
import { canonicalJson, JevonsError, type Localised, sha256Hex } from '#base';
import { type Distribution, formatDistribution } from '#stats';
import { type FitRequest, resolvedWithoutPlans, screened } from './fit-problem.ts';
import { fittedPosterior } from './fit-summary.ts';
import { type FitTables, fitTargets } from './fit-targets.ts';
import { fitNotes, impossibleWords } from './fit-words.ts';
import type { Posterior } from './posterior.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const defaultFit = { chains: 8, draws: 3000, seed: 1 } as const;
/** Generations between two kept draws: neighbours tell nearly the same. */
const thin = 10;
/** Raised whenever the same request would give other draws. */
const samplerVersion = 1;

/** How a fit is computed; nothing here changes a draw that is reached. */
export interface FitExecution {
  readonly signal?: AbortSignal;
  /** Generations done, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between stretches of generations: true ends the fit with what there is. */
  readonly enough?: () => boolean;
  /** Workers to move the chains; default: this thread. */
  readonly movers?: (problem: ModelProblem) => readonly ChainMover[];
  /** A checkpoint of the same fit to go on from, and how messages name it. */
  readonly resume?: { readonly bytes: Uint8Array; readonly where: string };
  /** `save` is given a checkpoint whenever `due`, and when the fit is stopped. */
  readonly checkpoint?: { readonly due: () => boolean; readonly save: (bytes: Uint8Array) => void };
}

/**
 * Stopped, it gives the posterior of the draws so far, with `complete` false.
 *
 * @throws JevonsError `no-observations`, `needs-plans`, `non-finite-likelihood`, `aborted` when stopped before the
 * first draw; those of `resolveScenario`, `modelTarget` and `checkpointState`.
 */
export async function fitToFacts(
  world: World,
  tables: FitTables,
  request: FitRequest = {},
  execution: FitExecution = {},
): Promise<Posterior> {
  const asOf = request.asOf ?? world.dataDate;
  const { chains = defaultFit.chains, draws = defaultFit.draws, seed = defaultFit.seed } = request;
  // Long enough for the steps to be learnt, whatever is kept.
  const warmUp = Math.max(200, Math.floor((draws * thin) / 4));
  const { targets, errors, leftOut } = fitTargets(world, tables, asOf);
  const resolved = resolvedWithoutPlans(world, request);
  const identity = identityOf(world, resolved, { asOf, facts: { targets, errors }, chains, draws, seed });
  const { resume } = execution;
  const from = resume === undefined ? undefined : checkpointState(resume.bytes, resume.where, identity);
  const problem = {
    plan: world.plan,
    fixed: resolved.fixed,
    correlations: resolved.correlations,
    observations: targets,
    errors,
    time: { stop: Math.max(...targets.map(({ at }) => at)) },
  };
  const believed = modelTarget({ ...problem, beliefs: resolved.beliefs });
  checkLikelihood(believed, (index) => believed.priorPoint(seed, index));
  const { beliefs, untouched } = screened(believed, resolved, seed);
  // Workers make ready while the start is looked for.
  const movers = execution.movers?.({ ...problem, beliefs });
  const target = modelTarget({ ...problem, beliefs });
  const origin = new Float64Array(target.dimensions);
  const top = bestFit(target, origin);
  const start = (index: number) => {
    const spread = target.priorPoint(seed, index);
    return top.point.map((best, d) => best / 2 + (spread[d] ?? 0));
  };
  const { movers: _, ...rest } = execution;
  const sampling = await sampled({ target, start, chains, warmUp, draws, thin, seed }, target, identity, {
    ...rest,
    ...(movers === undefined ? {} : { movers }),
    ...(from === undefined ? {} : { from }),
  });
  const interrupted = execution.signal?.aborted === true;
  if (sampling.draws === 0) throw noDraws(interrupted);
  return fittedPosterior({
    world,
    resolved,
    target,
    sampling,
    targets,
    errors,
    untouched,
    asOf,
    usual: isUsual(world, request),
    seed,
    warmUp,
    thin,
    beliefs: { ...beliefs, ...learntErrors(errors) },
    drawsAsked: draws,
    stopped: sampling.complete ? null : interrupted ? 'interrupted' : 'time',
    start: { cost: top.cost, priorMedianCost: top.startCost, converged: top.converged },
    notes: notesOf(world, resolved, asOf, leftOut),
  });
}

function bestFit(target: ModelTarget, origin: Float64Array) {
  try {
    return leastSquares({ residuals: target.residuals, start: origin, step: 1e-3, tolerance: 1e-4 });
  } catch (error) {
    if (error instanceof JevonsError && error.code === 'no-start') throw noLikelihood(target, [origin], error);
    throw error;
  }
}

function isUsual(world: World, request: FitRequest): boolean {
  const { scenario = 'default', set = {}, beliefs = {}, asOf = world.dataDate } = request;
  const { chains = defaultFit.chains, draws = defaultFit.draws, seed = defaultFit.seed } = request;
  const changed = Object.keys(set).length + Object.keys(beliefs).length;
  const numbers = chains === defaultFit.chains && draws === defaultFit.draws && seed === defaultFit.seed;
  return scenario === 'default' && changed === 0 && asOf === world.dataDate && numbers;
}

/** What a checkpoint must have been begun with. */
function identityOf(
  world: World,
  { scenario }: ResolvedScenario,
  { asOf, facts, chains, draws, seed }: { asOf: string; facts: object; chains: number; draws: number; seed: number },
): SamplingIdentity {
  const written = Object.entries(scenario.beliefs).map(([id, belief]) => [id, formatDistribution(belief)]);
  return {
    model: world.modelHash.slice(0, 12),
    facts: sha256Hex(canonicalJson(facts)).slice(0, 12),
    'as of': asOf,
    scenario: scenario.id,
    set: canonicalJson(scenario.set),
    beliefs: canonicalJson(Object.fromEntries(written)),
    chains: String(chains),
    draws: String(draws),
    seed: String(seed),
    sampler: String(samplerVersion),
  };
}

/** The chains, with checkpoints on the way. */
async function sampled(
  request: SamplingRequest,
  target: ModelTarget,
  identity: SamplingIdentity,
  execution: Omit<FitExecution, 'movers'> & { readonly movers?: readonly ChainMover[]; readonly from?: SamplerState },
): Promise<Sampling> {
  const { checkpoint, signal, onProgress, enough, movers, from } = execution;
  let last: (() => SamplerState) | undefined;
  try {
    const sampling = await sampleChains(request, {
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(enough === undefined ? {} : { enough }),
      ...(movers === undefined ? {} : { movers }),
      ...(from === undefined ? {} : { from }),
      onState: (state) => {
        last = state;
        if (checkpoint?.due() === true) checkpoint.save(checkpointBytes(state(), identity));
      },
    });
    if (!sampling.complete && last !== undefined) checkpoint?.save(checkpointBytes(last(), identity));
    return sampling;
  } catch (error) {
    if (error instanceof JevonsError && error.code === 'no-start')
      throw noLikelihood(target, [request.start(0)], error);
    throw error;
  }
}

const firstPoints = 8;

/** Fails early, and with names, where the model has no likelihood at any of the first points of the beliefs. */
function checkLikelihood(target: ModelTarget, pointOf: (index: number) => Float64Array): void {
  const points = Array.from({ length: firstPoints }, (_, k) => pointOf(k));
  if (points.every((point) => !Number.isFinite(target.logDensities(point, 1)[0]))) throw noLikelihood(target, points);
}

/** Names what the first point without a likelihood fails on, and the values that it has. */
function noLikelihood(target: ModelTarget, points: readonly ArrayLike<number>[], cause?: JevonsError): JevonsError {
  const point = Float64Array.from(points[0] ?? []);
  const values = target.valuesOf(point);
  const issues = target.unknowns.map(
    (id, d) =>
      new JevonsError(String(Number((values[d] ?? Number.NaN).toPrecision(6))), {
        kind: 'data',
        code: 'non-finite-likelihood',
        where: id,
      }),
  );
  return new JevonsError(
    `the likelihood is not finite where the beliefs begin: ${impossibleWords(target.whyImpossible(point)).en}`,
    {
      kind: 'data',
      code: 'non-finite-likelihood',
      hint: 'narrow the beliefs that let the model fail, or take back what was set; the values that were tried first:',
      issues,
      ...(cause === undefined ? {} : { cause }),
    },
  );
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

function learntErrors(errors: Readonly<Record<string, { readonly deviation: number | Distribution }>>) {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, { deviation }]) =>
      typeof deviation === 'number' ? [] : [[`error of ${name}`, deviation] as const],
    ),
  );
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
