/** What every view promises to every reader, looked at in one visit. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** In light and dark axe finds nothing. Leaves the page light. @param part For messages. */
export async function axeFindsNothing(page: Page, part = ''): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // The dark page has the elements of the light one: only its colours are others.
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${part} ${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
  }
}

/** On small screens nothing scrolls sideways. Leaves the page wide. */
export async function nothingScrollsSideways(page: Page, part = ''): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(200);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overflow), `${part} ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

export async function looksRight(page: Page, part = ''): Promise<void> {
  await axeFindsNothing(page, part);
  await nothingScrollsSideways(page, part);
}
