/** A pool of threads that compute chunks of an ensemble; what they return does not depend on how many there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Executor, inProcessExecutor, type WorkerLike, workerExecutor } from '#analysis';
import { JevonsError } from '#base';

export interface ExecutorPool {
  readonly executor: Executor;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Below this a thread takes longer to start than the futures take to compute. */
const fewestRunsPerWorker = 256;

/** Lets signals and timers have their turn between chunks. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function workerLike(worker: Worker): WorkerLike {
  return {
    postMessage: (message, transfer) => worker.postMessage(message, (transfer ?? []) as never),
    addListener: (listener) => worker.on('message', listener),
  };
}

/** Rejects when a thread dies, so that nobody waits for its answer. */
function firstDeath(workers: readonly Worker[]): Promise<never> {
  const died = new Promise<never>((_, reject) => {
    for (const worker of workers) {
      worker.on('error', (error) =>
        reject(
          new JevonsError(`a worker thread died: ${error.message}`, {
            kind: 'failure',
            code: 'worker-died',
            hint: 'try again with --workers 1',
            cause: error,
          }),
        ),
      );
    }
  });
  // Somebody listens only while chunks are out; at other times a death must not end the process.
  died.catch(() => {});
  return died;
}

/**
 * @param wanted Number of threads; undefined for one per core.
 * @param runs Futures to compute.
 */
export function openExecutor(wanted: number | undefined, runs: number): ExecutorPool {
  const useful = Math.ceil(runs / fewestRunsPerWorker);
  const count = wanted ?? Math.min(availableParallelism(), useful);
  const fromSource = import.meta.url.endsWith('.ts');
  if (count <= 1 || fromSource) return { executor: inProcessExecutor(turn), close: async () => {} };
  const script = new URL('./worker.js', import.meta.url);
  // Without the parent's flags: import conditions meant for the sources must not reach the built files.
  const workers = Array.from({ length: count }, () => new Worker(script, { execArgv: [] }));
  const death = firstDeath(workers);
  const pool = workerExecutor(workers.map(workerLike));
  return {
    executor: {
      workers: pool.workers,
      map: (request, chunks, onChunk, signal) => Promise.race([pool.map(request, chunks, onChunk, signal), death]),
    },
    close: async () => {
      pool.close();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
