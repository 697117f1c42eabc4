import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLedger, verifyLedger } from '#ledger';
import {
  addDays,
  type CompanyFile,
  type Filing,
  type Line,
  madeUpCompany,
  madeUpSubmissions,
  madeUpTickers,
  type Plan,
  steadyValue,
} from '../../../test/sec/made-up-company.ts';
import { packageTables, secRules } from '../../../test/sec/package-tables.ts';
import { joinOverlays, type Overlay } from '../overlays.ts';
import type { SecDocuments } from './documents.ts';
import { importSec, type SecImport } from './import-sec.ts';

const tables = packageTables();
const packaged = buildLedger(tables);
const rules = secRules();

function documentsOf(facts: unknown, submissions: unknown): SecDocuments {
  const contents: Record<string, unknown> = { tickers: madeUpTickers, companyfacts: facts, submissions };
  return {
    origin: 'memory',
    read: async ({ kind }) => {
      const value = contents[kind];
      return value === undefined ? undefined : { bytes: Buffer.from(JSON.stringify(value)), where: kind };
    },
  };
}

interface Settings {
  readonly submissions?: unknown;
  readonly overlays?: readonly Overlay[];
  readonly query?: Parameters<typeof importSec>[0];
}

function importFacts(facts: unknown, settings: Settings = {}): Promise<SecImport> {
  const { overlays = [], query = { ticker: 'EXIN' } } = settings;
  const ledger = buildLedger(joinOverlays(tables, overlays));
  const documents = documentsOf(facts, 'submissions' in settings ? settings.submissions : madeUpSubmissions());
  return importSec(query, { documents, rules, ledger, packaged, tables, overlays, time: '2026-11-25T12:00:00.000Z' });
}

const importPlan = (plan: Plan, settings?: Settings) => importFacts(madeUpCompany(plan), settings);

function rowsOf(result: SecImport, metric: string, period: string) {
  return csvParse(result.overlay.tables.financials ?? '').filter(
    (row) => row.metric === metric && row.period === period,
  );
}

const oddOf = (result: SecImport, code: string) =>
  result.oddities.filter((one) => one.code === code).map(({ text }) => text);

test('quarters of a cash-flow statement are what the longer period has over the shorter, dated with the later filing', async () => {
  const result = await importPlan({ years: [2023, 2024] });
  const quarter = (name: string) => rowsOf(result, 'capex', name).map((row) => [Number(row.value), row.published]);
  expect(quarter('FY2024Q1')).toEqual([[steadyValue('capex', 2024, 1), '2024-04-30']]);
  expect(quarter('FY2024Q2')).toEqual([[steadyValue('capex', 2024, 2), '2024-07-30']]);
  expect(quarter('FY2024Q4')).toEqual([[steadyValue('capex', 2024, 4), '2025-02-09']]);
  expect(rowsOf(result, 'capex', 'FY2024Q2')[0]).toMatchObject({
    start: '2024-04-01',
    end: '2024-06-30',
    status: 'derived',
    arithmetic: `${steadyValue('capex', 2024, 1) + steadyValue('capex', 2024, 2)} - ${steadyValue('capex', 2024, 1)}`,
    sources: 'sec-0009999999-24-000002;sec-0009999999-24-000001',
  });
  const year = [1, 2, 3, 4].reduce((sum, part) => sum + steadyValue('capex', 2024, part), 0);
  expect(rowsOf(result, 'capex', 'FY2024').map((row) => Number(row.value))).toEqual([year]);
  expect(oddOf(result, 'quarters-to-year')).toEqual([]);
});

