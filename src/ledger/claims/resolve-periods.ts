/** From the words for a period to the labels that the ledger knows, by the company's year and the article's date. */

import { addDays, addMonths, fiscalLabel, type IsoDate, type Period, parsePeriod } from '#base';
import type { Ledger } from '../ledger.ts';
import type { PeriodChoice } from './draft.ts';
import type { PeriodReading } from './periods.ts';

export const trailingYear = 'last four quarters';

/** Month and day on which the company's year ends. */
export function yearEndOf(ledger: Ledger, company: string): string {
  let ends = yearEnds.get(ledger);
  if (ends === undefined) {
    ends = new Map(
      ledger.companies().map(({ id, fiscalYearEnd }) => [id, fiscalYearEnd === '' ? '12-31' : fiscalYearEnd]),
    );
    yearEnds.set(ledger, ends);
  }
  return ends.get(company) ?? '12-31';
}

/** Looked up for every figure of an article. */
const yearEnds = new WeakMap<Ledger, ReadonlyMap<string, string>>();

/** First and last day of a label at a company; undefined for what is no period. */
export function daysOf(label: string, yearEnd: string): Period | undefined {
  const key = `${label} ${yearEnd}`;
  const known = days.get(key);
  if (known !== undefined || days.has(key)) return known;
  const found = readDays(label, yearEnd);
  if (days.size < mostDays) days.set(key, found);
  return found;
}

/** Labels are few and asked for again with every figure. */
const days = new Map<string, Period | undefined>();
const mostDays = 5000;

function readDays(label: string, yearEnd: string): Period | undefined {
  try {
    return parsePeriod(label, yearEnd);
  } catch {
    return undefined;
  }
}

/** @returns Undefined when the words name no period with an end. */
export function resolvePeriod(
  reading: PeriodReading,
  ledger: Ledger,
  company: string,
  date: IsoDate,
): PeriodChoice | undefined {
  const yearEnd = yearEndOf(ledger, company);
  const thisYear = Number(date.slice(0, 4));
  const calendarOnly = yearEnd === '12-31';
  if (reading.kind === 'trailing-year') return { labels: [trailingYear], literal: true };
  if (reading.kind === 'latest-quarter') return { labels: recentQuarters(date, yearEnd), literal: true };
  if (reading.kind === 'next-quarter') return { labels: [quarterHolding(date, yearEnd)], literal: true };
  if (reading.kind === 'full-year') return lastFullYear(date, yearEnd);
  if (reading.kind === 'ends') return endingIn(reading, date, yearEnd);
  if (reading.kind !== 'period') return undefined;
  const { part, basis } = reading;
  const year = reading.year ?? (reading.relative === undefined ? undefined : thisYear + reading.relative);
  if (reading.relative !== undefined && basis === 'fiscal') {
    return { labels: [`FY${fiscalYearHolding(date, yearEnd) + reading.relative}`], literal: true };
  }
  if (year === undefined) return part === undefined ? undefined : lastEnded(part, basis, date, yearEnd);
  const fiscal = `FY${year}${part ?? ''}`;
  const calendar = part === undefined ? `CY${year}` : part === '9M' ? `FY${year}9M` : `${year}${part}`;
  if (calendarOnly) return { labels: [part === '9M' ? fiscal : calendar], literal: true };
  if (basis === 'fiscal') return { labels: [fiscal], literal: true };
  if (basis === 'calendar') return { labels: [calendar], literal: true };
  return { labels: [fiscal, calendar], literal: false };
}

function fiscalYearHolding(date: IsoDate, yearEnd: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) > yearEnd ? year + 1 : year;
}

function quarterHolding(date: IsoDate, yearEnd: string): string {
  for (const year of [0, 1]) {
    for (const quarter of ['Q1', 'Q2', 'Q3', 'Q4']) {
      const label = `FY${Number(date.slice(0, 4)) + year}${quarter}`;
      const days = daysOf(label, yearEnd);
      if (days !== undefined && days.start <= date && date <= days.end) return label;
    }
  }
  return `FY${date.slice(0, 4)}Q1`;
}

