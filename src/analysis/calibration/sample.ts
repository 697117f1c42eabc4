/**
 * Differential evolution Markov chains that learn steps from an archive of past states.
 *
 * In warm-up the archive grows and forgets its oldest half. Then it is frozen, so that every kept draw comes from a
 * chain with fixed, symmetric proposals: plain Metropolis, independent between chains, exact in the limit.
 *
 * @see ter Braak & Vrugt (2008), Differential Evolution Markov Chain with snooker updater and fewer chains,
 * doi:10.1007/s11222-008-9104-9; crossover as in Vrugt et al. (2009), doi:10.1515/IJNSNS.2009.10.3.273.
 */
import { JevonsError } from '#base';
import { eventLoopTurn } from '../ensemble/turn.ts';
import { Archive, joined } from './archive.ts';
import type { Impossible, Moved } from './move-chains.ts';
import { type ChainMover, inProcessMover } from './movers.ts';
import type { Target } from './target.ts';

export interface SamplingRequest {
  readonly target: Target;
  /** Points that spread wider than the target is believed to: the first states, then the first archive. */
  readonly start: (index: number) => ArrayLike<number>;
  /** At least 2. */
  readonly chains: number;
  /** Generations that teach the steps and are thrown away, at least 2. */
  readonly warmUp: number;
  /** Draws kept of each chain. */
  readonly draws: number;
  /** Generations between two kept draws; default 1. */
  readonly thin?: number;
  readonly seed: number;
}

/** How far, how long and by whom; nothing here changes a draw that is reached. */
export interface SamplingExecution {
  readonly signal?: AbortSignal;
  /** Generations done, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked after each stretch of generations: true ends the sampling with what there is. */
  readonly enough?: () => boolean;
  /** Default: this thread. Chains are dealt out among them. */
  readonly movers?: readonly ChainMover[];
  /** Where an earlier sampling of the same request stood: it goes on from there to the same end. */
  readonly from?: SamplerState;
  /** Called between stretches. What it gives is the sampler's own: copy it before returning. */
  readonly onState?: (state: () => SamplerState) => void;
}

/** Where the chains stand: with the request, all that the rest depends on. */
export interface SamplerState {
  /** Generations done. */
  readonly generation: number;
  /** `[chain x dimension]`. */
  readonly states: Float64Array;
  /** `[chain]`. */
  readonly densities: Float64Array;
  /** `[state x dimension]`. */
  readonly archive: Float64Array;
  /** Of the archive, how many will be forgotten next. */
  readonly oldest: number;
  /** `[draw x chain x dimension]`. */
  readonly kept: Float64Array;
  /** `[chain]`, proposals taken after warm-up. */
  readonly taken: Float64Array;
  readonly impossible: number;
  readonly firstImpossible?: Impossible;
}

export interface Sampling {
  readonly dimensions: number;
  readonly chains: number;
  /** Kept of each chain; fewer than asked when stopped. */
  readonly draws: number;
  /** One for each chain, `[draw x dimension]`. */
  readonly values: readonly Float64Array[];
  /** `[chain]`, share of proposals taken after warm-up; NaN when there were none. */
  readonly acceptance: Float64Array;
  /** Proposals with density 0 or none, of all. */
  readonly impossible: number;
  readonly firstImpossible?: Impossible;
  readonly evaluations: number;
  readonly complete: boolean;
}

/** Generations between two additions to the archive. */
const archiveEvery = 5;
const mostReports = 400;

function checked({ chains, warmUp, draws, thin = 1, target }: SamplingRequest): void {
  const faults = [
    [chains, 2, 'chains'],
    [warmUp, 2, 'generations of warm-up'],
    [draws, 1, 'draws'],
    [thin, 1, 'generations between draws'],
    [target.dimensions, 1, 'unknowns'],
  ] as const;
  for (const [value, least, what] of faults) {
    if (Number.isSafeInteger(value) && value >= least) continue;
    throw new JevonsError(`${value} ${what}; expected a whole number from ${least}`, {
      kind: 'usage',
      code: 'bad-sampling',
    });
  }
}

