import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from './equal.ts';
import { JevonsError } from './errors.ts';
import { canonicalJson, sha256Hex } from './hash.ts';
import { formatMoney } from './money.ts';
import { formatDate, formatNumber, formatPercent, formatQuantity, monthName } from './numbers.ts';
import { canonicalId, didYouMean, editDistance } from './text.ts';

test('ids forget case, blanks, underscores and quotes', () => {
  expect(canonicalId(' Installed  Capacity ')).toBe('installed_capacity');
  expect(canonicalId('"unit_ cost"')).toBe('unit_cost');
  expect(canonicalId('   ')).toBe('');
});

test('the nearest spelling is found, and nothing when all are far', () => {
  expect(didYouMean('elastcity', ['lead_time', 'elasticity'])).toBe('elasticity');
  expect(didYouMean('Lead Tiem', ['lead_time', 'elasticity'])).toBe('lead_time');
  expect(didYouMean('capacity', ['installed_capacity[amazon]', 'price'])).toBe('installed_capacity[amazon]');
  expect(didYouMean('zzz', ['price'])).toBeUndefined();
  expect(didYouMean('', ['price'])).toBeUndefined();
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('ab', 'ba')).toBe(1);
});

test('canonical JSON sorts keys and refuses what has no JSON form', () => {
  expect(canonicalJson({ b: [1, -0, 1e21], a: { d: null, c: 'é' }, gone: undefined })).toBe(
    '{"a":{"c":"é","d":null},"b":[1,0,1e+21]}',
  );
  for (const value of [NaN, Infinity, undefined, [undefined], new Date(0), () => 1, 1n, Symbol('x')]) {
    expect(() => canonicalJson(value)).toThrow(/no canonical JSON form/);
  }
  expect(() => canonicalJson({ a: [{ b: NaN }] })).toThrow(expect.objectContaining({ where: 'a[0].b' }));
});

test('canonical JSON reads back and does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('SHA-256 gives the published digests', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Hex(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('closeTo fails NaN, missing and extra', () => {
  expect(closeTo(NaN, NaN)).toBe(true);
  expect(closeTo(NaN, 1, { absolute: 9 })).toBe(false);
  expect(closeTo(undefined, undefined)).toBe(false);
  expect(closeTo(1, Infinity, { relative: 1 })).toBe(false);
  expect(closeTo(1.1, 1, { relative: 0.1001 })).toBe(true);
  expect(closeTo(1.1, 1)).toBe(false);
});

test('money is written as people of each language write it', () => {
  const cases: [number, string, string][] = [
    [1250, '$1.25T', '1\u202f250\u00a0Md$'],
    [104, '$104bn', '104\u00a0Md$'],
    [0.85, '$850m', '850\u00a0M$'],
    [999.7, '$1T', '1\u202f000\u00a0Md$'],
    [0.9999, '$1bn', '1\u00a0Md$'],
    [-2.5, '\u2212$2.5bn', '\u22122,5\u00a0Md$'],
    [0, '$0bn', '0\u00a0Md$'],
    [NaN, 'n/a', 'n.d.'],
  ];
  for (const [value, english, french] of cases) {
    expect(formatMoney(value, 'en')).toBe(english);
    expect(formatMoney(value, 'fr')).toBe(french);
  }
  expect(formatMoney(12.345, 'en', { decimals: 1 })).toBe('$12.3bn');
  expect(formatMoney(5, 'en', { sign: true })).toBe('+$5bn');
});

test('numbers, shares and days', () => {
  expect(formatNumber(1234567.891, 'en', { decimals: 2 })).toBe('1,234,567.89');
  expect(formatNumber(1234567.891, 'fr', { decimals: 1 })).toBe('1\u202f234\u202f567,9');
  expect(formatNumber(1.005, 'en', { decimals: 2 })).toBe('1.01');
  expect(formatNumber(0.5, 'en', { decimals: 0 })).toBe('1');
  expect(formatNumber(1e-30, 'en', { decimals: 2 })).toBe('0.00');
  expect(formatNumber(-0.001, 'en', { decimals: 2 })).toBe('0.00');
  expect(formatNumber(1.5e-7, 'en')).toBe('0.00000015');
  expect(formatNumber(1.5e22, 'en')).toBe('15,000,000,000,000,000,000,000');
  expect(formatNumber(1.5e22, 'en', { decimals: 0 })).toBe('15,000,000,000,000,000,000,000');
  expect(formatNumber(Infinity, 'en')).toBe('\u221e');
  expect(formatNumber(-Infinity, 'en')).toBe('\u2212\u221e');
  expect(formatNumber(NaN, 'fr')).toBe('n.d.');
  expect(formatNumber(1234.5, 'en', { significant: 2 })).toBe('1,200');
  expect(formatPercent(0.25, 'en')).toBe('25%');
  expect(formatPercent(0.0345, 'fr')).toBe('3,5\u00a0%');
  expect(formatPercent(NaN, 'en')).toBe('n/a');
  expect(formatQuantity(2.5, 'GW', 'fr')).toBe('2,5\u00a0GW');
  expect(formatQuantity(2.5, '', 'en')).toBe('2.5');
  expect(formatDate('2025-02-06', 'en')).toBe('6\u00a0February\u00a02025');
  expect(formatDate('2026-01-01', 'fr')).toBe('1er\u00a0janvier\u00a02026');
  expect(monthName(8, 'fr')).toBe('août');
  expect(() => monthName(13, 'en')).toThrow(/not a month/);
});

test('an error is one line with its place, what to do and its code', () => {
  const error = new JevonsError('bad unit', { kind: 'data', code: 'unit', where: 'a.mdl:2', hint: 'fix it' });
  expect(error.toLine()).toBe('a.mdl:2 bad unit; fix it [unit]');
  expect(new JevonsError('bad', { kind: 'failure', code: 'x', cause: 1 }).toLine()).toBe('bad [x]');
});