test('whatever the quarters were, year-to-date figures give them back', async () => {
  const amount = fc.integer({ min: 0, max: 50_000 });
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 12, maxLength: 12 }), async (amounts) => {
      const value = (line: Line, year: number, quarter: number) =>
        line === 'capex' ? (amounts[4 * (year - 2022) + quarter - 1] as number) : steadyValue(line, year, quarter);
      const result = await importPlan({ years: [2022, 2023, 2024], value });
      const got = [2022, 2023, 2024].flatMap((year) =>
        [1, 2, 3, 4].map((quarter) => Number(rowsOf(result, 'capex', `FY${year}Q${quarter}`)[0]?.value)),
      );
      expect(got).toEqual(amounts);
      expect(oddOf(result, 'restated')).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('a printed quarter stands before one worked out', async () => {
  const result = await importPlan({ years: [2023, 2024] });
  expect(rowsOf(result, 'revenue', 'FY2024Q3')[0]).toMatchObject({ status: 'reported', arithmetic: '' });
  expect(rowsOf(result, 'revenue', 'FY2024Q4')[0]).toMatchObject({ status: 'derived' });
});

test('every figure names its filing with an address, and the ledger with the import still reads', async () => {
  const result = await importPlan({ years: [2023, 2024] });
  const sources = csvParse(result.overlay.tables.sources ?? '');
  expect(sources.find(({ id }) => id === 'sec-0009999999-24-000001')).toMatchObject({
    url: 'https://www.sec.gov/Archives/edgar/data/9999999/000999999924000001/0009999999-24-000001-index.htm',
    confirmable: 'yes',
  });
  const ledger = buildLedger(joinOverlays(tables, [result.overlay]));
  const fact = ledger.value({ company: 'EXIN', metric: 'capex', period: 'CY2024' });
  expect(fact).toMatchObject({ company: 'example-industries', definition: 'gross', published: '2025-02-09' });
  expect(fact.sources[0]?.place).toBe('us-gaap:PaymentsToAcquirePropertyPlantAndEquipment');
});

test('a restated figure is a later vintage: each date has the figure of its day, and frame is not asked', async () => {
  const restated = (line: Line, year: number, quarter: number, filing: Filing) =>
    steadyValue(line, year, quarter) + (line === 'operating_income' && year === 2023 && filing.year === 2024 ? 7 : 0);
  const company = madeUpCompany({ years: [2023, 2024], value: restated });
  // As the SEC does it: the frame sits on the latest filing only.
  for (const fact of company.facts['us-gaap']?.OperatingIncomeLoss?.units.USD ?? []) {
    if (fact.filed < '2024-03-01') delete fact.frame;
  }
  const result = await importFacts(company);
  const rows = rowsOf(result, 'operating_income', 'FY2023Q1');
  expect(rows.map((row) => [row.vintage, Number(row.value), row.published])).toEqual([
    ['first', steadyValue('operating_income', 2023, 1), '2023-04-30'],
    ['recast', steadyValue('operating_income', 2023, 1) + 7, '2024-04-30'],
  ]);
  const ledger = buildLedger(joinOverlays(tables, [result.overlay]));
  const on = (asOf: string) =>
    ledger.value({ company: 'EXIN', metric: 'operating_income', period: 'FY2023Q1', asOf }).value;
  expect([on('2024-04-29'), on('2024-04-30')]).toEqual([
    steadyValue('operating_income', 2023, 1),
    steadyValue('operating_income', 2023, 1) + 7,
  ]);
  expect(oddOf(result, 'restated').some((text) => text.includes('FY2023Q1'))).toBe(true);
});

test('a quarter is never a restated half-year less a quarter as first filed', async () => {
  // Only the half-year is restated a year later; the first quarter is not shown again.
  const company = madeUpCompany({ years: [2023, 2024] });
  const capex = company.facts['us-gaap']?.PaymentsToAcquirePropertyPlantAndEquipment?.units.USD ?? [];
  const half = capex.find((fact) => fact.end === '2023-06-30' && fact.filed > '2024-01-01');
  if (half === undefined) throw new Error('no comparative');
  half.val = (half.val as number) + 50_000_000;
  const gone = capex.findIndex((fact) => fact.end === '2023-03-31' && fact.filed > '2024-01-01');
  capex.splice(gone, 1);
  const result = await importFacts(company);
  expect(rowsOf(result, 'capex', 'FY2023Q2').map((row) => Number(row.value))).toEqual([steadyValue('capex', 2023, 2)]);
});

test('a restated year whose quarters never were is told, and verify takes it as explained', async () => {
  const company = madeUpCompany({ years: [2023, 2024] });
  const revenue = company.facts['us-gaap']?.RevenueFromContractWithCustomerExcludingAssessedTax?.units.USD ?? [];
  for (const fact of revenue.filter((one) => one.filed > '2024-03-01' && one.end.startsWith('2023'))) {
    // The year by 90, its quarters by 10 each.
    const isQuarter = fact.start !== '2023-01-01' || fact.end === '2023-03-31';
    if (isQuarter || fact.end === '2023-12-31') fact.val = (fact.val as number) + (isQuarter ? 10 : 90) * 1_000_000;
    else revenue.splice(revenue.indexOf(fact), 1);
  }
  const fourth = { ...(revenue.at(-1) as (typeof revenue)[number]), start: '2023-10-01', end: '2023-12-31' };
  revenue.push({ ...fourth, filed: '2025-02-09', val: (steadyValue('revenue', 2023, 4) + 10) * 1_000_000 });
  const result = await importFacts(company);
  expect(oddOf(result, 'does-not-add-up').join()).toContain('FY2023 recast');
  const findings = verifyLedger(buildLedger(joinOverlays(tables, [result.overlay])));
  const own = findings.filter(({ subject }) => subject.startsWith('example-industries'));
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(({ severity }) => severity === 'note')).toBe(true);
  expect((await importFacts(company, { overlays: [result.overlay] })).isNews).toBe(false);
});

