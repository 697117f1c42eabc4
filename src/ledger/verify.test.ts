/** Each check finds what it is for, when the shipped facts are spoilt in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildLedger, verifyLedger } from './index.ts';

const folder = new URL('../../data/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));

/** @returns Errors found after a line of a table was changed, as `check subject`. */
function errorsAfter(table: string, line: RegExp, change: (line: string) => string): string[] {
  const lines = (files[table] ?? '').split('\n');
  const at = lines.findIndex((text) => line.test(text));
  if (at < 0) throw new Error(`no line ${line} in ${table}`);
  const spoilt = lines.with(at, change(lines[at] as string)).join('\n');
  const ledger = buildLedger({ ...files, [table]: spoilt });
  return verifyLedger(ledger)
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.check} ${finding.subject}`);
}
const fact = (line: RegExp, from: string | RegExp, to: string) =>
  errorsAfter('financials.csv', line, (text) => text.replace(from, to));

test('the shipped facts are sound; what is odd is explained', () => {
  const findings = verifyLedger(buildLedger(files));
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  expect(findings.every((finding) => finding.explained !== '')).toBe(true);
});

test('an exception that matches nothing is to be taken out', () => {
  const exceptions = `${files['exceptions.csv']}sign,amazon capex gross FY2000,none\n`;
  const idle = verifyLedger(buildLedger({ ...files, 'exceptions.csv': exceptions })).at(-1);
  expect(idle).toMatchObject({ check: 'idle-exception', severity: 'note', subject: 'sign amazon capex gross FY2000' });
});

test('a digit that slipped breaks the year', () => {
  expect(fact(/^amazon,capex,gross,FY2024Q1,/, ',14925,', ',14295,')).toEqual([
    'quarters-to-year amazon capex gross FY2024',
    'definition amazon capex net FY2024Q1',
  ]);
});

test('a half-year read as a quarter is more than 0.6 of the year', () => {
  expect(fact(/^alphabet,capex,gross,FY2024Q2,/, /,13186,/, ',63186,')).toContain(
    'quarter-share alphabet capex gross FY2024Q2',
  );
});

test('a sign that was lost or gained is found', () => {
  expect(fact(/^amazon,capex,gross,FY2026Q2,/, ',54208,', ',-54208,')).toContain('sign amazon capex gross FY2026Q2');
});

test('arithmetic that does not give the value is found, with its row', () => {
  const wrong = fact(/^meta,capex,net,FY2024Q3,/, /(\d+) - (\d+)/, '$1 - 1');
  expect(wrong).toEqual(['arithmetic meta capex net FY2024Q3']);
});

test('a first figure dated like a comparative needs a reason', () => {
  expect(fact(/^amazon,capex,gross,FY2024Q1,/, ',2024-04-30,', ',2025-05-01,')).toEqual([
    'late-first-figure amazon capex gross FY2024Q1',
  ]);
});

test('a figure published before its period was over is found', () => {
  expect(fact(/^amazon,capex,gross,FY2024Q1,/, ',2024-04-30,', ',2024-03-30,')).toEqual([
    'published-after-end amazon capex gross FY2024Q1',
  ]);
});

test('a fact without a date needs a reason, and a derived one its arithmetic', () => {
  expect(fact(/^oracle,capex,gross,FY2019,/, 'no release date gathered for the period', '')).toEqual([
    'undated oracle capex gross FY2019',
  ]);
  expect(fact(/^amazon,capex,gross,FY2024,/, ',reported,', ',derived,')).toEqual([
    'derived-without-arithmetic amazon capex gross FY2024',
  ]);
});

test('the same fact twice, and two figures of one day, are found', () => {
  const twice = errorsAfter('financials.csv', /^amazon,capex,gross,FY2024Q1,/, (line) => `${line}\n${line}`);
  expect(twice).toEqual(['duplicate amazon capex gross FY2024Q1']);
  const differing = errorsAfter(
    'financials.csv',
    /^amazon,capex,gross,FY2026Q2,/,
    (line) => `${line}\n${line.replace(',54208,', ',54300,').replace('cash-flow statement', 'slide')}`,
  );
  expect(differing).toContain('two-values amazon capex gross FY2026Q2');
});

test('a label that does not fit the days is found', () => {
  expect(fact(/^microsoft,capex,gross,FY2026Q4,/, ',FY2026Q4,', ',FY2026Q2,')).toContain(
    'period microsoft capex gross FY2026Q2',
  );
  expect(fact(/^microsoft,capex,gross,FY2026Q4,/, ',FY2026Q4,', ',2026Q2,')).toContain(
    'period microsoft capex gross 2026Q2',
  );
  expect(fact(/^microsoft,ppe_net,reported,FY2026Q4,/, ',2026-06-30,', ',2026-05-01,')).toContain(
    'period microsoft ppe_net reported FY2026Q4',
  );
  expect(fact(/^microsoft,capex,gross,FY2026Q4,/, ',2026-04-01,', ',2026-02-01,')).toContain(
    'period microsoft capex gross FY2026Q4',
  );
});

test('a company without a fiscal year end cannot have fiscal facts', () => {
  const errors = errorsAfter('actors.csv', /^coreweave,/, (line) => line.replace(',12-31,', ',,'));
  expect(errors).toContain('period coreweave capex gross FY2024Q1');
});

test('guidance on other days than its label, or known before it was said, is found', () => {
  const guidance = (from: string, to: string) =>
    errorsAfter('guidance.csv', /^alphabet,2025-02-04,/, (line) => line.replace(from, to));
  expect(guidance('2025-12-31', '2025-11-30')).toEqual(['guidance-period alphabet 2025-02-04 CY2025']);
  expect(guidance('day,2025-02-04', 'day,2025-01-04')).toEqual(['guidance-date alphabet 2025-02-04 CY2025']);
  const part = errorsAfter('guidance.csv', /^microsoft,2026-04-29,.*CY2026/, (line) =>
    line.replace(',25,Q', ',250,Q').replace(',,25,', ',,250,').replace(',mixed,25,', ',mixed,250,'),
  );
  expect(part).toEqual(['guidance-price-part microsoft 2026-04-29 CY2026']);
});

test('a release long after its period is found', () => {
  expect(
    errorsAfter('release-dates.csv', /^amazon,FY2018Q1,/, (line) => line.replace('2018-04-27', '2019-04-27')),
  ).toEqual(['release-date amazon FY2018Q1 filing']);
});

test('sources and definitions are checked too', () => {
  const source = (change: (line: string) => string) => errorsAfter('sources.csv', /^a16z-llmflation,/, change);
  expect(source((line) => `${line}\n${line.replace('a16z-llmflation', 'a16z-again')}`)).toEqual([
    'unused-source a16z-again',
    'duplicate-source a16z-again',
  ]);
  expect(source((line) => line.replace(/https:[^,]+/, ''))).toEqual(['source-mark a16z-llmflation']);
  expect(source((line) => `${line}\n${line}`)).toContain('unique-id sources a16z-llmflation');
  const definition = (from: string, to: string) =>
    errorsAfter('definitions.csv', /^capex,gross,amazon,/, (line) => line.replace(from, to));
  expect(definition('amazon,no,', 'amazon,yes,')).toEqual(['default-definition amazon capex']);
  expect(definition('cash-gross', 'cash-net')).toEqual(['definition-basis amazon capex']);
});

test('two names for one address are one document, unless the second is in a file of its own', () => {
  const again = (line: string) => line.replace('a16z-llmflation', 'a16z-again').replace('LLMflation', 'Another title');
  const errors = errorsAfter('sources.csv', /^a16z-llmflation,/, (line) => `${line}\n${again(line)}`);
  expect(errors).toContain('duplicate-source a16z-again');
  const lines = (files['sources.csv'] ?? '').split('\n');
  const own = lines.find((line) => line.startsWith('a16z-llmflation,')) ?? '';
  const overlay = { ...files, 'sources.mine.csv': `${lines[0]}\n${again(own)}\n` };
  const checks = verifyLedger(buildLedger(overlay)).map(({ check }) => check);
  expect(checks).not.toContain('duplicate-source');
});

test('a figure of another order than its neighbours, and guidance of another order than its outcome, are found', () => {
  expect(fact(/^microsoft,revenue,reported,FY2025,/, /,(\d+),USD million/, ',$1000,USD million')).toContain(
    'scale microsoft revenue reported FY2025',
  );
  const guided = errorsAfter('guidance.csv', /^alphabet,2025-02-04,/, (line) => line.replace(',75,75,', ',7.5,7.5,'));
  expect(guided).toEqual(['guidance-scale alphabet 2025-02-04 CY2025']);
});

test('yearly averages follow each other year by year, after the year, without a leap', () => {
  const rate = (from: string, to: string) =>
    errorsAfter('exchange-rates.csv', /^2024,/, (line) => line.replace(from, to));
  expect(rate('1.0824', '10.824')).toEqual(['average EUR 2024', 'average EUR 2025']);
  expect(rate('2024-12-31', '2023-12-31')).toEqual(['average EUR 2024']);
  expect(errorsAfter('price-index.csv', /^2023,/, () => '')).toEqual(['average us-cpi-u 2024']);
});
