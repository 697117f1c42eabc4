import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode, jevons, root, startJevons, textWith } from './run-jevons.ts';

const folder = mkdtempSync(join(tmpdir(), 'jevons-fit-'));
const file = join(folder, 'posterior.json');
const short = ['--chains', '4', '--draws', '15', '--seed', '5'];
const fitted = jevons(['fit', ...short, '-o', file]);
const posterior = JSON.parse(readFileSync(file, 'utf8'));

test('a fit writes its file and shows the table with priors, posteriors, diagnostics and the verdict', () => {
  expect(fitted.code).toBe(0);
  expect(fitted.stderr).toContain(`wrote ${file}`);
  expect(fitted.stdout).toMatch(/^Not converged: largest R-hat/);
  expect(fitted.stdout).toMatch(/parameter +prior, 80 % +posterior, 80 % +R-hat +draws/);
  for (const line of fitted.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(posterior).toMatchObject({ kind: 'jevons-posterior', complete: true, seed: 5 });
});

test('json on stdout is the same posterior, byte for byte; csv has a row for each parameter', () => {
  expect(jevons(['fit', ...short, '--format', 'json', '-q']).stdout).toBe(readFileSync(file, 'utf8'));
  const lines = jevons(['fit', ...short, '--format', 'csv', '-q'])
    .stdout.trim()
    .split('\n');
  expect(lines[0]).toMatch(/^parameter,unit,belief,prior_q0.1/);
  expect(lines).toHaveLength(posterior.parameters.length + 1);
});

test('a run from the posterior says so, in the words and in the result', () => {
  const { stdout, code } = jevons(['run', '-n', '64', '--posterior', file, '-q', '--workers', '2']);
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(`drawn from the posterior ${posterior.hash.slice(0, 12)}`);
  const result = JSON.parse(jevons(['run', '-n', '64', '--posterior', file, '-q', '--format', 'json']).stdout);
  expect(result.scenario.posterior.hash).toBe(posterior.hash);
});

test('the posterior of the package is drawn from by name, and a run from beliefs says that it is', () => {
  const { dataDate } = JSON.parse(readFileSync(join(root, 'model/posterior.json'), 'utf8'));
  const drawn = jevons(['run', '-n', '64', '--posterior', 'default', '-q']).stdout.replace(/\s+/g, ' ');
  expect(drawn).toContain(`fitted to what was public by ${dataDate}`);
  expect(jevons(['run', '-n', '64', '-q']).stdout.replace(/\s+/g, ' ')).toContain('Drawn from the beliefs (prior)');
});

test('a posterior that was changed by hand is refused', () => {
  const other = join(folder, 'other.json');
  writeFileSync(other, readFileSync(file, 'utf8').replace(posterior.model.hash, 'f'.repeat(64)));
  const outcome = jevons(['run', '--posterior', other]);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toContain('[posterior-file]');
});

/** Long enough to be cut short. */
const longer = ['--chains', '4', '--draws', '60'];
const until = async (there: () => boolean) => {
  while (!there()) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('killed without warning, a fit goes on from its checkpoint to the same bytes, with any number of threads', async () => {
  const [cut, whole] = [join(folder, 'cut.json'), join(folder, 'whole.json')];
  const checkpoint = `${cut}.checkpoint`;
  const child = startJevons(['fit', ...longer, '-o', cut]);
  const ended = exitCode(child);
  await until(() => existsSync(checkpoint) || child.exitCode !== null);
  child.kill('SIGKILL');
  await ended;
  expect(existsSync(cut)).toBe(false);
  const anew = jevons(['fit', ...longer, '-o', cut]);
  expect(anew).toMatchObject({ code: 2, stderr: expect.stringContaining('[checkpoint-exists]') });
  expect(jevons(['fit', ...longer, '-o', cut, '--resume', '--workers', '2', '-q']).code).toBe(0);
  expect(existsSync(checkpoint)).toBe(false);
  jevons(['fit', ...longer, '-o', whole, '-q', '--workers', '1']);
  expect(readFileSync(cut, 'utf8')).toBe(readFileSync(whole, 'utf8'));
}, 120_000);

test('Ctrl-C ends with exit code 130, and says how to go on', async () => {
  const part = join(folder, 'part.json');
  const child = startJevons(['fit', '--chains', '2', '--draws', '4000', '-o', part]);
  const [ended, said] = [exitCode(child), textWith(child.stderr, '[aborted]')];
  await until(() => existsSync(`${part}.checkpoint`));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  await said;
  expect(existsSync(`${part}.checkpoint`)).toBe(true);
  // Before the first draw there is nothing to keep.
  if (existsSync(part)) {
    expect(JSON.parse(readFileSync(part, 'utf8'))).toMatchObject({ complete: false, stopped: 'interrupted' });
    expect(await said).toContain('--resume goes on from');
  }
});

test.each([
  [['fit', '--as-of', '2024-02-01'], 'no-observations', 3],
  [['fit', 'guidance-anchored'], 'needs-plans', 2],
  [['fit', '--chains', '1'], 'bad-argument', 2],
  [['fit', '--minutes', '0.0001'], 'too-little-time', 2],
  [['fit', '--resume'], 'no-checkpoint', 2],
  [['fit', '--default', '--set', 'lock_in=1'], 'conflicting-option', 2],
  [['run', '--posterior', 'no-such.json'], 'no-such-file', 3],
])('%j is refused as %s', (args, code, exit) => {
  const outcome = jevons(args);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect(outcome.code).toBe(exit);
});
