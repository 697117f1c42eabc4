/** What runs in each thread of the pool. */
import { parentPort } from 'node:worker_threads';
import { serveChunks } from '#analysis';

const port = parentPort;
if (port !== null) {
  serveChunks({
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as never),
    addListener: (listener) => port.on('message', listener),
  });
}
