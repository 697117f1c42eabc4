/** A pool of threads that compute chunks of an ensemble; what they return does not depend on how many there are. */
import { availableParallelism, totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Executor, inProcessExecutor, type WorkerLike, workerExecutor } from '#analysis';

export interface ExecutorPool {
  readonly executor: Executor;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Below this a thread takes longer to start than the futures take to compute. */
const fewestRunsPerWorker = 256;

/** A thread as the executor sees it. */
export function workerLike(worker: Worker): WorkerLike {
  return {
    postMessage: (message, transfer) => worker.postMessage(message, (transfer ?? []) as never),
    addListener: (listener) => worker.on('message', listener),
    addFailureListener: (listener) => {
      worker.on('error', listener);
      worker.on('messageerror', listener);
      worker.on('exit', (code) => listener(`it ended with code ${code}`));
    },
  };
}

/** Half of the memory that this process may use. */
function usualMemoryLimit(): number {
  // 0 where nothing constrains the process, and more than there is where the limit is not a real one.
  const constrained = process.constrainedMemory() ?? 0;
  return (constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()) / 2;
}

/** @param gigabytes As asked for; undefined for half of what there is. @returns Bytes. */
export function memoryLimit(gigabytes: number | undefined): number {
  return gigabytes === undefined ? usualMemoryLimit() : gigabytes * 1e9;
}

/**
 * @param wanted Number of threads; undefined for one per core.
 * @param runs Futures to compute.
 */
export function openExecutor(wanted: number | undefined, runs: number): ExecutorPool {
  const useful = Math.ceil(runs / fewestRunsPerWorker);
  const count = wanted ?? Math.min(availableParallelism(), useful);
  const fromSource = import.meta.url.endsWith('.ts');
  if (count <= 1 || fromSource) return { executor: inProcessExecutor(), close: async () => {} };
  const script = new URL('./worker.js', import.meta.url);
  // Without the parent's flags: import conditions meant for the sources must not reach the built files.
  const workers = Array.from({ length: count }, () => new Worker(script, { execArgv: [] }));
  const executor = workerExecutor(workers.map(workerLike));
  return {
    executor,
    close: async () => {
      executor.close();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
