import { expect, test } from 'vitest';
import { ln } from '#base';
import { buildLedger } from '#ledger';
import { csvOf, guidanceRow, packageTables, quarterRow } from '../../../test/world/synthetic-capex.ts';
import { quarterEnd, quarterLabel, quarterOf } from './quarters.ts';
import { backtestFirms, pastGuidanceError, recordOn, restOf } from './record.ts';

const tables = packageTables();
const ledger = buildLedger(tables);
const firmOn = (day: string, firm: string, facts = ledger) => {
  const found = recordOn(facts, day).firms.find((one) => one.firm === firm);
  if (found === undefined) throw new Error(`${firm} is missing`);
  return found;
};

test('at the end of a year the quarter that ends that day is not known, and the one before is', () => {
  for (const { last } of recordOn(ledger, '2021-12-31').firms) expect(quarterLabel(last)).toBe('2021Q3');
  expect(quarterLabel(firmOn('2024-12-31', 'oracle').last)).toBe('2024Q4');
});

test('a figure without its own day of publication counts when its firm must have filed, not before', () => {
  // Read in a workbook of 2026; the quarter ended on 30 June 2021.
  const quarter = quarterOf('2021-06-30');
  expect(firmOn('2021-08-28', 'microsoft').quarters.has(quarter)).toBe(false);
  expect(firmOn('2021-08-29', 'microsoft').quarters.get(quarter)).toBe(7.3);
});

test('on the last day the record is the series of the ledger', () => {
  for (const firm of backtestFirms) {
    const { points } = ledger.series({
      company: firm,
      metric: 'capex',
      frequency: 'calendar-quarter',
      vintage: 'first',
    });
    const { quarters } = firmOn(ledger.dataDate, firm);
    for (const { period, value } of points) expect(quarters.get(quarterOf(period.end))).toBe(value / 1000);
  }
});

test('a row that becomes known later never takes the place of one that is known', () => {
  const quarter = 2023 * 4 + 1;
  const later = csvOf('financials.csv', [quarterRow('oracle', quarter, 99, '2024-02-01')]);
  const changed = buildLedger({ ...tables, 'financials.later.csv': later });
  expect(firmOn('2023-12-31', 'oracle', changed)).toEqual(firmOn('2023-12-31', 'oracle'));
  expect(firmOn('2024-06-30', 'oracle', changed).quarters.get(quarter)).toBe(99);
});

test('what an announcement leaves is spread over the quarters not reported', () => {
  const meta = firmOn('2024-06-30', 'meta');
  // 35 to 40 for 2024, 6.715 spent in the first quarter.
  const [one] = meta.announced;
  expect(one).toMatchObject({ middle: 37.5, knownFrom: '2024-04-24' });
  if (one === undefined) return;
  expect(restOf(one, meta)).toEqual({ from: 2024 * 4 + 1, rate: expect.closeTo((37.5 - 6.715) / 3, 9) });
  expect(restOf(one, meta, ln(1.1))?.rate).toBeCloseTo((37.5 * 1.1 - 6.715) / 3, 9);
  expect(restOf({ ...one, middle: 5 }, meta)).toBeUndefined();
});

test('past errors of guidance are those of years whose outcome is known, given as long before the end', () => {
  const guidance = csvOf('guidance.csv', [
    guidanceRow('meta', 2021, 15, '2021-02-01'),
    guidanceRow('meta', 2021, 18, '2021-11-01'),
    guidanceRow('meta', 2022, 20, '2022-02-01'),
  ]);
  const facts = buildLedger({ ...tables, 'guidance.csv': guidance });
  const outcome = ln((4.423 + 4.735 + 4.544 + 5.542) / 15);
  const at = (day: string, lead: number) => pastGuidanceError(facts, recordOn(facts, day), lead);
  expect(at('2022-06-30', 184)).toEqual({ mean: expect.closeTo(outcome, 9), cases: 1 });
  expect(at('2022-06-30', 30).mean).toBeCloseTo(ln((4.423 + 4.735 + 4.544 + 5.542) / 18), 9);
  expect(at('2021-12-31', 184)).toEqual({ mean: 0, cases: 0 });
  expect(at('2022-06-30', 360).cases).toBe(0);
});

test('a day without six quarters in a row is refused', () => {
  expect(() => recordOn(ledger, '2019-06-30')).toThrow(/quarters in a row/);
  expect(quarterEnd(2024 * 4 + 1)).toBe('2024-06-30');
});
