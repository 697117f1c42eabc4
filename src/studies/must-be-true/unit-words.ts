/** Units of theses in words; files and JSON keep the symbols. */
import type { Localised } from '#base';

const words: Readonly<Record<string, Localised>> = {
  Dmnl: { en: '', fr: '' },
  percent: { en: '%', fr: '%' },
  $bn: { en: '$bn', fr: 'Md$' },
  $tn: { en: '$tn', fr: '1 000 Md$' },
  $m: { en: '$m', fr: 'M$' },
  '$bn/Year': { en: '$bn a year', fr: 'Md$ par an' },
  '$bn/GW': { en: '$bn a GW', fr: 'Md$ par GW' },
  '$bn/(GW*Year)': { en: '$bn a GW and year', fr: 'Md$ par GW et an' },
  '$bn/(Year*Firm)': { en: '$bn a year and firm', fr: 'Md$ par an et firme' },
  '$m/rack': { en: '$m a rack', fr: 'M$ par baie' },
  'kW/rack': { en: 'kW a rack', fr: 'kW par baie' },
  '$/(person*Month)': { en: '$ a person and month', fr: '$ par personne et mois' },
  '$/hour': { en: '$ an hour', fr: '$ par heure' },
  '$/Mtoken': { en: '$ per million tokens', fr: '$ par million de tokens' },
  '1/Year': { en: 'a year', fr: 'par an' },
  'Ttoken/Month': { en: 'trillion tokens a month', fr: '10¹² tokens par mois' },
  'Ttoken/Year': { en: 'trillion tokens a year', fr: '10¹² tokens par an' },
  Gperson: { en: 'billion people', fr: 'milliards de personnes' },
  Mhour: { en: 'million hours', fr: "millions d'heures" },
  Firm: { en: 'firms', fr: 'firmes' },
  GW: { en: 'GW', fr: 'GW' },
  Month: { en: 'months', fr: 'mois' },
  Year: { en: 'years', fr: 'ans' },
};

/** @returns Empty for a pure number; the symbol itself when it has no words. */
export function unitText(unit: string): Localised {
  return words[unit] ?? { en: unit, fr: unit };
}

export function hasUnitText(unit: string): boolean {
  return unit in words;
}
