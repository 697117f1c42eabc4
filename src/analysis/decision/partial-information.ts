/** What knowing one thing, or observing it with noise, is worth before choosing: regression of each choice on it. */
import { JevonsError } from '#base';
import { normalQuantile, wordAt } from '#stats';
import { deviation, resampled } from '../sensitivity/bootstrap.ts';
import { type ChoiceValues, checkChoices } from './choices.ts';
import type { MeanEstimate, Numbers } from './estimates.ts';
import { hermite, normalScores, solveSums, totalDegree } from './regression.ts';

export interface InformationOptions {
  /** Of the draws that give the error, and of the noise of a signal. */
  readonly seed: number;
  /** Of the polynomial in the normal score. Default 4 for one input, 2 for more. */
  readonly degree?: number;
}

export interface InformationValue extends MeanEstimate {
  /**
   * Mean of the estimates on points drawn again, less the estimate: choosing by fitted values flatters itself. About as
   * much is in the estimate, too; it is not taken off, and shrinks as futures are added.
   */
  readonly bias: number;
}

/** Parts of the futures that are drawn again together. */
const parts = 50;
const replicates = 100;
/** Slices of one input over which fitted values are averaged before they are compared. */
const slices = 100;
const partPurpose = 0x5e_0101;
const noisePurpose = 0x5e_0102;

/** Fewest futures that can be divided into the parts. */
export const fewestFutures = 2 * parts;

/**
 * E[max over choices of E[value | input]] - max over choices of E[value].
 *
 * @param values Differences from one of the choices serve as well, and have less noise.
 * @param inputs `[input][future]`: what would be known. One, or a few that are seen together.
 * @throws JevonsError `too-few-futures`.
 * @see Strong, Oakley & Brennan (2014), Medical Decision Making 34:311-326.
 */
export function partialInformation(
  values: ChoiceValues,
  inputs: readonly Numbers[],
  { seed, degree = inputs.length > 1 ? 2 : 4 }: InformationOptions,
): InformationValue {
  const futures = checkChoices(values);
  if (futures < fewestFutures) {
    throw new JevonsError(`${futures} futures are too few to say what knowing something is worth`, {
      kind: 'usage',
      code: 'too-few-futures',
      hint: `take ${fewestFutures} or more; 1000 is usual`,
    });
  }
  const scores = inputs.map(normalScores);
  const distinct = scores.map((one) => new Set(one).size);
  const highest = Math.min(degree, ...distinct.map((count) => count - 1));
  if (highest < 1) return { value: 0, standardError: 0, bias: 0 };
  const rows = Array.from({ length: futures }, (_, i) => {
    const parts = scores.map((one) => hermite(one[i] ?? 0, highest));
    return parts.length === 1 ? (parts[0] ?? []) : totalDegree(parts, highest);
  });
  const sums = partSums(values, rows, slicesOf(scores, futures), seed);
  const weights = Array.from({ length: replicates }, (_, r) => resampled(parts, seed, r));
  const value = sums.estimate(new Float64Array(parts).fill(1));
  const again = weights.map((one) => sums.estimate(one));
  const mean = again.reduce((sum, one) => sum + one, 0) / again.length;
  return { value, standardError: deviation(again), bias: mean - value };
}

/** `[future]`: slice of a single input by rank; futures of their own when inputs are several. */
function slicesOf(scores: readonly Float64Array[], futures: number): Int32Array {
  const [score, ...others] = scores;
  if (score === undefined || others.length > 0) return Int32Array.from({ length: futures }, (_, i) => i);
  const order = [...score.keys()].sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b);
  const count = Math.min(slices, futures);
  const slice = new Int32Array(futures);
  order.forEach((future, rank) => {
    slice[future] = Math.floor((rank * count) / futures);
  });
  return slice;
}

