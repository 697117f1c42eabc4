/** What a reader sees when something is missing or broken: the last good answer, and what to do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headline } from '#studies';
import { packageWorld } from '../world/package-files.ts';
import { openSite, type Site } from './site.ts';
import { hashAfter, hashOf, openPage, settled } from './visit.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('when the engine cannot load its data the built answer stays, with a report to copy and a way to try again', async () => {
  let broken = true;
  const page = await openPage(site, '/en/', {
    prepare: (opened) =>
      opened.context().route(/world-.*\.json$/, (route) => (broken ? route.abort() : route.continue())),
  });
  const notice = page.locator('.notice.failure');
  await notice.waitFor();
  expect(await notice.textContent()).toContain('The engine did not start.');
  expect(await notice.locator('pre').textContent()).toMatch(/model \d/);
  expect(await page.locator('.answer .lead').textContent()).toMatch(/\$/);
  broken = false;
  await notice.getByRole('button', { name: 'Try again' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.context().close();
});

test('when a scenario cannot be computed the answer before it stays', async () => {
  const page = await openPage(site, '/en/?as_of=x&asOf=1999-01-01');
  await page.locator('.notice.failure').waitFor();
  expect(await page.locator('.notice.failure').textContent()).toContain('You still see the result before it.');
  expect(await page.locator('.answer .lead').textContent()).toMatch(/\$/);
  await page.context().close();
});

test('the facts say so when they cannot be loaded, and the rest works', async () => {
  const page = await openPage(site, '/fr/', {
    prepare: (opened) => opened.context().route(/ledger-.*\.json$/, (route) => route.abort()),
  });
  await page.getByRole('link', { name: 'Preuves' }).click();
  await page.getByText('Les faits n’ont pas pu être chargés.').waitFor();
  await page.getByRole('link', { name: 'Explorer' }).click();
  expect(await page.locator('.charts svg').count()).toBeGreaterThanOrEqual(2);
  await page.context().close();
});

test('with storage switched off the theme still changes', async () => {
  const page = await openPage(site, '/en/', {
    before: () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('storage is off', 'SecurityError');
        },
      });
    },
  });
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  await page.context().close();
});

test('with a full storage everything goes on, and a table of one’s own says that it is not kept', async () => {
  const page = await openPage(site, '/en/', {
    before: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('the quota is used up', 'QuotaExceededError');
      };
    },
  });
  await page.getByRole('button', { name: /^Theme/ }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  await page.getByRole('button', { name: 'Pin this world, to compare it' }).click();
  await page.evaluate(() => {
    location.hash = '#view=evidence.own';
  });
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'A table to start from' }).click(),
  ]);
  await page
    .locator('#own ~ * input[type="file"], input[type="file"]')
    .first()
    .setInputFiles(await template.path());
  await page.getByText('This browser does not keep them').waitFor();
  await page.context().close();
});

test('facts that end long ago, and a value beyond the evidence, are said; on paper the answer stands without its controls', async () => {
  const page = await openPage(site, '/en/?hardware_decline=0.9', {
    prepare: (opened) => opened.clock.setFixedTime(new Date('2027-06-01')),
  });
  const notice = page.locator('.notice', { hasText: 'The facts here end on' });
  expect(await notice.textContent()).toMatch(/\d{3} days ago/);
  await page.locator('.control-state .flag', { hasText: 'outside the evidence' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.side', '.bar .views', '.notices']) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  for (const shown of ['.answer .lead', '.charts svg.chart', '.provenance']) {
    expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
  }
  await page.context().close();
});

test('a chosen theme is there again after a reload, before the page is drawn', async () => {
  const page = await openPage(site, '/en/', { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const button = page.getByRole('button', { name: /^Theme/ });
  await button.click();
  await button.click();
  expect(await background()).not.toBe(light);
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.context().close();
});

test('without WebAssembly the answer is the same, to the last bit', async () => {
  const expected = await headline(packageWorld(), { n: 64, seed: 5 });
  const page = await openPage(site, '/en/?n=64&seed=5', {
    prepare: (opened) =>
      opened.context().route(/worker-.*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `delete self.WebAssembly;\n${await response.text()}` });
      }),
  });
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === wanted,
    expected.hash,
    { timeout: 50_000 },
  );
  await page.context().close();
});

test('without JavaScript the answer is still readable', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}/fr/`);
  expect(await page.locator('main').textContent()).toMatch(/Md\$[\s\S]*JavaScript/);
  await context.close();
});

test('the front door leads to the reader’s language and keeps the link', async () => {
  for (const [locale, folder] of [
    ['fr-CA', 'fr'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
  ] as const) {
    const context = await site.browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${site.address}/?lock_in=3`);
    await page.waitForURL(new RegExp(`/${folder}/\\?lock_in=3$`));
    await context.close();
  }
});

test('the other language shows the same scenario and the same charts', async () => {
  const page = await openPage(site, '/en/?lock_in=3&n=100#charts=total_capacity,market_price');
  await hashAfter(page, await hashOf(page));
  await settled(page);
  const hash = await hashOf(page);
  await page.getByRole('link', { name: 'Français' }).click();
  await page.waitForURL(/\/fr\/\?n=100&lock_in=3#charts=total_capacity,market_price$/);
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-hash]')?.getAttribute('data-hash') === wanted,
    hash,
  );
  expect(await page.locator('.panel-title').first().textContent()).toContain('Puissance de calcul installée');
  await page.context().close();
});
