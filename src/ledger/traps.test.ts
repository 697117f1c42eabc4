/** The known traps of these facts, each a test on the files that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatMoney } from '#base';
import { buildLedger, isMissing, isValue, observationTables, type TableName, tables, verifyLedger } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const ledger = buildLedger(files);
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

test('Alphabet and Oracle are plain gross cash, each on its own fiscal year', () => {
  const alphabet = ledger.value({ company: 'alphabet', metric: 'capex', period: 'CY2025' });
  expect(alphabet).toMatchObject({ value: 91_447, basis: 'cash-gross', status: 'reported' });
  const oracle = ledger.value({ company: 'oracle', metric: 'capex', period: 'FY2025' });
  expect(oracle).toMatchObject({ value: 21_215, basis: 'cash-gross' });
  expect(oracle.period).toMatchObject({ start: '2024-06-01', end: '2025-05-31' });
});

test('definitions are never added or compared in silence; the nearest common basis is offered', () => {
  const growth = { company: 'amazon', metric: 'capex', from: 'CY2024', to: 'CY2025' };
  try {
    ledger.growth({ ...growth, definition: 'net', toDefinition: 'gross' });
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ kind: 'data', code: 'definition-mismatch' });
    expect((error as { hint: string }).hint).toMatch(/net: 77658 to 128320.*gross: 82999 to 131819/);
  }
  const own = ledger.total({
    companies: ['MSFT', 'META'],
    metric: 'capex',
    definition: 'incl-finance-leases',
    period: '2026Q1',
  });
  // Both call it "including finance leases", and mean assets acquired and principal repaid.
  expect(own.sameBasis).toBe(false);
  expect(own.differences).toHaveLength(1);
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

test('the founding example: 128.3 net and 131.8 gross came out, above every reading of what was said', () => {
  expect(amountOf('amazon', 'capex', 'net', 'CY2025')).toBe(128_320);
  const [record] = ledger.guidanceAgainstOutcome({ company: 'amazon', period: 'CY2025' }).outcomes;
  const [high, low] = record?.versusFirstRange ?? [];
  expect(high).toBeCloseTo(0.22, 2);
  expect(low).toBeCloseTo(0.283, 3);
});

test('the founding example: DeepSeek slowed no plan for 2025 but that of Microsoft, which was reversed', () => {
  const { outcomes } = ledger.guidanceAgainstOutcome({ period: 'CY2025' });
  const issuedAround = outcomes.filter(({ company }) => ['amazon', 'alphabet', 'meta'].includes(company));
  expect(issuedAround).toHaveLength(3);
  for (const { first, lastMiddle, firstMiddle } of issuedAround) {
    expect(first.knownFrom >= '2025-01-24' && first.knownFrom <= '2025-02-06').toBe(true);
    expect(lastMiddle).toBeGreaterThan(firstMiddle);
  }
  const said = ledger.guidance({ company: 'microsoft', period: 'FY2026' });
  expect(said.find(({ date }) => date === '2025-01-29')?.qualitative.en).toMatch(/more slowly/);
  expect(said.find(({ date }) => date === '2025-10-29')?.qualitative.en).toMatch(/reversal/);
});

test('the founding example: who argued that cheaper means more, and when', () => {
  const said = ledger.statements({ theme: 'falling-cost', asOf: '2025-02-28' });
  const on = (name: RegExp) => said.filter(({ speaker }) => name.test(speaker)).map(({ date }) => date);
  expect(on(/Jassy/)).toContain('2025-02-06');
  expect(on(/Nadella/)).toEqual(expect.arrayContaining(['2025-01-27', '2025-01-29']));
  expect(on(/Pichai/)).toContain('2025-02-04');
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

test('trap 2: the last quarter is dated with the filing of the year, never before its own end', () => {
  const differences = rows.filter((row) => row.arithmetic.includes(' - ') && /Q[2-4]$/.test(row.period));
  expect(differences.length).toBeGreaterThan(50);
  for (const row of differences) {
    if (row.published === '') continue;
    expect(row.published > row.end).toBe(true);
    const year = ledger.catalog
      .factsOf(row.company, row.metric, row.definition)
      .find(({ period, vintage }) => period === row.period.slice(0, 6) && vintage === row.vintage);
    if (row.period.endsWith('Q4') && year !== undefined && year.published !== '') {
      expect(row.published >= year.published).toBe(true);
    }
  }
});

test('trap 2: no quarter is more than 0.6 of its year, for every flow of every company, save one that is explained', () => {
  const shares = verifyLedger(ledger).filter(({ check }) => check === 'quarter-share');
  expect(shares.map(({ subject }) => subject)).toEqual(['alphabet finance_lease_principal reported FY2025Q4']);
  expect(shares.every(({ explained }) => explained !== '')).toBe(true);
});

test('trap 3: the tag of Meta changed its meaning; gross and net of 2023 are two figures', () => {
  expect(amountOf('meta', 'capex', 'gross', 'CY2023')).toBe(27_266);
  expect(amountOf('meta', 'capex', 'net', 'CY2023')).toBe(27_045);
});

test('trap 3: gross and net of Meta are not compared as one series', () => {
  expect(() =>
    ledger.growth({
      company: 'meta',
      metric: 'capex',
      definition: 'gross',
      toDefinition: 'net',
      from: 'CY2022',
      to: 'CY2024',
    }),
  ).toThrow(/cannot be compared/);
  expect(ledger.find({ company: 'meta', metric: 'capex', definition: 'gross', period: 'CY2024' })).toMatchObject({
    reason: 'not-yet-reported',
  });
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

test('trap 9: a milliard is 10^9: amounts in French never say billion, and figures are of the order of their outcome', () => {
  // A French billion is 10^12; the unit of guidance is 10^9 US dollars.
  expect(formatMoney(100, 'fr')).toMatch(/^100\sMd\$$/);
  expect(formatMoney(1250, 'fr')).not.toMatch(/billion|Bn/i);
  for (const { text } of ledger.statements()) expect(text.fr).not.toMatch(/\bbillions?\b/i);
  for (const row of ledger.catalog.rows('guidance')) expect(row.qualitative_fr).not.toMatch(/\bbillions?\b/i);
  const errorsAfter = (from: string, to: string, table = 'guidance.csv') => {
    const text = files[table] as string;
    expect(text).toContain(from);
    const spoilt = buildLedger({ ...files, [table]: text.replace(from, to) });
    return verifyLedger(spoilt)
      .filter(({ severity }) => severity === 'error')
      .map(({ check }) => check);
  };
  const said = (files['guidance.csv'] ?? '').split('\n').find((line) => line.startsWith('alphabet,2025-02-04,')) ?? '';
  // Ten times too much, as a translation of a figure in yi makes it; a thousand times, as a billion read in French.
  expect(errorsAfter(said, said.replace(',75,75,', ',750,750,'))).toContain('guidance-scale');
  expect(errorsAfter(said, said.replace(',75,75,', ',75000,75000,'))).toContain('guidance-scale');
  expect(errorsAfter(',91447,USD million', ',914470,USD million', 'financials.csv')).toContain('scale');
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

test('every row of every table has a source and a date, or says why not', () => {
  for (const name of Object.keys(tables) as TableName[]) {
    const own = ledger.catalog.rows(name) as readonly Readonly<Record<string, unknown>>[];
    expect(own.length).toBeGreaterThan(0);
    for (const row of own) {
      const documents = [row.source, row.sources].flat().filter((id) => id !== undefined);
      if ('source' in tables[name] || 'sources' in tables[name]) expect(documents.length).toBeGreaterThan(0);
      if (name === 'financials') expect(row.published !== '' || row.published_reason !== '').toBe(true);
      if (name === 'guidance' || name === 'statements') expect(row.known_from).toMatch(/^2\d{3}-\d\d-\d\d$/);
    }
  }
  for (const table of observationTables) {
    const { info, rows: own } = ledger.observationSeries({ table });
    for (const row of own) expect(String(row[info.date])).toMatch(/^\d{4}/);
  }
});

test('no document stands twice', () => {
  const sources = ledger.sources();
  const addresses = sources.map(({ url }) => url.toLowerCase().replace(/\/$/, '')).filter((url) => url !== '');
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(new Set(sources.map(({ title, publisher }) => `${title} ${publisher}`)).size).toBe(sources.length);
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
