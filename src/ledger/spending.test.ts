/** Capex against revenue, cash flow and depreciation, on the files that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildLedger, narrowFinancials, type SpendingRatios } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const ledger = buildLedger(files);
const known = (found: ReturnType<typeof ledger.spending>): SpendingRatios => {
  if ('missing' in found) throw new Error(found.missing);
  return found;
};

test('the ratios of a year are quotients of its printed figures', () => {
  const year = known(ledger.spending({ company: 'AMZN', period: 'CY2024', definition: 'net' }));
  expect(year.capex.value).toBe(77_658);
  expect(year.capexToRevenue).toBeCloseTo(77_658 / 637_959, 12);
  expect(year.capexToOperatingCashFlow).toBeCloseTo(77_658 / 115_877, 12);
  expect(year.freeCashFlow).toBe(115_877 - 77_658);
  expect(year.freeCashFlowArithmetic.map(({ sign, value }) => sign * value)).toEqual([115_877, -77_658]);
  expect(year.depreciation).toMatchObject({ metric: 'depreciation_amortization' });
});

test('what a company does not disclose leaves its ratio empty, with the reason', () => {
  const year = known(ledger.spending({ company: 'coreweave', period: 'CY2025', definition: 'gross' }));
  expect(year.capexToDepreciation).toBeNull();
  expect(year.depreciation).toMatchObject({ reason: 'not-disclosed' });
  expect(year.capexToRevenue).toBeGreaterThan(1);
});

test('a cash flow below zero gives no ratio, but free cash flow', () => {
  const quarter = known(ledger.spending({ company: 'amazon', period: '2022Q1', definition: 'net' }));
  expect(quarter.capexToOperatingCashFlow).toBeNull();
  expect(quarter.freeCashFlow).toBe(-2790 - quarter.capex.value);
});

test('trailing twelve months are the last four quarters, with their arithmetic', () => {
  const year = known(ledger.spending({ company: 'amazon', period: 'TTM', definition: 'net' }));
  expect(year.capex.arithmetic).toHaveLength(4);
  expect(year.capex.arithmetic.reduce((sum, { value }) => sum + value, 0)).toBe(year.capex.value);
  expect(year.capex.period.end).toBe('2026-06-30');
  // What the company says of the twelve months to June 2026.
  expect(Math.round((year.freeCashFlow ?? 0) / 100) / 10).toBe(-7.6);
  const earlier = known(ledger.spending({ company: 'amazon', period: 'TTM', definition: 'net', asOf: '2026-05-31' }));
  expect(earlier.capex.period.end).toBe('2026-03-31');
});

test('companies side by side say who is on another basis', () => {
  const table = ledger.spendingTable({ companies: ['AMZN', 'META', 'ORCL'], period: 'CY2025' });
  expect(table.rows.map(({ company, definition }) => [company, definition])).toEqual([
    ['amazon', 'gross'],
    ['meta', 'net'],
    ['oracle', 'gross'],
  ]);
  expect(table.total.differences.map(({ company }) => company)).toEqual(['meta']);
  expect(table.rows[2]?.approximate).toBe(true);
  expect(ledger.spending({ company: 'meta', period: 'CY2025', definition: 'gross' })).toMatchObject({
    reason: 'not-yet-reported',
  });
});

test('a definition that is a sum of others shows its parts', () => {
  const parts = (company: string, definition: string) =>
    ledger
      .breakdown(ledger.value({ company, metric: 'capex', definition, period: 'CY2024' }))
      .map(({ sign, value }) => sign * value);
  expect(parts('amazon', 'net')).toEqual([82_999, -5341]);
  expect(parts('amazon', 'gross')).toEqual([]);
  expect(parts('meta', 'incl-finance-leases').reduce((sum, value) => sum + value, 0)).toBe(39_225);
});

test('answers do not depend on the figures of other metrics being there', () => {
  const text = files['financials.csv'] ?? '';
  const narrow = buildLedger({ ...files, 'financials.csv': narrowFinancials(text, ['capex']) });
  expect(narrow.dataDate).toBe(ledger.dataDate);
  for (const company of ['amazon', 'microsoft', 'oracle']) {
    const query = { company, metric: 'capex', definition: 'gross', period: 'CY2025' };
    expect(narrow.find(query)).toEqual(ledger.find(query));
  }
  expect(narrow.catalog.rows('financials').length).toBeLessThan(500);
  const broken = text.replace(/^amazon,capex,gross,FY2024,.*$/m, 'amazon,capex,gross,FY2024');
  const row = text.split('\n').findIndex((line) => line.startsWith('amazon,capex,gross,FY2024,')) + 1;
  try {
    buildLedger({ ...files, 'financials.csv': narrowFinancials(broken, ['capex']) });
    expect.unreachable();
  } catch (error) {
    expect((error as { where: string }).where).toBe(`financials.csv row ${row}`);
  }
  const odd = text.replace('\n', '\n"a\nb",capex\n');
  expect(narrowFinancials(odd, [])).toBe(odd);
  expect(narrowFinancials('company,value\na,1\n', [])).toBe('company,value\na,1\n');
});
