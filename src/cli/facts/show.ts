/** How a figure is shown: names, marks that stay with it, its documents, and its columns for programs. */

import { formatNumber, JevonsError, type Language } from '#base';
import {
  type ArithmeticPart,
  type Conversion,
  type FactValue,
  isAsPrinted,
  type Ledger,
  type MissingValue,
  type MoneyFact,
  type MoneyView,
  moneyText,
  type SourceReference,
  type Total,
} from '#ledger';
import { type Messages, messages } from '../messages.ts';
import { exact } from '../numbers.ts';
import type { Answer, Cell } from '../output.ts';
import type { Field } from '../table.ts';
import { millionsIn, wordsOf } from './words.ts';

/** Names as people read them. */
export interface Labels {
  readonly company: (id: string) => string;
  readonly metric: (id: string) => string;
}

export function labelsOf(ledger: Ledger, lang: Language): Labels {
  const { actors, metrics } = ledger.catalog;
  type Labelled = ReadonlyMap<string, { readonly label_en: string; readonly label_fr: string }>;
  const label = (known: Labelled) => (id: string) => known.get(id)?.[`label_${lang}`] ?? id;
  return { company: label(actors), metric: label(metrics) };
}

type Marked = Pick<FactValue, 'status' | 'confirmed' | 'approximate'>;

/** Why to be careful with a figure. */
export function reserves(fact: Marked, words: Messages): string[] {
  return [...(fact.confirmed ? [] : [words.unconfirmed]), ...(fact.approximate ? [words.approximate] : [])];
}

/** Marks that stay with a figure wherever it is shown. */
export function marks(fact: Marked, words: Messages): string {
  const status = fact.status === 'reported' ? [] : [words.statuses[fact.status]];
  return [...status, ...reserves(fact, words)].join(', ');
}

/** Every digit of a printed figure; whole millions of a converted one. */
export function amount(fact: MoneyFact, lang: Language): string {
  return fact.conversion === undefined ? exact(fact.value, lang) : formatNumber(fact.value, lang, { decimals: 0 });
}

/** `+ 82,999 (gross) - 5,341 (Proceeds from property sales and incentives)`. */
export function sumText(parts: readonly ArithmeticPart[], labels: Labels, lang: Language): string {
  return parts
    .map(({ sign, label, value }) => {
      const named = label === 'as printed' ? messages[lang].asPrinted : labels.metric(label);
      return `${sign < 0 ? '\u2212' : '+'} ${exact(value, lang)} (${named})`;
    })
    .join(' ');
}

/** `$77,658 million`, `77 658 M$`, with the year of constant money. */
export function amountWithUnit(fact: MoneyFact, view: MoneyView, lang: Language): string {
  const number = amount(fact, lang);
  if (lang === 'fr') return `${number}\u00a0${millionsIn(view, lang)}`;
  const [sign = '', ...unit] = millionsIn(view, lang).split(' ');
  const minus = number.startsWith('\u2212') ? '\u2212' : '';
  return `${minus}${sign}${number.slice(minus.length)} ${unit.join(' ')}`;
}

/** Why there is no figure, in the language of the reader. */
export function missingText(answer: MissingValue, lang: Language): string {
  return lang === 'en' ? answer.missing : wordsOf.fr.missing[answer.reason];
}

/** Remarks of the data are English; the one on approximate periods is said in the reader's language. */
export function noteText(note: string, lang: Language): string {
  const days = /^approximate: .*; (.+) stands in for it/.exec(note)?.[1];
  return days === undefined || lang === 'en' ? note : wordsOf.fr.approximation(days.replace(' to ', ' au '));
}

/** On which basis the companies stand; those on another are named together. */
export function basisNotes(total: Total, labels: Labels, lang: Language): string[] {
  const words = messages[lang];
  const main = total.parts.find(({ definition }) => definition === total.definition);
  const named = main === undefined ? total.definition : `${main.definition}, ${main.definitionText[lang]}`;
  const others = new Map<string, string[]>();
  for (const { company, definition, text } of total.differences) {
    const what = `${definition}, ${text[lang]}`;
    others.set(what, [...(others.get(what) ?? []), labels.company(company)]);
  }
  const differing = [...others].map(([what, names]) =>
    names.length === 1 ? words.otherBasis(names[0] ?? '', what) : wordsOf[lang].otherBases(names.join(', '), what),
  );
  return [total.sameBasis ? words.oneBasis(named) : words.wishedBasis(named), ...differing];
}

