import { aborted, prepareRunner, stopIfAborted } from './runner.ts';
import { eventLoopTurn } from './turn.ts';
import type { Executor } from './types.ts';

/** Computes in this thread. @param pause Gives the event loop a turn every few milliseconds, so that a stop is heard. */
export function inProcessExecutor(pause: () => Promise<void> = eventLoopTurn): Executor {
  return {
    workers: 1,
    async map(request, chunks, onChunk, signal) {
      stopIfAborted(signal);
      const runner = prepareRunner(request);
      const breathe = async () => {
        await pause();
        if (signal?.aborted === true) throw aborted();
      };
      for (const chunk of chunks) {
        await breathe();
        const computing = runner.compute(chunk);
        let part = computing.next();
        for (; part.done !== true; part = computing.next()) await breathe();
        onChunk(part.value);
      }
      await breathe();
      const sketches = runner.sketches();
      return sketches === undefined ? [] : [sketches];
    },
  };
}
