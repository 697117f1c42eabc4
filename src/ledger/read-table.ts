/** Text of a CSV file to checked rows; every row at fault is collected, not only the first. */

import { csvParseRows } from 'd3-dsv';
import { didYouMean, JevonsError } from '#base';
import {
  type CellValue,
  type Column,
  type Columns,
  expectationOf,
  isCellText,
  type RowOf,
  readCell,
} from './columns.ts';
import { type TableName, tables } from './tables.ts';

/** Where a row stands, for errors: file and row number, the header being row 1. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

export interface ReadRows<Row> {
  readonly rows: readonly Row[];
  /** Where each row stands; asked for only when something is wrong. */
  readonly placeOf: (index: number) => RowPlace;
  /** The different values of each column, so that a check need not visit every row. */
  readonly distinct: (column: string) => readonly CellValue[];
}

/**
 * The table that a file belongs to: `financials.csv`, `data/financials.csv`, or an overlay such as
 * `financials.sec-nvda.csv`, whose rows join those of `financials.csv`.
 */
export function tableOfFile(file: string): TableName | undefined {
  const name = file
    .replace(/^.*[\\/]/, '')
    .replace(/\.csv$/, '')
    .replace(/\..*$/, '');
  return Object.hasOwn(tables, name) ? (name as TableName) : undefined;
}

/**
 * @param issues Receives one error for each cell or row at fault; rows at fault are left out of the result.
 * @returns Rows in the order of the file; empty when the header is wrong.
 */
export function readTable<T extends Columns>(
  text: string,
  file: string,
  columns: T,
  issues: JevonsError[],
): ReadRows<RowOf<T>> {
  const names = Object.keys(columns);
  const readers = names.map((name) => cellReader(columns[name] as Column));
  const blank = Object.fromEntries(names.map((name) => [name, null as CellValue]));
  const rows: RowOf<T>[] = [];
  const numbers: number[] = [];
  let header: readonly string[] | undefined;
  let positions: readonly number[] = [];
  csvParseRows(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, (record, index) => {
    if (header === undefined) {
      header = record;
      positions = checkHeader(record, names, file, issues) ? names.map((name) => record.indexOf(name)) : [];
      return null;
    }
    if (positions.length === 0 || (record.length === 1 && record[0] === '')) return null;
    const place = { file, row: index + 1 };
    if (record.length !== header.length) {
      const what = `has ${record.length} cells; expected ${header.length}`;
      issues.push(rowIssue(place, what, 'quote cells that hold commas'));
      return null;
    }
    // A copy of one object gives all rows one shape, which reads several times faster.
    const row = { ...blank };
    let good = true;
    for (let column = 0; column < names.length; column++) {
      const name = names[column] as string;
      const cell = record[positions[column] as number] as string;
      const value = (readers[column] as CellReader).read(cell);
      if (value !== undefined) row[name] = value;
      else {
        good = false;
        issues.push(cellIssue(place, name, cell.trim(), columns[name] as Column));
      }
    }
    if (good) {
      rows.push(row as RowOf<T>);
      numbers.push(index + 1);
    }
    return null;
  });
  if (header === undefined) checkHeader([], names, file, issues);
  return {
    rows,
    placeOf: (index) => ({ file, row: numbers[index] ?? 1 }),
    distinct: (column) => readers[names.indexOf(column)]?.seen() ?? [],
  };
}

interface CellReader {
  /** Undefined: the column may not hold that. */
  read(cell: string): CellValue | undefined;
  seen(): readonly CellValue[];
}

/** Cells repeat from row to row, so what was read once is remembered. */
function cellReader(column: Column): CellReader {
  const known = new Map<string, CellValue>();
  return {
    read(cell) {
      const before = known.get(cell);
      if (before !== undefined) return before;
      const text = cell.trim();
      if (!isCellText(text, column)) return undefined;
      const value = readCell(text, column);
      known.set(cell, value);
      return value;
    },
    seen: () => [...known.values()],
  };
}

function cellIssue(place: RowPlace, name: string, cell: string, column: Column): JevonsError {
  const shown = cell === '' ? 'is empty' : `is "${cell.length > 60 ? `${cell.slice(0, 60)}...` : cell}"`;
  return rowIssue(place, `column ${name} ${shown}; expected ${expectationOf(column)}`);
}

/** An error about one row, to be collected into `malformed-rows`. */
export function rowIssue(place: RowPlace, what: string, hint?: string): JevonsError {
  return new JevonsError(what, {
    kind: 'data',
    code: 'malformed-row',
    where: `${place.file} row ${place.row}`,
    ...(hint === undefined ? {} : { hint }),
  });
}

function checkHeader(
  header: readonly string[],
  names: readonly string[],
  file: string,
  issues: JevonsError[],
): boolean {
  const place = { file, row: 1 };
  const missing = names.filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !names.includes(name));
  const repeated = header.filter((name, index) => header.indexOf(name) !== index);
  for (const name of missing) issues.push(rowIssue(place, `column ${name} is missing; expected ${names.join(',')}`));
  for (const name of unknown) {
    const near = didYouMean(name, missing);
    issues.push(
      rowIssue(place, `column "${name}" is unknown`, near === undefined ? 'take it out' : `did you mean ${near}?`),
    );
  }
  for (const name of new Set(repeated)) issues.push(rowIssue(place, `column ${name} appears twice`));
  return missing.length + unknown.length + repeated.length === 0;
}
