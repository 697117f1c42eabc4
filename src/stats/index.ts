/** Random streams, designs, distributions, quantiles and scores: everything about chance, on any model. */

export * from './baselines.ts';
export * from './copula.ts';
export * from './design.ts';
export * from './distributions.ts';
export * from './ets.ts';
export * from './forecast-tests.ts';
export * from './inversion.ts';
export * from './latin-hypercube.ts';
export * from './normal.ts';
export * from './philox.ts';
export * from './quantiles.ts';
export * from './rank-correlation.ts';
export * from './scores.ts';
export * from './selection.ts';
export * from './sketch.ts';
export * from './sobol.ts';
export * from './special-functions.ts';
export * from './value-counts.ts';
