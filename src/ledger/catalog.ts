/** The tables read, checked against each other and indexed: what every question looks things up in. */

import { didYouMean, JevonsError } from '#base';
import { type ReadRows, type RowPlace, readTable, rowIssue, tableOfFile } from './read-table.ts';
import { requiredTables, type TableName, type TableRow, tables } from './tables.ts';
import type { SourceReference } from './types.ts';

export type FinancialRow = TableRow<'financials'>;
export type DefinitionRow = TableRow<'definitions'>;

export interface Catalog {
  /** Rows of a table, empty when its file was not given. */
  rows<Name extends TableName>(name: Name): readonly TableRow<Name>[];
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
  const catalog: Catalog = { rows, placeOf, ...indexes(rows) };
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
  return { rows: [...before.rows, ...more.rows], placeOf };
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

function indexes(rows: RowsOf): Omit<Catalog, 'rows' | 'placeOf'> {
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

/** A row that names a company, metric, definition or source that no table holds is malformed too. */
function checkReferences(catalog: Catalog, issues: JevonsError[]): void {
  const unknown = (place: RowPlace, what: string, id: string, candidates: Iterable<string>, table: string) => {
    const near = didYouMean(id, candidates);
    const hint = near === undefined ? `add it to ${table}.csv` : `did you mean ${near}?`;
    issues.push(rowIssue(place, `${what} "${id}" is not in ${table}.csv`, hint));
  };
  for (const name of Object.keys(tables) as TableName[]) {
    for (const [index, row] of (catalog.rows(name) as readonly Readonly<Record<string, unknown>>[]).entries()) {
      if (typeof row.company === 'string' && row.company !== '' && !catalog.actors.has(row.company)) {
        unknown(catalog.placeOf(name, index), 'company', row.company, catalog.actors.keys(), 'actors');
      }
      for (const id of (row.sources ?? row.source ?? []) as readonly string[]) {
        if (!catalog.sources.has(id)) {
          unknown(catalog.placeOf(name, index), 'source', id, catalog.sources.keys(), 'sources');
        }
      }
    }
  }
  for (const [index, row] of catalog.rows('definitions').entries()) {
    if (catalog.metrics.has(row.metric)) continue;
    unknown(catalog.placeOf('definitions', index), 'metric', row.metric, catalog.metrics.keys(), 'metrics');
  }
  checkFinancials(catalog, issues, unknown);
  for (const [index, row] of catalog.rows('guidance').entries()) {
    const place = () => catalog.placeOf('guidance', index);
    if (!catalog.guidanceDefinitions.has(row.definition)) {
      unknown(place(), 'definition', row.definition, catalog.guidanceDefinitions.keys(), 'guidance-definitions');
    }
    if (row.low !== null && row.high !== null && row.low > row.high) {
      issues.push(rowIssue(place(), `low ${row.low} is above high ${row.high}`));
    }
  }
}

type ReportUnknown = (place: RowPlace, what: string, id: string, candidates: Iterable<string>, table: string) => void;

function checkFinancials(catalog: Catalog, issues: JevonsError[], unknown: ReportUnknown): void {
  let previous: FinancialRow | undefined;
  for (const [index, row] of catalog.rows('financials').entries()) {
    const place = () => catalog.placeOf('financials', index);
    const metric = catalog.metrics.get(row.metric);
    const isRepeat =
      previous?.company === row.company && previous.metric === row.metric && previous.definition === row.definition;
    if (metric === undefined) unknown(place(), 'metric', row.metric, catalog.metrics.keys(), 'metrics');
    else if (!isRepeat) {
      const known = catalog.definitionsOf(row.metric, row.company).map((definition) => definition.id);
      const what = `definition of ${row.metric} at ${row.company}`;
      if (known.includes(row.definition)) previous = row;
      else unknown(place(), what, row.definition, known, 'definitions');
    }
    if (metric?.kind === 'flow' && row.start === '') {
      issues.push(rowIssue(place(), `start is empty; ${row.metric} is over a period`));
    }
    if (row.start !== '' && row.start > row.end) {
      issues.push(rowIssue(place(), `start ${row.start} is after end ${row.end}`));
    }
  }
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
