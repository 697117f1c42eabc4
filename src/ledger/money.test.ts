/** Dollars, euros, and the money of one year. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asPrinted, buildLedger, moneyText, yearOf } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const ledger = buildLedger(
  Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);
const net = (period: string) => ledger.value({ company: 'amazon', metric: 'capex', definition: 'net', period });

test('as printed changes nothing', () => {
  expect(ledger.inMoney(net('CY2024'), asPrinted)).toEqual(net('CY2024'));
});

test('euros are dollars over the average rate of the year of the period', () => {
  const fact = ledger.inMoney(net('CY2024'), { currency: 'EUR' });
  expect(fact).toMatchObject({
    unit: 'EUR million',
    status: 'derived',
    nominal: { value: 77_658, unit: 'USD million' },
  });
  expect(fact.value).toBeCloseTo(77_658 / 1.0824, 3);
  expect(fact.conversion?.steps.map(({ label }) => label)).toEqual(['USD per EUR 2024']);
  expect(fact.conversion?.steps[0]?.sources[0]?.publisher).toBe('European Central Bank');
});

test('constant money is deflated with the index of both years, and its own year stays as it is', () => {
  const real = ledger.inMoney(net('CY2019'), { currency: 'USD', realYear: 2024 });
  expect(real.unit).toBe('USD million of 2024');
  expect(real.value).toBeCloseTo((net('CY2019').value * 313.689) / 255.657, 3);
  const same = ledger.inMoney(net('CY2024'), { currency: 'USD', realYear: 2024 });
  expect(same.value).toBe(77_658);
  expect(same.unit).toBe('USD million of 2024');
});

test('constant euros are constant dollars at the rate of their year', () => {
  const both = ledger.inMoney(net('CY2019'), { currency: 'EUR', realYear: 2024 });
  expect(both.value).toBeCloseTo((net('CY2019').value * 313.689) / 255.657 / 1.0824, 3);
  expect(both.conversion?.text.en).toMatch(/constant euros of 2024/);
  expect(moneyText({ currency: 'USD' }).fr).toBe('dollars américains courants');
});

test('a fiscal year is converted at the calendar year that holds its middle day', () => {
  expect(yearOf({ label: 'FY2025', start: '2024-07-01', end: '2025-06-30' })).toBe(2024);
  expect(yearOf({ label: 'FY2025', start: '2024-06-01', end: '2025-05-31' })).toBe(2024);
  expect(yearOf({ label: 'FY2025', start: '2024-01-29', end: '2025-01-26' })).toBe(2024);
  expect(yearOf({ label: 'a balance', start: '', end: '2025-06-30' })).toBe(2025);
});

test('a year without an average is refused, with the years that have one', () => {
  const quarter = ledger.value({ company: 'alphabet', metric: 'capex', period: '2026Q2' });
  expect(() => ledger.inMoney(quarter, { currency: 'EUR' })).toThrow(/no yearly average of the euro for 2026/);
  expect(() => ledger.inMoney(quarter, { currency: 'USD', realYear: 2024 })).toThrow(/US consumer prices for 2026/);
  try {
    ledger.inMoney(quarter, { currency: 'EUR' });
  } catch (error) {
    expect(error).toMatchObject({ kind: 'data', code: 'missing-rate' });
    expect((error as { hint: string }).hint).toContain('2018 to 2025');
  }
});

test('an average counts from the day on which it was public', () => {
  const view = { currency: 'USD', realYear: 2024 } as const;
  const period = { label: 'CY2023', start: '2023-01-01', end: '2023-12-31' };
  expect(() => ledger.conversion(period, view, '2025-01-14')).toThrow(/for 2024 public on 2025-01-14/);
  expect(ledger.conversion(period, view, '2025-01-15').factor).toBeCloseTo(313.689 / 304.702, 12);
});

test('what was seen in one copy only says so', () => {
  const { steps } = ledger.conversion(
    { label: 'CY2025', start: '2025-01-01', end: '2025-12-31' },
    { currency: 'EUR', realYear: 2024 },
  );
  expect(steps.map(({ label, status }) => [label, status])).toEqual([
    ['US CPI-U 2024', 'reported'],
    ['US CPI-U 2025', 'single-source'],
    ['USD per EUR 2024', 'reported'],
  ]);
});
