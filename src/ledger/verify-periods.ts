/** Checks that labels and days agree: a period is its days, and a label that says otherwise is wrong. */

import { dayNumber, fiscalLabel, type Period, parsePeriod, periodKind } from '#base';
import type { Catalog, FinancialRow } from './catalog-types.ts';
import { type Suspicion, subjectOf } from './suspicion.ts';

export function verifyPeriods(catalog: Catalog): Suspicion[] {
  return [
    ...catalog.rows('financials').flatMap((row, index) => verifyFact(catalog, row, index)),
    ...verifyGuidance(catalog),
    ...verifyReleaseDates(catalog),
  ];
}

function verifyFact(catalog: Catalog, row: FinancialRow, index: number): Suspicion[] {
  const yearEnd = catalog.actors.get(row.company)?.fiscal_year_end ?? '';
  const add = (message: string): Suspicion[] => [{ check: 'period', subject: subjectOf(row), message, index }];
  if (!/^FY\d{4}(?:Q[1-4])?$/.test(row.period)) return add(`"${row.period}" is not a fiscal year or quarter`);
  if (yearEnd === '') return add('the company has no fiscal year end');
  const expected = parsePeriod(row.period, yearEnd);
  if (row.start === '') {
    return isNear(row.end, expected.end) ? [] : add(`${row.period} ends ${expected.end}, not ${row.end}`);
  }
  const label = fiscalLabel(row.start, row.end, yearEnd);
  if (label === row.period) return [];
  const kind = periodKind({ start: row.start, end: row.end });
  return add(`${row.start} to ${row.end} is ${label ?? `a ${kind} that is no fiscal period`}, not ${row.period}`);
}

function verifyGuidance(catalog: Catalog): Suspicion[] {
  return catalog.rows('guidance').flatMap((row) => {
    const subject = `${row.company} ${row.date} ${row.period}`;
    const found: Suspicion[] = [];
    if (row.known_from < row.date.slice(0, row.known_from.length)) {
      found.push({ check: 'guidance-date', subject, message: `known from ${row.known_from}, before ${row.date}` });
    }
    const expected = namedPeriod(row.period, catalog.actors.get(row.company)?.fiscal_year_end ?? '');
    if (expected !== undefined && (row.start !== expected.start || row.end !== expected.end)) {
      const message = `${row.period} is ${expected.start} to ${expected.end}, not ${row.start} to ${row.end}`;
      found.push({ check: 'guidance-period', subject, message });
    }
    if (row.price_part !== null && row.price_part > (row.high ?? row.low ?? 0)) {
      found.push({ check: 'guidance-price-part', subject, message: `${row.price_part} is more than the whole` });
    }
    return found;
  });
}

/** Undefined when the label is words: "each quarter of CY2024", "to 2030". */
function namedPeriod(label: string, yearEnd: string): Period | undefined {
  return /^(?:CY\d{4}|FY\d{4}(?:Q[1-4])?|\d{4}Q[1-4])$/.test(label)
    ? parsePeriod(label, yearEnd === '' ? '12-31' : yearEnd)
    : undefined;
}

function verifyReleaseDates(catalog: Catalog): Suspicion[] {
  return catalog.rows('release-dates').flatMap((row) => {
    const days = dayNumber(row.date) - dayNumber(row.end);
    if (days > 0 && days <= 125) return [];
    const message = `came out ${days} days after the end of the period`;
    return [{ check: 'release-date', subject: `${row.company} ${row.period} ${row.kind}`, message }];
  });
}

/** 52/53-week years end within ten days of the fiscal year end. */
function isNear(left: string, right: string): boolean {
  return Math.abs(dayNumber(left) - dayNumber(right)) <= 10;
}
