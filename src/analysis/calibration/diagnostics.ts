/**
 * Whether chains agree, and how many independent draws theirs are worth.
 *
 * @see Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), Rank-normalization, folding, and localization: an improved
 * R-hat, doi:10.1214/20-BA1221.
 */
import { log10 } from '#base';
import { normalQuantile } from '#stats';

export interface Diagnostics {
  /** Rank-normalised split R-hat, the larger of location and spread: 1 when chains agree. NaN when a chain stands still. */
  readonly rHat: number;
  /** Independent draws that the mean is as sure as. */
  readonly bulk: number;
  /** The same for the 5 % and 95 % quantiles, the smaller. */
  readonly tail: number;
}

export interface Convergence {
  readonly converged: boolean;
  readonly worstRHat: number;
  readonly smallestBulk: number;
  readonly smallestTail: number;
  /** What decides. */
  readonly limits: { readonly rHat: number; readonly effective: number };
}

const limits = { rHat: 1.01, effective: 400 };
const fewestDraws = 8;

/** @param chains Draws of one unknown, one array a chain, of equal length. */
export function diagnose(chains: readonly Float64Array[]): Diagnostics {
  const draws = chains[0]?.length ?? 0;
  if (draws < fewestDraws) return { rHat: Number.NaN, bulk: Number.NaN, tail: Number.NaN };
  const halves = split(chains);
  const pooled = sorted(halves);
  const median = middle(pooled);
  const folded = halves.map((half) => half.map((value) => Math.abs(value - median)));
  const ranked = rankNormal(halves);
  const below = (level: number) => {
    const limit = pooled[Math.floor(level * (pooled.length - 1))] ?? Number.NaN;
    return effectiveSize(halves.map((half) => half.map((value) => (value <= limit ? 1 : 0))));
  };
  return {
    rHat: Math.max(potentialReduction(ranked), potentialReduction(rankNormal(folded))),
    bulk: effectiveSize(ranked),
    tail: Math.min(below(0.05), below(0.95)),
  };
}

/** Converged: every R-hat under 1.01 and every effective size at least 400. */
export function convergenceOf(all: readonly Diagnostics[]): Convergence {
  const worst = (pick: (one: Diagnostics) => number, choose: (a: number, b: number) => number) =>
    all.map(pick).reduce((a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : choose(a, b)));
  const worstRHat = worst(({ rHat }) => rHat, Math.max);
  const smallestBulk = worst(({ bulk }) => bulk, Math.min);
  const smallestTail = worst(({ tail }) => tail, Math.min);
  const converged = worstRHat < limits.rHat && smallestBulk >= limits.effective && smallestTail >= limits.effective;
  return { converged, worstRHat, smallestBulk, smallestTail, limits };
}

function split(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.slice(0, half), chain.slice(chain.length - half)];
  });
}

function sorted(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  return all.sort();
}

function middle(pooled: Float64Array): number {
  const half = Math.floor(pooled.length / 2);
  const high = pooled[half] ?? Number.NaN;
  return pooled.length % 2 === 1 ? high : (high + (pooled[half - 1] ?? Number.NaN)) / 2;
}

/** Ranks over all chains (of equal values: their mean), as quantiles of the normal. */
function rankNormal(chains: readonly Float64Array[]): Float64Array[] {
  const pooled = sorted(chains);
  const score = new Map<number, number>();
  for (let from = 0; from < pooled.length; ) {
    let to = from;
    while (to < pooled.length && pooled[to] === pooled[from]) to += 1;
    const rank = (from + 1 + to) / 2;
    score.set(pooled[from] as number, normalQuantile((rank - 0.375) / (pooled.length + 0.25)));
    from = to;
  }
  return chains.map((chain) => chain.map((value) => score.get(value) ?? Number.NaN));
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Within the chains, and the pooled estimate of the variance. */
function variances(chains: readonly Float64Array[]): { within: number; pooled: number; means: Float64Array } {
  const length = chains[0]?.length ?? 0;
  const means = Float64Array.from(chains, meanOf);
  const mean = meanOf(means);
  const between = means.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (chains.length - 1);
  const within =
    chains.reduce((total, chain, c) => {
      const own = means[c] as number;
      return total + chain.reduce((sum, value) => sum + (value - own) * (value - own), 0) / (length - 1);
    }, 0) / chains.length;
  return { within, pooled: ((length - 1) / length) * within + between, means };
}

function potentialReduction(chains: readonly Float64Array[]): number {
  const { within, pooled } = variances(chains);
  return within > 0 ? Math.sqrt(pooled / within) : Number.NaN;
}

/** Geyer's initial monotone sequence over the chains together; at most N log10 N, as antithetic chains can exceed N. */
function effectiveSize(chains: readonly Float64Array[]): number {
  const length = chains[0]?.length ?? 0;
  const { within, pooled, means } = variances(chains);
  if (!(pooled > 0)) return Number.NaN;
  const autocorrelation = (lag: number): number => {
    const covariance =
      chains.reduce((total, chain, c) => {
        const own = means[c] as number;
        let sum = 0;
        for (let t = lag; t < length; t += 1) sum += ((chain[t] as number) - own) * ((chain[t - lag] as number) - own);
        return total + sum / length;
      }, 0) / chains.length;
    return 1 - ((within * (length - 1)) / length - covariance) / pooled;
  };
  let sum = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : autocorrelation(lag)) + autocorrelation(lag + 1);
    if (pair < 0) break;
    last = Math.min(last, pair);
    sum += last;
  }
  const total = chains.length * length;
  const time = Math.max(2 * sum - 1, 1 / log10(total));
  return total / time;
}
