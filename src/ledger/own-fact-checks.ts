/** Checks of single cells of a person's own table, once company and metric are known. */
import { dayNumber, fiscalLabel, type Period, parsePeriod } from '#base';
import type { OwnFactCells } from './own-facts.ts';
import type { TableRow } from './tables.ts';

/** A company as a row may name it. */
export interface NamedCompany {
  readonly id: string;
  readonly name: string;
  readonly fiscalYearEnd: string;
}

/** No company has ever spent or earned that in a year: the figure is in another unit. USD million. */
const beyondBelief = 10_000_000;

/** Takes note of a fault: column, what is there, what was expected. */
export type Wrong = (column: string, what: string, expected: string) => undefined;

export function checkValue(cells: OwnFactCells, metric: TableRow<'metrics'>, wrong: Wrong): void {
  const value = Number(cells.value);
  if (cells.value === '' || Number.isNaN(value)) return;
  if (value < 0 && !metric.may_be_negative)
    wrong('value', `${value} is negative`, `0 or more: ${metric.id} is an amount, without a sign`);
  if (Math.abs(value) >= beyondBelief) {
    wrong('value', `${cells.value} would be $${value / 1_000_000} trillion`, 'USD million: $1 billion is 1000');
  }
}

export function checkPublished(cells: OwnFactCells, period: Period, wrong: Wrong): void {
  const { published, published_reason: reason } = cells;
  if (published === '') {
    if (reason === '')
      wrong(
        'published',
        'is empty',
        'the first day on which it was public, or why it is not known in published_reason',
      );
    return;
  }
  if (published <= period.end)
    wrong('published', `${published} is before the period is over`, `a day after ${period.end}`);
}

/** Days from the label, or the days given when they are what the label says. */
export function checkPeriod(
  cells: OwnFactCells,
  { fiscalYearEnd, name }: NamedCompany,
  kind: 'flow' | 'stock' | undefined,
  faulty: ReadonlySet<string>,
  wrong: Wrong,
): Period | undefined {
  if (['period', 'start', 'end'].some((column) => faulty.has(column))) return undefined;
  const label = cells.period.toUpperCase().replaceAll(' ', '');
  if (!/^FY\d{4}(?:Q[1-4])?$/.test(label)) {
    const calendar = /^(?:CY)?(\d{4})(Q[1-4])?$/.exec(label);
    const near = calendar === null ? 'FY2025 or FY2025Q3' : `FY${calendar[1]}${calendar[2] ?? ''}, the fiscal period`;
    return wrong('period', `is "${cells.period}"`, near);
  }
  const named = parsePeriod(label, fiscalYearEnd);
  const start = cells.start === '' ? named.start : cells.start;
  const end = cells.end === '' ? named.end : cells.end;
  const days = `${named.start} to ${named.end}, or within ten days of it, as the year of ${name} ends ${fiscalYearEnd}`;
  if (kind === 'stock') {
    const near = Math.abs(dayNumber(end) - dayNumber(named.end)) <= 10;
    return near ? { label, start: '', end } : wrong('end', `is ${end} for ${label}`, days);
  }
  if (start > end) return wrong('end', `${end} is before start ${start}`, days);
  if (fiscalLabel(start, end, fiscalYearEnd) !== label)
    return wrong('period', `${label} is not ${start} to ${end}`, days);
  return { label, start, end };
}
