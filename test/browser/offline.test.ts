/** The site without a network, after one visit. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('after one visit the page opens, computes and gives evidence without a network', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}/en/`);
  await page.locator('.answer .lead').waitFor();
  await page.evaluate(async () => {
    const ready = await navigator.serviceWorker.ready;
    const worker = ready.active;
    if (worker?.state === 'activated') return;
    await new Promise((done) => worker?.addEventListener('statechange', done));
  });
  site.stopServing();
  await page.goto(`${site.address}/en/?seed=7#view=evidence`);
  await page.locator('table').first().waitFor();
  await page.goto(`${site.address}/fr/?seed=7`);
  await page.locator('.answer .lead').waitFor();
  await page.waitForFunction(() => document.querySelector('.progress')?.getAttribute('data-busy') === 'no', undefined, {
    timeout: 60_000,
  });
  expect(await page.locator('[data-hash]').getAttribute('data-hash')).toMatch(/^[0-9a-f]{64}$/);
});
