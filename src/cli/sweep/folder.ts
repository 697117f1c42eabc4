/**
 * The folder of a sweep: its manifest, and one file for each piece whose name holds the checksum of its bytes. A file
 * is there whole or not at all, and who wrote it does not matter: so any number of machines may share the folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { JevonsError } from '#base';
import { readManifest, type SweepManifest } from '#studies';
import { readBytes, readText } from '../files.ts';

const manifestName = 'manifest.json';
const pieceName = /^piece-(\d+)-([0-9a-f]{16})\.parquet$/;
const partName = /^\..*\.([^.]+)\.(\d+)\.part$/;

const hostWord = (): string => hostname().replace(/[^\w-]/g, '_');

/** Written beside its target under the name of who writes it, and renamed. */
export function temporaryOf(folder: string, name: string, pid = process.pid): string {
  return join(folder, `.${name}.${hostWord()}.${pid}.part`);
}

export function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** @throws JevonsError `cannot-write`, `disk-full`; nothing is left of what could not be written whole. */
export async function writeInto(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryOf(folder, name);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw cannotWrite(join(folder, name), error);
  }
}

export function cannotWrite(file: string, error: unknown): JevonsError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  const full = reason === 'ENOSPC' || reason === 'EDQUOT' || reason === 'EFBIG';
  return new JevonsError(full ? `the disk is full (${reason})` : `cannot write the file (${reason})`, {
    kind: 'data',
    code: full ? 'disk-full' : 'cannot-write',
    where: file,
    hint: full
      ? 'free some space and give the same command again: what is there already is kept'
      : 'give -o a folder that you may write to',
    cause: error,
  });
}

export class SweepFolder {
  readonly path: string;
  readonly manifest: SweepManifest;

  private constructor(path: string, manifest: SweepManifest) {
    this.path = path;
    this.manifest = manifest;
  }

  /** @throws JevonsError `no-sweep`, `broken-manifest`. */
  static existing(path: string): SweepFolder {
    const file = join(path, manifestName);
    if (!existsSync(file)) {
      throw new JevonsError('holds no sweep', {
        kind: 'data',
        code: 'no-sweep',
        where: path,
        hint: 'name the folder that "jevons sweep -o" has written',
      });
    }
    return new SweepFolder(path, readManifest(readText(file), file));
  }

  /**
   * The folder for a sweep: a new one, or that of the same sweep begun before.
   *
   * @param fresh Whether to throw away what another sweep has left.
   * @throws JevonsError `another-sweep`, `not-a-sweep-folder`, `broken-manifest`, `cannot-write`.
   */
  static async open(path: string, manifest: SweepManifest, fresh: boolean): Promise<SweepFolder> {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw cannotWrite(path, error);
    }
    const folder = new SweepFolder(path, manifest);
    const names = readdirSync(path).filter((name) => !name.startsWith('.'));
    if (names.includes(manifestName)) {
      if (fresh) folder.clear();
      else folder.refuseAnother(SweepFolder.existing(path).manifest);
    } else if (names.length > 0) {
      throw new JevonsError('is not empty and holds no sweep', {
        kind: 'usage',
        code: 'not-a-sweep-folder',
        where: path,
        hint: 'give -o a new folder',
      });
    }
    folder.removeDeadParts();
    if (!existsSync(join(path, manifestName))) {
      await writeInto(path, manifestName, `${JSON.stringify(manifest, null, 2)}\n`);
    }
    return folder;
  }

  private refuseAnother(other: SweepManifest): void {
    if (other.id === this.manifest.id) return;
    const mine = this.manifest;
    const keys = Object.keys(mine) as (keyof SweepManifest)[];
    const differ = keys.filter(
      (key) => key !== 'id' && key !== 'command' && JSON.stringify(mine[key]) !== JSON.stringify(other[key]),
    );
    throw new JevonsError(`holds another sweep, which differs in ${differ.join(', ')}: ${other.command}`, {
      kind: 'data',
      code: 'another-sweep',
      where: this.path,
      hint: 'give -o another folder, or throw that sweep away with --fresh',
    });
  }

  private clear(): void {
    for (const name of readdirSync(this.path)) {
      if (pieceName.test(name) || name === manifestName) rmSync(join(this.path, name), { force: true });
    }
  }

  /** What processes of this machine left behind when they were killed. */
  private removeDeadParts(): void {
    const mine = hostWord();
    for (const name of readdirSync(this.path)) {
      const [, host, pid] = partName.exec(name) ?? [];
      if (host === mine && pid !== undefined && !isAlive(Number(pid))) {
        rmSync(join(this.path, name), { force: true });
      }
    }
  }

  /** Names of the files that claim to be a piece, by its place. */
  files(): Map<number, string[]> {
    const found = new Map<number, string[]>();
    for (const name of readdirSync(this.path).sort()) {
      const index = Number(pieceName.exec(name)?.[1] ?? Number.NaN) - 1;
      if (!(index >= 0 && index < this.manifest.pieces)) continue;
      found.set(index, [...(found.get(index) ?? []), name]);
    }
    return found;
  }

  /** @returns The bytes, or undefined when they are not those that were written. */
  read(name: string): Uint8Array | undefined {
    const bytes = readBytes(join(this.path, name));
    return checksum(bytes) === pieceName.exec(name)?.[2] ? bytes : undefined;
  }

  /**
   * Looks at every file among those wanted.
   *
   * @param seen Called after each piece.
   */
  async inspect(wanted: readonly number[], seen: () => Promise<void>): Promise<FolderState> {
    const files = this.files();
    const good = new Map<number, string>();
    const damaged: string[] = [];
    let bytes = 0;
    for (const index of wanted) {
      for (const name of files.get(index) ?? []) {
        if (this.read(name) === undefined) damaged.push(name);
        else if (!good.has(index)) {
          good.set(index, name);
          bytes += statSync(join(this.path, name)).size;
        }
      }
      await seen();
    }
    return { good, damaged, missing: wanted.filter((index) => !good.has(index)), bytes };
  }

  /** @param index From 0. */
  write(index: number, bytes: Uint8Array): Promise<void> {
    const digits = String(this.manifest.pieces).length;
    const number = String(index + 1).padStart(digits, '0');
    return writeInto(this.path, `piece-${number}-${checksum(bytes)}.parquet`, bytes);
  }

  /** Bytes of all pieces. */
  size(): number {
    return [...this.files().values()].flat().reduce((sum, name) => sum + statSync(join(this.path, name)).size, 0);
  }

  remove(name: string): void {
    rmSync(join(this.path, basename(name)), { force: true });
  }

  /** The whole folder goes, when it was only on the way to one file. */
  removeAll(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface FolderState {
  /** A sound file for each piece that has one. */
  readonly good: ReadonlyMap<number, string>;
  readonly damaged: readonly string[];
  readonly missing: readonly number[];
  readonly bytes: number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a name is a file to be written or a folder. */
export function isFileName(path: string): boolean {
  return path.endsWith('.parquet') && !(existsSync(path) && statSync(path).isDirectory());
}
