/**
 * Quantiles of a stream in bounded memory: counts in bins whose edges are fixed in advance, so that joining two
 * sketches is adding integers, and no order of arrival or number of workers can change a byte.
 *
 * Bins are cut by the top bits of the double itself: 2^7 bins an octave. A quantile is placed inside its bin by its
 * rank, so it is within 1/128 of the true order statistic. The smallest and greatest value are exact.
 */
const mantissaBits = 7;
const binsPerOctave = 1 << mantissaBits;
const octaveShift = 20;
/** Bins of the widest window: 32 octaves, 16 kB. */
const widestWindow = 32 * binsPerOctave;
const binShift = octaveShift - mantissaBits;
/** Octaves of one sign, zero and what is too small for a normal double included. */
const octavesOfASign = 2048;

const single = new Float64Array(1);
const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
number[0] = 1;
const highWord = words[1] === 0 ? 0 : 1;

/** Greatest relative error of a quantile's value. */
export const sketchRelativeError = 1 / binsPerOctave;

/** Bytes that a sketch takes while its values span few octaves, about. */
export const sketchBytes = 8 * binsPerOctave * 4 + 400;

/** Sketches as plain arrays, to be sent to another thread. */
export interface PackedSketches {
  /** `[sketch]` Octaves that each holds. */
  readonly octaves: Uint32Array<ArrayBuffer>;
  /** `[octave]` Sign and exponent, sketch after sketch. */
  readonly keys: Uint16Array<ArrayBuffer>;
  /** `[octave x bin]` */
  readonly counts: Uint32Array<ArrayBuffer>;
  /** `[sketch x 2]` Smallest and greatest value. */
  readonly ranges: Float64Array<ArrayBuffer>;
}

interface Bin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export class QuantileSketch {
  /** Counts of neighbouring octaves, where most values are; grows up to `widestWindow`. */
  private window: Uint32Array = new Uint32Array(0);
  /** Code of the window's first bin: sign, exponent and first bits of the mantissa. */
  private first = 0;
  /** Counts of the other octaves, by sign and exponent. */
  private readonly elsewhere = new Map<number, Uint32Array>();
  count = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;

  /** @param value Finite; anything else is for the caller to count apart. */
  add(value: number): void {
    single[0] = value;
    this.addAll(single, 0, 1);
  }