/** @throws JevonsError `no-start` when a hundred start points a chain have no density. */
function firstStates({ target, start, chains }: SamplingRequest): { states: Float64Array; densities: Float64Array } {
  const states: Float64Array[] = [];
  const densities: number[] = [];
  for (let tried = 0; states.length < chains; tried += chains) {
    if (tried >= 100 * chains) {
      throw new JevonsError(`of ${tried} start points only ${states.length} are possible`, {
        kind: 'data',
        code: 'no-start',
        hint: 'the model fails or contradicts the data nearly everywhere the beliefs reach: widen the errors or the beliefs',
      });
    }
    const points = Array.from({ length: chains }, (_, c) => Float64Array.from(start(tried + c)));
    const found = target.logDensities(joined(points, target.dimensions), chains);
    points.forEach((point, c) => {
      if (states.length < chains && Number.isFinite(found[c])) {
        states.push(point);
        densities.push(found[c] as number);
      }
    });
  }
  return { states: joined(states, target.dimensions), densities: Float64Array.from(densities) };
}

function startState(request: SamplingRequest): SamplerState {
  const { target, start, chains } = request;
  const oldest = Math.max(10 * target.dimensions, 2 * chains);
  const first = Array.from({ length: oldest }, (_, k) => Float64Array.from(start(100 * chains + k)));
  return {
    generation: 0,
    ...firstStates(request),
    archive: joined(first, target.dimensions),
    oldest,
    kept: new Float64Array(0),
    taken: new Float64Array(chains),
    impossible: 0,
  };
}

/** The end of the stretch that begins after a generation: where something is reported, or the archive may change. */
function endOfStretch(after: number, total: number, warmUp: number): number {
  const every = Math.ceil(total / mostReports);
  const next = (step: number) => after + step - (after % step);
  const bounds = [total, next(every)];
  if (after < warmUp) bounds.push(next(archiveEvery), warmUp, ...halfWays(warmUp).filter((one) => one > after));
  return Math.min(...bounds);
}

const halfWays = (warmUp: number) => [Math.floor(warmUp / 4), Math.floor(warmUp / 2)];

/**
 * Same request, same draws. Stopped by the signal or by `enough`, it returns what there is with `complete` false.
 *
 * @throws JevonsError `bad-sampling`, `no-start`, `worker-died`.
 */
export async function sampleChains(request: SamplingRequest, execution: SamplingExecution = {}): Promise<Sampling> {
  checked(request);
  const { target, chains, warmUp, draws, thin = 1 } = request;
  const { dimensions } = target;
  const { movers = [inProcessMover(target)] } = execution;
  const total = warmUp + draws * thin;
  let state = execution.from ?? startState(request);
  const archive = new Archive(dimensions);
  const change = (forget: number, add: Float64Array) => {
    for (const one of [archive, ...movers.map((mover) => ({ change: mover.archive }))]) one.change({ forget, add });
  };
  change(0, state.archive);
  const kept = new Float64Array(draws * chains * dimensions);
  kept.set(state.kept);
  let drawn = state.kept.length / (chains * dimensions);
  let oldest = state.oldest;
  const now = (): SamplerState => ({
    ...state,
    archive: archive.all(),
    oldest,
    kept: kept.subarray(0, drawn * chains * dimensions),
  });
  while (state.generation < total) {
    if (execution.signal?.aborted === true || execution.enough?.() === true) break;
    const until = endOfStretch(state.generation, total, warmUp);
    const parts = await moveAll(movers, request, state, until);
    state = advanced(state, parts, dimensions, until);
    drawn += interleave(kept, drawn, parts, chains, dimensions);
    if (until <= warmUp) {
      if (until % archiveEvery === 0) change(0, state.states);
      // Only once there is enough else to learn from.
      if (halfWays(warmUp).includes(until) && archive.size - oldest >= 2 * dimensions) {
        change(oldest, new Float64Array(0));
        oldest = archive.size;
      }
    }
    if (until % Math.ceil(total / mostReports) === 0) execution.onProgress?.(until, total);
    execution.onState?.(now);
    await eventLoopTurn();
  }
  const sampled = Math.max(0, state.generation - warmUp);
  const { impossible, firstImpossible } = state;
  return {
    dimensions,
    chains,
    draws: drawn,
    values: Array.from({ length: chains }, (_, c) => chainOf(kept, c, drawn, chains, dimensions)),
    acceptance: state.taken.map((count) => count / sampled),
    impossible,
    ...(firstImpossible === undefined ? {} : { firstImpossible }),
    evaluations: chains * (1 + state.generation),
    complete: state.generation === total,
  };
}

