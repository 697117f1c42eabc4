/** The Compare view as a reader meets it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare } from '#studies';
import { packageWorld } from '../world/package-files.ts';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const patient = { timeout: 50_000 };

async function openCompare(language: string, place: string): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/${place}`);
  await taken(page);
  return page;
}

/** Until the difference has been taken apart. */
const taken = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector('main.compare')?.getAttribute('aria-busy') === 'false' &&
      document.querySelector('.inquiry[data-busy="yes"]') === null &&
      document.querySelectorAll('.compare .panel .chart').length >= 2,
    undefined,
    patient,
  );

test('with nothing pinned it opens on an example, the same to the last bit as in a terminal', async () => {
  const page = await openCompare('en', '?n=64#view=compare');
  const trouble = troubles(page);
  expect(await page.locator('.lead').textContent()).toMatch(/^From “Default” to “Cheap-model shock”: Capex .*\$/);
  const expected = await compare(packageWorld(), { scenarios: [{}, { scenario: 'cheap-model-shock' }], n: 64 });
  expect(await page.locator('[data-hash]').textContent()).toBe(expected.hash);
  expect(await page.locator('.provenance input').nth(1).inputValue()).toBe(
    'jevons compare default cheap-model-shock --split auto --seed 1 -n 64 --format json',
  );
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).last().click(),
  ]);
  expect(readFileSync(await saved.path(), 'utf8')).toMatch(/^first,other,output,unit,part,mean.*,hash\r?\n/);
  // The chosen figure is the one that is taken apart.
  await page.getByRole('button', { name: 'AI revenue, start of 2030' }).press('Enter');
  await page.getByText(/^Where the mean change of AI revenue/).waitFor();
  await looksRight(page);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('worlds are pinned, renamed, put first and taken out, in the link and with undo', async () => {
  const page = await openCompare('en', '?n=16#view=compare');
  await page.getByRole('button', { name: 'Pin the world on the page' }).click();
  await page.getByLabel('Pin a scenario').selectOption('pause');
  await page.getByLabel('Pin a scenario').selectOption('no-lock-in');
  await taken(page);
  const names = () =>
    page.locator('.world-name').evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value));
  expect(await names()).toEqual(['Default', 'Two-year pause', 'No lock-in']);
  const name = page.getByLabel('Name of “Two-year pause”');
  await name.fill('Pause 🎉 <b>&pin=');
  await name.press('Enter');
  await page.getByRole('button', { name: 'Measure against “No lock-in”' }).click();
  expect(await names()).toEqual(['No lock-in', 'Default', 'Pause 🎉 <b>&pin=']);
  await page.getByRole('button', { name: /^Undo: measured against/ }).click();
  await page.getByRole('button', { name: 'Take out “No lock-in”' }).click();
  const after = ['Default', 'Pause 🎉 <b>&pin='];
  expect(await names()).toEqual(after);
  expect(await page.evaluate(() => location.hash)).toContain('pin=Default:&pin=Pause');
  await page.reload();
  await taken(page);
  expect(await names()).toEqual(after);
  // Pins are there again after a visit to another view and to the other language.
  await page.getByRole('link', { name: 'Explore' }).click();
  await page.getByRole('link', { name: 'Français' }).click();
  await page.getByRole('link', { name: 'Comparer' }).click();
  await taken(page);
  expect(await names()).toEqual(after);
  await page.context().close();
});

test('in French, with three worlds; one that cannot be computed leaves the last good result', async () => {
  const page = await openCompare('fr', '?n=16#view=compare&pin=A:&pin=B:lock_in%3D3&pin=C:scenario%3Dpause');
  await page.getByText('Face au premier').waitFor();
  await looksRight(page);
  await page.evaluate(() => {
    location.hash = '#view=compare&pin=A:&pin=B:asOf%3D1999-01-01';
  });
  const notice = page.locator('.notice.failure').first();
  await notice.waitFor(patient);
  expect(await notice.getByRole('button', { name: 'Copier le rapport' }).count()).toBe(1);
  expect(await page.locator('.differences tbody tr').count()).toBe(8);
  await page.context().close();
});