  /** The values from one index up to, not including, another; what is not finite is left out. */
  addAll(values: Float64Array, from: number, to: number): void {
    let { window, first, count, minimum, maximum } = this;
    for (let i = from; i < to; i += 1) {
      const value = values[i] as number;
      // Adding zero turns a negative zero into the plain one.
      number[0] = value + 0;
      const top = words[highWord] as number;
      if ((top & 0x7ff00000) === 0x7ff00000) continue;
      const code = top >>> binShift;
      const bin = code - first;
      if (bin >= 0 && bin < window.length) window[bin] = (window[bin] as number) + 1;
      else {
        this.addOutside(code);
        window = this.window;
        first = this.first;
      }
      count += 1;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
    }
    this.count = count;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  private addOutside(code: number): void {
    const octave = code - (code % binsPerOctave);
    const { window, first } = this;
    const low = window.length === 0 ? octave : Math.min(first, octave);
    const high = window.length === 0 ? octave : Math.max(first + window.length - binsPerOctave, octave);
    if (high - low < widestWindow) {
      this.window = new Uint32Array(high - low + binsPerOctave);
      this.window.set(window, Math.max(first - low, 0));
      this.first = low;
      this.window[code - low] = (this.window[code - low] as number) + 1;
    } else {
      const counts = octaveIn(this.elsewhere, octave / binsPerOctave);
      counts[code - octave] = (counts[code - octave] as number) + 1;
    }
  }

  /** Counts of every octave that holds something, by sign and exponent. */
  private octaves(): Map<number, Uint32Array> {
    const all = new Map(this.elsewhere);
    for (let at = 0; at < this.window.length; at += binsPerOctave) {
      const counts = this.window.slice(at, at + binsPerOctave);
      const key = (this.first + at) / binsPerOctave;
      if (counts.some((count) => count > 0)) {
        all.get(key)?.forEach((count, bin) => {
          counts[bin] = (counts[bin] as number) + count;
        });
        all.set(key, counts);
      }
    }
    return all;
  }

  join(other: QuantileSketch): void {
    for (const [key, counts] of other.octaves()) this.joinOctave(key, counts);
    this.joinRange(other.minimum, other.maximum);
  }

  private joinOctave(key: number, counts: Uint32Array): void {
    const octave = octaveIn(this.elsewhere, key);
    counts.forEach((count, bin) => {
      octave[bin] = (octave[bin] as number) + count;
      this.count += count;
    });
  }

  private joinRange(minimum: number, maximum: number): void {
    this.minimum = Math.min(this.minimum, minimum);
    this.maximum = Math.max(this.maximum, maximum);
  }

  /** @param levels 0 to 1. @returns One value each, NaN when nothing was added. */
  quantiles(levels: readonly number[]): number[] {
    if (this.count === 0) return levels.map(() => Number.NaN);
    const bins = this.ascending();
    return levels.map((level) => this.quantileOf(bins, level));
  }

  private quantileOf(bins: readonly Bin[], level: number): number {
    if (level <= 0) return this.minimum;
    if (level >= 1) return this.maximum;
    const rank = level * (this.count - 1);
    let below = 0;
    for (const { low, high, count } of bins) {
      if (below + count > rank) {
        const value = low + ((Math.floor(rank) - below + 0.5) / count) * (high - low);
        return Math.min(this.maximum, Math.max(this.minimum, value));
      }
      below += count;
    }
    return this.maximum;
  }

  /** Bins that hold something, from the lowest value to the highest. */
  private ascending(): Bin[] {
    const octaves = this.octaves();
    const keys = [...octaves.keys()].sort((a, b) => signedOrder(a) - signedOrder(b));
    return keys.flatMap((key) => {
      const negative = key >= octavesOfASign;
      const exponent = negative ? key - octavesOfASign : key;
      const bins: Bin[] = [];
      (octaves.get(key) as Uint32Array).forEach((count, bin) => {
        if (count === 0) return;
        const [near, far] = [edge(exponent, bin), edge(exponent, bin + 1)];
        // The lowest bin of all holds zero and what is next to nothing: it stands for zero.
        const upper = near === 0 ? 0 : far;
        bins.push(negative ? { low: -upper, high: -near, count } : { low: near, high: upper, count });
      });
      return negative ? bins.reverse() : bins;
    });
  }

  static pack(sketches: readonly QuantileSketch[]): PackedSketches {
    const held = sketches.map((sketch) => sketch.octaves());
    const total = held.reduce((sum, { size }) => sum + size, 0);
    const keys = new Uint16Array(total);
    const counts = new Uint32Array(total * binsPerOctave);
    let next = 0;
    for (const octaves of held) {
      for (const [key, octave] of octaves) {
        keys[next] = key;
        counts.set(octave, next * binsPerOctave);
        next += 1;
      }
    }
    const ranges = Float64Array.from(sketches.flatMap(({ minimum, maximum }) => [minimum, maximum]));
    return { octaves: Uint32Array.from(held, ({ size }) => size), keys, counts, ranges };
  }

  /** Joins what was packed into sketches in the same order. */
  static joinPacked(sketches: readonly QuantileSketch[], { octaves, keys, counts, ranges }: PackedSketches): void {
    let next = 0;
    sketches.forEach((sketch, index) => {
      const end = next + (octaves[index] ?? 0);
      for (; next < end; next += 1) {
        sketch.joinOctave(keys[next] ?? 0, counts.subarray(next * binsPerOctave, (next + 1) * binsPerOctave));
      }
      sketch.joinRange(ranges[2 * index] ?? Number.NaN, ranges[2 * index + 1] ?? Number.NaN);
    });
  }
}

function octaveIn(octaves: Map<number, Uint32Array>, key: number): Uint32Array {
  const known = octaves.get(key);
  if (known !== undefined) return known;
  const counts = new Uint32Array(binsPerOctave);
  octaves.set(key, counts);
  return counts;
}

/** The greater the exponent of a negative number, the lower the number. */
function signedOrder(key: number): number {
  return key >= octavesOfASign ? octavesOfASign - 1 - key : key;
}

/** The lower edge of a bin; the edge after an octave's last is the next octave's first. */
function edge(exponent: number, bin: number): number {
  words[highWord] = ((exponent << octaveShift) + (bin << binShift)) >>> 0;
  words[1 - highWord] = 0;
  const value = number[0] as number;
  return Number.isFinite(value) ? value : Number.MAX_VALUE;
}
