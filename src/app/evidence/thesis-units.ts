/** Units of the pay-back calculations in the reader's words. */
import { formatNumber, type Language, type Localised } from '#base';

const words: Readonly<Record<string, Localised>> = {
  $: { en: '$', fr: '$' },
  $m: { en: '$m', fr: 'M$' },
  $bn: { en: '$bn', fr: 'Md$' },
  $tn: { en: '$tn', fr: 'milliers de Md$' },
  Year: { en: 'year', fr: 'an' },
  Month: { en: 'month', fr: 'mois' },
  hour: { en: 'hour', fr: 'heure' },
  Mhour: { en: 'million hours', fr: 'millions d’heures' },
  person: { en: 'person', fr: 'personne' },
  Gperson: { en: 'billion people', fr: 'milliards de personnes' },
  Firm: { en: 'company', fr: 'entreprise' },
  rack: { en: 'rack', fr: 'baie' },
  Mtoken: { en: 'million tokens', fr: 'million de tokens' },
  Ttoken: { en: 'trillion tokens', fr: 'milliers de milliards de tokens' },
  percent: { en: '%', fr: '%' },
};
/** Above the bar these take a plural. */
const plural: Readonly<Record<string, Localised>> = {
  Year: { en: 'years', fr: 'ans' },
  Month: { en: 'months', fr: 'mois' },
  Firm: { en: 'companies', fr: 'entreprises' },
};

/** `$bn/(GW*Year)` is `$bn per GW and year`; a pure number has no unit. */
export function unitText(unit: string, language: Language): string {
  if (unit === 'Dmnl') return '';
  const [above = '', below] = unit.split('/');
  const number = above === '1' ? '' : ((plural[above] ?? words[above])?.[language] ?? above);
  if (below === undefined) return number;
  const parts = below.replace(/[()]/g, '').split('*');
  const per = parts.map((part) => words[part]?.[language] ?? part);
  const joined = language === 'fr' ? per.map((part) => `par ${part}`).join(' et ') : `per ${per.join(' and ')}`;
  return `${number} ${joined}`.trim();
}

/** A value with its unit: `$600bn per year`, `600 Md$ par an`. */
export function amountText(value: number, unit: string, language: Language): string {
  const number = formatNumber(value, language, { significant: 4 });
  const after = unitText(unit, language);
  const dollars = /^\$(\S*)(.*)$/.exec(after);
  if (language === 'en' && dollars !== null) return `$${number}${dollars[1]}${dollars[2]}`;
  return `${number} ${after}`.trim();
}

/** An answer, which may not be a number. */
export function answerText(value: number | null, unit: string, language: Language): string {
  return value === null ? '–' : amountText(value, unit, language);
}
