/** A person's own table of facts: checked row by row, every fault named, and turned into the ledger's own tables. */
import { csvFormatRows, dsvFormat } from 'd3-dsv';
import { didYouMean } from '#base';
import type { Catalog } from './catalog-types.ts';
import { expectationOf, isCellText } from './columns.ts';
import { type OwnFactColumn, ownFactColumns, requiredOwnColumns } from './own-fact-columns.ts';
import { OwnFactReader } from './own-fact-rows.ts';
import { type TableName, tables } from './tables.ts';

/** One cell or row at fault. */
export interface OwnFactIssue {
  /** Line of the file, the header being line 1. */
  readonly line: number;
  /** Name of the column; empty when it is about the row. */
  readonly column: string;
  readonly what: string;
  readonly expected: string;
}

export interface OwnFacts {
  /** CSV texts of `financials`, `sources`, `actors`, `definitions` for an overlay; empty when there is an issue. */
  readonly tables: Readonly<Record<string, string>>;
  readonly figures: number;
  /** Ids of the companies that the table adds. */
  readonly newCompanies: readonly string[];
  /** Every fault, in the order of the lines. */
  readonly issues: readonly OwnFactIssue[];
}

/** A row as text, by column; a column that the table lacks is empty. */
export type OwnFactCells = Readonly<Record<OwnFactColumn, string>>;

/**
 * @param text CSV with commas, or as French spreadsheets write it, with semicolons and decimal commas.
 * @param catalog What is known: companies, metrics, definitions and documents that rows may name.
 */
export function readOwnFacts(text: string, catalog: Catalog): OwnFacts {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const firstLine = bare.slice(0, bare.search(/\r|\n|$/));
  const separator = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  const [header = [], ...records] = dsvFormat(separator).parseRows(bare);
  const issues = checkHeader(header.map((name) => name.trim()));
  if (issues.length > 0) return { tables: {}, figures: 0, newCompanies: [], issues };
  const names = header.map((name) => name.trim()) as OwnFactColumn[];
  const reader = new OwnFactReader(catalog);
  let line = 1 + linesOf(header);
  const rows: { line: number; cells: OwnFactCells }[] = [];
  for (const record of records) {
    if (record.some((cell) => cell.trim() !== '')) {
      if (record.length !== header.length) {
        const what = `the row has ${record.length} cells`;
        issues.push({ line, column: '', what, expected: `${header.length}; quote cells that hold the separator` });
      } else rows.push({ line, cells: cellsOf(names, record, separator) });
    }
    line += linesOf(record);
  }
  for (const row of rows) reader.introduce(row.cells);
  for (const row of rows) {
    const found = checkCells(row.line, row.cells);
    issues.push(...found, ...reader.read(row.line, row.cells, new Set(found.map(({ column }) => column))));
  }
  if (rows.length === 0 && issues.length === 0) {
    issues.push({ line: 2, column: '', what: 'there is no row', expected: 'at least one figure below the header' });
  }
  issues.sort((a, b) => a.line - b.line);
  const done = issues.length === 0;
  return {
    tables: done ? tableTexts(reader) : {},
    figures: rows.length,
    newCompanies: reader.newCompanies(),
    issues,
  };
}

/** Line breaks inside quotes count too. */
function linesOf(record: readonly string[]): number {
  return 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

function cellsOf(names: readonly OwnFactColumn[], record: readonly string[], separator: string): OwnFactCells {
  const cells = Object.fromEntries(Object.keys(ownFactColumns).map((name) => [name, ''])) as Record<
    OwnFactColumn,
    string
  >;
  for (const [index, name] of names.entries()) {
    const cell = (record[index] ?? '').trim();
    const decimal = separator === ';' && ownFactColumns[name].kind === 'number';
    cells[name] = decimal ? cell.replace(/^([+-]?\d+),(\d+)$/, '$1.$2') : cell;
  }
  return cells;
}

function checkHeader(header: readonly string[]): OwnFactIssue[] {
  const names = Object.keys(ownFactColumns);
  const missing = requiredOwnColumns.filter((name) => !header.includes(name));
  const at = (column: string, what: string, expected: string) => ({ line: 1, column, what, expected });
  const unknown = header.filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => at(name, 'the column is missing', `a header with ${requiredOwnColumns.join(', ')}`)),
    ...unknown.map((name) => {
      const near = didYouMean(name, names);
      const known = near === undefined ? `one of ${names.join(', ')}` : `perhaps ${near}`;
      return at(name, name === '' ? 'a column has no name' : `there is no column "${name}"`, known);
    }),
    ...header
      .filter((name, index) => header.indexOf(name) !== index && !unknown.includes(name))
      .map((name) => at(name, 'the column stands twice', 'each column once')),
  ];
}

function checkCells(line: number, cells: OwnFactCells): OwnFactIssue[] {
  return (Object.keys(ownFactColumns) as OwnFactColumn[]).flatMap((column) => {
    const cell = cells[column];
    const needed = requiredOwnColumns.includes(column) && column !== 'published';
    if (cell === '' ? !needed : isCellText(cell, ownFactColumns[column])) return [];
    const what = cell === '' ? 'is empty' : `is "${cell.length > 60 ? `${cell.slice(0, 60)}...` : cell}"`;
    return [{ line, column, what, expected: expectationOf(ownFactColumns[column]) }];
  });
}

function tableTexts(reader: OwnFactReader): Record<string, string> {
  const all = {
    financials: reader.facts,
    sources: reader.sources,
    actors: reader.actors,
    definitions: reader.definitions,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, rows]) => {
      const columns = Object.keys(tables[name as TableName]);
      const records = [...rows].map((row) => columns.map((column) => row[column] ?? ''));
      return records.length === 0 ? [] : [[name, `${csvFormatRows([columns, ...records])}\n`]];
    }),
  );
}
