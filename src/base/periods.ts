/** Fiscal and calendar periods: always a first and a last day, because labels alone mean different days to each company. */

import { addDays, addMonths, dayNumber, daysBetween, daysInMonth, endOfMonth, type IsoDate, isoDate } from './dates.ts';
import { JevonsError } from './errors.ts';

/** A period as it is named, with its first and its last day, both included. */
export interface Period {
  /** `CY2024`, `2026Q2`, `FY2025`, `FY2025Q3`. */
  readonly label: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** Month and day on which a company's fiscal year ends: `06-30`, or `0630` as the SEC writes it. */
export type FiscalYearEnd = string;

const labelPattern = /^(CY|FY)?\s*(\d{4})\s*(?:[- ]?(Q[1-4]|H[12]|9M))?$|^(Q[1-4]|H[12]|9M)\s+(CY|FY)?\s*(\d{4})$/;

/**
 * Reads a label: `CY2024`, `2024`, `CY2024Q3`, `2026Q2`, `2026H1`, `FY2025`, `FY2025Q3`, `FY2025H1`, `FY2025 9M`, `Q3 FY2025`.
 * A fiscal year bears the number of the calendar year in which it ends.
 *
 * @param fiscalYearEnd Needed for `FY` labels; a month's last day follows leap years (`02-28` and `02-29` are the same).
 * @throws JevonsError `bad-period`, or `fiscal-year-unknown` when an `FY` label comes without a year end.
 */
export function parsePeriod(label: string, fiscalYearEnd?: FiscalYearEnd): Period {
  const text = label.trim().toUpperCase();
  const parts = labelPattern.exec(text);
  if (parts === null) {
    throw new JevonsError(`"${label}" is not a period; expected one like CY2024, 2026Q2, FY2025 or FY2025Q3`, {
      kind: 'data',
      code: 'bad-period',
    });
  }
  const fiscal = (parts[1] ?? parts[5]) === 'FY';
  const year = Number(parts[2] ?? parts[6]);
  const part = parts[3] ?? parts[4];
  const canonical = fiscal ? `FY${year}${part ?? ''}` : part === undefined ? `CY${year}` : `${year}${part}`;
  if (!fiscal) return portion(canonical, isoDate(year, 12, 31), part);
  if (fiscalYearEnd === undefined) {
    throw new JevonsError(`${label} needs the company's fiscal year end`, {
      kind: 'data',
      code: 'fiscal-year-unknown',
      hint: 'give it as month and day, like 06-30',
    });
  }
  return portion(canonical, fiscalYearEndDate(year, fiscalYearEnd), part);
}

/** The last day of the fiscal year that ends in calendar year `year`. @throws JevonsError `bad-fiscal-year-end`. */
export function fiscalYearEndDate(year: number, fiscalYearEnd: FiscalYearEnd): IsoDate {
  const parts = /^(\d{2})-?(\d{2})$/.exec(fiscalYearEnd);
  const month = Number(parts?.[1]);
  const day = Number(parts?.[2]);
  if (parts === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(2024, month)) {
    throw new JevonsError(`"${fiscalYearEnd}" is not a fiscal year end; expected month and day, like 06-30`, {
      kind: 'data',
      code: 'bad-fiscal-year-end',
    });
  }
  const lastOfMonth = daysInMonth(2023, month);
  return isoDate(year, month, day >= lastOfMonth ? daysInMonth(year, month) : day);
}

/** The calendar year of that number, or one of its quarters (1 to 4). */
export function calendarPeriod(year: number, quarter?: 1 | 2 | 3 | 4): Period {
  return parsePeriod(quarter === undefined ? `CY${year}` : `${year}Q${quarter}`);
}

/** Days in the period, first and last included. */
export function periodDays(period: Period): number {
  return daysBetween(period.start, period.end) + 1;
}

/** What a period's length says it is: 80-100 days a quarter, 350-380 a year, anything else a part of a year. */
export function periodKind(period: Pick<Period, 'start' | 'end'>): 'quarter' | 'year' | 'part' {
  const days = daysBetween(period.start, period.end) + 1;
  if (days >= 80 && days <= 100) return 'quarter';
  return days >= 350 && days <= 380 ? 'year' : 'part';
}

/**
 * The fiscal label of a span of days, by its end and the fiscal year end, never by the filing's own label.
 * A year or quarter that ends within 10 days of the fiscal one (52/53-week years) counts as it.
 *
 * @returns `FY2025` or `FY2025Q3`; undefined when the span is neither a whole year nor a quarter of it.
 */
export function fiscalLabel(start: IsoDate, end: IsoDate, fiscalYearEnd: FiscalYearEnd): string | undefined {
  const kind = periodKind({ start, end });
  if (kind === 'part') return undefined;
  const firstYear = Number(end.slice(0, 4));
  for (const year of [firstYear, firstYear + 1, firstYear - 1]) {
    if (year < 1 || year > 9999) continue;
    const whole = portion(`FY${year}`, fiscalYearEndDate(year, fiscalYearEnd), undefined);
    if (kind === 'year') {
      if (Math.abs(daysBetween(whole.end, end)) <= 10) return whole.label;
      continue;
    }
    for (const part of ['Q1', 'Q2', 'Q3', 'Q4']) {
      const quarter = portion(`FY${year}${part}`, whole.end, part);
      if (Math.abs(daysBetween(quarter.end, end)) <= 10) return quarter.label;
    }
  }
  return undefined;
}

/** The share of `period` that falls in `within`, by days: 0 to 1. */
export function overlapShare(period: Period, within: Period): number {
  const start = Math.max(dayNumber(period.start), dayNumber(within.start));
  const end = Math.min(dayNumber(period.end), dayNumber(within.end));
  return Math.max(0, end - start + 1) / periodDays(period);
}

function portion(label: string, yearEnd: IsoDate, part: string | undefined): Period {
  const atMonth = (months: number) => {
    // A year end that is the last of its month moves from month end to month end.
    const moved = addMonths(yearEnd, months);
    return yearEnd === endOfMonth(yearEnd) ? endOfMonth(moved) : moved;
  };
  const [fromMonth, toMonth] = monthsOf(part);
  return { label, start: addDays(atMonth(fromMonth - 12), 1), end: atMonth(toMonth - 12) };
}

/** Months of the year covered: after the first, up to the second. */
function monthsOf(part: string | undefined): readonly [number, number] {
  if (part === undefined) return [0, 12];
  if (part === '9M') return [0, 9];
  const index = Number(part[1]);
  return part[0] === 'Q' ? [3 * (index - 1), 3 * index] : [6 * (index - 1), 6 * index];
}
