/** Units of the model in the reader's words. */
import type { Language } from '#base';
import type { ValueFormat } from '#charts';

interface UnitWords {
  readonly en: string;
  readonly fr: string;
  readonly format: ValueFormat;
}

const units: Readonly<Record<string, UnitWords>> = {
  '$bn/Year': { en: '$ a year', fr: '$ par an', format: 'money' },
  $bn: { en: '$', fr: '$', format: 'money' },
  '$bn/MH100e': { en: '$ per million H100 equivalents', fr: '$ par million d’équivalents H100', format: 'money' },
  '$bn/(MH100e*Year)': {
    en: '$ a year per million H100 equivalents',
    fr: '$ par an et par million d’équivalents H100',
    format: 'money',
  },
  '$bn/Ttask': { en: '$ bn per trillion tasks', fr: 'Md$ par millier de milliards de tâches', format: 'number' },
  '$bn/GW': { en: '$ per GW', fr: '$ par GW', format: 'money' },
  '$bn/(GW*Year)': { en: '$ a year per GW', fr: '$ par an et par GW', format: 'money' },
  '$trn/Year': { en: '$ trillion a year', fr: 'milliers de Md$ par an', format: 'number' },
  '$bn/$trn': { en: '$ bn per $ trillion', fr: 'Md$ par millier de Md$', format: 'number' },
  'MH100e/Year': { en: 'million H100 equivalents a year', fr: 'millions d’équivalents H100 par an', format: 'number' },
  'GW/MH100e': { en: 'GW per million H100 equivalents', fr: 'GW par million d’équivalents H100', format: 'number' },
  'GW/Year': { en: 'GW a year', fr: 'GW par an', format: 'number' },
  '1/(Year*Year)': { en: 'per year, each year', fr: 'par an, chaque année', format: 'number' },
  MH100e: { en: 'million H100 equivalents', fr: 'millions d’équivalents H100', format: 'number' },
  GW: { en: 'GW', fr: 'GW', format: 'number' },
  Year: { en: 'years', fr: 'ans', format: 'number' },
  '1/Year': { en: 'per year', fr: 'par an', format: 'number' },
  Dmnl: { en: 'ratio', fr: 'rapport', format: 'number' },
  Share: { en: 'share', fr: 'part', format: 'percent' },
  'Ttask/(Year*MH100e)': {
    en: 'trillion tasks a year per million H100 equivalents',
    fr: 'milliers de milliards de tâches par an et par million d’équivalents H100',
    format: 'number',
  },
};

/** Words and number form of a unit; a unit that is not in the table is shown as the model writes it. */
export function unitWords(unit: string, language: Language): { readonly text: string; readonly format: ValueFormat } {
  const known = units[unit] ?? units[unit.replace(/\s+/g, '')];
  return known === undefined ? { text: unit, format: 'number' } : { text: known[language], format: known.format };
}

/** The unit after a control's number; a pure number has none. */
export function controlUnit(unit: string, language: Language): string {
  return unit === 'Dmnl' ? '' : unitWords(unit, language).text;
}
