/** What runs in each thread of the pools: chunks of an ensemble, or the chains of a fit. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveChains, serveChunks, type WorkerLike } from '#analysis';

const port = parentPort;
if (port !== null) {
  const line: WorkerLike = {
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as never),
    addListener: (listener) => port.on('message', listener),
  };
  if (workerData === 'chains') serveChains(line);
  else serveChunks(line);
}
