/** `jevons compare`: what differs between scenarios, future by future, and which changes carry it. */
import { type Command, Option } from 'commander';
import {
  type CompareRequest,
  type CompareResult,
  compare,
  compareRows,
  planComparison,
  type ScenarioRequest,
  type World,
} from '#studies';
import { repeated, wholeNumber } from '../arguments.ts';
import { compareNotes, compareText } from '../compare/show.ts';
import { compareWords } from '../compare/words.ts';
import { addExamples } from '../examples.ts';
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

type CompareOptions = QuestionOptions &
  AnswerOptions & {
    readonly futures?: number;
    readonly posterior?: string;
    readonly output?: readonly string[];
    readonly split: NonNullable<CompareRequest['split']>;
  };

async function run(first: string, others: readonly string[], options: CompareOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const scenarios: ScenarioRequest[] = [];
  for (const word of [first, ...others]) {
    scenarios.push(withPosterior(world, await scenarioRequest(world, word, options, session), options.posterior));
  }
  // All run on one set of futures: what the command says, else the first scenario that says something.
  const n = options.futures ?? scenarios.find((one) => one.n !== undefined)?.n;
  const seed = options.seed ?? scenarios.find((one) => one.seed !== undefined)?.seed;
  const request: CompareRequest = {
    scenarios,
    split: options.split,
    ...(options.output === undefined ? {} : { outputs: options.output }),
    ...(n === undefined ? {} : { n }),
    ...(seed === undefined ? {} : { seed }),
  };
  const result = await computed(world, request, options, session);
  const { lang } = options;
  await deliverAnswer(
    {
      json: result,
      rows: compareRows(result),
      text: (screen) => compareText(result, lang, screen),
      notes: result.comparisons.flatMap((pair) => [...pair.answer[lang], ...compareNotes(result, pair, lang)]),
    },
    options,
    session,
  );
}

async function computed(
  world: World,
  request: CompareRequest,
  options: CompareOptions,
  session: Session,
): Promise<CompareResult> {
  const words = compareWords[options.lang];
  const { n, runs } = planComparison(world, request);
  const count = (value: number) => quantity(value, options.lang);
  if (options.quiet !== true) {
    await write(session.notes, `jevons: ${words.before(count(runs / n), count(n), count(runs))}\n`);
  }
  const progress = progressOn(session, words.runs, options.quiet === true);
  try {
    return await compare(world, request, { signal: session.signal, pause: nextTurn, onProgress: progress.report });
  } finally {
    progress.end();
  }
}

export function define(command: Command, session: Session): void {
  command
    .argument('<first>', 'preset, scenario file, link of the app, or - for standard input')
    .argument('<others...>', 'one or more, each compared with the first')
    .option(
      '--output <name_year>',
      'compare this: capex_2030, over_capacity_2029, a variable and a year; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--split <how>', 'split the difference by each change, by groups (beliefs, choices, theories), or not')
        .choices(['auto', 'changes', 'groups', 'none'])
        .default('auto'),
    )
    .option('-n, --futures <number>', 'number of futures', wholeNumber('--futures', 1));
  addPosteriorOption(addQuestionOptions(command));
  addAnswerOptions(command).action((first: string, others: readonly string[], options: CompareOptions) =>
    run(first, others, options, session),
  );
  addExamples(command, [
    ['jevons compare default cheap-model-shock -n 200', 'what the shock changes, and which of its parts does it'],
    ['jevons compare default no-lock-in pipeline-blind -n 64 --split none --format csv', 'two against the first'],
    ["jevons compare default '?capability_scale=1.2&build_ambition=1.5' -n 100 --lang fr", 'a belief against a choice'],
    ['jevons compare default demand-disappoints -n 64 --output capex_2028 -o /tmp/jevons-compare.json', 'into a file'],
  ]);
}
