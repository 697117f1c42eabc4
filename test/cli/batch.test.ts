/** Many runs of one model through the command line: what is refused, what fails, what is drawn. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons } from './run-jevons.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'jevons-batch-'));
const gbtf = ['model', 'run', 'model/gbtf.mdl', '--vary', 'word of mouth strength=uniform(0.5,2)'];

test('a batch too large for memory is refused before it starts, with its size and the way out', () => {
  const { code, stdout, stderr } = jevons([...gbtf, '--all', '-n', '1000000', '--memory', '0.1']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/would need about [\d.]+ GB of memory; 0.1 GB is the limit/);
  expect(stderr).toMatch(/keep at most \d+ series .*\[ensemble-too-large\]/);
  expect(jevons(['run', '-n', '1000000', '--memory', '0.001']).stderr).toContain('[ensemble-too-large]');
});

test('a model that blows up says where, when first and in how many futures, in every format', () => {
  const file = join(folder(), 'blow.mdl');
  writeFileSync(
    file,
    'rate = 1 ~ 1/Year ~ | stock = INTEG(rate * stock * stock, 1) ~ thing ~ | INITIAL TIME = 0 ~ Year ~ | FINAL TIME = 40 ~ Year ~ | TIME STEP = 1 ~ Year ~ | SAVEPER = 1 ~ Year ~ |',
  );
  const run = (format: string) =>
    jevons(['model', 'run', file, '-n', '200', '--vary', 'rate=uniform(0,2)', '--format', format]);
  const said = /\d+ of 200 futures failed and are left out: stock became infinite,\s+first\s+at\s+time\s+\d+\./;
  expect(run('table').stdout).toMatch(said);
  expect(run('csv').stderr).toMatch(said);
  const { failed, failures } = JSON.parse(run('json').stdout);
  expect(failures[0]).toMatchObject({ reason: 'overflow', variable: 'stock', count: failed });
  expect(failed).toBeGreaterThan(100);
});

test('a fan and a single run leave as a picture, by the ending of the file', () => {
  const place = folder();
  const fan = join(place, 'fan.svg');
  expect(jevons([...gbtf, '-n', '100', '--variable', 'price', '-o', fan]).code).toBe(0);
  const svg = readFileSync(fan, 'utf8');
  expect(svg).toMatch(/^<\?xml/);
  for (const text of ['price[First] ($/Unit)', 'price[Second] ($/Unit)', 'gbtf.mdl · 100 futures · seed 1']) {
    expect(svg).toContain(text);
  }
  const line = join(place, 'line.svg');
  expect(jevons(['model', 'run', 'model/gbtf.mdl', '--variable', 'adopters', '-o', line]).code).toBe(0);
  expect(readFileSync(line, 'utf8')).toContain('adopters (Person)');
  expect(jevons([...gbtf, '-n', '10', '--all', '--format', 'svg']).stderr).toContain('[too-many-pictures]');
  expect(jevons(['proofs', '-o', join(place, 'proofs.svg')]).stderr).toContain('[no-picture]');
});

test('every variable in csv: Time, then a column per scalar in its own spelling, a row per save point, as a file too', () => {
  const file = join(folder(), 'all.csv');
  const args = ['model', 'run', 'model/gbtf.mdl', '--all', '--format', 'csv'];
  const { stdout } = jevons(args);
  jevons([...args, '-o', file]);
  expect(readFileSync(file, 'utf8')).toBe(stdout);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^Time,population,.*,installed base\[First\],installed base\[Second\],/);
  expect(lines.length).toBe(1 + 641);
});

test('a model that draws at random says that other programs draw other numbers', () => {
  const file = join(folder(), 'dice.mdl');
  writeFileSync(
    file,
    'dice = RANDOM UNIFORM(1, 6, 3) ~~| total = INTEG(dice, 0) ~~| INITIAL TIME = 0 ~~| FINAL TIME = 4 ~~| TIME STEP = 1 ~~| SAVEPER = 1 ~~|',
  );
  const csv = jevons(['model', 'run', file, '--all', '--format', 'csv', '--seed', '7']);
  expect(csv.stderr).toMatch(/draws\s+at\s+random:\s+the\s+same\s+seed\s+\(here\s+7\)/);
  expect(jevons(['model', 'run', file]).stdout).toMatch(/Vensim\s+and\s+others\s+draw/);
  expect(jevons(['model', 'run', 'model/gbtf.mdl', '--format', 'csv']).stderr).not.toContain('random');
});
