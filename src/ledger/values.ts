/** One figure: as printed, or worked out from printed ones with the arithmetic shown. */

import type { IsoDate, Period } from '#base';
import { sourceReferences } from './catalog.ts';
import type { Catalog, FinancialRow } from './catalog-types.ts';
import { type PeriodParts, periodParts, quartersOfYear } from './company-periods.ts';
import { explainMissing, missingDefinition } from './missing.ts';
import { checkAsOf, findCompany, findDefinition, findMetric, textOf } from './names.ts';
import { type Scope, scopeOf } from './scope.ts';
import type { ArithmeticPart, FactValue, Grade, MissingValue, SourceReference, ValueQuery } from './types.ts';

/** A printed figure, or a sum of printed figures with signs. */
interface Found {
  readonly rows: readonly { readonly sign: 1 | -1; readonly row: FinancialRow }[];
  readonly label: string;
}

export function isMissing(answer: FactValue | MissingValue): answer is MissingValue {
  return 'missing' in answer;
}

export function isValue(answer: FactValue | MissingValue): answer is FactValue {
  return !('missing' in answer);
}

/**
 * @returns The figure, or why there is none.
 * @throws JevonsError kind `usage`: `unknown-company`, `unknown-metric`, `unknown-definition`, `unknown-period`, `bad-as-of`.
 */
export function findValue(catalog: Catalog, query: ValueQuery): FactValue | MissingValue {
  checkAsOf(query.asOf);
  const actor = findCompany(catalog, query.company);
  const metric = findMetric(catalog, query.metric);
  const definition = findDefinition(catalog, metric.id, actor.id, query.definition);
  const parts = periodParts(query.period, actor.fiscal_year_end);
  if (definition === undefined) {
    return missingDefinition(catalog, actor, metric, query, parts.period, (other) =>
      findValue(catalog, { ...query, company: actor.id, definition: other }),
    );
  }
  const scope = scopeOf(catalog, actor.id, metric.id, definition, query.asOf);
  const vintage = query.vintage ?? 'latest';
  const found = searchUnmixed(scope, parts, vintage);
  if (found === 'vintages-differ' || found === undefined) {
    return explainMissing(catalog, scope, parts, query.asOf, found);
  }
  return toValue(catalog, scope, parts, found.found, found.notes);
}

/** Restated and first figures never stand in one sum: when they would, the first ones are taken throughout. */
function searchUnmixed(
  scope: Scope,
  parts: PeriodParts,
  vintage: 'first' | 'latest',
): { found: Found; notes: string[] } | 'vintages-differ' | undefined {
  const found = search(scope, parts, vintage);
  if (found === undefined) return undefined;
  if (new Set(found.rows.map(({ row }) => row.vintage)).size < 2) return { found, notes: [] };
  const first = search(scope, parts, 'first');
  if (first === undefined || first.rows.some(({ row }) => row.vintage !== 'first')) return 'vintages-differ';
  return { found: first, notes: ['as first published: the later restatement does not cover every part'] };
}

function search(scope: Scope, parts: PeriodParts, vintage: 'first' | 'latest'): Found | undefined {
  if (scope.kind === 'stock') {
    const last = parts.labels.at(-1) as string;
    const label = /^FY\d{4}$/.test(last) ? `${last}Q4` : last;
    const row = choose(scope.visible.get(label), vintage) ?? choose(scope.visible.get(last), vintage);
    return row === undefined ? undefined : { rows: [{ sign: 1, row }], label };
  }
  const found = parts.labels.map((label) => searchLabel(scope, label, vintage));
  if (found.some((part) => part === undefined)) return undefined;
  return { rows: (found as Found[]).flatMap((part) => part.rows), label: parts.period.label };
}

/** A fiscal year or quarter: printed, else the sum of its quarters, else the year less its other quarters. */
function searchLabel(scope: Scope, label: string, vintage: 'first' | 'latest'): Found | undefined {
  const printed = choose(scope.visible.get(label), vintage);
  if (printed !== undefined) return { rows: [{ sign: 1, row: printed }], label };
  const rowsOf = (labels: readonly string[]) => labels.map((name) => choose(scope.visible.get(name), vintage));
  const isComplete = (rows: readonly (FinancialRow | undefined)[]): rows is FinancialRow[] => !rows.includes(undefined);
  const quarters = quartersOfYear(label);
  if (quarters.length > 0) {
    const rows = rowsOf(quarters);
    return isComplete(rows) ? { rows: rows.map((row) => ({ sign: 1, row })), label } : undefined;
  }
  const year = label.slice(0, 6);
  const whole = choose(scope.visible.get(year), vintage);
  const others = rowsOf(quartersOfYear(year).filter((name) => name !== label));
  if (whole === undefined || !isComplete(others)) return undefined;
  return { rows: [{ sign: 1, row: whole }, ...others.map((row) => ({ sign: -1 as const, row }))], label };
}

