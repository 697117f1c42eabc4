import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons } from './run-jevons.ts';

test('pages of one study stand in both languages beside their pictures and the result', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-study-'));
  const { code, stdout } = jevons(['study', 'guidance-bias', '--pages', folder, '-q']);
  expect([code, stdout]).toEqual([0, '']);
  expect(readdirSync(folder).sort()).toEqual([
    'README.fr.md',
    'README.md',
    'guidance-bias-outcomes-en.svg',
    'guidance-bias-outcomes-fr.svg',
    'guidance-bias.fr.md',
    'guidance-bias.json',
    'guidance-bias.md',
  ]);
});

test('an unknown study is a usage error that names the near one', () => {
  const { code, stderr } = jevons(['study', 'guidance-bais']);
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean guidance-bias?');
});
