// npm run pictures: the pictures of the documentation, taken from the built app as a reader sees it.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildApp } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { fail, root, setUp } from './setup.mjs';

/** What is taken: a name, an address and the language; each waits for the element that shows that it is whole. */
const views = [
  { name: 'explore', hash: '', ready: '.progress[data-busy="no"]' },
  { name: 'decide', hash: '#view=decide', ready: 'figure.panel' },
  { name: 'compare', hash: '#view=compare', ready: 'figure.panel' },
  { name: 'drivers', hash: '#view=drivers', ready: 'figure.panel' },
  { name: 'race', hash: '#view=race', ready: 'main table' },
  { name: 'evidence', hash: '#view=evidence', ready: 'main table' },
  { name: 'check', hash: '#view=evidence.check', ready: 'main textarea' },
  { name: 'learn', hash: '#view=learn', ready: 'main h1, main h2' },
];
const wanted = process.argv.slice(2);
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    return response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function take(browser, address, { name, hash, ready }, language, folder) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${address}/${language}/${hash}`);
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  // What is still being computed is drawn as it comes: wait until nothing says that it is busy.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, undefined, {
    timeout: 240_000,
  });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
  await context.close();
}

setUp();
buildApp();
const executablePath = findChromium();
if (executablePath === undefined) fail('no Chromium found; install one or set JEVONS_CHROMIUM to its path');
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const server = await serve(join(root, 'dist', 'app'));
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
const address = `http://127.0.0.1:${server.address().port}`;
for (const view of views) {
  if (wanted.length > 0 && !wanted.includes(view.name)) continue;
  for (const language of ['en', 'fr']) {
    process.stderr.write(`jevons: ${view.name}, ${language}\n`);
    await take(browser, address, view, language, folder);
  }
}
await browser.close();
server.close();
