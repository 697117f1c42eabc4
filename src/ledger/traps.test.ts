/** The known traps of these facts, each a test on the files that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildLedger, isMissing, isValue, type TableName, verifyLedger } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const ledger = buildLedger(
  Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);
const rows = ledger.catalog.rows('financials');
const amountOf = (company: string, metric: string, definition: string, period: string) =>
  ledger.value({ company, metric, definition, period }).value;

test('capex means four things, and each company keeps its own', () => {
  const own = (company: string) => ledger.value({ company, metric: 'capex', period: 'FY2025' });
  expect(own('amazon')).toMatchObject({ definition: 'net', value: 128_320 });
  expect(own('microsoft')).toMatchObject({ definition: 'incl-finance-leases', value: 88_200 });
  expect(own('alphabet')).toMatchObject({ definition: 'gross', value: 91_447 });
  expect(own('meta')).toMatchObject({ definition: 'incl-finance-leases', value: 72_215 });
  expect(own('oracle')).toMatchObject({ definition: 'gross', value: 21_215 });
  expect(own('microsoft').basis).not.toBe(own('meta').basis);
});

test('Amazon 2024 is 82,999 gross, 77,658 net; 2025 is 131,819 and 128,320', () => {
  expect(amountOf('amazon', 'capex', 'gross', 'CY2024')).toBe(82_999);
  expect(amountOf('amazon', 'capex', 'net', 'CY2024')).toBe(77_658);
  expect(amountOf('amazon', 'capex_proceeds', 'reported', 'CY2024')).toBe(5341);
  expect(amountOf('amazon', 'capex', 'gross', 'CY2025')).toBe(131_819);
  expect(amountOf('amazon', 'capex', 'net', 'CY2025')).toBe(128_320);
});

test('what Microsoft says on its calls is not cash plus leases', () => {
  expect(amountOf('microsoft', 'capex', 'incl-finance-leases', 'FY2026Q4')).toBe(41_000);
  expect(amountOf('microsoft', 'capex', 'gross', 'FY2026Q4')).toBe(35_802);
  expect(amountOf('microsoft', 'capex', 'gross', 'FY2025')).toBe(64_551);
});

test('Meta 2025 is 69,691 net and 72,215 with the principal of its finance leases', () => {
  expect(amountOf('meta', 'capex', 'net', 'CY2025')).toBe(69_691);
  const guided = ledger.value({ company: 'meta', metric: 'capex', period: 'CY2025' });
  expect(guided.value).toBe(72_215);
  expect(guided.arithmetic.map((part) => part.value)).toEqual([69_691, 2524]);
});

test('the founding example: +28.8 % over net, +34.5 % on the basis of the call, +20.5 % over gross', () => {
  const over = (definition: string, plan: number) =>
    plan / (amountOf('amazon', 'capex', definition, 'FY2024') / 1000) - 1;
  expect(over('net', 100)).toBeCloseTo(0.288, 3);
  expect(over('gross', 100)).toBeCloseTo(0.205, 3);
  expect(amountOf('amazon', 'capex', 'capital-investments', 'FY2024Q4')).toBe(26_300);
  expect(over('capital-investments', 4 * 26.3)).toBeCloseTo(0.345, 3);
  const said = ledger.guidance({ company: 'amazon', period: 'CY2025', asOf: '2025-02-06' }).at(-1);
  expect(said).toMatchObject({ date: '2025-02-06', low: 100, high: 105.2, basis: 'implied' });
  expect(said?.qualitative.en).toMatch(/no annual figure/);
});

test('the founding example: about 80 is fiscal 2025 of Microsoft and no capex, about 75 is calendar 2025 of Alphabet', () => {
  const [microsoft] = ledger.guidance({ company: 'microsoft', period: 'FY2025' }).filter((entry) => entry.low === 80);
  expect(microsoft).toMatchObject({
    definition: 'ai-data-centers',
    period: { start: '2024-07-01', end: '2025-06-30' },
  });
  const [alphabet] = ledger.guidance({ company: 'alphabet', period: 'CY2025' }).filter((entry) => entry.low === 75);
  expect(alphabet).toMatchObject({ date: '2025-02-04', period: { start: '2025-01-01', end: '2025-12-31' } });
});

test('trap 1: a comparative read a year later counts from the day the figure was first public', () => {
  const late = rows.filter((row) => row.read_on !== '' && row.published !== '' && row.read_on > row.published);
  expect(late.length).toBeGreaterThan(200);
  for (const row of late) expect(row.published_reason).not.toBe('');
  const query = { company: 'amazon', metric: 'capex', definition: 'net', period: '2025Q1' };
  expect(isMissing(ledger.find({ ...query, asOf: '2025-05-01' }))).toBe(true);
  expect(ledger.value({ ...query, asOf: '2025-05-02' })).toMatchObject({ value: 24_255, published: '2025-05-02' });
});

test('trap 1: a fact without a publication date says why, and stays out of answers as of a date', () => {
  const undated = rows.filter((row) => row.published === '');
  expect(undated.length).toBeGreaterThan(50);
  for (const row of undated) expect(row.published_reason).not.toBe('');
  const query = { company: 'oracle', metric: 'capex', definition: 'gross', period: 'FY2020' };
  expect(ledger.value(query)).toMatchObject({ published: null });
  expect(ledger.find({ ...query, asOf: '2026-01-01' })).toMatchObject({ reason: 'publication-date-unknown' });
});

test('trap 2: quarters add up to their year, and none is a half-year in disguise', () => {
  const findings = verifyLedger(ledger);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(findings.filter((finding) => finding.check === 'idle-exception')).toEqual([]);
  expect(amountOf('coreweave', 'capex', 'gross', '2026Q2')).toBe(14_117 - 7695);
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => amountOf('meta', 'capex', 'net', `FY2024${quarter}`));
  expect(quarters.reduce((sum, value) => sum + value, 0)).toBe(amountOf('meta', 'capex', 'net', 'FY2024'));
});

test('trap 2: a difference of year-to-date figures shows its arithmetic', () => {
  const third = ledger.value({ company: 'meta', metric: 'capex', definition: 'net', period: 'FY2024Q3' });
  expect(third.arithmetic.reduce((sum, part) => sum + part.sign * part.value, 0)).toBe(third.value);
  for (const row of rows.filter((row) => row.status === 'derived')) expect(row.arithmetic).not.toBe('');
});

test('trap 3: the tag of Meta changed its meaning; gross and net of 2023 are two figures', () => {
  expect(amountOf('meta', 'capex', 'gross', 'CY2023')).toBe(27_266);
  expect(amountOf('meta', 'capex', 'net', 'CY2023')).toBe(27_045);
});

test('trap 4: a negative cash flow keeps its sign', () => {
  expect(amountOf('amazon', 'operating_cash_flow', 'reported', '2022Q1')).toBe(-2790);
});

test('trap 5: a recast never joins the figures it replaced', () => {
  const before = amountOf('microsoft', 'cloud_revenue', 'intelligent-cloud-before-fy2025', 'FY2024Q1');
  expect(before).toBe(24_259);
  expect(amountOf('microsoft', 'cloud_revenue', 'intelligent-cloud', 'FY2024Q1')).toBe(20_013);
  expect(() =>
    ledger.growth({
      company: 'microsoft',
      metric: 'cloud_revenue',
      definition: 'intelligent-cloud-before-fy2025',
      toDefinition: 'intelligent-cloud',
      from: 'FY2024Q1',
      to: 'FY2025Q1',
    }),
  ).toThrow(/cannot be compared/);
  expect(amountOf('alphabet', 'cloud_operating_income', 'google-cloud', 'CY2022')).toBe(-1922);
  expect(amountOf('alphabet', 'cloud_operating_income', 'google-cloud-before-2023', 'CY2022')).toBe(-2968);
});

test('trap 5: restated quarters are not added to first ones, nor shown before they were restated', () => {
  const query = { company: 'alphabet', metric: 'operating_income', period: 'FY2018Q1' };
  expect(ledger.value(query)).toMatchObject({ value: 7633, vintage: 'recast' });
  expect(ledger.value({ ...query, vintage: 'first' })).toMatchObject({ value: 7001, vintage: 'first' });
  expect(ledger.value({ ...query, asOf: '2018-12-31' })).toMatchObject({ value: 7001, vintage: 'first' });
  // The last quarter was never restated, so the second half cannot be either.
  const half = ledger.value({ company: 'alphabet', metric: 'operating_income', period: '2018H2' });
  expect(half.vintage).toBe('first');
  expect(half.arithmetic.map((part) => part.value)).toEqual([8310, 8203]);
  expect(half.notes[0]).toMatch(/first published/);
});

test('trap 6: backlogs are not one concept', () => {
  expect(amountOf('microsoft', 'rpo_total', 'performance-obligations', 'FY2026Q4')).toBe(684_000);
  expect(amountOf('microsoft', 'rpo_commercial', 'performance-obligations', 'FY2026Q4')).toBe(678_000);
  const alphabet = { company: 'alphabet', metric: 'rpo_total' };
  expect(ledger.value({ ...alphabet, definition: 'performance-obligations', period: '2025Q4' }).value).toBe(242_800);
  expect(ledger.value({ ...alphabet, period: '2026Q1' }).value).toBe(467_600);
  expect(ledger.find({ ...alphabet, period: '2025Q4' })).toMatchObject({ reason: 'not-gathered' });
});

test('trap 7: changes of asset lives are dated facts, and the cut of 190 to 175 is one of definition', () => {
  const lives = ledger.observations('asset-lives').filter((row) => row.company === 'amazon');
  expect(lives.map((row) => [row.from_years, row.to_years])).toEqual([
    [5, 6],
    [6, 5],
  ]);
  const [april, july] = ledger.guidance({ company: 'microsoft', period: 'CY2026' });
  expect([april?.low, july?.low, july?.attribution]).toEqual([190, 175, 'definition']);
  const [record] = ledger.guidanceAgainstOutcome({ company: 'microsoft', period: 'CY2026' }).outcomes;
  expect(record).toMatchObject({ revisions: ['definition'], comparable: 'different' });
});

test('trap 8: what was put down to dearer parts is marked', () => {
  const raised = ledger.guidance({ company: 'amazon', period: 'CY2026' }).at(-1);
  expect(raised).toMatchObject({ low: 220, attribution: 'price' });
  expect(ledger.guidance({ company: 'microsoft', period: 'CY2026' })[0]?.pricePart).toBe(25);
});

test('four companies spent 165,050 in the second quarter of 2026, gross, but Meta net', () => {
  const total = ledger.total({ companies: ['AMZN', 'MSFT', 'GOOGL', 'META'], metric: 'capex', period: '2026Q2' });
  expect(total).toMatchObject({ value: 165_050, definition: 'gross', sameBasis: false, missing: [] });
  expect(total.differences.map(({ company, definition }) => [company, definition])).toEqual([['meta', 'net']]);
  expect(total.parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 12);
});

test('first guidance against outcome is as the record has it', () => {
  const { outcomes } = ledger.guidanceAgainstOutcome({});
  const versus = (company: string, label: string) =>
    outcomes.find((row) => row.company === company && row.period.label === label)?.versusFirst;
  expect(versus('alphabet', 'CY2025')).toBeCloseTo(0.22, 2);
  expect(versus('amazon', 'CY2025')).toBeCloseTo(0.25, 2);
  expect(versus('meta', 'CY2024')).toBeCloseTo(0.21, 2);
  expect(versus('meta', 'CY2025')).toBeCloseTo(0.16, 2);
  expect(versus('oracle', 'FY2026')).toBeCloseTo(1.23, 2);
  expect(versus('coreweave', 'CY2025')).toBeCloseTo(-0.31, 2);
  expect(versus('meta', 'CY2023')).toBeCloseTo(-0.23, 2);
});

test('every gathered row is there, with a source and a date or a reason', () => {
  expect(ledger.catalog.rows('guidance')).toHaveLength(87);
  expect(ledger.catalog.rows('statements')).toHaveLength(67);
  for (const name of ['guidance', 'statements'] satisfies TableName[]) {
    for (const row of ledger.catalog.rows(name)) expect(row.sources.length).toBeGreaterThan(0);
  }
  expect(rows.length).toBeGreaterThanOrEqual(1791);
});

test('a figure that no reader can confirm carries the mark', () => {
  const guidance = ledger.guidance({ company: 'alphabet', period: 'CY2025' });
  expect(guidance.filter((entry) => !entry.confirmed).length).toBeGreaterThan(0);
  expect(guidance.every((entry) => entry.confirmed === entry.sources.every((source) => source.confirmable))).toBe(true);
  const commitment = ledger.find({ company: 'coreweave', metric: 'capex', period: 'CY2025' });
  expect(isValue(commitment) && commitment.confirmed).toBe(false);
});

test('Epoch AI is credited with the stock of compute', () => {
  const credits = ledger.sources().filter((source) => source.publisher === 'Epoch AI');
  expect(credits.length).toBe(2);
  for (const source of credits) expect(source.credit).toContain('CC BY');
});

test('statements are found by theme, company and day, in both languages', () => {
  const cheaper = ledger.statements({ theme: 'falling-cost', company: 'AMZN', asOf: '2025-02-06' });
  expect(cheaper.map((entry) => entry.date)).toEqual(['2025-02-06']);
  expect(cheaper[0]?.speaker).toBe('Andy Jassy');
  for (const entry of ledger.statements()) {
    expect(entry.text.en).not.toBe('');
    expect(entry.text.fr).not.toBe(entry.text.en);
    expect(entry.confirmed).toBe(entry.sources.every((source) => source.confirmable));
  }
  const dates = ['2025-01-27', '2025-01-29', '2025-02-04', '2025-02-06'];
  const early = ledger.statements({ theme: 'falling-cost', asOf: '2025-02-28' }).map((entry) => entry.date);
  expect(early).toEqual(expect.arrayContaining(dates));
});

test('series for calibration keep what must not be mixed apart', () => {
  expect(ledger.observations('token-prices').filter((row) => row.use_for_calibration)).toHaveLength(181);
  expect(new Set(ledger.observations('gpu-rental').map((row) => row.term))).toEqual(
    new Set(['on-demand', 'spot', '1-year', '3-year']),
  );
  const stock = ledger.observations('compute-stock').filter((row) => row.maker === 'Nvidia' && row.owner === 'all');
  expect(stock.every((row) => row.h100e_p5 <= row.h100e_median && row.h100e_median <= row.h100e_p95)).toBe(true);
  expect(ledger.observations('nvidia-revenue').at(-1)).toMatchObject({ period: 'FY2027Q1', total: null });
  expect(ledger.observations('adoption').every((row) => row.share > 0 && row.share < 1)).toBe(true);
  expect(ledger.observations('tokens-processed')).toHaveLength(24);
  expect(ledger.observations('ai-revenue')).toHaveLength(28);
});
