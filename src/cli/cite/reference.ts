/** What a reference says, before it has a style. */
import { formatNumber, type Language, type Localised } from '#base';
import type { FactValue, SourceReference } from '#ledger';
import { citationWords as words } from './words.ts';

export interface Reference {
  /** Key of the entry: letters, digits and hyphens. */
  readonly key: string;
  readonly kind: 'software' | 'data' | 'document';
  readonly author: string;
  /** Empty when it is not known. */
  readonly year: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
  readonly title: string;
  /** Empty when it is the author. */
  readonly publisher: string;
  readonly version: string;
  readonly url: string;
  /** Sentences without final stops: hash, data date, place. */
  readonly notes: readonly string[];
}

/** Who made Jevons and which one it is. */
export interface Edition {
  readonly author: string;
  readonly title: string;
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly released: string;
  readonly licence: string;
  readonly url: string;
  /** Latest publication date of the facts. */
  readonly dataDate: string;
  /** SHA-256 of the fact tables. */
  readonly dataHash: string;
}

function base(edition: Edition): Pick<Reference, 'author' | 'year' | 'date' | 'publisher' | 'version' | 'url'> {
  const { author, released, version, url } = edition;
  return { author, year: released.slice(0, 4), date: released, publisher: '', version, url };
}

function dataNotes({ dataDate, dataHash }: Edition, lang: Language): string[] {
  return [words[lang].factsTo(dataDate), words[lang].dataHash(dataHash)];
}

export function softwareReference(edition: Edition, lang: Language): Reference {
  const { title, version, licence } = edition;
  return { ...base(edition), key: `jevons-${version}`, kind: 'software', title, notes: [words[lang].licence(licence)] };
}

export function dataReference(edition: Edition, hasOwn: boolean, lang: Language): Reference {
  const notes = [...dataNotes(edition, lang), ...(hasOwn ? [words[lang].own] : [])];
  return {
    ...base(edition),
    key: `jevons-facts-${edition.dataDate}`,
    kind: 'data',
    title: words[lang].dataTitle,
    notes,
  };
}

/** A figure as we give it, then each document behind it. */
export function figureReferences(
  fact: FactValue,
  labels: { readonly company: string; readonly metric: string },
  edition: Edition,
  hasOwn: boolean,
  lang: Language,
): Reference[] {
  const say = words[lang];
  const value = formatNumber(fact.value, lang, { significant: 15 });
  const what = `${labels.company}, ${labels.metric}, ${fact.period.label}`;
  const { published, arithmetic, definition, definitionText, sources } = fact;
  const sum = arithmetic.map(({ sign, value: part }) => `${sign < 0 ? '- ' : '+ '}${part}`).join(' ');
  const figure: Reference = {
    ...base(edition),
    key: key('jevons', fact.company, fact.metric, fact.period.label, definition),
    kind: 'data',
    title: `${what}, ${definition}: ${value} ${say.million}`,
    notes: [
      say.definition(definitionText[lang]),
      published === null ? say.notGathered : say.published(published),
      ...(sum === '' ? [] : [say.derived(sum.replace(/^\+ /, ''))]),
      ...dataNotes(edition, lang),
      ...(hasOwn ? [say.own] : []),
    ],
  };
  return [figure, ...onceEach(sources).map((source) => documentReference(source, what, fact, lang))];
}

/** A document that stands behind several parts of a sum, once, with every place in it. */
function onceEach(sources: readonly SourceReference[]): SourceReference[] {
  const byId = new Map<string, SourceReference>();
  for (const source of sources) {
    const before = byId.get(source.id);
    const places = [before?.place ?? '', source.place].filter((place) => place !== '');
    byId.set(source.id, { ...source, place: [...new Set(places)].join('; ') });
  }
  return [...byId.values()];
}

function documentReference(source: SourceReference, what: string, fact: FactValue, lang: Language): Reference {
  const say = words[lang];
  const { id, title, publisher, url, place, confirmable, credit } = source;
  return {
    key: id,
    kind: 'document',
    author: publisher,
    year: '',
    date: '',
    title,
    publisher: '',
    version: '',
    url,
    notes: [
      say.underlies(what),
      ...(place === '' ? [] : [say.place(place)]),
      ...(fact.published === null ? [] : [say.published(fact.published)]),
      ...(confirmable ? [] : [say.unconfirmed]),
      ...(credit === '' ? [] : [credit]),
    ],
  };
}

export interface CitedResult {
  readonly hash: string;
  /** Undefined when only the hash is at hand. */
  readonly body?: {
    readonly title: Localised;
    readonly n: number;
    readonly seed: number;
    readonly dataDate: string;
    readonly model: { readonly name: string; readonly hash: string };
    /** Titles of the documents that the start values come from. */
    readonly documents: readonly string[];
  };
}

export function resultReference({ hash, body }: CitedResult, edition: Edition, lang: Language): Reference {
  const say = words[lang];
  const common = { ...base(edition), key: `jevons-result-${hash.slice(0, 12)}`, kind: 'data' as const };
  if (body === undefined) {
    return { ...common, title: say.result(hash.slice(0, 12)), notes: [say.resultHash(hash), say.unseen] };
  }
  const { title, n, seed, dataDate, model, documents } = body;
  return {
    ...common,
    title: say.result(title[lang]),
    notes: [
      say.draws(formatNumber(n, lang, { decimals: 0 }), seed),
      say.model(model.name, model.hash.slice(0, 12)),
      say.factsTo(dataDate),
      say.resultHash(hash),
      ...(documents.length === 0 ? [] : [say.startsFrom(documents.join('; '))]),
    ],
  };
}

function key(...parts: readonly string[]): string {
  return parts
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
