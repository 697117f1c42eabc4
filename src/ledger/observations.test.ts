/** Dated series: what must not be mixed stays apart, and what was not public does not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildLedger, defaultViewTables, observationTables } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const ledger = buildLedger(files);

test('every series is found, in groups of rows that may be compared', () => {
  for (const table of observationTables) {
    const { info, groups, rows } = ledger.observationSeries({ table });
    expect(groups.reduce((sum, group) => sum + group.rows.length, 0)).toBe(rows.length);
    expect(rows).toHaveLength(ledger.catalog.rows(table).length);
    for (const { key, rows: own } of groups) {
      for (const row of own) expect(info.apart.map((column) => String(row[column]))).toEqual(key);
      const dates = own.map((row) => String(row[info.date]));
      expect(dates).toEqual(dates.toSorted());
    }
  }
});

test('rents of different terms and kinds never stand in one group', () => {
  const { groups } = ledger.observationSeries({ table: 'gpu-rental' });
  for (const { rows } of groups) {
    expect(new Set(rows.map((row) => `${row.term} ${row.kind}`)).size).toBe(1);
  }
});

test('filters take the values of a column, whatever their case, and refuse others with the near one', () => {
  const where = { gpu: 'nvidia h100', term: 'on-demand', kind: 'median' };
  expect(ledger.observationSeries({ table: 'gpu-rental', where }).rows.map((row) => row.price)).toEqual([2.95]);
  const fit = ledger.observationSeries({ table: 'token-prices', where: { use_for_calibration: 'yes' } });
  expect(fit.rows).toHaveLength(181);
  const ask = (filters: Record<string, string>) => () =>
    ledger.observationSeries({ table: 'gpu-rental', where: filters });
  expect(ask({ terms: 'spot' })).toThrow(/no column "terms"/);
  expect(ask({ term: 'spott' })).toThrow(/no row of gpu-rental has term "spott"/);
  expect(() => ledger.observationSeries({ table: 'gpu' })).toThrow(/unknown series/);
});

test('days that rows are about bound them by day, month or year', () => {
  const about = (since?: string, until?: string) =>
    ledger.observationSeries({ table: 'nvidia-revenue', since, until }).rows.map((row) => row.period);
  expect(about('2026')).toEqual(['FY2026Q4', 'FY2027Q1']);
  expect(about(undefined, '2022-05')).toEqual(['FY2023Q1']);
  expect(() => about('2031')).toThrow(/no row of nvidia-revenue is left/);
});

test('as of a day only rows count whose publication is known and not later', () => {
  const periods = (asOf: string) =>
    ledger.observationSeries({ table: 'nvidia-revenue', asOf }).rows.map((row) => row.period);
  expect(periods('2025-11-18').at(-1)).toBe('FY2026Q2');
  expect(periods('2025-11-19').at(-1)).toBe('FY2026Q3');
  const prices = ledger.observationSeries({ table: 'token-prices', asOf: '2026-12-31' });
  // Prices read in a later catalogue carry the day of the release, not the day they were read.
  expect(prices.undated).toBe(136);
  expect(prices.rows.some((row) => row.date_kind === 'model-release')).toBe(false);
  expect(() => ledger.observationSeries({ table: 'compute-stock', asOf: '2026-01-01' })).toThrow(/is not gathered/);
});

test('the documents come with the rows', () => {
  const { sources } = ledger.observationSeries({ table: 'compute-stock' });
  expect(sources.map(({ id, credit }) => [id, credit.includes('CC BY 4.0')])).toEqual([['epoch-chip-counts', true]]);
});

test('the first view of the browser weighs at most 60 kB compressed', () => {
  const weight = gzipSync(JSON.stringify(defaultViewTables(files)), { level: 9 }).length;
  expect(weight).toBeLessThanOrEqual(60_000);
  expect(weight).toBeGreaterThan(5000);
});
