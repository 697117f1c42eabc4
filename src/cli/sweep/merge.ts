/** Pieces joined into one file: the same bytes however the sweep was divided. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { JevonsError } from '#base';
import { parquetRows } from '#formats';
import { cannotWrite, type FolderState, type SweepFolder } from './folder.ts';
import { aboutSweep, pieceValues, wholeSweep } from './piece-file.ts';

const namesShown = 5;

/** @throws JevonsError `damaged-pieces`, `missing-pieces`. */
export function refuseIncomplete(folder: SweepFolder, state: FolderState): void {
  if (state.missing.length === 0) return;
  const { damaged, missing } = state;
  const more = (count: number) => (count > namesShown ? ` and ${count - namesShown} more` : '');
  const told = damaged.slice(0, namesShown).join(', ') + more(damaged.length);
  const broken = damaged.length > 0 ? `${told} ${damaged.length === 1 ? 'is' : 'are'} damaged; ` : '';
  throw new JevonsError(`${broken}${missing.length} of ${folder.manifest.pieces} pieces are missing`, {
    kind: 'data',
    code: damaged.length > 0 ? 'damaged-pieces' : 'missing-pieces',
    where: folder.path,
    hint: `"jevons sweep resume ${folder.path}" computes them`,
  });
}

/**
 * Reads piece after piece: memory does not grow with their number.
 *
 * @param state Of every piece.
 * @param onPiece Called after each.
 * @throws JevonsError `missing-pieces`, `damaged-pieces`, `disk-full`, `cannot-write`; the target is then as before.
 */
export async function mergeInto(
  folder: SweepFolder,
  state: FolderState,
  file: string,
  onPiece: (done: number) => Promise<void>,
): Promise<void> {
  refuseIncomplete(folder, state);
  const { manifest } = folder;
  const target = new GrowingFile(file);
  try {
    const rows = await parquetRows(manifest.columns, aboutSweep(manifest, wholeSweep), (bytes) => target.append(bytes));
    for (let index = 0; index < manifest.pieces; index += 1) {
      const name = state.good.get(index) ?? '';
      const bytes = folder.read(name);
      if (bytes === undefined) {
        refuseIncomplete(folder, { ...state, damaged: [name], missing: [index] });
        return;
      }
      rows.write(await pieceValues(manifest, bytes, name));
      await onPiece(index + 1);
    }
    rows.finish();
    target.keep();
  } catch (error) {
    target.discard();
    throw error;
  }
}

/** A file that appears under its name when it is whole. */
class GrowingFile {
  private readonly file: string;
  private readonly temporary: string;
  private readonly handle: number;
  private open = true;

  constructor(file: string) {
    this.file = file;
    this.temporary = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
    try {
      this.handle = openSync(this.temporary, 'w');
    } catch (error) {
      throw cannotWrite(file, error);
    }
  }

  append(bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.handle, bytes, at);
    } catch (error) {
      throw cannotWrite(this.file, error);
    }
  }

  keep(): void {
    try {
      fsyncSync(this.handle);
      this.close();
      renameSync(this.temporary, this.file);
    } catch (error) {
      throw cannotWrite(this.file, error);
    }
  }

  discard(): void {
    this.close();
    rmSync(this.temporary, { force: true });
  }

  private close(): void {
    if (this.open) closeSync(this.handle);
    this.open = false;
  }
}