test('a tag that changes in mid-history is followed, as at NVIDIA in 2020', async () => {
  const tag = (line: Line, { filed }: Filing) => {
    if (line === 'revenue') return 'Revenues';
    if (line !== 'capex')
      return {
        operating_cash_flow: 'NetCashProvidedByUsedInOperatingActivities',
        operating_income: 'OperatingIncomeLoss',
        depreciation: 'DepreciationAndAmortization',
        ppe: 'PropertyPlantAndEquipmentNet',
      }[line];
    return filed < '2020-09-01' ? 'PaymentsToAcquirePropertyPlantAndEquipment' : 'PaymentsToAcquireProductiveAssets';
  };
  // Years of 52 or 53 weeks to the last Sunday of January.
  const ends: Record<number, string> = {
    2017: '2017-01-29',
    2018: '2018-01-28',
    2019: '2019-01-27',
    2020: '2020-01-26',
    2021: '2021-01-31',
    2022: '2022-01-30',
  };
  const quarterEnds = (year: number) => {
    const before = ends[year - 1] as string;
    return [addDays(before, 91), addDays(before, 182), addDays(before, 273), ends[year] as string] as const;
  };
  const plan: Plan = { cik: 1_045_810, name: 'NVIDIA CORP', years: [2019, 2020, 2021, 2022], quarterEnds, tag };
  const submissions = madeUpSubmissions({ cik: 1_045_810, name: 'NVIDIA CORP', ticker: 'NVDA', fiscalYearEnd: '0126' });
  const result = await importPlan(plan, { submissions, query: { ticker: 'nvda' } });
  expect(result.company).toMatchObject({ id: 'nvidia', fiscalYearEnd: '01-31' });
  const third = rowsOf(result, 'capex', 'FY2021Q3')[0];
  expect(third).toMatchObject({
    place: 'us-gaap:PaymentsToAcquireProductiveAssets less us-gaap:PaymentsToAcquirePropertyPlantAndEquipment',
    start: '2020-07-27',
    end: '2020-10-25',
  });
  expect(Number(third?.value)).toBe(steadyValue('capex', 2021, 3));
  // 53 weeks.
  expect(rowsOf(result, 'capex', 'FY2021')[0]).toMatchObject({ start: '2020-01-27', end: '2021-01-31' });
  expect(oddOf(result, 'tag-switch').join()).toContain('PaymentsToAcquireProductiveAssets from FY2021Q3');
  // The package has other figures for these periods: that is said, too.
  expect(result.agreement.of).toBeGreaterThan(0);
});

