/** The facts commands beyond single figures: ratios, series, statements, money, and files that others can read. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import readExcel from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { jevons, jevonsJson, root } from './run-jevons.ts';

const folder = mkdtempSync(join(tmpdir(), 'jevons-facts-'));
const inFolder = (name: string) => join(folder, name);
const csvOf = (args: readonly string[]) => csvParse(jevons([...args, '--format', 'csv', '-q']).stdout);

test('ratios of companies stand side by side on one basis, and say who is on another', () => {
  const { code, stdout } = jevons(['facts', 'ratio', '--period', 'CY2025']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Amazon +131,819 +18\.4% +94\.5% +2\.00 +7,695/);
  expect(stdout).toContain('Meta is on another basis, net');
  const rows = csvOf(['facts', 'ratio', '--company', 'amazon', '--period', 'CY2024', '--definition', 'net']);
  expect(Number(rows[0]?.capex_to_revenue)).toBeCloseTo(77_658 / 637_959, 9);
  expect(rows[0]).toMatchObject({ free_cash_flow: '38219', unit: 'USD million', confirmed: 'true' });
});

test('a company over time ends with its last four quarters', () => {
  const rows = jevonsJson<{ period: { label: string; end: string }; freeCashFlow: number }[]>([
    ...['facts', 'ratio', '--company', 'amazon', '--definition', 'net'],
  ]);
  expect(rows.at(-1)?.period).toMatchObject({ end: '2026-06-30' });
  expect(Math.round((rows.at(-1)?.freeCashFlow ?? 0) / 100) / 10).toBe(-7.6);
});

test('outcomes come with the size of the sample, by company and overall', () => {
  const { stdout } = jevons(['facts', 'outcomes']);
  expect(stdout).toContain('7 of 9 outcomes');
  expect(stdout).toMatch(/Meta +3 +2\/3/);
  const record = jevonsJson<{ byCompany: { company: string; sampleSize: number }[] }>(['facts', 'outcomes']);
  expect(record.byCompany.reduce((sum, { sampleSize }) => sum + sampleSize, 0)).toBe(9);
});

test('amounts in euros and in constant money say so in the heading, the data and the notes', () => {
  const fact = jevonsJson<{ value: number; unit: string; nominal: unknown; conversion: { text: { en: string } } }>([
    ...['facts', 'capex', '--company', 'meta', '--period', 'CY2024', '--real', '2019', '--currency', 'eur'],
  ]);
  expect(fact).toMatchObject({ unit: 'EUR million of 2019', nominal: { value: 39_225, unit: 'USD million' } });
  expect(fact.value).toBeCloseTo((39_225 * 255.657) / 313.689 / 1.1195, 2);
  const table = jevons(['facts', 'capex', '--company', 'amazon,meta', '--period', 'CY2024', '--currency', 'eur']);
  expect(table.stdout).toContain('€ million');
  expect(table.stdout).toContain('Amounts in nominal euros.');
  const french = jevons([
    'facts',
    'capex',
    '--company',
    'meta',
    '--period',
    'CY2024',
    '--real',
    '2024',
    '--lang',
    'fr',
  ]);
  expect(french.stdout).toMatch(/39.225\sM\$ de 2024/);
  expect(french.stdout).toContain('dollars américains constants de 2024');
});

test('a year without an average is refused, and a list leaves it out and says how many', () => {
  const refused = jevons(['facts', 'capex', '--period', '2026Q2', '--currency', 'eur']);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(/2026.*2018 to 2025.*\[missing-rate\]/s);
  const listed = jevons(['facts', 'guidance', '--company', 'meta', '--currency', 'eur']);
  expect(listed.code).toBe(0);
  expect(listed.stdout).toMatch(/\d+ figures are left out/);
});

test('every definition side by side is never a sum', () => {
  const rows = csvOf(['facts', 'capex', '--definition', 'all', '--period', 'CY2024', '--company', 'amazon']);
  expect(rows.map((row) => [row.definition, row.value])).toEqual([
    ['net', '77658'],
    ['gross', '82999'],
    ['capital-investments', '78200'],
  ]);
  const { stdout } = jevons(['facts', 'capex', '--definition', 'all', '--period', 'CY2024']);
  expect(stdout).not.toMatch(/total/);
});

test('a series is a metric or a table of observations, and an unknown name gets the near one', () => {
  const [own] = jevonsJson<{ points: { value: number }[]; definition: string }[]>([
    ...['facts', 'series', 'capex', '--company', 'microsoft', '--definition', 'gross', '--since', '2026'],
  ]);
  expect(own?.points.map(({ value }) => value)).toContain(35_802);
  const rents = csvOf(['facts', 'series', 'gpu-rental', '--where', 'term=spot']);
  expect(new Set(rents.map((row) => row.term))).toEqual(new Set(['spot']));
  const near = jevons(['facts', 'series', 'gpu-rentals']);
  expect(near).toMatchObject({ code: 2, stdout: '' });
  expect(near.stderr).toContain('did you mean gpu-rental?');
  const undated = jevons(['facts', 'series', 'compute-stock', '--as-of', '2026-01-01']);
  expect(undated.code).toBe(3);
  expect(undated.stderr).toContain('[publication-date-unknown]');
});

test('statements come by theme, company and day', () => {
  const { stdout } = jevons(['facts', 'statements', '--theme', 'falling-cost', '--company', 'amazon']);
  expect(stdout).toContain('Andy Jassy');
  const late = jevonsJson<{ knownFrom: string }[]>(['facts', 'statements', '--since', '2026-07-01']);
  expect(late.length).toBeGreaterThan(0);
  expect(late.every(({ knownFrom }) => knownFrom >= '2026-07-01')).toBe(true);
  expect(jevons(['facts', 'statements', '--theme', 'deepsek']).stderr).toContain('did you mean deepseek?');
});

test('what no reader can confirm carries its mark in every command and format', () => {
  const capex = ['facts', 'capex', '--company', 'coreweave', '--period', 'CY2025'];
  expect(jevons(capex).stdout).toContain('unconfirmed');
  expect(jevons([...capex, '--lang', 'fr']).stdout).toContain('non vérifiable');
  expect(csvOf(capex)[0]?.confirmed).toBe('false');
  expect(jevonsJson(capex)).toMatchObject({ confirmed: false });
  expect(
    jevons(['facts', 'capex', '--company', 'coreweave', '--period', 'CY2025', '--definition', 'all']).stdout,
  ).toContain('unconfirmed');
  for (const name of ['guidance', 'outcomes', 'statements'] as const) {
    expect(jevons(['facts', name]).stdout).toContain('unconfirmed');
    expect(csvOf(['facts', name]).some((row) => row.confirmed === 'false')).toBe(true);
  }
  const exported = csvOf(['facts', 'export', '--what', 'financials']);
  const marked = exported.filter((row) => row.confirmed === 'false');
  expect(marked.length).toBeGreaterThan(0);
  const closed = new Set(csvOf(['facts', 'sources', '--unconfirmed']).map((row) => row.id));
  for (const row of marked) expect(row.sources?.split(';').some((id) => closed.has(id))).toBe(true);
});

test('a workbook has figures as numbers, days as days, the documents and what it stands on', async () => {
  const file = inFolder('capex.xlsx');
  const args = ['facts', 'capex', '--company', 'amazon,alphabet', '--period', 'CY2025', '-o', file];
  expect(jevons(args).code).toBe(0);
  const first = readFileSync(file);
  expect(jevons(args).code).toBe(0);
  expect(readFileSync(file).equals(first)).toBe(true);
  const sheets = await readExcel(first);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['data', 'sources', 'About']);
  const [head = [], row = []] = sheets[0]?.data ?? [];
  const cell = (name: string) => row[head.indexOf(name)];
  expect(cell('value')).toBe(131_819);
  expect(cell('published')).toEqual(new Date('2026-02-05'));
  expect(cell('confirmed')).toBe(true);
  const about = new Map((sheets[2]?.data ?? []) as unknown as [string, string][]);
  expect(about.get('data_date')).toMatch(/^2026-/);
  expect(about.get('hash')).toMatch(/^[0-9a-f]{64}$/);
  expect(about.get('money')).toBe('nominal US dollars');
});

test('a Parquet file says the same as the CSV', async () => {
  const file = inFolder('outcomes.parquet');
  expect(jevons(['facts', 'outcomes', '-o', file]).code).toBe(0);
  const bytes = new Uint8Array(readFileSync(file)).buffer;
  const rows = await parquetReadObjects({ file: bytes });
  const csv = csvOf(['facts', 'outcomes']);
  expect(rows).toHaveLength(csv.length);
  expect(rows[0]?.versus_first).toBe(Number(csv[0]?.versus_first));
  expect(parquetMetadata(bytes).key_value_metadata?.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['title', 'data_date', 'hash']),
  );
});

test('the whole ledger leaves as one workbook, or as a folder of tables', async () => {
  const file = inFolder('all.xlsx');
  expect(jevons(['facts', 'export', '-o', file]).code).toBe(0);
  const sheets = await readExcel(readFileSync(file));
  const tables = readdirSync(join(root, 'data')).filter((name) => name.endsWith('.csv'));
  expect(sheets.map(({ sheet }) => `${sheet}.csv`).sort()).toEqual([...tables, 'About.csv'].sort());
  const lines = csvParse(readFileSync(join(root, 'data', 'financials.csv'), 'utf8'));
  expect(sheets.find(({ sheet }) => sheet === 'financials')?.data).toHaveLength(lines.length + 1);
  const parts = inFolder('parts');
  expect(jevons(['facts', 'export', '--what', 'capex,gpu-rental', '--format', 'parquet', '-o', parts]).code).toBe(0);
  expect(readdirSync(parts).sort()).toEqual(['capex.parquet', 'gpu-rental.parquet']);
  const refused = jevons(['facts', 'export', '--format', 'csv']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('[needs-folder]');
  expect(jevons(['facts', 'export', '--what', 'capx']).stderr).toContain('did you mean capex?');
});

test('exit code 4 when a fact does not hold', () => {
  // The command as installed, with one digit of one figure slipped.
  const copy = inFolder('package');
  mkdirSync(copy);
  for (const part of ['bin', 'data', 'package.json', join('dist', 'cli')])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const financials = join(copy, 'data', 'financials.csv');
  writeFileSync(financials, readFileSync(financials, 'utf8').replace(',14925,USD million', ',14295,USD million'));
  const run = spawnSync(process.execPath, [join(copy, 'bin', 'jevons.js'), 'facts', 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(run.status).toBe(4);
  expect(run.stdout).toMatch(/error quarters-to-year: amazon capex gross FY2024/);
  expect(run.stderr).toContain('[facts-do-not-hold]');
});
