/** References in the forms that writers and reference managers take. */
import { frenchSpaces, type Language } from '#base';
import type { Reference } from './reference.ts';

export const styles = ['apa', 'bibtex', 'ris', 'csl-json', 'plain'] as const;
export type Style = (typeof styles)[number];

const kinds = {
  en: { software: 'Computer software', data: 'Data set', document: '' },
  fr: { software: 'Logiciel', data: 'Jeu de données', document: '' },
} as const;
const undated = { en: 'n.d.', fr: 's. d.' } as const;
const versions = { en: 'Version', fr: 'version' } as const;

/** @returns Text ending with a line break; one entry for each reference. */
export function formatReferences(references: readonly Reference[], style: Style, lang: Language): string {
  switch (style) {
    case 'apa':
      return references.map((one) => `${apa(one, lang)}\n`).join('\n');
    case 'plain':
      return references.map((one) => `${plain(one, lang)}\n`).join('\n');
    case 'bibtex':
      return references.map(bibtex).join('\n');
    case 'ris':
      return references.map((one) => ris(one, lang)).join('\n');
    case 'csl-json':
      return `${JSON.stringify(
        references.map((one) => csl(one, lang)),
        null,
        2,
      )}\n`;
  }
}

/** A sentence's end, unless the text has one. */
function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalised(text: string): string {
  return text === '' ? text : (text[0] as string).toUpperCase() + text.slice(1);
}

function notesText(notes: readonly string[], lang: Language): string {
  const joined = notes.join(lang === 'fr' ? ' ; ' : '; ');
  const text = notes.length === 0 ? '' : stopped(capitalised(joined));
  return lang === 'fr' ? frenchSpaces(text) : text;
}

/** American Psychological Association, 7th edition: group author, year, title with kind and version, address; then notes. */
function apa(one: Reference, lang: Language): string {
  const { author, year, title, version, url, notes, kind } = one;
  const edition = version === '' ? '' : ` (${versions[lang]} ${version})`;
  const mark = kinds[lang][kind] === '' ? '' : ` [${kinds[lang][kind]}]`;
  const dated = year === '' ? undated[lang] : year;
  const shownTitle = lang === 'fr' ? frenchSpaces(title) : title;
  const parts = [
    stopped(author),
    `(${dated}).`,
    stopped(`${shownTitle}${edition}${mark}`),
    url,
    notesText(notes, lang),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function plain(one: Reference, lang: Language): string {
  const { author, date, year, title, version, url, notes } = one;
  const dated = date === '' ? year : date;
  const edition = version === '' ? '' : `${versions[lang]} ${version}`;
  const head = [author, title, edition, dated, url].filter((part) => part !== '').join(', ');
  return [stopped(lang === 'fr' ? frenchSpaces(head) : head), notesText(notes, lang)]
    .filter((part) => part !== '')
    .join(' ');
}

const texSpecials: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function tex(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (letter) => texSpecials[letter] ?? letter);
}

/** @misc, which every BibTeX style knows; braces keep capitals and group authors as they are. */
function bibtex({ key, author, year, title, version, url, notes }: Reference): string {
  const fields: [string, string][] = [
    ['author', `{{${tex(author)}}}`],
    ['title', `{{${tex(title)}}}`],
    ['year', year === '' ? '' : `{${year}}`],
    ['version', version === '' ? '' : `{${tex(version)}}`],
    ['url', url === '' ? '' : `{${url.replace(/[{}\\]/g, encodeURIComponent)}}`],
    ['note', notes.length === 0 ? '' : `{${tex(stopped(capitalised(notes.join('; '))))}}`],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = ${value}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`;
}

const risTypes = { software: 'COMP', data: 'DATA', document: 'RPRT' } as const;

function ris({ kind, author, year, date, title, version, url, notes, key }: Reference, lang: Language): string {
  const fields: [string, string][] = [
    ['TY', risTypes[kind]],
    ['ID', key],
    // A final comma tells reference managers that it is a group and not a person.
    ['AU', `${author},`],
    ['PY', year],
    ['DA', date.replaceAll('-', '/')],
    ['TI', title],
    ['ET', version],
    ['UR', url],
    ['N1', notesText(notes, lang)],
    ['LA', lang],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${value}`);
  return `${[...lines, 'ER  - '].join('\n')}\n`;
}

const cslTypes = { software: 'software', data: 'dataset', document: 'document' } as const;

/** @see CSL 1.0.2, appendix III and IV: types and variables. */
function csl(one: Reference, lang: Language): Record<string, unknown> {
  const { key, kind, author, year, date, title, version, url, notes } = one;
  const parts = date === '' ? (year === '' ? undefined : [Number(year)]) : date.split('-').map(Number);
  return {
    id: key,
    type: cslTypes[kind],
    title,
    author: [{ literal: author }],
    ...(parts === undefined ? {} : { issued: { 'date-parts': [parts] } }),
    ...(version === '' ? {} : { version }),
    ...(url === '' ? {} : { URL: url }),
    note: notes.join('; '),
    language: lang,
  };
}
