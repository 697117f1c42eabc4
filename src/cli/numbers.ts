/** Numbers as people read them. */
import { formatNumber, formatPercent, type Language } from '#base';

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

/** `+12.3%`; a dash for what is not there. */
export function signedPercent(share: number | null | undefined, lang: Language): string {
  return share === null || share === undefined ? '-' : formatPercent(share, lang, { decimals: 1, sign: true });
}

/** `1,234`, `0.0545`, `3,200×10¹²`: a million million has another name in each language. */
export function plainNumber(value: number, lang: Language): string {
  const size = Math.abs(value);
  if (size >= 1e12) return `${formatNumber(value / 1e12, lang, { significant: 4 })}×10¹²`;
  return formatNumber(value, lang, size >= 1000 ? { decimals: 0 } : { significant: 5 });
}
