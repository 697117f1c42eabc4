/** One turn of the event loop, so that a stop, a timer or a message is heard while much is computed. */

interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** What Node and browsers have for it; neither is a clock. */
interface Platform {
  readonly setImmediate?: (run: () => void) => unknown;
  readonly MessageChannel?: new () => { readonly port1: Port; readonly port2: Port };
}

export function eventLoopTurn(): Promise<void> {
  const { setImmediate, MessageChannel } = globalThis as unknown as Platform;
  return new Promise((resolve) => {
    if (setImmediate !== undefined) setImmediate(resolve);
    else if (MessageChannel === undefined) resolve();
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }
  });
}
