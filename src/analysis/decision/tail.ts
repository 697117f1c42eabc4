/** Conditional value at risk: the mean of the worst part. Here a high value is bad (a loss, a regret). */
import { JevonsError, ln } from '#base';
import { normalDensity, normalQuantile } from '#stats';

function checkLevel(level: number): void {
  if (level >= 0 && level < 1) return;
  throw new JevonsError(`a level must be at least 0 and under 1, not ${level}`, {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/** Of a standard normal: phi(z) / (1 - level). @see Rockafellar and Uryasev (2000), Journal of Risk 2:21-41. */
export function tailMeanNormal(level: number): number {
  checkLevel(level);
  return level === 0 ? 0 : normalDensity(normalQuantile(level)) / (1 - level);
}

/** Of an exponential with mean 1: 1 - ln(1 - level). */
export function tailMeanExponential(level: number): number {
  checkLevel(level);
  return 1 - ln(1 - level);
}

/**
 * Of equally likely values: the mean of the largest share 1 - level, the value on the edge counted in part.
 *
 * @param values In any order, same unit as the result; not changed.
 * @throws JevonsError `outside-domain` when there is none or one is not finite.
 */
export function tailMean(values: readonly number[] | Float64Array, level: number): number {
  checkLevel(level);
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0 || !sorted.every(Number.isFinite)) {
    throw new JevonsError('expected at least one value, all finite', { kind: 'usage', code: 'outside-domain' });
  }
  const weight = 1 / sorted.length;
  let left = 1 - level;
  let sum = 0;
  for (let i = sorted.length - 1; i >= 0 && left > 0; i--) {
    const taken = Math.min(weight, left);
    sum += taken * (sorted[i] ?? 0);
    left -= taken;
  }
  return sum / (1 - level - Math.max(0, left));
}
