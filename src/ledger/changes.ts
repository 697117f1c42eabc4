/** What became known in a span of days: new figures, restatements, guidance and statements. */
import type { IsoDate, Localised } from '#base';
import { sourceReferences } from './catalog.ts';
import { type Catalog, type FinancialRow, groupBy } from './catalog-types.ts';
import { checkAsOf, findCompany } from './names.ts';
import type { TableRow } from './tables.ts';
import type { Grade, SourceReference } from './types.ts';

export interface ChangesQuery {
  /** First and last day, both included. */
  readonly since: IsoDate;
  readonly until?: IsoDate | undefined;
  readonly company?: string | undefined;
}

/** How a guidance stands to the one before it for the same period and definition. */
export type GuidanceMove = 'first' | 'raised' | 'cut' | 'narrowed' | 'widened' | 'repeated' | 'definition' | 'in-words';

interface KnownChange {
  /** First day on which it was public. */
  readonly date: IsoDate;
  /** Id; empty for a statement of nobody in the ledger. */
  readonly company: string;
  readonly sources: readonly SourceReference[];
  readonly confirmed: boolean;
  readonly grade: Grade;
}

interface FigureNews extends KnownChange {
  readonly metric: string;
  readonly definition: string;
  /** Fiscal label. */
  readonly period: string;
  /** USD million. */
  readonly value: number;
}

export type Change =
  | (FigureNews & { readonly kind: 'figure' })
  /** `before`: what was known the day before, USD million; null when nothing was. */
  | (FigureNews & { readonly kind: 'restatement'; readonly before: number | null })
  | (KnownChange & {
      readonly kind: 'guidance';
      readonly definition: string;
      readonly period: string;
      /** USD billion; null where only words or "more than" were given. */
      readonly low: number | null;
      readonly high: number | null;
      readonly before: { readonly low: number | null; readonly high: number | null; readonly date: IsoDate } | null;
      readonly move: GuidanceMove;
      /** Middle less the middle before, USD billion; null without both. */
      readonly difference: number | null;
      readonly inWords: Localised;
      readonly event: string;
    })
  | (KnownChange & {
      readonly kind: 'statement';
      readonly theme: string;
      readonly speaker: string;
      readonly text: Localised;
    });

const kindOrder: readonly Change['kind'][] = ['guidance', 'restatement', 'figure', 'statement'];

