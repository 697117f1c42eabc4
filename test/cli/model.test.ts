import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

const place = mkdtempSync(join(tmpdir(), 'jevons-'));
const file = join(place, 'two-tanks.mdl');
writeFileSync(
  file,
  `{UTF-8}
Tank: First, Second ~~|
Water Level[Tank] = INTEG(- Outflow[Tank], start level) ~ m3 ~ What is left. |
Outflow[Tank] = Water Level[Tank] * drain rate ~ m3/Month ~ |
start level = 8 ~ m3 ~ |
drain rate = 0.5 ~ 1/Month ~ |
INITIAL TIME = 0 ~ Month ~ |
FINAL TIME = 2 ~ Month ~ |
TIME STEP = 0.5 ~ Month ~ |
SAVEPER = 1 ~ Month ~ |
`,
);

test('every scalar of every variable has a column in the spelling of the model', () => {
  const out = join(place, 'all.csv');
  const { code, stdout } = jevons(['model', 'run', file, '--all', '--format', 'csv']);
  expect(code).toBe(0);
  const [head = '', ...lines] = stdout.trimEnd().split('\n');
  expect(head.split(/,(?![^[]*\])/)[0]).toBe('Time');
  expect(head).toContain('Water Level[First]');
  expect(head).toContain('Outflow[Second]');
  expect(head).toContain('start level');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['0', '1', '2']);
  expect(jevons(['model', 'run', file, '--all', '--format', 'csv', '-o', out]).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toBe(stdout);
});

test('the numbers are those of the equations', () => {
  const run = jevonsJson<{ time: number[]; variables: { id: string; values: number[] }[] }>([
    ...['model', 'run', file, '--variable', 'water level', '--set', 'start level=16'],
  ]);
  expect(run.time).toEqual([0, 1, 2]);
  expect(run.variables.map(({ id }) => id)).toEqual(['water_level[first]', 'water_level[second]']);
  expect(run.variables[0]?.values).toEqual([16, 16 * 0.75 * 0.75, 16 * 0.75 ** 4]);
});

test('uncertain constants give a fan, the same for any number of threads', () => {
  const args = ['model', 'run', file, '-n', '600', '--vary', 'drain rate=uniform(0.2,0.6)', '--format', 'csv'];
  const one = jevons([...args, '--workers', '1']);
  expect(one.code).toBe(0);
  expect(one.stdout.split('\n')[0]).toMatch(/^output,unit,time,mean,q0\.025,/);
  expect(jevons([...args, '--workers', '2']).stdout).toBe(one.stdout);
  expect(jevons(args.slice(0, -2)).stdout).toContain('█');
});

test('a variable is shown with its equation, unit and neighbours', () => {
  const text = jevons(['model', 'show', 'outflow', '--in', file]).stdout;
  expect(text).toContain('drain rate');
  expect(text).toContain('m3/Month');
  const card = jevonsJson<{ uses: string[]; usedBy: string[] }>(['model', 'show', 'OUTFLOW', '--in', file]);
  expect(card.uses).toEqual(['Water Level', 'drain rate']);
  expect(card.usedBy).toEqual(['Water Level']);
});

test('installed capacity of the race is shown', () => {
  const { code, stdout } = jevons(['model', 'show', 'installed capacity']);
  expect(code).toBe(0);
  expect(stdout).toContain('SUM(servers');
  expect(stdout).toMatch(/^unit\s+\S/m);
});

test('a parameter is shown with its belief and source', () => {
  const variables = jevonsJson<{ name: string; kind: string }[]>(['model', 'list']);
  const constant = variables.find(({ kind, name }) => kind === 'constant' && name === 'discount rate');
  expect(constant).toBeDefined();
  const { stdout } = jevons(['model', 'show', 'discount rate']);
  expect(stdout).toMatch(/^source\s+\S/m);
  expect(stdout).toMatch(/^value\s+discount_rate = /m);
});

test('an unknown constant is answered with the near one', () => {
  const outcome = jevons(['model', 'run', file, '--set', 'drain rat=1']);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toMatch(/drain rate|drain_rate/);
});

test('units that do not agree are said with both sides, and the exit code is 4', () => {
  const wrong = join(place, 'units.mdl');
  writeFileSync(wrong, readFileSync(file, 'utf8').replace('~ m3/Month ~', '~ m3 ~'));
  const outcome = jevons(['model', 'check', wrong]);
  expect(outcome.code).toBe(4);
  expect(outcome.stdout).toContain('units.mdl:');
  expect(jevons(['model', 'check', file]).code).toBe(0);
});

test('a model that blows up says where and when', () => {
  const bad = join(place, 'blows-up.mdl');
  writeFileSync(bad, readFileSync(file, 'utf8').replace('* drain rate', '/ (1 - Time)'));
  const outcome = jevons(['model', 'run', bad]);
  expect(outcome.stderr).toMatch(/Outflow\[First\].*time 1/i);
});

test('a model printed back runs to the same numbers', () => {
  const again = join(place, 'again.mdl');
  expect(jevons(['model', 'export', file, '--to', 'mdl', '-o', again]).code).toBe(0);
  const all = ['--all', '--format', 'csv'];
  expect(jevons(['model', 'run', again, ...all]).stdout).toBe(jevons(['model', 'run', file, ...all]).stdout);
});

test('a model leaves as XMILE', () => {
  const { code, stdout } = jevons(['model', 'export', file, '--to', 'xmile']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<\?xml[^>]*>\s*<xmile/);
  expect(stdout).toContain('<stock name="Water Level">');
});
