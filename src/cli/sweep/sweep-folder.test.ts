import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planSweep } from '#studies';
import { packageWorld } from '../../../test/world/package-files.ts';
import { readOver, readRanges, readShard } from './axes.ts';
import { piecesOf } from './compute.ts';
import { SweepFolder, temporaryOf } from './folder.ts';
import { shownUrl } from './redis-link.ts';

const world = packageWorld();
const manifest = planSweep(world, { n: 500 }, '1.0.0');

test('ranges and levels are told apart, and what is neither is refused', () => {
  expect(readOver(['a = 0.5..2', 'b[x]=1,2.5', 'c=-1..-0.5', 'd=3'])).toEqual({
    ranges: [
      { id: 'a', low: 0.5, high: 2 },
      { id: 'c', low: -1, high: -0.5 },
    ],
    levels: [
      { id: 'b[x]', values: [1, 2.5] },
      { id: 'd', values: [3] },
    ],
  });
  for (const wrong of ['a', 'a=', '=1..2', 'a=1..', 'a=1,,2', 'a=x..y']) {
    expect(() => readOver([wrong])).toThrow(expect.objectContaining({ code: 'bad-argument', kind: 'usage' }));
  }
  expect(() => readRanges(['a=1,2'])).toThrow(/expected id=low..high/);
});

test('shards of any number share out every piece once', () => {
  expect(readShard('3/8')).toEqual({ place: 3, of: 8 });
  for (const wrong of ['0/3', '4/3', '3', 'a/b', '1/0']) {
    expect(() => readShard(wrong)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  }
  for (const of of [1, 3, 8, 50]) {
    const all = Array.from({ length: of }, (_, k) => piecesOf(manifest, { place: k + 1, of })).flat();
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: manifest.pieces }, (_, k) => k));
  }
});

test('a folder takes whole files only, knows a damaged one, and clears away what the dead have left', async () => {
  const path = mkdtempSync(join(tmpdir(), 'jevons-folder-'));
  const folder = await SweepFolder.open(path, manifest, false);
  await folder.write(1, Uint8Array.of(1, 2, 3));
  const [name = ''] = folder.files().get(1) ?? [];
  const look = () => folder.inspect([0, 1], async () => {});
  expect(await look()).toMatchObject({ damaged: [], missing: [0], bytes: 3 });
  writeFileSync(join(path, name), Uint8Array.of(1, 2, 4));
  expect(await look()).toMatchObject({ damaged: [name], missing: [0, 1] });
  // No process has such a number.
  writeFileSync(temporaryOf(path, 'piece-1.parquet', 999_999_999), 'half');
  writeFileSync(temporaryOf(path, 'piece-2.parquet'), 'under way');
  const again = await SweepFolder.open(path, manifest, false);
  const parts = readdirSync(path).filter((one) => one.endsWith('.part'));
  expect(parts).toEqual([expect.stringMatching(/^\.piece-2/)]);
  expect(again.manifest.id).toBe(manifest.id);
  const other = planSweep(world, { n: 501 }, '1.0.0');
  await expect(SweepFolder.open(path, other, false)).rejects.toMatchObject({ code: 'another-sweep' });
  expect((await SweepFolder.open(path, other, true)).files().size).toBe(0);
});

test('a password is not shown', () => {
  expect(shownUrl('redis://me:secret@host:1')).toBe('redis://host:1');
});
