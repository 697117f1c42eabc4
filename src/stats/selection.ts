/** Quantiles without sorting everything: only what lies around the ranks that are wanted. */
import { quantileSorted } from './quantiles.ts';

/** Below this a part is sorted. */
const small = 48;

/**
 * @param values Without NaN; put in another order.
 * @param levels 0 to 1.
 * @returns What `quantileSorted` gives of the sorted values.
 */
export function selectQuantiles(values: Float64Array, levels: readonly number[]): number[] {
  const last = values.length - 1;
  const ranks = levels.flatMap((level) => {
    const rank = Math.floor(level * last);
    return [rank, Math.min(rank + 1, last)];
  });
  const wanted = [...new Set(ranks)].sort((a, b) => a - b);
  place(values, 0, last, wanted, 0, wanted.length, 64);
  return levels.map((level) => quantileSorted(values, level));
}

/**
 * Puts the wanted ranks of a part in their places.
 *
 * @param from First of the part; `to` is its last.
 * @param ranks Ascending; those of the part are at `first` up to, not including, `end`.
 * @param patience Cuts left before an unlucky part is sorted.
 */
function place(
  values: Float64Array,
  from: number,
  to: number,
  ranks: readonly number[],
  first: number,
  end: number,
  patience: number,
): void {
  if (first >= end || from >= to) return;
  if (to - from < small || patience === 0) {
    values.subarray(from, to + 1).sort();
    return;
  }
  const pivot = middle(values[from] as number, values[(from + to) >> 1] as number, values[to] as number);
  let low = from;
  let high = to;
  while (low <= high) {
    while ((values[low] as number) < pivot) low += 1;
    while ((values[high] as number) > pivot) high -= 1;
    if (low > high) break;
    const held = values[low] as number;
    values[low] = values[high] as number;
    values[high] = held;
    low += 1;
    high -= 1;
  }
  let cut = first;
  while (cut < end && (ranks[cut] as number) <= high) cut += 1;
  place(values, from, high, ranks, first, cut, patience - 1);
  while (cut < end && (ranks[cut] as number) < low) cut += 1;
  place(values, low, to, ranks, cut, end, patience - 1);
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
