/** How questions are answered, on tables small enough to see. */
import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { buildLedger, type Ledger } from './index.ts';

const actors = `id,ticker,name,aliases,cik,fiscal_year_end,currency,role,label_en,label_fr
alpha,ALF,Alpha Inc,alpha corp|alphacloud,1,12-31,USD,hyperscaler,Alpha,Alpha
june,JUN,June Ltd,,2,06-30,USD,hyperscaler,June,Juin
may,MAY,May Corp,,3,05-31,USD,neocloud,May,Mai
lab,,Lab,,,,USD,laboratory,Lab,Labo`;
const sources = `id,title,publisher,url,kind,confirmable,credit
paper,Paper,Press,https://example.org/a,release,yes,
hearsay,Hearsay,unknown,,compilation,no,`;
const metrics = `id,kind,unit,may_be_negative,label_en,label_fr
capex,flow,USD million,no,Capex,Capex
revenue,flow,USD million,no,Revenue,Revenu
operating_income,flow,USD million,yes,Income,Résultat
ppe_net,stock,USD million,no,Plant,Immobilisations`;
const definitions = `metric,id,company,default,guided,basis,text_en,text_fr
capex,gross,alpha,no,no,cash-gross,gross cash,brut
capex,net,alpha,yes,yes,cash-net,net cash,net
capex,gross,june,yes,yes,cash-gross,gross cash,brut
capex,net,may,yes,no,cash-net,net cash,net
revenue,reported,alpha,yes,no,reported,revenue,revenu
operating_income,reported,alpha,yes,no,reported,income,résultat
ppe_net,reported,alpha,yes,no,reported,plant,immobilisations
ppe_net,reported,june,yes,no,reported,plant,immobilisations`;
const columns =
  'company,metric,definition,period,start,end,value,unit,rounded_to,published,read_on,published_reason,vintage,status,grade,sources,place,arithmetic,note';
