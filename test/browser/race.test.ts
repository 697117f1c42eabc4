/** The Race view as an analyst meets it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A game is thousands of runs: on a busy machine it takes its time. */
const patience = { timeout: 50_000 };

async function openRace(language: string): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/#view=race`);
  await page.locator('.replay-table').waitFor(patience);
  return page;
}

const hashOf = (page: Page) => page.locator('.provenance [data-hash]').getAttribute('data-hash');

test('a game is played, a player less gives another one, and a future is stepped through by key', async () => {
  const page = await openRace('en');
  const trouble = troubles(page);
  expect(await page.locator('.lead').textContent()).toMatch(/equilibri/);
  expect(await page.locator('.panel .frame svg').first().textContent()).toContain('●');
  const before = await hashOf(page);
  await page.locator('.boxes input:checked').last().focus();
  await page.keyboard.press('Space');
  await page.waitForFunction(
    (old) => document.querySelector('.provenance [data-hash]')?.getAttribute('data-hash') !== old,
    before,
    patience,
  );
  expect(await page.locator('.boxes input:checked:disabled').count()).toBe(2);
  expect(await page.getByText('Every profile, with errors').count()).toBe(1);
  const capacity = () => page.locator('.replay-table tbody td').first().textContent();
  const atStart = await capacity();
  await page.getByLabel('Year', { exact: true }).focus();
  await page.keyboard.press('End');
  await page.getByText('At the start of 2036').waitFor();
  expect(await capacity()).not.toBe(atStart);
  expect(trouble).toEqual([]);
  await page.context().close();
});

for (const language of ['en', 'fr']) {
  test(`axe finds nothing, light and dark, and nothing scrolls sideways at 320 and 390 px, ${language}`, async () => {
    const page = await openRace(language);
    await looksRight(page);
    await page.context().close();
  });
}
