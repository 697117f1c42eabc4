/** Tables and results as text in memory: no disk, no network. */
export { type CsvDialect, csvText, fileName } from './csv.ts';
export { jsonText, ndjsonText, records } from './json.ts';
export { type Cell, checkTable, type Table } from './table.ts';
