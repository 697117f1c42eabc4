import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

interface Head {
  readonly id: string;
  readonly kind: string;
  readonly expected: number;
  readonly urls: readonly string[];
}

interface Card {
  readonly ours: number | null;
  readonly reproduced: number | null;
  readonly agrees: boolean | null;
  readonly asOf: string;
  readonly switches: readonly { readonly inputs: readonly { readonly to: number }[]; readonly answer: number }[];
  readonly [key: string]: unknown;
}

const command = (...args: string[]) => jevons(['must-be-true', ...args]);

test('the list has every group, and every thesis its number and address', () => {
  const { code, stdout } = command();
  expect(code).toBe(0);
  for (const group of [
    'Required revenue',
    'Depreciation and break-even',
    'Capital charge in perpetuity',
    'Financing gap',
    'Revenue and cost per gigawatt',
    'Depreciation critique',
    'Token and compute growth',
    'Vendor-financed share',
  ]) {
    expect(stdout).toContain(group);
  }
  const heads = jevonsJson<Head[]>(['must-be-true']);
  expect(heads.length).toBeGreaterThanOrEqual(35);
  expect(heads.filter(({ urls }) => urls.some((url) => !url.startsWith('https://')))).toEqual([]);
});

test('one thesis shows formula, inputs, sources, both numbers and weaknesses', () => {
  const { code, stdout } = command('seq-600', '--as-of', '2025-11-30');
  expect(code).toBe(0);
  for (const text of [
    'required revenue = accelerator revenue * data centre multiple',
    'end_user_gross_margin',
    '0.3 - 0.8',
    'printed "$600bn"',
    'difference 0',
    '$819.2bn a year',
    'as known on 30\u00a0November\u00a02025',
    'Not in the ledger',
    'Weaknesses',
    'https://sequoiacap.com/article/ais-600b-question',
  ]) {
    expect(stdout).toContain(text);
  }
});

test('the page stays within 80 columns, but for addresses', () => {
  for (const args of [[], ['KUP-160'], ['gs-7.6t-b', '--lang', 'fr'], ['--compare', 'SEQ-600,KUP-160,BAIN-2T,GS-1T']]) {
    const wide = command(...args)
      .stdout.split('\n')
      .filter((line) => [...line].length > 80 && !line.includes('https://'));
    expect(wide).toEqual([]);
  }
});

test('own inputs move the answer, and what is out of range is marked', () => {
  const card = jevonsJson<Card>(['must-be-true', 'kup-160', '--set', 'asset_life=20', '--set', 'gross_margin=0.5']);
  expect(card).toMatchObject({ ours: 40, reproduced: 160, agrees: true, difference: -120 });
  expect(command('kup-160', '--set', 'asset_life=20').stdout).toContain('outside');
});

test('as of a day, only what was public then is taken from the ledger', () => {
  const to = (day: string) =>
    jevonsJson<Card>(['must-be-true', 'seq-200', '--as-of', day]).switches[0]?.inputs[0]?.to ?? 0;
  expect(to('2025-11-19')).toBeGreaterThan(to('2025-11-18'));
});

test('solving gives the input, in both languages', () => {
  const solution = jevonsJson<{ values: number[] }>([
    'must-be-true',
    'kup-160',
    '--solve',
    'gross_margin',
    '--target',
    '100',
  ]);
  expect(solution.values[0]).toBeCloseTo(0.4, 9);
  expect(command('kup-160', '--solve', 'gross_margin', '--target', '100', '--lang', 'fr').stdout).toContain('0,4');
});

test('solving may hold the figures of the ledger instead of the published ones', () => {
  const solve = ['must-be-true', 'kup-160', '--solve', 'gross_margin', '--target', '300'];
  const current = jevonsJson<{ held: Record<string, number>; values: number[] }>([...solve, '--current']);
  expect(Object.keys(current.held)).toEqual(['capital_spending', 'asset_life']);
  const { capital_spending: spending = 0, asset_life: life = 1 } = current.held;
  expect(current.values[0]).toBeCloseTo(spending / life / 300, 9);
  const { ours } = jevonsJson<Card>(['must-be-true', 'kup-160', '--current', '--set', 'asset_life=10']);
  expect(ours).toBeCloseTo(spending / 10 / 0.25, 6);
});

