// Threads as the command line starts them, with the time of starting left out.
import { Worker } from 'node:worker_threads';
import { workerExecutor } from '../dist/src/analysis/index.js';

export function pool(count) {
  const script = new URL('../dist/src/cli/worker.js', import.meta.url);
  const workers = Array.from({ length: count }, () => new Worker(script, { execArgv: [] }));
  const executor = workerExecutor(
    workers.map((worker) => ({
      postMessage: (message, transfer) => worker.postMessage(message, transfer ?? []),
      addListener: (listener) => worker.on('message', listener),
      addFailureListener: (listener) => worker.on('error', listener),
    })),
  );
  return { executor, close: () => Promise.all(workers.map((worker) => worker.terminate())) };
}
