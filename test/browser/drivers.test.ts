/** The Drivers view as a reader meets it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drivers } from '#studies';
import { packageWorld } from '../world/package-files.ts';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const patient = { timeout: 50_000 };

async function openDrivers(language: string, place: string): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/${place}`);
  await page.locator('[aria-labelledby="one-by-one"] .bars button').first().waitFor(patient);
  return page;
}

/** Until the methods that draw have something to show; then nothing more is computed. */
async function stopped(page: Page, stop: string): Promise<void> {
  await page.locator('[data-converged]').waitFor(patient);
  const button = page.getByRole('button', { name: stop, exact: true });
  if ((await button.count()) > 0) await button.click();
}

test('bars say which assumption carries the answer, grow sharper until stopped, and lead to their control', async () => {
  const page = await openDrivers('en', '?n=16#view=drivers');
  const trouble = troubles(page);
  expect(await page.locator('.lead').textContent()).toMatch(/moves it most: alone it takes Capex of all firms in 2030/);
  await stopped(page, 'Stop');
  const command = await page.locator('.provenance input').nth(1).inputValue();
  const points = Number(/--method sobol -n (\d+) /.exec(command)?.[1]);
  const expected = await drivers(packageWorld(), { method: 'sobol', points });
  expect(await page.locator('[data-hash]').textContent()).toBe(expected.hash);
  await looksRight(page);
  // A belief that is not on the rail stands there from now on.
  const bar = page.locator('[aria-labelledby="one-by-one"] .bars button').first();
  expect(await bar.getAttribute('aria-label')).toMatch(/^Open the control of Price at which half of projects/);
  await bar.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'median_threshold', undefined, patient);
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^Undo: Price at which half/ }).waitFor();
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('another figure stands in the link, and one dot is one future', async () => {
  const page = await openDrivers('fr', '?n=16#view=drivers.capex_2030');
  await page
    .locator('.dot')
    .first()
    .waitFor({ ...patient, state: 'attached' });
  expect(await page.locator('.dot').count()).toBe(16);
  const slider = page.getByLabel(/^Un futur, du résultat/);
  await slider.press('End');
  await page.getByText(/^Futur \d+\s:/).waitFor();
  await page.getByLabel('Année').selectOption('2028');
  await page.waitForFunction(() => location.hash === '#view=drivers.capex_2028');
  await page.getByText(/en 2028, quand une seule croyance/).waitFor(patient);
  await page
    .locator('.stretch')
    .first()
    .waitFor({ ...patient, state: 'attached' });
  await stopped(page, 'Arrêter');
  await looksRight(page);
  await page.context().close();
});