test('NVIDIA as filed: year-to-date figures under two tags give the quarters of the ledger', async () => {
  const held = packaged.catalog
    .factsOf('nvidia', 'capex', 'gross')
    .filter((row) => /^FY\d{4}Q\d$/.test(row.period) && row.place.includes('accession'));
  const facts: Record<string, { units: { USD: unknown[] } }> = {};
  for (const row of held) {
    const part = Number(row.period.slice(-1));
    const year = held.filter(({ period }) => period.startsWith(row.period.slice(0, 6)) && period <= row.period);
    if (year.length !== part) continue;
    const [, tag = '', accn = ''] = /us-gaap:(\w+), accession (\S+)/.exec(row.place) ?? [];
    const val = year.reduce((sum, { value }) => sum + value, 0) * 1_000_000;
    const start = year.map((one) => one.start).sort()[0];
    facts[tag] ??= { units: { USD: [] } };
    facts[tag].units.USD.push({ start, end: row.end, val, accn, form: '10-Q', filed: row.published });
  }
  const file = { cik: 1_045_810, entityName: 'NVIDIA CORP', facts: { 'us-gaap': facts } };
  const submissions = madeUpSubmissions({ cik: 1_045_810, name: 'NVIDIA CORP', fiscalYearEnd: '0125' });
  const result = await importFacts(file, { submissions, query: { ticker: 'NVDA' } });
  expect(result.agreement.of).toBeGreaterThan(20);
  expect(result.agreement.agree).toBe(result.agreement.of);
  expect(rowsOf(result, 'capex', 'FY2021Q2')[0]).toMatchObject({ value: '217', arithmetic: '372 - 155' });
  expect(rowsOf(result, 'capex', 'FY2021Q3')[0]).toMatchObject({ value: '473', arithmetic: '845 - 372' });
  const errors = (ledger: typeof packaged) => verifyLedger(ledger).filter(({ severity }) => severity === 'error');
  expect(errors(buildLedger(joinOverlays(tables, [result.overlay])))).toEqual(errors(packaged));
});

test('one tag with two meanings gives two definitions, as at Meta', async () => {
  const plan: Plan = { cik: 1_326_801, name: 'Meta Platforms, Inc.', years: [2020, 2021, 2022, 2023, 2024] };
  const submissions = madeUpSubmissions({ cik: 1_326_801, name: 'Meta Platforms, Inc.', ticker: 'META' });
  const value = (line: Line, year: number, quarter: number, filing: Filing) => {
    const gross = filing.filed >= '2022-04-01' && filing.filed <= '2024-03-31';
    return steadyValue(line, year, quarter) - (line === 'capex' && !gross ? 5 : 0);
  };
  const result = await importPlan({ ...plan, value }, { submissions, query: { ticker: 'META' } });
  const definitions = (period: string) =>
    rowsOf(result, 'capex', period).map((row) => [row.definition, Number(row.value), row.vintage, row.published]);
  const sum = (year: number) => [1, 2, 3, 4].reduce((total, part) => total + steadyValue('capex', year, part), 0);
  expect(definitions('FY2023').sort()).toEqual([
    ['gross', sum(2023), 'first', '2024-02-09'],
    ['net', sum(2023) - 20, 'first', '2025-02-09'],
  ]);
  expect(definitions('FY2021').sort()).toEqual([
    ['gross', sum(2021), 'first', '2023-02-09'],
    ['net', sum(2021) - 20, 'first', '2022-02-09'],
  ]);
  expect(rowsOf(result, 'capex', 'FY2023').find((row) => row.definition === 'net')?.published_reason).toContain(
    'comparative',
  );
});

test('twelve months that end at no year end are no fiscal year', async () => {
  const company = madeUpCompany({ years: [2023, 2024] });
  const capex = company.facts['us-gaap']?.PaymentsToAcquirePropertyPlantAndEquipment?.units.USD ?? [];
  const model = capex[0] as (typeof capex)[number];
  capex.push({ ...model, start: '2023-04-01', end: '2024-03-31', filed: '2024-04-30', val: 999_000_000 });
  const result = await importFacts(company);
  expect(csvParse(result.overlay.tables.financials ?? '').some((row) => row.value === '999')).toBe(false);
  expect(oddOf(result, 'trailing-year').join()).toContain('2023-04-01 to 2024-03-31');
});

