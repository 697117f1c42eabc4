/** From a manifest to a folder or a file with every row, whatever was there before. */
import { statSync } from 'node:fs';
import { JevonsError, type Language } from '#base';
import type { SweepManifest, World } from '#studies';
import { quantity } from '../numbers.ts';
import { packageVersion } from '../package-root.ts';
import { type Progress, progressOn } from '../progress.ts';
import { nextTurn } from '../question-options.ts';
import { type Session, write } from '../session.ts';
import { openExecutor } from '../workers.ts';
import { computePieces, piecesOf } from './compute.ts';
import { type FolderState, isFileName, SweepFolder } from './folder.ts';
import { mergeInto } from './merge.ts';
import { type Shard, wholeSweep } from './piece-file.ts';
import { costText, type SweepReport } from './show.ts';
import { sweepWords } from './words.ts';

export interface SweepSettings {
  readonly out: string;
  readonly shard?: Shard;
  readonly workers?: number;
  readonly fresh?: boolean;
  readonly queue?: string;
  readonly patience?: number;
  readonly lang: Language;
  readonly quiet?: boolean;
}

/** Seconds of trying again when Redis is gone. */
export const usualPatience = 60;

/** Where the pieces of a single file wait until it is whole. */
const partsOf = (file: string): string => `${file}.parts`;

export async function runSweep(
  world: World,
  manifest: SweepManifest,
  settings: SweepSettings,
  session: Session,
): Promise<SweepReport> {
  const { out, shard = wholeSweep, lang } = settings;
  const words = sweepWords[lang];
  const toFile = isFileName(out);
  if (toFile && shard.of > 1) {
    throw new JevonsError('a shard is a part; it goes into a folder', {
      kind: 'usage',
      code: 'shard-into-file',
      where: '-o',
      hint: `give every shard the same folder, -o ${out.replace(/\.parquet$/, '')}, then "jevons sweep merge"`,
    });
  }
  const say = sayOn(session, settings.quiet === true);
  await say(costText(manifest, lang));
  const folder = await SweepFolder.open(toFile ? partsOf(out) : out, manifest, settings.fresh === true);
  const wanted = piecesOf(manifest, shard);
  const before = await folder.inspect(wanted, turnOrStop(session));
  for (const name of before.damaged) {
    await say(words.corrupt(name));
    folder.remove(name);
  }
  const count = (value: number) => quantity(value, lang);
  if (before.good.size > 0) await say(words.toDo(count(before.missing.length), count(before.good.size)));
  const failed = await computeMissing(world, folder, before.missing, shard, settings, session);
  const all = Array.from({ length: manifest.pieces }, (_, index) => index);
  if (!toFile) {
    const state = shard.of === 1 ? await folder.inspect(all, turnOrStop(session)) : undefined;
    const found = state ?? present(folder, all);
    return report(folder, found, { damaged: before.damaged, computed: before.missing.length, failed });
  }
  const state = await folder.inspect(all, turnOrStop(session));
  await mergeSaid(folder, state, out, settings, session);
  folder.removeAll();
  return {
    ...report(folder, state, { damaged: before.damaged, computed: before.missing.length, failed }),
    folder: null,
    file: out,
    bytes: statSync(out).size,
  };
}

/** Other shards may be at work: their files are counted and not read. */
function present(folder: SweepFolder, all: readonly number[]): FolderState {
  const files = folder.files();
  const good = new Map([...files].map(([index, [name = '']]) => [index, name]));
  return { good, damaged: [], missing: all.filter((index) => !good.has(index)), bytes: folder.size() };
}

async function computeMissing(
  world: World,
  folder: SweepFolder,
  missing: readonly number[],
  shard: Shard,
  settings: SweepSettings,
  session: Session,
): Promise<number> {
  if (missing.length === 0) return 0;
  const { lang } = settings;
  const { manifest } = folder;
  const rows = missing.length * manifest.pieceRows;
  const say = sayOn(session, settings.quiet === true);
  const progress = rowsProgress(settings, session);
  const started = session.now();
  let done = 0;
  const onRows = (count: number) => {
    done = count;
    progress.report(Math.min(count, rows), rows);
  };
  let failed = 0;
  try {
    if (settings.queue !== undefined) {
      const { computeThroughQueue } = await import('./queue-sweep.ts');
      failed = await computeThroughQueue(
        folder,
        missing,
        { ...settings, queue: settings.queue, patience: settings.patience ?? usualPatience },
        session,
        onRows,
      );
    } else {
      const pool = openExecutor(settings.workers, rows);
      try {
        const execution = { executor: pool.executor, signal: session.signal };
        failed = await computePieces(world, folder, missing, shard, execution, onRows);
      } finally {
        await pool.close();
      }
    }
  } finally {
    progress.end();
  }
  const seconds = (session.now() - started) / 1000;
  const count = (value: number) => quantity(value, lang);
  await say(sweepWords[lang].speed(count(done), count(seconds), count(done / seconds)));
  return failed;
}

function rowsProgress({ lang, quiet }: SweepSettings, session: Session): Progress {
  const words = sweepWords[lang];
  return progressOn(session, words.rows, quiet === true, (perSecond) => words.perSecond(quantity(perSecond, lang)));
}

export async function mergeSaid(
  folder: SweepFolder,
  state: FolderState,
  file: string,
  settings: Pick<SweepSettings, 'lang' | 'quiet'>,
  session: Session,
): Promise<void> {
  const words = sweepWords[settings.lang];
  const progress = progressOn(session, words.labels.pieces, settings.quiet === true);
  const turn = turnOrStop(session);
  try {
    await mergeInto(folder, state, file, (done) => {
      progress.report(done, folder.manifest.pieces);
      return turn();
    });
  } finally {
    progress.end();
  }
  await sayOn(session, settings.quiet === true)(words.merged(file));
}

export function report(
  folder: SweepFolder,
  state: FolderState,
  did: { readonly damaged: readonly string[]; readonly computed: number | null; readonly failed: number | null },
): SweepReport {
  const { id, command, version, modelHash, rows, pieces } = folder.manifest;
  return {
    sweep: id,
    folder: folder.path,
    file: null,
    command,
    version,
    modelHash,
    rows,
    pieces,
    present: state.good.size,
    missing: state.missing.length,
    damaged: did.damaged,
    computed: did.computed,
    failedRuns: did.failed,
    bytes: state.bytes,
  };
}

/** @throws JevonsError `other-program`, `other-model`: the rest would not be of one sweep. */
export function refuseOtherModel(world: World, { version, modelHash }: SweepManifest, where: string): void {
  const other =
    version === packageVersion()
      ? modelHash === world.modelHash
        ? undefined
        : `another model (${modelHash.slice(0, 12)}; here ${world.modelHash.slice(0, 12)})`
      : `jevons ${version} (here ${packageVersion()})`;
  if (other === undefined) return;
  throw new JevonsError(`was begun with ${other}`, {
    kind: 'data',
    code: 'other-model',
    where,
    hint: 'go on with the same version and model, or begin a new sweep',
  });
}

export const turnOrStop = (session: Session) => async (): Promise<void> => {
  await nextTurn();
  if (session.signal.aborted) throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
};

export const sayOn =
  (session: Session, quiet: boolean) =>
  (text: string): Promise<void> =>
    quiet ? Promise.resolve() : write(session.notes, `jevons: ${text}\n`);
