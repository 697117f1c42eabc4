import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Change } from './changes.ts';
import { buildLedger } from './ledger.ts';

const data = join(import.meta.dirname, '..', '..', 'data');
const names = [
  'actors',
  'sources',
  'metrics',
  'definitions',
  'financials',
  'guidance',
  'guidance-definitions',
  'statements',
];
const tables = Object.fromEntries(
  names.map((name) => [`${name}.csv`, readFileSync(join(data, `${name}.csv`), 'utf8')]),
);
const ledger = buildLedger(tables);

const header = (tables['financials.csv'] ?? '').split('\n')[0];
const row = (value: number, published: string, vintage = 'first', grade = 'A') =>
  `amazon,revenue,reported,FY2030,2030-01-01,2030-12-31,${value},USD million,1,${published},,,${vintage},reported,${grade},amazon-10-k-fy2024,,,`;
const withRows = (...rows: string[]) => buildLedger({ ...tables, 'financials.mine.csv': [header, ...rows].join('\n') });

test('newest first, within the days asked, of the company asked', () => {
  const found = ledger.changes({ since: '2025-01-28', until: '2025-02-06' });
  const dates = found.map(({ date }) => date);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(dates.at(0)).toBe('2025-02-06');
  expect(dates.every((date) => date >= '2025-01-28')).toBe(true);
  const one = ledger.changes({ since: '2025-01-28', until: '2025-02-06', company: 'GOOGL' });
  expect(new Set(one.map(({ company }) => company))).toEqual(new Set(['alphabet']));
  expect(one.length).toBeGreaterThan(0);
});

test('guidance says whether it was raised, from what, and by how much', () => {
  const moves = ledger
    .changes({ since: '2025-01-01', until: '2025-12-31', company: 'alphabet' })
    .filter((change): change is Extract<Change, { kind: 'guidance' }> => change.kind === 'guidance')
    .filter(({ period, low }) => period === 'CY2025' && low !== null);
  expect(moves.at(-1)).toMatchObject({ move: 'first', low: 75, before: null });
  expect(moves.some(({ move, difference }) => move === 'raised' && difference === 10)).toBe(true);
});

test('a restatement carries the figure before it; a second source of a known figure is no news', () => {
  const found = withRows(
    row(100, '2031-02-01'),
    row(100, '2031-02-03', 'first', 'C'),
    row(90, '2032-02-01', 'recast'),
    row(90, '2032-05-01', 'recast'),
    row(95, '2033-02-01', 'recast'),
  ).changes({ since: '2031-01-01' });
  expect(found.map((change) => [change.date, change.kind, 'value' in change ? change.value : 0])).toEqual([
    ['2033-02-01', 'restatement', 95],
    ['2032-02-01', 'restatement', 90],
    ['2031-02-01', 'figure', 100],
  ]);
  expect(found[0]).toMatchObject({ before: 90 });
  expect(found[1]).toMatchObject({ before: 100 });
});

test('of several restatements each day has the latest', () => {
  const found = withRows(row(100, '2031-02-01'), row(90, '2032-02-01', 'recast'), row(95, '2033-02-01', 'recast'));
  const on = (asOf?: string) => found.value({ company: 'amazon', metric: 'revenue', period: 'FY2030', asOf }).value;
  expect([on('2031-12-31'), on('2032-12-31'), on('2033-12-31'), on()]).toEqual([100, 90, 95, 95]);
});

test('a day that does not exist is refused', () => {
  expect(() => ledger.changes({ since: '2025-02-30' })).toThrow(/not a date/);
});