const statusOrder = ['reported', 'single-source', 'derived'];

/** Of the rows for one period: the vintage asked for, printed before derived, the earliest publication. */
function choose(rows: readonly FinancialRow[] | undefined, vintage: 'first' | 'latest'): FinancialRow | undefined {
  const wanted = (row: FinancialRow) => (vintage === 'latest' ? row.vintage === 'recast' : row.vintage === 'first');
  const rank = (row: FinancialRow) =>
    (wanted(row) ? 0 : 10) + 2 * statusOrder.indexOf(row.status) + (row.arithmetic === '' ? 0 : 1);
  let best: FinancialRow | undefined;
  for (const row of rows ?? []) {
    if (vintage === 'first' && row.vintage === 'recast') continue;
    if (best === undefined || rank(row) < rank(best)) best = row;
    else if (rank(row) === rank(best) && supersedes(row, best)) best = row;
  }
  return best;
}

/** Of first figures the earliest counts, of restated ones the latest. */
function supersedes(row: FinancialRow, best: FinancialRow): boolean {
  if (row.published === '') return false;
  return row.vintage === 'recast' ? row.published > best.published : row.published < best.published;
}

function toValue(
  catalog: Catalog,
  scope: Scope,
  parts: PeriodParts,
  found: Found,
  extraNotes: readonly string[],
): FactValue {
  const rows = found.rows.map(({ row }) => row);
  const single = rows.length === 1 ? (rows[0] as FinancialRow) : undefined;
  const sources = uniqueSources(rows.flatMap((row) => sourceReferences(catalog, row.sources, row.place)));
  const notes = [...new Set(rows.map((row) => row.note).filter((note) => note !== ''))];
  const approximate = parts.approximate && single?.end !== parts.period.end;
  if (approximate) notes.unshift(approximation(rows, parts.period));
  const reasons = new Set(rows.map((row) => row.published_reason).filter((reason) => reason !== ''));
  const exact = !approximate && single !== undefined && scope.kind === 'flow';
  return {
    company: scope.company,
    metric: scope.metric,
    definition: scope.definition.id,
    period: exact ? { ...parts.period, start: single.start, end: single.end } : parts.period,
    value: sumOf(found),
    unit: 'USD million',
    definitionText: textOf(scope.definition),
    basis: scope.definition.basis,
    published: latest(rows.map((row) => row.published)),
    publishedReason: [...reasons].join('; '),
    vintage: rows.every((row) => row.vintage === 'first') ? 'first' : 'recast',
    status: single?.status ?? 'derived',
    grade: worstGrade(rows.map((row) => row.grade)),
    confirmed: sources.every((source) => source.confirmable),
    sources,
    arithmetic: single === undefined ? found.rows.map(toPart) : printedArithmetic(single),
    approximate,
    roundedTo: rows.reduce((sum, row) => sum + row.rounded_to, 0),
    notes: [...extraNotes, ...notes],
  };
}

/** Sums of figures with decimals keep the decimals of the figures. */
function sumOf(found: Found): number {
  const sum = found.rows.reduce((total, { sign, row }) => total + sign * row.value, 0);
  return Math.round(sum * 1000) / 1000;
}

function toPart({ sign, row }: Found['rows'][number]): ArithmeticPart {
  return { sign, label: row.period, value: row.value, published: row.published === '' ? null : row.published };
}

/** Reads "13058 - 6842" into its parts. */
export function printedArithmetic(row: FinancialRow): ArithmeticPart[] {
  const published = row.published === '' ? null : row.published;
  const terms = [...row.arithmetic.matchAll(/(?:^|([+-]) )(-?\d+(?:\.\d+)?)/g)];
  return terms.map((term) => ({
    sign: term[1] === '-' ? -1 : 1,
    label: 'as printed',
    value: Number(term[2]),
    published,
  }));
}

function approximation(rows: readonly FinancialRow[], period: Period): string {
  const days = rows.map((row) => (row.start === '' ? row.end : row.start));
  const from = days.sort()[0];
  const to = rows
    .map((row) => row.end)
    .sort()
    .at(-1);
  const span = from === to ? `the balance of ${to}` : `${from} to ${to}`;
  return `approximate: fiscal quarters do not match ${period.label}; ${span} stands in for it, each fiscal quarter counted where its middle day falls`;
}

/** The latest day; null when one of them is not known. */
export function latest(dates: readonly (string | null)[]): IsoDate | null {
  if (dates.includes(null)) return null;
  return dates.includes('') ? null : ([...dates].sort().at(-1) ?? null);
}

export function worstGrade(grades: readonly Grade[]): Grade {
  return grades.includes('C') ? 'C' : grades.includes('B') ? 'B' : 'A';
}

function uniqueSources(sources: readonly SourceReference[]): SourceReference[] {
  const seen = new Map(sources.map((source) => [`${source.id} ${source.place}`, source]));
  return [...seen.values()];
}