test('no value in the plausible range: exit code 5, both ends, the constraint, and what would do instead', () => {
  const { code, stdout, stderr } = command('SEQ-600', '--solve', 'end_user_gross_margin', '--target', '400');
  expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
  expect(stderr).toMatch(/0\.3 gives \$428\.57bn.*0\.8 gives \$1,500bn.*binding constraint is the low end.*instead: /);
});

test('theses stand side by side on one year', () => {
  const { code, stdout } = command('--compare', 'SEQ-600,KUP-160,BAIN-2T', '--year', '2025');
  expect(code).toBe(0);
  for (const text of ['on 2025', 'as published', 'ledger', '(DIFFER)', '(same)']) expect(stdout).toContain(text);
});

test('a thesis that is not reproducible is shown with the reason and not run', () => {
  const { code, stdout } = command('burry-k');
  expect(code).toBe(0);
  expect(stdout).toContain('Not run');
  expect(stdout).toContain('were not published');
  expect(jevonsJson<Card>(['must-be-true', 'BURRY-K'])).toMatchObject({ ours: null, reproduced: null });
  expect(command('burry-k', '--set', 'span=4')).toMatchObject({ code: 3, stdout: '' });
  expect(command('burry-k', '--solve', 'span', '--target', '352').code).toBe(3);
});

test.each([
  [['seq-60'], 'did you mean SEQ-600?'],
  [['seq-600', '--set', 'data_centre_multiples=3'], 'did you mean data_centre_multiple?'],
  [['seq-600', '--set', 'data_centre_multiple'], 'expected input=value'],
  [['seq-600', '--set', 'data_centre_multiple=two'], 'expected a number'],
  [['seq-600', '--set', 'end_user_gross_margin=1'], 'no finite answer'],
  [['seq-600', '--solve', 'data_centre_multiple'], '--solve and --target go together'],
  [['seq-600', '--solve', 'margin', '--target', '1'], 'its inputs are'],
  [['seq-600', '--year', '2025'], 'only --compare takes a year'],
  [['seq-600', '--compare', 'KUP-160'], '--compare SEQ-600,KUP-160'],
  [['--compare', 'KUP-160,kup-160'], 'stands twice'],
  [['--compare', 'KUP-160,SEQ'], 'unknown thesis "SEQ"'],
  [['--compare', 'KUP-160', '--set', 'price=1'], 'none of these theses'],
  [['--set', 'asset_life=3'], 'which thesis?'],
  [['--compare', 'KUP-160', '--current'], '--compare takes the figures of a year'],
  [['kup-160', '--solve', 'asset_life', '--target', '9', '--as-of', '2025-11-30'], 'add --current'],
  [['seq-600', '--as-of', '2025-02-30'], 'a date like'],
])('%j is a usage error that says what to do', (args, text) => {
  const { code, stdout, stderr } = command(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.toLowerCase()).toContain(text.toLowerCase());
});

test('a table for programs, and a file whose ending chooses the format', () => {
  const [head, ...rows] = command('kup-160', '--format', 'csv').stdout.trim().split('\n');
  expect(head).toMatch(/^thesis,input,unit,published_value/);
  expect(rows).toHaveLength(3);
  const file = join(tmpdir(), `jevons-thesis-${process.pid}.json`);
  expect(command('kup-160', '-o', file).code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ id: 'KUP-160', ours: 160 });
  rmSync(file);
});

test('the published numbers are among the proofs', () => {
  const proofs = jevonsJson<{ id: string; pass: boolean }[]>(['proofs', '--group', 'pay-back calculations']);
  const runnable = jevonsJson<Head[]>(['must-be-true']).filter(({ kind }) => kind !== 'not_reproducible');
  expect(proofs.map(({ id }) => id)).toEqual(runnable.map(({ id }) => `thesis-${id.toLowerCase()}`));
  expect(proofs.filter(({ pass }) => !pass)).toEqual([]);
});
