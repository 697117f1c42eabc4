import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exitCode, jevons, jevonsJson, startJevons } from './run-jevons.ts';

const small = ['-n', '64', '--seed', '7'];
const folder = () => mkdtempSync(join(tmpdir(), 'jevons-'));

interface Headline {
  hash: string;
  seed: number;
  n: number;
  model: unknown;
  dataDate: string;
  outputs: { id: string }[];
  quantiles: Record<string, Record<string, number[]>>;
  scenario: { id: string; set: Record<string, number> };
}

test('the same line gives the same bytes, for any number of threads', () => {
  const one = jevons(['run', ...small, '-n', '600', '--format', 'json', '--workers', '1']);
  const two = jevons(['run', ...small, '-n', '600', '--format', 'json', '--workers', '2']);
  expect(one.code).toBe(0);
  expect(two.stdout).toBe(one.stdout);
  const result = JSON.parse(one.stdout) as Headline;
  expect(result).toMatchObject({ seed: 7, n: 600 });
  expect(result.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(result.dataDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const { id } of result.outputs) expect(Object.keys(result.quantiles[id] ?? {})).toContain('0.5');
  expect(one.stdout).not.toMatch(/"(?:time|host|workers|elapsed)"/);
});

test('a preset, another seed and a parameter each change the hash', () => {
  const base = jevonsJson<Headline>(['run', ...small]);
  const preset = jevonsJson<Headline>(['run', '--scenario', 'cheap-model-shock', ...small]);
  const seed = jevonsJson<Headline>(['run', '-n', '64', '--seed', '8']);
  expect(new Set([base.hash, preset.hash, seed.hash]).size).toBe(3);
  expect(preset.scenario.id).toBe('cheap-model-shock');
});

test('a preset, its file and the same file on standard input are one scenario', () => {
  const path = 'model/scenarios/cheap-model-shock.json';
  const preset = jevonsJson<Headline>(['run', 'cheap-model-shock', ...small]);
  const file = jevonsJson<Headline>(['run', path, ...small]);
  const piped = JSON.parse(
    jevons(['run', '-', ...small, '--format', 'json'], { input: readFileSync(path, 'utf8') }).stdout,
  );
  expect(file.quantiles).toEqual(preset.quantiles);
  expect(piped.quantiles).toEqual(preset.quantiles);
});

test('the table says the answer in words and draws it', () => {
  const { code, stdout, stderr } = jevons(['run', ...small]);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain('2030');
  expect(stdout).toContain('█');
  expect(stdout).not.toContain('\u001b');
  for (const line of stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
});

test('French words, English ids', () => {
  const { stdout } = jevons(['run', ...small, '--lang', 'fr']);
  expect(stdout).toContain('médiane');
  expect(jevons(['run', ...small, '--lang', 'fr', '--format', 'csv']).stdout).toMatch(/^output,unit,time,mean,/);
});

test('with -o the file is whole, is the same as stdout, and leaves nothing beside it', () => {
  const place = folder();
  const file = join(place, 'run.csv');
  const { code, stdout } = jevons(['run', ...small, '-o', file]);
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(readFileSync(file, 'utf8')).toBe(jevons(['run', ...small, '--format', 'csv']).stdout);
  expect(readdirSync(place)).toEqual(['run.csv']);
});

test('when the command fails, an old file stays as it was', () => {
  const place = folder();
  const file = join(place, 'run.json');
  writeFileSync(file, 'old');
  expect(jevons(['run', ...small, '--set', 'no_such_parameter=1', '-o', file]).code).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(place)).toEqual(['run.json']);
  const nowhere = jevons(['run', ...small, '-o', join(place, 'no', 'folder.json')]);
  expect(nowhere.code).toBe(3);
  expect(nowhere.stderr).toContain('[cannot-write]');
});

test('Ctrl-C ends a long run with 130 and writes no file', async () => {
  const place = folder();
  const child = startJevons(['run', '-n', '1000000', '--workers', '2', '-o', join(place, 'run.json')]);
  const ended = exitCode(child);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(readdirSync(place)).toEqual([]);
});
