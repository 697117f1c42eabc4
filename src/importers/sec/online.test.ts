import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildLedger } from '#ledger';
import { madeUpCompany, madeUpSubmissions, madeUpTickers } from '../../../test/sec/made-up-company.ts';
import { packageTables, secRules } from '../../../test/sec/package-tables.ts';
import {
  factsPath,
  json,
  type Reply,
  type SecServer,
  secServer,
  status,
  submissionsPath,
  tickersPath,
} from '../../../test/sec/sec-server.ts';
import { joinOverlays, readOverlays, writeOverlay } from '../overlays.ts';
import { onlineDocuments } from './documents.ts';
import { importSec } from './import-sec.ts';
import { type FetchSettings, PoliteFetcher } from './polite-fetch.ts';
import { RawCache } from './raw-cache.ts';
import { checkUserAgent } from './user-agent.ts';

const cik = 9_999_999;
const tables = packageTables();
const packaged = buildLedger(tables);
const rules = secRules();
const company = madeUpCompany({ years: [2023, 2024] });
const later = madeUpCompany({ years: [2023, 2024, 2025] });

let server: SecServer;
beforeAll(async () => {
  server = await secServer({
    [tickersPath]: json(madeUpTickers),
    [factsPath(cik)]: json(company, { ETag: '"1"' }),
    [submissionsPath(cik)]: json(madeUpSubmissions()),
  });
});
afterAll(() => server.close());

let running: AbortController | undefined;
afterEach(() => running?.abort());

/** Impatient, so that the tests are quick. */
const quick = { intervalMs: 0, backoffMs: 5, timeoutMs: 2000, attempts: 3, longestWaitMs: 2000 };

interface Desk {
  readonly folder: string;
  readonly waits: string[];
  run(settings?: Partial<FetchSettings> & { refresh?: boolean }): Promise<Awaited<ReturnType<typeof importSec>>>;
  /** Bytes of every import. */
  bytes(): Record<string, string>;
}

/** As the command does it: read, work out, and write only when all went well. */
function desk(): Desk {
  const home = mkdtempSync(join(tmpdir(), 'jevons-sec-'));
  const folder = join(home, 'facts');
  const waits: string[] = [];
  let time = Date.parse('2026-11-25T12:00:00Z');
  return {
    folder,
    waits,
    async run({ refresh = true, ...settings } = {}) {
      time += 1000;
      running = new AbortController();
      const fetcher = new PoliteFetcher({
        userAgent: 'Jane Doe jane@example.org',
        signal: running.signal,
        now: () => performance.now(),
        onWait: (what) => waits.push(what),
        ...quick,
        ...settings,
      });
      const cache = new RawCache(join(home, 'sec'), () => new Date(time));
      const documents = onlineDocuments({ fetcher, cache, baseUrl: server.url, refresh });
      const overlays = readOverlays(folder);
      const ledger = buildLedger(joinOverlays(tables, overlays));
      const place = { documents, rules, ledger, packaged, tables, overlays, time: new Date(time).toISOString() };
      const result = await importSec({ ticker: 'EXIN' }, place);
      if (result.isNews) writeOverlay(folder, result.overlay);
      return result;
    },
    bytes: () =>
      existsSync(folder)
        ? Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
        : {},
  };
}

test('an import is kept, raw bytes and all; the second brings nothing and touches no byte', async () => {
  const at = desk();
  const first = await at.run();
  expect(first.changes.added.length).toBeGreaterThan(50);
  expect(server.requests.at(-1)?.userAgent).toBe('Jane Doe jane@example.org');
  const before = at.bytes();
  const raw = join(at.folder, '..', 'sec', 'companyfacts', 'CIK0009999999.json');
  expect(readFileSync(raw, 'utf8')).toBe(JSON.stringify(company));
  expect(JSON.parse(readFileSync(`${raw}.about`, 'utf8'))).toMatchObject({
    retrieved: '2026-11-25T12:00:01.000Z',
    sha256: first.overlay.sha256,
    etag: '"1"',
  });
  const second = await at.run();
  expect(second.isNews).toBe(false);
  expect(at.bytes()).toEqual(before);
});

test('what was fetched in the last hour is not fetched again, so that a stopped import goes on', async () => {
  const at = desk();
  server.next(submissionsPath(cik), status(404));
  await expect(at.run({ refresh: false })).rejects.toMatchObject({ code: 'not-there' });
  const asked = server.requests.length;
  await at.run({ refresh: false });
  expect(server.requests.slice(asked).map(({ path }) => path)).toEqual([submissionsPath(cik)]);
});

test('what was odd is put aside to be looked at, and asked for again the next time', async () => {
  const at = desk();
  server.next(factsPath(cik), json('{"cik": 9999999, "entity'));
  await expect(at.run({ refresh: false })).rejects.toMatchObject({ code: 'broken-json' });
  const odd = join(at.folder, '..', 'sec', 'companyfacts', 'CIK0009999999.json.odd');
  expect(readFileSync(odd, 'utf8')).toBe('{"cik": 9999999, "entity');
  expect((await at.run({ refresh: false })).isNews).toBe(true);
});

test('a copy that the server calls good is used again', async () => {
  const at = desk();
  await at.run();
  server.next(factsPath(cik), (response) => response.writeHead(304).end());
  const again = await at.run();
  expect(server.requests.filter(({ ifNoneMatch }) => ifNoneMatch === '"1"').length).toBeGreaterThan(0);
  expect(again.isNews).toBe(false);
});

