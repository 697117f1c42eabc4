/** `jevons sweep`: many futures kept row by row, in shards that can stop and go on. */
import { type Command, Option } from 'commander';
import type { DesignKind } from '#analysis';
import { JevonsError, type Language } from '#base';
import { planSweep } from '#studies';
import { repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { deliver } from '../output.ts';
import { packageVersion } from '../package-root.ts';
import { addQuestionOptions, type QuestionOptions } from '../question-options.ts';
import { scenarioRequest } from '../scenario-input.ts';
import type { Session } from '../session.ts';
import { readOver, readShard } from '../sweep/axes.ts';
import { SweepFolder } from '../sweep/folder.ts';
import type { Shard } from '../sweep/piece-file.ts';
import { mergeSaid, refuseOtherModel, report, runSweep, turnOrStop, usualPatience } from '../sweep/run.ts';
import { type SweepReport, sweepAnswer } from '../sweep/show.ts';
import { loadWorld } from '../world.ts';

interface SaidOptions {
  readonly format?: 'table' | 'json';
  readonly lang: Language;
  readonly quiet?: boolean;
}

interface ComputeOptions extends SaidOptions {
  readonly shard?: Shard;
  readonly workers?: number;
  readonly queue?: string;
  readonly patience?: number;
}

type SweepOptions = QuestionOptions &
  ComputeOptions & {
    readonly futures?: number;
    readonly over?: readonly string[];
    readonly output?: readonly string[];
    readonly design?: keyof typeof designs;
    readonly out?: string;
    readonly fresh?: boolean;
  };

const designs = { sobol: 'sobol', lhs: 'latin-hypercube', mc: 'random' } as const satisfies Record<string, DesignKind>;
const mostWorkers = 256;

async function run(argument: string | undefined, options: SweepOptions, session: Session): Promise<void> {
  const { out } = options;
  if (out === undefined) {
    throw new JevonsError('a sweep is written to a folder or a file, and none is named', {
      kind: 'usage',
      code: 'no-target',
      where: '-o',
      hint: 'for example -o futures, or -o futures.parquet',
    });
  }
  const world = await loadWorld();
  const request = await scenarioRequest(world, argument, options, session);
  const manifest = planSweep(
    world,
    {
      ...request,
      ...readOver(options.over),
      ...(options.output === undefined ? {} : { outputs: options.output }),
      ...(options.design === undefined ? {} : { design: designs[options.design] }),
    },
    packageVersion(),
  );
  await said(await runSweep(world, manifest, { ...options, out }, session), options, session);
}

async function resume(path: string, options: ComputeOptions, session: Session): Promise<void> {
  const { manifest } = SweepFolder.existing(path);
  const world = await loadWorld();
  refuseOtherModel(world, manifest, path);
  await said(await runSweep(world, manifest, { ...options, out: path }, session), options, session);
}

async function merge(path: string, options: SaidOptions & { readonly out: string }, session: Session): Promise<void> {
  const folder = SweepFolder.existing(path);
  const state = await folder.inspect(everyPiece(folder), turnOrStop(session));
  await mergeSaid(folder, state, options.out, options, session);
}

async function status(path: string, options: SaidOptions, session: Session): Promise<void> {
  const folder = SweepFolder.existing(path);
  const state = await folder.inspect(everyPiece(folder), turnOrStop(session));
  await said(report(folder, state, { damaged: state.damaged, computed: null, failed: null }), options, session);
}

const everyPiece = ({ manifest }: SweepFolder) => Array.from({ length: manifest.pieces }, (_, index) => index);

function said(found: SweepReport, { format, lang, quiet }: SaidOptions, session: Session): Promise<void> {
  if (quiet === true && format === undefined) return Promise.resolve();
  return deliver(sweepAnswer(found, lang), { lang, format: format ?? 'table' }, session);
}

function addSaidOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'table for people, json for programs').choices(['table', 'json']))
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no progress and no notes');
}

