/** `jevons decide`: how much to build, and for which beliefs too little is worse than too much. */
import { type Command, Option } from 'commander';
import { JevonsError } from '#base';
import {
  companyFromJson,
  type DecideRequest,
  type DecideResult,
  decide,
  defaultDecide,
  planDecision,
  planFromJson,
  type World,
} from '#studies';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { decideNotes, decideRows, decideSvg, decideText } from '../decide/show.ts';
import { decideWords } from '../decide/words.ts';
import { addExamples } from '../examples.ts';
import { readText } from '../files.ts';
import { quantity } from '../numbers.ts';
import { addPosteriorOption, withPosterior } from '../posterior-input.ts';
import { progressOn } from '../progress.ts';
import {
  type AnswerOptions,
  addAnswerOptions,
  addQuestionOptions,
  deliverAnswer,
  type QuestionOptions,
} from '../question-options.ts';
import { scenarioRequest } from '../scenario-input.ts';
import { type Session, write } from '../session.ts';
import { openExecutor } from '../workers.ts';
import { loadWorld } from '../world.ts';

type DecideOptions = QuestionOptions &
  AnswerOptions & {
    readonly firm?: string;
    readonly posterior?: string;
    readonly company?: string;
    readonly plan?: string;
    readonly levels?: readonly number[];
    readonly step: number;
    readonly from: number;
    readonly years: number;
    readonly wait: number;
    readonly terminal: 'full' | 'none';
    readonly map?: readonly [string, string];
    readonly signal?: readonly string[];
    readonly objective: NonNullable<DecideRequest['objective']>;
    readonly maxRuin?: number;
    readonly minCvar?: number;
    readonly futures?: number;
    readonly workers?: number;
  };

const mostWorkers = 256;

async function run(argument: string | undefined, options: DecideOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  const scenario = withPosterior(world, await scenarioRequest(world, argument, options, session), options.posterior);
  const { firm, company, plan, levels, map, signal, maxRuin, minCvar, lang } = options;
  const { step, from, years, wait, terminal, objective } = options;
  const request: DecideRequest = {
    ...scenario,
    ...{ step, from, years, wait, terminal, objective },
    ...(firm === undefined ? {} : { firm }),
    ...(company === undefined ? {} : { company: companyFromJson(readText(company), company) }),
    ...(plan === undefined ? {} : { plan: planFromJson(readText(plan), plan) }),
    ...(levels === undefined ? {} : { levels }),
    ...(map === undefined ? {} : { map }),
    ...(maxRuin === undefined ? {} : { maxRuin }),
    ...(minCvar === undefined ? {} : { minCvar }),
    ...(signal === undefined ? {} : { signals: signal.map(readSignal) }),
  };
  if (firm !== undefined && company !== undefined) {
    throw new JevonsError('a firm of the model and a company of your own', {
      kind: 'usage',
      code: 'two-firms',
      where: '--company',
      hint: 'give one of --firm and --company',
    });
  }
  const result = await computed(world, request, options, session);
  await deliverAnswer(
    {
      json: result,
      rows: decideRows(result),
      text: (screen) => decideText(result, lang, screen),
      svg: () => decideSvg(result, lang),
      notes: [...result.answer[lang], ...decideNotes(result, lang)],
    },
    options,
    session,
  );
  if (result.recommended.choice === null) throw infeasible(result);
}

async function computed(
  world: World,
  request: DecideRequest,
  options: DecideOptions,
  session: Session,
): Promise<DecideResult> {
  const words = decideWords[options.lang];
  const quiet = options.quiet === true;
  const { specs, n, runs } = planDecision(world, request);
  const count = (value: number) => quantity(value, options.lang);
  if (!quiet) await write(session.notes, `jevons: ${words.before(count(specs.length), count(n), count(runs))}\n`);
  const pool = openExecutor(options.workers, runs);
  const progress = progressOn(session, words.runs, quiet);
  try {
    return await decide(world, request, {
      executor: pool.executor,
      signal: session.signal,
      onProgress: progress.report,
    });
  } finally {
    progress.end();
    await pool.close();
  }
}

