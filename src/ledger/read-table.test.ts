import { expect, test } from 'vitest';
import type { JevonsError } from '#base';
import type { Columns } from './columns.ts';
import { readTable, tableOfFile } from './read-table.ts';

const columns = {
  id: { kind: 'id', meaning: 'id' },
  names: { kind: 'words', meaning: 'names' },
  day: { kind: 'day', meaning: 'day' },
  moment: { kind: 'moment', optional: true, meaning: 'moment' },
  amount: { kind: 'number', optional: true, meaning: 'amount' },
  sure: { kind: 'flag', meaning: 'sure' },
  kind: { kind: 'choice', values: ['a', 'b'], meaning: 'kind' },
  link: { kind: 'url', optional: true, meaning: 'link' },
  end: { kind: 'month-day', optional: true, meaning: 'end' },
  papers: { kind: 'ids', meaning: 'papers' },
} as const satisfies Columns;
const header = 'id,names,day,moment,amount,sure,kind,link,end,papers';
const good = 'x-1,one|two,2024-02-29,2025-07,-2790.5,yes,a,https://a.b/c,06-30,p;q';

function read(text: string) {
  const issues: JevonsError[] = [];
  const { rows, placeOf, distinct } = readTable(text, 'data/try.csv', columns, issues);
  return { rows, placeOf, distinct, lines: issues.map((issue) => issue.toLine()) };
}

test('a row is read by its columns', () => {
  const { rows, lines, placeOf, distinct } = read(`${header}\n${good}\n\n${good.replace('2025-07,-2790.5', ',')}\n`);
  expect(lines).toEqual([]);
  expect(rows[0]).toEqual({
    id: 'x-1',
    names: ['one', 'two'],
    day: '2024-02-29',
    moment: '2025-07',
    amount: -2790.5,
    sure: true,
    kind: 'a',
    link: 'https://a.b/c',
    end: '06-30',
    papers: ['p', 'q'],
  });
  expect(rows[1]).toMatchObject({ amount: null, moment: '' });
  expect(placeOf(1)).toEqual({ file: 'data/try.csv', row: 4 });
  expect(distinct('id')).toEqual(['x-1']);
});

test('every cell at fault is named with file, row, column and what was expected', () => {
  const bad = 'X 1,,2023-02-29,07-2025,1 000,maybe,c,ftp://a,13-01,';
  const { rows, lines } = read(`${header}\n${good}\n${bad}\n`);
  expect(rows).toHaveLength(1);
  expect(lines).toHaveLength(9);
  expect(lines[0]).toBe(
    'data/try.csv row 3 column id is "X 1"; expected an id in lower case, like cloud_revenue or amazon-2024q1-release [malformed-row]',
  );
  expect(lines[1]).toContain('column day is "2023-02-29"; expected a day that exists');
  expect(lines[3]).toContain('column amount is "1 000"; expected a number');
  expect(lines[8]).toContain('column papers is empty');
});

test('a row of the wrong width says how many cells it has', () => {
  expect(read(`${header}\n${good},more\n`).lines).toEqual([
    'data/try.csv row 2 has 11 cells; expected 10; quote cells that hold commas [malformed-row]',
  ]);
});

test('a wrong header names what is missing, unknown and repeated, and no row is read', () => {
  const { rows, lines } = read(`${header.replace('amount', 'amout').replace('sure', 'id')}\n${good}\n`);
  expect(rows).toEqual([]);
  expect(lines.join('\n')).toMatch(/column amount is missing[\s\S]*column "amout" is unknown; did you mean amount\?/);
  expect(lines.join('\n')).toContain('column id appears twice');
  expect(read('').lines.length).toBe(10);
  expect(read(`${header},zzzzzz\n`).lines[0]).toContain('take it out');
});

test('a byte order mark is no part of the first column', () => {
  expect(read(`\ufeff${header}\n${good}\n`).lines).toEqual([]);
});

test('a long cell is cut in the error', () => {
  const { lines } = read(`${header}\n${good.replace('2024-02-29', 'x'.repeat(200))}\n`);
  expect(lines[0]?.length).toBeLessThan(200);
});

test('a file belongs to the table of its first word, so that overlays join it', () => {
  expect(tableOfFile('financials.csv')).toBe('financials');
  expect(tableOfFile('data/token-prices.csv')).toBe('token-prices');
  expect(tableOfFile('C:\\facts\\financials.sec-nvda.csv')).toBe('financials');
  expect(tableOfFile('notes.csv')).toBeUndefined();
  expect(tableOfFile('constructor.csv')).toBeUndefined();
});
