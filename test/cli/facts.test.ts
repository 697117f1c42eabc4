import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

interface CapexFact {
  company: string;
  metric: string;
  definition: string;
  period: { label: string; start: string; end: string };
  value: number;
  unit: string;
  published: string;
  status: string;
  sources: unknown[];
}

test('Amazon 2024 is 77,658 net of proceeds and 82,999 gross', () => {
  const net = jevonsJson<CapexFact>([
    'facts',
    'capex',
    '--company',
    'amazon',
    '--period',
    'CY2024',
    '--definition',
    'net',
  ]);
  expect(net).toMatchObject({
    company: 'amazon',
    metric: 'capex',
    definition: 'net',
    period: { label: 'CY2024', start: '2024-01-01', end: '2024-12-31' },
    value: 77_658,
    unit: 'USD million',
  });
  expect(net.published).toMatch(/^2025-0[12]-\d\d$/);
  expect(net.sources.length).toBeGreaterThan(0);
  const gross = jevonsJson<CapexFact>([
    'facts',
    'capex',
    '--company',
    'AMZN',
    '--period',
    'CY2024',
    '--definition',
    'gross',
  ]);
  expect(gross).toMatchObject({ company: 'amazon', definition: 'gross', value: 82_999 });
});

test('a company whose year differs has its fiscal year and its calendar year', () => {
  const fiscal = jevonsJson<CapexFact>([
    'facts',
    'capex',
    '--company',
    'microsoft',
    '--period',
    'FY2025',
    '--definition',
    'gross',
  ]);
  expect(fiscal).toMatchObject({ value: 64_551, period: { start: '2024-07-01', end: '2025-06-30' } });
  const calendar = jevonsJson<CapexFact>([
    'facts',
    'capex',
    '--company',
    'MSFT',
    '--period',
    'CY2024',
    '--definition',
    'gross',
  ]);
  expect(calendar.period).toEqual({ label: 'CY2024', start: '2024-01-01', end: '2024-12-31' });
});

test('the four clouds spent 165,050 in the second quarter of 2026, on a basis that is said', () => {
  const args = ['facts', 'capex', '--company', 'amazon,microsoft,alphabet,meta', '--period', '2026Q2'];
  const facts = jevonsJson<CapexFact[]>(args);
  expect(facts.map((fact) => fact.company).sort()).toEqual(['alphabet', 'amazon', 'meta', 'microsoft']);
  expect(facts.reduce((sum, fact) => sum + fact.value, 0)).toBe(165_050);
  const table = jevons(args);
  expect(table.code).toBe(0);
  expect(table.stdout).toContain('165,050');
  expect(table.stdout).toMatch(/net/);
});

test('growth is on one definition', () => {
  const growth = jevonsJson<{ from: unknown; to: unknown; growth: number; definition: string }>([
    ...['facts', 'growth', '--company', 'amazon', '--from', 'CY2024', '--to', 'CY2025', '--definition', 'net'],
  ]);
  expect(growth.definition).toBe('net');
  expect(growth.growth).toBeCloseTo(128_320 / 77_658 - 1, 12);
  expect(growth.from).toBeDefined();
  expect(growth.to).toBeDefined();
});

test('guidance comes with every revision, in the order of its dates', () => {
  const guidance = jevonsJson<
    { date: string; period: unknown; low: number | null; high: number | null; event: string; source: unknown }[]
  >([...['facts', 'guidance', '--company', 'alphabet', '--period', 'CY2025']]);
  expect(guidance.length).toBeGreaterThan(2);
  expect(guidance.map((row) => row.date)).toEqual(guidance.map((row) => row.date).sort());
  for (const row of guidance) {
    expect(row).toHaveProperty('definition');
    // Said in words only, or "more than": an end is missing and stays missing.
    if (row.low !== null && row.high !== null) expect(row.low).toBeLessThanOrEqual(row.high);
    expect(row.event).not.toBe('');
    expect(row.source).toBeTruthy();
  }
});

test('what was known on a date leaves out what was published later', () => {
  const late = jevons(['facts', 'capex', '--company', 'amazon', '--period', 'CY2024', '--as-of', '2025-01-15']);
  expect(late.code).toBe(3);
  expect(late.stderr).toContain('2025-01-15');
  const known = jevonsJson<unknown[]>([
    'facts',
    'guidance',
    '--company',
    'alphabet',
    '--period',
    'CY2025',
    '--as-of',
    '2025-02-28',
  ]);
  const all = jevonsJson<unknown[]>(['facts', 'guidance', '--company', 'alphabet', '--period', 'CY2025']);
  expect(known.length).toBeLessThan(all.length);
});

test('unknown words are answered with the nearest known one', () => {
  const company = jevons(['facts', 'capex', '--company', 'amazn', '--period', 'CY2024']);
  expect(company.code).toBe(2);
  expect(company.stderr).toMatch(/amazn.*amazon/s);
  const period = jevons(['facts', 'capex', '--company', 'amazon', '--period', 'CY24']);
  expect(period.code).toBe(2);
  expect(period.stderr).toContain('CY24');
  const definition = jevons(['facts', 'capex', '--company', 'amazon', '--period', 'CY2024', '--definition', 'nett']);
  expect(definition.code).toBe(2);
  expect(definition.stderr).toContain('net');
  const future = jevons(['facts', 'capex', '--company', 'amazon', '--period', 'CY2031']);
  expect(future.code).toBe(3);
  expect(future.stdout).toBe('');
});

test('a year is not compared with a quarter, and a fiscal year with a calendar year says how far apart they are', () => {
  const growth = ['facts', 'growth', '--company', 'microsoft', '--definition', 'gross'];
  const refused = jevons([...growth, '--from', 'FY2024', '--to', '2026Q2']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('[period-mismatch]');
  expect(jevons([...growth, '--from', 'FY2024', '--to', 'CY2025']).stdout).toContain('begins 18 months after');
});

test('growth across definitions is refused with the nearest comparable basis', () => {
  const args = ['--company', 'amazon', '--from', 'CY2024', '--to', 'CY2025', '--definition', 'net'];
  const refused = jevons(['facts', 'growth', ...args, '--to-definition', 'gross']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(/on one definition: .*net: 77658 to 128320/);
});

test('beside data for programs the basis is said on stderr, unless it is to be quiet', () => {
  const args = ['facts', 'capex', '--company', 'amazon,meta', '--period', 'CY2025', '--format', 'csv'];
  const told = jevons(args);
  expect(told.stdout.split('\n')[0]).toMatch(/^company,metric,definition,period,start,end,value,unit,/);
  expect(told.stderr).toContain('Meta is on another basis');
  expect(jevons([...args, '-q'])).toEqual({ code: 0, stdout: told.stdout, stderr: '' });
});

test('words are French when asked, and ids stay English', () => {
  const { stdout } = jevons(['facts', 'capex', '--company', 'amazon', '--period', 'CY2024', '--lang', 'fr']);
  expect(stdout).toContain('77\u202f658');
  expect(stdout).toContain('définition');
  expect(stdout).toContain('net:');
});

test('lines of JSON hold one record each', () => {
  const { stdout } = jevons(['facts', 'guidance', '--company', 'meta', '--period', 'CY2025', '--format', 'ndjson']);
  const records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { date: string });
  expect(records.length).toBeGreaterThan(1);
  for (const record of records) expect(record.date).toMatch(/^2\d{3}/);
});
