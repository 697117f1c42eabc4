/** The part of the facts that the first view of the browser needs, as tables of the same form. */

import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { tableOfFile } from './read-table.ts';
import { requiredTables } from './tables.ts';

/** Metrics of the first view. */
export const defaultViewMetrics: readonly string[] = ['capex', 'revenue', 'operating_cash_flow', 'cloud_revenue'];

/**
 * @param files CSV texts by file name, as for `buildLedger`.
 * @returns Only the tables that the ledger cannot do without, with the facts of {@link defaultViewMetrics} and the
 *   sources that something left still names.
 */
export function defaultViewTables(files: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string[][]> = {};
  for (const [file, text] of Object.entries(files)) {
    const name = tableOfFile(file);
    if (name === undefined || !requiredTables.includes(name)) continue;
    const records = csvParseRows(text);
    const metric = (records[0] ?? []).indexOf('metric');
    const filtered = name === 'financials' || name === 'definitions';
    kept[file] = filtered
      ? records.filter((record, index) => index === 0 || defaultViewMetrics.includes(record[metric] ?? ''))
      : records;
  }
  const used = new Set(Object.values(kept).flatMap(sourcesNamed));
  for (const [file, records] of Object.entries(kept)) {
    if (tableOfFile(file) !== 'sources') continue;
    kept[file] = records.filter((record, index) => index === 0 || used.has(record[0] ?? ''));
  }
  return Object.fromEntries(Object.entries(kept).map(([file, records]) => [file, `${csvFormatRows(records)}\n`]));
}

function sourcesNamed(records: readonly string[][]): string[] {
  const column = (records[0] ?? []).findIndex((name) => name === 'sources' || name === 'source');
  return column < 0 ? [] : records.slice(1).flatMap((record) => (record[column] ?? '').split(';'));
}
