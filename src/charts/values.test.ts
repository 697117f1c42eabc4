import { expect, test } from 'vitest';
import { niceDomain, yearTicks } from './axes.ts';
import { momentText, tickTexts, valueText, yearText } from './values.ts';

test('money on an axis follows the language', () => {
  expect(tickTexts([0, 500, 1000, 1500], 'money', 'en')).toEqual(['$0bn', '$500bn', '$1T', '$1.5T']);
  expect(tickTexts([0, 1500], 'money', 'fr')).toEqual(['0\u00a0Md$', '1\u202f500\u00a0Md$']);
});

test('ticks of one axis share their decimals', () => {
  expect(tickTexts([0, 0.5, 1], 'number', 'en')).toEqual(['0.0', '0.5', '1.0']);
  expect(tickTexts([0, 0.25, 0.5], 'percent', 'fr')).toEqual(['0\u00a0%', '25\u00a0%', '50\u00a0%']);
});

test('a moment is a month of a year', () => {
  expect(momentText(2029.2, 'en')).toBe('March\u00a02029');
  expect(momentText(2029.2, 'fr')).toBe('mars\u00a02029');
  expect(momentText(Number.NaN, 'fr')).toBe('n.d.');
  expect(valueText(2029.2, 'date', 'en')).toBe('March\u00a02029');
});

test('a whole year is written as a number', () => {
  expect(yearText(2030, 'en', true)).toBe('2030');
  expect(yearText(2030.25, 'en', false)).toBe('April\u00a02030');
});

test('a domain starts at zero, is round, and holds values below zero too', () => {
  expect(niceDomain([3, 87, Number.NaN])).toEqual([0, 100]);
  expect(niceDomain([-12, 40])).toEqual([-20, 40]);
  expect(niceDomain([])).toEqual([0, 1]);
});

test('year ticks thin out when there is no room', () => {
  expect(yearTicks([2019, 2036], 900)).toHaveLength(18);
  expect(yearTicks([2019, 2036], 200)).toEqual([2020, 2025, 2030, 2035]);
});
