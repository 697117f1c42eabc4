import { expect, test } from 'vitest';
import { compareCommand, comparedWorlds } from './compared-worlds.ts';

const names = { default: 'Default', shock: 'Shock', page: 'Page' };
const queries = (pins: readonly string[], page = '') =>
  comparedWorlds(
    pins.map((query) => ({ name: query, query })),
    { names, page },
  );

test('with nothing pinned there is still something to see', () => {
  expect(queries([])).toMatchObject({
    standIn: 'example',
    worlds: [{ query: '' }, { query: 'scenario=cheap-model-shock' }],
  });
  expect(queries([], 'lock_in=3')).toMatchObject({ standIn: 'page', worlds: [{ query: '' }, { query: 'lock_in=3' }] });
});

test('one pin is held against the default, and the default against another', () => {
  expect(queries(['lock_in=3'])).toMatchObject({ worlds: [{ query: '' }, { query: 'lock_in=3', pin: 0 }] });
  expect(queries([''])).toMatchObject({ worlds: [{ pin: 0 }, { query: 'scenario=cheap-model-shock' }] });
  expect(queries([''], 'lock_in=3')).toMatchObject({ worlds: [{ pin: 0 }, { query: 'lock_in=3' }] });
});

test('two and more pins are compared as they are, in their order', () => {
  const found = queries(['lock_in=3', '', 'scenario=pause'], 'lock_in=1');
  expect(found.standIn).toBe('none');
  expect(found.worlds.map(({ query, pin }) => [query, pin])).toEqual([
    ['lock_in=3', 0],
    ['', 1],
    ['scenario=pause', 2],
  ]);
});

test('the command names presets by name and gives links where more is changed', () => {
  expect(compareCommand(['', 'scenario=pause', 'scenario=pause&lock_in=3'], 500, 2, 'auto')).toBe(
    "jevons compare default pause '?scenario=pause&lock_in=3' --split auto --seed 2 -n 500 --format json",
  );
});
