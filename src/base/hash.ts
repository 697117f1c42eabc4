/** Fingerprints of texts, bytes and values: the same in Node and in every browser. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { JevonsError } from './errors.ts';

/**
 * SHA-256 as 64 lower-case hexadecimal digits.
 *
 * @param content Bytes, or a text taken as UTF-8.
 * @see FIPS 180-4.
 */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

/**
 * A value as JSON with one spelling: keys sorted by UTF-16 code unit, no blanks, shortest numbers that read back the
 * same, -0 written 0. A key whose value is undefined is as good as absent.
 *
 * @throws JevonsError `not-canonical` for NaN, an infinity, undefined inside an array or at the top, a function,
 *   a symbol, a bigint, or anything that is no plain object or array.
 * @see RFC 8785 (the same for the values accepted here).
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** @param path Keys from the top to this value: joined to a text only when something is refused. */
function write(value: unknown, path: (string | number)[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(`the number ${value}`, path);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw refused(typeof value, path);
  return Array.isArray(value) ? writeArray(value, path) : writeRecord(value, path);
}

function writeArray(items: readonly unknown[], path: (string | number)[]): string {
  const written: string[] = [];
  // By index: an iteration by forEach would skip the holes of a sparse array.
  for (let index = 0; index < items.length; index += 1) {
    path.push(index);
    written.push(write(items[index], path));
    path.pop();
  }
  return `[${written.join(',')}]`;
}

function writeRecord(value: object, path: (string | number)[]): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused('an object with a class', path);
  const record = value as Record<string, unknown>;
  const members: string[] = [];
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    path.push(key);
    members.push(`${JSON.stringify(key)}:${write(record[key], path)}`);
    path.pop();
  }
  return `{${members.join(',')}}`;
}

/** `outputs[2].name`. */
function placeOf(path: readonly (string | number)[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

function refused(what: string, path: readonly (string | number)[]): JevonsError {
  return new JevonsError(`${what} has no canonical JSON form`, {
    kind: 'data',
    code: 'not-canonical',
    ...(path.length === 0 ? {} : { where: placeOf(path) }),
    hint: 'give null, or leave the key out',
  });
}
