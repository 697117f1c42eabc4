/** What a first and a last day are of a company's fiscal year: never what the filing calls them. */
import {
  dayNumber,
  daysBetween,
  daysInMonth,
  type FiscalYearEnd,
  fiscalYearEndDate,
  type IsoDate,
  isoDate,
  parseDate,
  parsePeriod,
} from '#base';

/** Quarters of a fiscal year: `quarters` of them, the last being `through`. */
export interface Span {
  readonly year: number;
  readonly through: 1 | 2 | 3 | 4;
  readonly quarters: 1 | 2 | 3 | 4;
}

/** Why days are no part of a fiscal year that figures are kept for. */
export type NoSpan = 'odd-length' | 'trailing-year' | 'off-year';

/** 52/53-week years end within this many days of the fiscal year end. */
const nearDays = 10;

/** Days that 1, 2, 3 and 4 quarters may have: whole weeks or whole months. */
const lengths = [
  [80, 100],
  [165, 200],
  [255, 290],
  [350, 380],
] as const;

/**
 * The year end as the ledger keeps it: the nearest month end when within ten days of one, so that a company that ends
 * on the last Sunday of January has one year end and not a new one each year.
 *
 * @param fiscalYearEnd `01-26`, `09-28`, `01-03`, `06-30`.
 */
export function steadyYearEnd(fiscalYearEnd: FiscalYearEnd): FiscalYearEnd {
  const { month, day } = parseDate(fiscalYearEndDate(2023, fiscalYearEnd));
  const length = daysInMonth(2023, month);
  if (length - day <= nearDays) return monthDay(month, length);
  if (day > nearDays) return monthDay(month, day);
  const before = month === 1 ? 12 : month - 1;
  return monthDay(before, daysInMonth(2023, before));
}

function monthDay(month: number, day: number): string {
  return isoDate(2023, month, day).slice(5);
}

/** Reads days of one company; remembers the year's quarter ends. */
export class FiscalCalendar {
  readonly #yearEnd: FiscalYearEnd;
  readonly #ends = new Map<number, readonly number[]>();

  constructor(yearEnd: FiscalYearEnd) {
    this.#yearEnd = yearEnd;
  }

  /** The part of a fiscal year that the days are, or why they are none. */
  span(start: IsoDate, end: IsoDate): Span | NoSpan {
    const days = daysBetween(start, end) + 1;
    const quarters = 1 + lengths.findIndex(([least, most]) => days >= least && days <= most);
    if (quarters === 0) return 'odd-length';
    const point = this.point(end);
    if (point === undefined) return 'off-year';
    if (quarters === 4 && point.through !== 4) return 'trailing-year';
    if (quarters > 1 && quarters !== point.through) return 'off-year';
    return { ...point, quarters: quarters as Span['quarters'] };
  }

  /** The fiscal quarter that ends on (or within ten days of) that day. */
  point(end: IsoDate): Omit<Span, 'quarters'> | undefined {
    const number = dayNumber(end);
    const first = Number(end.slice(0, 4));
    for (const year of [first, first + 1, first - 1]) {
      const index = this.#quarterEnds(year).findIndex((quarter) => Math.abs(quarter - number) <= nearDays);
      if (index >= 0) return { year, through: (index + 1) as Span['through'] };
    }
    return undefined;
  }

  #quarterEnds(year: number): readonly number[] {
    const known = this.#ends.get(year);
    if (known !== undefined) return known;
    const ends = ['Q1', 'Q2', 'Q3', 'Q4'].map((part) => dayNumber(parsePeriod(`FY${year}${part}`, this.#yearEnd).end));
    this.#ends.set(year, ends);
    return ends;
  }
}
