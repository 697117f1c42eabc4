/**
 * Differential evolution Markov chains that learn steps from an archive of past states.
 *
 * In warm-up the archive grows and forgets its oldest half. Then it is frozen, so that every kept draw comes from a
 * chain with fixed, symmetric proposals: plain Metropolis, independent between chains, exact in the limit.
 *
 * @see ter Braak & Vrugt (2008), Differential Evolution Markov Chain with snooker updater and fewer chains,
 * doi:10.1007/s11222-008-9104-9; crossover as in Vrugt et al. (2009), doi:10.1515/IJNSNS.2009.10.3.273.
 */
import { JevonsError, ln } from '#base';
import { normalQuantile, RandomStream } from '#stats';
import { eventLoopTurn } from '../ensemble/turn.ts';
import type { SamplingExecution, Target } from './target.ts';

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
  readonly evaluations: number;
  readonly complete: boolean;
}

/** Generations between two additions to the archive. */
const archiveEvery = 5;
/** Shares of the coordinates that a proposal moves. */
const crossovers: readonly number[] = [0.1, 0.3, 1];
/** How often a proposal takes the whole difference of two past states: from one mode to another. */
const jumpChance = 0.1;
const jitter = 1e-4;
const mostReports = 400;
/** Of a coordinate, the part that a step over normals keeps. */
const normalsKept: readonly number[] = [0, 0.7, 0.95];

/** The chance that belongs to a generation: 0 is the start. */
const streamOf = (seed: number, generation: number, chain: number) => new RandomStream(seed, generation, chain);

class Archive {
  private states: Float64Array[] = [];

  constructor(states: readonly Float64Array[]) {
    this.states = [...states];
  }

  add(states: readonly Float64Array[]): void {
    this.states.push(...states.map((state) => state.slice()));
  }

  /** What came before the chains found their place teaches the wrong steps. */
  forgetOldest(count: number): void {
    this.states.splice(0, count);
  }

  get size(): number {
    return this.states.length;
  }

  /** Two different states. */
  pair(random: RandomStream): readonly [Float64Array, Float64Array] {
    const first = random.integer(this.size);
    const second = (first + 1 + random.integer(this.size - 1)) % this.size;
    return [this.states[first] as Float64Array, this.states[second] as Float64Array];
  }
}

interface Proposal {
  readonly state: Float64Array;
  /** What the way of proposing adds to the logarithm of the chance to take it. */
  readonly correction: number;
}

function someOf(dimensions: number, share: number, random: RandomStream): number[] {
  const moved: number[] = [];
  for (let d = 0; d < dimensions; d += 1) if (random.uniform() < share) moved.push(d);
  return moved.length > 0 ? moved : [random.integer(dimensions)];
}

const oneOf = (values: readonly number[], random: RandomStream) => values[random.integer(values.length)] as number;

/** Symmetric: by a difference of two past states. */
function byDifference(state: Float64Array, archive: Archive, random: RandomStream): Proposal {
  const [first, second] = archive.pair(random);
  const jump = random.uniform() < jumpChance;
  const moved = someOf(state.length, jump ? 1 : oneOf(crossovers, random), random);
  const length = jump ? 1 : (2.38 / Math.sqrt(2 * moved.length)) * (0.5 + random.uniform());
  const next = state.slice();
  for (const d of moved) {
    const difference = (first[d] ?? 0) - (second[d] ?? 0);
    next[d] = (state[d] ?? 0) + length * difference + jitter * normalQuantile(random.uniform());
  }
  return { state: next, correction: 0 };
}

/** Reversible under standard normals, so that the likelihood alone decides (Cotter et al. 2013, doi:10.1214/13-STS421). */
function byNormals(state: Float64Array, random: RandomStream): Proposal {
  const kept = oneOf(normalsKept, random);
  const fresh = Math.sqrt(1 - kept * kept);
  const next = state.slice();
  let correction = 0;
  for (const d of someOf(state.length, oneOf(crossovers, random), random)) {
    const before = state[d] ?? 0;
    const after = kept * before + fresh * normalQuantile(random.uniform());
    correction += (after * after - before * before) / 2;
    next[d] = after;
  }
  return { state: next, correction };
}

