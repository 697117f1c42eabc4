/** Where chains stand, as bytes: a sampling that was cut short goes on from them. */
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import type { SamplerState } from './sample.ts';

/** What decides every draw, by name, as a person would read it; two samplings with the same are the same. */
export type SamplingIdentity = Readonly<Record<string, string>>;

const firstLine = 'jevons-checkpoint 1';
const doubleBytes = 8;

interface Header {
  readonly identity: SamplingIdentity;
  readonly generation: number;
  readonly oldest: number;
  readonly impossible: number;
  readonly firstImpossible: { readonly generation: number; readonly chain: number } | null;
  /** Of each array in turn. */
  readonly lengths: readonly number[];
  /** SHA-256 of the numbers' bytes. */
  readonly numbers: string;
}

/** Three lines of text - what it is, its header, the header's SHA-256 - then the numbers as little-endian doubles. */
export function checkpointBytes(state: SamplerState, identity: SamplingIdentity): Uint8Array {
  const { generation, oldest, impossible, firstImpossible } = state;
  const arrays = [
    ...[state.states, state.densities, state.taken, state.archive, state.kept],
    firstImpossible?.point ?? new Float64Array(0),
  ];
  const numbers = new Uint8Array(doubleBytes * arrays.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(numbers.buffer);
  let at = 0;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat64(at, value, true);
      at += doubleBytes;
    }
  }
  const header: Header = {
    identity,
    ...{ generation, oldest, impossible },
    firstImpossible:
      firstImpossible === undefined ? null : { generation: firstImpossible.generation, chain: firstImpossible.chain },
    lengths: arrays.map(({ length }) => length),
    numbers: sha256Hex(numbers),
  };
  const json = canonicalJson(header);
  const head = new TextEncoder().encode(`${firstLine}\n${json}\n${sha256Hex(json)}\n`);
  const bytes = new Uint8Array(head.length + numbers.length);
  bytes.set(head);
  bytes.set(numbers, head.length);
  return bytes;
}

/**
 * @param where Name of the file, for messages.
 * @throws JevonsError `checkpoint-file` when it is none or damaged, `other-fit` when it is of another sampling.
 */
export function checkpointState(bytes: Uint8Array, where: string, identity: SamplingIdentity): SamplerState {
  const { header, numbers } = readHeader(bytes, where);
  checkIdentity(header.identity, identity, where);
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let at = 0;
  const [states, densities, taken, archive, kept, point] = header.lengths.map((length) => {
    const array = new Float64Array(length);
    for (let i = 0; i < length; i += 1) array[i] = view.getFloat64(at + i * doubleBytes, true);
    at += length * doubleBytes;
    return array;
  }) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const { generation, oldest, impossible, firstImpossible } = header;
  const found = firstImpossible === null ? {} : { firstImpossible: { ...firstImpossible, point } };
  return { generation, states, densities, archive, oldest, kept, taken, impossible, ...found };
}

function readHeader(bytes: Uint8Array, where: string): { header: Header; numbers: Uint8Array } {
  const broken = (what: string) =>
    new JevonsError(what, {
      kind: 'data',
      code: 'checkpoint-file',
      where,
      hint: 'delete it and start the fit again; a checkpoint is written whole or not at all, so something else changed it',
    });
  const newline = 10;
  const lines: string[] = [];
  let from = 0;
  while (lines.length < 3) {
    const end = bytes.indexOf(newline, from);
    if (end < 0 || (lines.length === 0 && end > firstLine.length)) throw broken('is not a checkpoint of a fit');
    lines.push(new TextDecoder().decode(bytes.subarray(from, end)));
    from = end + 1;
    if (lines[0] !== firstLine) throw broken('is not a checkpoint of a fit, or one of another version');
  }
  const [, json = '', hash] = lines;
  if (sha256Hex(json) !== hash) throw broken('is damaged: its header was changed');
  // Its hash matches, so it is as it was written.
  const header = JSON.parse(json) as Header;
  const numbers = bytes.subarray(from);
  const wanted = doubleBytes * header.lengths.reduce((sum, length) => sum + length, 0);
  if (numbers.length !== wanted) {
    throw broken(`is damaged: it holds ${numbers.length} bytes of numbers, and ${wanted} were written`);
  }
  if (sha256Hex(numbers) !== header.numbers) throw broken('is damaged: its numbers were changed');
  return { header, numbers };
}

function checkIdentity(there: SamplingIdentity, here: SamplingIdentity, where: string): void {
  const names = [...new Set([...Object.keys(here), ...Object.keys(there)])].filter(
    (name) => there[name] !== here[name],
  );
  if (names.length === 0) return;
  const issues = names.map(
    (name) =>
      new JevonsError(`${name} is ${there[name] ?? 'absent'} there and ${here[name] ?? 'absent'} here`, {
        kind: 'usage',
        code: 'other-fit',
        where: name,
      }),
  );
  throw new JevonsError(`is the checkpoint of another fit: other ${names.join(', ')}`, {
    kind: 'usage',
    code: 'other-fit',
    where,
    hint: 'give the options that it was begun with, or delete it and start again without --resume',
    issues,
  });
}
