/** `jevons optimise`: which choice is best under these beliefs. */
import { type Command, Option } from 'commander';
import { JevonsError } from '#base';
import { type OptimiseRequest, optimise, optimiseCost, optimiseDefaults, planOptimise, type World } from '#studies';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { quantity } from '../numbers.ts';
import { optimiseNotes, optimiseRows, optimiseText, optimiseWords } from '../optimise/show.ts';
import { progressOn } from '../progress.ts';
import {
  type AnswerOptions,
  addAnswerOptions,
  addQuestionOptions,
  deliverAnswer,
  nextTurn,
  type QuestionOptions,
} from '../question-options.ts';
import { scenarioRequest } from '../scenario-input.ts';
import { type Session, write } from '../session.ts';
import { readRanges } from '../sweep/axes.ts';
import { loadWorld } from '../world.ts';

type OptimiseOptions = QuestionOptions &
  AnswerOptions & {
    readonly output: string;
    readonly maximise?: boolean;
    readonly minimise?: boolean;
    readonly over?: readonly string[];
    readonly constraint?: readonly string[];
    readonly measure: NonNullable<OptimiseRequest['measure']>;
    readonly tail: number;
    readonly search?: NonNullable<OptimiseRequest['search']>;
    readonly evaluations?: number;
    readonly futures?: number;
  };

async function run(argument: string | undefined, options: OptimiseOptions, session: Session): Promise<void> {
  const { maximise, minimise, constraint, search, evaluations, lang } = options;
  if ((maximise === true) === (minimise === true)) {
    throw new JevonsError('say whether the most or the least is wanted', {
      kind: 'usage',
      code: 'no-direction',
      where: '--maximise, --minimise',
      hint: 'give one of them',
    });
  }
  const world = await loadWorld();
  const request: OptimiseRequest = {
    ...(await scenarioRequest(world, argument, options, session)),
    output: options.output,
    direction: maximise === true ? 'maximise' : 'minimise',
    measure: options.measure,
    tail: options.tail,
    over: readRanges(options.over ?? []),
    ...(constraint === undefined ? {} : { constraints: constraint }),
    ...(search === undefined ? {} : { search }),
    ...(evaluations === undefined ? {} : { evaluations }),
  };
  const result = await computed(world, request, options, session);
  await deliverAnswer(
    {
      json: result,
      rows: optimiseRows(result),
      text: (screen) => optimiseText(result, lang, screen),
      notes: [...result.answer[lang], ...optimiseNotes(result, lang)],
    },
    options,
    session,
  );
}

async function computed(world: World, request: OptimiseRequest, options: OptimiseOptions, session: Session) {
  const words = optimiseWords[options.lang];
  const plan = planOptimise(world, request);
  const count = (value: number) => quantity(value, options.lang);
  if (options.quiet !== true) {
    const names = { 'nelder-mead': 'Nelder-Mead', 'cma-es': 'CMA-ES' } as const;
    const cost = words.before(names[plan.search], count(plan.evaluations), count(plan.n), count(optimiseCost(plan)));
    await write(session.notes, `jevons: ${cost}\n`);
  }
  const progress = progressOn(session, words.points, options.quiet === true);
  try {
    return await optimise(world, request, { signal: session.signal, pause: nextTurn, onProgress: progress.report });
  } finally {
    progress.end();
  }
}

export function define(command: Command, session: Session): void {
  command
    .argument('[scenario]', 'preset, scenario file, link of the app, or - for standard input')
    .requiredOption(
      '--output <name_year>',
      'what is to be best: capex_2030, net_present_value[amazon]_2036, any variable and a year',
    )
    .option('--maximise', 'the most of it')
    .option('--minimise', 'the least of it')
    .option('--over <id=low..high>', 'what is chosen, and between which ends; may be repeated', repeated)
    .option(
      '--constraint <text>',
      '"P(ruin) <= 0.05", "P(capex_2030 > 1500) <= 10%", "mean(...) >= 300"; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--measure <measure>', 'of the futures: mean, median, or cvar, the mean of the worst')
        .choices(['mean', 'median', 'cvar'])
        .default('mean'),
    )
    .option('--tail <share>', 'the worst share of futures, for cvar', anyNumber('--tail'), optimiseDefaults.tail)
    .addOption(
      new Option('--search <search>', 'chosen by the question when not given').choices(['nelder-mead', 'cma-es']),
    )
    .option(
      '--evaluations <number>',
      `points tried at most; ${optimiseDefaults.perChoice} a choice`,
      wholeNumber('--evaluations', 1),
    )
    .option('-n, --futures <number>', `futures at each point; ${optimiseDefaults.n}`, wholeNumber('--futures', 1));
  addQuestionOptions(command);
  addAnswerOptions(command).action((argument: string | undefined, options: OptimiseOptions) =>
    run(argument, options, session),
  );
  addExamples(command, [
    [
      "jevons optimise --output 'net_present_value_with_capacity[oracle]_2036' --maximise --over 'order_choice[oracle]=0.5..2' -n 32 --evaluations 20",
      'how much of its usual orders Oracle should place from 2027',
    ],
    [
      "jevons optimise --output total_capacity_2030 --maximise --over build_ambition=0.5..2 --constraint 'P(idle_capacity_2029) <= 30%' -n 32 --evaluations 20 --format json",
      'the most capacity that keeps idle capacity unlikely, for a program',
    ],
  ]);
}
