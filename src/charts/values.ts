/** How values are written on a chart: short on an axis, with three digits in a label. */
import { dateOfDecimalYear, formatMoney, formatNumber, formatPercent, type Language, monthName } from '#base';
import type { ValueFormat } from './figure.ts';

/** A value in a label or a sentence. A `money` value is in billions of dollars. */
export function valueText(value: number, format: ValueFormat, language: Language): string {
  switch (format) {
    case 'money':
      return formatMoney(value, language);
    case 'percent':
      return formatPercent(value, language, { significant: 3 });
    case 'date':
      return momentText(value, language);
    case 'number':
      return formatNumber(value, language);
  }
}

/** Values at the ticks of one axis share their number of decimals, so that they read as one scale. */
export function tickTexts(ticks: readonly number[], format: ValueFormat, language: Language): string[] {
  if (format === 'date') return ticks.map((tick) => String(tick));
  const shown = format === 'percent' ? ticks.map((tick) => tick * 100) : ticks;
  const decimals = Math.max(0, ...shown.map(decimalsOf));
  if (format === 'percent') return ticks.map((tick) => formatPercent(tick, language, { decimals }));
  if (format === 'number') return ticks.map((tick) => formatNumber(tick, language, { decimals }));
  return ticks.map((tick) => formatMoney(tick, language));
}

function decimalsOf(value: number): number {
  const text = String(Math.round(value * 1e6) / 1e6);
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
}

/** A decimal year as month and year: `2029.2` is `March 2029`. */
export function momentText(decimalYear: number, language: Language): string {
  if (!Number.isFinite(decimalYear)) return formatNumber(Number.NaN, language);
  const date = dateOfDecimalYear(decimalYear);
  return `${monthName(Number(date.slice(5, 7)), language)}\u00a0${date.slice(0, 4)}`;
}

/** A decimal year on the time axis: a whole year as it is, anything else with its month. */
export function yearText(time: number, language: Language, yearly: boolean): string {
  return yearly || Number.isInteger(time) ? String(Math.floor(time)) : momentText(time, language);
}

/** A count of futures. */
export function countText(value: number, language: Language): string {
  return formatNumber(value, language, { decimals: 0 });
}