/** `77,658 x 313.689 (US CPI-U 2024) / 304.702 (US CPI-U 2023)`. */
export function conversionText(value: number, { steps }: Conversion, lang: Language): string {
  const operations = { times: '\u00d7', over: '/' } as const;
  const tail = steps.map(({ operation, value: by, label }) => `${operations[operation]} ${exact(by, lang)} (${label})`);
  return [exact(value, lang), ...tail].join(' ');
}

/** One line for a document, with the mark when nobody can open it. */
export function documentText(source: SourceReference, words: Messages): string {
  const { title, place, url, confirmable, credit } = source;
  const where = [title, place, url, credit].filter((part) => part !== '').join(', ');
  return confirmable ? where : `${where} (${words.unconfirmed})`;
}

/** One field for each document. */
export function sourceFields(facts: readonly Pick<FactValue, 'sources'>[], words: Messages): Field[] {
  const documents = facts.flatMap(({ sources }) => sources.map((source) => documentText(source, words)));
  return [...new Set(documents)].map((document) => [words.source, document]);
}

/** The promised shape: `{company, metric, definition, period, value, unit, published, status, sources}` and what helps. */
export function factJson(fact: MoneyFact): Record<string, unknown> {
  const { company, metric, definition, period, value, unit, published, status, sources, ...more } = fact;
  return { company, metric, definition, period, value, unit, published, status, sources, ...more };
}

export const factColumns = [
  ...['company', 'metric', 'definition', 'period', 'start', 'end'],
  ...['value', 'unit', 'published', 'status', 'sources'],
  ...['grade', 'confirmed', 'approximate', 'basis', 'arithmetic'],
] as const;

export function factCells(fact: MoneyFact): Cell[] {
  const { company, metric, definition, period, value, unit, published, status, sources } = fact;
  const titles = [...new Set(sources.map(({ title }) => title))].join('; ');
  const sum = fact.arithmetic.map(({ sign, value: part }) => `${sign < 0 ? '-' : '+'} ${part}`).join(' ');
  const asked = [company, metric, definition, period.label, period.start, period.end];
  return [
    ...[...asked, value, unit, published, status, titles],
    ...[fact.grade, fact.confirmed, fact.approximate, fact.basis, sum],
  ];
}

/** What a file says of itself, and the documents as a second sheet. */
export function fileParts(
  ledger: Ledger,
  title: string,
  sources: readonly SourceReference[],
  view: MoneyView,
  asOf: string | undefined,
): Pick<Answer, 'about' | 'sheets'> {
  const documents = new Map(sources.map((source) => [source.id, source]));
  const rows = [...documents.values()].map(({ id, title: name, publisher, url, confirmable, credit }): Cell[] => [
    ...[id, name, publisher, url, confirmable, credit],
  ]);
  return {
    about: [
      ['title', title],
      ['data_date', ledger.dataDate],
      ['as_of', asOf ?? ledger.dataDate],
      ['money', moneyText(view).en],
    ],
    sheets: [
      {
        name: 'sources',
        table: { columns: ['id', 'title', 'publisher', 'url', 'confirmable', 'credit'], rows },
      },
    ],
  };
}

/**
 * Converts what has a rate and counts the rest: the running year has no yearly average yet.
 *
 * @throws JevonsError `missing-rate` when nothing has one.
 */
export function convertEach<From, To>(all: readonly From[], convert: (one: From) => To): { kept: To[]; left: number } {
  const kept: To[] = [];
  let refusal: unknown;
  for (const one of all) {
    try {
      kept.push(convert(one));
    } catch (error) {
      if (!(error instanceof JevonsError) || error.code !== 'missing-rate') throw error;
      refusal = error;
    }
  }
  if (kept.length === 0 && refusal !== undefined) throw refusal;
  return { kept, left: all.length - kept.length };
}

/** A sentence on the money, unless it is the usual one. */
export function moneyNotes(view: MoneyView, lang: Language, say: (text: string) => string): string[] {
  return isAsPrinted(view) ? [] : [say(moneyText(view)[lang])];
}
