/** Changes and dates of theses as people read them. */
import { formatDate, formatPercent, isDate, type Language, monthName } from '#base';

/** A relative change: `+34.8%`. */
export function changeText(change: number | null, lang: Language): string {
  return change === null ? '-' : formatPercent(change, lang, { decimals: 1, sign: true });
}

/** A day, a month or a year in words. */
export function momentText(moment: string, lang: Language): string {
  if (isDate(moment)) return formatDate(moment, lang);
  const [year = '', month] = moment.split('-');
  return month === undefined ? year : `${monthName(Number(month), lang)} ${year}`;
}
