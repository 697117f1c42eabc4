import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exp } from '#base';
import { buildLedger, type Ledger } from '#ledger';
import { normalQuantile, stream } from '#stats';
import {
  csvOf,
  guidanceRow,
  packageTables,
  quarterRow,
  type SyntheticFirm,
  syntheticFirms,
  syntheticLedger,
} from '../../../test/world/synthetic-capex.ts';
import { planText } from '../plan-text.ts';
import { backtest, backtestDays, backtestFromJson, backtestJson, backtestPage, forecastOn } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const file = (path: string) => readFileSync(join(root, path), 'utf8');
const plan = planText(file('model/investment.mdl'), 'investment.mdl');
const beliefs = file('model/investment-beliefs.csv');
const few = { draws: 64, members: 60, seed: 1 };
const on = (ledger: Ledger, request = {}) => backtest({ ledger, plan, beliefs }, { ...few, ...request });
const level: Readonly<Record<SyntheticFirm, number>> = { amazon: 12, microsoft: 8, alphabet: 7, meta: 5, oracle: 2 };

/** Mean CRPS of the total by forecaster. */
async function errorsAt(wanted: string, ledger: Ledger): Promise<ReadonlyMap<string, number>> {
  const { byMethod } = (await on(ledger, { asOf: '2024-01-31' })).result;
  return new Map(byMethod.filter(({ horizon }) => horizon === wanted).map(({ method, crps }) => [method, crps]));
}

test('where growth begins and goes on, the model wins over all that look at the whole past or the last value', async () => {
  const noise = (firm: SyntheticFirm, quarter: number) =>
    0.03 * normalQuantile(stream(1, quarter, syntheticFirms.indexOf(firm)));
  const grown = (quarter: number) => 0.08 * Math.max(0, quarter - (2021 * 4 + 1));
  const scores = await errorsAt(
    '4',
    syntheticLedger((firm, quarter) => level[firm] * exp(grown(quarter) + noise(firm, quarter))),
  );
  for (const method of ['naive', 'drift', 'growth-drift', 'seasonal-naive']) {
    expect(scores.get('model')).toBeLessThan(scores.get(method) ?? 0);
  }
});

test('where spending repeats from year to year, the seasonal naive forecast or smoothing with a season wins', async () => {
  const season = [0.5, 1.6, 0.8, 1.3];
  const noise = (firm: SyntheticFirm, quarter: number) =>
    0.01 * normalQuantile(stream(2, quarter, syntheticFirms.indexOf(firm)));
  const scores = await errorsAt(
    '4',
    syntheticLedger((firm, quarter) => level[firm] * (season[quarter % 4] as number) * exp(noise(firm, quarter))),
  );
  const least = Math.min(...scores.values());
  expect(['seasonal-naive', 'ets'].map((method) => scores.get(method))).toContain(least);
});

test('where firms jump to a new level each year and say so, their guidance wins', async () => {
  const jump = (firm: SyntheticFirm, year: number) =>
    exp(0.6 * normalQuantile(stream(3, year, syntheticFirms.indexOf(firm))));
  const spending = (firm: SyntheticFirm, quarter: number) => level[firm] * jump(firm, Math.floor(quarter / 4));
  const guidance = syntheticFirms.flatMap((firm) =>
    [2022, 2023, 2024, 2025, 2026].map((year) =>
      guidanceRow(firm, year, 4 * spending(firm, year * 4), `${year - 1}-11-15`),
    ),
  );
  const scores = await errorsAt('2', syntheticLedger(spending, guidance));
  // It never missed, so there is next to nothing to correct.
  const least = Math.min(...scores.values());
  expect(['guidance', 'guidance-corrected'].map((method) => scores.get(method))).toContain(least);
});

