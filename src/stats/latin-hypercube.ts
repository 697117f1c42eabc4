/**
 * Latin hypercubes: with n points, each dimension has exactly one in each of n equal strata.
 *
 * The strata are dealt out by a keyed permutation, not by shuffling a list: point r is a pure function of r, n and the seed, any
 * block can be made anywhere, and memory does not grow with n.
 *
 * @see McKay, Beckman & Conover (1979), doi:10.2307/1268522.
 */

import { stream, wordAt } from './philox.ts';

const permutationPurpose = 2;
const rounds = 8;

/** A permutation of the integers 0 to `size` - 1 that a seed and a number choose, evaluated one by one. */
export class KeyedPermutation {
  readonly size: number;
  readonly #half: number;
  readonly #mask: number;
  readonly #keys: readonly number[];

  /**
   * @param size 1 to 2^52.
   * @param index Which of the seed's permutations: an integer from 0 to 2^32 - 1.
   */
  constructor(size: number, seed: number, index: number) {
    this.size = size;
    let half = 2;
    // Two halves of equal length: at most four times too large, and what falls outside walks on.
    while (half * half < size) half *= 2;
    this.#half = half;
    this.#mask = this.#half - 1;
    this.#keys = Array.from({ length: rounds }, (_, round) => wordAt(seed, permutationPurpose, index, round));
  }

  /** Where `position` goes. A bijection: a balanced Feistel network, repeated until it lands inside (cycle walking). */
  at(position: number): number {
    let value = position;
    do {
      let left = Math.floor(value / this.#half);
      let right = value % this.#half;
      for (const key of this.#keys) {
        const next = (left ^ mixed(right, key)) & this.#mask;
        left = right;
        right = next;
      }
      value = left * this.#half + right;
    } while (value >= this.size);
    return value;
  }
}

/** A hash of 32 bits to 32 bits whose every output bit depends on every input bit (MurmurHash3's final mix). */
function mixed(value: number, key: number): number {
  let x = (value + key) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/**
 * Points `firstRun` to `firstRun + count - 1` of the hypercube of `runs` points.
 *
 * @returns `[point x dimension]`, row-major, strictly between 0 and 1.
 */
export function latinHypercubePoints(
  runs: number,
  dimensions: number,
  seed: number,
  firstRun: number,
  count: number,
): Float64Array {
  const result = new Float64Array(dimensions * count);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const permutation = new KeyedPermutation(runs, seed, dimension);
    for (let row = 0; row < count; row++) {
      const run = firstRun + row;
      result[row * dimensions + dimension] = (permutation.at(run) + stream(seed, run, dimension)) / runs;
    }
  }
  return result;
}
