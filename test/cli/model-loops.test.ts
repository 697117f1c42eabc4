import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

const place = mkdtempSync(join(tmpdir(), 'jevons-'));
const control = 'INITIAL TIME = 0~Year~|FINAL TIME = 20~Year~|TIME STEP = 0.0625~Year~|SAVEPER = 1~Year~|\n';

function modelFile(name: string, equations: string): string {
  const file = join(place, name);
  writeFileSync(file, `{UTF-8}\n${equations}\n${control}`);
  return file;
}

const bass = modelFile(
  'bass.mdl',
  `Potential = INTEG(-adopting, 999999)~Person~|Adopters = INTEG(adopting, 1)~Person~|
adopting = contact rate * Adopters * Potential / population~Person/Year~|
contact rate = 1.5~1/Year~|population = 1000000~~|`,
);
const head = 'id,name_en,name_fr,polarity,through,avoiding\n';

interface Loops {
  readonly complete: boolean;
  readonly loops: number;
  readonly systems: readonly {
    readonly loops: readonly {
      readonly id: string;
      readonly name: string;
      readonly polarity: string;
      readonly averageShare: number;
    }[];
    readonly dominant: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  }[];
  readonly absent: readonly { readonly id: string; readonly why: string; readonly hint?: string }[];
}

test('growth dominates first and saturation later, under the names in the table beside the model', () => {
  const unnamed = jevonsJson<Loops>(['model', 'loops', bass]);
  expect(unnamed).toMatchObject({ complete: true, loops: 2 });
  expect(unnamed.systems[0]?.dominant.map(({ id }) => id)).toEqual(['R.1', 'B.1']);
  writeFileSync(
    join(place, 'bass.loops.csv'),
    `${head}R1,word of mouth,bouche à oreille,reinforcing,adopters > adopting,\nB1,saturation,saturation,balancing,potential > adopting,\nB9,lost,perdu,balancing,adopter,\n`,
  );
  const named = jevonsJson<Loops>(['model', 'loops', bass, '--lang', 'fr']);
  expect(named.systems[0]?.dominant.map(({ id }) => id)).toEqual(['R1', 'B1']);
  expect(named.systems[0]?.loops.map(({ name }) => name)).toContain('bouche à oreille');
  expect(named.absent).toEqual([
    { id: 'B9', why: 'the model has no variable "adopter"', hint: 'did you mean "Adopters"?' },
  ]);
});

test('shares over time are a table for a chart, and a picture for a person', () => {
  const { stdout } = jevons(['model', 'loops', bass, '--over-time', '--format', 'csv', '--from', '5', '--to', '15']);
  const [first = '', ...lines] = stdout.trimEnd().split('\n');
  expect(first.split(',')[0]).toBe('time');
  expect(lines).toHaveLength(161);
  for (const line of lines) {
    const [, a = 0, b = 0] = line.split(',').map(Number);
    expect(Math.abs(a) + Math.abs(b)).toBeCloseTo(1, 9);
  }
  const text = jevons(['model', 'loops', bass]).stdout;
  expect(text).toContain('word of mouth');
  expect(text).toContain('░R1░');
  expect(text).toContain('did you mean "Adopters"?');
});

test('a setting changes the run that is looked at', () => {
  const slow = jevonsJson<Loops>(['model', 'loops', bass, '--set', 'contact rate=0.1']);
  expect(slow.systems[0]?.dominant.map(({ id }) => id)).toEqual(['R1']);
  expect(jevons(['model', 'loops', bass, '--set', 'contact rat=0.1']).stderr).toContain('did you mean contact_rate');
});

test('a model without feedback says so; bad windows and tables are refused', () => {
  const flat = modelFile('flat.mdl', 'x = INTEG(1, 0)~~|');
  expect(jevons(['model', 'loops', flat])).toMatchObject({ code: 0, stdout: 'flat.mdl has no feedback loop.\n' });
  expect(jevons(['model', 'diagram', flat])).toMatchObject({ code: 5 });
  expect(jevons(['model', 'loops', bass, '--from', '99']).code).toBe(2);
  writeFileSync(join(place, 'flat.loops.csv'), `${head}R1,,,up,x,\n`);
  const { code, stderr } = jevons(['model', 'loops', flat]);
  expect(code).toBe(3);
  expect(stderr).toContain('flat.loops.csv:2 polarity is "up"; expected reinforcing or balancing [malformed-loops]');
});

test('check gives the verdict on units, the constants without a unit, and the loops', () => {
  const { code, stdout } = jevons(['model', 'check', bass]);
  expect(code).toBe(0);
  expect(stdout).toContain('population has no unit');
  expect(stdout).toMatch(/names and\s+units\s+agree; 1\s+constant\s+has\s+no\s+unit/);
  expect(stdout).toMatch(/2 feedback loops/);
  expect(stdout).toMatch(/R1 +word of mouth +reinforcing/);
  const checked = jevonsJson<{ notes: unknown[]; loops: { count: number } }>(['model', 'check', bass]);
  expect([checked.notes.length, checked.loops.count]).toEqual([1, 2]);
});

test('the diagram is one file that stands alone', () => {
  const out = join(place, 'bass.svg');
  expect(jevons(['model', 'diagram', bass, '-o', out]).code).toBe(0);
  const svg = readFileSync(out, 'utf8');
  expect(svg).toMatch(/^<\?xml/);
  for (const wanted of ['R1', 'B1', 'Adopters', 'adopting', 'word of mouth']) expect(svg).toContain(wanted);
});
