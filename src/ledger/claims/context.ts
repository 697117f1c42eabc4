/** What the sentences of an article name, read once each and only when asked for. */

import type { IsoDate, Language } from '#base';
import type { Ledger } from '../ledger.ts';
import { type CompanyFinder, type CompanyMention, companiesOf, companyFinder } from './companies.ts';
import type { Figure } from './figure.ts';
import { figuresOf } from './figures.ts';
import { type MetricMention, metricsOf } from './metrics.ts';
import type { OffsetText } from './offset-text.ts';
import { type PeriodMention, periodsOf } from './periods.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

export interface Parts {
  readonly index: number;
  readonly sentence: Sentence;
  readonly figures: readonly Figure[];
  readonly companies: readonly CompanyMention[];
  readonly metrics: readonly MetricMention[];
  readonly periods: readonly PeriodMention[];
}

export interface Context {
  readonly ledger: Ledger;
  readonly date: IsoDate;
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  parts(index: number): Parts;
  /** The only company that the whole article names; undefined when it names none or several, known or not. */
  onlyCompany(): string | undefined;
  /** Ids of the companies with figures that the article names, in the order of their first mention. */
  companiesNamed(): readonly string[];
}

export function contextOf(text: OffsetText, ledger: Ledger, date: IsoDate, language: Language): Context {
  const sentences = sentencesOf(text);
  const finder: CompanyFinder = companyFinder(ledger);
  const read = new Map<number, Parts>();
  const parts = (index: number): Parts => {
    const known = read.get(index);
    if (known !== undefined) return known;
    const sentence = sentences[index] as Sentence;
    const made = lazyParts(index, sentence, finder, language);
    read.set(index, made);
    return made;
  };
  let names: CompanyMention[] | undefined;
  const all = () => {
    names ??= sentences.slice(0, 400).flatMap((_, index) => [...parts(index).companies]);
    return names;
  };
  return {
    ledger,
    date,
    language,
    sentences,
    parts,
    onlyCompany: () => {
      const different = new Set(all().map(({ company }) => company));
      const [only] = different;
      return different.size === 1 && only !== null ? only : undefined;
    },
    companiesNamed: () => [...new Set(all().flatMap(({ company }) => (company === null ? [] : [company])))],
  };
}

function lazyParts(index: number, sentence: Sentence, finder: CompanyFinder, language: Language): Parts {
  const { text } = sentence;
  let [figures, companies, metrics, periods]: [
    (readonly Figure[])?,
    (readonly CompanyMention[])?,
    (readonly MetricMention[])?,
    (readonly PeriodMention[])?,
  ] = [];
  return {
    index,
    sentence,
    get figures() {
      figures ??= figuresOf(text, language);
      return figures;
    },
    get companies() {
      companies ??= companiesOf(text, finder);
      return companies;
    },
    get metrics() {
      metrics ??= metricsOf(text);
      return metrics;
    },
    get periods() {
      periods ??= periodsOf(text);
      return periods;
    },
  };
}

/** Where a new statement begins inside a sentence: nothing before it speaks for a figure after it unless it must. */
const breaks =
  /;|:(?!\d)|—|–(?= )|(?<!(?: high| much| many| low| little| such| well)),? (?:while|whereas|but|yet|although|though|tandis que|alors que|mais|quand|when|after|après que|as(?! (?:high|much|many|low|little|well|of|planned|expected))) |\. /giu;

const firstBreak = new RegExp(breaks.source, 'iu');

/** Start of the statement in which an offset stands. */
export function clauseStart(text: string, offset: number): number {
  let start = 0;
  for (const match of text.slice(0, offset).matchAll(breaks)) start = match.index + match[0].length;
  return start;
}

/** End of the statement in which an offset stands. */
export function clauseEnd(text: string, offset: number): number {
  const next = text.slice(offset).search(firstBreak);
  return next < 0 ? text.length : offset + next;
}
