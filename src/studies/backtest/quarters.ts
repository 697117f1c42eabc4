/** Calendar quarters as whole numbers: 4 x year + 0 to 3. */

import { addDays, endOfMonth, type IsoDate, isoDate } from '#base';

export type Quarter = number;

/** Days from the start of a quarter to well inside it. */
const intoQuarter = 45;

export function quarterOf(date: IsoDate): Quarter {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

/** The quarter in which a fiscal quarter that starts on this day has its middle. */
export function quarterStarting(start: IsoDate): Quarter {
  return quarterOf(addDays(start, intoQuarter));
}

export function quarterEnd(quarter: Quarter): IsoDate {
  return endOfMonth(isoDate(Math.floor(quarter / 4), (quarter % 4) * 3 + 3, 1));
}

/** `2024Q1`. */
export function quarterLabel(quarter: Quarter): string {
  return `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
}

/** The last quarter that is over at the end of this day. */
export function lastQuarterOver(day: IsoDate): Quarter {
  const current = quarterOf(day);
  return quarterEnd(current) <= day ? current : current - 1;
}
