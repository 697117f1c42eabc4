/** `jevons fit`: what the facts of a day say about the beliefs, as a file that `jevons run` draws from. */
import type { Command } from 'commander';
import { JevonsError, type Language } from '#base';
import { defaultFit, type FitRequest, fitToFacts, type Posterior, type World } from '#studies';
import { anyNumber, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { packageText } from '../files.ts';
import { fitNotesOf, fitRows, fitText } from '../fit/show.ts';
import { fitWords } from '../fit/words.ts';
import { addOutputOptions, deliver, formatOf, type OutputOptions } from '../output.ts';
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
  };

const msPerMinute = 60_000;

async function run(argument: string | undefined, options: FitOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const { n: _, ...named } = await scenarioRequest(world, argument, options, session);
  const request: FitRequest = {
    ...named,
    ...(options.chains === undefined ? {} : { chains: options.chains }),
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  };
  const posterior = await computed(world, request, options, session);
  const { lang, output, quiet } = options;
  const answer = {
    json: posterior,
    rows: fitRows(posterior),
    text: (screen: Session['outScreen']) => fitText(posterior, lang, screen),
    notes: output === undefined ? fitNotesOf(posterior, lang) : [],
  };
  await deliver(answer, options, session);
  // A file for the program, a table for the person.
  if (output !== undefined && formatOf(options) !== 'table' && quiet !== true) {
    await write(session.out, fitText(posterior, lang, session.outScreen));
  }
  if (posterior.stopped === 'interrupted') {
    const where = output === undefined ? 'what was drawn is above' : `${output} holds what was drawn and says so`;
    throw new JevonsError(`stopped before the end: ${where}`, { kind: 'aborted', code: 'aborted' });
  }
}

async function computed(world: World, request: FitRequest, options: FitOptions, session: Session): Promise<Posterior> {
  const tables = { errors: packageText('model/fit-errors.csv'), targets: packageText('model/fit-targets.csv') };
  const progress = progressOn(session, fitWords[options.lang].generations, options.quiet === true);
  const started = session.now();
  const limit = (options.minutes ?? Number.POSITIVE_INFINITY) * msPerMinute;
  try {
    return await fitToFacts(world, tables, request, {
      signal: session.signal,
      onProgress: progress.report,
      enough: () => session.now() - started > limit,
    });
  } finally {
    progress.end();
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
    .option('--minutes <number>', 'stop after so long with what there is', anyNumber('--minutes'));
  addQuestionOptions(command);
  addOutputOptions(command).action((argument: string | undefined, options: FitOptions) =>
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
  ]);
}
