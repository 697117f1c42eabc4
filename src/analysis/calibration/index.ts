/** Learning from data: chains that sample a density, whether they agree, and whether the sampler itself is right. */
export { checkpointBytes, checkpointState, type SamplingIdentity } from './checkpoint.ts';
export * from './diagnostics.ts';
export * from './least-squares.ts';
export * from './model-figures.ts';
export * from './model-target.ts';
export { type ChainMover, inProcessMover, serveChains, workerMover } from './movers.ts';
export * from './rank-histogram.ts';
export * from './sample.ts';
export type * from './target.ts';