/** Sums of least squares and of the functions in each slice, by part of the futures. */
function partSums(values: ChoiceValues, rows: readonly (readonly number[])[], slice: Int32Array, seed: number) {
  const [k, choices, futures] = [rows[0]?.length ?? 0, values.length, rows.length];
  const cross = Array.from({ length: parts }, () => new Float64Array(k * k));
  const products = Array.from({ length: parts }, () => new Float64Array(choices * k));
  const count = slice.reduce((most, one) => Math.max(most, one + 1), 0);
  // In each slice the mean of the functions over all its futures, and how many of each part are in it.
  const means = new Float64Array(count * k);
  const sizes = new Float64Array(count);
  const members: Map<number, number>[] = Array.from({ length: parts }, () => new Map());
  for (let i = 0; i < futures; i += 1) {
    const part = partOf(i, seed);
    const row = rows[i] ?? [];
    const [ownCross, ownProducts] = [cross[part] as Float64Array, products[part] as Float64Array];
    for (let a = 0; a < k; a += 1) {
      const x = row[a] as number;
      for (let b = 0; b < k; b += 1) ownCross[a * k + b] = (ownCross[a * k + b] as number) + x * (row[b] as number);
      for (let c = 0; c < choices; c += 1) {
        ownProducts[c * k + a] = (ownProducts[c * k + a] as number) + x * ((values[c] as Float64Array)[i] as number);
      }
      const place = (slice[i] as number) * k + a;
      means[place] = (means[place] as number) + x;
    }
    const own = slice[i] as number;
    sizes[own] = (sizes[own] as number) + 1;
    const held = members[part] as Map<number, number>;
    held.set(own, (held.get(own) ?? 0) + 1);
  }
  for (let s = 0; s < count; s += 1) {
    for (let a = 0; a < k; a += 1) means[s * k + a] = (means[s * k + a] as number) / (sizes[s] as number);
  }
  const weighed = (all: readonly Float64Array[], weights: Float64Array) => {
    const sum = new Float64Array(all[0]?.length ?? 0);
    all.forEach((one, part) => {
      const weight = weights[part] ?? 0;
      if (weight > 0) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + weight * (one[i] as number);
    });
    return sum;
  };
  return {
    estimate(weights: Float64Array): number {
      const total = weighed(cross, weights);
      const withValues = weighed(products, weights);
      const coefficients = solveSums({ cross: total, with: withValues }, k);
      const inSlice = new Float64Array(count);
      members.forEach((held, part) => {
        const weight = weights[part] ?? 0;
        if (weight > 0) for (const [s, size] of held) inSlice[s] = (inSlice[s] as number) + weight * size;
      });
      const drawn = total[0] as number;
      let knowing = 0;
      for (let s = 0; s < count; s += 1) {
        const weight = inSlice[s] as number;
        if (weight === 0) continue;
        let best = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < choices; c += 1) {
          let fitted = 0;
          for (let a = 0; a < k; a += 1) fitted += (coefficients[c * k + a] as number) * (means[s * k + a] as number);
          if (fitted > best) best = fitted;
        }
        knowing += weight * best;
      }
      let blind = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < choices; c += 1) blind = Math.max(blind, (withValues[c * k] as number) / drawn);
      return knowing / drawn - blind;
    },
  };
}

/** By chance, so that neighbours in a balanced design do not fall into one part in turn. */
function partOf(future: number, seed: number): number {
  return Math.floor((wordAt(seed, partPurpose, future, 0) / 4294967296) * parts);
}

/**
 * What the input would show through an instrument: its value and normal noise.
 *
 * @param noise Standard deviation of the noise, in the unit of the input.
 */
export function noisySignal(input: Numbers, noise: number, seed: number): Float64Array {
  if (!(noise >= 0 && Number.isFinite(noise))) {
    throw new JevonsError(`the noise of a signal must be 0 or more, not ${noise}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  return Float64Array.from(input, (value, i) => {
    const u = (wordAt(seed, noisePurpose, i, 0) + 0.5) / 4294967296;
    return value + noise * normalQuantile(u);
  });
}

/** What an input that has nothing to do with the choices would seem to be worth: the floor of all estimates. */
export function uselessInformation(values: ChoiceValues, { seed }: InformationOptions): InformationValue {
  const futures = values[0]?.length ?? 0;
  const input = noisySignal(new Float64Array(futures), 1, seed + 1);
  return partialInformation(values, [input], { seed });
}
