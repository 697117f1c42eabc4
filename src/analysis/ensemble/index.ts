/** Many futures at once. */
export { defaultLevels, ensemble } from './ensemble.ts';
export { inProcessExecutor, serveChunks, type WorkerLike, workerExecutor } from './executors.ts';
export { reducers } from './reducers.ts';
export { chunkRuns } from './runner.ts';
export type * from './types.ts';
