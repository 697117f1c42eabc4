/** What was sent, byte for byte, each file with its address, hash and time beside it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../atomic-file.ts';

interface Label {
  readonly url: string;
  readonly etag: string;
  /** When it was retrieved, ISO 8601 in UTC. */
  readonly retrieved: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface HeldResponse {
  readonly url: string;
  readonly etag: string;
  readonly retrieved: string;
  readonly bytes: Uint8Array;
}

export class RawCache {
  readonly #folder: string;
  readonly #time: () => Date;

  /** @param time The clock of the wall. */
  constructor(folder: string, time: () => Date) {
    this.#folder = folder;
    this.#time = time;
  }

  /** Undefined when nothing is held, or when file and label do not belong together. */
  read(path: string): HeldResponse | undefined {
    const file = join(this.#folder, path);
    if (!existsSync(file) || !existsSync(`${file}.about`)) return undefined;
    try {
      const { url, etag, retrieved, sha256 } = JSON.parse(readFileSync(`${file}.about`, 'utf8')) as Label;
      const bytes = readFileSync(file);
      return hashOf(bytes) === sha256 ? { url, etag, retrieved, bytes } : undefined;
    } catch {
      return undefined;
    }
  }

  write(path: string, response: { readonly bytes: Uint8Array; readonly url: string; readonly etag: string }): void {
    const file = join(this.#folder, path);
    const { bytes, url, etag } = response;
    const retrieved = this.#time().toISOString();
    const label: Label = { url, etag, retrieved, sha256: hashOf(bytes), bytes: bytes.byteLength };
    writeAtomically(file, bytes);
    writeAtomically(`${file}.about`, `${JSON.stringify(label, null, 2)}\n`);
  }

  /** Infinite for a time that cannot be read or lies ahead. */
  ageMs({ retrieved }: HeldResponse): number {
    const age = this.#time().getTime() - Date.parse(retrieved);
    return age >= 0 ? age : Number.POSITIVE_INFINITY;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
