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
 * Log density of the misses of one forecast.
 *
 * @param misses Of each series, logarithm of outcome over forecast, from the first step on; may differ in length.
 * @param scales Of each series, multiplies the size.
 * @param factor Of `errorFactor`, with at least as many steps.
 */
export function missLogDensity(
  misses: readonly (readonly number[])[],
  scales: readonly number[],
  factor: Float64Array,
  steps: number,
  shared: number,
): number {
  const longest = misses.reduce((most, { length }) => Math.max(most, length), 0);
  const whitened = misses.map((row, f) => forwardSolved(row, scales[f] ?? 1, factor, steps));
  let sum = 0;
  for (let k = 0; k < longest; k++) {
    let [n, total, squares] = [0, 0, 0];
    for (let f = 0; f < misses.length; f++) {
      const value = whitened[f]?.[k];
      if (value === undefined) continue;
      n += 1;
      total += value;
      squares += value * value;
      sum -= ln((factor[k * steps + k] as number) * (scales[f] ?? 1));
    }
    // Equal correlation between the n series, in closed form.
    const common = 1 + (n - 1) * shared;
    const distance = (squares - (shared / common) * total * total) / (1 - shared);
    sum -= (distance + (n - 1) * ln(1 - shared) + ln(common) + n * lnTwoPi) / 2;
  }
  return sum;
}

function forwardSolved(row: readonly number[], scale: number, factor: Float64Array, steps: number): number[] {
  const solved: number[] = [];
  for (let i = 0; i < row.length; i++) {
    let rest = (row[i] as number) / scale;
    for (let k = 0; k < i; k++) rest -= (factor[i * steps + k] as number) * (solved[k] as number);
    solved.push(rest / (factor[i * steps + i] as number));
  }
  return solved;
}

/** One draw of the misses of all series: `[series][step]`, in logarithms. */
export function drawMisses(
  process: ErrorProcess,
  scales: readonly number[],
  steps: number,
  random: RandomStream,
): number[][] {
  const own = Math.sqrt(1 - process.shared);
  const together = Math.sqrt(process.shared);
  const walks = scales.map(() => 0);
  const misses = scales.map((): number[] => []);
  const normal = () => normalQuantile(random.uniform());
  for (let step = 0; step < steps; step++) {
    const [commonWalk, commonNoise] = [normal(), normal()];
    scales.forEach((scale, f) => {
      walks[f] = (walks[f] as number) + process.walk * scale * (together * commonWalk + own * normal());
      misses[f]?.push((walks[f] as number) + process.noise * scale * (together * commonNoise + own * normal()));
    });
  }
  return misses;
}
