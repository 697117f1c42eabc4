import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildLedger } from './ledger.ts';
import { ownFactsTemplate } from './own-fact-columns.ts';
import { readOwnFacts } from './own-facts.ts';
import { requiredTables } from './tables.ts';
import { verifyLedger } from './verify.ts';

const data = join(import.meta.dirname, '..', '..', 'data');
const tables = Object.fromEntries(
  [...requiredTables, 'exceptions'].map((name) => [`${name}.csv`, readFileSync(join(data, `${name}.csv`), 'utf8')]),
);
const { catalog } = buildLedger(tables);

const header = 'company,metric,definition,period,value,published,source_title,source_url';
const read = (...lines: string[]) => readOwnFacts([header, ...lines].join('\n'), catalog);
const withOverlay = (found: ReturnType<typeof readOwnFacts>) =>
  buildLedger({
    ...tables,
    ...Object.fromEntries(Object.entries(found.tables).map(([name, text]) => [`${name}.mine.csv`, text])),
  });

test('the template is a table that can be imported, and the ledger still holds together', () => {
  const found = readOwnFacts(ownFactsTemplate(), catalog);
  expect(found.issues).toEqual([]);
  expect(found).toMatchObject({ figures: 2, newCompanies: ['example-cloud'] });
  const ledger = withOverlay(found);
  const fact = ledger.value({ company: 'EXCL', metric: 'capex', period: 'CY2025' });
  expect(fact).toMatchObject({ value: 1234.5, definition: 'gross', basis: 'cash-gross', status: 'single-source' });
  expect(fact.sources[0]).toMatchObject({ title: 'Annual report 2025 of Example Cloud', confirmable: true });
  const before = new Set(verifyLedger(buildLedger(tables)).map(({ check, subject }) => `${check} ${subject}`));
  const after = verifyLedger(ledger).filter(({ check, subject }) => !before.has(`${check} ${subject}`));
  expect(after).toEqual([]);
});

test('a figure of a known company takes its days from the label and its definition from the company', () => {
  const found = read('MSFT,capex,,FY2026Q4,36000,2026-08-01,My notes,');
  expect(found.issues).toEqual([]);
  const [columns = '', row = ''] = found.tables.financials?.split('\n') ?? [];
  const cells = Object.fromEntries(columns.split(',').map((name, index) => [name, row.split(',')[index]]));
  expect(cells).toMatchObject({
    company: 'microsoft',
    definition: 'incl-finance-leases',
    start: '2026-04-01',
    end: '2026-06-30',
    grade: 'C',
  });
  // Without an address nobody can open it.
  expect(found.tables.sources).toContain(',no,');
});

test('every fault of every row is listed, by line and column, with what was expected', () => {
  const found = read(
    'amazn,capex,net,FY2025,1,2026-02-06,Notes,',
    'amazon,capx,net,FY2025,12 000,2026-02-30,Notes,',
    'amazon,capex,nett,CY2025,1,2026-02-06,Notes,ftp://x',
    'amazon,capex,net,FY2025,-5,2025-12-31,,',
    'amazon,capex,net,FY2025,128320000000,2026-02-06,Notes,',
    'amazon,capex,net,FY2025,1,2026-02-06',
  );
  expect(found.tables).toEqual({});
  expect(found.issues.map(({ line, column }) => `${line} ${column}`)).toEqual([
    '2 company',
    '3 value',
    '3 published',
    '3 metric',
    '4 source_url',
    '4 period',
    '4 definition',
    '5 value',
    '5 published',
    '5 source_title',
    '6 value',
    '7 ',
  ]);
  const said = found.issues.map(({ expected }) => expected).join('\n');
  expect(said).toMatch(/perhaps amazon/);
  expect(said).toMatch(/perhaps capex/);
  expect(said).toMatch(/perhaps net/);
  expect(said).toMatch(/FY2025, the fiscal period/);
  expect(said).toMatch(/a day after 2025-12-31/);
  expect(said).toMatch(/\$1 billion is 1000/);
});

test('days that are another period than the label are refused', () => {
  const text = [
    'company,metric,period,start,end,value,published,source_title',
    'amazon,capex,FY2025Q1,2025-01-01,2025-06-30,1,2025-08-01,x',
  ];
  const [issue] = readOwnFacts(text.join('\n'), catalog).issues;
  expect(issue).toMatchObject({ line: 2, column: 'period', what: 'FY2025Q1 is not 2025-01-01 to 2025-06-30' });
});

test('the same figure twice is named with the line where it stood first', () => {
  const row = 'amazon,capex,net,FY2025,1,2026-02-06,Notes,';
  expect(read(row, row).issues).toMatchObject([{ line: 3, what: 'is the figure of line 2 again' }]);
});

test('a new definition needs its words, and then stands on a basis of its own', () => {
  expect(read('amazon,capex,press,FY2025,1,2026-02-06,Notes,').issues).toMatchObject([{ column: 'definition' }]);
  const columns = 'company,metric,definition,definition_text,period,value,published,source_title';
  const found = readOwnFacts(
    `${columns}\namazon,capex,press,as the press quotes it,FY2025,1,2026-02-06,Notes`,
    catalog,
  );
  expect(found.issues).toEqual([]);
  const query = { company: 'amazon', metric: 'capex', definition: 'press', period: 'FY2025' };
  expect(withOverlay(found).value(query)).toMatchObject({ value: 1, basis: 'own-amazon-press' });
});

test('French spreadsheets are read: semicolons, decimal commas, a byte order mark', () => {
  const text =
    '\ufeffcompany;metric;definition;period;value;published;source_title\r\namazon;capex;net;FY2025;128320,5;2026-02-06;Relevé, page 3\r\n';
  const found = readOwnFacts(text, catalog);
  expect(found.issues).toEqual([]);
  expect(found.tables.financials).toContain(',128320.5,');
});

test('line breaks inside quotes count as lines', () => {
  const found = read(
    'amazon,capex,net,FY2025,1,2026-02-06,"two\nlines",',
    'amazon,capex,net,FY2024,x,2025-02-06,Notes,',
  );
  expect(found.issues).toMatchObject([{ line: 4, column: 'value' }]);
});

test.each([
  ['', 'company'],
  ['company,metric,period,valeu,published', 'value'],
  ['company,company,metric,period,value,published', 'company'],
])('a header at fault is said before any row: %s', (line, column) => {
  const { issues } = readOwnFacts(`${line}\na,b,c\n`, catalog);
  expect(issues.length).toBeGreaterThan(0);
  expect(issues.every((issue) => issue.line === 1)).toBe(true);
  expect(issues.map((issue) => issue.column)).toContain(column);
});

test('a header without rows is refused', () => {
  expect(read().issues).toMatchObject([{ line: 2, what: 'there is no row' }]);
});
