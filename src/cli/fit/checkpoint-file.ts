/** The file that a fit goes on from after it was cut short. */
import { existsSync, rmSync } from 'node:fs';
import { JevonsError } from '#base';
import { readBytes } from '../files.ts';
import { writeWhole } from '../output.ts';

export interface CheckpointFile {
  readonly where: string;
  /** What `--resume` goes on from. */
  readonly resume?: { readonly bytes: Uint8Array; readonly where: string };
  readonly due: () => boolean;
  readonly save: (bytes: Uint8Array) => void;
  /** Once the fit is whole there is nothing to go on from. */
  remove(): void;
}

const firstAfterMs = 500;
const mostMs = 15_000;
/** Saving takes at most this part of the time. */
const shareOfTime = 0.05;

/** @returns Beside the output unless named; none when there is neither. */
export function checkpointPath(named: string | undefined, output: string | undefined): string | undefined {
  return named ?? (output === undefined ? undefined : `${output}.checkpoint`);
}

/**
 * @param now Milliseconds.
 * @throws JevonsError `no-checkpoint` when there is nothing to resume, `checkpoint-exists` when a new fit would
 * overwrite the work of another.
 */
export function openCheckpoint(
  file: string | undefined,
  resume: boolean,
  now: () => number,
): CheckpointFile | undefined {
  if (file === undefined) {
    if (!resume) return undefined;
    throw new JevonsError('nothing says which fit to go on with', {
      kind: 'usage',
      code: 'no-checkpoint',
      where: '--resume',
      hint: 'give -o as when it was begun, or --checkpoint FILE',
    });
  }
  const exists = existsSync(file);
  if (resume && !exists) {
    throw new JevonsError('there is no checkpoint to go on from', {
      kind: 'usage',
      code: 'no-checkpoint',
      where: file,
      hint: 'a fit that ended leaves none; without --resume it is begun anew',
    });
  }
  if (!resume && exists) {
    throw new JevonsError('a fit was cut short here', {
      kind: 'usage',
      code: 'checkpoint-exists',
      where: file,
      hint: 'add --resume to go on with it, or delete the file to begin anew',
    });
  }
  let next = now() + firstAfterMs;
  return {
    where: file,
    ...(resume ? { resume: { bytes: readBytes(file), where: file } } : {}),
    due: () => now() >= next,
    save: (bytes) => {
      const began = now();
      writeWhole(file, bytes);
      const took = now() - began;
      next = now() + Math.min(mostMs, Math.max(firstAfterMs, took / shareOfTime));
    },
    remove: () => rmSync(file, { force: true }),
  };
}
