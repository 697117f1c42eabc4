import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode, jevons, startJevons, textWith } from './run-jevons.ts';

async function served(
  env: Record<string, string> = {},
): Promise<{ url: string; stop: (signal: NodeJS.Signals) => Promise<number | null> }> {
  const child = startJevons(['serve', '--port', '0', '--no-open'], env);
  const text = await textWith(child.stdout, '\n');
  const url = /^Listening on (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(text)?.[1];
  if (url === undefined) throw new Error(text);
  return {
    url,
    stop: (signal) => {
      const ended = exitCode(child);
      child.kill(signal);
      return ended;
    },
  };
}

/** fetch tidies a path before it sends it; an attacker does not. */
function rawGet(url: string, path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

test('the app is served with its policy headers, and Ctrl-C ends it cleanly', async () => {
  const { url, stop } = await served();
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(page.headers.get('content-security-policy')).toContain("'wasm-unsafe-eval'");
  expect(await page.text()).toContain('<html');
  const again = await fetch(page.url, { headers: { 'If-None-Match': page.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}no-such-page`)).status).toBe(404);
  expect(await stop('SIGINT')).toBe(0);
});

test('no path leads out of the folder of the app', async () => {
  const { url, stop } = await served();
  for (const path of [
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5cpackage.json',
    '/en/..%2f..%2f..%2fpackage.json',
  ]) {
    const reply = await rawGet(url, path);
    expect(reply).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(reply).not.toContain('"name": "jevons"');
  }
  expect(await rawGet(url, '//en')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await stop('SIGTERM')).toBe(0);
});

test("the person's own imports are told to the pages, and no file of the app is changed", async () => {
  const env = { JEVONS_DATA: mkdtempSync(join(tmpdir(), 'jevons-serve-')) };
  const template = jevons(['facts', 'import', 'csv', '--template'], { env }).stdout;
  expect(jevons(['facts', 'import', 'csv', '-', '--name', 'mine'], { env, input: template }).code).toBe(0);
  const own = await served(env);
  expect(await (await fetch(`${own.url}en/`)).text()).toContain('<meta name="jevons-own-facts"');
  const facts = await (await fetch(`${own.url}own-facts.json`)).json();
  expect(facts).toMatchObject({ imports: [{ figures: 2 }] });
  expect(JSON.stringify(facts.tables)).toContain('5678');
  await own.stop('SIGTERM');
  const plain = await served();
  expect(await (await fetch(`${plain.url}en/`)).text()).not.toContain('jevons-own-facts');
  expect((await fetch(`${plain.url}own-facts.json`)).status).toBe(404);
  await plain.stop('SIGTERM');
});

test('a port in use says what to do and exits with 3', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const child = startJevons(['serve', '--port', String(port), '--no-open']);
  const ended = exitCode(child);
  const text = await textWith(child.stderr, '\n');
  expect(await ended).toBe(3);
  expect(text).toContain(`127.0.0.1:${port} another program already uses this port`);
  expect(text).toContain('[port-in-use]');
  other.close();
});

test('a port that cannot be is refused before anything starts', () => {
  const { code, stderr } = jevons(['serve', '--port', '70000']);
  expect(code).toBe(2);
  expect(stderr).toContain('expected a whole number from 0 to 65535');
});
