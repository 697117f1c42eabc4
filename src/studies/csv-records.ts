/** CSV rows by column name. d3's own row objects are built with `new Function`, which a page's security policy forbids. */
import { csvParseRows } from 'd3-dsv';

export type CsvRecord = Readonly<Record<string, string>>;

/** @param text With a header line. @returns One record for each row; a missing cell is absent. */
export function csvRecords(text: string): CsvRecord[] {
  const [header = [], ...rows] = csvParseRows(text);
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [header[column] ?? String(column), cell])));
}
