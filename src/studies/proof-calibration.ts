/** Proofs about fitting: least squares on certified data, and posteriors that are known in closed form. */
import { leastSquares } from '#analysis';
import { exp, ln } from '#base';
import { parseDistribution, quantile, sobolPoints } from '#stats';
import type { ProofMethod } from './proof-methods.ts';

/**
 * Posterior mean and logarithm of the evidence, by weighting draws of the prior with their likelihood.
 *
 * @param logLikelihood Of one value, for one observation each.
 */
function weighted(prior: string, points: number, logLikelihood: (value: number) => number): [number, number] {
  const belief = parseDistribution(prior);
  const values = [...sobolPoints(1, 1, points)].map((level) => quantile(belief, level));
  const logs = values.map(logLikelihood);
  const greatest = Math.max(...logs);
  const weights = logs.map((log) => exp(log - greatest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
  return [mean, greatest + ln(total / points)];
}

export const calibrationProofs: Readonly<Record<string, ProofMethod>> = {
  /** y = b1 (1 - exp(-b2 x)), both unknowns in logarithms. */
  'saturating-growth': ({ x, y, start }) => {
    const [xs, ys] = [x as readonly number[], y as readonly number[]];
    const residuals = (points: Float64Array, count: number) =>
      Float64Array.from({ length: count * xs.length }, (_, i) => {
        const [point, row] = [Math.floor(i / xs.length), i % xs.length];
        const [level, rate] = [0, 1].map((k) => exp(points[2 * point + k] ?? 0)) as [number, number];
        return level * (1 - exp(-rate * (xs[row] ?? 0))) - (ys[row] ?? 0);
      });
    const fit = leastSquares({ residuals, start: (start as number[]).map(ln), mostSteps: 200, tolerance: 1e-15 });
    return [...fit.point].map(exp);
  },
  'beta-binomial': ({ prior, successes, failures, points }) =>
    weighted(prior, points, (p) => successes * ln(p) + failures * ln(1 - p))[0],
  'normal-normal': ({ prior, data, deviation, points }) =>
    weighted(prior, points, (mean) =>
      (data as readonly number[]).reduce((sum, value) => {
        const distance = (value - mean) / deviation;
        return sum - (distance * distance) / 2 - ln(deviation * Math.sqrt(2 * Math.PI));
      }, 0),
    ),
};
