/** A worker: takes pieces of sweeps from a queue, one at a time on all its threads, and sends their bytes back. */
import type { Job } from 'bullmq';
import type { Executor } from '#analysis';
import { JevonsError, type Language } from '#base';
import { computePiece, sweepPiece, type World } from '#studies';
import { packageVersion } from '../package-root.ts';
import { type Session, write } from '../session.ts';
import { openExecutor } from '../workers.ts';
import { checksum } from './folder.ts';
import { pieceBytes, wholeSweep } from './piece-file.ts';
import { type PieceJob, queueName, queuePrefix, resultKey, resultSeconds } from './queue-names.ts';
import { RedisLink, shownUrl } from './redis-link.ts';
import { refuseOtherModel } from './run.ts';
import { sweepWords } from './words.ts';

export interface WorkerSettings {
  readonly queue: string;
  readonly workers?: number;
  /** Seconds. */
  readonly patience: number;
  /** Seconds after which the piece of a worker that gives no sign of life is given to another. */
  readonly stall: number;
  /** Seconds without work after which it ends; without it, it never does. */
  readonly idle?: number;
  readonly lang: Language;
  readonly quiet?: boolean;
}

/** A piece whose workers die again and again is most likely what kills them. */
const mostStalls = 100;
/** More rows than any machine has threads for. */
const manyRows = 1e9;
const watchMs = 100;

/** @returns Pieces done. @throws JevonsError `bad-queue`, `redis-gone`. */
export async function serveQueue(world: World, settings: WorkerSettings, session: Session): Promise<number> {
  const { queue, patience, stall, idle, lang, quiet } = settings;
  const words = sweepWords[lang];
  const say = (text: string) => {
    if (quiet !== true) void write(session.notes, `jevons: ${text}\n`);
  };
  const link = await RedisLink.open(queue, patience, session.now, {
    gone: () => say(words.redisGone(String(patience))),
    back: () => say(words.redisBack),
  });
  const { Worker, WaitingError } = await import('bullmq');
  const pool = openExecutor(settings.workers, manyRows);
  let done = 0;
  let busy = false;
  let since = session.now();
  const take = async (job: Job<PieceJob>, token?: string): Promise<void> => {
    busy = true;
    try {
      await compute(world, job.data, pool.executor, link, session.signal);
      done += 1;
      say(words.working(String(job.data.index + 1), String(job.data.manifest.pieces)));
    } catch (error) {
      if (!session.signal.aborted) throw error;
      // Another takes it at once instead of waiting for this one to seem dead.
      await job.moveToWait(token);
      throw new WaitingError();
    } finally {
      busy = false;
      since = session.now();
    }
  };
  const worker = new Worker<PieceJob>(queueName({ version: packageVersion(), modelHash: world.modelHash }), take, {
    connection: link.client as never,
    prefix: queuePrefix,
    concurrency: 1,
    lockDuration: stall * 1000,
    stalledInterval: stall * 500,
    maxStalledCount: mostStalls,
  });
  worker.on('error', () => {});
  try {
    await link.guard(worker.waitUntilReady());
    say(words.listening(shownUrl(queue), packageVersion()));
    const over = () => session.signal.aborted || (idle !== undefined && !busy && session.now() - since >= idle * 1000);
    await link.guard(until(over));
    await link.guard(worker.close());
    say(words.workerEnd(String(done)));
    return done;
  } finally {
    await pool.close();
    void worker.close(true).catch(() => {});
    link.close();
  }
}

/** Resolves soon after a condition holds. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!holds()) return;
      clearInterval(timer);
      resolve();
    }, watchMs);
    // When Redis is gone for good, nothing else must be kept waiting.
    timer.unref();
  });
}

async function compute(
  world: World,
  { manifest, index }: PieceJob,
  executor: Executor,
  link: RedisLink,
  signal: AbortSignal,
): Promise<void> {
  refuseOtherModel(world, manifest, 'the sweep');
  const piece = sweepPiece(manifest, index);
  const found = await computePiece(world.plan, manifest, piece, { executor, signal });
  const bytes = Buffer.from(await pieceBytes(manifest, found, wholeSweep));
  const key = resultKey(manifest, index);
  const fields = { sum: checksum(bytes), failed: String(found.failed), bytes };
  const outcome = await link.guard(link.client.multi().hset(key, fields).expire(key, resultSeconds).exec());
  const problem = outcome?.find(([error]) => error !== null)?.[0];
  if (problem) {
    throw new JevonsError(`Redis did not take the piece: ${problem.message}`, { kind: 'data', code: 'redis-refused' });
  }
}
