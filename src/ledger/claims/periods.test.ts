import { expect, test } from 'vitest';
import { periodsOf } from './periods.ts';

const read = (text: string) =>
  periodsOf(text).map(({ reading, base }) => {
    const mark = base ? ' base' : '';
    if (reading.kind === 'period') {
      const when = reading.relative === undefined ? (reading.year ?? '?') : `year${reading.relative}`;
      return `${reading.basis} ${when}${reading.part ?? ''}${mark}`;
    }
    return reading.kind === 'ends'
      ? `${reading.length} to ${reading.month}/${reading.year}${mark}`
      : reading.kind + mark;
  });

test('years, fiscal years and quarters', () => {
  expect(read('in 2025, fiscal 2025, FY25, calendar 2024, fiscal year 2026')).toEqual([
    'bare 2025',
    'fiscal 2025',
    'fiscal 2025',
    'calendar 2024',
    'fiscal 2026',
  ]);
  expect(
    read(
      'in the fourth quarter of 2024, Q4 2024, Q2 FY25, the second quarter of its fiscal year 2025, the fourth quarter',
    ),
  ).toEqual(['bare 2024Q4', 'bare 2024Q4', 'fiscal 2025Q2', 'fiscal 2025Q2', 'bare ?Q4']);
  expect(
    read('au premier trimestre 2025, T4 2024, au quatrième trimestre de 2024, exercice 2025, exercice 2024-2025'),
  ).toEqual(['bare 2025Q1', 'bare 2024Q4', 'bare 2024Q4', 'fiscal 2025', 'fiscal 2025']);
});

test('the days on which something was said are no periods', () => {
  expect(read('On 6 February 2025 Amazon said, in February 2025, that in 2025 it would spend more.')).toEqual([
    'bare 2025',
  ]);
  expect(read('Le 6 février 2025, en février 2025, pour 2025')).toEqual(['bare 2025']);
});

test('relative periods, and what is compared with', () => {
  expect(read('this year, last year, next year, a year earlier, the previous quarter')).toEqual([
    'bare year0',
    'bare year-1',
    'bare year1',
    'year-ago',
    'quarter-ago',
  ]);
  expect(read('cette année, +29 % par rapport à 2024, contre 53 milliards en 2023, sur un an')).toEqual([
    'bare year0',
    'bare 2024 base',
    'bare 2023',
    'year-ago',
  ]);
  expect(read('the quarter ended June 30, 2025, the year ended June 2025, exercice clos fin juin 2025')).toEqual([
    'quarter to 6/2025',
    'year to 6/2025',
    'year to 6/2025',
  ]);
  expect(read('over four years, by 2028, sur quatre ans')).toEqual(['several-years', 'several-years', 'several-years']);
});
