/**
 * Philox4x32-10: a counter-based random generator. Every draw is a pure function of where it stands, so any worker can make any
 * draw in any order and get the same bits.
 *
 * @see Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, doi:10.1145/2063384.2063405.
 */

import { JevonsError } from '#base';

export type Words4 = readonly [number, number, number, number];

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

/** High 32 bits of the product of two unsigned 32-bit integers; Math.imul gives the low ones. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const lower = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(lower / 0x10000)) >>> 0;
}

/**
 * Writes the four output words (unsigned) of one block into `out`.
 *
 * @param counter0 Counter words 0 to 3 and key words 0 and 1: any integers, taken modulo 2^32.
 */
export function philoxInto(
  out: Uint32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  let c0 = counter0 >>> 0;
  let c1 = counter1 >>> 0;
  let c2 = counter2 >>> 0;
  let c3 = counter3 >>> 0;
  let k0 = key0 >>> 0;
  let k1 = key1 >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0);
    const high1 = multiplyHigh(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + weyl0) >>> 0;
    k1 = (k1 + weyl1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** The four output words of one block. */
export function philox4x32(counter: Words4, key: readonly [number, number]): Words4 {
  const out = new Uint32Array(4);
  philoxInto(out, ...counter, ...key);
  return [out[0] as number, out[1] as number, out[2] as number, out[3] as number];
}

const block = new Uint32Array(4);

/*
 * Whoever draws from one seed keeps to its own part of the counter space, told apart by the top bits of the fourth word:
 * 00 random functions inside a simulated run (engine), 01 `stream`, 10 `wordAt`.
 */

/**
 * A uniform number strictly between 0 and 1 from two words: the middle of one of 2^53 equal cells, rounded (53 bits).
 * Never 0 or 1, so that every quantile is finite.
 */
export function openUnit(high: number, low: number): number {
  const cell = (high >>> 5) * 67108864 + (low >>> 6);
  // 1 - 2^-54 would round to 1: the last cell takes its lower edge.
  return cell === 9007199254740991 ? cell / 9007199254740992 : (cell + 0.5) / 9007199254740992;
}

/**
 * The uniform draw that belongs to one place, strictly between 0 and 1 with 53 bits. A pure function.
 *
 * @param seed Integer from 0 to 2^53 - 1: the whole experiment.
 * @param run Integer from 0 to 2^53 - 1: one future.
 * @param parameterIndex Integer from 0 to 2^32 - 1: which uncertain quantity (or purpose).
 * @param replicate Integer from 0 to 2^30 - 1: the how-many-th draw of that quantity in that run.
 * @throws JevonsError `bad-stream` outside those ranges.
 */
export function stream(seed: number, run: number, parameterIndex: number, replicate = 0): number {
  checkPlace(seed, run, parameterIndex, replicate);
  const runHigh = Math.floor(run / 4294967296);
  philoxInto(block, run, runHigh, parameterIndex, replicate | 0x40000000, seed, Math.floor(seed / 4294967296));
  return openUnit(block[0] as number, block[1] as number);
}

/**
 * An unsigned 32-bit integer that belongs to one place, for scrambles and permutations.
 *
 * @param purpose Integer from 0 to 2^30 - 1 that keeps uses apart: two of them never read the same block.
 * @param index Integer from 0 to 2^53 - 1.
 * @param counter Integer from 0 to 2^32 - 1.
 */
export function wordAt(seed: number, purpose: number, index: number, counter = 0): number {
  const domain = purpose | 0x80000000;
  philoxInto(block, index, Math.floor(index / 4294967296), counter, domain, seed, Math.floor(seed / 4294967296));
  return block[0] as number;
}

function checkPlace(seed: number, run: number, parameterIndex: number, replicate: number): void {
  const fits =
    Number.isSafeInteger(seed) &&
    seed >= 0 &&
    Number.isSafeInteger(run) &&
    run >= 0 &&
    parameterIndex >>> 0 === parameterIndex &&
    Number.isInteger(replicate) &&
    replicate >= 0 &&
    replicate < 0x40000000;
  if (fits) return;
  throw new JevonsError(
    `no random stream at seed ${seed}, run ${run}, parameter ${parameterIndex}, replicate ${replicate}; expected whole numbers from 0`,
    { kind: 'usage', code: 'bad-stream' },
  );
}

/** A convenience over {@link stream}: the draws of one run and parameter, in order. Two of the same place give the same draws. */
export class RandomStream {
  readonly seed: number;
  readonly run: number;
  readonly parameterIndex: number;
  #replicate = 0;

  constructor(seed: number, run = 0, parameterIndex = 0) {
    this.seed = seed;
    this.run = run;
    this.parameterIndex = parameterIndex;
    checkPlace(seed, run, parameterIndex, 0);
  }

  /** The next uniform number, strictly between 0 and 1. */
  uniform(): number {
    return stream(this.seed, this.run, this.parameterIndex, this.#replicate++);
  }

  /** A whole number from 0 to `below` - 1, all equally likely to 2^-53. */
  integer(below: number): number {
    return Math.min(below - 1, Math.floor(this.uniform() * below));
  }
}
