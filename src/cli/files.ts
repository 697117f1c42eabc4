/** The package's own files, and the files that a person names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JevonsError } from '#base';
import { packageRoot } from './package-root.ts';

/** @returns The text of a file of the package, such as `model/race.mdl`. */
export function packageText(path: string): string {
  return readText(join(packageRoot(), path), path);
}

/** @returns Name to text of the files with this ending in a folder of the package, in the order of their names. */
export function packageTexts(
  folder: string,
  ending: string,
  wanted: (name: string) => boolean = () => true,
): Record<string, string> {
  const names = readdirSync(join(packageRoot(), folder))
    .filter((name) => name.endsWith(ending) && wanted(name))
    .sort();
  return Object.fromEntries(names.map((name) => [name, packageText(`${folder}/${name}`)]));
}

/**
 * @param shown How errors name the file.
 * @throws JevonsError `no-such-file`, `cannot-read` or `not-utf8`.
 */
export function readText(file: string, shown = file): string {
  return decodeText(readBytes(file, shown), shown);
}

/**
 * @param shown How errors name the file.
 * @throws JevonsError `no-such-file` or `cannot-read`.
 */
export function readBytes(file: string, shown = file): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const missing = reason === 'ENOENT';
    throw new JevonsError(missing ? 'there is no such file' : `cannot read the file (${reason})`, {
      kind: 'data',
      code: missing ? 'no-such-file' : 'cannot-read',
      where: shown,
      hint: missing ? 'check the path' : 'give the path of a text file that you may read',
      cause: error,
    });
  }
}

/** @throws JevonsError `not-utf8`. */
export function decodeText(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new JevonsError('the text is not UTF-8', {
      kind: 'data',
      code: 'not-utf8',
      where: shown,
      hint: 'save the file as UTF-8',
      cause: error,
    });
  }
}
