/** Text of a CSV file to checked rows; every row at fault is collected, not only the first. */

import { csvParseRows } from 'd3-dsv';
import { didYouMean, JevonsError } from '#base';
import { type CellValue, type Columns, expectationOf, isCellText, readCell, type RowOf } from './columns.ts';
import { type TableName, tables } from './tables.ts';

/** Where a row stands, for errors: file and row number, the header being row 1. */
export interface RowPlace {
  readonly file: string;
  readonly row: number;
}

export interface ReadRows<Row> {
  readonly rows: readonly Row[];
  readonly places: readonly RowPlace[];
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
  const records = csvParseRows(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const header = records[0] ?? [];
  const names = Object.keys(columns);
  const positions = names.map((name) => header.indexOf(name));
  if (!checkHeader(header, names, file, issues)) return { rows: [], places: [] };
  const rows: RowOf<T>[] = [];
  const places: RowPlace[] = [];
  for (let index = 1; index < records.length; index++) {
    const record = records[index] as string[];
    const place = { file, row: index + 1 };
    if (record.length === 1 && record[0] === '') continue;
    if (record.length !== header.length) {
      issues.push(
        rowIssue(place, `has ${record.length} cells; expected ${header.length}`, 'quote cells that hold commas'),
      );
      continue;
    }
    const row: Record<string, CellValue> = {};
    let good = true;
    for (let column = 0; column < names.length; column++) {
      const name = names[column] as string;
      const description = columns[name] as Columns[string];
      const cell = (record[positions[column] as number] as string).trim();
      if (isCellText(cell, description)) row[name] = readCell(cell, description);
      else {
        good = false;
        const shown = cell === '' ? 'is empty' : `is "${cell.length > 60 ? `${cell.slice(0, 60)}...` : cell}"`;
        issues.push(rowIssue(place, `column ${name} ${shown}; expected ${expectationOf(description)}`));
      }
    }
    if (!good) continue;
    rows.push(row as RowOf<T>);
    places.push(place);
  }
  return { rows, places };
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

function checkHeader(header: readonly string[], names: readonly string[], file: string, issues: JevonsError[]): boolean {
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
