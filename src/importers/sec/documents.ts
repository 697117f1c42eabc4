/** The three kinds of document of the SEC that an import reads, from its server or from a folder of saved responses. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JevonsError } from '#base';
import type { PoliteFetcher } from './polite-fetch.ts';
import type { RawCache } from './raw-cache.ts';

export type SecDocument =
  | { readonly kind: 'tickers' }
  | { readonly kind: 'companyfacts' | 'submissions'; readonly cik: string };

export interface RawDocument {
  readonly bytes: Uint8Array;
  /** Address or file, for errors. */
  readonly where: string;
  /** Called once it has been read without fault: only then is it kept. */
  accept?(): void;
  /** Called when it was odd: it is put aside to be looked at, and the good copy stays. */
  setAside?(): void;
}

/** Reads a document, and keeps or puts aside what was sent. @throws whatever `read` throws. */
export function checkedDocument<T>(raw: RawDocument, read: (raw: RawDocument) => T): T {
  try {
    const value = read(raw);
    raw.accept?.();
    return value;
  } catch (error) {
    raw.setAside?.();
    throw error;
  }
}

export interface SecDocuments {
  /** For `import list`: the address of the server, or the folder. */
  readonly origin: string;
  /** Undefined when a folder does not hold it. @throws JevonsError kind `data`. */
  read(document: SecDocument): Promise<RawDocument | undefined>;
}

const paddedCik = (cik: string) => `CIK${cik.padStart(10, '0')}`;

/** Where the document is in our own folder of raw responses, and in a folder that a person gives. */
export function cachePath(document: SecDocument): string {
  return document.kind === 'tickers' ? 'company_tickers.json' : `${document.kind}/${paddedCik(document.cik)}.json`;
}

/** The address of a document; a base address stands in for both hosts of the SEC. */
export function addressOf(document: SecDocument, baseUrl?: string): string {
  const base = baseUrl?.replace(/\/+$/, '');
  if (document.kind === 'tickers') return `${base ?? 'https://www.sec.gov'}/files/company_tickers.json`;
  const folder = document.kind === 'companyfacts' ? 'api/xbrl/companyfacts' : 'submissions';
  return `${base ?? 'https://data.sec.gov'}/${folder}/${paddedCik(document.cik)}.json`;
}

export interface OnlineSettings {
  readonly fetcher: PoliteFetcher;
  readonly cache: RawCache;
  readonly baseUrl?: string | undefined;
  /** Do not use what was fetched in the last hour. */
  readonly refresh: boolean;
}

/** A copy of the last hour is used as it stands, so that a stopped import goes on where it was. */
const freshMs = 3_600_000;

export function onlineDocuments({ fetcher, cache, baseUrl, refresh }: OnlineSettings): SecDocuments {
  return {
    origin: baseUrl ?? 'https://data.sec.gov',
    async read(document) {
      const [path, url] = [cachePath(document), addressOf(document, baseUrl)];
      const held = cache.read(path);
      const sameServer = held?.url === url ? held : undefined;
      if (!refresh && sameServer !== undefined && cache.ageMs(sameServer) < freshMs) {
        return { bytes: sameServer.bytes, where: url };
      }
      const { bytes, etag } = await fetcher.json(url, sameServer?.etag);
      if (bytes === undefined) {
        if (sameServer === undefined) throw oddNotModified(url);
        const { bytes: held, etag: known } = sameServer;
        return { bytes: held, where: url, accept: () => cache.write(path, { bytes: held, url, etag: known }) };
      }
      return {
        bytes,
        where: url,
        accept: () => cache.write(path, { bytes, url, etag }),
        setAside: () => cache.write(`${path}.odd`, { bytes, url, etag }),
      };
    },
  };
}

function oddNotModified(url: string): JevonsError {
  return new JevonsError('"not modified" (304) to a request that named no copy', {
    kind: 'data',
    code: 'odd-status',
    where: url,
    hint: 'try again with --refresh',
  });
}

/**
 * Saved responses: laid out as ours (`companyfacts/CIK##########.json`), as on the server
 * (`api/xbrl/companyfacts/...`), or flat with the kind in the name or told by what is in them.
 *
 * @throws JevonsError `no-such-folder`.
 */
export function folderDocuments(folder: string): SecDocuments {
  if (!existsSync(folder)) {
    throw new JevonsError('there is no such folder', {
      kind: 'data',
      code: 'no-such-folder',
      where: folder,
      hint: 'give --from the folder that holds the saved responses',
    });
  }
  return {
    origin: folder,
    async read(document) {
      for (const { path, sign } of placesOf(document)) {
        const file = join(folder, path);
        if (!existsSync(file)) continue;
        const bytes = readBytes(file);
        if (sign !== undefined && !Buffer.from(bytes).includes(sign)) continue;
        return { bytes, where: file };
      }
      return undefined;
    },
  };
}

/** `sign`: what a file whose name does not tell must hold. */
function placesOf(document: SecDocument): { path: string; sign?: string }[] {
  if (document.kind === 'tickers') {
    return [{ path: 'company_tickers.json' }, { path: 'files/company_tickers.json' }];
  }
  const { kind, cik } = document;
  const name = paddedCik(cik);
  const server = kind === 'companyfacts' ? [{ path: `api/xbrl/companyfacts/${name}.json` }] : [];
  return [
    { path: `${kind}/${name}.json` },
    ...server,
    { path: `${name}-${kind}.json` },
    { path: `${kind}-${name}.json` },
    { path: `${name}.json`, sign: kind === 'companyfacts' ? '"facts"' : '"filings"' },
  ];
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new JevonsError(`cannot read the file (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`, {
      kind: 'data',
      code: 'cannot-read',
      where: file,
      hint: 'make the file readable',
      cause,
    });
  }
}
