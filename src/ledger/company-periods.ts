/** Which of a company's fiscal quarters make up a period, by their days and never by their labels. */

import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  endOfMonth,
  type FiscalYearEnd,
  fiscalLabel,
  JevonsError,
  type Period,
  parsePeriod,
} from '#base';

export interface PeriodParts {
  readonly period: Period;
  /** Fiscal labels that add up to it, in order; one label for a fiscal period asked by its own name. */
  readonly labels: readonly string[];
  /** True when fiscal quarters stand in for calendar quarters with other days. */
  readonly approximate: boolean;
}

/**
 * @param label `CY2024`, `2026Q2`, `2026H1`, `FY2025`, `FY2025Q3`, `FY2025H1`, `FY2025 9M`.
 * @param fiscalYearEnd `06-30`; empty counts as 12-31.
 * @throws JevonsError kind `usage`, code `unknown-period`.
 */
export function periodParts(label: string, fiscalYearEnd: FiscalYearEnd): PeriodParts {
  const yearEnd = fiscalYearEnd === '' ? '12-31' : fiscalYearEnd;
  const period = readPeriod(label, yearEnd);
  if (period.label.startsWith('FY')) return { period, labels: fiscalParts(period.label), approximate: false };
  const quarters = calendarQuarters(period);
  if (period.label.startsWith('CY') && yearEnd === '12-31') {
    return { period, labels: [`FY${period.label.slice(2)}`], approximate: false };
  }
  const labels = quarters.map((quarter) => fiscalLabel(quarter.start, quarter.end, yearEnd));
  if (isAligned(yearEnd)) return { period, labels: labels as string[], approximate: false };
  return { period, labels: quarters.map((quarter) => quarterWithMiddleIn(quarter, yearEnd)), approximate: true };
}

/** Quarters of a fiscal year label: `FY2025` gives `FY2025Q1` to `FY2025Q4`; a quarter gives nothing. */
export function quartersOfYear(label: string): readonly string[] {
  return /^FY\d{4}$/.test(label) ? ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => label + quarter) : [];
}

/** Whether fiscal quarters end with calendar quarters. */
export function isAligned(fiscalYearEnd: FiscalYearEnd): boolean {
  return ['03-31', '06-30', '09-30', '12-31'].includes(fiscalYearEnd);
}

function readPeriod(label: string, fiscalYearEnd: FiscalYearEnd): Period {
  try {
    return parsePeriod(label, fiscalYearEnd);
  } catch (cause) {
    throw new JevonsError(`"${label}" is not a period; expected one like CY2024, 2026Q2, FY2025 or FY2025Q3`, {
      kind: 'usage',
      code: 'unknown-period',
      cause,
    });
  }
}

function fiscalParts(label: string): string[] {
  const year = label.slice(0, 6);
  const quarters: Readonly<Record<string, readonly number[]>> = { H1: [1, 2], H2: [3, 4], '9M': [1, 2, 3] };
  const part = quarters[label.slice(6)];
  return part === undefined ? [label] : part.map((quarter) => `${year}Q${quarter}`);
}

function calendarQuarters(period: Period): { start: string; end: string }[] {
  const quarters = [];
  for (let start = period.start; start <= period.end; ) {
    const end = endOfMonth(addDays(start, 75));
    quarters.push({ start, end });
    start = addDays(end, 1);
  }
  return quarters;
}

/** The fiscal quarter whose middle day falls in a calendar quarter: there is always exactly one. */
function quarterWithMiddleIn(calendar: { start: string; end: string }, fiscalYearEnd: FiscalYearEnd): string {
  const year = Number(calendar.start.slice(0, 4));
  for (const fiscalYear of [year, year + 1]) {
    for (const label of quartersOfYear(`FY${fiscalYear}`)) {
      const quarter = parsePeriod(label, fiscalYearEnd);
      const middle = dateOfDayNumber(Math.floor((dayNumber(quarter.start) + dayNumber(quarter.end)) / 2));
      if (middle >= calendar.start && middle <= calendar.end) return label;
    }
  }
  throw new JevonsError(`no fiscal quarter ending ${fiscalYearEnd} has its middle in ${calendar.start}`, {
    kind: 'failure',
    code: 'no-fiscal-quarter',
  });
}
