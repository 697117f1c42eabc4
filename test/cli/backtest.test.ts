import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons, root } from './run-jevons.ts';

const stored = JSON.parse(readFileSync(join(root, 'data/backtest/result.json'), 'utf8'));

test('the stored result is shown with its verdict first, within 80 columns', () => {
  const { stdout, code } = jevons(['backtest', '--stored']);
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(stored.verdict.en);
  expect(stdout).toMatch(/^series +n +CRPS +its CRPS +best baseline +skill +DM p +80 % held$/m);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('the picture of the page is that of the stored result', () => {
  const { stdout } = jevons(['backtest', '--stored', '--format', 'svg', '-q']);
  // The rules of other charts stand in the same style sheet and may grow.
  const marks = (svg: string) => svg.replace(/<style>[\s\S]*?<\/style>/, '');
  expect(marks(stdout)).toBe(marks(readFileSync(join(root, 'docs/pictures/back-test.svg'), 'utf8')));
});

test('in French the words are French, and the picture says what came', () => {
  const { stdout, stderr } = jevons(['backtest', '--stored', '--lang', 'fr', '--format', 'svg']);
  expect(stderr.replace(/\s+/g, ' ')).toContain(stored.verdict.fr.replace(/\s+/g, ' '));
  expect(stdout).toContain('<svg');
  expect(stdout).toContain('réalisé');
});

test.each([
  [['backtest', '--stored', '--quick'], 'conflicting-options', 2],
  [['backtest', '--quick', '--as-of', '2022-01-15'], 'too-early', 3],
  [['backtest', '--draws', '5'], 'bad-argument', 2],
  [['run', '--as-of', '2022-01-01'], 'facts-not-public', 3],
])('%j is refused as %s', (args, code, exit) => {
  const outcome = jevons(args);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.code).toBe(exit);
});
