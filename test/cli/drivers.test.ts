import { expect, test } from 'vitest';
import { exitCode, jevons, jevonsJson, startJevons, textWith } from './run-jevons.ts';

interface Drivers {
  readonly drivers: readonly {
    readonly id: string;
    readonly first: number;
    readonly total: number;
    readonly error: number;
    readonly converged: boolean;
  }[];
  readonly verdict: { readonly converged: boolean; readonly pointsNeeded: number };
  readonly hash: string;
  readonly runs: number;
}

test('every driver has first and total order with errors and a verdict; the same seed gives the same bytes', () => {
  const args = ['drivers', '-n', '8', '--seed', '3', '-q'];
  const result = jevonsJson<Drivers>(args);
  for (const { first, total, error, converged } of result.drivers) {
    expect([first, total, error].every(Number.isFinite)).toBe(true);
    expect(typeof converged).toBe('boolean');
  }
  expect(result.verdict.converged).toBe(false);
  expect(result.verdict.pointsNeeded).toBeGreaterThan(8);
  expect(jevonsJson<Drivers>(args).hash).toBe(result.hash);
});

test('piped, the table is plain, says the cost first and draws bars', () => {
  const { code, stdout, stderr } = jevons(['drivers', '--method', 'oat']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^jevons: one at a time on \d+ inputs: \d+ simulations\./);
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toMatch(/█/);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('--loops adds when the circle turns', () => {
  const args = ['drivers', '--method', 'oat', '--loops', '-q'];
  const { loops } = jevonsJson<{ loops: { loops: unknown[]; turns: { time: number; to: string }[] } }>(args);
  expect(loops.loops.length).toBeGreaterThan(2);
  expect(loops.turns.length).toBeGreaterThan(0);
});

test('csv has a row for each input, and svg is a picture with a title', () => {
  const { stdout } = jevons(['drivers', '--method', 'oat', '--format', 'csv', '-q']);
  expect(stdout.split('\n')[0]).toMatch(/^output,method,id,group,index,error,converged,first/);
  const picture = jevons(['drivers', '--method', 'oat', '--format', 'svg', '-q']).stdout;
  expect(picture).toMatch(/^<\?xml/);
  expect(picture).toContain('<title id="title">');
});

test.each([
  [['--output', 'capx_2030'], 'unknown-output', 'did you mean capex_2030?', 2],
  [['--output', 'capex_2099'], 'outside-the-run', 'take a year', 2],
  [['--group', 'none'], 'dependent-inputs', 'PAWN', 2],
  [['--group', 'a=server_lead_tme'], 'unknown-input', 'did you mean server_lead_time?', 2],
  [['--group', 'nonsense'], 'bad-group', 'expected auto', 2],
  [['-n', '2'], 'bad-settings', 'at least 8', 2],
  [['--method', 'pawn', '-n', '10'], 'too-few-points', 'at least 20', 2],
  [['--method', 'oat', '--output', 'final_time_2026'], 'constant-output', 'no input moves it', 5],
  [['--set', 'server_lead_tme=2'], 'unknown-parameter', 'did you mean server_lead_time?', 2],
])('%j is refused as %s', (args, code, words, exit) => {
  const outcome = jevons(['drivers', ...args]);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.stderr).toContain(words);
  expect(outcome.code).toBe(exit);
  expect(outcome.stdout).toBe('');
});

test('Ctrl-C ends it with a word and code 130', async () => {
  const child = startJevons(['drivers', '-n', '100000', '--method', 'pawn']);
  const ended = exitCode(child);
  await textWith(child.stderr, 'simulations.');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});
