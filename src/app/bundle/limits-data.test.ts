import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Honesty } from '#studies';
import { makeLimits } from './limits-data.ts';

test('every heading of limits on the page has its list, and the greatest carriers come first', () => {
  const root = new URL('../../../', import.meta.url);
  const honesty = JSON.parse(readFileSync(new URL('model/honesty.json', root), 'utf8')) as Honesty;
  const { sections, carriers } = makeLimits(honesty, readFileSync(new URL('docs/model-honesty.md', root), 'utf8'));
  expect(sections.filter(({ items }) => items.length < 3)).toEqual([]);
  expect(carriers.map(({ swing }) => swing)).toEqual(carriers.map(({ swing }) => swing).toSorted((a, b) => b - a));
});
