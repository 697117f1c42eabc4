/** `jevons drivers`: which assumption carries the answer, with error bars. */
import { type Command, Option } from 'commander';
import {
  type DriversPlan,
  type DriversRequest,
  type DriversResult,
  defaultDrivers,
  driverMethods,
  drivers,
  loopDominance,
  planDrivers,
  type World,
} from '#studies';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { readGroups } from '../drivers/groups.ts';
import { loopsText } from '../drivers/loops.ts';
import { driverNotes, driverRows, driversSvg, driversText } from '../drivers/show.ts';
import { driverWords } from '../drivers/words.ts';
import { addExamples } from '../examples.ts';
import { readLoopNames } from '../model/loop-names.ts';
import { quantity } from '../numbers.ts';
import { addPosteriorOption, withPosterior } from '../posterior-input.ts';
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
import { loadWorld } from '../world.ts';

type DriversOptions = QuestionOptions &
  AnswerOptions & {
    readonly output: string;
    readonly posterior?: string;
    readonly method: keyof typeof driverMethods;
    readonly points?: number;
    readonly tolerance?: number;
    readonly slices?: number;
    readonly group?: readonly string[];
    readonly top: number;
    readonly loops?: boolean;
  };

const usualTop = 12;
/** Blocks after which the time of the whole is told. */
const firstBlocks = 3;

async function run(argument: string | undefined, options: DriversOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const asked = await scenarioRequest(world, argument, options, session);
  const { n: _, ...scenario } = withPosterior(world, asked, options.posterior);
  const request: DriversRequest = {
    ...scenario,
    method: options.method,
    output: options.output,
    ...(options.points === undefined ? {} : { points: options.points }),
    ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
    ...(options.slices === undefined ? {} : { slices: options.slices }),
    groups: readGroups(options.group),
  };
  const result = await computed(world, request, options, session);
  const loops = options.loops ? loopDominance(world, scenario, readLoopNames(undefined)) : undefined;
  await deliverAnswer(
    {
      json: loops === undefined ? result : { ...result, loops },
      rows: driverRows(result),
      text: (screen) =>
        driversText(result, options.lang, options.top, screen) +
        (loops === undefined ? '' : `\n${loopsText(loops, options.lang, screen)}`),
      svg: () => driversSvg(result, options.lang),
      notes: [...result.answer[options.lang], ...driverNotes(result, options.lang)],
    },
    options,
    session,
  );
}

/** Says the cost before the first run, the time of the whole after the first blocks, and the time left from then on. */
async function computed(
  world: World,
  request: DriversRequest,
  options: DriversOptions,
  session: Session,
): Promise<DriversResult> {
  const words = driverWords[options.lang];
  const plan = planDrivers(world, request);
  const say = (text: string) => (options.quiet ? Promise.resolve() : write(session.notes, `jevons: ${text}\n`));
  await say(costWords(plan, options));
  const progress = progressOn(session, words.runs, options.quiet === true);
  let blocks = 0;
  let start = session.now();
  try {
    return await drivers(world, request, {
      signal: session.signal,
      pause: nextTurn,
      onProgress: (done, total) => {
        blocks += 1;
        // The first block also compiles: time is counted from its end.
        if (blocks === 1) start = session.now();
        if (blocks === firstBlocks) {
          const seconds = ((session.now() - start) / 1000 / (firstBlocks - 1)) * (total / (done / firstBlocks));
          if (seconds > 2) void say(words.estimate(`${Math.ceil(seconds)} s`));
        }
        progress.report(done, total);
      },
    });
  } finally {
    progress.end();
  }
}

function costWords({ method, problem, runs }: DriversPlan, { lang }: DriversOptions): string {
  const count = (value: number) => quantity(value, lang);
  return driverWords[lang].before(driverMethods[method].name[lang], count(runs), count(problem.inputs.length));
}

export function define(command: Command, session: Session): void {
  command.argument('[scenario]', 'preset, scenario file, link of the app, or - for standard input');
  command
    .option(
      '--output <name_year>',
      'what is to be explained: capex_2030, capex_amazon_2028, over_capacity_2029, or a variable and a year',
      defaultDrivers.output,
    )
    .addOption(
      new Option('--method <method>', 'oat: one at a time; morris: effects; sobol: shares of variance; pawn: distances')
        .choices(Object.keys(driverMethods))
        .default(defaultDrivers.method),
    )
    .option('-n, --points <number>', 'base points of sobol, walks of morris, runs of pawn', wholeNumber('-n', 1))
    .option('--tolerance <number>', 'half-width wanted for the 95 % intervals', anyNumber('--tolerance'))
    .option('--slices <number>', 'slices of pawn', wholeNumber('--slices', 2))
    .option('--group <ids>', 'auto, none, or a group of your own: name=id1,id2; may be repeated', repeated)
    .option('--top <number>', 'bars shown in the table', wholeNumber('--top', 1), usualTop)
    .option('--loops', 'also which feedback loop drives when, and when the circle turns');
  addPosteriorOption(addQuestionOptions(command));
  addAnswerOptions(command, true);
  command.action((argument: string | undefined, options: DriversOptions) => run(argument, options, session));
  addExamples(command, [
    ['jevons drivers -n 16', 'shares of the variance of capex in 2030, roughly'],
    ['jevons drivers --method oat --output over_capacity_2029 --lang fr', 'two runs an input, in French'],
    ['jevons drivers cheap-model-shock --method morris -n 8 --format csv', 'effects under a preset, for a program'],
    ['jevons drivers --method pawn -n 200 -o /tmp/jevons-drivers.svg', 'a picture with error bars'],
  ]);
}
