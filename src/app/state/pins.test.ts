import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestName, mostPins, type Pin, pinName, pinnedQuery, pinsFromJson, pinsOfHash, pinsToHash } from './pins.ts';

const start = {
  scenarios: [
    { id: 'default', title: { en: 'Default', fr: 'Par défaut' }, description: { en: '', fr: '' }, changes: [] },
  ],
  controls: [],
};
const words = { scenarioChanged: (title: string) => `${title}, changed` };

test('pins come back from a link as they went, whatever their names hold', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() === text && text !== '');
  const pin: fc.Arbitrary<Pin> = fc.record({
    name,
    query: fc.constantFrom('', 'lock_in=3', 'scenario=pause&order_rule%5Bmeta%5D=2', 'lock_in=lognormal90(1%2C3)'),
  });
  fc.assert(
    fc.property(fc.array(pin, { maxLength: mostPins }), (pins) => {
      expect(pinsOfHash(`#view=compare${pinsToHash(pins)}`)).toEqual(pins);
    }),
    { numRuns: 200 },
  );
});

test('a hostile link gives few, short, readable pins or none', () => {
  expect(pinsOfHash('#view=compare&pin=%E0%A4%A:x&pin=:y&pin=a:b')).toEqual([{ name: 'a', query: 'b' }]);
  expect(pinsOfHash(`#${'&pin=a:b'.repeat(50)}`)).toHaveLength(mostPins);
  expect([...(pinsOfHash(`#&pin=${encodeURIComponent('🎉'.repeat(500))}:b`)[0]?.name ?? '')]).toHaveLength(longestName);
  expect(pinsOfHash(`#&pin=a:${'b'.repeat(10_000)}`)).toEqual([]);
  expect(pinsFromJson('{"a":1}')).toEqual([]);
  expect(pinsFromJson('[{"name":"a","query":"n=5&lock_in=2"},{"name":3},null]')).toEqual([
    { name: 'a', query: 'n=5&lock_in=2' },
  ]);
});

test('a pin keeps what the scenario says and not the draws', () => {
  expect(pinnedQuery('scenario=pause&seed=5&n=200&lock_in=3')).toBe('scenario=pause&lock_in=3');
});

test('a name says what is special, and is not given twice', () => {
  const named = (set: Record<string, number>, pins: readonly Pin[] = []) => pinName({ set }, start, 'en', words, pins);
  expect(named({})).toBe('Default');
  expect(named({ lock_in: 3 })).toBe('lock_in 3');
  expect(named({ a: 1, b: 2, c: 3 })).toBe('Default, changed');
  expect(named({}, [{ name: 'Default', query: '' }])).toBe('Default (2)');
});
