/** Back-testing: baselines with their spread, how a forecaster misses, weights by past misses, and scores. */
export * from './baselines.ts';
export * from './error-process.ts';
export * from './score.ts';
export * from './weights.ts';
