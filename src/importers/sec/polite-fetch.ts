/** Requests as the SEC asks for them: with a contact, at most ten a second, and with patience. */
import { JevonsError } from '#base';

export interface FetchSettings {
  /** Name and mail address. */
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Called before each wait of more than a second, with what happened. */
  readonly onWait: (what: string) => void;
  /** Least milliseconds between the starts of two requests: 110 is nine a second. */
  readonly intervalMs?: number;
  /** Milliseconds for one request, headers and body together. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** Tries in all for 429, 5xx, a timeout or a broken connection. */
  readonly attempts?: number;
  /** First wait; each further one is twice as long. */
  readonly backoffMs?: number;
  /** The longest that a Retry-After is obeyed. */
  readonly longestWaitMs?: number;
}

export interface Fetched {
  /** Undefined when the server says that the copy with this tag is still good (304). */
  readonly bytes: Uint8Array | undefined;
  readonly etag: string;
}

const defaults = {
  intervalMs: 110,
  timeoutMs: 30_000,
  maxBytes: 96 * 1024 * 1024,
  attempts: 5,
  backoffMs: 1000,
  longestWaitMs: 120_000,
};

/** Asking again would not help. */
const notThere: readonly string[] = ['ENOTFOUND', 'ECONNREFUSED', 'bad port'];

/** Something that may be over in a moment. */
class Passing extends Error {
  readonly failure: JevonsError;
  /** What the server asks to wait; undefined: our own back-off. */
  readonly retryAfterMs: number | undefined;

  constructor(failure: JevonsError, retryAfterMs?: number) {
    super(failure.message);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

export class PoliteFetcher {
  readonly #settings: FetchSettings & typeof defaults;
  #nextStart = Number.NEGATIVE_INFINITY;

  constructor(settings: FetchSettings) {
    this.#settings = { ...defaults, ...settings };
  }

  /**
   * JSON from an address, as bytes.
   *
   * @param etag Of the copy held, if any.
   * @throws JevonsError kind `data`: `refused-by-server`, `not-there`, `too-many-requests`, `server-error`, `timed-out`,
   *   `network`, `too-large`, `not-json`, `odd-status`; kind `aborted` when the signal fires.
   */
  async json(url: string, etag?: string): Promise<Fetched> {
    const { attempts, backoffMs, longestWaitMs, onWait } = this.#settings;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(url, etag);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        const wait = error.retryAfterMs ?? backoffMs * 2 ** (attempt - 1);
        if (attempt >= attempts || wait > longestWaitMs) throw error.failure;
        if (wait >= 1000) {
          onWait(`${error.failure.message}; trying again in ${Math.ceil(wait / 1000)} s (${attempt} of ${attempts})`);
        }
        await this.#sleep(wait);
      }
    }
  }

  async #once(url: string, etag?: string): Promise<Fetched> {
    const { userAgent, timeoutMs, now, intervalMs, signal } = this.#settings;
    const pause = this.#nextStart - now();
    if (pause > 0) await this.#sleep(pause);
    this.#nextStart = now() + intervalMs;
    const timeout = AbortSignal.timeout(timeoutMs);
    const headers: Record<string, string> = { 'User-Agent': userAgent, Accept: 'application/json' };
    if (etag !== undefined && etag !== '') headers['If-None-Match'] = etag;
    try {
      const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.any([signal, timeout]) });
      return await this.#take(response, url);
    } catch (error) {
      if (error instanceof JevonsError || error instanceof Passing) throw error;
      if (signal.aborted) throw stopped();
      if (timeout.aborted) {
        const what = `no whole answer within ${timeoutMs / 1000} s`;
        throw new Passing(refusal(what, 'timed-out', url, 'check the connection, or try again later', error));
      }
      const reason = reasonOf(error);
      const hint = 'check the connection; "--from FOLDER" reads saved responses without one';
      const failure = refusal(`the connection failed (${reason})`, 'network', url, hint, error);
      throw notThere.includes(reason) ? failure : new Passing(failure);
    }
  }

  async #take(response: Response, url: string): Promise<Fetched> {
    const etag = response.headers.get('etag') ?? '';
    if (response.status === 304) return { bytes: undefined, etag };
    if (response.status !== 200) {
      await response.body?.cancel();
      throw this.#refused(response, url);
    }
    const type = response.headers.get('content-type') ?? 'nothing said';
    if (!/\bjson\b/i.test(type)) {
      const title = /<title>\s*([^<]{1,80})/i.exec(await response.text())?.[1]?.trim();
      const shown = title === undefined ? '' : `, "${title}"`;
      const what = `the answer is ${type}${shown}; expected application/json`;
      throw refusal(what, 'not-json', url, 'the server may be turning programs away: try again in ten minutes');
    }
    return { bytes: await this.#body(response, url), etag };
  }

  /** Read piece by piece, so that an endless answer is cut off and not held. */
  async #body(response: Response, url: string): Promise<Uint8Array> {
    const { maxBytes } = this.#settings;
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response.body ?? []) {
      size += piece.byteLength;
      if (size > maxBytes) {
        const most = `${Math.floor(maxBytes / 1_048_576)} MB`;
        throw refusal(
          `the answer is larger than ${most}`,
          'too-large',
          url,
          'no company file is that large: report it',
        );
      }
      pieces.push(piece);
    }
    return Buffer.concat(pieces, size);
  }

  #refused(response: Response, url: string): JevonsError | Passing {
    const { status } = response;
    if (status === 403) {
      const hint = 'the SEC wants a name and a mail address: --user-agent "Jane Doe jane@example.org"';
      return refusal('access refused (403)', 'refused-by-server', url, hint);
    }
    if (status === 404) {
      return refusal('there is no such document (404)', 'not-there', url, 'check the number; it must file XBRL data');
    }
    const wait = retryAfter(response);
    if (status === 429) {
      const asked = wait === undefined ? '' : `, with the wish to wait ${Math.ceil(wait / 1000)} s`;
      const hint = 'wait ten minutes and try again';
      return new Passing(refusal(`too many requests (429)${asked}`, 'too-many-requests', url, hint), wait);
    }
    if (status >= 500) {
      return new Passing(refusal(`the server failed (${status})`, 'server-error', url, 'try again later'), wait);
    }
    const to = response.headers.get('location');
    const where = to === null ? '' : `, on to ${to}`;
    return refusal(`unexpected status ${status}${where}`, 'odd-status', url, 'check --base-url');
  }

  #sleep(milliseconds: number): Promise<void> {
    const { signal } = this.#settings;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(stopped());
      const stop = () => {
        clearTimeout(timer);
        reject(stopped());
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', stop, { once: true });
    });
  }
}

/** Milliseconds of a Retry-After header: seconds, or a date set against the server's own Date. */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const [until, from] = [Date.parse(text), Date.parse(response.headers.get('date') ?? '')];
  return Number.isNaN(until - from) ? undefined : Math.max(0, until - from);
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
}

function refusal(what: string, code: string, where: string, hint: string, cause?: unknown): JevonsError {
  return new JevonsError(what, { kind: 'data', code, where, hint, cause });
}

function stopped(): JevonsError {
  return new JevonsError('stopped; nothing was imported', { kind: 'aborted', code: 'aborted' });
}
