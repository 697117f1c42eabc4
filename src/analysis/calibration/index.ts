/** Learning from data: chains that sample a density, whether they agree, and whether the sampler itself is right. */
export * from './diagnostics.ts';
export * from './least-squares.ts';
export * from './model-target.ts';
export * from './rank-histogram.ts';
export * from './sample.ts';
export type * from './target.ts';
