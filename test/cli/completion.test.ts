import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { jevons, root } from './run-jevons.ts';

test('bash completes commands, subcommands, options and their values', () => {
  const { stdout, code } = jevons(['completion', 'bash']);
  expect(code).toBe(0);
  const ask = (line: string) => {
    const words = line.split(' ');
    const script = `${stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _jevons; echo "\${COMPREPLY[@]}"`;
    return spawnSync('bash', ['-c', script], { cwd: root, encoding: 'utf8' }).stdout.trim();
  };
  expect(ask('jevons com')).toBe('compare completion');
  expect(ask('jevons facts gu')).toBe('guidance');
  expect(ask('jevons facts capex --as')).toBe('--as-of');
  expect(ask('jevons run --lang ')).toBe('en fr');
});
