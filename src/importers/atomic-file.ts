/** Files that are there whole or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { JevonsError } from '#base';

/**
 * Writes beside the target and renames, so that nobody reads half a file and a failure leaves the old one.
 *
 * @throws JevonsError `cannot-write`.
 */
export function writeAtomically(file: string, content: string | Uint8Array): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Left behind by a process of the same number that was killed.
    rmSync(temporary, { force: true });
    const handle = openSync(temporary, 'wx', 0o644);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new JevonsError(`cannot write the file (${(error as NodeJS.ErrnoException).code ?? String(error)})`, {
      kind: 'data',
      code: 'cannot-write',
      where: file,
      hint: 'free some space, or set JEVONS_DATA to a folder that you may write to',
      cause: error,
    });
  }
}
