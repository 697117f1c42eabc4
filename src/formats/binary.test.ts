/** Read back with other people's readers. */
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readExcel from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { parquetBytes, type Table, xlsxBytes } from './index.ts';

const table: Table = {
  columns: ['company', 'value', 'published', 'month', 'confirmed', 'empty'],
  rows: [
    ['Amazon, Inc.', 77_658, '2025-02-06', '2025-02', true, null],
    ['=1+1 & <b>', -0.125, null, '2025', false, null],
    [null, null, '1904-02-29', null, null, null],
    ['été "x"\nline', 1e21, '2026-07-30', '2026-07', true, null],
  ],
};
const about = [
  ['data date', '2026-10-08'],
  ['hash', 'abc'],
] as const;
const arrayBuffer = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;
const readBook = (bytes: Uint8Array) => readExcel(Buffer.from(bytes));

test('a workbook holds numbers as numbers, days as days, and text as text', async () => {
  const sheets = await readBook(await xlsxBytes({ sheets: [{ name: 'facts', table }], about }));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['facts', 'About']);
  const [head, first, second, third, fourth] = sheets[0]?.data ?? [];
  // A last column without any cell is not read back.
  expect(head?.slice(0, 5)).toEqual(table.columns.slice(0, 5));
  expect(first?.slice(0, 5)).toEqual(['Amazon, Inc.', 77_658, new Date('2025-02-06'), '2025-02', true]);
  expect(second?.slice(0, 5)).toEqual(['=1+1 & <b>', -0.125, null, '2025', false]);
  expect(third?.slice(0, 3)).toEqual([null, null, new Date('1904-02-29')]);
  expect(fourth?.slice(0, 2)).toEqual(['été "x"\nline', 1e21]);
  expect(sheets[1]?.data).toEqual([['what', 'value'], ...about]);
});

test('a Parquet file holds numbers, days, flags and text in their own types, and says what it stands on', async () => {
  const file = arrayBuffer(await parquetBytes(table, about));
  const rows = await parquetReadObjects({ file });
  const days = ['2025-02-06', null, '1904-02-29', '2026-07-30'];
  expect(rows).toEqual(
    table.rows.map((row, index) => {
      const day = days[index];
      const cells = row.with(2, (day == null ? null : new Date(day)) as never);
      return Object.fromEntries(table.columns.map((column, at) => [column, cells[at]]));
    }),
  );
  const meta = parquetMetadata(file);
  expect(meta.key_value_metadata).toEqual(about.map(([key, value]) => ({ key, value })));
  expect(meta.schema.slice(1).map(({ type }) => type)).toEqual([
    ...['BYTE_ARRAY', 'DOUBLE', 'INT32', 'BYTE_ARRAY', 'BOOLEAN', 'BYTE_ARRAY'],
  ]);
});

test('the same content gives the same bytes', async () => {
  const book = { sheets: [{ name: 'facts', table }], about };
  const [once, again] = [await xlsxBytes(book), await xlsxBytes(book)];
  expect(Buffer.compare(once, again)).toBe(0);
  // 1980-01-01, wherever the archive says when a file was packed.
  expect(new DataView(once.buffer).getUint32(10, true)).toBe(0x00210000);
  expect(Buffer.compare(await parquetBytes(table), await parquetBytes(table))).toBe(0);
});

test('another reader gets every number and every text back from Parquet', async () => {
  const cells = fc.array(fc.tuple(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), fc.string()));
  await fc.assert(
    fc.asyncProperty(cells, async (pairs) => {
      const rows = pairs.map(([value, text]) => [value, `x${text}`]);
      const read = await parquetReadObjects({ file: arrayBuffer(await parquetBytes({ columns: ['v', 't'], rows })) });
      // JSON knows no sign of zero and a lone half of a character has no form in UTF-8.
      expect(read).toEqual(rows.map(([v, t]) => ({ v, t: Buffer.from(t as string).toString() })));
    }),
    { numRuns: 50 },
  );
});

test('thousands of rows come through whole', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [index, `row ${index}`, '2026-01-01']);
  const long = { columns: ['n', 'text', 'day'], rows };
  const [sheet] = await readBook(await xlsxBytes({ sheets: [{ name: 'long', table: long }], about: [] }));
  expect(sheet?.data).toHaveLength(20_001);
  expect(sheet?.data.at(-1)).toEqual([19_999, 'row 19999', new Date('2026-01-01')]);
  const read = await parquetReadObjects({ file: arrayBuffer(await parquetBytes(long)) });
  expect(read.at(-1)).toEqual({ n: 19_999, text: 'row 19999', day: new Date('2026-01-01') });
});

test('a page without workers gets a small workbook, and a refusal instead of waiting for a large one', async () => {
  const sheet = (rows: number) => ({
    name: 'data',
    table: { columns: ['n', 'text'], rows: Array.from({ length: rows }, (_, index) => [index, `row ${index}`]) },
  });
  const small = { sheets: [sheet(300)], about };
  expect(Buffer.compare(await xlsxBytes(small, { workers: false }), await xlsxBytes(small))).toBe(0);
  await expect(xlsxBytes({ sheets: [sheet(5000)], about }, { workers: false })).rejects.toThrow(/too large/);
});

test('what a format cannot hold is refused', async () => {
  const named = (name: string) => xlsxBytes({ sheets: [{ name, table }], about: [] });
  for (const name of ['about', 'a/b', 'x'.repeat(32), '']) await expect(named(name)).rejects.toThrow(/name of a sheet/);
  const long = { columns: ['t'], rows: [['x'.repeat(40_000)]] };
  await expect(xlsxBytes({ sheets: [{ name: 'a', table: long }], about: [] })).rejects.toThrow(/40000 characters/);
  await expect(parquetBytes({ columns: [], rows: [] })).rejects.toThrow(/without columns/);
  await expect(parquetBytes({ columns: ['a'], rows: [[1, 2]] })).rejects.toThrow(/2 cells; expected 1/);
});

test('a table without rows keeps its columns', async () => {
  const none = { columns: ['a', 'b'], rows: [] };
  const [sheet] = await readBook(await xlsxBytes({ sheets: [{ name: 'none', table: none }], about: [] }));
  expect(sheet?.data).toEqual([['a', 'b']]);
  const meta = parquetMetadata(arrayBuffer(await parquetBytes(none)));
  expect(meta.schema.map(({ name }) => name)).toEqual(['root', 'a', 'b']);
});
