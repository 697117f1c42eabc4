/** The built app on a port of this machine, and a Chromium to look at it with. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'app');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Site {
  readonly address: string;
  readonly browser: Browser;
  /** The host is gone; the browser stays. */
  stopServing(): void;
  close(): Promise<void>;
}

/** As any file host would: no route but the files. */
export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found; set JEVONS_CHROMIUM to its path');
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    stopServing: () => {
      server.closeAllConnections();
      server.close();
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** What went wrong on a page, in its own words. */
export function troubles(page: Page): string[] {
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  return found;
}