interface Part {
  /** The chains from this one on. */
  readonly first: number;
  readonly moved: Moved;
}

/** Neighbouring chains go to one mover. */
function moveAll(
  movers: readonly ChainMover[],
  { seed, warmUp, thin = 1, chains, target }: SamplingRequest,
  state: SamplerState,
  until: number,
): Promise<Part[]> {
  const { dimensions } = target;
  const used = movers.slice(0, chains);
  return Promise.all(
    used.map(async (mover, k) => {
      const [first, end] = [Math.floor((k * chains) / used.length), Math.floor(((k + 1) * chains) / used.length)];
      const moved = await mover.move({
        ...{ seed, after: state.generation, until, warmUp, thin },
        chains: Array.from({ length: end - first }, (_, c) => first + c),
        states: state.states.slice(first * dimensions, end * dimensions),
        densities: state.densities.slice(first, end),
      });
      return { first, moved };
    }),
  );
}

function advanced(state: SamplerState, parts: readonly Part[], dimensions: number, until: number): SamplerState {
  const [states, densities, taken] = [state.states.slice(), state.densities.slice(), state.taken.slice()];
  let { impossible, firstImpossible } = state;
  for (const { first, moved } of parts) {
    states.set(moved.states, first * dimensions);
    densities.set(moved.densities, first);
    moved.taken.forEach((count, c) => {
      taken[first + c] = (taken[first + c] ?? 0) + count;
    });
    impossible += moved.impossible;
    const other = moved.firstImpossible;
    // Parts come in the order of their chains: of one generation, the first chain.
    if (other !== undefined && other.generation < (firstImpossible?.generation ?? Number.POSITIVE_INFINITY)) {
      firstImpossible = other;
    }
  }
  const found = firstImpossible === undefined ? {} : { firstImpossible };
  return { ...state, generation: until, states, densities, taken, impossible, ...found };
}

/** Puts the draws of all parts behind those that are kept. @returns How many of each chain. */
function interleave(
  kept: Float64Array,
  drawn: number,
  parts: readonly Part[],
  chains: number,
  dimensions: number,
): number {
  let count = 0;
  for (const { first, moved } of parts) {
    const row = moved.densities.length * dimensions;
    count = moved.kept.length / row;
    for (let k = 0; k < count; k += 1) {
      kept.set(moved.kept.subarray(k * row, (k + 1) * row), ((drawn + k) * chains + first) * dimensions);
    }
  }
  return count;
}

function chainOf(kept: Float64Array, chain: number, draws: number, chains: number, dimensions: number): Float64Array {
  const values = new Float64Array(draws * dimensions);
  for (let k = 0; k < draws; k += 1) {
    const from = (k * chains + chain) * dimensions;
    values.set(kept.subarray(from, from + dimensions), k * dimensions);
  }
  return values;
}

/** Average of the chance that a proposal is taken; for words. */
export function meanAcceptance({ acceptance }: Sampling): number {
  return acceptance.reduce((sum, one) => sum + one, 0) / acceptance.length;
}
