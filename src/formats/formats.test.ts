import { csvParseRows, dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { csvText, fileName } from './csv.ts';
import { jsonText, ndjsonText } from './json.ts';
import type { Table } from './table.ts';

const table: Table = {
  columns: ['year', 'company', 'value'],
  rows: [
    [2024, 'Amazon, Inc.', 77.658],
    [2025, 'a "quoted" name', null],
    [2026, 'two\nlines', 1e21],
  ],
};

test('RFC 4180: commas, CR LF, quotes doubled, nothing where there is no value', () => {
  expect(csvText(table)).toBe(
    'year,company,value\r\n2024,"Amazon, Inc.",77.658\r\n2025,"a ""quoted"" name",\r\n2026,"two\nlines",1e+21\r\n',
  );
});

test('the French form has semicolons, decimal commas and a byte order mark', () => {
  const text = csvText(
    {
      columns: ['a', 'b'],
      rows: [
        [1.5, 'x;y'],
        [-0.25, 'é'],
      ],
    },
    'french',
  );
  expect(text).toBe('\ufeffa;b\r\n1,5;"x;y"\r\n-0,25;é\r\n');
});

test('another reader gets every text back, in both forms', () => {
  const texts = fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 });
  fc.assert(
    fc.property(texts, (rows) => {
      const columns = ['a', 'b'];
      const filled = rows.map((row) => row.map((text) => `x${text}`));
      expect(csvParseRows(csvText({ columns, rows: filled }))).toEqual([columns, ...filled]);
      const french = csvText({ columns, rows: filled }, 'french').slice(1);
      expect(dsvFormat(';').parseRows(french)).toEqual([columns, ...filled]);
    }),
  );
});

test('another reader gets every number back', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(csvParseRows(csvText({ columns: ['v'], rows: [[value]] }))[1]?.[0])).toBe(value === 0 ? 0 : value);
      const french = dsvFormat(';').parseRows(csvText({ columns: ['v'], rows: [[value]] }, 'french').slice(1));
      expect(Number(french[1]?.[0]?.replace(',', '.'))).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('a row of the wrong length is refused, in every format', () => {
  const ragged: Table = { columns: ['a', 'b'], rows: [[1, 2], [3]] };
  expect(() => csvText(ragged)).toThrow(JevonsError);
  expect(() => ndjsonText(ragged)).toThrow(/1 cells; expected 2/);
});

test('one record a line', () => {
  expect(
    ndjsonText({
      columns: ['a', 'b'],
      rows: [
        [1, 'x'],
        [null, true],
      ],
    }),
  ).toBe('{"a":1,"b":"x"}\n{"a":null,"b":true}\n');
});

test('JSON refuses what it would silently change', () => {
  expect(jsonText({ a: [1, null, 'x', true] })).toBe('{\n  "a": [\n    1,\n    null,\n    "x",\n    true\n  ]\n}\n');
  expect(() => jsonText({ a: [1, Number.NaN] })).toThrow(/NaN has no form/);
  expect(() => jsonText({ a: () => 1 })).toThrow(/function has no form/);
  expect(() => jsonText(new Map())).toThrow(JevonsError);
  try {
    jsonText({ a: [1, Number.POSITIVE_INFINITY] });
  } catch (error) {
    expect((error as JevonsError).where).toBe('$.a[1]');
  }
});

test('a file name has letters, digits and hyphens only', () => {
  expect(fileName('jevons', 'Dépenses d’investissement (Md$)', '../../x')).toBe(
    'jevons-depenses-d-investissement-md-x',
  );
});