test('a negative cash flow keeps its sign; negative capex is left out and said', async () => {
  const value = (line: Line, year: number, quarter: number) => {
    if (year === 2024 && quarter === 1 && line === 'operating_cash_flow') return -2790;
    if (year === 2024 && quarter === 1 && line === 'capex') return -10;
    return steadyValue(line, year, quarter);
  };
  const result = await importPlan({ years: [2023, 2024], value });
  expect(rowsOf(result, 'operating_cash_flow', 'FY2024Q1')[0]?.value).toBe('-2790');
  expect(rowsOf(result, 'capex', 'FY2024Q1')).toEqual([]);
  expect(oddOf(result, 'negative').join()).toContain('FY2024Q1');
});

test('of two tags in one filing the better is taken, and what the other says is told', async () => {
  const company = madeUpCompany({ years: [2023, 2024] });
  const concepts = company.facts['us-gaap'] ?? {};
  const base = concepts.PaymentsToAcquirePropertyPlantAndEquipment;
  concepts.PaymentsToAcquireProductiveAssets = {
    label: '',
    description: '',
    units: { USD: (base?.units.USD ?? []).map((fact) => ({ ...fact, val: (fact.val as number) + 3_000_000 })) },
  };
  const result = await importFacts(company);
  expect(rowsOf(result, 'capex', 'FY2024Q1')[0]?.value).toBe(String(steadyValue('capex', 2024, 1)));
  expect(oddOf(result, 'two-tags').join()).toMatch(/PaymentsToAcquireProductiveAssets says .* more like it/);
});

test('tags that never agree are not taken from each other', async () => {
  const tag = (line: Line, { filed }: Filing) => {
    const own: Partial<Record<Line, string>> = { revenue: 'Revenues', ppe: 'PropertyPlantAndEquipmentNet' };
    if (line === 'capex') {
      return filed < '2024-07-01' ? 'PaymentsToAcquirePropertyPlantAndEquipment' : 'PaymentsForCapitalImprovements';
    }
    return own[line] ?? 'OperatingIncomeLoss';
  };
  const result = await importPlan({ years: [2024], tag });
  expect(rowsOf(result, 'capex', 'FY2024Q2')).toEqual([]);
  expect(oddOf(result, 'tags-not-joined').join()).toContain('FY2024Q2');
});

test('a company that files in thousands keeps its decimals', async () => {
  const value = (line: Line, year: number, quarter: number) => steadyValue(line, year, quarter) + 0.123;
  const result = await importPlan({ years: [2023, 2024], value });
  expect(rowsOf(result, 'capex', 'FY2024Q1')[0]).toMatchObject({
    value: String(steadyValue('capex', 2024, 1) + 0.123),
    rounded_to: '0.001',
  });
});

test('a year end in the middle of a month, by ticker of a company that is not in the ledger', async () => {
  const quarterEnds = (year: number) =>
    [`${year - 1}-10-15`, `${year}-01-15`, `${year}-04-15`, `${year}-07-15`] as const;
  const submissions = madeUpSubmissions({ fiscalYearEnd: '0715' });
  const result = await importPlan({ years: [2023, 2024], quarterEnds }, { submissions });
  expect(result.company.fiscalYearEnd).toBe('07-15');
  expect(rowsOf(result, 'capex', 'FY2024Q3')[0]).toMatchObject({ start: '2024-01-16', end: '2024-04-15' });
});

test('a second import of the same brings nothing; new filings bring only what is new; what was known stays', async () => {
  const first = await importPlan({ years: [2023, 2024] });
  expect(first.isNews).toBe(true);
  const again = await importPlan({ years: [2023, 2024] }, { overlays: [first.overlay] });
  expect(again.isNews).toBe(false);
  expect(again.changes).toMatchObject({ added: [], changed: [], removed: [] });
  expect(again.overlay).toBe(first.overlay);
  // The next file lacks the first year altogether.
  const later = await importPlan({ years: [2024, 2025] }, { overlays: [first.overlay] });
  expect(later.changes.removed).toEqual([]);
  expect(later.changes.changed).toEqual([]);
  expect(new Set(later.changes.added.map(({ period }) => period.slice(0, 6)))).toEqual(new Set(['FY2025']));
});

