/** What leaves the page, opened by other readers. */
import { readFileSync } from 'node:fs';
import { dsvFormat } from 'd3-dsv';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeadlineResult } from '#studies';
import { openSite, type Site } from './site.ts';
import { hashOf, openPage } from './visit.ts';

let site: Site;
let page: Page;
beforeAll(async () => {
  site = await openSite();
  page = await openPage(site, '/en/', { acceptDownloads: true });
});
afterAll(() => site?.close());

/** Opens a menu, presses one of its buttons and gives the file. */
async function exported(menu: string, button: string): Promise<{ name: string; bytes: Buffer }> {
  const details = page.locator('.menu', { has: page.locator(menu) }).first();
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    details.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const everything = 'summary:has-text("Export")';
const firstFigure = '[aria-label^="Export Capex"]';

test('all results as CSV, as JSON and in the French form hold the same numbers', async () => {
  const hash = await hashOf(page);
  const csv = await exported(everything, 'CSV');
  expect(csv.name).toMatch(/^jevons-default-[0-9a-f]{8}\.csv$/);
  const rows = dsvFormat(',').parse(csv.bytes.toString('utf8'));
  const result = JSON.parse((await exported(everything, 'JSON')).bytes.toString('utf8')) as HeadlineResult;
  const french = dsvFormat(';').parse(
    (await exported(everything, 'CSV, French form')).bytes.toString('utf8').replace(/^\ufeff/, ''),
  );
  expect(result.hash).toBe(hash);
  expect(new Set(rows.map((row) => row.hash))).toEqual(new Set([hash]));
  expect(french).toHaveLength(rows.length);
  const sample = rows.findIndex((row) => row.output === 'total_capex_by_year' && row.time === '2030');
  const expected = result.findings.capex2030.median;
  expect(Number(rows[sample]?.['q0.5'])).toBe(expected);
  expect(Number(french[sample]?.['q0.5']?.replace(',', '.'))).toBe(expected);
});

test('a chart as SVG is well-formed, says what it shows and what it stands on', async () => {
  const hash = await hashOf(page);
  const { name, bytes } = await exported(firstFigure, 'SVG');
  expect(name).toMatch(/\.svg$/);
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      errors: parsed.getElementsByTagName('parsererror').length,
      title: parsed.querySelector('title')?.textContent ?? '',
      description: parsed.querySelector('desc')?.textContent ?? '',
      text: parsed.documentElement.textContent ?? '',
    };
  }, bytes.toString('utf8'));
  expect(found.errors).toBe(0);
  expect(found.title).toMatch(/^Capex .*\$/);
  expect(found.description).toMatch(/median/);
  expect(found.text).toContain((hash ?? '').slice(0, 12));
});

test('a chart as PNG is an image of two pixels for one', async () => {
  const { bytes } = await exported(firstFigure, 'PNG');
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(700);
});

test('a chart’s own CSV has its history, its quantiles and the hash', async () => {
  const rows = dsvFormat(',').parse((await exported(firstFigure, 'CSV')).bytes.toString('utf8'));
  expect(rows.find((row) => row.year === '2024')?.reported).toMatch(/^\d/);
  expect(Number(rows.find((row) => row.year === '2030')?.['q0.9'])).toBeGreaterThan(0);
  expect(rows[0]?.hash).toBe(await hashOf(page));
});

test('the command line shown gives the scenario, the draws and the data date', async () => {
  const shown = await page.locator('.provenance input').nth(1).inputValue();
  expect(shown).toMatch(/^jevons run default --seed \d+ -n \d+ --as-of \d{4}-\d\d-\d\d --format json$/);
});
