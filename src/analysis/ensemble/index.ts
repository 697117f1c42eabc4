/** Many futures at once. */
export { defaultLevels, ensemble, mostRuns } from './ensemble.ts';
export { inProcessExecutor } from './in-process-executor.ts';
export { defaultMemoryLimit, ensembleBytes } from './memory.ts';
export { reducers } from './reducers.ts';
export { chunkRuns, variedConstants } from './runner.ts';
export { serveChunks } from './serve-chunks.ts';
export { shapeOf } from './shape.ts';
export type * from './types.ts';
export { workerExecutor } from './worker-executor.ts';
export type { WorkerLike } from './worker-messages.ts';
