/** Sweeps that are divided, stopped, damaged and joined again: always the same bytes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { expect, test, vi } from 'vitest';
import { environment, exitCode, jevons, root, startJevons } from './run-jevons.ts';

// Several starts of the program each: on a busy machine they take their time.
vi.setConfig({ testTimeout: 240_000 });

const place = mkdtempSync(join(tmpdir(), 'jevons-sweep-test-'));
const at = (name: string) => join(place, name);
const question = ['-n', '200', '--seed', '3', '--over', 'lock_in=0,1', '--output', 'capex_2029..2030'];
const sweep = (...args: string[]) => jevons(['sweep', ...question, ...args]);
const pieces = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('piece-'));
/** In one process. */
const whole = at('whole.parquet');

test('one process: a row for each future and level, and everything about it in the file', () => {
  const { code, stderr, stdout } = sweep('-o', whole);
  expect(stderr).toMatch(
    /^jevons: 400 rows \(200 futures x 2 combinations of levels\), \d+ columns, about \d+ kB; 8 pieces/,
  );
  expect(stderr).toMatch(/400 rows in [\d.]+ s, [\d,.]+ a second/);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('made by') });
  expect(existsSync(`${whole}.parts`)).toBe(false);
  const bytes = readFileSync(whole);
  const { num_rows, key_value_metadata = [] } = parquetMetadata(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  expect(num_rows).toBe(400n);
  const about = Object.fromEntries(key_value_metadata.map(({ key, value }) => [key, value ?? '']));
  expect(about).toMatchObject({ seed: '3', scenario: 'default', shard: '1/1' });
  expect(about.model_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(about.data_date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(about.made_with).toMatch(/^jevons \d/);
  expect(about.command).toMatch(/^jevons sweep -n 200 --seed 3 .*--over lock_in=0,1 .*-o all.parquet$/);
});

test('shards, one of them killed and one with a damaged piece: named, made good, and joined to the same bytes', async () => {
  const folder = at('shards');
  expect(sweep('-o', folder, '--shard', '2/2', '-q', '--workers', '1').code).toBe(0);
  expect(pieces(folder)).toHaveLength(4);
  const killed = startJevons(['sweep', ...question, '-o', folder, '--shard', '1/2', '--workers', '1']);
  const ended = exitCode(killed);
  while (pieces(folder).length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
  killed.kill('SIGKILL');
  await ended;
  const [damaged = '', short = ''] = pieces(folder);
  const bytes = readFileSync(join(folder, damaged));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(folder, damaged), bytes);
  truncateSync(join(folder, short), 100);
  const status = JSON.parse(jevons(['sweep', 'status', folder, '--format', 'json']).stdout);
  expect(status.damaged).toEqual([damaged, short]);
  const again = sweep('-o', folder);
  expect(again.code).toBe(0);
  expect(again.stderr).toContain(`${damaged} is damaged`);
  expect(again.stderr).toContain(`${short} is damaged`);
  expect(jevons(['sweep', 'merge', folder, '-o', at('joined.parquet'), '-q']).code).toBe(0);
  expect(readFileSync(at('joined.parquet')).equals(readFileSync(whole))).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a full disk leaves nothing half-written, and the rest goes on from there', () => {
  const folder = at('full');
  // The limit on the size of a file stands in for the disk: a write fails half-way.
  const line = `ulimit -f 24; exec '${process.execPath}' bin/jevons.js sweep ${question.join(' ')} -o '${folder}' -q`;
  const full = spawnSync('bash', ['-c', line], { cwd: root, encoding: 'utf8', env: environment() });
  expect(full.stderr).toMatch(/the disk is full \(EFBIG\); free some space .*\[disk-full\]/);
  expect(full.status).toBe(3);
  expect(readdirSync(folder).filter((name) => name !== 'manifest.json')).toEqual([]);
});

test('another sweep in the folder is refused, with what differs; so is a folder of something else', () => {
  const folder = at('shards');
  const other = jevons(['sweep', '-n', '200', '--seed', '4', '-o', folder]);
  expect(other.code).toBe(3);
  expect(other.stderr).toMatch(/holds another sweep, which differs in seed, .*--seed 3.*\[another-sweep\]/);
  copyFileSync(whole, at('stranger.parquet'));
  const strange = jevons(['sweep', '-n', '200', '-o', place]);
  expect(strange).toMatchObject({ code: 2, stderr: expect.stringContaining('[not-a-sweep-folder]') });
});

test('a sweep without a target, and a folder without a sweep, are refused with the way out', () => {
  expect(jevons(['sweep', '-n', '10'])).toMatchObject({ code: 2, stderr: expect.stringContaining('[no-target]') });
  expect(jevons(['sweep', 'status', at('nowhere')])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('[no-sweep]'),
  });
});
