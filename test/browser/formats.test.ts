/** The same workbook and Parquet bytes in a browser as in Node, under the policy of the app's page. */

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { sha256Hex } from '#base';
import { parquetBytes, xlsxBytes } from '#formats';
import { findChromium } from '../../scripts/chromium.mjs';

const root = join(import.meta.dirname, '..', '..');
const table = {
  columns: ['company', 'value', 'published', 'confirmed'],
  rows: Array.from({ length: 300 }, (_, index) => [`company ${index}`, index / 3, '2026-07-30', index % 2 === 0]),
};

test('a browser makes the same bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-formats-'));
  const formats = JSON.stringify(join(root, 'dist', 'src', 'formats', 'index.js'));
  const base = JSON.stringify(join(root, 'dist', 'src', 'base', 'index.js'));
  writeFileSync(
    join(folder, 'main.js'),
    `import { parquetBytes, xlsxBytes } from ${formats}; import { sha256Hex } from ${base};
     window.make = async (table) => [sha256Hex(await xlsxBytes({ sheets: [{ name: 'data', table }], about: [] }, { workers: false })),
       sha256Hex(await parquetBytes(table))];`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: join(folder, 'out'), lib: { entry: join(folder, 'main.js'), formats: ['es'], fileName: 'main' } },
  });
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    response.setHeader('Content-Security-Policy', policy);
    if (name === '') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>formats</title><script type="module" src="/main.js"></script>');
      return;
    }
    response.setHeader('Content-Type', 'text/javascript');
    response.end(readdirSync(join(folder, 'out')).includes(name) ? readFileSync(join(folder, 'out', name)) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--headless', '--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => 'make' in window);
    const made = await page.evaluate(
      (given) => (window as unknown as { make: (table: unknown) => Promise<string[]> }).make(given),
      table,
    );
    expect(made).toEqual([
      sha256Hex(await xlsxBytes({ sheets: [{ name: 'data', table }], about: [] })),
      sha256Hex(await parquetBytes(table)),
    ]);
  } finally {
    await browser.close();
    server.close();
  }
});
