/** The Explore view as a reader meets it: built, served as files, in a real Chromium. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPosteriorFile, headline, withDefaultPosterior } from '#studies';
import { packageWorld } from '../world/package-files.ts';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

interface Visit {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Addresses asked for that are not the site's own. */
  readonly strangers: readonly string[];
}

async function visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = troubles(page);
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:blob:|data:)/.test(request.url()) && !request.url().startsWith(site.address))
      strangers.push(request.url());
  });
  await page.goto(`${site.address}${path}`);
  await page.locator('.answer .lead').waitFor();
  return { page, trouble, strangers };
}

const hashOf = (page: Page) => page.locator('[data-hash]').getAttribute('data-hash');

/** Until the answer on the page is another one. */
async function changed(page: Page, before: string | null): Promise<string> {
  await page.waitForFunction((old) => document.querySelector('[data-hash]')?.getAttribute('data-hash') !== old, before);
  return (await hashOf(page)) ?? '';
}

async function slide(page: Page, id: string, steps: number): Promise<void> {
  await page.locator(`#${id}`).focus();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
}

test('the page opens with an answer, and two charts, and asks nobody else for anything', async () => {
  const { page, trouble, strangers } = await visit('/en/');
  expect(await page.locator('.answer .lead').textContent()).toMatch(/Capex of the six firms in 2030/);
  expect(await page.locator('.charts svg').count()).toBeGreaterThanOrEqual(2);
  await page.waitForTimeout(1500);
  expect(trouble).toEqual([]);
  expect(strangers).toEqual([]);
  await page.context().close();
});

test('a slider moved from the keyboard changes the answer, undo brings the old one back', async () => {
  const { page, trouble } = await visit('/en/');
  const before = await hashOf(page);
  await slide(page, 'hardware_decline', 1);
  await changed(page, before);
  await page.waitForFunction(() => location.search.includes('hardware_decline='));
  await page.locator('header').getByRole('button', { name: /undo/i }).click();
  await page.waitForFunction((old) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === old, before);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('a link restores the state, and the answer is the one that Node computes', async () => {
  const { page } = await visit('/en/?scenario=cheap-model-shock&n=256&seed=7&lock_in=3');
  const expected = await headline(packageWorld(), {
    scenario: 'cheap-model-shock',
    n: 256,
    seed: 7,
    set: { lock_in: 3 },
  });
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === wanted,
    expected.hash,
  );
  expect(await page.locator('#lock_in').getAttribute('aria-valuetext')).toContain('3');

  // Beliefs weighed by the record: the fit is fetched when it is first asked for.
  const fit = readFileSync(join(import.meta.dirname, '..', '..', defaultPosteriorFile), 'utf8');
  const weighed = await headline(withDefaultPosterior(packageWorld(), fit), {
    scenario: 'cheap-model-shock',
    n: 256,
    seed: 7,
    set: { lock_in: 3 },
    posterior: 'default',
  });
  await page.getByRole('combobox', { name: /^Beliefs/ }).selectOption('posterior');
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === wanted,
    weighed.hash,
  );
  await page.context().close();
});

test('what a link says wrongly is listed and the rest holds', async () => {
  const { page } = await visit(
    '/en/?nonsense=1&lock_in=9999&hardware_decline=0.4#charts=total_capex&made=0123abcd.2026-01-31',
  );
  const other = page.locator('.notice', { hasText: 'model 0123abcd and facts to 31 January 2026' });
  await other.getByRole('button', { name: 'Dismiss' }).click();
  await other.waitFor({ state: 'detached' });
  const notice = page.locator('.notice');
  await notice.waitFor();
  expect(await notice.locator('li').count()).toBe(2);
  expect(await page.locator('#hardware_decline').getAttribute('aria-valuetext')).toContain('0.4');
  await page.context().close();
});

test('French is French in every view: no English words, no English money', async () => {
  const { page, trouble } = await visit('/fr/?n=64');
  const views = [
    '',
    'decide',
    'compare',
    'drivers',
    'race',
    'evidence.facts',
    'evidence.check',
    'evidence.limits',
    'learn',
  ];
  for (const view of views) {
    await page.evaluate((wanted) => {
      location.hash = wanted === '' ? '#' : `#view=${wanted}`;
    }, view);
    await page.waitForFunction(() => (document.querySelector('main')?.innerText.length ?? 0) > 400);
    const text = await page.evaluate(() => {
      const copy = document.querySelector('main')?.cloneNode(true) as HTMLElement;
      for (const foreign of copy.querySelectorAll('[lang="en"], code, option, a[href^="http"], cite')) foreign.remove();
      return copy.textContent ?? '';
    });
    if (view === '') expect(text).toContain('Md$');
    expect(
      text.match(/\bBn\b|(?<!M[d ]?)\$\d|\b(?:the|of|and|with|futures lie|reported|median)\b/)?.[0],
      view,
    ).toBeUndefined();
  }
  expect(trouble).toEqual([]);
  await page.context().close();
});

for (const language of ['en', 'fr']) {
  test(`axe finds nothing in ${language}, light and dark, and nothing scrolls sideways at 320 and 390 px`, async () => {
    const { page } = await visit(`/${language}/`);
    await looksRight(page);
    await page.context().close();
  });
}

test('a chart leaves as SVG and the results as CSV, with model, seed and hash', async () => {
  const { page } = await visit('/en/', { acceptDownloads: true });
  await page.locator('header summary', { hasText: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /CSV/ }).first().click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv).toContain('total_capex_by_year');
  expect(csv.split('\n').length).toBeGreaterThan(100);
  await page.context().close();
});

test('a narrow screen keeps the assumptions in a drawer that the keyboard opens and closes', async () => {
  const { page } = await visit('/en/', { viewport: { width: 800, height: 800 } });
  await page.getByRole('button', { name: 'Assumptions' }).press('Enter');
  await page.locator('dialog.drawer[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog.drawer[open]').waitFor({ state: 'detached' });
  await page.context().close();
});
