/** Pages opened for one test, and what the tests wait for on them. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './site.ts';

export interface VisitOptions extends BrowserContextOptions {
  /** Run in the page before anything of it. */
  readonly before?: () => void;
  /** Called with the page before it goes anywhere. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Opens a page of the site and waits for its answer. */
export async function openPage(site: Site, path: string, options: VisitOptions = {}): Promise<Page> {
  const { before, prepare, ...context } = options;
  // What a first visit keeps for later would take its time from the test.
  const opened = await site.browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    ...context,
  });
  const page = await opened.newPage();
  if (before !== undefined) await page.addInitScript(before);
  await prepare?.(page);
  await page.goto(`${site.address}${path}`);
  await page.locator('.answer .lead').waitFor();
  return page;
}

export const hashOf = (page: Page) => page.locator('[data-hash]').getAttribute('data-hash');

/** Until the hash on the page is another one than `before`. */
export async function hashAfter(page: Page, before: string | null): Promise<string> {
  await page.waitForFunction((old) => document.querySelector('[data-hash]')?.getAttribute('data-hash') !== old, before);
  return (await hashOf(page)) ?? '';
}

/** Until the full number of futures of what was asked for is on the page. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.progress')?.getAttribute('data-phase') !== 'preview' &&
      document.querySelector('.progress')?.getAttribute('data-busy') === 'no',
  );
}
