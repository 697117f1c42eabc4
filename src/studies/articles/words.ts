/** Words of articles: one sentence in both languages, and the numbers in it as people read them. */
import { formatMoney, formatNumber, formatPercent, frenchSpaces, type Language, type Localised } from '#base';

export interface Pen {
  /** $ bn. */
  readonly money: (usdBillions: number | null) => string;
  /** With its sign. */
  readonly change: (usdBillions: number) => string;
  readonly percent: (share: number) => string;
  readonly points: (share: number) => string;
  readonly number: (value: number | null, decimals?: number) => string;
  /** The calendar year that a date lies in; the end of a year is that year. */
  readonly year: (date: number | null) => string;
}

function penOf(lang: Language): Pen {
  const nothing = '?';
  return {
    money: (value) => (value === null ? nothing : formatMoney(value, lang)),
    change: (value) => formatMoney(value, lang, { sign: true }),
    percent: (share) => formatPercent(share, lang),
    points: (share) => formatNumber(share * 100, lang, { decimals: 0, sign: true }),
    number: (value, decimals = 2) => (value === null ? nothing : formatNumber(value, lang, { decimals })),
    year: (date) => (date === null ? nothing : String(Math.floor(date - 1e-6))),
  };
}

const pens = { en: penOf('en'), fr: penOf('fr') };

/** The same sentence in each language. */
export function both(en: (pen: Pen) => string, fr: (pen: Pen) => string): Localised {
  return { en: en(pens.en), fr: frenchSpaces(fr(pens.fr)) };
}

export function words(en: string, fr: string): Localised {
  return { en, fr: frenchSpaces(fr) };
}
