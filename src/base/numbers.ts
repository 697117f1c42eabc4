/** Numbers, shares and days as people read them, in both languages, from own tables: no machine's locale can change a byte. */

import { type IsoDate, parseDate } from './dates.ts';
import { JevonsError } from './errors.ts';
import type { Language } from './language.ts';

export const narrowNoBreakSpace = '\u202f';
export const noBreakSpace = '\u00a0';
const minus = '\u2212';

export interface NumberFormat {
  /** Digits after the decimal mark, kept even when zero; at most 20. */
  readonly decimals?: number;
  /** Significant digits, trailing zeros dropped; used when `decimals` is absent; 3 when both are. */
  readonly significant?: number;
  /** Put a plus sign before numbers above zero. */
  readonly sign?: boolean;
}

/** What stands for a number that is not there. */
const missing: Record<Language, string> = { en: 'n/a', fr: 'n.d.' };

/**
 * A number with grouped digits: en `1,234.5`, fr `1 234,5` (narrow no-break space). The minus sign is U+2212.
 *
 * @returns `n/a` (fr `n.d.`) for NaN and a signed infinity sign for infinities; never `-0`.
 */
export function formatNumber(value: number, language: Language, format: NumberFormat = {}): string {
  if (Number.isNaN(value)) return missing[language];
  if (!Number.isFinite(value)) return `${value < 0 ? minus : format.sign ? '+' : ''}\u221e`;
  const digits = plainDigits(Math.abs(value), format);
  const zero = /^[0.]*$/.test(digits);
  const sign = zero ? '' : value < 0 ? minus : format.sign ? '+' : '';
  const [whole = '', fraction = ''] = digits.split('.');
  const separator = language === 'en' ? ',' : narrowNoBreakSpace;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return sign + grouped + (fraction === '' ? '' : (language === 'en' ? '.' : ',') + fraction);
}

/** A share (0.25) as a percentage: en `25%`, fr `25 %` (no-break space before the sign). */
export function formatPercent(share: number, language: Language, format: NumberFormat = {}): string {
  if (Number.isNaN(share)) return missing[language];
  const number = formatNumber(share * 100, language, { decimals: defaultPercentDecimals(share), ...format });
  return language === 'en' ? `${number}%` : `${number}${noBreakSpace}%`;
}

/** A number with its unit: a no-break space between, in both languages. The unit is a symbol (`GW`), not translated. */
export function formatQuantity(value: number, unit: string, language: Language, format: NumberFormat = {}): string {
  const number = formatNumber(value, language, format);
  return unit === '' ? number : `${number}${noBreakSpace}${unit}`;
}

const months: Record<Language, readonly string[]> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

/** A day in words: en `6 February 2025`, fr `6 février 2025`, `1er janvier 2026`. No-break spaces inside. */
export function formatDate(date: IsoDate, language: Language): string {
  const { year, month, day } = parseDate(date);
  const dayText = language === 'fr' && day === 1 ? '1er' : String(day);
  return [dayText, months[language][month - 1], String(year)].join(noBreakSpace);
}

/** The name of a month, 1 to 12. */
export function monthName(month: number, language: Language): string {
  const name = months[language][month - 1];
  if (name === undefined) {
    throw new JevonsError(`${month} is not a month; expected 1 to 12`, { kind: 'usage', code: 'bad-month' });
  }
  return name;
}

/** Digits of a number that is not negative, with a dot, never an exponent, without grouping. */
function plainDigits(value: number, format: NumberFormat): string {
  if (format.decimals !== undefined) return withoutExponent(fixed(value, format.decimals));
  const rounded = withoutExponent(value.toPrecision(format.significant ?? 3));
  return rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
}

/** Like toFixed, but half away from zero in the decimal digits people see: 1.005 with 2 digits is 1.01. */
function fixed(value: number, decimals: number): string {
  if (value >= 1e21) return String(value);
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const significant = mantissa.replace('.', '');
  const places = significant.length - 1 - Number(exponent);
  if (places <= decimals) return value.toFixed(decimals);
  const digits = BigInt(significant);
  let unit = 1n;
  for (let place = decimals; place < Math.min(places, decimals + 25); place++) unit *= 10n;
  if (places > decimals + 25) return (0).toFixed(decimals);
  const rounded = String((digits + unit / 2n) / unit).padStart(decimals + 1, '0');
  const cut = rounded.length - decimals;
  return decimals === 0 ? rounded : `${rounded.slice(0, cut)}.${rounded.slice(cut)}`;
}

function withoutExponent(text: string): string {
  const parts = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, first = '', rest = '', exponentText = '0'] = parts;
  const exponent = Number(exponentText);
  const digits = first + rest;
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  return digits.length <= exponent + 1
    ? digits.padEnd(exponent + 1, '0')
    : `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function defaultPercentDecimals(share: number): number {
  const size = Math.abs(share * 100);
  return size !== 0 && size < 10 ? 1 : 0;
}
