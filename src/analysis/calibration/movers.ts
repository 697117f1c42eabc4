/** Who moves the chains: this thread, or workers that the caller hands in. No draw depends on who. */
import { JevonsError } from '#base';
import { received, type SentError, sendable, type WorkerLike } from '../ensemble/worker-messages.ts';
import { Archive, type ArchiveChange } from './archive.ts';
import { type ModelProblem, modelTarget } from './model-target.ts';
import { type Moved, moveChains, type Stretch } from './move-chains.ts';
import type { Target } from './target.ts';

export interface ChainMover {
  /** Changes its archive before the next stretch. */
  archive(change: ArchiveChange): void;
  /** @throws JevonsError `worker-died`. */
  move(stretch: Stretch): Promise<Moved>;
}

export function inProcessMover(target: Target): ChainMover {
  const archive = new Archive(target.dimensions);
  return {
    archive: (change) => archive.change(change),
    move: async (stretch) => moveChains(target, archive, stretch),
  };
}

type ToWorker =
  | { readonly type: 'problem'; readonly problem: ModelProblem }
  | { readonly type: 'archive'; readonly change: ArchiveChange }
  | { readonly type: 'move'; readonly number: number; readonly stretch: Stretch };
type FromWorker =
  | { readonly type: 'moved'; readonly number: number; readonly moved: Moved }
  | { readonly type: 'error'; readonly error: SentError };

/** Moves the chains of one problem in a worker that runs `serveChains`. */
export function workerMover(worker: WorkerLike, problem: ModelProblem): ChainMover {
  const waiting = new Map<number, { resolve: (moved: Moved) => void; reject: (cause: unknown) => void }>();
  let dead: JevonsError | undefined;
  let last = 0;
  const fail = (error: JevonsError) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  worker.addListener((data) => {
    const message = data as FromWorker;
    if (message.type === 'error') fail(received(message.error));
    else {
      waiting.get(message.number)?.resolve(message.moved);
      waiting.delete(message.number);
    }
  });
  worker.addFailureListener?.((cause) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    const hint = 'try again with one worker';
    fail(new JevonsError(`a worker died: ${why}`, { kind: 'failure', code: 'worker-died', hint, cause }));
  });
  const send = (message: ToWorker) => worker.postMessage(message);
  send({ type: 'problem', problem });
  return {
    archive: (change) => send({ type: 'archive', change }),
    move: (stretch) =>
      new Promise((resolve, reject) => {
        if (dead !== undefined) {
          reject(dead);
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        send({ type: 'move', number: last, stretch });
      }),
  };
}

/** Worker side: answers stretches until the worker ends. */
export function serveChains(port: WorkerLike): void {
  let mover: { readonly target: Target; readonly archive: Archive } | undefined;
  const hear = (message: ToWorker): void => {
    if (message.type === 'problem') {
      const target = modelTarget(message.problem);
      mover = { target, archive: new Archive(target.dimensions) };
    } else if (mover === undefined) throw new Error('no problem was sent');
    else if (message.type === 'archive') mover.archive.change(message.change);
    else {
      const moved = moveChains(mover.target, mover.archive, message.stretch);
      const buffers = [moved.states, moved.densities, moved.kept, moved.taken].map(({ buffer }) => buffer);
      port.postMessage({ type: 'moved', number: message.number, moved } satisfies FromWorker, buffers as ArrayBuffer[]);
    }
  };
  port.addListener((data) => {
    try {
      hear(data as ToWorker);
    } catch (cause) {
      port.postMessage({ type: 'error', error: sendable(cause) } satisfies FromWorker);
    }
  });
}
