/** A computed piece as the bytes of its file. */
import { columnsOfParquet, parquetOfColumns } from '#formats';
import type { ComputedPiece, SweepManifest, SweepPiece, SweepValues } from '#studies';

/** Which of how many; `1/1` for all. */
export interface Shard {
  /** From 1. */
  readonly place: number;
  readonly of: number;
}

export const wholeSweep: Shard = { place: 1, of: 1 };

/** What stands in the metadata of a file, for whoever finds it alone. */
export function aboutSweep(manifest: SweepManifest, shard: Shard, piece?: SweepPiece): [string, string][] {
  const { id, version, modelHash, dataDate, seed, scenario, command } = manifest;
  const one = shard.of === 1 ? '' : ` --shard ${shard.place}/${shard.of}`;
  return [
    ['sweep', id],
    ['made_with', `jevons ${version}`],
    ['model_hash', modelHash],
    ['data_date', dataDate],
    ['seed', String(seed)],
    ['scenario', scenario.id],
    ['shard', `${shard.place}/${shard.of}`],
    ...(piece === undefined ? [] : [['piece', `${piece.index + 1}/${manifest.pieces}`] as [string, string]]),
    ['command', `${command}${one}`],
    ['manifest', JSON.stringify(manifest)],
  ];
}

export function pieceBytes(
  manifest: SweepManifest,
  { piece, values }: ComputedPiece,
  shard: Shard,
): Promise<Uint8Array> {
  return parquetOfColumns(manifest.columns, values, aboutSweep(manifest, shard, piece));
}

/** @throws JevonsError `not-parquet`. */
export async function pieceValues(manifest: SweepManifest, bytes: Uint8Array, where: string): Promise<SweepValues> {
  return (await columnsOfParquet(manifest.columns, bytes, where)) as SweepValues;
}