function addComputeOptions(command: Command): Command {
  command
    .option('--shard <i/n>', 'only this part, for one task of an array job', readShard)
    .option('--workers <number>', 'threads; changes no result', wholeNumber('--workers', 1, mostWorkers))
    .option('--queue <url>', 'let "jevons worker" processes compute it: redis://host:port')
    .option(
      '--patience <seconds>',
      'how long to try again when Redis is gone',
      wholeNumber('--patience', 0),
      usualPatience,
    );
  return addSaidOptions(command);
}

export function define(command: Command, session: Session): void {
  command
    .argument('[scenario]', 'preset, scenario file, link of the app, or - for standard input')
    .option('-o, --out <path>', 'a folder, which can be shared and gone on with, or one file.parquet')
    .option('-n, --futures <number>', 'number of futures, up to 100 million', wholeNumber('--futures', 1))
    .option(
      '--over <id=...>',
      'id=low..high: spread evenly; id=1,2,3: each level on the same draws; may be repeated',
      repeated,
    )
    .option(
      '--output <name_year>',
      'keep this: capex_2030, or capex_2027..2032 for each year; may be repeated',
      repeated,
    )
    .addOption(new Option('--design <design>', 'how draws are placed').choices(Object.keys(designs)))
    .option('--fresh', 'throw away what another sweep has left in the folder');
  addQuestionOptions(command);
  addComputeOptions(command).action((argument: string | undefined, options: SweepOptions) =>
    run(argument, options, session),
  );
  addExamples(command, [
    ['jevons sweep -n 500 --fresh -o /tmp/jevons-sweep.parquet', '500 futures of the default world, one row each'],
    [
      'jevons sweep -n 128 --over lock_in=0,1,2 --output capex_2027..2030 --fresh -o /tmp/jevons-levels',
      'three levels on the same draws, into a folder that can be gone on with',
    ],
    [
      'jevons sweep -n 200 --design lhs --shard 1/2 --fresh -o /tmp/jevons-shard -q && jevons sweep status /tmp/jevons-shard',
      'half of it, as the first of two tasks, and what is there',
    ],
  ]);
  addParts(command, session);
}

function addParts(command: Command, session: Session): void {
  const resuming = command
    .command('resume')
    .summary('compute what is missing or damaged')
    .description('Compute what is missing or damaged in a folder that was begun before.')
    .argument('<folder>', 'that "jevons sweep -o" has begun');
  // What the command above also takes is read there unless it is asked for here.
  addComputeOptions(resuming).action((path: string, _: unknown, self: Command) =>
    resume(path, self.optsWithGlobals(), session),
  );
  addExamples(resuming, [
    [
      'jevons sweep -n 64 --fresh -o /tmp/jevons-again -q && jevons sweep resume /tmp/jevons-again',
      'nothing is computed twice',
    ],
  ]);
  const merging = command
    .command('merge')
    .summary('join the pieces into one file')
    .description('Join the pieces of a folder into one file, the same bytes however the work was divided.')
    .argument('<folder>', 'that holds every piece')
    .option('-o, --out <file>', 'the Parquet file to write');
  addSaidOptions(merging).action((path: string, _: unknown, self: Command) => {
    const options = self.optsWithGlobals<SaidOptions & { readonly out?: string }>();
    const { out = `${path.replace(/\/+$/, '')}.parquet` } = options;
    return merge(path, { ...options, out }, session);
  });
  addExamples(merging, [
    [
      'jevons sweep -n 64 --fresh -o /tmp/jevons-join -q && jevons sweep merge /tmp/jevons-join -o /tmp/jevons-join.parquet',
      'one file from the pieces of a folder',
    ],
  ]);
  const looking = command
    .command('status')
    .summary('which pieces are there, missing or damaged')
    .description('Which pieces of a folder are there, missing or damaged.')
    .argument('<folder>', 'that "jevons sweep -o" has begun');
  addSaidOptions(looking).action((path: string, _: unknown, self: Command) =>
    status(path, self.optsWithGlobals(), session),
  );
  addExamples(looking, [
    [
      'jevons sweep -n 64 --fresh -o /tmp/jevons-look -q && jevons sweep status /tmp/jevons-look --format json',
      'for a program',
    ],
  ]);
}
