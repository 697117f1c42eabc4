/** Whose figure it is. */

import { type CompanyMention, listJoin, refersBack } from './companies.ts';
import { type Context, clauseStart, type Parts } from './context.ts';
import type { Linked } from './draft.ts';
import type { Figure } from './figure.ts';
import { figureRuns } from './lists.ts';

export interface LinkedCompany extends Linked<readonly string[]> {
  readonly segment: CompanyMention['segment'];
  readonly listed: boolean;
}

export type CompanyProblem = 'no-company' | 'unknown-company' | 'several-companies';

const respectively = /(?<!\p{L})(?:respectively|respectivement)(?!\p{L})/iu;
const together =
  /(?<!\p{L})(?:together|combined|collectively|in total|in aggregate|between them|altogether|à eux (?:deux|trois|quatre|cinq|seuls|tous)|ensemble|au total|cumulée?s?|à elles (?:deux|trois|quatre)|conjointement|combinée?s?|total(?:ing|ling|isent|iseront)?|the sum of)(?!\p{L})/iu;
const groups: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:the (?:big )?four|four (?:companies|groups|giants|hyperscalers|firms|largest|biggest|big)|les quatre|quatre (?:géants|groupes|entreprises)|à eux quatre|tous les quatre|all four|elles quatre)(?!\p{L})/iu,
    4,
  ],
  [
    /(?<!\p{L})(?:the (?:big )?three|three (?:companies|groups|giants|hyperscalers|firms|largest|biggest)|les trois|trois (?:géants|groupes|entreprises)|à eux trois|all three)(?!\p{L})/iu,
    3,
  ],
  [
    /(?<!\p{L})(?:the two|two (?:companies|groups|giants|rivals|firms)|les deux|deux (?:géants|groupes|entreprises|rivaux)|à eux deux|the pair|both)(?!\p{L})/iu,
    2,
  ],
];

/** Nobody in particular. */
const collective =
  /(?<!\p{L})(?:combined|collective(?:ly|ment)?|leading (?:firms|companies)|(?:tech|AI|cloud) giants|hyperscalers|Big Tech|the industry|(?:les )?géants d[eu]|le secteur)(?!\p{L})/iu;

export function isTogether(text: string): boolean {
  return together.test(text);
}

/** Link of a figure to its company, or several for a sum. */
export function linkCompany(context: Context, parts: Parts, figure: Figure): LinkedCompany | CompanyProblem {
  const { text } = parts.sentence;
  const listed = fromList(context, parts, figure);
  if (listed !== undefined) return listed;
  const group = groupMeant(context, parts, figure);
  if (group !== undefined) return group;
  const mentions = parts.companies.filter((mention) => mention.end <= figure.core || !isObserver(text, mention));
  const bound = boundAfter(text, mentions, figure) ?? boundBefore(text, mentions, figure);
  if (bound !== undefined) return toLink(bound, true);
  const subjects = mentions.filter((mention) => !mention.object || opensRelative(text, mention));
  const preceding = subjects.filter(({ end }) => end <= figure.core);
  const nearest = preceding.at(-1);
  if (nearest !== undefined) {
    if (inList(text, subjects, nearest) && !sameCompany(subjects, preceding))
      return listAsGroup(text, subjects, nearest);
    const clause = clauseStart(text, figure.core);
    const rivals = preceding.filter((mention) => mention.company !== nearest.company && mention.start >= clause);
    return toLink(nearest, rivals.length === 0 && nearest.start >= clause);
  }
  const following = subjects.filter(({ start }) => start >= figure.end);
  const names = new Set(following.map(({ company }) => company));
  if (following[0] !== undefined && !refersBack(text.slice(0, figure.core))) {
    return names.size === 1 ? toLink(following[0], true) : toLink(following[0], false);
  }
  return inherited(context, parts, mentions);
}

/** Those who only watch: "above Wall Street estimates" behind a figure takes it from nobody. */
function isObserver(text: string, { start, end, company }: CompanyMention): boolean {
  return (
    company === null &&
    /^(?:Wall Street|LSEG|FactSet|Visible Alpha|S&P|Bloomberg|Nasdaq|Dow Jones)/u.test(text.slice(start, end))
  );
}

/** "Microsoft and Google, which plan": the names are the subject of what follows. */
function opensRelative(text: string, mention: CompanyMention): boolean {
  return /^(?:,? (?:and|et|&) \p{Lu}[\p{L}]+)?,? (?:qui|who|which|whose|dont)(?!\p{L})/u.test(
    text.slice(mention.end, mention.end + 40),
  );
}

function toLink(mention: CompanyMention, certain: boolean): LinkedCompany | CompanyProblem {
  if (mention.company === null) return 'unknown-company';
  return { value: [mention.company], certain, segment: mention.segment, listed: false };
}

