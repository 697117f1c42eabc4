/** Past states of all chains, from whose differences steps are taken. */
import type { RandomStream } from '#stats';

/** First the oldest are forgotten, then the new ones added. */
export interface ArchiveChange {
  readonly forget: number;
  /** `[state x dimension]`. */
  readonly add: Float64Array;
}

export class Archive {
  private readonly dimensions: number;
  private states: Float64Array[] = [];

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  change({ forget, add }: ArchiveChange): void {
    this.states.splice(0, forget);
    for (let from = 0; from < add.length; from += this.dimensions) {
      this.states.push(add.slice(from, from + this.dimensions));
    }
  }

  get size(): number {
    return this.states.length;
  }

  /** `[state x dimension]`. */
  all(): Float64Array {
    return joined(this.states, this.dimensions);
  }

  /** Two different states. */
  pair(random: RandomStream): readonly [Float64Array, Float64Array] {
    const first = random.integer(this.size);
    const second = (first + 1 + random.integer(this.size - 1)) % this.size;
    return [this.states[first] as Float64Array, this.states[second] as Float64Array];
  }
}

export function joined(points: readonly Float64Array[], dimensions: number): Float64Array {
  const all = new Float64Array(points.length * dimensions);
  points.forEach((point, row) => {
    all.set(point, row * dimensions);
  });
  return all;
}
