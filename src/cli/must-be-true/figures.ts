/** Numbers of theses as people read them. */
import { formatNumber, formatPercent, type Language, noBreakSpace } from '#base';
import { unitText } from '#studies';

/** Enough digits for published inputs (2.788, 34.72), without the dust of thirds. */
const digits = 5;

export function figure(value: number | null, lang: Language): string {
  return value === null ? '-' : formatNumber(value, lang, { significant: Math.abs(value) >= 1e5 ? 15 : digits });
}

/** A number with its unit in words. */
export function withUnit(value: number | null, unit: string, lang: Language): string {
  const words = unitText(unit)[lang];
  return words === '' || value === null ? figure(value, lang) : `${figure(value, lang)}${noBreakSpace}${words}`;
}

/** A relative change: `+34 %`. */
export function changeText(change: number | null, lang: Language): string {
  return change === null ? '-' : formatPercent(change, lang, { decimals: 1, sign: true });
}