/** @returns Newest first; within a day guidance, restatements, figures, statements. @throws JevonsError `bad-as-of`, `unknown-company`. */
export function findChanges(catalog: Catalog, query: ChangesQuery): Change[] {
  checkAsOf(query.since);
  checkAsOf(query.until);
  const company = query.company === undefined ? undefined : findCompany(catalog, query.company).id;
  const all = [
    ...figureChanges(catalog, company),
    ...guidanceChanges(catalog, company),
    ...statements(catalog, company),
  ];
  return all
    .filter(({ date }) => date !== '' && date >= query.since && (query.until === undefined || date <= query.until))
    .map((change, index) => ({ change, index }))
    .sort(
      (a, b) =>
        compare(b.change.date, a.change.date) ||
        kindOrder.indexOf(a.change.kind) - kindOrder.indexOf(b.change.kind) ||
        compare(a.change.company, b.change.company) ||
        a.index - b.index,
    )
    .map(({ change }) => change);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function figureChanges(catalog: Catalog, company: string | undefined): Change[] {
  const rows = catalog.rows('financials').filter((row) => company === undefined || row.company === company);
  const groups = groupBy(rows, (row) => `${row.company} ${row.metric} ${row.definition} ${row.period}`);
  return [...groups.values()].flatMap((group) => changesOfFigure(catalog, group));
}

/** The first publication, then each restatement; a second source of what was known is no news. */
function changesOfFigure(catalog: Catalog, group: readonly FinancialRow[]): Change[] {
  const dated = group
    .filter((row) => row.published !== '')
    .sort((a, b) => compare(a.published, b.published) || rank(a) - rank(b));
  const changes: Change[] = [];
  let known: number | null = null;
  for (const row of dated) {
    const isRecast = row.vintage === 'recast';
    if (known !== null && (!isRecast || row.value === known)) continue;
    changes.push(
      isRecast
        ? { kind: 'restatement', ...newsOf(catalog, row), before: known }
        : { kind: 'figure', ...newsOf(catalog, row) },
    );
    known = row.value;
  }
  return changes;
}

/** Of rows of one day the first figure before its restatement, the best grade first. */
function rank(row: FinancialRow): number {
  return (row.vintage === 'recast' ? 10 : 0) + 'ABC'.indexOf(row.grade);
}

function newsOf(catalog: Catalog, row: FinancialRow): FigureNews {
  const sources = sourceReferences(catalog, row.sources, row.place);
  const { company, metric, definition, period, value, published: date, grade } = row;
  return { date, company, metric, definition, period, value, sources, confirmed: allConfirmable(sources), grade };
}

function allConfirmable(sources: readonly SourceReference[]): boolean {
  return sources.every(({ confirmable }) => confirmable);
}

type GuidanceRow = TableRow<'guidance'>;

function guidanceChanges(catalog: Catalog, company: string | undefined): Change[] {
  const rows = catalog.rows('guidance').filter((row) => company === undefined || row.company === company);
  const target = (row: GuidanceRow) => catalog.guidanceDefinitions.get(row.definition)?.definition || row.definition;
  const groups = groupBy(rows, (row) => `${row.company} ${row.period} ${target(row)}`);
  return [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => compare(a.known_from, b.known_from));
    let before: GuidanceRow | undefined;
    return ordered.map((row): Change => {
      const change = guidanceChange(catalog, row, before);
      if (middleOf(row) !== null) before = row;
      return change;
    });
  });
}

function guidanceChange(catalog: Catalog, row: GuidanceRow, before: GuidanceRow | undefined): Change {
  const sources = sourceReferences(catalog, row.sources, row.place);
  const { company, definition, period, low, high, event, grade } = row;
  const [middle, earlier] = [middleOf(row), before === undefined ? null : middleOf(before)];
  return {
    kind: 'guidance',
    date: row.known_from,
    company,
    definition,
    period,
    low,
    high,
    before: before === undefined ? null : { low: before.low, high: before.high, date: before.known_from },
    move: moveOf(row, before),
    difference: middle === null || earlier === null ? null : Math.round((middle - earlier) * 1000) / 1000,
    inWords: { en: row.qualitative_en, fr: row.qualitative_fr },
    event,
    sources,
    confirmed: allConfirmable(sources),
    grade,
  };
}

/** The only end, or the middle of both. */
function middleOf({ low, high }: GuidanceRow): number | null {
  if (low === null || high === null) return low ?? high;
  return (low + high) / 2;
}

function moveOf(row: GuidanceRow, before: GuidanceRow | undefined): GuidanceMove {
  const middle = middleOf(row);
  if (middle === null) return 'in-words';
  if (before === undefined) return 'first';
  if (row.attribution === 'definition') return 'definition';
  if (row.low === before.low && row.high === before.high) return 'repeated';
  // "More than" a figure inside the range before says nothing new.
  if (row.high === null && (row.low as number) <= (before.high ?? before.low ?? 0)) return 'repeated';
  const earlier = middleOf(before) as number;
  if (middle !== earlier) return middle > earlier ? 'raised' : 'cut';
  return (row.low ?? middle) >= (before.low ?? earlier) ? 'narrowed' : 'widened';
}

function statements(catalog: Catalog, company: string | undefined): Change[] {
  return catalog
    .rows('statements')
    .filter((row) => company === undefined || row.company === company)
    .map((row): Change => {
      const sources = sourceReferences(catalog, row.sources, row.place);
      const { known_from: date, theme, speaker, grade } = row;
      const text = { en: row.text_en, fr: row.text_fr };
      const confirmed = allConfirmable(sources);
      return { kind: 'statement', date, company: row.company, theme, speaker, text, sources, confirmed, grade };
    });
}
