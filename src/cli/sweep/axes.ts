/** The words of `--over` and `--shard` as values. */
import { JevonsError } from '#base';
import type { SweepLevels, SweepRange } from '#studies';
import type { Shard } from './piece-file.ts';

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function wrong(text: string, where: string, expected: string): JevonsError {
  return new JevonsError(`got "${text}", expected ${expected}`, { kind: 'usage', code: 'bad-argument', where });
}

/** `id=low..high` is a range, `id=1,2,3` are levels. @throws JevonsError `bad-argument`. */
export function readOver(words: readonly string[] = []): { ranges: SweepRange[]; levels: SweepLevels[] } {
  const ranges: SweepRange[] = [];
  const levels: SweepLevels[] = [];
  for (const text of words) {
    const [, id = '', said = ''] = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
    const ends = said.split('..').map(number);
    const values = said.split(',').map(number);
    if (ends.length === 2 && ends.every(Number.isFinite)) {
      ranges.push({ id, low: ends[0] ?? Number.NaN, high: ends[1] ?? Number.NaN });
    } else if (id !== '' && said !== '' && values.every(Number.isFinite)) levels.push({ id, values });
    else throw wrong(text, '--over', 'id=low..high for a range or id=1,2,3 for levels');
  }
  return { ranges, levels };
}

/** A range for each parameter. @throws JevonsError `bad-argument`. */
export function readRanges(words: readonly string[]): SweepRange[] {
  const { ranges, levels } = readOver(words);
  const [other] = levels;
  if (other !== undefined) throw wrong(`${other.id}=${other.values.join(',')}`, '--over', 'id=low..high');
  return ranges;
}

/** `3/8`. @throws JevonsError `bad-argument`. */
export function readShard(text: string): Shard {
  const [, place, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (place === undefined || of === undefined || place < 1 || place > of) {
    throw wrong(text, '--shard', 'which of how many, such as 3/8');
  }
  return { place, of };
}
