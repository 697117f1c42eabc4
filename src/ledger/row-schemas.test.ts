/** The reader and the zod schemas give the same verdicts. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Columns, isCellText, readCell } from './columns.ts';
import { buildLedger, defaultViewTables, rowSchema, type TableName, tableJsonSchema, tables } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const ledger = buildLedger(files);
const tableNames = Object.keys(tables) as TableName[];

test('every table ships, and every shipped row passes the schema of its table', async () => {
  expect(names.map((name) => name.replace('.csv', '')).sort()).toEqual([...tableNames].sort());
  for (const name of tableNames) {
    const schema = await rowSchema(name);
    const wrong = ledger.catalog.rows(name).filter((row) => !schema.safeParse(row).success);
    expect(wrong).toEqual([]);
  }
});

test('a cell that the reader takes, the schema takes, and the other way round', async () => {
  const text = fc.oneof(
    fc.constantFrom(
      '',
      'yes',
      'no',
      'USD million',
      'A',
      'first',
      '2024-02-29',
      '2023-02-29',
      '2024-13',
      '2024-06',
      '2024',
    ),
    fc.constantFrom('https://a.b', 'ftp://a', '06-30', '13-01', 'a;b', 'a;', 'x-1', 'X', 'cloud_revenue', 'recast'),
    fc.string({ maxLength: 12 }).map((word) => word.trim()),
  );
  const row = ledger.catalog.rows('financials')[0] as Record<string, unknown>;
  const schema = await rowSchema('financials');
  const columns: Columns = tables.financials;
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(columns)), text, (name, cell) => {
      const column = columns[name] as Columns[string];
      if (column.kind === 'number' || column.kind === 'flag') return;
      const taken = isCellText(cell, column);
      expect(schema.safeParse({ ...row, [name]: readCell(cell, column) }).success).toBe(taken);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('a number that is none, an unknown column and a missing one are refused', async () => {
  const row = ledger.catalog.rows('financials')[0] as Record<string, unknown>;
  const schema = await rowSchema('financials');
  const { note, ...less } = row;
  expect(note).toBeDefined();
  for (const wrong of [{ ...row, value: '12' }, { ...row, value: Number.NaN }, { ...row, more: 1 }, less]) {
    expect(schema.safeParse(wrong).success).toBe(false);
  }
});

test('every table has a JSON Schema that describes its columns', async () => {
  for (const name of tableNames) {
    const schema = await tableJsonSchema(name);
    expect(schema).toMatchObject({ title: `Row of ${name}.csv`, type: 'object', additionalProperties: false });
    expect(Object.keys(schema.properties as object)).toEqual(Object.keys(tables[name]));
  }
  const financials = await tableJsonSchema('financials');
  expect(financials).toMatchObject({
    properties: { value: { type: 'number', description: 'as printed, in its unit' } },
  });
});

test('the tables of the first view answer as the whole does', () => {
  const view = defaultViewTables(files);
  const part = buildLedger(view);
  expect(Object.values(view).join('').length).toBeLessThan(0.6 * Object.values(files).join('').length);
  for (const query of [
    { company: 'amazon', metric: 'capex', period: 'CY2024' },
    { company: 'microsoft', metric: 'revenue', period: 'CY2025' },
  ]) {
    expect(part.value(query)).toEqual(ledger.value(query));
  }
  expect(part.guidance({ company: 'meta' })).toEqual(ledger.guidance({ company: 'meta' }));
  expect(part.dataDate).toBe(ledger.dataDate);
  expect(part.statements()).toEqual([]);
});