function infeasible({ recommended: { binding, limits } }: DecideResult): JevonsError {
  const names = { ruin: '--max-ruin', cvar: '--min-cvar' } as const;
  const one = binding ?? limits[0];
  return new JevonsError(
    binding === null ? 'no choice keeps all limits together' : `no choice keeps ${names[binding.on]} ${binding.limit}`,
    {
      kind: 'no-solution',
      code: 'infeasible-limit',
      ...(one === undefined ? {} : { where: names[one.on] }),
      hint:
        one === undefined
          ? 'loosen a limit'
          : `the nearest that any choice comes is ${Number(one.attained.toPrecision(3))} (${one.choice}); loosen the limit or add choices with --levels`,
    },
  );
}

function readSignal(text: string): { id: string; noise: number } {
  const parts = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text);
  const noise = Number(parts?.[2]);
  if (parts !== null && Number.isFinite(noise) && noise >= 0) return { id: parts[1] ?? '', noise };
  throw new JevonsError(`got "${text}", expected belief=noise`, {
    kind: 'usage',
    code: 'bad-signal',
    where: '--signal',
    hint: 'noise is a standard deviation in the unit of the belief, for example software_growth=0.2',
  });
}

function readLevels(text: string): number[] {
  const levels = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (levels.every(Number.isFinite)) return levels;
  throw new JevonsError(`got "${text}", expected numbers with commas between them`, {
    kind: 'usage',
    code: 'bad-levels',
    where: '--levels',
    hint: 'for example --levels 0.5,1,1.5',
  });
}

function readMap(text: string): [string, string] {
  const [x, y, ...rest] = text.split(',').map((part) => part.trim());
  if (x !== undefined && y !== undefined && x !== '' && y !== '' && rest.length === 0) return [x, y];
  throw new JevonsError(`got "${text}", expected two beliefs with a comma between them`, {
    kind: 'usage',
    code: 'bad-map',
    where: '--map',
    hint: 'for example --map median_threshold,capability_scale',
  });
}

export function define(command: Command, session: Session): void {
  command
    .argument('[scenario]', 'preset, scenario file, link of the app, or - for standard input')
    .option('--firm <firm>', 'whose decision: amazon, microsoft, alphabet, meta, oracle, others')
    .option('--company <file>', 'a company of your own instead; "jevons init company" writes a sample')
    .option('--plan <file>', 'also compare a plan of orders by year; "jevons init plan" writes a sample')
    .option('--levels <numbers>', 'multiples of planned orders to compare: 0.6,0.8,1,1.2,1.4 unless given', readLevels)
    .option('--step <share>', 'what "less" and "more" mean', anyNumber('--step'), defaultDecide.step)
    .option('--from <year>', 'when the decision begins', anyNumber('--from'), defaultDecide.from)
    .option('--years <number>', 'how long it holds', anyNumber('--years'), defaultDecide.years)
    .option(
      '--wait <quarters>',
      'how long a firm that waits does so; 0: do not ask',
      anyNumber('--wait'),
      defaultDecide.wait,
    )
    .addOption(
      new Option('--terminal <value>', 'what stands at the horizon counts in full, or for nothing')
        .choices(['full', 'none'])
        .default(defaultDecide.terminal),
    )
    .option('--map <x,y>', 'axes of the map: two beliefs, or values known by then', readMap)
    .option(
      '--signal <belief=noise>',
      'value of observing a belief with that standard deviation; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--objective <what>', 'what the recommended choice is best at')
        .choices(['mean', 'cvar', 'regret'])
        .default(defaultDecide.objective),
    )
    .option('--max-ruin <share>', 'limit on the chance that it cannot serve its debt', anyNumber('--max-ruin'))
    .option('--min-cvar <bn>', 'limit on the mean value in the worst tenth, $bn', anyNumber('--min-cvar'))
    .option('-n, --futures <number>', 'number of futures: 1000 unless given', wholeNumber('--futures', 1))
    .option('--workers <number>', 'threads; changes no result', wholeNumber('--workers', 1, mostWorkers));
  addPosteriorOption(addQuestionOptions(command));
  addAnswerOptions(command, true);
  command.action((argument: string | undefined, options: DecideOptions) => run(argument, options, session));
  addExamples(command, [
    ['jevons decide --firm alphabet -n 200 --wait 0', 'is too little or too much the greater risk?'],
    [
      'jevons init company | jevons decide --company /dev/stdin -n 200 --signal software_growth=0.2',
      'a company of your own, and what a forecast of software would be worth to it',
    ],
    [
      'jevons decide --firm oracle -n 200 --wait 0 --max-ruin 0.2 --lang fr -o /tmp/jevons-decide.svg',
      'within a limit on ruin; the map and what knowing is worth, in French',
    ],
  ]);
}
