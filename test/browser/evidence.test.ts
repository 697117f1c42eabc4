/** The Evidence view as a reader meets it. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindsNothing } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

interface Options {
  readonly width?: number;
}

async function openEvidence(language: string, part: string, options: Options = {}): Promise<Page> {
  const { width = 1280 } = options;
  const context = await site.browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/#view=evidence.${part}`);
  await page.locator('.evidence section').first().waitFor();
  return page;
}

const cell = (page: Page, year: string) =>
  page
    .locator('.facts-table tbody tr', { has: page.locator('th', { hasText: year }) })
    .locator('td')
    .first();

test('a figure stands with its definition, day and document, and another definition gives another figure', async () => {
  const page = await openEvidence('en', 'facts');
  const trouble = troubles(page);
  await cell(page, '2024').waitFor();
  expect(await cell(page, '2024').textContent()).toBe('77.7');
  const row = page.locator('.facts-table tbody tr', { has: page.locator('th', { hasText: '2024' }) });
  expect(await row.textContent()).toMatch(/6\s+February\s+2025/);
  expect(await row.locator('a').first().getAttribute('href')).toMatch(/^https:\/\/www\.sec\.gov\//);
  await page.getByText('gross cash', { exact: true }).first().click();
  await page.waitForFunction(() => document.querySelector('.facts-table')?.textContent?.includes('83.0'));
  await page.getByLabel('Company').selectOption({ label: 'Meta' });
  await page.waitForFunction(() => document.querySelector('.facts-table caption')?.textContent?.startsWith('Meta'));
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('the day of knowledge hides what was not public yet', async () => {
  const page = await openEvidence('en', 'facts');
  await cell(page, '2025').waitFor();
  const slider = page.locator('.day-slider input');
  await slider.evaluate((element) => {
    const input = element as HTMLInputElement;
    input.value = String(Math.round(Number(input.max) * 0.6));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/\s202[345]$/);
  await page.waitForFunction(
    () => ![...document.querySelectorAll('.facts-table th')].some((head) => head.textContent === '2025'),
  );
  await page.context().close();
});

test('the table leaves as CSV with definitions and documents', async () => {
  const page = await openEvidence('fr', 'facts');
  await page.locator('.facts-table').waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV international' }).click(),
  ]);
  const text = readFileSync(await saved.path(), 'utf8');
  expect(text.split(/\r?\n/)[0]).toContain('company,metric,definition,period');
  expect(text).toContain('amazon,capex,net,CY2024');
  expect(text).toContain('https://www.sec.gov/');
  await page.context().close();
});

test('guidance is set against outcome, and pairs on different definitions are not measured', async () => {
  const page = await openEvidence('en', 'outcomes');
  await page.locator('.evidence .panel svg .row-label').first().waitFor();
  const text = (await page.locator('.evidence').textContent()) ?? '';
  expect(text).toMatch(/Alphabet 2025.*75\.0.*91\.4\+22%/);
  expect(text).toContain('different: not comparable');
  await page.context().close();
});

test('a published calculation computes: an assumption changed, a fact taken, a target solved or refused', async () => {
  const page = await openEvidence('en', 'theses/SEQ-600');
  const figures = page.locator('.thesis-figures dd');
  await figures.first().waitFor();
  expect(await figures.nth(0).textContent()).toBe('$600bn per year');
  expect(await figures.nth(1).textContent()).toBe('$600bn per year');
  const margin = page.getByLabel('Gross margin of those who buy the compute, value');
  await margin.fill('0.75');
  await margin.press('Enter');
  await page.waitForFunction(
    () => document.querySelectorAll('.thesis-figures dd')[1]?.textContent === '$1,200bn per year',
  );
  await page.getByRole('button', { name: 'Back to the published values' }).click();
  await page.getByLabel('for the answer, $bn per year').fill('900');
  await page.getByRole('button', { name: 'Find the value' }).click();
  await page.getByText(/must be 225 \$bn per year; published with 150/).waitFor();
  await page.getByLabel('for the answer, $bn per year').fill('90000');
  await page.getByRole('button', { name: 'Find the value' }).click();
  await page.getByText('No plausible value does it.').waitFor();
  expect(await page.locator('.thesis .notice').textContent()).toContain('binding constraint');
  await page.context().close();
});

test('a calculation that cannot be had again says why and computes nothing', async () => {
  const page = await openEvidence('en', 'theses/BURRY-K');
  await page.locator('.thesis-figures').waitFor();
  expect(await page.locator('.thesis-figures dd').nth(1).textContent()).toBe('–');
  expect(await page.getByRole('button', { name: 'Find the value' }).count()).toBe(0);
  await page.context().close();
});

test('a pasted article comes back with its figures marked and each verdict explained', async () => {
  const page = await openEvidence('fr', 'check');
  await page
    .getByLabel('Article', { exact: true })
    .fill('Amazon prévoit d’investir 100 milliards de dollars en 2025, soit +29 % par rapport à 2024.');
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.getByText('Indiquez plus haut le jour de l’article.').waitFor();
  await page.getByLabel('Jour de l’article').fill('2025-02-07');
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  const growth = page.locator('.claims > li', { hasText: '+29' });
  await growth.waitFor();
  expect(await growth.locator('.verdict').textContent()).toContain('vrai selon une définition');
  expect(await growth.textContent()).toMatch(/\+28,8.%/);
  expect(await page.locator('.marked').textContent()).toContain('Amazon prévoit d’investir');
  await page.locator('.marked .mark').last().click();
  expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^claim-\d+$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.context().close();
});

test('right-to-left text, emoji, markup and a text of 1 MB are checked as they are, without harm', async () => {
  const page = await openEvidence('en', 'check');
  const trouble = troubles(page);
  const odd = '\u202eשלום 🎉 <img src=x onerror="document.title=1"> Amazon spent $83.0 billion on capex in 2024. ';
  await page.getByLabel('Article', { exact: true }).fill(odd + 'Nothing of note was said. '.repeat(38_000));
  await page.getByLabel('Day of the article').fill('2025-03-01');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.locator('.claims > li', { hasText: '$83.0 billion' }).waitFor();
  expect(await page.title()).not.toBe('1');
  expect(trouble).toEqual([]);
  await page.context().close();
});

test("a table of one's own joins the facts, outlives a reload, is refused place by place, and goes", async () => {
  const page = await openEvidence('en', 'own');
  const file = (text: string) => ({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'A table to start from' }).click(),
  ]);
  const template = readFileSync(await saved.path(), 'utf8');
  await page.getByLabel('Table (CSV)').setInputFiles(file(template.replace('1234.5', 'much')));
  await page.getByText(/^Nothing is taken in: 1/).waitFor();
  expect(await page.locator('.evidence table').textContent()).toContain('is "much"');
  await page.getByLabel('Table (CSV)').setInputFiles(file(template));
  await page.getByText(/figures of mine\.csv are taken in/).waitFor();
  await page.reload();
  await page.getByText('mine.csv is part of the facts here.').waitFor();
  await page.getByRole('link', { name: 'Facts', exact: true }).click();
  await page.getByLabel('Company').selectOption({ label: 'Example Cloud' });
  await page.locator('.facts-table caption', { hasText: 'Example Cloud' }).waitFor({ state: 'attached' });
  await cell(page, '2025').waitFor();
  expect(await cell(page, '2025').textContent()).toBe('1.2');
  await page.getByRole('link', { name: 'Your own facts' }).click();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByText('mine.csv is part of the facts here.').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.getItem('jevons-own-facts'))).toBeNull();
  await page.context().close();
});

test('a parameter is found, stands with its source and its reason, and leads to the equations that read it and back', async () => {
  const page = await openEvidence('en', 'parameters');
  const trouble = troubles(page);
  await page.locator('.parameter-list').first().waitFor();
  await page.getByLabel('Search').fill('hardware decline');
  await page.locator('.parameter-list a', { hasText: 'Hardware cost decline' }).click();
  const card = page.locator('.reference-card');
  await card.waitFor();
  expect(await card.textContent()).toMatch(/Nine tenths of belief on 1.25 to 1.57 times/);
  expect(await card.locator('a[href^="https://"]').count()).toBeGreaterThan(0);
  await card.locator('.equations h3 a', { hasText: 'trend cost factor' }).click();
  await page.locator('.reference-card h3', { hasText: 'trend cost factor' }).waitFor();
  expect(await page.locator('.reference-card math').count()).toBeGreaterThan(2);
  await page.locator('.reference-card [data-variable="hardware_decline"]').click();
  await page.locator('.reference-card .names a', { hasText: 'Hardware cost decline' }).click();
  await page.getByRole('link', { name: 'Move it in Explore' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'hardware_decline');
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('proofs are computed in the browser, the quick ones at once and the long ones when asked', async () => {
  const page = await openEvidence('en', 'proofs');
  const finished = async () => {
    await page.locator('[data-proofs][data-busy="no"]').waitFor({ timeout: 50_000 });
    return Number(await page.locator('[data-proofs]').getAttribute('data-proofs'));
  };
  const quick = await finished();
  await page.getByRole('button', { name: /long ones/ }).click();
  // They come one by one; all of them are recomputed by "jevons proofs".
  await page.waitForFunction(
    (before) => Number(document.querySelector('[data-proofs]')?.getAttribute('data-proofs')) > before,
    quick,
    { timeout: 50_000 },
  );
  expect(await page.locator('[data-proofs]').textContent()).toMatch(/^All \d+ computed so far hold/);
  await page.getByText('Getting Big Too Fast: ').click();
  expect(await page.locator('.proofs tbody tr').first().textContent()).toContain('Sterman');
  await page.context().close();
});

test('the other language opens on the same part of the view', async () => {
  const page = await openEvidence('en', 'outcomes');
  await page.getByRole('link', { name: 'Français' }).click();
  await page.getByRole('heading', { name: 'Prévisions et résultats' }).waitFor();
  await page.context().close();
});

const parts = [
  'facts',
  'outcomes',
  'check',
  'theses',
  'theses/SEQ-600',
  'parameters',
  'parameters/hardware_decline',
  'model',
  'model/attraction',
  'proofs',
  'back-test',
  'limits',
  'own',
];
const drawn = '.evidence table, .thesis-list, .check-form, .parameter-list, .equations, [data-proofs], #own';

/** From one part to the next as a reader goes, without loading the page again. */
async function turnTo(page: Page, part: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = `#view=evidence.${wanted}`;
  }, part);
  await page.locator(`.parts a[aria-current][href="#view=evidence.${part.split('/')[0]}"]`).waitFor();
  await page
    .locator(part.includes('/') ? '.thesis, .reference-card' : drawn)
    .first()
    .waitFor();
}

/** Hundreds of rows of one kind are no more to check than some of them; what is hidden is passed over. */
function shortenLists(): void {
  for (const list of document.querySelectorAll('.evidence *')) {
    for (const row of [...list.children].slice(24)) if (row instanceof HTMLElement) row.style.display = 'none';
  }
}

for (const language of ['en', 'fr']) {
  test(`axe finds nothing in any part, light and dark, ${language}`, async () => {
    const page = await openEvidence(language, 'facts');
    for (const part of parts) {
      await turnTo(page, part);
      await page.evaluate(shortenLists);
      await axeFindsNothing(page, part);
    }
    await page.context().close();
  }, 300_000);
}

test('nothing scrolls sideways at 320 and 390 px', async () => {
  for (const width of [320, 390]) {
    const page = await openEvidence('fr', 'facts', { width });
    for (const part of parts) {
      await turnTo(page, part);
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(overflow), part).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  }
}, 120_000);