test('a fact published after a day changes nothing of what was said on that day', async () => {
  const tables = packageTables();
  const asOf = '2023-11-30';
  const later = {
    'financials.later.csv': csvOf('financials.csv', [
      quarterRow('amazon', 2022 * 4 + 3, 77, '2023-01-20'),
      quarterRow('oracle', 2021 * 4 + 1, 88, '2023-01-20'),
    ]),
    'guidance.later.csv': csvOf('guidance.csv', [guidanceRow('alphabet', 2023, 400, '2023-01-02')]),
  };
  const [before, after] = [
    await on(buildLedger(tables), { asOf }),
    await on(buildLedger({ ...tables, ...later }), { asOf }),
  ];
  const said = (answer: typeof before, from: string, to: string) =>
    answer.forecasts
      .filter(({ origin }) => origin >= from && origin <= to)
      .map(({ method, series, origin, horizon, low, median, high }) => ({
        method,
        series,
        origin,
        horizon,
        low,
        median,
        high,
      }));
  expect(said(after, '2021-12-31', '2022-12-31')).toEqual(said(before, '2021-12-31', '2022-12-31'));
  expect(said(before, '2021-12-31', '2022-12-31').length).toBeGreaterThan(400);
  expect(said(after, '2023-06-30', '2023-06-30')).not.toEqual(said(before, '2023-06-30', '2023-06-30'));
});

test('days run from the end of 2021 by half years; before an outcome is known the question is refused', async () => {
  expect(backtestDays('2022-12-31')).toEqual(['2021-12-31', '2022-06-30', '2022-12-31']);
  await expect(on(buildLedger(packageTables()), { asOf: '2022-01-15' })).rejects.toThrow(/no forecast has an outcome/);
  await expect(on(buildLedger(packageTables()), { asOf: '2022-10-15' })).rejects.toThrow(
    /no total four quarters ahead/,
  );
});

test('the page is what its stored result writes, and the result is of this model and these facts', async () => {
  const stored = backtestFromJson(file('data/backtest/result.json'), 'data/backtest/result.json');
  expect(backtestPage(stored)).toBe(file('docs/back-test.md'));
  expect(stored.dataDate <= buildLedger(packageTables()).dataDate).toBe(true);
  const now = (await on(buildLedger(packageTables()), { asOf: '2023-04-30' })).result;
  expect(stored.model.hash).toBe(now.model.hash);
});

test('the same request gives the same bytes; the file reads back, and refuses to be changed by hand', async () => {
  const ledger = buildLedger(packageTables());
  const first = (await on(ledger, { asOf: '2023-04-30' })).result;
  const text = backtestJson(first);
  expect(backtestJson((await on(ledger, { asOf: '2023-04-30' })).result)).toBe(text);
  expect(backtestFromJson(text, 'r.json')).toEqual(first);
  expect(() => backtestFromJson(text.replace('"seed": 1', '"seed": 2'), 'r.json')).toThrow(/hash does not fit/);
  expect(() => backtestFromJson('{}', 'r.json')).toThrow(/no back-test/);
  expect(() => backtestFromJson('{', 'r.json')).toThrow(/no JSON/);
});

test('one day in full gives what the back-test scores on that day, and leaves open what has not come', async () => {
  const world = { ledger: buildLedger(packageTables()), plan, beliefs };
  const day = await forecastOn(world, '2022-12-31', { ...few, asOf: '2023-12-31' });
  const { forecasts } = await backtest(world, { ...few, asOf: '2023-12-31' });
  const scored = forecasts.find(
    (one) => one.origin === '2022-12-31' && one.series === 'total' && one.horizon === '2' && one.method === 'model',
  );
  const row = day.rows.find(({ series, horizon }) => series === 'total' && horizon === '2');
  expect(row).toMatchObject({ period: '2023Q2', outcome: scored?.outcome });
  expect(row?.model).toEqual({ low: scored?.low, median: scored?.median, high: scored?.high });
  expect(day.rows.find(({ series, horizon }) => series === 'total' && horizon === '4')?.outcome).toBeNull();
  expect(day.guided).toEqual(['meta']);
  await expect(forecastOn(world, '2022-12-30', few)).rejects.toThrow(/no quarter end/);
  await expect(forecastOn(world, '2019-12-31', few)).rejects.toThrow(/too little is public/);
});
