/**
 * Latin hypercube: in every dimension one point in each of n equal strata.
 * The permutation of strata is keyed, not shuffled: point r of n needs no memory and no other point.
 *
 * @see McKay, Beckman & Conover (1979), doi:10.1080/00401706.1979.10489755.
 */
import { openUnit, wordsAt } from './philox.ts';

const largestBelowOne = 1 - Number.EPSILON / 2;

/** @returns Strictly between 0 and 1: coordinate `dimension` of point `index` of a design of `points` points. */
export function latinHypercube(seed: number, points: number, index: number, dimension: number): number {
  const stratum = permuted(seed, points, index, dimension);
  const [high, low] = wordsAt(seed, 'draw', index, dimension);
  return Math.min((stratum + openUnit(high, low)) / points, largestBelowOne);
}

/**
 * A keyed permutation of 0 .. points - 1: a Feistel network on the next even number of bits,
 * walked until it lands inside (at most four times as many numbers as points, so a few steps).
 */
export function permuted(seed: number, points: number, index: number, dimension: number): number {
  let halfBits = 1;
  while ((1 << halfBits) * (1 << halfBits) < points) halfBits += 1;
  const mask = (1 << halfBits) - 1;
  let value = index;
  do value = feistel(seed, value, dimension, halfBits, mask);
  while (value >= points);
  return value;
}

const feistelRounds = 4;

function feistel(seed: number, value: number, dimension: number, halfBits: number, mask: number): number {
  let left = Math.floor(value / (mask + 1));
  let right = value & mask;
  for (let round = 0; round < feistelRounds; round += 1) {
    const [word] = wordsAt(seed, 'permutation', right * feistelRounds + round, dimension);
    [left, right] = [right, left ^ (word >>> (32 - halfBits))];
  }
  return left * (mask + 1) + right;
}
