/** Periods as people write them. */
import type { Language } from '#base';

/** `2026Q2` is T2 2026 in French, Q2 2026 in English; `CY2025` is 2025. */
export function periodText(period: string, language: Language): string {
  const quarter = /^(FY)?(\d{4})Q(\d)$/.exec(period);
  const year = /^(CY|FY)(\d{4})$/.exec(period);
  const fiscal = language === 'fr' ? 'exercice' : 'fiscal';
  if (quarter !== null) {
    const text = `${language === 'fr' ? 'T' : 'Q'}${quarter[3]}\u00a0${quarter[2]}`;
    return quarter[1] === undefined ? text : `${text} (${fiscal})`;
  }
  if (year !== null) return year[1] === 'FY' ? `${year[2]} (${fiscal})` : (year[2] ?? period);
  return period;
}
