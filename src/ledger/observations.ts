/** Rows of dated series beside the companies' accounts, filtered, in groups that may be compared. */

import { didYouMean, type IsoDate, JevonsError } from '#base';
import { sourceReferences } from './catalog.ts';
import { type Catalog, groupBy } from './catalog-types.ts';
import type { CellValue } from './columns.ts';
import { checkAsOf } from './names.ts';
import { lastDay, type ObservationInfo, type ObservationRow, observationInfo } from './observation-infos.ts';
import { tables } from './tables.ts';
import type { SourceReference } from './types.ts';

export interface ObservationQuery {
  readonly table: string;
  /** Column to the values it may have, as text; matched without regard to case. */
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** First and last day, month or year that rows are about. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Only rows whose publication day is gathered and not later. */
  readonly asOf?: IsoDate | undefined;
}

/** Rows of one series: they may be compared. */
export interface ObservationGroup {
  /** Values of `info.apart`, in its order. */
  readonly key: readonly string[];
  /** In order of time. */
  readonly rows: readonly ObservationRow[];
}

export interface ObservationAnswer {
  readonly info: ObservationInfo;
  readonly columns: readonly string[];
  readonly groups: readonly ObservationGroup[];
  readonly rows: readonly ObservationRow[];
  /** Rows left out because the day on which they became public is not gathered. */
  readonly undated: number;
  readonly sources: readonly SourceReference[];
}

/**
 * @throws JevonsError kind `usage`: `unknown-series`, `unknown-column`, `bad-as-of`; kind `data`: `missing-value` when
 *   nothing is left, with the values that the column has or why rows have no publication day.
 */
export function findObservations(catalog: Catalog, query: ObservationQuery): ObservationAnswer {
  checkAsOf(query.asOf);
  const info = observationInfo(query.table);
  const columns = Object.keys(tables[info.table]);
  const all = catalog.rows(info.table) as readonly ObservationRow[];
  const { since = '', until } = query;
  const where = query.where ?? {};
  checkFilters(info, columns, all, where);
  let rows = all.filter((row) => matches(row, where));
  rows = rows.filter((row) => lastDay(String(row[info.date])) >= since);
  if (until !== undefined) rows = rows.filter((row) => String(row[info.date]).slice(0, until.length) <= until);
  const { asOf } = query;
  const dated = asOf === undefined ? rows : rows.filter((row) => info.known(row, catalog) !== '');
  const known = asOf === undefined ? rows : dated.filter((row) => info.known(row, catalog) <= asOf);
  if (known.length === 0) throw nothing(info, query, rows.length, dated.length);
  const sorted = known.toSorted((left, right) => compare(String(left[info.date]), String(right[info.date])));
  return {
    info,
    columns,
    groups: grouped(info, sorted),
    rows: sorted,
    undated: rows.length - dated.length,
    sources: sourceReferences(catalog, [...new Set(sorted.flatMap(sourceIds))], ''),
  };
}

/** Documents behind a row. */
export function sourceIds(row: ObservationRow): string[] {
  return [row.source, row.sources].flatMap((ids) => (Array.isArray(ids) ? (ids as string[]) : []));
}

/** @throws JevonsError kind `usage`: `unknown-column`, `unknown-value`. */
function checkFilters(
  info: ObservationInfo,
  columns: readonly string[],
  all: readonly ObservationRow[],
  where: Readonly<Record<string, string>>,
): void {
  for (const [column, wanted] of Object.entries(where)) {
    if (!columns.includes(column)) {
      throw new JevonsError(`${info.table} has no column "${column}"`, {
        kind: 'usage',
        code: 'unknown-column',
        hint: `it has ${columns.join(', ')}`,
      });
    }
    const values = [...new Set(all.map((row) => spelling(row[column] ?? null)))];
    if (values.includes(wanted.toLowerCase())) continue;
    const near = didYouMean(wanted, values);
    const some = `it has ${values.slice(0, 20).join(', ')}${values.length > 20 ? ' ...' : ''}`;
    throw new JevonsError(`no row of ${info.table} has ${column} "${wanted}"`, {
      kind: 'usage',
      code: 'unknown-value',
      hint: near === undefined ? some : `did you mean ${near}?`,
    });
  }
}

function matches(row: ObservationRow, where: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([column, wanted]) => spelling(row[column] ?? null) === wanted.toLowerCase());
}

function spelling(value: CellValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return (Array.isArray(value) ? value.join(';') : String(value ?? '')).toLowerCase();
}

function nothing(info: ObservationInfo, query: ObservationQuery, rows: number, dated: number): JevonsError {
  const noDay = query.asOf !== undefined && rows > 0 && dated === 0;
  return new JevonsError(
    noDay
      ? `the day on which these rows of ${info.table} became public is not gathered, so none counts as of ${query.asOf}`
      : `no row of ${info.table} is left`,
    {
      kind: 'data',
      code: noDay ? 'publication-date-unknown' : 'missing-value',
      hint: noDay ? 'ask by what they are about: --until' : 'ask with fewer filters',
    },
  );
}

function grouped(info: ObservationInfo, rows: readonly ObservationRow[]): ObservationGroup[] {
  const groups = groupBy(rows, (row) => JSON.stringify(info.apart.map((column) => row[column])));
  const all = [...groups].map(([key, members]) => ({ key: (JSON.parse(key) as unknown[]).map(String), rows: members }));
  return all.sort((left, right) => compare(left.key.join('\n'), right.key.join('\n')));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
