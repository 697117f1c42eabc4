/** `jevons backtest`: would the model have been right, on past days, with what was public then? */
import type { Command } from 'commander';
import { JevonsError, type Language } from '#base';
import {
  type BacktestAnswer,
  type BacktestExecution,
  type BacktestRequest,
  type BacktestWorld,
  backtest,
  backtestFromJson,
  backtestJson,
  backtestPage,
  defaultBacktest,
  forecastOn,
  planText,
  quickBacktest,
} from '#studies';
import { dateArgument, wholeNumber } from '../arguments.ts';
import { backtestNotes, backtestPicture, backtestRows, backtestText } from '../backtest/show.ts';
import { dayAnswer } from '../backtest/show-day.ts';
import { backtestWords } from '../backtest/words.ts';
import { addExamples } from '../examples.ts';
import { packageText } from '../files.ts';
import { addOutputOptions, deliver, formatOf, type OutputOptions, writeWhole } from '../output.ts';
import { progressOn } from '../progress.ts';
import { nextTurn } from '../question-options.ts';
import { type Session, write } from '../session.ts';
import { loadNarrowLedger, loadWorld } from '../world.ts';

type BacktestOptions = OutputOptions & {
  readonly lang: Language;
  readonly asOf?: string;
  readonly seed?: number;
  readonly draws?: number;
  readonly futures?: number;
  readonly quick?: boolean;
  readonly stored?: boolean;
  readonly page?: string;
  readonly day?: string;
};

const storedFile = 'data/backtest/result.json';
/** Runs of the race a day: few days, and it proves nothing. */
const raceDraws = 1024;

async function run(options: BacktestOptions, session: Session): Promise<void> {
  if (options.day !== undefined) return runDay(options.day, options, session);
  const { lang, page, quiet } = options;
  const words = backtestWords[lang];
  const answer = options.stored === true ? stored(options) : await computed(options, session);
  const { result } = answer;
  const extra = [...(options.stored === true ? [words.stored] : []), ...(options.quick === true ? [words.quick] : [])];
  if (page !== undefined) {
    writeWhole(page, backtestPage(result));
    if (quiet !== true) await write(session.notes, `jevons: wrote ${page}\n`);
  }
  if (options.output !== undefined && formatOf(options) === 'json') {
    // As it is stored in the package: one forecast a line.
    writeWhole(options.output, backtestJson(result));
    if (quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
    return;
  }
  await deliver(
    {
      json: result,
      rows: backtestRows(answer),
      text: (screen) => backtestText(result, extra, lang, screen),
      svg: () => backtestPicture(result, lang),
      notes: backtestNotes(result, extra, lang),
      about: [
        ['title', 'Back-test of capex: forecasts and outcomes'],
        ['data_date', result.dataDate],
        ['result', result.hash],
      ],
    },
    options,
    session,
  );
}

function stored(options: BacktestOptions): BacktestAnswer {
  const given = (['quick', 'asOf', 'seed', 'draws', 'futures'] as const).find((name) => options[name] !== undefined);
  if (given !== undefined) {
    throw new JevonsError('the stored result has its own settings', {
      kind: 'usage',
      code: 'conflicting-options',
      where: `--stored and --${given === 'asOf' ? 'as-of' : given}`,
      hint: 'leave out one of the two',
    });
  }
  const result = backtestFromJson(packageText(storedFile), storedFile);
  return { result, forecasts: result.forecasts };
}

async function runDay(day: string, options: BacktestOptions, session: Session): Promise<void> {
  const given = (['stored', 'page'] as const).find((name) => options[name] !== undefined);
  if (given !== undefined) {
    throw new JevonsError('the forecast of one day is computed, and has no page', {
      kind: 'usage',
      code: 'conflicting-options',
      where: `--day and --${given}`,
      hint: 'leave out one of the two',
    });
  }
  const result = await withProgress(options, session, async (execution) =>
    forecastOn(await worldFor(true), day, requestOf(options), execution),
  );
  const extra = options.quick === true ? [backtestWords[options.lang].quick] : [];
  await deliver(dayAnswer(result, extra, options.lang), options, session);
}

function requestOf(options: BacktestOptions): BacktestRequest {
  const base = options.quick === true ? { ...defaultBacktest, ...quickBacktest } : defaultBacktest;
  return {
    seed: options.seed ?? base.seed,
    draws: options.draws ?? base.draws,
    members: options.futures ?? base.members,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}

function computed(options: BacktestOptions, session: Session): Promise<BacktestAnswer> {
  return withProgress(options, session, async (execution) =>
    backtest(await worldFor(options.quick === true), requestOf(options), execution),
  );
}

async function withProgress<Result>(
  options: BacktestOptions,
  session: Session,
  work: (execution: BacktestExecution) => Promise<Result>,
): Promise<Result> {
  const progress = progressOn(session, backtestWords[options.lang].days, options.quiet === true);
  try {
    return await work({ signal: session.signal, pause: nextTurn, onProgress: progress.report });
  } finally {
    progress.end();
  }
}

async function worldFor(quick: boolean): Promise<BacktestWorld> {
  const own = {
    plan: planText(packageText('model/investment.mdl'), 'investment.mdl'),
    beliefs: packageText('model/investment-beliefs.csv'),
  };
  if (quick) return { ...own, ledger: loadNarrowLedger(['capex']) };
  const world = await loadWorld();
  const tables = { errors: packageText('model/fit-errors.csv'), targets: packageText('model/fit-targets.csv') };
  return { ...own, ledger: world.ledger, race: { world, tables, draws: raceDraws } };
}

export function define(command: Command, session: Session): void {
  command
    .option('--quick', 'a first look in seconds: few draws, without the race itself')
    .option('--stored', 'show the result that comes with the package instead of computing')
    .option(
      '--day <date>',
      'the forecast of one quarter end in full, from 2020-09-30 on: every firm, and what came',
      dateArgument('--day'),
    )
    .option('--as-of <date>', 'count only outcomes published by this day', dateArgument('--as-of'))
    .option('--seed <number>', `random seed; ${defaultBacktest.seed}`, wholeNumber('--seed', 0))
    .option(
      '--draws <number>',
      `draws of the beliefs that past misses weigh; ${defaultBacktest.draws}`,
      wholeNumber('--draws', 64, 1_000_000),
    )
    .option(
      '-n, --futures <number>',
      `futures of each forecast; ${defaultBacktest.members}`,
      wholeNumber('--futures', 50, 100_000),
    )
    .option('--page <file>', 'write the page of the back-test, in English, as Markdown');
  addOutputOptions(command, true).action((options: BacktestOptions) => run(options, session));
  addExamples(command, [
    ['jevons backtest --stored', 'the verdict and the tables of the stored result'],
    [
      'jevons backtest --stored --lang fr -o /tmp/jevons-backtest.svg',
      'forecasts and outcomes as a picture, in French',
    ],
    ['jevons backtest --day 2022-12-31 --quick', 'one day in full: what would have been said, and what came'],
    ['jevons backtest --quick --format csv -o /tmp/jevons-backtest.csv', 'compute it with few draws: every forecast'],
  ]);
}
