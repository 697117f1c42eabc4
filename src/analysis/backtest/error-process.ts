/**
 * How a forecaster misses, step after step: in logarithms a walk that stays and a noise that does not, partly shared between
 * the series. Its size is learnt from misses of the past, each of which counts once however many forecasts saw it.
 */

import { ln } from '#base';
import { normalQuantile, type RandomStream } from '#stats';

const lnTwoPi = 1.8378770664093453;

export interface ErrorProcess {
  /** Standard deviation that the walk gains in one step. */
  readonly walk: number;
  /** Standard deviation of the noise of one step. */
  readonly noise: number;
  /** Correlation between two series, 0 to less than 1. */
  readonly shared: number;
}

/** Lower triangle L of the covariance walk^2 min(i, j) + noise^2 [i = j], `[step x step]`: its leading parts are those of fewer steps. */
export function errorFactor({ walk, noise }: ErrorProcess, steps: number): Float64Array {
  const factor = new Float64Array(steps * steps);
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = walk * walk * (j + 1) + (i === j ? noise * noise : 0);
      for (let k = 0; k < j; k++) sum -= (factor[i * steps + k] as number) * (factor[j * steps + k] as number);
      factor[i * steps + j] = i === j ? Math.sqrt(sum) : sum / (factor[j * steps + j] as number);
    }
  }
  return factor;
}

/**
 * Log density of misses under a process that may be set again and again: the arithmetic of one evaluation, without waste.
 *
 * A miss is the logarithm of outcome over forecast. Between the series of one step the correlation is equal, so its density is
 * in closed form.
 */
export class MissDensity {
  readonly #scales: readonly number[];
  readonly #logScales: readonly number[];
  readonly #steps: number;
  readonly #whitened: Float64Array;
  #factor: Float64Array;
  #logDiagonal: Float64Array;
  #shared = 0;

  /** @param scales Of each series, multiplies the size of its misses. */
  constructor(scales: readonly number[], steps: number) {
    this.#scales = scales;
    this.#logScales = scales.map(ln);
    this.#steps = steps;
    this.#whitened = new Float64Array(scales.length * steps);
    this.#factor = new Float64Array(0);
    this.#logDiagonal = new Float64Array(0);
  }

  set(sizes: ErrorProcess): void {
    const steps = this.#steps;
    this.#shared = sizes.shared;
    this.#factor = errorFactor(sizes, steps);
    this.#logDiagonal = Float64Array.from({ length: steps }, (_, k) => ln(this.#factor[k * steps + k] as number));
  }

  /**
   * @param misses `[series x step]` of one forecast, from the first step on.
   * @param counts Of each series, how many of its steps have an outcome.
   */
  logDensity(misses: Float64Array, counts: readonly number[]): number {
    const [steps, shared] = [this.#steps, this.#shared];
    counts.forEach((count, f) => {
      this.#solve(misses, f, count);
    });
    const longest = Math.max(...counts);
    const lnOwn = ln(1 - shared);
    let sum = 0;
    for (let k = 0; k < longest; k++) {
      let [n, total, squares] = [0, 0, 0];
      for (let f = 0; f < counts.length; f++) {
        if ((counts[f] as number) <= k) continue;
        const value = this.#whitened[f * steps + k] as number;
        n += 1;
        total += value;
        squares += value * value;
        sum -= (this.#logDiagonal[k] as number) + (this.#logScales[f] as number);
      }
      const common = 1 + (n - 1) * shared;
      const distance = (squares - (shared / common) * total * total) / (1 - shared);
      sum -= (distance + (n - 1) * lnOwn + ln(common) + n * lnTwoPi) / 2;
    }
    return sum;
  }

  /** Forward substitution of one series. */
  #solve(misses: Float64Array, series: number, count: number): void {
    const [steps, factor, whitened] = [this.#steps, this.#factor, this.#whitened];
    const from = series * steps;
    const scale = this.#scales[series] as number;
    for (let i = 0; i < count; i++) {
      let rest = (misses[from + i] as number) / scale;
      for (let k = 0; k < i; k++) rest -= (factor[i * steps + k] as number) * (whitened[from + k] as number);
      whitened[from + i] = rest / (factor[i * steps + i] as number);
    }
  }
}

/** One draw of the misses of all series: `[series][step]`, in logarithms. */
export function drawMisses(
  sizes: ErrorProcess,
  scales: readonly number[],
  steps: number,
  random: RandomStream,
): number[][] {
  const own = Math.sqrt(1 - sizes.shared);
  const together = Math.sqrt(sizes.shared);
  const walks = scales.map(() => 0);
  const misses = scales.map((): number[] => []);
  const normal = () => normalQuantile(random.uniform());
  for (let step = 0; step < steps; step++) {
    const [commonWalk, commonNoise] = [normal(), normal()];
    scales.forEach((scale, f) => {
      walks[f] = (walks[f] as number) + sizes.walk * scale * (together * commonWalk + own * normal());
      misses[f]?.push((walks[f] as number) + sizes.noise * scale * (together * commonNoise + own * normal()));
    });
  }
  return misses;
}
