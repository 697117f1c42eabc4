/** Where chunks are computed: in this thread, or in workers that the caller hands in. */
import { JevonsError } from '#base';
import type { Plan } from '#engine';
import { prepareRunner, stopIfAborted } from './runner.ts';
import type { ChunkRequest, ChunkResult, EnsembleRequest, Executor } from './types.ts';

/** @param pause Gives the event loop a turn between chunks, so that an abort is heard; pure layers have no timer of their own. */
export function inProcessExecutor(pause: () => Promise<void> = () => Promise.resolve()): Executor {
  return {
    workers: 1,
    async map(request, chunks, onChunk, signal) {
      stopIfAborted(signal);
      const runner = prepareRunner(request);
      for (const chunk of chunks) {
        onChunk(runner.run(chunk));
        await pause();
        stopIfAborted(signal);
      }
    },
  };
}

/** The little that Node's and the browser's workers have in common. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addListener(listener: (data: unknown) => void): void;
}

type ToWorker =
  | { readonly type: 'plan'; readonly plan: number; readonly value: Plan }
  | {
      readonly type: 'request';
      readonly job: number;
      readonly plan: number;
      readonly request: Omit<EnsembleRequest, 'plan'>;
    }
  | { readonly type: 'chunk'; readonly job: number; readonly chunk: ChunkRequest };

type FromWorker =
  | { readonly type: 'result'; readonly job: number; readonly result: ChunkResult }
  | { readonly type: 'error'; readonly job: number; readonly error: SentError };

interface SentError {
  readonly message: string;
  readonly kind: JevonsError['kind'];
  readonly code: string;
  readonly where?: string;
  readonly hint?: string;
}

/** Worker side: answers chunks until the worker ends. Plans are kept, so that a request is small. */
export function serveChunks(port: WorkerLike): void {
  const plans = new Map<number, Plan>();
  let current: { job: number; run: (chunk: ChunkRequest) => ChunkResult } | undefined;
  const fail = (job: number, cause: unknown): void =>
    port.postMessage({ type: 'error', job, error: sendable(cause) } satisfies FromWorker);
  port.addListener((data) => {
    const message = data as ToWorker;
    if (message.type === 'plan') {
      plans.set(message.plan, message.value);
      return;
    }
    try {
      if (message.type === 'request') {
        const plan = plans.get(message.plan);
        if (plan === undefined) throw new Error(`no plan ${message.plan} was sent`);
        current = { job: message.job, run: prepareRunner({ ...message.request, plan }).run };
      } else if (current?.job === message.job) {
        const result = current.run(message.chunk);
        port.postMessage({ type: 'result', job: message.job, result } satisfies FromWorker, [
          result.values.buffer as ArrayBuffer,
        ]);
      }
    } catch (cause) {
      if (message.type === 'request') current = undefined;
      fail(message.job, cause);
    }
  });
}

function sendable(cause: unknown): SentError {
  if (!(cause instanceof JevonsError)) {
    return { message: cause instanceof Error ? cause.message : String(cause), kind: 'failure', code: 'worker-failed' };
  }
  const { message, kind, code, where, hint } = cause;
  return { message, kind, code, ...(where === undefined ? {} : { where }), ...(hint === undefined ? {} : { hint }) };
}

/** Chunks a worker may hold at once: the next is there when one ends. */
const ahead = 2;

interface Job {
  readonly id: number;
  readonly waiting: ChunkRequest[];
  left: number;
  readonly onChunk: (result: ChunkResult) => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** @param workers Each running `serveChunks`. One request at a time: a new one makes the one under way reject as aborted. */
export function workerExecutor(workers: readonly WorkerLike[]): Executor & { close(): void } {
  const sent = new WeakMap<Plan, number>();
  let plans = 0;
  let jobs = 0;
  let job: Job | undefined;
  const aborted = () => new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
  const end = (finish: (ending: Job) => void): void => {
    const ending = job;
    job = undefined;
    if (ending !== undefined) finish(ending);
  };
  const feed = (worker: WorkerLike): void => {
    const chunk = job?.waiting.shift();
    if (job !== undefined && chunk !== undefined)
      worker.postMessage({ type: 'chunk', job: job.id, chunk } satisfies ToWorker);
  };
  const hear = (worker: WorkerLike, message: FromWorker): void => {
    const current = job;
    if (current === undefined || message.job !== current.id) return;
    if (message.type === 'error') {
      const { message: what, ...details } = message.error;
      end((ending) => ending.reject(new JevonsError(what, details)));
      return;
    }
    try {
      current.onChunk(message.result);
    } catch (cause) {
      end((ending) => ending.reject(cause));
      return;
    }
    current.left -= 1;
    // Whoever took the chunk may have ended the job.
    if (job !== current) return;
    if (current.left === 0) end((ending) => ending.resolve());
    else feed(worker);
  };
  for (const worker of workers) worker.addListener((data) => hear(worker, data as FromWorker));

  const planNumber = (plan: Plan): number => {
    const known = sent.get(plan);
    if (known !== undefined) return known;
    plans += 1;
    sent.set(plan, plans);
    for (const worker of workers) worker.postMessage({ type: 'plan', plan: plans, value: plan } satisfies ToWorker);
    return plans;
  };

  return {
    workers: workers.length,
    close: () => end((ending) => ending.reject(aborted())),
    map(request, chunks, onChunk, signal) {
      return new Promise<void>((resolve, reject) => {
        stopIfAborted(signal);
        end((ending) => ending.reject(aborted()));
        if (chunks.length === 0) {
          resolve();
          return;
        }
        const { plan, ...rest } = request;
        const number = planNumber(plan);
        jobs += 1;
        const mine: Job = { id: jobs, waiting: [...chunks], left: chunks.length, onChunk, resolve, reject };
        job = mine;
        signal?.addEventListener('abort', () => job === mine && end((ending) => ending.reject(aborted())), {
          once: true,
        });
        for (const worker of workers)
          worker.postMessage({ type: 'request', job: mine.id, plan: number, request: rest } satisfies ToWorker);
        for (let round = 0; round < ahead; round += 1) for (const worker of workers) feed(worker);
      });
    },
  };
}
