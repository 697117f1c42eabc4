import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jevons } from './run-jevons.ts';

const place = mkdtempSync(join(tmpdir(), 'jevons-'));

function fileWith(name: string, text: string | Uint8Array): string {
  const path = join(place, name);
  writeFileSync(path, text);
  return path;
}

/** What, where, what to do and a code; nothing on stdout; no stack. */
function refused(args: readonly string[], code: number, ...words: (string | RegExp)[]): void {
  const outcome = jevons(args);
  expect({ args, code: outcome.code, stderr: outcome.stderr }).toMatchObject({ code });
  expect(outcome.stdout).toBe('');
  expect(outcome.stderr).toMatch(/\[[a-z0-9-]+\]\n/);
  expect(outcome.stderr).not.toMatch(/^\s+at .*:\d+/m);
  for (const word of words) expect(outcome.stderr).toMatch(word);
}

test('an unknown command, flag or format suggests the near one', () => {
  refused(['rum'], 2, /did you mean run\?/);
  refused(['facts', 'capx'], 2, /did you mean capex\?/);
  refused(['help', 'rum'], 2, /did you mean run\?/);
  refused(['run', '--sed', '3'], 2, /did you mean .*--seed/, /jevons run --help/);
  refused(['run', '--format', 'jsn'], 2, /json/);
  refused(['run', '--lang', 'de'], 2, /en, fr/);
});

test('a number of futures that is not a positive whole number is refused', () => {
  refused(['run', '-n', '-5'], 2, /-5/, /whole number of at least 1/);
  refused(['run', '-n', '0'], 2, /whole number/);
  refused(['run', '-n', 'many'], 2, /many/);
  refused(['run', '--seed', '1.5'], 2, /seed/);
  refused(['run', '--as-of', '2025-02-30'], 2, /a date like/);
});

test('an unknown parameter, a value outside its domain and a bad assignment are refused', () => {
  refused(['run', '--set', 'no_such_parameter=1'], 2, /no_such_parameter/);
  refused(['run', '--set', 'discount_rate=-5'], 2, /discount_rate|discount rate/);
  refused(['run', '--set', 'discount_rate'], 2, /id=value/);
  refused(['run', '--set', 'discount_rate=high'], 2, /a number/);
});

test('an unknown preset, a missing file, a broken file and a broken link are refused', () => {
  refused(['run', 'cheap-model-shok'], 2, /cheap-model-shock/);
  refused(['run', 'no/such/file.json'], 3, /no\/such\/file\.json/);
  refused(['run', fileWith('half.json', '{"set": {')], 3, /half\.json/);
  refused(['run', fileWith('wrong.json', '{"set": {"discount_rate": "high"}}')], 3, /discount_rate/);
  refused(['run', fileWith('bytes.json', new Uint8Array([0xff, 0xfe, 0x00]))], 3, /UTF-8/);
  refused(['run', 'http://127.0.0.1:4321/en/?no_such_parameter=1&seed=x'], 3, /no_such_parameter/, /seed/);
  refused(['run', 'default', '--scenario', 'default'], 2, /two scenarios/);
});

test('a malformed model names file, line and column, for every place', () => {
  const model = fileWith('bad.mdl', '{UTF-8}\na = 1 +* 2 ~ ~ |\nb = DELAY PROFILE(3) ~ ~ |\nTIME STEP = 1 ~ ~ |\n');
  refused(['model', 'run', model], 3, /bad\.mdl:2:\d+/, /bad\.mdl:3:\d+/);
  refused(['model', 'check', model], 3, /bad\.mdl:2:\d+/);
  refused(['model', 'run', join(place, 'none.mdl')], 3, /no such file/);
  refused(['model', 'show', 'instaled capacity'], 2, /installed capacity|installed_capacity/);
});

test('a stack is shown only when it is asked for', () => {
  const outcome = jevons(['run', 'no/such/file.json'], { env: { DEBUG: '1' } });
  expect(outcome.stderr).toMatch(/^\s+at .*:\d+/m);
});
