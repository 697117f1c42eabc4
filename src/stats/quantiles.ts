/** Quantiles and moments of numbers in memory. */

/**
 * @param sorted Ascending, without NaN.
 * @param level 0 to 1.
 * @returns Type 7 (linear between order statistics); NaN of nothing.
 * @see Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566.
 */
export function quantileSorted(sorted: Float64Array | readonly number[], level: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = level * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  // Equal infinities must not give NaN.
  return low === high ? low : low + (position - below) * (high - low);
}

/** @returns One quantile for each level; NaNs in `values` are left out. */
export function quantiles(values: Float64Array | readonly number[], levels: readonly number[]): number[] {
  const sorted = Float64Array.from(values as Float64Array)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return levels.map((level) => quantileSorted(sorted, level));
}

/** Count, mean and sum of squared deviations: joined exactly as they are added, so in a fixed order. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

export const noMoments: Moments = { count: 0, mean: 0, squares: 0 };

/** @see Welford (1962). */
export function addToMoments({ count, mean, squares }: Moments, value: number): Moments {
  const difference = value - mean;
  const next = mean + difference / (count + 1);
  return { count: count + 1, mean: next, squares: squares + difference * (value - next) };
}

/** @see Chan, Golub & LeVeque (1983). */
export function joinMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const difference = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (difference * b.count) / count,
    squares: a.squares + b.squares + (difference * difference * a.count * b.count) / count,
  };
}

/** @returns With n - 1 below; NaN of fewer than two. */
export function variance({ count, squares }: Moments): number {
  return count < 2 ? Number.NaN : squares / (count - 1);
}
