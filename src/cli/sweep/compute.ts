/** The pieces of a shard computed on this machine. */
import type { EnsembleExecution } from '#analysis';
import {
  type ComputedPiece,
  computeTogether,
  type SweepManifest,
  type SweepPiece,
  sweepPiece,
  type World,
} from '#studies';
import type { SweepFolder } from './folder.ts';
import { pieceBytes, type Shard } from './piece-file.ts';

/** Pieces of a shard: dealt out in turn, so that every shard has a part of every combination of levels. */
export function piecesOf({ pieces }: SweepManifest, { place, of }: Shard): number[] {
  return Array.from({ length: pieces }, (_, index) => index).filter((index) => index % of === place - 1);
}

/** Rows that are computed without waiting for the disk. */
const stretchRows = 16_384;

/** Pieces with the same levels that follow each other, a stretch at most. */
function* stretchesOf(manifest: SweepManifest, wanted: readonly number[]): Generator<readonly SweepPiece[]> {
  let stretch: SweepPiece[] = [];
  let rows = 0;
  for (const index of wanted) {
    const piece = sweepPiece(manifest, index);
    const same = piece.levels.every((value, k) => value === stretch[0]?.levels[k]);
    if (stretch.length > 0 && (!same || rows + piece.rows > stretchRows)) {
      yield stretch;
      [stretch, rows] = [[], 0];
    }
    stretch.push(piece);
    rows += piece.rows;
  }
  if (stretch.length > 0) yield stretch;
}

/**
 * Computes and writes pieces; while they are written, the next are computed, at most a stretch ahead.
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
  let failed = 0;
  let before = 0;
  let written = Promise.resolve();
  const write = async (after: Promise<void>, computed: ComputedPiece) => {
    await after;
    await folder.write(computed.piece.index, await pieceBytes(manifest, computed, shard));
  };
  for (const stretch of stretchesOf(manifest, wanted)) {
    const from = before;
    const earlier = written;
    const onProgress = (done: number) => onRows(from + done);
    await computeTogether(world.plan, manifest, stretch, { ...execution, onProgress }, (computed) => {
      failed += computed.failed;
      written = write(written, computed);
      // Heard below, where it is awaited.
      written.catch(() => {});
    });
    before += stretch.reduce((sum, { rows }) => sum + rows, 0);
    await earlier;
  }
  await written;
  return failed;
}
