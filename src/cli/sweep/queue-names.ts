/** What a sweep and its workers call things in Redis. */
import { sha256Hex } from '#base';
import type { SweepManifest } from '#studies';

export const queuePrefix = 'jevons';

/** One for each version and model: whoever cannot compute a sweep never sees it. */
export function queueName({ version, modelHash }: Pick<SweepManifest, 'version' | 'modelHash'>): string {
  return `sweep-${sha256Hex(`${version} ${modelHash}`).slice(0, 16)}`;
}

/** @param index Of the piece, from 0. */
export function jobName({ id }: SweepManifest, index: number): string {
  return `${id.slice(0, 16)}-${index + 1}`;
}

/** Where the bytes of a piece wait until the sweep takes them: a hash of `sum`, `failed` and `bytes`. */
export function resultKey(manifest: SweepManifest, index: number): string {
  return `${queuePrefix}:piece:${jobName(manifest, index)}`;
}

/** A result that nobody fetches is forgotten after a day. */
export const resultSeconds = 86_400;

export interface PieceJob {
  readonly manifest: SweepManifest;
  /** From 0. */
  readonly index: number;
}