function propose(target: Target, state: Float64Array, archive: Archive, random: RandomStream): Proposal {
  const normals = target.overStandardNormals === true && random.uniform() < 0.5;
  return normals ? byNormals(state, random) : byDifference(state, archive, random);
}

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
function firstStates({ target, start, chains }: SamplingRequest): { states: Float64Array[]; densities: number[] } {
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
  return { states, densities };
}

function joined(points: readonly Float64Array[], dimensions: number): Float64Array {
  const all = new Float64Array(points.length * dimensions);
  points.forEach((point, row) => {
    all.set(point, row * dimensions);
  });
  return all;
}

/**
 * Same request, same draws. Stopped by the signal or by `enough`, it returns what there is with `complete` false.
 *
 * @throws JevonsError `bad-sampling`, `no-start`.
 */
export async function sampleChains(request: SamplingRequest, execution: SamplingExecution = {}): Promise<Sampling> {
  checked(request);
  const { target, start, chains, warmUp, draws, thin = 1, seed } = request;
  const { dimensions } = target;
  const { states, densities } = firstStates(request);
  const firstArchive = Math.max(10 * dimensions, 2 * chains);
  const archive = new Archive(
    Array.from({ length: firstArchive }, (_, k) => Float64Array.from(start(100 * chains + k))),
  );
  let first = firstArchive;
  const kept = Array.from({ length: chains }, () => new Float64Array(draws * dimensions));
  const taken = new Float64Array(chains);
  let [drawn, sampled, impossible, evaluations] = [0, 0, 0, chains];
  const total = warmUp + draws * thin;
  const reportEvery = Math.ceil(total / mostReports);
  let generation = 1;
  for (; generation <= total; generation += 1) {
    if (execution.signal?.aborted === true || execution.enough?.() === true) break;
    const warm = generation <= warmUp;
    const randoms = states.map((_, c) => streamOf(seed, generation, c));
    const proposals = states.map((state, c) => propose(target, state, archive, randoms[c] as RandomStream));
    const found = target.logDensities(
      joined(
        proposals.map(({ state }) => state),
        dimensions,
      ),
      chains,
    );
    evaluations += chains;
    proposals.forEach(({ state, correction }, c) => {
      const density = found[c] ?? Number.NaN;
      const chance = ln((randoms[c] as RandomStream).uniform());
      if (!Number.isFinite(density)) impossible += 1;
      else if (chance < density - (densities[c] as number) + correction) {
        states[c] = state;
        densities[c] = density;
        if (!warm) taken[c] = (taken[c] ?? 0) + 1;
      }
    });
    if (warm) {
      if (generation % archiveEvery === 0) archive.add(states);
      const halfWay = generation === Math.floor(warmUp / 4) || generation === Math.floor(warmUp / 2);
      // Only once there is enough else to learn from.
      if (halfWay && archive.size - first >= 2 * dimensions) {
        archive.forgetOldest(first);
        first = archive.size;
      }
    } else {
      sampled += 1;
      if (sampled % thin === 0) {
        states.forEach((state, c) => {
          kept[c]?.set(state, drawn * dimensions);
        });
        drawn += 1;
      }
    }
    if (generation % reportEvery === 0) execution.onProgress?.(generation, total);
    await eventLoopTurn();
  }
  return {
    dimensions,
    chains,
    draws: drawn,
    values: kept.map((values) => values.subarray(0, drawn * dimensions)),
    acceptance: taken.map((count) => count / sampled),
    impossible,
    evaluations,
    complete: generation > total,
  };
}

/** Average of the chance that a proposal is taken; for words. */
export function meanAcceptance({ acceptance }: Sampling): number {
  return acceptance.reduce((sum, one) => sum + one, 0) / acceptance.length;
}
