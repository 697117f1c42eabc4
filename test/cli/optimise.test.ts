import { expect, test } from 'vitest';
import { jevons } from './run-jevons.ts';

const small = [
  'optimise',
  '--output',
  'total_capacity_2030',
  '--over',
  'build_ambition=0.5..2',
  '-n',
  '16',
  '--evaluations',
  '6',
];

test('the best choice in words, with the cost first, its error, its way and where it stands at an end', () => {
  const { code, stdout, stderr } = jevons([...small, '--maximise']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^jevons: Nelder-Mead: at most 6 points on 16 futures, 144 simulations\./);
  expect(stdout).toMatch(/Of the choices tried, build_ambition = /);
  expect(stdout).toMatch(/±/);
  expect(stdout).toMatch(/improvements in \d+ points/);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('a constraint that cannot be met is named, with code 5', () => {
  const { code, stdout, stderr } = jevons([...small, '--minimise', '--constraint', 'P(capex_2030 > 1) <= 10%', '-q']);
  expect(stderr).toMatch(
    /no choice tried meets "P\(capex_2030 > 1\) <= 10%": it comes to 1 at best.*\[infeasible-constraint\]/,
  );
  expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
});

test.each([
  [[], 'no-direction'],
  [['--maximise', '--constraint', 'capex < 3'], 'bad-constraint'],
  [['--maximise', '--over', 'build_ambitoin=1..2'], 'unknown-parameter'],
])('%j is refused as %s', (args, code) => {
  expect(jevons([...small, ...args])).toMatchObject({ code: 2, stderr: expect.stringContaining(`[${code}]`) });
});