function sameCompany(subjects: readonly CompanyMention[], preceding: readonly CompanyMention[]): boolean {
  return new Set([...subjects, ...preceding].map(({ company }) => company)).size === 1;
}

/** "$65 billion at Meta", "les 80 milliards de Microsoft". */
function boundAfter(text: string, mentions: readonly CompanyMention[], figure: Figure): CompanyMention | undefined {
  const next = mentions.find(({ start }) => start >= figure.end);
  if (next === undefined) return undefined;
  const gap = text.slice(figure.end, next.start);
  return /^\s*(?:(?:in|en|pour|for) 20\d\d\s*)?(?:\(?\s*(?:for|at|by|from|chez|pour|du côté de|de|d['’]|par)\s*(?:the |le |la )?)$/iu.test(
    gap,
  )
    ? next
    : undefined;
}

/** "Meta ($65 billion)", "Google's $75 billion", "at Microsoft, $80 billion". */
function boundBefore(text: string, mentions: readonly CompanyMention[], figure: Figure): CompanyMention | undefined {
  const previous = mentions.findLast(({ end }) => end <= figure.core);
  if (previous === undefined) return undefined;
  const gap = text.slice(previous.end, figure.start);
  return /^(?:['’]s?)?\s*(?:\(|:|,? (?:at|with|à|avec)(?= ))?\s*(?:the |its |les |ses )?$/iu.test(gap) &&
    gap.length < 16
    ? previous
    : undefined;
}

/** "Amazon and Meta plan to spend 300 billion": a sum, unless the words say each; never certain. */
function listAsGroup(
  text: string,
  subjects: readonly CompanyMention[],
  nearest: CompanyMention,
): LinkedCompany | CompanyProblem {
  const names = new Set(runEndingAt(text, subjects, subjects.indexOf(nearest)).map(({ company }) => company));
  const each = /(?<!\p{L})(?:each|apiece|every|chacune?|respective(?:ly|ment))(?!\p{L})/iu.test(text);
  if (each || names.has(null) || names.size < 2) return 'several-companies';
  return { value: [...names] as string[], certain: false, segment: undefined, listed: false };
}

/** Whether a mention stands in a list of several companies. */
function inList(text: string, subjects: readonly CompanyMention[], mention: CompanyMention): boolean {
  const index = subjects.indexOf(mention);
  const before = subjects[index - 1];
  if (before === undefined || before.company === mention.company) return false;
  return listJoin.test(text.slice(before.end, mention.start));
}

/** "Amazon (200 billion), Alphabet (185) and Meta": what stands in brackets does not part a list. */
function between(text: string, before: CompanyMention, after: CompanyMention): string {
  return text.slice(before.end, after.start).replace(/\([^()]*\)/gu, '');
}

/** The run of names joined by commas and "and" that ends with the mention at `last`. */
function runEndingAt(text: string, mentions: readonly CompanyMention[], last: number): CompanyMention[] {
  const run = [mentions[last] as CompanyMention];
  for (let index = last - 1; index >= 0; index--) {
    const [before, after] = [mentions[index] as CompanyMention, mentions[index + 1] as CompanyMention];
    if (!listJoin.test(between(text, before, after))) break;
    run.unshift(before);
  }
  return run;
}

/** Lists with "respectively": the first figure is the first company's. */
function fromList(context: Context, parts: Parts, figure: Figure): LinkedCompany | CompanyProblem | undefined {
  const { text } = parts.sentence;
  if (!respectively.test(text)) return undefined;
  const lists = listsOf(parts);
  const series = figureRuns(text, parts.figures).find((run) => run.includes(figure));
  if (series === undefined) return undefined;
  const list =
    lists.findLast((run) => run.length === series.length && (run[0] as CompanyMention).start < figure.core) ??
    lists.find((run) => run.length === series.length) ??
    listBefore(context, parts, series.length);
  if (list === undefined) return undefined;
  const mention = list[series.indexOf(figure)];
  if (mention === undefined) return undefined;
  const link = toLink(mention, true);
  return typeof link === 'string' ? link : { ...link, listed: true };
}

/** Every list of several names in a sentence. */
function listsOf({ sentence: { text }, companies }: Parts): CompanyMention[][] {
  return companies
    .map((_, index) => runEndingAt(text, companies, index))
    .filter((run, index) => {
      const next = companies[index + 1];
      const goesOn = next !== undefined && listJoin.test(between(text, run.at(-1) as CompanyMention, next));
      return run.length > 1 && !goesOn;
    });
}

/** "Their spending reached respectively": the names stand in the sentence before. */
function listBefore(context: Context, parts: Parts, length: number): CompanyMention[] | undefined {
  if (
    parts.companies.length > 0 ||
    parts.index === 0 ||
    !/(?<!\p{L})(?:leurs?|their|ils|elles|they)(?!\p{L})/iu.test(parts.sentence.text)
  )
    return undefined;
  const before = context.parts(parts.index - 1);
  const lists = listsOf(before);
  return parts.sentence.block === before.sentence.block && lists.length === 1 && lists[0]?.length === length
    ? lists[0]
    : undefined;
}

/** The companies of a sum: named in the sentence, or "the four" when the article names exactly four. */
function groupMeant(context: Context, parts: Parts, figure: Figure): LinkedCompany | CompanyProblem | undefined {
  const { text } = parts.sentence;
  const start = clauseStart(text, figure.core);
  const clause = text.slice(start, Math.min(text.length, figure.end + 60));
  const count = groups.find(([pattern]) => pattern.test(clause))?.[1];
  if (!together.test(clause) && count === undefined && (parts.companies.length > 0 || !collective.test(clause)))
    return undefined;
  const own = boundBefore(text, parts.companies, figure) ?? boundAfter(text, parts.companies, figure);
  if (own !== undefined && !inList(text, parts.companies, own)) return undefined;
  const lists = parts.companies
    .map((_, index) => runEndingAt(text, parts.companies, index))
    .filter((run) => run.length > 1)
    .sort((left, right) => right.length - left.length);
  const list = lists[0];
  if (list !== undefined && (count === undefined || list.length === count)) {
    if (list.some(({ company }) => company === null)) return 'unknown-company';
    return {
      value: [...new Set(list.map(({ company }) => company as string))],
      certain: true,
      segment: undefined,
      listed: false,
    };
  }
  if (count === undefined)
    return parts.companies.length === 0 && collective.test(clause) ? 'several-companies' : undefined;
  const subjects = new Set(parts.companies.filter(({ object }) => !object).map(({ company }) => company));
  if (subjects.size === 1) return undefined;
  if (subjects.size === count && !subjects.has(null)) {
    return { value: [...subjects] as string[], certain: true, segment: undefined, listed: false };
  }
  const named = context.companiesNamed();
  return named.length === count
    ? { value: named, certain: true, segment: undefined, listed: false }
    : 'several-companies';
}

/** A noun of finance at the start: "Capital expenditure reached", "Le chiffre d'affaires a atteint". */
const elliptical =
  /^[\s"“«]*(?:(?:For|In|Pour|En|Au|During|Sur) [^;:]{2,60}?, ?)?(?:(?:The|Le|La|Les|L['’]|Its|Total|Full-year|Quarterly|Annual|Operating|Net|Cette? |Ces |This|That|Such|These|Cela|Ce|C['’]|Soit|An|A|Une?|Un) ?)?(?:(?:[12]\d{3}|[QTHS][1-4]|FY ?\d{2,4}|[1-4]Q\d\d) )?(?:\p{L}+ ){0,2}(?:cap(?:ital)?[ -]?ex|guide|capital|spending|outlays?|investments?|revenue|sales|cloud|operating|free|cash|backlog|depreciation|dépenses|investissements?|chiffre|revenus?|ventes|résultat|carnet|amortissements|flux|hausse|progression|croissance|augmentation|increase|rise|jump|growth|figure|total|représente|would|amount|montant|somme|up|down|soit|compar|plan|budget|guidance|forecast|prévision)/iu;

/** From the sentences before, when the words point there. */
function inherited(
  context: Context,
  parts: Parts,
  mentions: readonly CompanyMention[],
): LinkedCompany | CompanyProblem {
  if (mentions.some(({ object, company }) => !object && company === null)) return 'unknown-company';
  const only = context.onlyCompany();
  const { text } = parts.sentence;
  const points = refersBack(text);
  if (!points && !elliptical.test(text) && !(only !== undefined && parts.sentence.heading)) {
    return only === undefined ? 'no-company' : { value: [only], certain: false, segment: undefined, listed: false };
  }
  for (let back = 1; back <= 4; back++) {
    const index = parts.index - back;
    if (index < 0) break;
    const before = context.parts(index);
    const subjects = before.companies.filter(({ object }) => !object);
    const names = [...new Set(subjects.map(({ company }) => company))];
    if (names.length === 0) continue;
    if (names.length > 1) return only === undefined ? 'several-companies' : 'no-company';
    const [name] = names;
    if (name === null || name === undefined) return 'unknown-company';
    const near = parts.sentence.block - before.sentence.block <= 1;
    if (!near && only === undefined) return 'no-company';
    const segments = new Set(subjects.map(({ segment }) => segment));
    const segment = segments.size === 1 ? subjects[0]?.segment : undefined;
    // A part of a company is not carried on: "the company" may be the whole.
    return { value: [name], certain: segment === undefined, segment: undefined, listed: false };
  }
  return only === undefined ? 'no-company' : { value: [only], certain: true, segment: undefined, listed: false };
}
