/** What the page may weigh, write and take. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';
import { hashOf, openPage } from './visit.ts';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'app');
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('scripts of the main thread weigh at most 60 kB compressed, each worker at most 200 kB', async () => {
  const page = await openPage(site, '/fr/');
  const paths = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel="modulepreload"]')].map(
      (element) => new URL(element instanceof HTMLScriptElement ? element.src : element.href).pathname,
    ),
  );
  const weight = (path: string) => gzipSync(readFileSync(join(folder, path))).length;
  const main = paths.reduce((sum, path) => sum + weight(path), 0);
  const workers = readdirSync(join(folder, 'assets')).filter((name) => /worker-.*\.js$/.test(name));
  process.stdout.write(`scripts of the main thread: ${(main / 1000).toFixed(1)} kB compressed\n`);
  expect(main).toBeLessThanOrEqual(60_000);
  expect(workers).toHaveLength(5);
  for (const name of workers) expect(weight(join('assets', name))).toBeLessThanOrEqual(200_000);
  await page.context().close();
});

test('each view beside the first adds at most 25 kB of scripts, compressed', async () => {
  const page = await openPage(site, '/fr/?n=16');
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.endsWith('.js') && !path.includes('worker')),
    );
  const known = new Set(await loaded());
  const tabs = page.locator('.views a');
  for (let place = 1; place < (await tabs.count()); place += 1) {
    const tab = tabs.nth(place);
    await tab.click();
    await page.locator('main h1, main h2').first().waitFor();
    await page.waitForLoadState('networkidle');
    const added = (await loaded()).filter((path) => !known.has(path));
    for (const path of added) known.add(path);
    const weight = added.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
    process.stdout.write(`${await tab.textContent()}: ${(weight / 1000).toFixed(1)} kB compressed\n`);
    expect(weight).toBeLessThanOrEqual(25_000);
  }
  await page.context().close();
});

test('no cookie is set, and nothing is stored but the theme', async () => {
  const page = await openPage(site, '/en/');
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['jevons-theme']);
  await page.context().close();
});

test('a drag writes the address at most every 400 ms, makes one step of history, and ends refined on the same axis', async () => {
  const page = await openPage(site, '/en/', {
    before: () => {
      const writes: number[] = [];
      Object.assign(window, { addressWrites: writes });
      const write = history.replaceState.bind(history);
      history.replaceState = (...args) => {
        writes.push(performance.now());
        write(...args);
      };
    },
  });
  const before = await hashOf(page);
  await page.locator('#lock_in').scrollIntoViewIfNeeded();
  const slider = await page.locator('#lock_in').boundingBox();
  if (slider === null) throw new Error('no slider');
  const at = (share: number) => [slider.x + slider.width * share, slider.y + slider.height / 2] as const;
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  for (let step = 0; step < 30; step += 1) {
    await page.mouse.move(...at(0.2 + step * 0.02));
    await page.waitForTimeout(50);
  }
  await page.waitForFunction(() => document.querySelector('.progress')?.getAttribute('data-phase') === 'preview');
  await page.waitForFunction(() => document.querySelector('.progress')?.getAttribute('data-busy') === 'no');
  const ticks = () => page.locator('.panel .tick').allTextContents();
  const axis = await ticks();
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('.progress')?.getAttribute('data-phase') === 'full');
  expect(await ticks()).toEqual(axis);
  expect(await hashOf(page)).not.toBe(before);
  const writes = await page.evaluate(() => (window as unknown as { addressWrites: number[] }).addressWrites);
  for (let index = 1; index < writes.length; index += 1) {
    expect((writes[index] ?? 0) - (writes[index - 1] ?? 0)).toBeGreaterThanOrEqual(395);
  }
  const undo = page.locator('.bar .group button');
  expect(await undo.first().getAttribute('aria-label')).toMatch(/^Undo: Lock-in, as believed to \d/);
  await undo.first().click();
  expect(await undo.first().getAttribute('aria-label')).toBe('Nothing to undo');
  await page.context().close();
});
