/**
 * How often each value was met, in bounded memory. While there are few different values every one is kept, and
 * quantiles are exact; past that, values are rounded towards zero to as many bits as keep the number of different ones
 * within bounds. The bits kept depend on the values alone, not on their order, so neither does any answer. Values that
 * fill k octaves are then within a relative k / 4096 of the true order statistic.
 */
const mostValues = 8192;

/** Bytes that counts take at most, about. */
export const valueCountsBytes = mostValues * 80;

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
number[0] = 1;
const highWord = words[1] === 0 ? 0 : 1;

/** @param dropped Low bits of the mantissa set to zero, 0 to 52. */
function rounded(value: number, dropped: number): number {
  // Adding zero turns a negative zero into the plain one.
  number[0] = value + 0;
  const low = 1 - highWord;
  if (dropped >= 32) {
    words[low] = 0;
    words[highWord] = ((words[highWord] as number) & (-1 << (dropped - 32))) >>> 0;
  } else words[low] = ((words[low] as number) & (-1 << dropped)) >>> 0;
  return number[0] as number;
}

/** The first value further from zero that is not rounded to this one. */
function next(value: number, dropped: number): number {
  number[0] = value;
  const low = 1 - highWord;
  const step = (1 << (dropped % 32)) >>> 0;
  if (dropped >= 32) words[highWord] = (words[highWord] as number) + step;
  else {
    const sum = (words[low] as number) + step;
    words[low] = sum >>> 0;
    if (sum > 0xffffffff) words[highWord] = (words[highWord] as number) + 1;
  }
  return number[0] as number;
}

export class ValueCounts {
  private counts = new Map<number, number>();
  private dropped = 0;
  count = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;

  /** Whether every value was kept as it is. */
  get exact(): boolean {
    return this.dropped === 0;
  }

  /** @param value Not NaN. */
  add(value: number): void {
    const kept = rounded(value, this.dropped);
    this.counts.set(kept, (this.counts.get(kept) ?? 0) + 1);
    this.count += 1;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    if (this.counts.size > mostValues) this.coarsen();
  }

  /** Drops the fewest bits that leave few enough different values: often one more, at first some thirty. */
  private coarsen(): void {
    let step = 1;
    let enough = this.dropped + step;
    while (this.different(enough) > mostValues) {
      step *= 2;
      enough = Math.min(52, enough + step);
    }
    let tooFew = Math.max(this.dropped, enough - step);
    while (enough - tooFew > 1) {
      const tried = (tooFew + enough) >> 1;
      if (this.different(tried) > mostValues) tooFew = tried;
      else enough = tried;
    }
    this.dropped = enough;
    const counts = new Map<number, number>();
    for (const [value, count] of this.counts) {
      const kept = rounded(value, enough);
      counts.set(kept, (counts.get(kept) ?? 0) + count);
    }
    this.counts = counts;
  }

  /** Different values with so many bits dropped. */
  private different(dropped: number): number {
    const values = new Set<number>();
    for (const value of this.counts.keys()) values.add(rounded(value, dropped));
    return values.size;
  }

  /** @param levels 0 to 1. @returns Type 7 where exact, else placed inside the rounded value's range; NaN of nothing. */
  quantiles(levels: readonly number[]): number[] {
    const sorted = [...this.counts].sort(([a], [b]) => a - b);
    return levels.map((level) => this.quantileOf(sorted, level));
  }

  private quantileOf(sorted: readonly (readonly [value: number, count: number])[], level: number): number {
    if (this.count === 0) return Number.NaN;
    const position = level * (this.count - 1);
    const low = this.valueAt(sorted, Math.floor(position));
    const high = this.valueAt(sorted, Math.min(Math.floor(position) + 1, this.count - 1));
    // Equal infinities must not give NaN.
    return low === high ? low : low + (position - Math.floor(position)) * (high - low);
  }

  /** The order statistic of a rank, counted from 0. */
  private valueAt(sorted: readonly (readonly [value: number, count: number])[], rank: number): number {
    let below = 0;
    for (const [value, count] of sorted) {
      if (below + count > rank) {
        if (this.exact || !Number.isFinite(value)) return value;
        const place = (rank - below + 0.5) / count;
        const share = value < 0 ? 1 - place : place;
        const inside = value + share * (next(value, this.dropped) - value);
        return Math.min(this.maximum, Math.max(this.minimum, inside));
      }
      below += count;
    }
    return Number.NaN;
  }
}
