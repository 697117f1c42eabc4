/** Computes the futures it is given through a port. */
import { serveChunks } from '#analysis';

self.addEventListener(
  'message',
  (event: MessageEvent<MessagePort>) => {
    const port = event.data;
    serveChunks({
      postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as Transferable[]),
      addListener: (listener) => {
        port.onmessage = (incoming: MessageEvent<unknown>) => listener(incoming.data);
      },
    });
  },
  { once: true },
);
