/** Numbers of theses with their units in words; files and JSON keep the symbols. */
import { formatNumber, type Language, noBreakSpace } from '#base';

/** `#` stands for the number, `~` for a blank that does not break. */
interface UnitWords {
  readonly en: string;
  readonly fr: string;
  /** Multiplies the number in French, which has no short word for a trillion that is not misread. */
  readonly frenchFactor?: number;
}

const units: Readonly<Record<string, UnitWords>> = {
  Dmnl: { en: '#', fr: '#' },
  percent: { en: '#%', fr: '#~%' },
  $bn: { en: '$#bn', fr: '#~Md$' },
  $tn: { en: '$#tn', fr: '#~Md$', frenchFactor: 1000 },
  $m: { en: '$#m', fr: '#~M$' },
  '$bn/Year': { en: '$#bn a year', fr: '#~Md$ par an' },
  '$bn/GW': { en: '$#bn a GW', fr: '#~Md$ par GW' },
  '$bn/(GW*Year)': { en: '$#bn a GW and year', fr: '#~Md$ par GW et an' },
  '$bn/(Year*Firm)': { en: '$#bn a year', fr: '#~Md$ par an' },
  '$m/rack': { en: '$#m a rack', fr: '#~M$ par baie' },
  'kW/rack': { en: '#~kW a rack', fr: '#~kW par baie' },
  '$/(person*Month)': { en: '$# a month', fr: '#~$ par mois' },
  '$/hour': { en: '$# an hour', fr: '#~$ par heure' },
  '$/Mtoken': { en: '$# a million', fr: '#~$ le million' },
  '1/Year': { en: '# a year', fr: '# par an' },
  'Ttoken/Month': { en: '#~trillion a month', fr: '#~× 10¹² par mois' },
  'Ttoken/Year': { en: '#~trillion a year', fr: '#~× 10¹² par an' },
  Gperson: { en: '#~billion', fr: '#~milliard(s)' },
  Mhour: { en: '#~million hours', fr: "#~million(s) d'heures" },
  Firm: { en: '#', fr: '#' },
  GW: { en: '#~GW', fr: '#~GW' },
  Month: { en: '#~months', fr: '#~mois' },
  Year: { en: '#~years', fr: '#~ans' },
};

/** Enough digits for published inputs (2.788, 34.72), without the dust of thirds. */
const digits = 5;

/** The number alone, scaled as {@link thesisQuantity} writes it; a dash for null. */
export function thesisNumber(value: number | null, unit: string, language: Language): string {
  if (value === null) return '-';
  const scaled = value * (language === 'fr' ? (units[unit]?.frenchFactor ?? 1) : 1);
  return formatNumber(scaled, language, { significant: Math.abs(scaled) >= 1e5 ? 15 : digits });
}

/** `$600bn a year`, `600 Md$ par an`; a dash for null; the symbol of a unit that has no words. */
export function thesisQuantity(value: number | null, unit: string, language: Language): string {
  const number = thesisNumber(value, unit, language);
  const pattern = units[unit]?.[language] ?? `#~${unit}`;
  if (value === null) return number;
  const [, sign = '', size = ''] = /^(\u2212?)(.*)$/.exec(number) ?? [];
  return sign + pattern.replaceAll('~', noBreakSpace).replace('#', () => size);
}

export function hasUnitWords(unit: string): boolean {
  return unit in units;
}
