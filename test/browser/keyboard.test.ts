/** The whole way without a mouse. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './site.ts';
import { hashAfter, hashOf, openPage, settled } from './visit.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

test('skip to the answer, move a slider, undo, choose a variable, open and close a menu', async () => {
  const page = await openPage(site, '/en/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer');

  const before = await hashOf(page);
  await page.reload();
  await page.locator('.answer .lead').waitFor();
  await tabTo(page, '#lock_in');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await hashAfter(page, before);
  await settled(page);
  expect(await page.locator('#announcer').textContent()).toMatch(/^New answer\. Capex/);
  expect(await page.locator('.figure-change').count()).toBeGreaterThan(0);

  const undo = page.locator('.bar .group button').first();
  expect(await undo.getAttribute('aria-label')).toMatch(/^Undo: Lock-in, 2\.\d+ to 2\.\d+$/);
  await undo.press('Enter');
  await undo.press('Enter');
  await page.waitForFunction((old) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === old, before);
  expect(await page.locator('#announcer').textContent()).toMatch(/^(New answer|Undone: Lock-in)/);

  const picker = page.getByRole('combobox', { name: 'Second chart: Variable' });
  await picker.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('installed power');
  await page.keyboard.press('Enter');
  expect(await page.locator('.panel-title').nth(1).textContent()).toBe('Power of the installed compute (GW)');

  // The year of a chart is read by a slider that is not seen, and stands in the link.
  const year = page.getByRole('slider', { name: 'Year of Power of the installed compute' });
  await year.press('End');
  expect(await year.getAttribute('aria-valuetext')).toMatch(/^In 2036: median [\d.]+, and 80% of futures between/);
  expect(await page.locator('.cursor-reading').textContent()).toMatch(/^In 2036: median/);
  await page.waitForFunction(() => location.hash.includes('total_power~fan~2036'));

  // Futures of that year one by one, in another form.
  await page.getByRole('combobox', { name: 'Second chart: Form' }).selectOption('dots');
  await page.locator('.dot.whole').first().waitFor();
  expect(await page.locator('.dot.whole').count()).toBe(20);
  expect(await page.locator('.panel .footnote').nth(1).textContent()).toMatch(
    /1,000 futures · seed 1 · result [0-9a-f]{12}/,
  );

  const share = page.locator('summary', { hasText: 'Share' });
  await share.press('Enter');
  expect(await page.locator('.menu[open] input').first().inputValue()).toContain('#charts=');
  await page.keyboard.press('Escape');
  expect(await page.locator('.menu[open]').count()).toBe(0);
  expect(await share.evaluate((element) => element === document.activeElement)).toBe(true);

  // One field leads anywhere and does anything; closed, it gives the focus back.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search views/ }).waitFor();
  const { violations } = await new AxeBuilder({ page }).include('.palette').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await share.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('constant elasticity assumption');
  await page.waitForFunction(() =>
    document.querySelector('.palette [role="option"]')?.textContent?.includes('Constant'),
  );
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'constant_elasticity');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog', { name: 'Keys' }).textContent()).toContain('Ctrl K');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search views/ }).waitFor();
  await page.keyboard.type('back-test');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#view=evidence.back-test');
  await page.context().close();
});

test('a number is typed with a comma in French, and a wrong one says what is allowed', async () => {
  const page = await openPage(site, '/fr/');
  const field = page.getByRole('textbox', { name: 'Fidélisation des clients, valeur' });
  await field.fill('99');
  expect(await page.getByRole('alert').textContent()).toMatch(/nombre entre 0 et 10/);
  await page.keyboard.press('Escape');
  await field.fill('3,5');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('lock_in=3.5'));
  expect(await page.locator('#lock_in').getAttribute('aria-valuetext')).toMatch(/^3,5/);

  // A value that holds in every future has no ends; a belief has, and its handles are sliders too.
  const low = page.getByRole('slider', { name: 'Fidélisation des clients : un futur sur dix est plus bas' });
  expect(await low.count()).toBe(0);
  await page.getByRole('button', { name: 'Réinitialiser : Fidélisation des clients' }).press('Enter');
  await low.press('ArrowRight');
  await low.press('ArrowRight');
  await page.waitForFunction(() => /lock_in=uniform/.test(decodeURIComponent(location.search)));
  const undo = page.locator('.bar .group button').first();
  expect(await undo.getAttribute('aria-label')).toMatch(/Fidélisation des clients, 8 futurs sur 10 de /);

  await page.getByRole('combobox', { name: 'Demande' }).selectOption({ label: 'élasticité constante' });
  await page.waitForFunction(() => location.search.includes('demand_theory=3'));
  expect(await undo.getAttribute('aria-label')).toMatch(/Demande\s: élasticité constante/);

  // What is not on the rail is found by its name, without accents, and taken off again.
  await page.getByRole('button', { name: 'Chercher parmi tous les paramètres' }).press('Enter');
  const search = page.getByRole('combobox', { name: 'Un autre paramètre' });
  await search.focus();
  await page.keyboard.type('elasticite constante');
  await page.keyboard.press('Enter');
  await page.locator('#constant_elasticity').press('ArrowRight');
  await page.waitForFunction(() => location.search.includes('constant_elasticity='));
  await page.getByRole('button', { name: 'Retirer de la liste' }).press('Enter');
  await page.waitForFunction(() => !location.search.includes('constant_elasticity='));
  expect(await page.locator('#constant_elasticity').count()).toBe(0);
  await page.context().close();
});

test('every focus is visible', async () => {
  const page = await openPage(site, '/en/');
  const bare: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return undefined;
      const shown = focused.matches('.switch input') ? (focused.nextElementSibling ?? focused) : focused;
      return getComputedStyle(shown).outlineStyle === 'none' ? focused.outerHTML.slice(0, 80) : undefined;
    });
    if (found !== undefined) bare.push(found);
  }
  expect(bare).toEqual([]);
  await page.context().close();
});
