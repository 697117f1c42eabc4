/** Proofs about chance: streams, designs, quantiles, and scores of forecasts. */
import { ln } from '#base';
import {
  choleskyFactor,
  correlate,
  crpsEmpirical,
  crpsFair,
  crpsNormal,
  driftForecast,
  effectiveSampleFactor,
  holtForecast,
  intervalScore,
  latinHypercubePoints,
  maseScale,
  parseDistribution,
  philox4x32,
  quantile,
  smoothedForecast,
  sobolPoints,
  type Words4,
} from '#stats';
import type { ProofMethod } from './proof-methods.ts';

/** Ranks from 0; values are taken to be different. */
function ranksOf(values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length);
  [...values.keys()]
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
    .forEach((index, rank) => {
      ranks[index] = rank;
    });
  return ranks;
}

function spearman(x: Float64Array, y: Float64Array): number {
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const squares = a.reduce((sum, rank, i) => sum + (rank - (b[i] ?? 0)) * (rank - (b[i] ?? 0)), 0);
  return 1 - (6 * squares) / (x.length * (x.length * x.length - 1));
}

/** Share of concordant less share of discordant pairs, over all pairs of the first `count` points. */
function kendall(x: Float64Array, y: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      sum += Math.sign(((x[i] ?? 0) - (x[j] ?? 0)) * ((y[i] ?? 0) - (y[j] ?? 0)));
    }
  }
  return (2 * sum) / (count * (count - 1));
}

/** Rank correlations of a Gaussian copula over a Sobol' design. */
function copulaRanks(correlation: number, points: number): number[] {
  const design = sobolPoints(2, 1, points);
  correlate(design, choleskyFactor(Float64Array.of(1, correlation, correlation, 1), 2), 2);
  const [x, y] = [0, 1].map((d) => Float64Array.from({ length: points }, (_, i) => design[2 * i + d] ?? 0));
  return [spearman(x as Float64Array, y as Float64Array), kendall(x as Float64Array, y as Float64Array, 4096)];
}

/** Fewest and most points in a stratum, over all dimensions. */
function strata(points: Float64Array, runs: number, dimensions: number): number[] {
  const counts = new Int32Array(runs * dimensions);
  points.forEach((value, i) => {
    const cell = (i % dimensions) * runs + Math.floor(value * runs);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return [Math.min(...counts), Math.max(...counts)];
}

export const chanceProofs: Readonly<Record<string, ProofMethod>> = {
  philox: ({ counter, key }) => philox4x32(counter as Words4, key as [number, number]),
  sobol: ({ index, dimensions }) => [...sobolPoints(dimensions, index, 1)],
  'sobol-strata': ({ points, dimensions }) => strata(sobolPoints(dimensions, 0, points), points, dimensions),
  'sobol-product-mean': ({ points }) => {
    const design = sobolPoints(2, 0, points);
    let sum = 0;
    for (let i = 0; i < points; i++) sum += (design[2 * i] ?? 0) * (design[2 * i + 1] ?? 0);
    return sum / points;
  },
  'latin-hypercube': ({ points, dimensions, seed }) =>
    strata(latinHypercubePoints(points, dimensions, seed, 0, points), points, dimensions),
  copula: ({ correlation, points }) => copulaRanks(correlation, points),
  quantile: ({ distribution, level }) => quantile(parseDistribution(distribution), level),
  'normal-of-logarithm': ({ distribution }) => [...parseLogs(distribution)],
  'crps-normal': ({ mean, deviation, outcome }) => crpsNormal(mean, deviation, outcome),
  'crps-ensemble': ({ members, outcome }) => [crpsEmpirical(members, outcome), crpsFair(members, outcome)],
  'interval-score': ({ low, high, share, outcome }) => intervalScore(low, high, share, outcome),
  drift: ({ series, horizon }) => driftForecast(series, horizon).at(-1) ?? Number.NaN,
  smoothing: ({ series, alpha }) => smoothedForecast(series, alpha, 1)[0] ?? Number.NaN,
  holt: ({ series, alpha, beta, horizon }) => holtForecast(series, alpha, beta, horizon),
  'mase-scale': ({ series }) => maseScale(series),
  'effective-sample': ({ autocorrelation }) => effectiveSampleFactor(autocorrelation),
};

/** Mean and deviation of the logarithm, from two quantiles. */
function parseLogs(text: string): readonly [number, number] {
  const belief = parseDistribution(text);
  const standard = parseDistribution('normal(0, 1)');
  const [low, high] = [0.25, 0.75].map((level) => ln(quantile(belief, level)));
  const z = quantile(standard, 0.75);
  return [((low ?? 0) + (high ?? 0)) / 2, ((high ?? 0) - (low ?? 0)) / (2 * z)];
}
