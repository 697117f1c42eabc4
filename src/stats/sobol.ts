/**
 * Sobol' points, in Gray-code order, plain or scrambled. Point i is a pure function of i, so any block can be made anywhere.
 *
 * @see Sobol' (1967); Antonov & Saleev (1979) for the order; sobol-numbers.ts for the direction numbers.
 */

import { JevonsError } from '#base';
import { wordAt } from './philox.ts';
import { joeKuoRows } from './sobol-numbers.ts';

/** Dimensions that the table covers. */
export const sobolDimensions = joeKuoRows.length + 1;
const bits = 32;
const scramblePurpose = 1;

const memo = new Map<number, Uint32Array>();

/** The 32 direction numbers of a dimension (from 0), as fractions of 2^32. */
function directionNumbers(dimension: number): Uint32Array {
  let numbers = memo.get(dimension);
  if (numbers === undefined) {
    numbers = new Uint32Array(bits);
    if (dimension === 0) for (let bit = 0; bit < bits; bit++) numbers[bit] = 1 << (bits - 1 - bit);
    else fill(numbers, (joeKuoRows[dimension - 1] as string).split(' ').map(Number));
    memo.set(dimension, numbers);
  }
  return numbers;
}

function fill(numbers: Uint32Array, [degree = 0, inner = 0, ...initial]: number[]): void {
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) {
      numbers[bit] = (initial[bit] as number) << (bits - 1 - bit);
      continue;
    }
    const before = numbers[bit - degree] as number;
    let value = before ^ (before >>> degree);
    for (let step = 1; step < degree; step++) {
      if ((inner >>> (degree - 1 - step)) & 1) value ^= numbers[bit - step] as number;
    }
    numbers[bit] = value;
  }
}

/** The coordinate of point `index` in a dimension (from 0), as a fraction of 2^32. */
function coordinate(index: number, dimension: number): number {
  const numbers = directionNumbers(dimension);
  let gray = (index ^ (index >>> 1)) >>> 0;
  let value = 0;
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
    if (gray & 1) value ^= numbers[bit] as number;
  }
  return value >>> 0;
}

function checkSize(dimensions: number, lastIndex: number): void {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= sobolDimensions)) {
    throw new JevonsError(`Sobol' points have 1 to ${sobolDimensions} dimensions, ${dimensions} were asked`, {
      kind: 'usage',
      code: 'too-many-dimensions',
      hint: 'use a Latin hypercube',
    });
  }
  if (!(Number.isInteger(lastIndex) && lastIndex >= 0 && lastIndex < 4294967296)) {
    throw new JevonsError(`Sobol' points are numbered 0 to 2^32 - 1, ${lastIndex} was asked`, {
      kind: 'usage',
      code: 'too-many-points',
    });
  }
}

/**
 * Plain points `firstIndex` to `firstIndex + count - 1`. Point 0 is the origin.
 *
 * @returns `[point x dimension]`, row-major, in [0, 1).
 * @throws JevonsError `too-many-dimensions`, `too-many-points`.
 */
export function sobolPoints(dimensions: number, firstIndex: number, count: number): Float64Array {
  checkSize(dimensions, Math.max(firstIndex, firstIndex + count - 1));
  return points(dimensions, firstIndex, count, (value) => value / 4294967296);
}

/**
 * Scrambled points: each dimension's binary digits are flipped by a random tree of the seed, so that the net keeps its balance, no
 * point is 0, and means over scrambles are unbiased. Coordinates are the middles of 2^32 cells.
 *
 * @returns `[point x dimension]`, row-major, strictly between 0 and 1.
 * @throws JevonsError `too-many-dimensions`, `too-many-points`.
 * @see Owen (1995); Burley (2020), Practical hash-based Owen scrambling, JCGT 9(4), for the hash of reversed bits.
 */
export function scrambledSobolPoints(
  dimensions: number,
  firstIndex: number,
  count: number,
  seed: number,
): Float64Array {
  checkSize(dimensions, Math.max(firstIndex, firstIndex + count - 1));
  const keys = Array.from({ length: dimensions }, (_, dimension) => wordAt(seed, scramblePurpose, dimension));
  return points(dimensions, firstIndex, count, (value, dimension) => {
    return (nestedScramble(value, keys[dimension] as number) + 0.5) / 4294967296;
  });
}

function points(
  dimensions: number,
  firstIndex: number,
  count: number,
  finish: (value: number, dimension: number) => number,
): Float64Array {
  const result = new Float64Array(dimensions * count);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const numbers = directionNumbers(dimension);
    let value = coordinate(firstIndex, dimension);
    for (let row = 0; row < count; row++) {
      result[row * dimensions + dimension] = finish(value, dimension);
      // The next Gray code differs in the lowest zero bit of this index.
      const bit = 31 - Math.clz32(~(firstIndex + row) & (firstIndex + row + 1));
      value = (value ^ (numbers[bit] as number)) >>> 0;
    }
  }
  return result;
}

/** Each digit is flipped or not by a hash of the digits before it and the key. */
function nestedScramble(value: number, key: number): number {
  let x = reverseBits(value);
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + key) | 0;
  x = Math.imul(x, (key >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return reverseBits(x);
}

function reverseBits(value: number): number {
  let x = value;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}
