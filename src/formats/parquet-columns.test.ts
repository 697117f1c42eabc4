import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnValues, columnsOfParquet, parquetOfColumns, parquetRows } from './index.ts';

const columns = [
  { name: 'run', kind: 'integer' },
  { name: 'value', kind: 'number' },
  { name: 'why', kind: 'text' },
] as const;

function block(rows: number, first = 0): ColumnValues[] {
  return [
    Int32Array.from({ length: rows }, (_, k) => first + k),
    Float64Array.from({ length: rows }, (_, k) => ((first + k) % 7 === 3 ? Number.NaN : (first + k) / 3)),
    Array.from({ length: rows }, (_, k) => ((first + k) % 5 === 0 ? `é ${first + k}` : null)),
  ];
}

test('what is written reads back to the last bit, what is not a number as not a number', async () => {
  const numbers = Float64Array.of(0, -0, 1e-310, Number.MAX_VALUE, Math.PI, Number.NaN);
  const values = [Int32Array.of(1, -2, 3, 4, 5, 2 ** 31 - 1), numbers, [null, '', 'a', 'b\n', 'c', null]];
  const read = await columnsOfParquet(columns, await parquetOfColumns(columns, values, []), 'here');
  expect(read[0]).toEqual(values[0]);
  expect(new BigInt64Array((read[1] as Float64Array).buffer)).toEqual(new BigInt64Array(numbers.buffer));
  expect(read[2]).toEqual(values[2]);
});

test('how rows are cut into blocks changes no byte, also across row groups', async () => {
  const total = 40_000;
  const whole = await parquetOfColumns(columns, block(total), [['seed', '1']]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: total - 1 }), { maxLength: 6 }), async (cuts) => {
      const parts: Uint8Array[] = [];
      const file = await parquetRows(columns, [['seed', '1']], (bytes) => parts.push(bytes));
      const ends = [...new Set(cuts), total].sort((a, b) => a - b);
      let from = 0;
      for (const end of ends) {
        file.write(block(end - from, from));
        from = end;
      }
      file.finish();
      expect(Buffer.compare(Buffer.concat(parts), whole)).toBe(0);
    }),
    { numRuns: 3 },
  );
});

test('another file, a broken one or other columns are refused by name', async () => {
  const bytes = await parquetOfColumns(columns, block(4), []);
  const refused = { code: 'not-parquet', where: 'here' };
  await expect(columnsOfParquet(columns, new Uint8Array(20), 'here')).rejects.toMatchObject(refused);
  await expect(columnsOfParquet(columns, bytes.subarray(0, 50), 'here')).rejects.toMatchObject(refused);
  const others = [...columns, { name: 'more', kind: 'number' } as const];
  await expect(columnsOfParquet(others, bytes, 'here')).rejects.toMatchObject(refused);
});
