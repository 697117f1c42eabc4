/**
 * Sobol' points (Joe-Kuo D6, Gray-code order), plain or with a nested random scramble.
 * A point is computed from its index alone, so that a design can be cut anywhere.
 */
import { JevonsError } from '#base';
import { wordsAt } from './philox.ts';
import { directionTable } from './sobol-directions.ts';

export const mostSobolDimensions = directionTable.length + 1;
const bits = 32;
const scale = 4294967296;

const computed = new Map<number, Uint32Array>();

/** @returns `[bit]`: the 32 direction numbers of a dimension, counted from 0. */
function directions(dimension: number): Uint32Array {
  const known = computed.get(dimension);
  if (known !== undefined) return known;
  const numbers = new Uint32Array(bits);
  if (dimension === 0) {
    for (let bit = 0; bit < bits; bit += 1) numbers[bit] = 1 << (31 - bit);
  } else {
    const [degree = 0, coefficients = 0, ...first] = (directionTable[dimension - 1] ?? '').split(' ').map(Number);
    for (let bit = 0; bit < bits; bit += 1) {
      numbers[bit] = bit < degree ? (first[bit] ?? 0) << (31 - bit) : recur(numbers, bit, degree, coefficients);
    }
  }
  computed.set(dimension, numbers);
  return numbers;
}

function recur(numbers: Uint32Array, bit: number, degree: number, coefficients: number): number {
  const back = numbers[bit - degree] ?? 0;
  let next = back ^ (back >>> degree);
  for (let k = 1; k < degree; k += 1) {
    if (((coefficients >>> (degree - 1 - k)) & 1) === 1) next ^= numbers[bit - k] ?? 0;
  }
  return next;
}

function wordAt(index: number, dimension: number): number {
  const numbers = directions(dimension);
  let gray = (index ^ (index >>> 1)) >>> 0;
  let word = 0;
  for (let bit = 0; gray !== 0; bit += 1, gray >>>= 1) if ((gray & 1) === 1) word ^= numbers[bit] ?? 0;
  return word >>> 0;
}

/**
 * @param index Of the point, 0 to 2^32 - 1; point 0 is the origin.
 * @param dimension From 0.
 * @returns The plain coordinate, a multiple of 2^-32 in [0, 1).
 * @throws JevonsError `too-many-dimensions` past the table.
 */
export function sobol(index: number, dimension: number): number {
  checkDimension(dimension);
  return wordAt(index, dimension) / scale;
}

/**
 * The scrambled coordinate: every bit is flipped or not by a hash of the bits above it, so that each point is
 * uniform and the strata of the design are kept.
 *
 * @returns Strictly between 0 and 1.
 * @see Owen (1995), Randomly permuted (t,m,s)-nets; Laine & Karras (2011) and Burley (2020), jcgt.org/published/0009/04/01,
 * for the hash that does it.
 */
export function scrambledSobol(seed: number, index: number, dimension: number): number {
  checkDimension(dimension);
  return (nestedScramble(wordAt(index, dimension), scrambleKey(seed, dimension)) + 0.5) / scale;
}

/** @returns The 32-bit key of a dimension's scramble: the same for all its points. */
function scrambleKey(seed: number, dimension: number): number {
  return wordsAt(seed, 'scramble', 0, dimension)[0];
}

function nestedScramble(word: number, key: number): number {
  let x = reverseBits(word);
  x = (x ^ Math.imul(x, 0x3d20adea)) >>> 0;
  x = (x + key) >>> 0;
  x = Math.imul(x, (key >>> 16) | 1) >>> 0;
  x = (x ^ Math.imul(x, 0x05526c56)) >>> 0;
  x = (x ^ Math.imul(x, 0x53a22864)) >>> 0;
  return reverseBits(x);
}

function reverseBits(word: number): number {
  let x = word;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return ((x >>> 16) | (x << 16)) >>> 0;
}

function checkDimension(dimension: number): void {
  if (dimension < mostSobolDimensions) return;
  throw new JevonsError(`Sobol' points have at most ${mostSobolDimensions} dimensions, asked for ${dimension + 1}`, {
    kind: 'usage',
    code: 'too-many-dimensions',
    hint: 'use the latin-hypercube or random design',
  });
}
