/**
 * A sweep computed by workers on any number of machines. Pieces are jobs; their bytes come back through Redis, so that
 * no folder has to be shared. Only a few are under way at once: what waits in Redis does not grow with the sweep.
 */
import type { Queue } from 'bullmq';
import { JevonsError } from '#base';
import { sweepPiece } from '#studies';
import type { Session } from '../session.ts';
import { write } from '../session.ts';
import { checksum, type SweepFolder } from './folder.ts';
import { jobName, type PieceJob, queueName, queuePrefix, resultKey } from './queue-names.ts';
import { RedisLink, shownUrl } from './redis-link.ts';
import type { SweepSettings } from './run.ts';
import { sweepWords } from './words.ts';

const leastAhead = 32;
const pollMs = 100;
/** Polls between two looks at the jobs themselves. */
const pollsPerLook = 20;
/** Polls without a worker after which it is said. */
const pollsAlone = 50;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function computeThroughQueue(
  folder: SweepFolder,
  missing: readonly number[],
  settings: SweepSettings & { readonly queue: string; readonly patience: number },
  session: Session,
  onRows: (rows: number) => void,
): Promise<number> {
  const { queue: url, patience, lang, quiet } = settings;
  const words = sweepWords[lang];
  const say = (text: string) => {
    if (quiet !== true) void write(session.notes, `jevons: ${text}\n`);
  };
  const link = await RedisLink.open(url, patience, session.now, {
    gone: () => say(words.redisGone(String(patience))),
    back: () => say(words.redisBack),
  });
  try {
    const { Queue } = await import('bullmq');
    const queue: Queue<PieceJob> = new Queue(queueName(folder.manifest), {
      connection: link.client as never,
      prefix: queuePrefix,
    });
    queue.on('error', () => {});
    say(words.queued(String(missing.length), shownUrl(url)));
    return await new QueuedSweep(folder, link, queue).run(missing, session.signal, onRows, () => say(words.noWorkers));
  } finally {
    link.close();
  }
}

class QueuedSweep {
  private readonly folder: SweepFolder;
  private readonly link: RedisLink;
  private readonly queue: Queue<PieceJob>;
  /** Pieces that are jobs now. */
  private readonly open = new Set<number>();
  private rows = 0;
  private failed = 0;

  constructor(folder: SweepFolder, link: RedisLink, queue: Queue<PieceJob>) {
    this.folder = folder;
    this.link = link;
    this.queue = queue;
  }

  /** @returns Runs that failed. */
  async run(
    missing: readonly number[],
    signal: AbortSignal,
    onRows: (rows: number) => void,
    onAlone: () => void,
  ): Promise<number> {
    const waiting = [...missing];
    let workers = 0;
    for (let poll = 0; waiting.length > 0 || this.open.size > 0; poll += 1) {
      if (signal.aborted) {
        await this.withdraw();
        throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
      }
      while (waiting.length > 0 && this.open.size < leastAhead + 2 * workers) {
        const index = waiting.shift() as number;
        await this.add(index);
        this.open.add(index);
      }
      const found = await this.collect();
      if (found > 0) onRows(this.rows);
      else await pause(pollMs);
      if (poll % pollsPerLook === pollsPerLook - 1) {
        workers = await this.link.guard(this.queue.getWorkersCount());
        await this.look();
      }
      if (poll === pollsAlone && workers === 0 && this.rows === 0) onAlone();
    }
    return this.failed;
  }

  /** A job of this name that failed before would stand in the way. */
  private async add(index: number): Promise<void> {
    const { manifest } = this.folder;
    const jobId = jobName(manifest, index);
    if ((await this.link.guard(this.queue.getJobState(jobId))) === 'failed') {
      await this.link.guard(this.queue.remove(jobId));
    }
    await this.link.guard(this.queue.add('piece', { manifest, index }, { jobId, removeOnComplete: true }));
  }

  /** Takes what has come back. @returns Number of pieces. */
  private async collect(): Promise<number> {
    const { manifest } = this.folder;
    const { client } = this.link;
    let found = 0;
    for (const index of [...this.open]) {
      const key = resultKey(manifest, index);
      if ((await this.link.guard(client.exists(key))) === 0) continue;
      const { bytes, sum, failed } = await this.link.guard(client.hgetallBuffer(key));
      if (bytes === undefined || sum === undefined || checksum(bytes) !== sum.toString()) {
        await this.link.guard(client.del(key));
        await this.add(index);
        continue;
      }
      await this.folder.write(index, bytes);
      await this.link.guard(client.del(key));
      this.open.delete(index);
      this.rows += sweepPiece(manifest, index).rows;
      this.failed += Number(failed);
      found += 1;
    }
    return found;
  }

  /** A job that failed ends the sweep; one that is nowhere (a Redis that forgot) is given again. */
  private async look(): Promise<void> {
    for (const index of [...this.open]) {
      const jobId = jobName(this.folder.manifest, index);
      const state = await this.link.guard(this.queue.getJobState(jobId));
      if (state === 'failed') {
        const job = await this.link.guard(this.queue.getJob(jobId));
        await this.withdraw();
        throw new JevonsError(
          `a worker could not compute piece ${index + 1}: ${job?.failedReason ?? 'no reason given'}`,
          {
            kind: 'failure',
            code: 'worker-failed',
            hint: 'give the same command again without --queue to see it here',
          },
        );
      }
      const done = await this.link.guard(this.link.client.exists(resultKey(this.folder.manifest, index)));
      if (state === 'unknown' && done === 0) await this.add(index);
    }
  }

  /** What nobody has begun is taken back; what is under way is forgotten in a day. */
  private async withdraw(): Promise<void> {
    for (const index of this.open) {
      await this.link.guard(this.queue.remove(jobName(this.folder.manifest, index))).catch(() => 0);
    }
  }
}
