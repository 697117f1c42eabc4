/** The Learn view as a student meets it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

async function openLearn(language: string, part = '', width = 1280): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/#view=learn${part}`);
  await page.locator('main.learn h1').waitFor();
  return page;
}

/** From one part to the next as a reader goes, without loading the page again. */
async function turnTo(page: Page, part: string, drawn: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = `#view=learn${wanted}`;
  }, part);
  await page.locator(drawn).first().waitFor();
}

test('a lesson is read by keyboard: a slider moves the numbers, steps follow, an answer is computed, progress is kept', async () => {
  const page = await openLearn('en');
  const trouble = troubles(page);
  await page.locator('.lesson-list a').first().focus();
  await page.keyboard.press('Enter');
  const status = page.locator('article [role="status"]').first();
  await page.getByText(/Spending on compute rises: no/).waitFor();
  await page.getByLabel('Pass-through').focus();
  await page.keyboard.press('End');
  await page.getByText(/Spending on compute rises: yes/).waitFor();
  expect(await status.textContent()).toContain('1.20');
  await page.getByRole('link', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/it is above one in/).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('step');
  const before = await page.locator('[data-hash]').getAttribute('data-hash');
  await page.getByLabel('How unequal projects are').focus();
  await page.keyboard.press('Home');
  await page.waitForFunction((old) => {
    const shown = document.querySelector('[data-hash]')?.getAttribute('data-hash');
    return shown !== undefined && shown !== null && shown !== old;
  }, before);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.locator('.lesson-question input').first().waitFor({ state: 'attached' });
  await page.locator('.provenance').waitFor();
  await page.locator('.lesson-question input[value="no"]').focus();
  await page.keyboard.press('Space');
  await page.getByText(/Computed: in \d+% of futures/).waitFor();
  await page.locator('main.learn').getByRole('link', { name: 'All lessons' }).first().click();
  await page.getByText('3 of 3 seen').waitFor();
  await page.reload();
  await page.getByText('3 of 3 seen').waitFor();
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('a control has a page: what it is, what moving it does, computed, and the equations that read it', async () => {
  const page = await openLearn('fr', '.controls/supply_line_awareness');
  await page.locator('.provenance').waitFor({ timeout: 50_000 });
  const rows = page.locator('.learn table tbody tr');
  expect(await rows.count()).toBe(3);
  const capex = await rows.locator('td').evaluateAll((cells) => cells.map((cell) => cell.textContent));
  expect(capex[0]).toMatch(/Md\$/);
  expect(new Set([capex[0], capex[4], capex[8]]).size).toBe(3);
  expect(await page.locator('.learn math').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Le déplacer dans Explorer' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'supply_line_awareness');
  await page.context().close();
});

const parts: readonly (readonly [part: string, drawn: string])[] = [
  ['', '.lesson-list'],
  ['.jevons/1', '.panel svg'],
  ['.pipeline/1', '.lesson-slider'],
  ['.big/1', '.matrix'],
  ['.facts/1', '.growth-table'],
  ['.forecast/2', '.dots'],
  ['.controls/lock_in', '.learn table tbody'],
];

for (const language of ['en', 'fr']) {
  test(`axe finds nothing, light and dark, and nothing scrolls sideways at 320 and 390 px, ${language}`, async () => {
    const page = await openLearn(language);
    for (const [part, drawn] of parts) {
      await turnTo(page, part, drawn);
      await looksRight(page, part);
    }
    await page.context().close();
  }, 150_000);
}
