/** The date of an article, from its own text. */

import { type IsoDate, isDate, type Language } from '#base';
import type { OffsetText } from './offset-text.ts';

const months: Readonly<Record<string, number>> = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  janvier: 1,
  février: 2,
  fevrier: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  août: 8,
  aout: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  décembre: 12,
  decembre: 12,
  janv: 1,
  févr: 2,
  avr: 4,
  juil: 7,
  déc: 12,
};

/** Names of months as one alternative of a pattern. */
export const monthNames = Object.keys(months)
  .sort((left, right) => right.length - left.length)
  .join('|');

/** 1 to 12 of a month's name in either language; undefined for another word. */
export function monthNumber(name: string): number | undefined {
  return months[name.toLowerCase().replace(/\.$/, '')];
}

const datePattern = new RegExp(
  [
    `(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`,
    `(\\d{1,2})(?:er|st|nd|rd|th)?[ \\u00a0]+(?:of )?(${monthNames})\\.?,?[ \\u00a0]+(\\d{4})(?!\\d)`,
    `(?<!\\p{L})(${monthNames})\\.?[ \\u00a0]+(\\d{1,2})(?:st|nd|rd|th)?,?[ \\u00a0]+(\\d{4})(?!\\d)`,
    `(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\d/])`,
    `(?<![\\d.,])(\\d{2})\\.(\\d{2})\\.(20\\d{2})(?![\\d.,])`,
  ].join('|'),
  'giu',
);

interface FoundDate {
  readonly date: IsoDate;
  readonly index: number;
}

function datesIn(text: string, language: Language): FoundDate[] {
  return [...text.matchAll(datePattern)].flatMap((match) => {
    const [, y1, m1, d1, d2, n2, y2, n3, d3, y3, d4, m4, y4, d5, m5, y5] = match;
    // In English 03/04/2025 can be read two ways: taken only when one of the numbers is no month.
    const slashed = y4 === undefined ? undefined : slashedDate(Number(d4), Number(m4), y4, language);
    const dotted = y5 === undefined ? undefined : named(y5, Number(m5), Number(d5));
    const date =
      slashed ??
      dotted ??
      (y1 !== undefined
        ? `${y1}-${m1}-${d1}`
        : named(y2 ?? y3 ?? '', monthNumber(n2 ?? n3 ?? '') ?? 0, Number(d2 ?? d3)));
    return isDate(date) ? [{ date, index: match.index }] : [];
  });
}

function slashedDate(first: number, second: number, year: string, language: Language): string {
  if (first > 12 || language === 'fr') return named(year, second, first);
  return second > 12 || first === second ? named(year, first, second) : '';
}

function named(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Where a date line stands: at the top, or after a word such as "published". */
const topLength = 700;

/**
 * The date on which the article came out.
 *
 * @returns A date after "published" and the like; else the only date, or the first one in a short line at the top; else
 *   undefined: a date in the running text may be of an event.
 */
export function findDate(text: OffsetText, language: Language): IsoDate | undefined {
  const { plain } = text;
  const found = datesIn(`${plain.slice(0, 20_000)}${plain.length > 22_000 ? `\n${plain.slice(-2000)}` : ''}`, language);
  const announced = found.find(({ index }) =>
    /(?:publi(?:é|shed|cation|ed)|posted|updated|mis à jour|mise à jour|date)\b[^\n]{0,25}$/i.test(
      plain.slice(Math.max(0, index - 40), index),
    ),
  );
  if (announced !== undefined) return announced.date;
  const dateline = found.find(({ index }) => {
    if (index > topLength) return false;
    const block = text.blocks.find(({ start, end }) => index >= start && index < end);
    if (block === undefined) return false;
    // A line of its own, or the place and day with which agencies begin: "SEATTLE, 6 February 2025 -".
    return block.end - block.start < 90 || /^[\p{Lu}\s,.()-]{0,40}$/u.test(plain.slice(block.start, index));
  });
  if (dateline !== undefined) return dateline.date;
  const different = new Set(found.map(({ date }) => date));
  return different.size === 1 ? found[0]?.date : undefined;
}
