/** Threads that move the chains of a fit; no draw depends on how many there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ChainMover, type ModelProblem, workerMover } from '#analysis';
import { workerLike } from './workers.ts';

export interface ChainThreads {
  /** Undefined when this thread does it all. */
  readonly movers?: (problem: ModelProblem) => readonly ChainMover[];
  close(): Promise<void>;
}

/** Below this many runs of the model a thread takes longer to start than it saves. */
const fewestRunsPerThread = 20_000;

/**
 * @param wanted Number of threads; undefined for one per core, as far as they are of use.
 * @param chains Each is moved by one thread.
 * @param runs Of the model, in all.
 */
export function openChainThreads(wanted: number | undefined, chains: number, runs: number): ChainThreads {
  const useful = Math.min(availableParallelism(), Math.floor(runs / fewestRunsPerThread));
  const count = Math.min(wanted ?? useful, chains);
  const fromSource = import.meta.url.endsWith('.ts');
  if (count <= 1 || fromSource) return { close: async () => {} };
  const script = new URL('./worker.js', import.meta.url);
  // Without the parent's flags: import conditions meant for the sources must not reach the built files.
  const workers = Array.from({ length: count }, () => new Worker(script, { execArgv: [], workerData: 'chains' }));
  return {
    movers: (problem) => workers.map((worker) => workerMover(workerLike(worker), problem)),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