const quarterEnds = { Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' } as const;
const quarterStarts = { Q1: '01-01', Q2: '04-01', Q3: '07-01', Q4: '10-01' } as const;

interface Fact {
  company?: string;
  metric?: string;
  definition?: string;
  period: string;
  days: readonly [string, string];
  value: number;
  published?: string;
  vintage?: string;
  status?: string;
  grade?: string;
  sources?: string;
  note?: string;
}
function line(fact: Fact): string {
  const { company = 'alpha', metric = 'capex', definition = 'net', period, days, value } = fact;
  const reason = fact.published === '' ? 'not gathered' : '';
  const end = [
    fact.vintage ?? 'first',
    fact.status ?? 'reported',
    fact.grade ?? 'A',
    fact.sources ?? 'paper',
    'p. 1',
    '',
  ];
  const published = fact.published ?? `${Number(days[1].slice(0, 4)) + 1}-02-01`;
  return [
    company,
    metric,
    definition,
    period,
    ...days,
    value,
    'USD million',
    1,
    published,
    '',
    reason,
    ...end,
    fact.note ?? '',
  ].join();
}
const alphaQuarter = (year: number, quarter: keyof typeof quarterEnds, value: number, more: Partial<Fact> = {}) =>
  line({
    period: `FY${year}${quarter}`,
    days: [`${year}-${quarterStarts[quarter]}`, `${year}-${quarterEnds[quarter]}`],
    value,
    ...more,
  });
const year = (label: number, value: number, more: Partial<Fact> = {}) =>
  line({ period: `FY${label}`, days: [`${label}-01-01`, `${label}-12-31`], value, ...more });

const guidanceColumns =
  'company,date,precision,known_from,known_reason,period,start,end,low,high,unit,basis,qualitative_en,qualitative_fr,definition,attribution,price_part,event,sources,place,status,grade,note';
const guidanceDefinitions = `id,metric,definition,comparable,text_en,text_fr
net,capex,net,same,net cash,net
rough,capex,net,close,about net,presque net
other,,,different,something else,autre chose`;
function said(date: string, period: string, low: number | '', high: number | '', definition = 'net', words = '') {
  const label = /^CY(\d{4})$/.exec(period)?.[1];
  const days = label === undefined ? ['', ''] : [`${label}-01-01`, `${label}-12-31`];
  const end = ['USD billion', 'stated', words, words, definition, '', '', 'call', 'hearsay', '', 'reported', 'A', ''];
  return ['alpha', date, 'day', date, '', period, ...days, low, high, ...end].join();
}

function ledgerOf(
  facts: readonly string[],
  guidance: readonly string[] = [],
  more: Record<string, string> = {},
): Ledger {
  return buildLedger({
    'actors.csv': actors,
    'sources.csv': sources,
    'metrics.csv': metrics,
    'definitions.csv': definitions,
    'financials.csv': [columns, ...facts].join('\n'),
    'guidance.csv': [guidanceColumns, ...guidance].join('\n'),
    'guidance-definitions.csv': guidanceDefinitions,
    ...more,
  });
}
const fails = (code: string, kind = 'data') => expect.objectContaining({ kind, code });
const capex = { company: 'alpha', metric: 'capex' };

test('a company is found by id, ticker, name or alias, in any case', () => {
  const ledger = ledgerOf([year(2024, 40)]);
  for (const company of ['alpha', 'ALF', 'alf', 'Alpha Inc', 'alpha  corp', 'AlphaCloud']) {
    expect(ledger.company(company).id).toBe('alpha');
  }
});

test('unknown names are usage errors that suggest the nearest', () => {
  const ledger = ledgerOf([year(2024, 40)]);
  const line = (query: () => unknown) => {
    try {
      query();
    } catch (error) {
      return (error as JevonsError).toLine();
    }
    throw new Error('it was answered');
  };
  const ask = (more: object) => () => ledger.find({ ...capex, period: 'CY2024', ...more });
  expect(line(ask({ company: 'alpa' }))).toBe('unknown company "alpa"; did you mean alpha? [unknown-company]');
  expect(line(ask({ company: 'zzzzzz' }))).toContain('known: alpha, june, may');
  expect(line(ask({ metric: 'capx' }))).toContain('did you mean capex?');
  expect(line(ask({ metric: 'zzzzzz' }))).toContain('known: capex, revenue');
  expect(line(ask({ definition: 'nett' }))).toContain('did you mean net?');
  expect(line(ask({ definition: 'zzzzzz' }))).toContain('known: gross, net');
  expect(line(ask({ period: 'FY24' }))).toContain('unknown-period');
  expect(line(ask({ asOf: 'today' }))).toContain('bad-as-of');
  expect(line(() => ledger.statements({ theme: 'weather' }))).toContain('unknown-theme');
  expect(line(() => ledger.observations('weather' as 'adoption'))).toContain('unknown-series');
  expect(line(() => ledger.total({ companies: [], metric: 'capex', period: 'CY2024' }))).toContain('no-companies');
  expect(() => ledger.find({ ...capex, metric: 'capx', period: 'CY2024' })).toThrow(fails('unknown-metric', 'usage'));
});

test('a printed year is preferred to the sum of its quarters', () => {
  const quarters = (['Q1', 'Q2', 'Q3', 'Q4'] as const).map((quarter) => alphaQuarter(2024, quarter, 10));
  expect(ledgerOf([year(2024, 41), ...quarters]).value({ ...capex, period: 'CY2024' })).toMatchObject({
    value: 41,
    status: 'reported',
    arithmetic: [],
    period: { label: 'CY2024', start: '2024-01-01', end: '2024-12-31' },
  });
});

test('a year without a figure is the sum of its quarters, dated by the last of them', () => {
  const facts = [
    alphaQuarter(2024, 'Q1', 10, { published: '2024-05-01' }),
    alphaQuarter(2024, 'Q2', 11, { published: '2024-08-01', grade: 'C', sources: 'hearsay', note: 'guess' }),
    alphaQuarter(2024, 'Q3', 12.1, { published: '2024-11-01' }),
    alphaQuarter(2024, 'Q4', 13.2, { published: '2025-02-01' }),
  ];
  expect(ledgerOf(facts).value({ ...capex, period: 'FY2024' })).toMatchObject({
    value: 46.3,
    status: 'derived',
    grade: 'C',
    confirmed: false,
    published: '2025-02-01',
    roundedTo: 4,
    notes: ['guess'],
  });
  const half = ledgerOf(facts).find({ ...capex, period: 'FY2024', asOf: '2024-12-31' });
  expect(half).toMatchObject({ reason: 'not-yet-public', missing: expect.stringContaining('came out on 2025-02-01') });
});

test('a quarter without a figure is its year less the others, with the arithmetic', () => {
  const facts = [
    year(2024, 50),
    alphaQuarter(2024, 'Q1', 10),
    alphaQuarter(2024, 'Q2', 11),
    alphaQuarter(2024, 'Q3', 12),
  ];
  const fourth = ledgerOf(facts).value({ ...capex, period: '2024Q4' });
  expect(fourth).toMatchObject({ value: 17, status: 'derived' });
  expect(fourth.arithmetic.map(({ sign, label, value }) => [sign, label, value])).toEqual([
    [1, 'FY2024', 50],
    [-1, 'FY2024Q1', 10],
    [-1, 'FY2024Q2', 11],
    [-1, 'FY2024Q3', 12],
  ]);
});

test('a shifted fiscal year is cut by days; quarters that do not match are said to be approximate', () => {
  const june = (period: string, days: [string, string], value: number) =>
    line({ company: 'june', definition: 'gross', period, days, value, published: '2025-02-01' });
  const may = (period: string, days: [string, string], value: number) =>
    line({ company: 'may', period, days, value, published: '2025-02-01' });
  const ledger = ledgerOf([
    june('FY2024Q3', ['2024-01-01', '2024-03-31'], 1),
    june('FY2024Q4', ['2024-04-01', '2024-06-30'], 2),
    june('FY2025Q1', ['2024-07-01', '2024-09-30'], 3),
    june('FY2025Q2', ['2024-10-01', '2024-12-31'], 4),
    may('FY2024Q4', ['2024-03-01', '2024-05-31'], 7),
  ]);
  expect(ledger.value({ company: 'june', metric: 'capex', period: 'CY2024' })).toMatchObject({
    value: 10,
    approximate: false,
  });
  const spring = ledger.value({ company: 'may', metric: 'capex', period: '2024Q2' });
  expect(spring).toMatchObject({ value: 7, approximate: true, period: { start: '2024-04-01', end: '2024-06-30' } });
  expect(spring.notes[0]).toContain('2024-03-01 to 2024-05-31');
});

test('a stock is the balance at the end of the period', () => {
  const balance = (company: string, period: string, end: string, value: number) =>
    line({ company, metric: 'ppe_net', definition: 'reported', period, days: ['', end], value });
  const ledger = ledgerOf([
    balance('alpha', 'FY2024Q3', '2024-09-30', 90),
    balance('alpha', 'FY2024Q4', '2024-12-31', 100),
    balance('june', 'FY2025Q2', '2024-12-31', 70),
  ]);
  const plant = { metric: 'ppe_net', period: 'CY2024' };
  expect(ledger.value({ company: 'alpha', ...plant }).value).toBe(100);
  expect(ledger.value({ company: 'june', ...plant }).value).toBe(70);
  expect(ledger.trailingYear({ company: 'alpha', metric: 'ppe_net' })).toMatchObject({ value: 100 });
});

test('missing figures say why', () => {
  const ledger = ledgerOf([
    year(2022, 30),
    year(2024, 40),
    year(2024, 44, { definition: 'gross' }),
    line({
      company: 'june',
      definition: 'gross',
      period: 'FY2024',
      days: ['2023-07-01', '2024-06-30'],
      value: 5,
      published: '',
    }),
  ]);
  const reason = (query: object) => ledger.find({ ...capex, period: 'CY2024', ...query });
  expect(reason({ period: 'CY2030' })).toMatchObject({ reason: 'not-yet-reported', hint: 'see its guidance' });
  expect(reason({ period: '2024Q4' })).toMatchObject({ reason: 'not-gathered' });
  expect(reason({ period: 'CY2023' })).toMatchObject({ reason: 'not-gathered' });
  expect(reason({ company: 'june', definition: 'net' })).toMatchObject({
    reason: 'not-disclosed',
    missing: 'June Ltd does not report capex as net',
    hint: 'it has gross',
  });
  expect(reason({ company: 'june', definition: 'net', period: 'FY2024' })).toMatchObject({ hint: 'it has gross: 5' });
  expect(reason({ company: 'lab' })).toMatchObject({ reason: 'not-disclosed' });
  expect(reason({ company: 'may' })).toMatchObject({
    reason: 'not-gathered',
    missing: expect.stringContaining('is gathered'),
  });
  expect(reason({ period: 'CY2022', asOf: '2020-01-01' })).toMatchObject({ reason: 'not-yet-public' });
  expect(reason({ period: 'CY2025', asOf: '2020-01-01' })).toMatchObject({ reason: 'not-yet-public' });
  expect(reason({ company: 'june', definition: 'gross', period: 'FY2024', asOf: '2026-01-01' })).toMatchObject({
    reason: 'publication-date-unknown',
  });
  expect(reason({ period: 'CY2025', asOf: '2025-06-01' })).toMatchObject({ reason: 'not-yet-reported' });
  expect(() => ledger.value({ ...capex, period: 'CY2030' })).toThrow(fails('missing-value'));
});

test('restated figures replace first ones from the day they came out, and are never added to them', () => {
  const quarter = (name: keyof typeof quarterEnds, value: number, more: Partial<Fact>) =>
    alphaQuarter(2024, name, value, { metric: 'operating_income', definition: 'reported', ...more });
  const ledger = ledgerOf([
    quarter('Q1', -5, { published: '2024-05-01' }),
    quarter('Q1', -6, { published: '2025-05-01', vintage: 'recast' }),
    quarter('Q2', 20, { published: '2025-08-01', vintage: 'recast' }),
    quarter('Q3', 30, { published: '2024-11-01' }),
  ]);
  const income = { company: 'alpha', metric: 'operating_income' };
  expect(ledger.value({ ...income, period: '2024Q1' }).value).toBe(-6);
  expect(ledger.value({ ...income, period: '2024Q1', asOf: '2025-04-30' }).value).toBe(-5);
  expect(ledger.value({ ...income, period: '2024H1' })).toMatchObject({ value: 14, vintage: 'recast' });
  expect(ledger.find({ ...income, period: 'FY2024 9M' })).toMatchObject({ reason: 'vintages-differ' });
  expect(ledger.series(income).breaks).toEqual(['FY2024Q3']);
});

test('of two figures for one period the printed one counts, then the earlier', () => {
  const ledger = ledgerOf([
    year(2024, 41, { status: 'derived', published: '2025-01-01' }),
    year(2024, 42, { published: '2025-03-01' }),
    year(2024, 43, { published: '2025-02-01', sources: 'hearsay' }),
  ]);
  expect(ledger.value({ ...capex, period: 'CY2024' }).value).toBe(43);
});

test('growth is on one definition, and refused across two with what both periods have', () => {
  const ledger = ledgerOf([
    year(2023, 50),
    year(2024, 75),
    year(2023, 52, { definition: 'gross' }),
    year(2024, 80, { definition: 'gross' }),
  ]);
  const growth = { ...capex, from: 'CY2023', to: 'CY2024' };
  expect(ledger.growth(growth)).toMatchObject({
    growth: 0.5,
    definition: 'net',
    from: { value: 50 },
    to: { value: 75 },
  });
  expect(ledger.growth({ ...growth, definition: 'net', toDefinition: 'net' }).growth).toBe(0.5);
  const across = () => ledger.growth({ ...growth, definition: 'net', toDefinition: 'gross' });
  expect(across).toThrow(fails('definition-mismatch'));
  try {
    across();
  } catch (error) {
    expect((error as JevonsError).hint).toBe('on one definition: gross: 52 to 80, +53.8 %; net: 50 to 75, +50 %');
  }
  expect(() => ledger.growth({ ...growth, to: 'CY2025' })).toThrow(fails('missing-value'));
  expect(() => ledger.growth({ ...growth, company: 'june', definition: 'net' })).toThrow(fails('missing-value'));
});

test('growth across definitions without a common period says that none has both', () => {
  const ledger = ledgerOf([year(2023, 50), year(2024, 80, { definition: 'gross' })]);
  try {
    ledger.growth({ ...capex, from: 'CY2023', to: 'CY2024', definition: 'net', toDefinition: 'gross' });
    expect.unreachable();
  } catch (error) {
    expect((error as JevonsError).hint).toBe('no definition has both periods');
  }
});

test('there is no growth from nothing or from a loss', () => {
  const income = { company: 'alpha', metric: 'operating_income', definition: 'reported' };
  const ledger = ledgerOf([year(2023, -5, income), year(2024, 5, income)]);
  expect(() => ledger.growth({ ...income, from: 'CY2023', to: 'CY2024' })).toThrow(fails('growth-undefined'));
});

test('a total takes the nearest basis of each company, says which differ, and is null when one is missing', () => {
  const june = line({
    company: 'june',
    definition: 'gross',
    period: 'FY2024',
    days: ['2023-07-01', '2024-06-30'],
    value: 30,
  });
  const may = line({ company: 'may', period: 'FY2024', days: ['2023-06-01', '2024-05-31'], value: 20 });
  const ledger = ledgerOf([year(2024, 50, { definition: 'gross' }), june, may]);
  const total = ledger.total({ companies: ['alpha', 'JUN', 'may', 'alpha'], metric: 'capex', period: 'FY2024' });
  expect(total).toMatchObject({ value: 100, valueOfKnown: 100, definition: 'gross', sameBasis: false });
  expect(total.parts.map((part) => [part.company, part.share])).toEqual([
    ['alpha', 0.5],
    ['june', 0.3],
    ['may', 0.2],
  ]);
  expect(total.differences).toEqual([{ company: 'may', definition: 'net', text: { en: 'net cash', fr: 'net' } }]);
  const partial = ledger.total({ companies: ['alpha', 'lab'], metric: 'capex', period: 'FY2024' });
  expect(partial).toMatchObject({ value: null, valueOfKnown: 50, missing: [{ company: 'lab' }] });
  const revenue = ledger.total({ companies: ['alpha'], metric: 'revenue', period: 'FY2024' });
  expect(revenue).toMatchObject({ value: null, valueOfKnown: 0, parts: [], definition: '' });
  expect(ledger.total({ companies: ['may'], metric: 'capex', definition: 'net', period: 'FY2024' }).sameBasis).toBe(
    true,
  );
});

test('a ratio is of two figures for the same period', () => {
  const ledger = ledgerOf([
    year(2024, 50),
    year(2024, 200, { metric: 'revenue', definition: 'reported' }),
    year(2023, 0, { metric: 'revenue', definition: 'reported' }),
    year(2023, 10),
  ]);
  const ratio = { company: 'alpha', numerator: { metric: 'capex' }, denominator: { metric: 'revenue' } };
  expect(ledger.ratio({ ...ratio, period: 'CY2024' })).toMatchObject({ ratio: 0.25, numerator: { value: 50 } });
  expect(() => ledger.ratio({ ...ratio, period: 'CY2023' })).toThrow(fails('ratio-undefined'));
  expect(() => ledger.ratio({ ...ratio, period: 'CY2022' })).toThrow(fails('missing-value'));
});

test('a series runs from the first to the last figure, with the gaps between', () => {
  const ledger = ledgerOf([
    alphaQuarter(2023, 'Q4', 8),
    alphaQuarter(2024, 'Q1', 9),
    alphaQuarter(2024, 'Q3', 11),
    alphaQuarter(2024, 'Q4', 12, { published: '2025-06-01' }),
  ]);
  const series = ledger.series(capex);
  expect(series.points.map((point) => [point.period.label, point.value])).toEqual([
    ['FY2023Q4', 8],
    ['FY2024Q1', 9],
    ['FY2024Q3', 11],
    ['FY2024Q4', 12],
  ]);
  expect(series.gaps.map((gap) => gap.period.label)).toEqual(['FY2024Q2']);
  expect(ledger.series({ ...capex, asOf: '2025-03-01' }).points.at(-1)?.period.label).toBe('FY2024Q3');
  expect(ledger.series({ ...capex, asOf: '2020-01-01' })).toMatchObject({ points: [], gaps: [], breaks: [] });
  expect(ledger.series({ ...capex, frequency: 'year' }).points).toEqual([]);
  expect(ledger.series({ ...capex, frequency: 'calendar-year' }).points).toEqual([]);
  expect(ledger.series({ ...capex, frequency: 'calendar-quarter' }).points[0]?.period.label).toBe('2023Q4');
  expect(() => ledger.series({ ...capex, company: 'june', definition: 'net' })).toThrow(fails('missing-value'));
  expect(ledger.trailingYear(capex)).toMatchObject({
    missing: expect.stringContaining('no four consecutive quarters'),
  });
});

test('the last four quarters are added with their parts', () => {
  const quarters = (['Q1', 'Q2', 'Q3', 'Q4'] as const).map((quarter, index) => alphaQuarter(2024, quarter, 10 + index));
  const year = ledgerOf(quarters).trailingYear(capex);
  expect(year).toMatchObject({ value: 46, status: 'derived', period: { start: '2024-01-01', end: '2024-12-31' } });
});

test('guidance keeps every revision, and an outcome is set against the first and the last', () => {
  const ledger = ledgerOf(
    [year(2024, 66_000)],
    [
      said('2023-10-20', 'CY2024', '', '', 'net', 'more'),
      said('2024-02-01', 'CY2024', 50, 60),
      said('2024-03-01', 'CY2024', 55, '', 'rough'),
      said('2024-05-01', 'CY2024', 52, 58),
      said('2024-08-01', 'CY2024', 50, 60),
      said('2024-11-01', 'CY2024', 60, 70),
      said('2024-12-01', 'CY2024', 50, 60),
      said('2024-02-01', 'CY2025', 80, 80),
      said('2024-02-01', 'to 2030', 900, 900, 'other'),
    ],
  );
  expect(ledger.guidance({ company: 'alpha', period: 'CY2024' })).toHaveLength(7);
  expect(ledger.guidance({ company: 'alpha', period: 'FY2024' })).toHaveLength(7);
  expect(ledger.guidance({ company: 'alpha', period: 'CY2024', asOf: '2024-02-01' })).toHaveLength(2);
  expect(ledger.guidance({}).length).toBe(9);
  const { outcomes, summary } = ledger.guidanceAgainstOutcome({ company: 'alpha' });
  expect(outcomes).toHaveLength(2);
  expect(outcomes.find((row) => row.period.label === 'CY2024')).toMatchObject({
    firstMiddle: 55,
    lastMiddle: 55,
    versusFirst: 66 / 55 - 1,
    versusFirstRange: [66 / 60 - 1, 66 / 50 - 1],
    drift: 0,
    revisions: ['narrowed', 'widened', 'up', 'down'],
    comparable: 'same',
  });
  expect(outcomes.find((row) => row.period.label === 'CY2025')).toMatchObject({ versusFirst: null, versusLast: null });
  expect(summary).toMatchObject({ sampleSize: 1, companies: 1, aboveFirst: 1, median: 66 / 55 - 1 });
  expect(ledger.guidanceAgainstOutcome({ period: 'CY2025' }).summary).toEqual({
    sampleSize: 0,
    companies: 0,
    aboveFirst: 0,
    mean: null,
    median: null,
    low: null,
    high: null,
    medianLast: null,
  });
});

test('guidance that is not there says what there is', () => {
  const ledger = ledgerOf([year(2024, 40)], [said('2024-02-01', 'CY2024', 50, 60)]);
  const ask = (query: object) => () => ledger.guidance({ company: 'alpha', ...query });
  expect(ask({ period: 'CY2030' })).toThrow(fails('missing-value'));
  expect(ask({ period: 'CY2030' })).toThrow(/no guidance of Alpha Inc for CY2030/);
  expect(ask({ asOf: '2024-01-01' })).toThrow(/known on 2024-01-01/);
  expect(() => ledger.guidance({ company: 'june' })).toThrow(fails('missing-value'));
});

test('the day the data were last added to is the latest publication', () => {
  expect(ledgerOf([year(2024, 40)], [said('2025-03-03', 'CY2025', 50, 60)]).dataDate).toBe('2025-03-03');
});

test('companies list their metrics, definitions and the days covered', () => {
  const ledger = ledgerOf([year(2023, 30), year(2024, 40)]);
  expect(ledger.companies().map((company) => company.id)).toEqual(['alpha', 'june', 'may', 'lab']);
  expect(ledger.company('alpha')).toMatchObject({
    ticker: 'ALF',
    fiscalYearEnd: '12-31',
    label: { en: 'Alpha', fr: 'Alpha' },
    metrics: [{ metric: 'capex', definitions: ['gross', 'net'], from: '2023-01-01', to: '2024-12-31' }],
  });
  expect(ledger.definitions('alpha', 'capex').find((definition) => definition.isGuided)?.id).toBe('net');
  expect(ledger.metrics()[0]).toMatchObject({ id: 'capex', kind: 'flow', unit: 'USD million' });
  expect(ledger.sources().map((source) => source.confirmable)).toEqual([true, false]);
  expect(ledger.themes()).toContain('falling-cost');
});

test('an overlay adds its rows to the table', () => {
  const overlay = [columns, year(2025, 60)].join('\n');
  const ledger = ledgerOf([year(2024, 40)], [], { 'financials.mine.csv': overlay });
  expect(ledger.value({ ...capex, period: 'CY2025' }).value).toBe(60);
  expect(ledger.catalog.placeOf('financials', 1)).toEqual({ file: 'financials.mine.csv', row: 2 });
});

test('changes since a day are there with the newest first', () => {
  const ledger = ledgerOf([year(2024, 40), year(2022, 30), year(2023, 35)]);
  expect(ledger.changes({ since: '2024-01-01' }).map(({ date }) => date)).toEqual(['2025-02-01', '2024-02-01']);
});

test('all malformed rows are listed at once', () => {
  const facts = [
    year(2024, 40).replace('USD million', 'EUR'),
    year(2024, 40, { company: 'alphaa' }),
    year(2024, 40, { metric: 'capexx' }),
    year(2024, 40, { definition: 'nett' }),
    year(2024, 40, { sources: 'papr' }),
    year(2024, 40, { sources: 'unheard' }),
    line({ period: 'FY2024', days: ['2025-01-01', '2024-12-31'], value: 1 }),
    line({ period: 'FY2024', days: ['', '2024-12-31'], value: 1 }),
  ];
  const guidance = [said('2024-02-01', 'CY2024', 60, 50), said('2024-02-01', 'CY2024', 50, 60, 'nets')];
  try {
    ledgerOf(facts, guidance);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ kind: 'data', code: 'malformed-rows' });
    const lines = (error as JevonsError).issues.map((issue) => issue.toLine());
    expect(lines).toHaveLength(10);
    const all = lines.join('\n');
    for (const expected of [
      'financials.csv row 2 column unit is "EUR"; expected one of USD million',
      'financials.csv row 3 company "alphaa" is not in actors.csv; did you mean alpha?',
      'financials.csv row 4 metric "capexx" is not in metrics.csv',
      'financials.csv row 5 definition of capex at alpha "nett" is not in definitions.csv',
      'financials.csv row 6 sources "papr" is not in sources.csv; did you mean paper?',
      'sources "unheard" is not in sources.csv; add it to sources.csv',
      'financials.csv row 8 start 2025-01-01 is after end 2024-12-31',
      'financials.csv row 9 start is empty; capex is over a period',
      'guidance.csv row 2 low 60 is above high 50',
      'guidance.csv row 3 definition "nets" is not in guidance-definitions.csv; did you mean net?',
    ]) {
      expect(all).toContain(expected);
    }
  }
});

test('a table that is missing or unknown is named', () => {
  expect(() => buildLedger({ 'actors.csv': actors })).toThrow(fails('missing-table'));
  expect(() => ledgerOf([], [], { 'financial.csv': '' })).toThrow(fails('unknown-table'));
  expect(() => ledgerOf([], [], { 'weather.csv': '' })).toThrow(/is no table of facts/);
  expect(() => ledgerOf([], [], { 'sources.csv': 'id' })).toThrow(JevonsError);
});
