/** What runs in each thread that moves chains. */
import { parentPort } from 'node:worker_threads';
import { serveChains } from '#analysis';

const port = parentPort;
if (port !== null) {
  serveChains({
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as never),
    addListener: (listener) => port.on('message', listener),
  });
}