test('new filings add their figures', async () => {
  const at = desk();
  await at.run();
  server.next(factsPath(cik), json(later));
  const result = await at.run();
  expect(new Set(result.changes.added.map(({ period }) => period.slice(0, 6)))).toEqual(new Set(['FY2025']));
  expect(result.changes.removed).toEqual([]);
});

test('too many requests: waits as long as is asked, then goes on', async () => {
  const at = desk();
  server.next(factsPath(cik), status(429, { 'Retry-After': '1' }));
  const started = performance.now();
  await at.run();
  expect(performance.now() - started).toBeGreaterThan(990);
  expect(at.waits.join()).toMatch(/429.*trying again in 1 s/);
});

test('a server that fails and then does not is asked again', async () => {
  const at = desk();
  server.next(factsPath(cik), status(503), status(500));
  expect((await at.run()).isNews).toBe(true);
});

test('requests keep their distance', async () => {
  const at = desk();
  const from = server.requests.length;
  await at.run({ intervalMs: 120 });
  const times = server.requests.slice(from).map((request) => request.at);
  expect(times.length).toBe(3);
  for (const [index, time] of times.slice(1).entries()) expect(time - (times[index] as number)).toBeGreaterThan(100);
});

const cutOff: Reply = (response) => {
  const text = JSON.stringify(later);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': String(text.length) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};
const endless: Reply = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const piece = Buffer.alloc(1 << 20, 32);
  const more = () => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};
const silent: Reply = () => {};
const trickle: Reply = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.write('{"cik":');
};
const spoilt = structuredClone(later);
for (const fact of spoilt.facts['us-gaap']?.OperatingIncomeLoss?.units.USD ?? []) fact.val = String(fact.val);

test.each<[string, Reply, string, RegExp, Partial<FetchSettings>]>([
  ['403', status(403), 'refused-by-server', /403.*--user-agent/, {}],
  ['404', status(404), 'not-there', /404/, {}],
  ['429 without end', status(429), 'too-many-requests', /429/, {}],
  ['429 for an hour', status(429, { 'Retry-After': '3600' }), 'too-many-requests', /wait 3600 s/, {}],
  ['500 without end', status(500), 'server-error', /500/, {}],
  ['a redirect', status(302, { Location: 'http://127.0.0.1:9/' }), 'odd-status', /302, on to/, {}],
  ['nothing for long', silent, 'timed-out', /no whole answer within 0.1 s/, { timeoutMs: 100, attempts: 1 }],
  ['a trickle', trickle, 'timed-out', /no whole answer/, { timeoutMs: 100, attempts: 1 }],
  ['a body cut off', cutOff, 'network', /connection failed/, {}],
  [
    'a whole answer that is half a document',
    json(JSON.stringify(later).slice(0, 9000)),
    'broken-json',
    /9000 char/,
    {},
  ],
  ['an empty body', json(''), 'broken-json', /empty/, {}],
  [
    'a web page',
    (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Undeclared Tool</title>'),
    'not-json',
    /text\/html, "Undeclared Tool"/,
    {},
  ],
  ['an endless body', endless, 'too-large', /larger than 4 MB/, { maxBytes: 4 << 20 }],
  ['texts for numbers', json(spoilt), 'odd-response', /not as documented in \d+ places/, {}],
  ['no facts', json({ ...later, facts: { 'us-gaap': {} } }), 'no-facts', /no facts/, {}],
])(
  '%s: the imports are as they were, byte for byte, and the error says what was odd',
  async (_, reply, code, words, settings) => {
    const at = desk();
    await at.run();
    const before = at.bytes();
    server.next(factsPath(cik), reply, reply, reply);
    const failure = await at.run(settings).catch((error) => error);
    expect(failure).toMatchObject({ code, kind: 'data' });
    expect(failure.toLine()).toMatch(words);
    expect(at.bytes()).toEqual(before);
    // Nothing is left to spoil the next import.
    server.clear();
    expect((await at.run()).isNews).toBe(false);
  },
);

test('a server that is not there: said at once', async () => {
  const fetcher = new PoliteFetcher({
    userAgent: 'Jane Doe jane@example.org',
    signal: new AbortController().signal,
    now: () => performance.now(),
    onWait: () => {},
    ...quick,
  });
  await expect(fetcher.json('http://127.0.0.1:9/x')).rejects.toMatchObject({ code: 'network' });
});

test('stopping ends a wait and imports nothing', async () => {
  const at = desk();
  server.next(factsPath(cik), status(429, { 'Retry-After': '1' }));
  const done = at.run().catch((error) => error);
  while (at.waits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  running?.abort();
  expect(await done).toMatchObject({ kind: 'aborted' });
  expect(at.bytes()).toEqual({});
});

test('who asks must say so, with a name and a mail address', () => {
  expect(checkUserAgent(' Jane Doe jane@example.org ')).toBe('Jane Doe jane@example.org');
  expect(checkUserAgent('Élodie Martin elodie@example.org')).toContain('Élodie');
  expect(() => checkUserAgent(undefined)).toThrow(/say who they are/);
  for (const text of ['curl', 'jane@example.org', 'Jane\nX: y jane@example.org']) {
    expect(() => checkUserAgent(text)).toThrow(/expected a name and a mail address/);
  }
});
