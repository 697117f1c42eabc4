import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons, root } from './run-jevons.ts';

const founding = join(root, 'test/articles/cases/fr-founding.txt');
const folder = mkdtempSync(join(tmpdir(), 'jevons-check-'));

interface Found {
  date: string;
  language: string;
  claims: { quote: string; start: number; end: number; verdict: string }[];
  notCheckable: { verdict: string }[];
}

test('the founding article comes out claim by claim', () => {
  const { code, stdout } = jevons(['check', founding, '--format', 'json']);
  expect(code).toBe(0);
  const found = JSON.parse(stdout) as Found;
  const text = readFileSync(founding, 'utf8');
  expect(found).toMatchObject({ date: '2025-02-10', language: 'fr' });
  const verdicts = Object.fromEntries(found.claims.map(({ quote, verdict }) => [quote, verdict]));
  expect(verdicts).toEqual({
    'environ 100 milliards de dollars': 'true',
    '+29 %': 'true-under-definition',
    'devant Microsoft et Google': 'true',
    '75': 'wrong',
    '80 milliards de dollars': 'wrong',
  });
  for (const { quote, start, end } of found.claims) expect(text.slice(start, end)).toBe(quote);
});

test('reasons speak the language of the article, or the one asked for', () => {
  expect(jevons(['check', founding]).stdout).toContain('Chiffres vérifiés');
  const english = jevons(['check', founding, '--lang', 'en']).stdout;
  expect(english).toContain('+28.8%');
  expect(english).toContain('+20.5%');
  expect(english).toContain('+34.5%');
});

test('a text without a date is refused with what to do', () => {
  const { code, stderr, stdout } = jevons(['check', '-'], { input: 'Amazon spent $83 billion in 2024.' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/--date YYYY-MM-DD.*\[article-date-missing\]/);
  expect(stdout).toBe('');
});

test('a wrong figure fails only when asked to', () => {
  const input = 'Alphabet spent $104 billion on capex in 2025.';
  expect(jevons(['check', '-', '--date', '2026-02-10'], { input }).code).toBe(0);
  const failed = jevons(['check', '-', '--date', '2026-02-10', '--fail-if', 'wrong'], { input });
  expect(failed.code).toBe(4);
  expect(failed.stdout).toContain('$91.45bn');
  expect(failed.stderr).toContain('[claims-do-not-hold]');
  expect(jevons(['check', '-', '--date', '2026-02-10', '--fail-if', 'false'], { input }).code).toBe(2);
});

test('the page is whole, has no script and escapes what it shows', () => {
  const article = join(folder, 'article.txt');
  const page = join(folder, 'page.html');
  writeFileSync(article, 'Amazon <script>alert(1)</script> "spent" $131.8 billion on capex in 2025 & more.');
  const made = jevons(['check', article, '--date', '2026-02-10', '--input', 'text', '-o', page]);
  expect(made.code).toBe(0);
  const html = readFileSync(page, 'utf8');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toMatch(/<\/html>\n$/);
  expect(html).not.toContain('<script');
  expect(html).toContain('true under one definition');
  expect(html).not.toMatch(/(?:src|href)="(?!#|https?:)/);
});

test('what is no text is refused, what is empty has nothing to check', () => {
  const binary = join(folder, 'binary.bin');
  writeFileSync(binary, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe]));
  expect(jevons(['check', binary, '--date', '2026-02-10'])).toMatchObject({ code: 3, stdout: '' });
  expect(jevons(['check', join(folder, 'none.txt')]).stderr).toContain('[no-such-file]');
  const empty = jevons(['check', '-', '--date', '2026-02-10'], { input: '' });
  expect(empty.code).toBe(0);
  expect(empty.stdout).toContain('No figure that can be checked');
});
