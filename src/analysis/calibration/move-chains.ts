/**
 * Some chains moved by some generations. A step depends on the seed, the generation, the number of the chain, its state
 * and the archive alone: chains may be moved anywhere, in any company.
 */
import { ln } from '#base';
import { normalQuantile, RandomStream } from '#stats';
import { type Archive, joined } from './archive.ts';
import type { Target } from './target.ts';

/** A stretch of generations; plain data, so that it can be sent to a worker. */
export interface Stretch {
  readonly seed: number;
  /** Generations done before; 0 at the start. */
  readonly after: number;
  /** The last generation of the stretch. */
  readonly until: number;
  readonly warmUp: number;
  /** Generations after warm-up between two kept draws. */
  readonly thin: number;
  /** Their numbers. */
  readonly chains: readonly number[];
  /** `[chain x dimension]`. */
  readonly states: Float64Array;
  readonly densities: Float64Array;
}

/** A proposal with density 0 or none. */
export interface Impossible {
  readonly generation: number;
  readonly chain: number;
  readonly point: Float64Array;
}

export interface Moved {
  readonly states: Float64Array;
  readonly densities: Float64Array;
  /** `[draw x chain x dimension]`. */
  readonly kept: Float64Array;
  /** `[chain]`, proposals taken after warm-up. */
  readonly taken: Float64Array;
  readonly impossible: number;
  readonly firstImpossible?: Impossible;
}

/** Shares of the coordinates that a proposal moves. */
const crossovers: readonly number[] = [0.1, 0.3, 1];
/** How often a proposal takes the whole difference of two past states: from one mode to another. */
const jumpChance = 0.1;
const jitter = 1e-4;
/** Of a coordinate, the part that a step over normals keeps. */
const normalsKept: readonly number[] = [0, 0.7, 0.95];

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

export function moveChains(target: Target, archive: Archive, stretch: Stretch): Moved {
  const { seed, after, until, warmUp, thin, chains } = stretch;
  const { dimensions } = target;
  const states: Float64Array[] = chains.map((_, c) => stretch.states.slice(c * dimensions, (c + 1) * dimensions));
  const densities = stretch.densities.slice();
  const taken = new Float64Array(chains.length);
  const kept: Float64Array[] = [];
  let impossible = 0;
  let firstImpossible: Impossible | undefined;
  for (let generation = after + 1; generation <= until; generation += 1) {
    const randoms = chains.map((chain) => new RandomStream(seed, generation, chain));
    const proposals = states.map((state, c) => propose(target, state, archive, randoms[c] as RandomStream));
    const points = joined(
      proposals.map(({ state }) => state),
      dimensions,
    );
    const found = target.logDensities(points, chains.length);
    proposals.forEach(({ state, correction }, c) => {
      const density = found[c] ?? Number.NaN;
      const chance = ln((randoms[c] as RandomStream).uniform());
      if (!Number.isFinite(density)) {
        impossible += 1;
        firstImpossible ??= { generation, chain: chains[c] as number, point: state };
      } else if (chance < density - (densities[c] as number) + correction) {
        states[c] = state;
        densities[c] = density;
        if (generation > warmUp) taken[c] = (taken[c] ?? 0) + 1;
      }
    });
    if (generation > warmUp && (generation - warmUp) % thin === 0) kept.push(...states);
  }
  return {
    states: joined(states, dimensions),
    densities,
    kept: joined(kept, dimensions),
    taken,
    impossible,
    ...(firstImpossible === undefined ? {} : { firstImpossible }),
  };
}
