/** Numbers as people read them. */
import { formatNumber, type Language } from '#base';

/** `1,234`, `12.3`, `0.012`: three significant digits; a dash for what is not there. */
export function quantity(value: number | null | undefined, lang: Language): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '-';
  const size = Math.abs(value);
  if (Number.isFinite(size) && (size >= 1e15 || (size > 0 && size < 1e-4))) return value.toExponential(2);
  return size >= 100 ? formatNumber(value, lang, { decimals: 0 }) : formatNumber(value, lang, { significant: 3 });
}

/** As printed in a document: every digit, grouped. */
export function exact(value: number, lang: Language): string {
  return formatNumber(value, lang, { significant: 15 });
}
