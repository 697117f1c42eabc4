import { JevonsError } from '#base';
import type { Plan } from '#engine';
import type { PackedSketches } from '#stats';
import { aborted, stopIfAborted } from './runner.ts';
import type { ChunkRequest, ChunkResult, Executor } from './types.ts';
import { type FromWorker, received, type ToWorker, type WorkerLike } from './worker-messages.ts';

/** Chunks a worker may hold at once: the next is there when one ends. */
const ahead = 2;
/** Chunks that may be done before an earlier one: results wait for their turn, and must not fill the memory. */
const furthestAhead = 64;

/** Computes in workers, each running `serveChunks`. One request at a time: a new one ends the one under way as aborted. */
export function workerExecutor(workers: readonly WorkerLike[]): Executor & { close(): void } {
  const plans = new PlanNumbers(workers);
  let jobs = 0;
  let job: Job | undefined;
  let dead: JevonsError | undefined;

  const lose = (cause: unknown): void => {
    dead ??= deathOf(cause);
    job?.fail(dead);
  };
  workers.forEach((worker, index) => {
    worker.addListener((data) => {
      const message = data as FromWorker;
      if (message.job === job?.id) job.hear(index, message);
    });
    worker.addFailureListener?.(lose);
  });

  return {
    workers: workers.length,
    close: () => job?.fail(aborted()),
    async map(request, chunks, onChunk, signal) {
      stopIfAborted(signal);
      job?.fail(aborted());
      if (dead !== undefined) throw dead;
      const { plan, ...rest } = request;
      const number = plans.numberOf(plan);
      jobs += 1;
      const mine = new Job(jobs, workers, chunks, onChunk);
      job = mine;
      const stop = () => mine.fail(aborted());
      signal?.addEventListener('abort', stop, { once: true });
      try {
        mine.tell({ type: 'request', job: mine.id, plan: number, request: rest });
        mine.feed();
        return await mine.finished;
      } finally {
        signal?.removeEventListener('abort', stop);
        if (job === mine) job = undefined;
      }
    },
  };
}

/** Plans that the workers know: each is sent once. */
class PlanNumbers {
  private readonly workers: readonly WorkerLike[];
  private readonly sent = new WeakMap<Plan, number>();
  private last = 0;

  constructor(workers: readonly WorkerLike[]) {
    this.workers = workers;
  }

  numberOf(plan: Plan): number {
    const known = this.sent.get(plan);
    if (known !== undefined) return known;
    this.last += 1;
    for (const worker of this.workers) {
      worker.postMessage({ type: 'plan', plan: this.last, value: plan } satisfies ToWorker);
    }
    this.sent.set(plan, this.last);
    return this.last;
  }
}

/** One request under way. */
class Job {
  readonly id: number;
  readonly finished: Promise<readonly PackedSketches[]>;
  private readonly workers: readonly WorkerLike[];
  private readonly chunks: Iterator<ChunkRequest>;
  private next: ChunkRequest | undefined;
  private readonly onChunk: (result: ChunkResult) => void;
  /** Indices of the chunks that each worker holds. */
  private readonly held: Set<number>[];
  private readonly sketches: (readonly PackedSketches[] | undefined)[];
  private settled = false;
  private collecting = false;
  private resolve: (sketches: readonly PackedSketches[]) => void = () => {};
  private reject: (error: unknown) => void = () => {};

  constructor(
    id: number,
    workers: readonly WorkerLike[],
    chunks: Iterable<ChunkRequest>,
    onChunk: (result: ChunkResult) => void,
  ) {
    this.id = id;
    this.workers = workers;
    this.onChunk = onChunk;
    this.chunks = chunks[Symbol.iterator]();
    this.held = workers.map(() => new Set());
    this.sketches = workers.map(() => undefined);
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.advance();
  }

  private advance(): void {
    const { done, value } = this.chunks.next();
    this.next = done === true ? undefined : value;
  }

  tell(message: ToWorker): void {
    for (const worker of this.workers) worker.postMessage(message);
  }

  /** Gives every worker as much as it may hold, those that hold least first; when all is done, asks for the sketches. */
  feed(): void {
    for (let load = 0; load < ahead; load += 1) {
      this.workers.forEach((worker, index) => {
        const held = this.held[index] as Set<number>;
        const { next } = this;
        if (next === undefined || held.size > load || next.index - this.oldest(next.index) > furthestAhead) return;
        held.add(next.index);
        worker.postMessage({ type: 'chunk', job: this.id, chunk: next } satisfies ToWorker);
        this.advance();
      });
    }
    if (this.next !== undefined || this.collecting || this.held.some((held) => held.size > 0)) return;
    this.collecting = true;
    this.tell({ type: 'collect', job: this.id });
  }

  /** The first chunk that is not back. */
  private oldest(index: number): number {
    let oldest = index;
    for (const held of this.held) for (const one of held) if (one < oldest) oldest = one;
    return oldest;
  }

  hear(worker: number, message: FromWorker): void {
    if (this.settled) return;
    try {
      if (message.type === 'error') this.fail(received(message.error));
      else if (message.type === 'sketches') this.collect(worker, message.sketches);
      else {
        this.held[worker]?.delete(message.result.index);
        this.onChunk(message.result);
        // Whoever took the chunk may have ended the job.
        if (!this.settled) this.feed();
      }
    } catch (cause) {
      this.fail(cause);
    }
  }

  private collect(worker: number, sketches: PackedSketches | undefined): void {
    this.sketches[worker] = sketches === undefined ? [] : [sketches];
    if (this.sketches.includes(undefined)) return;
    this.settled = true;
    this.resolve(this.sketches.flatMap((some) => some ?? []));
  }

  /** Ends the job, and tells the workers that nobody waits for it any more. */
  fail(error: unknown): void {
    if (this.settled) return;
    this.settled = true;
    this.reject(error);
    this.tell({ type: 'cancel', job: this.id });
  }
}

function deathOf(cause: unknown): JevonsError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new JevonsError(`a worker died: ${why}`, {
    kind: 'failure',
    code: 'worker-died',
    hint: 'try again with one worker',
    cause,
  });
}