test.each<[string, (company: CompanyFile) => unknown, string, RegExp]>([
  ['no facts', (company) => ({ ...company, facts: {} }), 'no-facts', /has no facts/],
  [
    'an unknown taxonomy only',
    (company) => ({ ...company, facts: { 'acme-gaap': company.facts['us-gaap'] } }),
    'no-usd-figures',
    /acme-gaap/,
  ],
  [
    'a concept without units',
    (company) => {
      const concept = company.facts['us-gaap']?.OperatingIncomeLoss as Partial<{ units: unknown }>;
      delete concept.units;
      return company;
    },
    'odd-response',
    /facts\.us-gaap\.OperatingIncomeLoss\.units/,
  ],
  [
    'texts for numbers',
    (company) => {
      for (const fact of company.facts['us-gaap']?.OperatingIncomeLoss?.units.USD ?? []) fact.val = String(fact.val);
      return company;
    },
    'odd-response',
    /OperatingIncomeLoss\.units\.USD\.0\.val.*expected number/,
  ],
  [
    'a day that does not exist',
    (company) => {
      const fact = company.facts['us-gaap']?.OperatingIncomeLoss?.units.USD?.[3];
      if (fact !== undefined) fact.filed = '2024-02-31';
      return company;
    },
    'odd-response',
    /USD\.3\.filed.*a day that exists/,
  ],
  [
    'another currency',
    (company) => {
      for (const concept of Object.values(company.facts['us-gaap'] ?? {})) {
        concept.units = { EUR: concept.units.USD ?? [] };
      }
      return company;
    },
    'no-usd-figures',
    /in EUR/,
  ],
  ['another company', (company) => ({ ...company, cik: 1 }), 'cik-mismatch', /company 1; expected 9999999/],
  ['a list', () => [], 'odd-response', /expected object/],
])('%s: refused, with what was odd', async (_, spoil, code, words) => {
  const failure = await importFacts(spoil(madeUpCompany({ years: [2023, 2024] }))).catch((error) => error);
  expect(failure.code).toBe(code);
  const said = [failure, ...failure.issues].map((one) => one.toLine()).join('\n');
  expect(said).toMatch(words);
});

test('without a record of the filings the year end must be given', async () => {
  const plan = { years: [2023, 2024] };
  await expect(importPlan(plan, { submissions: undefined })).rejects.toMatchObject({ code: 'fiscal-year-unknown' });
  const query = { ticker: 'EXIN', fiscalYearEnd: '12-31' };
  expect((await importPlan(plan, { submissions: undefined, query })).figures).toBeGreaterThan(50);
});

test('an unknown ticker is answered with the nearest, a wrong number with what is expected', async () => {
  const facts = madeUpCompany({ years: [2024] });
  await expect(importFacts(facts, { query: { ticker: 'EXIM' } })).rejects.toMatchObject({
    code: 'unknown-ticker',
    hint: 'did you mean EXIN?',
  });
  await expect(importFacts(facts, { query: { cik: '12x' } })).rejects.toMatchObject({ code: 'bad-cik' });
  await expect(importFacts(facts, { query: {} })).rejects.toMatchObject({ code: 'no-company-named' });
});

test('a folder of saved responses is read however it is laid out', async () => {
  const { folderDocuments } = await import('./documents.ts');
  const folder = mkdtempSync(join(tmpdir(), 'jevons-saved-'));
  writeFileSync(join(folder, 'CIK0009999999.json'), JSON.stringify(madeUpCompany({ years: [2023, 2024] })));
  writeFileSync(join(folder, 'company_tickers.json'), JSON.stringify(madeUpTickers));
  const documents = folderDocuments(folder);
  const place = { documents, rules, ledger: packaged, packaged, tables, overlays: [], time: '' };
  const result = await importSec({ ticker: 'exin', fiscalYearEnd: '12-31' }, place);
  expect(result.company.id).toBe('example-industries');
  await expect(importSec({ cik: '42' }, place)).rejects.toMatchObject({ code: 'no-company-facts' });
  expect(() => folderDocuments(join(folder, 'nowhere'))).toThrow(/no such folder/);
});
