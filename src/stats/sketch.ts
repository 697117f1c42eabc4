/**
 * Quantiles of a stream in bounded memory: counts in bins whose edges are fixed in advance, so that joining two
 * sketches is adding integers, and no order of arrival or number of workers can change a byte.
 *
 * Bins are cut by the top bits of the double itself: 2^6 bins an octave, so a value is within 0.8 % of its bin's middle.
 * The smallest and greatest value are exact.
 */
const mantissaBits = 6;
const view = new DataView(new ArrayBuffer(8));

/** Order-preserving integer of a finite double: sign, exponent and the first mantissa bits. */
function binOf(value: number): number {
  view.setFloat64(0, value === 0 ? 0 : value);
  const top = view.getUint32(0) >>> (20 - mantissaBits);
  const half = 1 << (11 + mantissaBits);
  return top >= half ? -(top - half) - 1 : top;
}

/** The middle of a bin. */
function middleOf(bin: number): number {
  const magnitude = bin < 0 ? -(bin + 1) : bin;
  view.setUint32(0, (magnitude << (20 - mantissaBits)) >>> 0);
  view.setUint32(4, 0);
  const low = view.getFloat64(0);
  view.setUint32(0, ((magnitude + 1) << (20 - mantissaBits)) >>> 0);
  const high = view.getFloat64(0);
  const middle = magnitude === 0 ? 0 : (low + high) / 2;
  return bin < 0 ? -middle : middle;
}

/** Greatest relative error of a quantile's value. */
export const sketchRelativeError = 1 / 128;

export class QuantileSketch {
  private readonly bins = new Map<number, number>();
  count = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;

  /** @param value Finite; anything else is for the caller to count apart. */
  add(value: number): void {
    if (!Number.isFinite(value)) return;
    const bin = binOf(value);
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + 1);
    this.count += 1;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
  }

  join(other: QuantileSketch): void {
    for (const [bin, count] of other.bins) this.bins.set(bin, (this.bins.get(bin) ?? 0) + count);
    this.count += other.count;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
  }

  /** @param levels 0 to 1. @returns One value each, NaN when nothing was added. */
  quantiles(levels: readonly number[]): number[] {
    const sorted = [...this.bins].sort(([a], [b]) => a - b);
    return levels.map((level) => this.quantileOf(sorted, level));
  }

  private quantileOf(sorted: readonly (readonly [number, number])[], level: number): number {
    if (this.count === 0) return Number.NaN;
    if (level <= 0) return this.minimum;
    if (level >= 1) return this.maximum;
    const rank = level * (this.count - 1);
    let below = 0;
    for (const [bin, count] of sorted) {
      below += count;
      if (below > rank) return Math.min(this.maximum, Math.max(this.minimum, middleOf(bin)));
    }
    return this.maximum;
  }
}
