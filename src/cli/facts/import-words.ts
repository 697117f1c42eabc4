/** What is said about imports, in both languages. */
import { frenchSpaces, type Language } from '#base';

const english = {
  imported: (name: string, figures: number) => `Imported ${name}: ${figures} figures.`,
  wouldImport: (name: string, figures: number) => `Would import ${name}: ${figures} figures. Nothing was written.`,
  nothingNew: (name: string) => `Nothing new for ${name}: all of it was there. Nothing was written.`,
  counts: (added: number, changed: number, removed: number, unchanged: number) =>
    `${added} new, ${changed} changed, ${removed} gone, ${unchanged} as before.`,
  agreement: (agree: number, of: number) => `${agree} of ${of} figures that the package has too agree with it.`,
  latest: 'Newest figures, $ million',
  changed: 'Changed since the last import, $ million',
  odd: 'What is odd, or was a choice',
  more: (count: number) => `... and ${count} more; --format json has them all`,
  metric: 'metric',
  definition: 'definition',
  period: 'period',
  value: 'value',
  before: 'before',
  published: 'published',
  name: 'import',
  kind: 'kind',
  companies: 'companies',
  figures: 'figures',
  when: 'imported',
  origin: 'from',
  none: 'Nothing has been imported.',
  folder: (folder: string) => `In ${folder}.`,
  removed: (name: string) => `Removed ${name}.`,
  newCompanies: (names: string) => `New companies: ${names}.`,
  faults: (faults: number, rows: number) =>
    `${faults} fault${faults === 1 ? '' : 's'} in ${rows} row${rows === 1 ? '' : 's'}; nothing was imported`,
  expected: 'expected',
};

type Words = typeof english;

const french: Words = {
  imported: (name, figures) => frenchSpaces(`${name} importé : ${figures} chiffres.`),
  wouldImport: (name, figures) => frenchSpaces(`${name} serait importé : ${figures} chiffres. Rien n’est écrit.`),
  nothingNew: (name) => frenchSpaces(`Rien de nouveau pour ${name} : tout y était. Rien n’est écrit.`),
  counts: (added, changed, removed, unchanged) =>
    `${added} nouveaux, ${changed} modifiés, ${removed} disparus, ${unchanged} inchangés.`,
  agreement: (agree, of) => `${agree} des ${of} chiffres que le paquet a aussi concordent.`,
  latest: 'Chiffres les plus récents, M$',
  changed: 'Modifiés depuis le dernier import, M$',
  odd: 'Ce qui est inhabituel, ou relève d’un choix',
  more: (count) => frenchSpaces(`... et ${count} autres ; --format json les donne tous`),
  metric: 'mesure',
  definition: 'définition',
  period: 'période',
  value: 'valeur',
  before: 'avant',
  published: 'publié',
  name: 'import',
  kind: 'genre',
  companies: 'entreprises',
  figures: 'chiffres',
  when: 'importé',
  origin: 'depuis',
  none: 'Rien n’a été importé.',
  folder: (folder) => `Dans ${folder}.`,
  removed: (name) => `${name} retiré.`,
  newCompanies: (names) => frenchSpaces(`Nouvelles entreprises : ${names}.`),
  faults: (faults, rows) => frenchSpaces(`${faults} fautes dans ${rows} lignes ; rien n’est importé`),
  expected: 'attendu',
};

export const importWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
