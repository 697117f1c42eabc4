import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Answer, formatOf, render, writeWhole } from './output.ts';

const screen = { width: 80, styled: false };
const answer: Answer = {
  json: { a: 1 },
  rows: {
    columns: ['name', 'value'],
    records: [
      ['a, "b"', 1.5],
      ['c', null],
    ],
  },
  text: () => 'for people\n',
};

test('csv quotes what must be quoted and leaves a missing value empty', () => {
  expect(render(answer, 'csv', screen)).toBe('name,value\n"a, ""b""",1.5\nc,\n');
});

test('lines of JSON are the elements of a list, else the rows', () => {
  expect(render(answer, 'ndjson', screen)).toBe('{"name":"a, \\"b\\"","value":1.5}\n{"name":"c","value":null}\n');
  expect(render({ ...answer, json: [{ x: 1 }, { x: 2 }] }, 'ndjson', screen)).toBe('{"x":1}\n{"x":2}\n');
});

test('the format is the one asked for, else that of the file, else the one for people', () => {
  expect(formatOf({ lang: 'en' })).toBe('table');
  expect(formatOf({ lang: 'en', output: 'x.csv' })).toBe('csv');
  expect(formatOf({ lang: 'en', output: 'x.csv', format: 'json' })).toBe('json');
  expect(formatOf({ lang: 'en', output: 'x.txt' })).toBe('table');
});

test('a file is replaced whole, and a failure leaves nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-'));
  const file = join(folder, 'x.txt');
  writeFileSync(file, 'old');
  writeWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['x.txt']);
  expect(() => writeWhole(join(folder, 'none', 'x.txt'), 'new')).toThrow('cannot write');
  expect(existsSync(join(folder, 'none'))).toBe(false);
  expect(() => writeWhole(folder, 'new')).toThrow('cannot write');
  expect(readdirSync(folder)).toEqual(['x.txt']);
});
