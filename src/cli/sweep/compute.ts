/** The pieces of a shard computed on this machine. */
import type { EnsembleExecution } from '#analysis';
import { computePiece, type SweepManifest, sweepPiece, type World } from '#studies';
import type { SweepFolder } from './folder.ts';
import { pieceBytes, type Shard } from './piece-file.ts';

/** Pieces of a shard: dealt out in turn, so that every shard has a part of every combination of levels. */
export function piecesOf({ pieces }: SweepManifest, { place, of }: Shard): number[] {
  return Array.from({ length: pieces }, (_, index) => index).filter((index) => index % of === place - 1);
}

/**
 * Computes and writes pieces one after the other; while one is written, the next is computed.
 *
 * @param onRows Called with the rows done so far.
 * @returns Runs that failed.
 */
export async function computePieces(
  world: World,
  folder: SweepFolder,
  wanted: readonly number[],
  shard: Shard,
  execution: EnsembleExecution,
  onRows: (rows: number) => void,
): Promise<number> {
  const { manifest } = folder;
  let before = 0;
  let failed = 0;
  const started = (index: number | undefined) => {
    if (index === undefined) return undefined;
    const piece = sweepPiece(manifest, index);
    const from = before;
    before += piece.rows;
    const computed = computePiece(world.plan, manifest, piece, {
      ...execution,
      onProgress: (done) => onRows(from + done),
    });
    // Heard where it is awaited, also when writing fails before that.
    computed.catch(() => {});
    return { piece, computed };
  };
  let writing = Promise.resolve();
  let current = started(wanted[0]);
  for (let next = 1; current !== undefined; next += 1) {
    const { piece, computed } = current;
    const found = await computed;
    current = started(wanted[next]);
    failed += found.failed;
    const bytes = await pieceBytes(manifest, piece, found, shard);
    await writing;
    writing = folder.write(piece.index, bytes);
    writing.catch(() => {});
  }
  await writing;
  return failed;
}
