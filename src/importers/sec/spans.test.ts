import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, parsePeriod } from '#base';
import { FiscalCalendar, steadyYearEnd } from './spans.ts';

test.each([
  ['01-26', '01-31'],
  ['0126', '01-31'],
  ['02-01', '01-31'],
  ['09-28', '09-30'],
  ['01-03', '12-31'],
  ['12-26', '12-31'],
  ['06-30', '06-30'],
  ['02-29', '02-28'],
  ['07-15', '07-15'],
])('a year that ends %s one year is kept as ending %s', (recorded, kept) => {
  expect(steadyYearEnd(recorded)).toBe(kept);
});

test('days are named by themselves: quarters, halves, nine months, years of 52 and 53 weeks', () => {
  const calendar = new FiscalCalendar('01-31');
  expect(calendar.span('2020-01-27', '2020-04-26')).toEqual({ year: 2021, through: 1, quarters: 1 });
  expect(calendar.span('2020-01-27', '2020-07-26')).toEqual({ year: 2021, through: 2, quarters: 2 });
  expect(calendar.span('2020-07-27', '2020-10-25')).toEqual({ year: 2021, through: 3, quarters: 1 });
  expect(calendar.span('2020-01-27', '2020-10-25')).toEqual({ year: 2021, through: 3, quarters: 3 });
  expect(calendar.span('2020-01-27', '2021-01-31')).toEqual({ year: 2021, through: 4, quarters: 4 });
});

test('what is no part of a fiscal year is said to be none', () => {
  const calendar = new FiscalCalendar('12-31');
  expect(calendar.span('2023-04-01', '2024-03-31')).toBe('trailing-year');
  expect(calendar.span('2024-04-01', '2024-09-30')).toBe('off-year');
  expect(calendar.span('2024-02-01', '2024-04-30')).toBe('off-year');
  expect(calendar.span('2024-01-01', '2024-01-31')).toBe('odd-length');
  expect(calendar.span('2022-01-01', '2024-12-31')).toBe('odd-length');
});

test('every quarter and year to date of every year end is found, when it ends up to ten days off', () => {
  const monthEnds = ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '09-30', '11-30', '12-31'];
  fc.assert(
    fc.property(
      fc.constantFrom(...monthEnds),
      fc.integer({ min: 2009, max: 2035 }),
      fc.constantFrom(1, 2, 3, 4),
      fc.integer({ min: -10, max: 10 }),
      (yearEnd, year, through, off) => {
        const calendar = new FiscalCalendar(yearEnd);
        const { start, end } = parsePeriod(`FY${year}Q${through}`, yearEnd);
        const moved = [start, end].map((day) => addDays(day, off)) as [string, string];
        expect(calendar.span(...moved)).toEqual({ year, through, quarters: 1 });
        const first = addDays(parsePeriod(`FY${year}`, yearEnd).start, off);
        expect(calendar.span(first, moved[1])).toEqual({ year, through, quarters: through });
      },
    ),
  );
});
