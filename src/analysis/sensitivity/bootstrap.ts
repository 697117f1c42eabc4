/** Standard errors by drawing the points again, on a stream that the seed fixes. */
import { wordAt } from '#stats';

/** Keeps these draws apart from those of designs. */
const bootstrapPurpose = 0x5e_0001;

/** How often each of `count` points is drawn in replicate `replicate`: `count` draws with replacement. */
export function resampled(count: number, seed: number, replicate: number): Float64Array {
  const weights = new Float64Array(count);
  for (let draw = 0; draw < count; draw += 1) {
    const place = Math.floor((wordAt(seed, bootstrapPurpose, draw, replicate) / 4294967296) * count);
    weights[place] = (weights[place] as number) + 1;
  }
  return weights;
}

/** Standard deviation of each column of `[replicate x column]`; columns without two finite values give NaN. */
export function spreads(replicates: readonly (readonly number[])[]): number[] {
  const columns = replicates[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) => deviation(replicates.map((row) => row[column] ?? Number.NaN)));
}

/** Standard deviation with n - 1; NaN of fewer than two finite values. */
export function deviation(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return Number.NaN;
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const squares = finite.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (finite.length - 1));
}
