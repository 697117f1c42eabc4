/** `jevons fit`: what the facts of a day say about the beliefs, as a file that `jevons run` draws from. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { JevonsError, type Language } from '#base';
import {
  defaultFit,
  defaultPosteriorFile,
  type FitRequest,
  fitToFacts,
  type Posterior,
  posteriorText,
  type World,
} from '#studies';
import { anyNumber, wholeNumber } from '../arguments.ts';
import { openChainThreads } from '../chain-threads.ts';
import { addExamples } from '../examples.ts';
import { packageText } from '../files.ts';
import { type CheckpointFile, checkpointPath, openCheckpoint } from '../fit/checkpoint-file.ts';
import { fitNotesOf, fitRows, fitSvg, fitText } from '../fit/show.ts';
import { fitWords } from '../fit/words.ts';
import { addOutputOptions, deliver, formatOf, type OutputOptions } from '../output.ts';
import { packageRoot } from '../package-root.ts';
import { progressOn } from '../progress.ts';
import { addQuestionOptions, type QuestionOptions } from '../question-options.ts';
import { scenarioRequest } from '../scenario-input.ts';
import { type Session, write } from '../session.ts';
import { loadWorld } from '../world.ts';

type FitOptions = QuestionOptions &
  OutputOptions & {
    readonly lang: Language;
    readonly chains?: number;
    readonly draws?: number;
    readonly minutes?: number;
    readonly workers?: number;
    readonly checkpoint?: string;
    readonly resume?: boolean;
    readonly default?: boolean;
  };

const msPerMinute = 60_000;
const mostWorkers = 256;
/** Generations of a draw that is kept, with its share of warm-up. */
const generationsPerDraw = 12.5;

async function run(argument: string | undefined, given: FitOptions, session: Session): Promise<void> {
  const options = given.default === true ? shipped(argument, given) : given;
  const { lang, output, quiet } = options;
  const file = openCheckpoint(checkpointPath(options.checkpoint, output), options.resume === true, session.now);
  const world = await loadWorld();
  const { n: _, ...named } = await scenarioRequest(world, argument, options, session);
  const request: FitRequest = {
    ...named,
    ...(options.chains === undefined ? {} : { chains: options.chains }),
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  };
  const posterior = await computed(world, request, options, file, session);
  const goOn = file === undefined ? '' : fitWords[lang].goOn(file.where);
  // What comes with the package is whole or as it was.
  if (options.default === true && posterior.stopped !== null) throw stopped(`${output} is as it was`, goOn);
  const answer = {
    json: posterior,
    jsonText: () => posteriorText(posterior),
    rows: fitRows(posterior),
    text: (screen: Session['outScreen']) => fitText(posterior, lang, screen),
    svg: () => fitSvg(posterior, lang),
    notes: [
      ...(output === undefined ? fitNotesOf(posterior, lang) : []),
      ...(goOn === '' || posterior.complete ? [] : [goOn]),
    ],
  };
  await deliver(answer, options, session);
  if (posterior.complete) file?.remove();
  // A file for the program, a table for the person.
  if (output !== undefined && formatOf(options) !== 'table' && quiet !== true) {
    await write(session.out, fitText(posterior, lang, session.outScreen));
  }
  if (posterior.stopped === 'interrupted') {
    throw stopped(
      output === undefined ? 'what was drawn is above' : `${output} holds what was drawn and says so`,
      goOn,
    );
  }
}

function stopped(where: string, hint: string): JevonsError {
  const details = { kind: 'aborted', code: 'aborted' } as const;
  return new JevonsError(`stopped before the end: ${where}`, hint === '' ? details : { ...details, hint });
}

/** The posterior of the package: all facts, the default world, nothing else. */
function shipped(argument: string | undefined, options: FitOptions): FitOptions {
  if (argument !== undefined) {
    throw new JevonsError(`got the scenario ${argument} too`, {
      kind: 'usage',
      code: 'default-fit',
      where: '--default',
      hint: 'it fits the default world; for another give -o FILE instead',
    });
  }
  return { ...options, output: join(packageRoot(), defaultPosteriorFile) };
}

async function computed(
  world: World,
  request: FitRequest,
  options: FitOptions,
  file: CheckpointFile | undefined,
  session: Session,
): Promise<Posterior> {
  const tables = { errors: packageText('model/fit-errors.csv'), targets: packageText('model/fit-targets.csv') };
  const { chains = defaultFit.chains, draws = defaultFit.draws } = request;
  const threads = openChainThreads(options.workers, chains, chains * draws * generationsPerDraw);
  const progress = progressOn(session, fitWords[options.lang].generations, options.quiet === true);
  const started = session.now();
  const limit = (options.minutes ?? Number.POSITIVE_INFINITY) * msPerMinute;
  try {
    return await fitToFacts(world, tables, request, {
      signal: session.signal,
      onProgress: progress.report,
      enough: () => session.now() - started > limit,
      ...(threads.movers === undefined ? {} : { movers: threads.movers }),
      ...(file === undefined ? {} : { checkpoint: file }),
      ...(file?.resume === undefined ? {} : { resume: file.resume }),
    });
  } finally {
    progress.end();
    await threads.close();
  }
}

export function define(command: Command, session: Session): void {
  command
    .argument(
      '[scenario]',
      'theories and rules to fit: preset, scenario file, link of the app, or - for standard input',
    )
    .option('--chains <number>', `chains, at least 2; ${defaultFit.chains}`, wholeNumber('--chains', 2, 256))
    .option('--draws <number>', `draws kept of each chain; ${defaultFit.draws}`, wholeNumber('--draws', 10, 1_000_000))
    .option('--minutes <number>', 'stop after so long with what there is', anyNumber('--minutes'))
    .option('--workers <number>', 'threads; changes no draw', wholeNumber('--workers', 1, mostWorkers))
    .option('--checkpoint <file>', 'where to keep what --resume needs; beside the output')
    .option('--resume', 'go on with a fit that was cut short, to the same bytes')
    .addOption(
      new Option('--default', 'make the posterior of the package again: all facts, the default world').conflicts([
        ...['chains', 'draws', 'seed', 'set', 'asOf', 'output', 'format', 'checkpoint'],
      ]),
    );
  addQuestionOptions(command);
  addOutputOptions(command, true).action((argument: string | undefined, options: FitOptions) =>
    run(argument, options, session),
  );
  addExamples(command, [
    ['jevons fit --chains 4 --draws 50', 'a first look; far too few draws to rest anything on'],
    [
      'jevons fit --chains 4 --draws 50 -q -o /tmp/jevons-posterior.json && jevons run -n 200 --posterior /tmp/jevons-posterior.json',
      'keep the posterior, then draw futures from it',
    ],
    [
      'jevons fit --as-of 2025-02-28 --chains 4 --draws 50 --format csv',
      'with what was public that day, for a program',
    ],
    [
      'jevons fit lognormal-thresholds --chains 4 --draws 50 --minutes 1 --lang fr',
      'a rival theory, a minute at most, in French',
    ],
    ['jevons fit --chains 4 --draws 50 -q -o /tmp/jevons-fit.svg', 'what was public against what the fit gives'],
  ]);
}
