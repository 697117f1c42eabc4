/** The tables read, checked against each other and indexed: what every question looks things up in. */

import { didYouMean, JevonsError } from '#base';
import { type Catalog, type FinancialRow, groupBy } from './catalog-types.ts';
import { type ReadRows, readTable, tableOfFile } from './read-table.ts';
import { checkReferences } from './references.ts';
import { requiredTables, type TableName, type TableRow, tables } from './tables.ts';
import type { SourceReference } from './types.ts';

/**
 * @param files File name to text. Overlays (`financials.mine.csv`) join the table of their first word.
 * @throws JevonsError `malformed-rows` with every row at fault in `issues`; `unknown-table`; `missing-table`.
 */
export function readCatalog(files: Readonly<Record<string, string>>): Catalog {
  const issues: JevonsError[] = [];
  const read = new Map<TableName, ReadRows<never>>();
  for (const [file, text] of Object.entries(files)) {
    const name = tableOfFile(file);
    if (name === undefined) throw unknownTable(file);
    const more = readTable(text, file, tables[name], issues) as unknown as ReadRows<never>;
    const before = read.get(name);
    read.set(name, before === undefined ? more : joined(before, more));
  }
  for (const name of requiredTables) if (!read.has(name)) throw missingTable(name);
  const rows = <Name extends TableName>(name: Name) => (read.get(name)?.rows ?? []) as readonly TableRow<Name>[];
  const placeOf = (name: TableName, index: number) => read.get(name)?.placeOf(index) ?? { file: `${name}.csv`, row: 1 };
  const distinct = (name: TableName, column: string) => read.get(name)?.distinct(column) ?? [];
  const catalog: Catalog = { rows, placeOf, distinct, ...indexes(rows) };
  checkReferences(catalog, issues);
  if (issues.length > 0) {
    const first = issues[0] as JevonsError;
    throw new JevonsError(`${issues.length} malformed row${issues.length === 1 ? '' : 's'} in the facts`, {
      kind: 'data',
      code: 'malformed-rows',
      where: first.where ?? 'data',
      hint: 'correct the rows listed and try again',
      issues,
    });
  }
  return catalog;
}

function joined(before: ReadRows<never>, more: ReadRows<never>): ReadRows<never> {
  const size = before.rows.length;
  const placeOf = (index: number) => (index < size ? before.placeOf(index) : more.placeOf(index - size));
  const distinct = (column: string) => [...before.distinct(column), ...more.distinct(column)];
  return { rows: [...before.rows, ...more.rows], placeOf, distinct };
}

/** The documents behind a row, for an answer. */
export function sourceReferences(catalog: Catalog, ids: readonly string[], place: string): SourceReference[] {
  return ids.map((id) => {
    const row = catalog.sources.get(id) as TableRow<'sources'>;
    const { title, publisher, url, confirmable, credit } = row;
    return { id, title, publisher, url, place, confirmable, credit };
  });
}

type RowsOf = <Name extends TableName>(name: Name) => readonly TableRow<Name>[];

function indexes(rows: RowsOf): Omit<Catalog, 'rows' | 'placeOf' | 'distinct'> {
  const definitions = groupBy(rows('definitions'), (row) => `${row.metric} ${row.company}`);
  let facts: Map<string, FinancialRow[]> | undefined;
  const indexOfFacts = () => {
    facts ??= groupBy(rows('financials'), (row) => `${row.company} ${row.metric} ${row.definition}`);
    return facts;
  };
  return {
    actors: byId(rows('actors')),
    sources: byId(rows('sources')),
    metrics: byId(rows('metrics')),
    guidanceDefinitions: byId(rows('guidance-definitions')),
    definitionsOf: (metric, company) => definitions.get(`${metric} ${company}`) ?? [],
    factsOf: (company, metric, definition) => indexOfFacts().get(`${company} ${metric} ${definition}`) ?? [],
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function unknownTable(file: string): JevonsError {
  const near = didYouMean(file.replace(/^.*[\\/]/, '').replace(/\.csv$/, ''), Object.keys(tables));
  return new JevonsError(`is no table of facts; expected one of ${Object.keys(tables).join(', ')}`, {
    kind: 'data',
    code: 'unknown-table',
    where: file,
    hint: near === undefined ? 'take the file out of the folder' : `did you mean ${near}.csv?`,
  });
}

function missingTable(name: TableName): JevonsError {
  return new JevonsError(`the table ${name}.csv is missing`, {
    kind: 'data',
    code: 'missing-table',
    where: `data/${name}.csv`,
    hint: 'restore the file from the package',
  });
}
