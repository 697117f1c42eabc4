/** A table as a Parquet file in memory. */
import { dayNumber, JevonsError } from '#base';
import type { About } from './book.ts';
import { type CellKind, cellAs, columnKinds } from './cell-kinds.ts';
import { type Cell, checkTable, type Table } from './table.ts';

const types = {
  number: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const;

/**
 * Numbers are DOUBLE, days DATE, flags BOOLEAN, the rest UTF-8; every column may be null. `about` stands in the file's
 * key-value metadata. Same table, same bytes.
 *
 * @throws JevonsError `ragged-table`; `no-columns` for a table without columns, which the format cannot hold.
 * @see https://parquet.apache.org/docs/file-format/
 */
export async function parquetBytes(table: Table, about: About = []): Promise<Uint8Array> {
  checkTable(table);
  if (table.columns.length === 0) {
    throw new JevonsError('a table without columns has no form in Parquet', { kind: 'data', code: 'no-columns' });
  }
  // The package's main door reads disks under Node; this one only makes bytes.
  const { parquetWriteBuffer } = await import('hyparquet-writer/src/index.js');
  const kinds = columnKinds(table);
  const columns = table.columns.map((name, column) => ({
    name,
    data: table.rows.map((row) => stored(row[column] ?? null, kinds[column] as CellKind)),
  }));
  const fields = table.columns.map((name, column) => ({
    name,
    ...types[kinds[column] as CellKind],
    repetition_type: 'OPTIONAL' as const,
  }));
  const buffer = parquetWriteBuffer({
    columnData: columns,
    schema: [{ name: 'root', num_children: columns.length }, ...fields],
    kvMetadata: about.map(([key, value]) => ({ key, value })),
    createdBy: 'jevons',
  });
  return new Uint8Array(buffer);
}

function stored(cell: Cell, kind: CellKind): Cell {
  const value = cellAs(cell, kind);
  return kind === 'day' && typeof value === 'string' ? dayNumber(value) : value;
}
