import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleCompany } from '#studies';
import { jevons, jevonsJson } from './run-jevons.ts';

const folder = mkdtempSync(join(tmpdir(), 'jevons-decide-'));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const company = file('company.json', sampleCompany);

interface Decision {
  readonly hash: string;
  readonly pStar: { readonly value: number; readonly standardError: number };
  readonly lambda: { readonly value: number; readonly standardError: number };
  readonly evppi: readonly { readonly value: number; readonly standardError: number }[];
}

test('json has the numbers behind the sentence with their errors, the same for any number of threads', () => {
  const args = ['decide', '--company', company, '-n', '200', '-q'];
  const result = jevonsJson<Decision>([...args, '--workers', '1']);
  for (const key of ['pStar', 'lambda', 'contour', 'regret', 'evpi', 'evppi', 'cvar', 'ruin']) {
    expect(result).toHaveProperty(key);
  }
  for (const one of [result.pStar, result.lambda, ...result.evppi]) {
    expect([one.value, one.standardError].every(Number.isFinite)).toBe(true);
  }
  expect(jevonsJson<Decision>([...args, '--workers', '2']).hash).toBe(result.hash);
});

test('the cost comes first; a limit that no choice keeps is named after the answer, and ends with 5', () => {
  const { code, stdout, stderr } = jevons(['decide', '--company', company, '-n', '200', '--min-cvar', '900']);
  expect(stderr).toMatch(/^jevons: 9 choices on 200 futures, and a map of two beliefs: 400 simulations\./);
  expect(stderr).toMatch(/no choice keeps --min-cvar 900; the nearest .* \[infeasible-limit\]/);
  expect(code).toBe(5);
  expect(stdout).toContain('No choice keeps');
  expect(stdout).toContain('you are here');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('whose decision is not known, and what is wrong with a file, is said with the way out', () => {
  const unknown = jevons(['decide', '--firm', 'amazn']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toMatch(/did you mean amazon\? \[unknown-firm\]/);
  const bad = jevons(['decide', '--company', file('bad.json', { ...sampleCompany, cash: 'much' })]);
  expect(bad).toMatchObject({ code: 3, stdout: '' });
  expect(bad.stderr).toContain('bad.json cash expected a number, not "much" [company-file]');
});
