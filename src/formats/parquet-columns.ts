/** Large tables as Parquet, column by column and a row group at a time, so that memory does not grow with the rows. */
import type { FileMetaData } from 'hyparquet';
import { JevonsError } from '#base';
import type { About } from './book.ts';

/** `integer` is INT32, `number` DOUBLE (not a number is written as null), `text` UTF-8. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'integer' | 'number' | 'text';
  /** Whether every row has a value; a number that is none would be written as it is. */
  readonly required?: boolean;
}

/** The values of a column in a block of rows, by its kind. */
export type ColumnValues = Int32Array | Float64Array | readonly (string | null)[];

/** Rows of a row group in a large file. */
const groupRows = 32_768;

const types = {
  integer: { type: 'INT32', repetition_type: 'REQUIRED' },
  number: { type: 'DOUBLE', repetition_type: 'OPTIONAL' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
} as const;

export interface ParquetRows {
  /** Takes the next rows: an array for each column, all as long. */
  write(block: readonly ColumnValues[]): void;
  /** Writes what is left and the end of the file. */
  finish(): void;
}

/**
 * A file that is written as its rows come; how they are cut into blocks changes no byte of it.
 *
 * @param about Key-value metadata.
 * @param sink Takes the bytes in order.
 */
export async function parquetRows(
  columns: readonly ParquetColumn[],
  about: About,
  sink: (bytes: Uint8Array) => void,
): Promise<ParquetRows> {
  const [{ ParquetWriter }, { ByteWriter }] = await Promise.all([
    import('hyparquet-writer/src/parquet-writer.js'),
    import('hyparquet-writer/src/bytewriter.js'),
  ]);
  const bytes = new ByteWriter();
  const schema = columns.map(({ name, kind, required }) => ({
    name,
    ...types[kind],
    ...(required === true ? ({ repetition_type: 'REQUIRED' } as const) : {}),
  }));
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...schema],
    kvMetadata: about.map(([key, value]) => ({ key, value })),
    createdBy: 'jevons',
  });
  let waiting: (readonly ColumnValues[])[] = [];
  let rows = 0;
  const drain = () => {
    sink(bytes.getBytes().slice());
    // What is written stays counted in `offset`; the room is used again.
    bytes.index = 0;
  };
  const group = (data: readonly ColumnValues[]) => {
    writer.write({
      columnData: columns.map(({ name, kind }, index) => ({
        name,
        data: stored(data[index] ?? []),
        offsetIndex: false,
        ...(kind === 'text' ? {} : { encoding: 'PLAIN' as const }),
      })),
      rowGroupSize: groupRows,
    });
    drain();
  };
  return {
    write(block) {
      waiting.push(block);
      rows += block[0]?.length ?? 0;
      while (rows >= groupRows) {
        const all = columns.map((_, index) => joined(waiting.map((one) => one[index] ?? [])));
        group(all.map((values) => values.slice(0, groupRows)));
        waiting = [all.map((values) => values.slice(groupRows))];
        rows -= groupRows;
      }
    },
    finish() {
      if (rows > 0) group(columns.map((_, index) => joined(waiting.map((one) => one[index] ?? []))));
      writer.finish();
      drain();
    },
  };
}

/** A table that fits in memory. @returns Same values, same bytes. */
export async function parquetOfColumns(
  columns: readonly ParquetColumn[],
  values: readonly ColumnValues[],
  about: About,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const file = await parquetRows(columns, about, (bytes) => parts.push(bytes));
  file.write(values);
  file.finish();
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads back what `parquetOfColumns` wrote.
 *
 * @param where How errors name it.
 * @throws JevonsError `not-parquet` when the bytes are not such a file with these columns.
 */
export async function columnsOfParquet(
  columns: readonly ParquetColumn[],
  bytes: Uint8Array,
  where: string,
): Promise<ColumnValues[]> {
  const { parquetMetadata, parquetRead } = await import('hyparquet/src/index.js');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const found = new Map<string, ArrayLike<unknown>[]>();
  try {
    const metadata: FileMetaData = parquetMetadata(buffer);
    const file = { byteLength: buffer.byteLength, slice: (from: number, to?: number) => buffer.slice(from, to) };
    await parquetRead({
      file,
      metadata,
      columns: columns.map(({ name }) => name),
      onChunk: ({ columnName, columnData }) => {
        found.set(columnName, [...(found.get(columnName) ?? []), columnData]);
      },
    });
  } catch (cause) {
    throw notParquet(where, cause);
  }
  return columns.map(({ name, kind }) => {
    const parts = found.get(name);
    if (parts === undefined) throw notParquet(where, undefined);
    const all = parts.flatMap((part) => Array.from(part));
    if (kind === 'text') return all as (string | null)[];
    if (kind === 'integer') return Int32Array.from(all as number[]);
    return Float64Array.from(all, (value) => (value === null || value === undefined ? Number.NaN : Number(value)));
  });
}

function notParquet(where: string, cause: unknown): JevonsError {
  return new JevonsError('is not a Parquet file with the columns expected', {
    kind: 'data',
    code: 'not-parquet',
    where,
    cause,
  });
}

/** Not a number becomes null; a column without any goes as it is. */
function stored(values: ColumnValues): Float64Array | Int32Array | (number | string | null)[] {
  if (values instanceof Int32Array) return values;
  if (!(values instanceof Float64Array)) return [...values];
  return values.some(Number.isNaN) ? Array.from(values, (value) => (Number.isNaN(value) ? null : value)) : values;
}

function joined(parts: readonly ColumnValues[]): ColumnValues {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? [];
  if (Array.isArray(first)) return (parts as readonly (readonly (string | null)[])[]).flat();
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = first instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  let at = 0;
  for (const part of parts as readonly (Int32Array | Float64Array)[]) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
