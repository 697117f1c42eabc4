/** Rows that name a company, metric, definition or source that no table holds are malformed too. */

import { didYouMean, type JevonsError } from '#base';
import type { Catalog, FinancialRow } from './catalog-types.ts';
import type { Columns } from './columns.ts';
import { type RowPlace, rowIssue } from './read-table.ts';
import { type TableName, tables } from './tables.ts';

/** @param issues Receives one error for each row at fault. */
export function checkReferences(catalog: Catalog, issues: JevonsError[]): void {
  for (const name of Object.keys(tables) as TableName[]) {
    for (const [column, { refersTo }] of Object.entries(tables[name] as Columns)) {
      if (refersTo === undefined) continue;
      const known = new Set(catalog.rows(refersTo).map((row) => row.id));
      const unknown = catalog
        .distinct(name, column)
        .flat()
        .filter((id) => id !== '' && !known.has(id as string));
      if (unknown.length > 0) reportRows(catalog, name, column, refersTo, unknown as string[], issues);
    }
  }
  checkFinancials(catalog, issues);
  for (const [index, { low, high }] of catalog.rows('guidance').entries()) {
    if (low === null || high === null || low <= high) continue;
    issues.push(rowIssue(catalog.placeOf('guidance', index), `low ${low} is above high ${high}`));
  }
}

function reportRows(
  catalog: Catalog,
  name: TableName,
  column: string,
  refersTo: TableName,
  unknown: readonly string[],
  issues: JevonsError[],
): void {
  const known = (catalog.rows(refersTo) as readonly { readonly id: string }[]).map((row) => row.id);
  const rows = catalog.rows(name) as readonly Readonly<Record<string, string | readonly string[]>>[];
  for (const [index, row] of rows.entries()) {
    for (const id of [row[column] ?? []].flat()) {
      if (unknown.includes(id)) reportUnknown(catalog.placeOf(name, index), column, id, known, refersTo, issues);
    }
  }
}

function reportUnknown(
  place: RowPlace,
  what: string,
  id: string,
  known: readonly string[],
  table: TableName,
  issues: JevonsError[],
): void {
  const near = didYouMean(id, known);
  const hint = near === undefined ? `add it to ${table}.csv` : `did you mean ${near}?`;
  issues.push(rowIssue(place, `${what} "${id}" is not in ${table}.csv`, hint));
}

/** Facts of one company, metric and definition stand together, so each group is looked up once. */
function checkFinancials(catalog: Catalog, issues: JevonsError[]): void {
  let previous: FinancialRow | undefined;
  for (const [index, row] of catalog.rows('financials').entries()) {
    const place = () => catalog.placeOf('financials', index);
    const same =
      previous?.company === row.company && previous.metric === row.metric && previous.definition === row.definition;
    if (!same && catalog.metrics.has(row.metric) && catalog.actors.has(row.company)) {
      const known = catalog.definitionsOf(row.metric, row.company).map((definition) => definition.id);
      const what = `definition of ${row.metric} at ${row.company}`;
      if (known.includes(row.definition)) previous = row;
      else reportUnknown(place(), what, row.definition, known, 'definitions', issues);
    }
    if (row.start === '' && catalog.metrics.get(row.metric)?.kind === 'flow') {
      issues.push(rowIssue(place(), `start is empty; ${row.metric} is over a period`));
    }
    if (row.start > row.end) issues.push(rowIssue(place(), `start ${row.start} is after end ${row.end}`));
  }
}