/** The two fiscal quarters that ended last; the one that was public by then is meant. */
function recentQuarters(date: IsoDate, yearEnd: string): string[] {
  const current = daysOf(quarterHolding(date, yearEnd), yearEnd);
  if (current === undefined) return [];
  const last = quarterHolding(addDays(current.start, -1), yearEnd);
  const days = daysOf(last, yearEnd);
  return days === undefined ? [last] : [last, quarterHolding(addDays(days.start, -1), yearEnd)];
}

function endingIn(
  reading: Extract<PeriodReading, { kind: 'ends' }>,
  date: IsoDate,
  yearEnd: string,
): PeriodChoice | undefined {
  const month = String(reading.month).padStart(2, '0');
  const thisYear = Number(date.slice(0, 4));
  const year = reading.year ?? (`${thisYear}-${month}-28` <= date ? thisYear : thisYear - 1);
  const last = addDays(addMonths(`${year}-${month}-01`, 1), -1);
  const first = addDays(addMonths(addDays(last, 1), reading.length === 'year' ? -12 : -3), 0);
  const label = fiscalLabel(first, last, yearEnd);
  if (label !== undefined && reading.open && reading.year === undefined) {
    const match = /^(FY)(\d{4})(.*)$/.exec(label);
    const next = match === null ? label : `${match[1]}${Number(match[2]) + 1}${match[3]}`;
    return { labels: [next, label], literal: false };
  }
  if (label !== undefined) return { labels: [label], literal: true };
  if (reading.length === 'year' && reading.month === 12) return { labels: [`CY${year}`], literal: true };
  return undefined;
}

/** "The full year": the fiscal year that has just ended; long after its end the words may mean another. */
function lastFullYear(date: IsoDate, yearEnd: string): PeriodChoice | undefined {
  const label = `FY${fiscalYearHolding(date, yearEnd) - 1}`;
  const end = daysOf(label, yearEnd)?.end;
  return end !== undefined && date <= addDays(end, recentDays) ? { labels: [label], literal: true } : undefined;
}

/** Results are talked about until the next ones come. */
const recentDays = 110;

/** A quarter or half without its year: the last one that had ended. */
function lastEnded(part: string, basis: string, date: IsoDate, yearEnd: string): PeriodChoice {
  const thisYear = Number(date.slice(0, 4));
  const pick = (toLabel: (year: number) => string) =>
    [thisYear + 1, thisYear, thisYear - 1, thisYear - 2]
      .map(toLabel)
      .find((label) => (daysOf(label, yearEnd)?.end ?? '9999') <= date);
  const fiscal = pick((year) => `FY${year}${part}`);
  const calendar = pick((year) => (part === '9M' ? `FY${year}9M` : `${year}${part}`));
  const own =
    yearEnd === '12-31' || basis === 'calendar' ? [calendar] : basis === 'fiscal' ? [fiscal] : [fiscal, calendar];
  const ended = own.filter((label) => label !== undefined);
  // Of a fiscal and a calendar quarter with one name, the one that has just ended is meant.
  const recent = ended.filter((label) => date <= addDays(daysOf(label, yearEnd)?.end ?? date, recentDays));
  const labels = recent.length === 1 ? recent : ended;
  return { labels, literal: labels.length < 2 };
}

/** The same period a number of years, or of quarters, before. */
export function shifted(choice: PeriodChoice, by: 'year' | 'quarter'): PeriodChoice {
  const labels = choice.labels.flatMap((label) => {
    const match = /^(CY|FY)?(\d{4})(?:(Q)([1-4])|(H[12]|9M))?$/.exec(label);
    if (match === null) return [];
    const [, prefix = '', year = '', quarterMark, quarter, part = ''] = match;
    if (by === 'year') return [`${prefix}${Number(year) - 1}${quarterMark === undefined ? part : `Q${quarter}`}`];
    if (quarterMark === undefined) return [];
    return [quarter === '1' ? `${prefix}${Number(year) - 1}Q4` : `${prefix}${year}Q${Number(quarter) - 1}`];
  });
  return { labels, literal: choice.literal };
}
