import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as dates from './dates.ts';
import {
  calendarPeriod,
  fiscalLabel,
  fiscalYearEndDate,
  overlapShare,
  parsePeriod,
  periodDays,
  periodKind,
} from './periods.ts';

test('day numbers agree with the proleptic Gregorian calendar and come back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719162, max: 2932896 }), (days) => {
      const text = new Date(days * 86400000).toISOString().slice(0, 10);
      expect(dates.dateOfDayNumber(days)).toBe(text);
      expect(dates.dayNumber(text)).toBe(days);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('days that do not exist are refused', () => {
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '24-01-01',
    '0000-01-01',
    '2024-04-31',
    '',
  ]) {
    expect(dates.isDate(text)).toBe(false);
    expect(() => dates.parseDate(text)).toThrow(/not a date/);
  }
  expect(dates.isDate('2024-02-29')).toBe(true);
  expect(dates.isDate('1900-02-29')).toBe(false);
  expect(() => dates.parseDate('x', 'row 3')).toThrow(expect.objectContaining({ where: 'row 3', code: 'bad-date' }));
});

test('months are added to the last day that exists', () => {
  expect(dates.addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(dates.addMonths('2024-03-31', -13)).toBe('2023-02-28');
  expect(dates.addMonths('2024-12-15', 1)).toBe('2025-01-15');
  expect(dates.endOfMonth('2023-02-01')).toBe('2023-02-28');
  expect(dates.addDays('2024-12-31', 1)).toBe('2025-01-01');
  expect(dates.compareDates('2024-01-02', '2024-01-10')).toBeLessThan(0);
  expect(dates.compareDates('2024-01-10', '2024-01-02')).toBeGreaterThan(0);
  expect(dates.compareDates('2024-01-02', '2024-01-02')).toBe(0);
});

test('decimal years go there and back for every day', () => {
  for (let day = dates.dayNumber('2023-01-01'); day <= dates.dayNumber('2025-12-31'); day++) {
    const date = dates.dateOfDayNumber(day);
    expect(dates.dateOfDecimalYear(dates.decimalYear(date))).toBe(date);
  }
  expect(dates.yearFraction('2023-01-01', '2025-01-01')).toBe(2);
  expect(dates.decimalYear('2024-07-01')).toBe(2024 + 182 / 366);
});

test('periods have the days of their company', () => {
  const days = (label: string, yearEnd?: string) => {
    const { start, end } = parsePeriod(label, yearEnd);
    return [start, end];
  };
  expect(days('CY2024')).toEqual(['2024-01-01', '2024-12-31']);
  expect(days('2026Q2')).toEqual(['2026-04-01', '2026-06-30']);
  expect(days('FY2025', '06-30')).toEqual(['2024-07-01', '2025-06-30']);
  expect(days('FY2025Q3', '0630')).toEqual(['2025-01-01', '2025-03-31']);
  expect(days('FY2025Q1', '05-31')).toEqual(['2024-06-01', '2024-08-31']);
  expect(days('FY2025Q2', '05-31')).toEqual(['2024-09-01', '2024-11-30']);
  expect(days('FY2024', '02-28')).toEqual(['2023-03-01', '2024-02-29']);
  expect(days('FY2026', '01-25')).toEqual(['2025-01-26', '2026-01-25']);
  expect(days('Q3 FY2025', '06-30')).toEqual(['2025-01-01', '2025-03-31']);
  expect(days('2026 H1')).toEqual(['2026-01-01', '2026-06-30']);
  expect(days('FY2025 9M', '12-31')).toEqual(['2025-01-01', '2025-09-30']);
  expect(parsePeriod('cy2024q3').label).toBe('2024Q3');
  expect(calendarPeriod(2024, 1).label).toBe('2024Q1');
  expect(calendarPeriod(2024).label).toBe('CY2024');
  expect(() => parsePeriod('2024Q5')).toThrow(/not a period/);
  expect(() => parsePeriod('FY2024')).toThrow(/fiscal year end/);
  expect(() => fiscalYearEndDate(2024, '13-01')).toThrow(/not a fiscal year end/);
});

test('quarters of any fiscal year meet without gap or overlap', () => {
  for (const yearEnd of ['12-31', '06-30', '05-31', '01-25', '02-28', '09-30']) {
    for (const year of [2023, 2024, 2025]) {
      const parts = [1, 2, 3, 4].map((quarter) => parsePeriod(`FY${year}Q${quarter}`, yearEnd));
      const whole = parsePeriod(`FY${year}`, yearEnd);
      expect(parts[0]?.start).toBe(whole.start);
      expect(parts[3]?.end).toBe(whole.end);
      for (const index of [1, 2, 3]) {
        expect(dates.addDays(parts[index - 1]?.end ?? '', 1)).toBe(parts[index]?.start);
      }
      expect(parts.reduce((sum, part) => sum + periodDays(part), 0)).toBe(periodDays(whole));
    }
  }
});

test('a span gets its fiscal label from its end, whatever the filing says', () => {
  expect(fiscalLabel('2024-07-01', '2025-06-30', '06-30')).toBe('FY2025');
  expect(fiscalLabel('2025-01-27', '2025-04-27', '01-25')).toBe('FY2026Q1');
  expect(fiscalLabel('2024-10-01', '2024-12-31', '06-30')).toBe('FY2025Q2');
  expect(fiscalLabel('2024-07-01', '2025-03-31', '06-30')).toBeUndefined();
  expect(fiscalLabel('2024-05-16', '2024-08-15', '06-30')).toBeUndefined();
  expect(periodKind({ start: '2024-01-01', end: '2024-12-31' })).toBe('year');
  expect(overlapShare(parsePeriod('2024Q1'), parsePeriod('CY2024'))).toBe(1);
  expect(overlapShare(parsePeriod('CY2024'), parsePeriod('2024Q1'))).toBe(91 / 366);
  expect(overlapShare(parsePeriod('CY2023'), parsePeriod('CY2024'))).toBe(0);
});
