import { expect, test } from 'vitest';
import { fanPicture, sparkLine } from './picture.ts';

test('a fan shows the reported value, then the range around the median', () => {
  const line = { innerLow: 0, innerHigh: 0, low: 0, high: 0, reported: true };
  const lines = fanPicture(
    [
      { ...line, label: '2025', median: 50, high: 50, text: '50' },
      { label: '2030', low: 20, innerLow: 40, median: 60, innerHigh: 80, high: 100, text: '60', reported: false },
    ],
    32,
  );
  expect(lines).toEqual(['2025 │           ●           50', '2030 │    ░░░░▒▒▒▒▒█▒▒▒▒░░░░ 60']);
});

test('a spark line spans its own least and greatest, and leaves a blank for a missing value', () => {
  expect(sparkLine([1, 2, Number.NaN, 8])).toBe('▁▂ █');
  expect(sparkLine([3, 3])).toBe('▄▄');
});
