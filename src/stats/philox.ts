/**
 * Philox4x32-10: four 32-bit words from a counter and a key, and nothing else.
 * A random number is looked up, not drawn: no order of evaluation, batch or worker can change it.
 *
 * @see Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, doi:10.1145/2063384.2063405.
 */
export type Words4 = readonly [number, number, number, number];

const rounds = 10;
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = (middle & 0xffff) + aLow * bHigh;
  // Both parts stay under 2^53, so plain arithmetic is exact.
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carry / 65536)) >>> 0;
}

/** @param counter Four unsigned 32-bit integers. @param key Two. @returns Four, each uniform over 0 to 2^32 - 1. */
export function philox4x32(counter: Words4, key: readonly [number, number]): Words4 {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < rounds; round += 1) {
    const high0 = multiplyHigh(multiplier0, c0 >>> 0);
    const high1 = multiplyHigh(multiplier1, c2 >>> 0);
    const low0 = Math.imul(multiplier0, c0) >>> 0;
    const low1 = Math.imul(multiplier1, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + weyl0) >>> 0;
    k1 = (k1 + weyl1) >>> 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

/** What a number is for: streams of different purposes never share a counter. */
export type Purpose = 'draw' | 'scramble' | 'permutation';
const purposes: Readonly<Record<Purpose, number>> = { draw: 1, scramble: 2, permutation: 3 };

/** @returns The four words that belong to this seed, purpose and pair of indices (each an integer under 2^53 and 2^32). */
export function wordsAt(seed: number, purpose: Purpose, index: number, dimension: number): Words4 {
  const counter: Words4 = [index >>> 0, Math.floor(index / 4294967296), dimension >>> 0, purposes[purpose]];
  return philox4x32(counter, [seed >>> 0, Math.floor(seed / 4294967296) >>> 0]);
}

/** @returns The 53-bit number strictly between 0 and 1 made of two words. */
export function openUnit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6) + 0.5) / 9007199254740992;
}

/** @returns Uniform over (0, 1): the number that belongs to this seed, run and parameter. */
export function uniformAt(seed: number, run: number, parameter: number): number {
  const [high, low] = wordsAt(seed, 'draw', run, parameter);
  return openUnit(high, low);
}
