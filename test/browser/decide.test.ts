/** The Decide view as a reader meets it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide } from '#studies';
import { packageWorld } from '../world/package-files.ts';
import { looksRight } from './looks.ts';
import { openSite, type Site, troubles } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const patient = { timeout: 55_000 };

async function openDecide(language: string, place: string): Promise<Page> {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${site.address}/${language}/${place}`);
  return page;
}

test('the decision is that of the library, and the point on the map moves what is believed, with undo', async () => {
  const page = await openDecide('en', '?n=200#view=decide.oracle');
  const trouble = troubles(page);
  await page
    .locator('.map-line, .map-below')
    .first()
    .waitFor({ ...patient, state: 'attached' });
  const expected = await decide(packageWorld(), {
    ...{ firm: 'oracle', n: 200, step: 0.2, from: 2027, years: 2, objective: 'mean' },
  } as const);
  expect(await page.locator('[data-hash]').textContent()).toBe(expected.hash);
  expect(await page.locator('.lead').textContent()).toBe(expected.answer.en[0]);
  await looksRight(page);
  const point = page.getByRole('button', { name: /^You are here/ });
  await point.press('ArrowRight');
  await point.press('Enter');
  const { x, y } = expected.contour;
  await page.waitForFunction(
    ([across, upward]) => location.search.includes(`${across}=`) && location.search.includes(`${upward}=`),
    [x.id, y.id] as const,
    patient,
  );
  await page.getByRole('button', { name: /^Undo: beliefs moved/ }).click();
  await page.waitForFunction((across) => !location.search.includes(`${across}=`), x.id, patient);
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('a company of one’s own is dropped in as a file, in French; a file at fault says where', async () => {
  const page = await openDecide('fr', '?n=200#view=decide.own');
  const field = page.getByLabel('Fichier de l’entreprise (JSON)');
  await field.waitFor();
  const file = (text: string) => ({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await field.setInputFiles(file('{"name":"Mine"}'));
  await page.locator('.notice.failure').waitFor(patient);
  expect(await page.locator('.notice.failure').textContent()).toContain('capacity');
  await field.setInputFiles(file('{"name":"Mine","capacity":100,"orders":{"2027":40,"2028":50},"cash":3}'));
  await page.locator('.lead', { hasText: 'Mine' }).waitFor(patient);
  await looksRight(page);
  await page.context().close();
});
