import type { QuantileSketch } from '#stats';

/** Numbers kept of each row of a chunk. */
export const momentsOfARow = 4;

/**
 * Count, mean, smallest and greatest value of each row over a chunk, NaN left out: a series may begin later than the
 * simulation, and a failed run is NaN throughout.
 *
 * @param values `[row x run]`
 * @param sketches One per row that also takes every value; empty for none.
 * @returns `[row x 4]`; the mean of nothing is NaN.
 */
export function chunkMoments(
  values: Float64Array,
  rows: number,
  runs: number,
  sketches: readonly QuantileSketch[],
): Float64Array {
  const moments = new Float64Array(rows * momentsOfARow);
  for (let row = 0; row < rows; row += 1) {
    let count = 0;
    let first = Number.NaN;
    // Differences from the first value lose fewer bits than the values would.
    let sum = 0;
    let minimum = Number.POSITIVE_INFINITY;
    let maximum = Number.NEGATIVE_INFINITY;
    for (let i = row * runs; i < (row + 1) * runs; i += 1) {
      const value = values[i] as number;
      if (Number.isNaN(value)) continue;
      if (count === 0) first = value;
      count += 1;
      sum += value - first;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
    sketches[row]?.addAll(values, row * runs, (row + 1) * runs);
    const at = row * momentsOfARow;
    moments[at] = count;
    moments[at + 1] = first + sum / count;
    moments[at + 2] = minimum;
    moments[at + 3] = maximum;
  }
  return moments;
}
