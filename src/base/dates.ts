/** Calendar days without clocks, time zones or Date objects: a day is a text, or a whole number of days. */

import { JevonsError } from './errors.ts';

/** `YYYY-MM-DD`, years 0001 to 9999, proleptic Gregorian; compares correctly as a text. */
export type IsoDate = string;

/** Whole days since 1970-01-01, which is day 0. */
export type DayNumber = number;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const monthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** @throws JevonsError `bad-date` unless the text is a day that exists, written `YYYY-MM-DD`. */
export function parseDate(text: string, where?: string): CalendarDay {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts !== null) {
    const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
    if (year >= 1 && day >= 1 && day <= daysInMonth(year, month)) return { year, month, day };
  }
  throw new JevonsError(`"${text}" is not a date; expected a day that exists, written YYYY-MM-DD`, {
    kind: 'data',
    code: 'bad-date',
    ...(where === undefined ? {} : { where }),
  });
}

export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null || Number(parts[1]) < 1) return false;
  const day = Number(parts[3]);
  return day >= 1 && day <= daysInMonth(Number(parts[1]), Number(parts[2]));
}

/** The day as text. @throws JevonsError `bad-date` when no such day exists. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  parseDate(text);
  return text;
}

/** Whole days since 1970-01-01. @throws JevonsError `bad-date`. */
export function dayNumber(date: IsoDate): DayNumber {
  const { year, month, day } = parseDate(date);
  // Years run from March so that the leap day comes last.
  const shifted = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leapDays + dayOfYear - 719468;
}

/** Inverse of {@link dayNumber}. @throws JevonsError `bad-date` outside the years 0001 to 9999. */
export function dateOfDayNumber(days: DayNumber): IsoDate {
  const fromMarchOfYear0 = days + 719468;
  const era = Math.floor(fromMarchOfYear0 / 146097);
  const dayOfEra = fromMarchOfYear0 - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return isoDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

/** Negative when `left` is earlier, 0 when the same day, positive when later. */
export function compareDates(left: IsoDate, right: IsoDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The day `days` later, or earlier when negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day `months` later; a day that the month does not have becomes its last. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = parseDate(date);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

export function endOfMonth(date: IsoDate): IsoDate {
  const { year, month } = parseDate(date);
  return isoDate(year, month, daysInMonth(year, month));
}

/** Days from `start` to `end`: positive when `end` is later, 0 on the same day. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return dayNumber(end) - dayNumber(start);
}

/** A day as a number of years: 2024-07-01 is 2024 + 182/366. The start of the day is meant. */
export function decimalYear(date: IsoDate): number {
  const { year } = parseDate(date);
  return year + daysBetween(isoDate(year, 1, 1), date) / (isLeapYear(year) ? 366 : 365);
}

/** The day on which a decimal year falls. @throws JevonsError `bad-date` outside 0001 to 9999. */
export function dateOfDecimalYear(value: number): IsoDate {
  const year = Math.floor(value);
  const days = Math.floor((value - year) * (isLeapYear(year) ? 366 : 365) + 1e-6);
  return addDays(isoDate(year, 1, 1), days);
}

/** Years from one day to another, each day counted in the length of its own calendar year (actual/actual). */
export function yearFraction(start: IsoDate, end: IsoDate): number {
  return decimalYear(end) - decimalYear(start);
}
