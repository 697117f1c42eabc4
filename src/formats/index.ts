/** Tables and results as text or bytes in memory: no disk, no network. */
export type { About, Book, Sheet } from './book.ts';
export { type CellKind, columnKinds } from './cell-kinds.ts';
export { type CsvDialect, csvText, fileName } from './csv.ts';
export { jsonText, ndjsonText, records } from './json.ts';
export { parquetBytes } from './parquet.ts';
export {
  type ColumnValues,
  columnsOfParquet,
  type ParquetColumn,
  type ParquetRows,
  parquetOfColumns,
  parquetRows,
} from './parquet-columns.ts';
export { type Cell, checkTable, type Table } from './table.ts';
export { type XlsxOptions, xlsxBytes } from './xlsx.ts';
