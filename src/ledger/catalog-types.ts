/** What every question looks things up in. */

import type { CellValue } from './columns.ts';
import type { RowPlace } from './read-table.ts';
import type { TableName, TableRow } from './tables.ts';

export type FinancialRow = TableRow<'financials'>;
export type DefinitionRow = TableRow<'definitions'>;

export interface Catalog {
  /** Rows of a table, empty when its file was not given. */
  rows<Name extends TableName>(name: Name): readonly TableRow<Name>[];
  /** The different values of a column. */
  distinct(name: TableName, column: string): readonly CellValue[];
  /** Where a row of a table stands. */
  placeOf(name: TableName, index: number): RowPlace;
  readonly actors: ReadonlyMap<string, TableRow<'actors'>>;
  readonly sources: ReadonlyMap<string, TableRow<'sources'>>;
  readonly metrics: ReadonlyMap<string, TableRow<'metrics'>>;
  readonly guidanceDefinitions: ReadonlyMap<string, TableRow<'guidance-definitions'>>;
  /** Definitions of a metric at a company, in the order of the file. */
  definitionsOf(metric: string, company: string): readonly DefinitionRow[];
  /** Facts of a company under a metric and definition, in the order of the files. */
  factsOf(company: string, metric: string, definition: string): readonly FinancialRow[];
}

/** Rows by key, each group in the order of the rows. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}
