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
  return write(value, '');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(`the number ${value}`, path);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    // Not map(): it would skip the holes of a sparse array.
    return `[${Array.from(value, (item, index) => write(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value !== 'object') throw refused(typeof value, path);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refused('an object with a class', path);
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(record[key], path === '' ? key : `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function refused(what: string, path: string): JevonsError {
  return new JevonsError(`${what} has no canonical JSON form`, {
    kind: 'data',
    code: 'not-canonical',
    ...(path === '' ? {} : { where: path }),
    hint: 'give null, or leave the key out',
  });
}
