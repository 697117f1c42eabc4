/** A connection to Redis that says when it is gone, tries again for a while, and then ends clearly. */
import type { Redis } from 'ioredis';
import { JevonsError } from '#base';

const retryEveryMs = 250;

export interface RedisNotices {
  readonly gone: () => void;
  readonly back: () => void;
}

export class RedisLink {
  /** Of type `Redis`; commands wait while the connection is being made again. */
  readonly client: Redis;
  private readonly lost: Promise<never>;

  private constructor(client: Redis, lost: Promise<never>) {
    this.client = client;
    this.lost = lost;
    // Heard where something is awaited.
    lost.catch(() => {});
  }

  /**
   * @param url `redis://host:port`, with name, password and number of the database where needed.
   * @param patience Seconds.
   * @throws JevonsError `bad-queue`, `redis-gone`.
   */
  static async open(url: string, patience: number, now: () => number, notices: RedisNotices): Promise<RedisLink> {
    checkUrl(url);
    const { Redis } = await import('ioredis');
    let since: number | undefined;
    let lose: (error: JevonsError) => void = () => {};
    const lost = new Promise<never>((_, reject) => {
      lose = reject;
    });
    const client = new Redis(url, {
      // BullMQ asks for it: a command waits for the connection, however long it takes.
      maxRetriesPerRequest: null,
      retryStrategy: () => {
        if (since === undefined) {
          since = now();
          notices.gone();
        }
        if (now() - since < patience * 1000) return retryEveryMs;
        lose(gone(url, patience));
        return null;
      },
    });
    client.on('error', () => {});
    client.on('ready', () => {
      if (since !== undefined) notices.back();
      since = undefined;
    });
    const link = new RedisLink(client, lost);
    await link.guard(client.ping());
    return link;
  }

  /** @throws JevonsError `redis-gone` once nobody tries any more. */
  guard<T>(work: Promise<T>): Promise<T> {
    // The loss is told, not the command that it cut off.
    return Promise.race([work, this.lost]).catch(async (error: unknown) => {
      if (error instanceof JevonsError || this.client.status !== 'end') throw error;
      return this.lost;
    });
  }

  close(): void {
    this.client.disconnect();
  }
}

function checkUrl(url: string): void {
  if (/^rediss?:\/\/[^/\s]+/.test(url) && URL.canParse(url)) return;
  throw new JevonsError(`got "${url}", expected an address such as redis://127.0.0.1:6379`, {
    kind: 'usage',
    code: 'bad-queue',
    where: '--queue',
  });
}

/** Without the password. */
export function shownUrl(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

function gone(url: string, patience: number): JevonsError {
  return new JevonsError(`no answer for ${patience} s`, {
    kind: 'data',
    code: 'redis-gone',
    where: shownUrl(url),
    hint: 'nothing that was written is lost: start Redis and give the same command again, or go on without --queue',
  });
}
