import type { Plan } from '#engine';
import { type ChunkRunner, prepareRunner } from './runner.ts';
import { eventLoopTurn } from './turn.ts';
import type { ChunkRequest } from './types.ts';
import { type FromWorker, sendable, type ToWorker, type WorkerLike } from './worker-messages.ts';

/**
 * Worker side: answers chunks until the worker ends. Plans are kept, so that a request is small. Between the parts of a
 * chunk messages are heard, so that what nobody waits for any more is left unfinished.
 */
export function serveChunks(port: WorkerLike, pause: () => Promise<void> = eventLoopTurn): void {
  const plans = new Map<number, Plan>();
  const waiting: ChunkRequest[] = [];
  let current: { readonly job: number; readonly runner: ChunkRunner } | undefined;
  let busy = false;
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const forget = (): void => {
    current = undefined;
    waiting.length = 0;
  };

  const begin = (message: Extract<ToWorker, { type: 'request' }>): void => {
    forget();
    const plan = plans.get(message.plan);
    if (plan === undefined) throw new Error(`no plan ${message.plan} was sent`);
    current = { job: message.job, runner: prepareRunner({ ...message.request, plan }) };
  };

  const work = async (): Promise<void> => {
    for (let chunk = waiting.shift(); chunk !== undefined; chunk = waiting.shift()) {
      const mine = current;
      if (mine === undefined) return;
      try {
        const computing = mine.runner.compute(chunk);
        let part = computing.next();
        for (; part.done !== true && current === mine; part = computing.next()) await pause();
        if (part.done !== true || current !== mine) continue;
        const { value: result } = part;
        send(
          { type: 'result', job: mine.job, result },
          [result.values, result.moments, result.numbers, result.inputs].flatMap((array) =>
            array === undefined ? [] : [array.buffer as ArrayBuffer],
          ),
        );
      } catch (cause) {
        send({ type: 'error', job: mine.job, error: sendable(cause) });
        if (current === mine) forget();
      }
      await pause();
    }
  };

  const collect = (): void => {
    const sketches = current?.runner.sketches();
    const buffers = Object.values(sketches ?? {}).map((array) => array.buffer);
    if (current !== undefined) send({ type: 'sketches', job: current.job, sketches }, buffers);
  };

  const hear = (message: ToWorker): void => {
    if (message.type === 'plan') plans.set(message.plan, message.value);
    else if (message.type === 'request') begin(message);
    else if (current?.job !== message.job) return;
    else if (message.type === 'cancel') forget();
    else if (message.type === 'collect') collect();
    else {
      waiting.push(message.chunk);
      if (busy) return;
      busy = true;
      work().finally(() => {
        busy = false;
      });
    }
  };

  port.addListener((data) => {
    const message = data as ToWorker;
    try {
      hear(message);
    } catch (cause) {
      forget();
      send({ type: 'error', job: message.type === 'plan' ? 0 : message.job, error: sendable(cause) });
    }
  });
}
