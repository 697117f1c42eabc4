/** `jevons race`: the firms play each other; equilibria, the planner on the same world, and the gaps between them. */
import { type Command, Option } from 'commander';
import { JevonsError } from '#base';
import {
  gbtfGame,
  planRaceGame,
  type RaceGameRequest,
  type RaceGameResult,
  raceGame,
  type TerminalValue,
  type WelfareId,
  type World,
} from '#studies';
import { anyNumber, repeated, wholeNumber } from '../arguments.ts';
import { addExamples } from '../examples.ts';
import { quantity } from '../numbers.ts';
import { addOutputOptions, deliver, type OutputOptions } from '../output.ts';
import { progressOn } from '../progress.ts';
import { gbtfNotes, gbtfRows, gbtfSvg, gbtfText } from '../race/gbtf-show.ts';
import { crossed, listed, readStrategies, readStrategy } from '../race/options.ts';
import { raceNotes, raceRows, raceSvg, raceText } from '../race/show.ts';
import { raceWords } from '../race/words.ts';
import { addScenarioOptions, type ScenarioOptions, scenarioRequest } from '../scenario-input.ts';
import { type Session, write } from '../session.ts';
import { memoryLimit, openExecutor } from '../workers.ts';
import { loadWorld } from '../world.ts';

type RaceOptions = ScenarioOptions &
  OutputOptions & {
    readonly model: 'race' | 'gbtf';
    readonly firms?: string;
    readonly rules?: string;
    readonly aggressiveness?: string;
    readonly strategies?: readonly string[];
    readonly planner: WelfareId;
    readonly terminal: TerminalValue;
    readonly belief?: readonly string[];
    readonly from?: number;
    readonly to?: number;
    readonly points?: number;
    readonly pair?: string;
  };

async function run(argument: string | undefined, options: RaceOptions, session: Session): Promise<void> {
  const world = await loadWorld();
  if (options.model === 'gbtf') return runGbtf(world, argument, options, session);
  const request: RaceGameRequest = {
    ...(await scenarioRequest(world, argument, options, session)),
    ...(options.firms === undefined ? {} : { firms: listed(options.firms).map((firm) => firm.toLowerCase()) }),
    ...readStrategies(options.strategies ?? [], crossed(options.rules, options.aggressiveness)),
    planner: options.planner,
    terminal: options.terminal,
    ...criticalOf(options),
  };
  const result = await computed(world, request, options, session);
  const { lang } = options;
  await deliver(
    {
      json: result,
      rows: raceRows(result),
      text: (screen) => raceText(result, lang, screen),
      svg: () => raceSvg(result, lang),
      notes: [...result.answer[lang], ...raceNotes(result, lang)],
    },
    options,
    session,
  );
}

function criticalOf({ belief, from, to, points, pair }: RaceOptions): Pick<RaceGameRequest, 'critical'> {
  const [first, second, ...more] = belief ?? [];
  if (first === undefined) {
    const idle = Object.entries({ from, to, points, pair }).find(([, value]) => value !== undefined);
    if (idle === undefined) return {};
    throw usage(`--${idle[0]} says how a belief is scanned, and none is named`, 'no-belief', 'add --belief id');
  }
  if (more.length > 0)
    throw usage(`${more.length + 2} beliefs; one or two can be scanned`, 'too-many-beliefs', 'name two');
  const two = pair === undefined ? undefined : listed(pair).map((text) => readStrategy('--pair', text));
  const [restraint, push] = two ?? [];
  if (two !== undefined && (two.length !== 2 || restraint === undefined || push === undefined)) {
    throw usage(`got ${two.length} strategies, expected two`, 'bad-argument', 'for example --pair leave,grab');
  }
  return {
    critical: {
      beliefs: second === undefined ? [first] : [first, second],
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(points === undefined ? {} : { points }),
      ...(restraint === undefined || push === undefined ? {} : { pair: [restraint, push] as const }),
    },
  };
}

const usage = (what: string, code: string, hint: string) =>
  new JevonsError(what, { kind: 'usage', code, where: '--belief', hint });

async function computed(
  world: World,
  request: RaceGameRequest,
  options: RaceOptions,
  session: Session,
): Promise<RaceGameResult> {
  const words = raceWords[options.lang];
  const { profiles, plays, n, runs, critical } = planRaceGame(world, request);
  const count = (value: number) => quantity(value, options.lang);
  if (options.quiet !== true) {
    const parts = [words.before(count(profiles.length), count(plays - profiles.length), count(n), count(runs))];
    if (critical !== undefined) parts.push(words.scanned(count(critical.plays * n)));
    await write(session.notes, `jevons: ${parts.join(' ')}\n`);
  }
  const pool = openExecutor(options.workers, runs);
  const progress = progressOn(session, words.runs, options.quiet === true);
  try {
    return await raceGame(world, request, {
      executor: pool.executor,
      signal: session.signal,
      onProgress: progress.report,
      memoryLimit: memoryLimit(options.memory),
    });
  } finally {
    progress.end();
    await pool.close();
  }
}

async function runGbtf(
  world: World,
  argument: string | undefined,
  options: RaceOptions,
  session: Session,
): Promise<void> {
  const { lang } = options;
  const { firms, rules, aggressiveness, strategies, belief, pair, points, scenario, set, futures, seed } = options;
  const foreign = { firms, rules, aggressiveness, strategies, belief, pair, points, scenario, set, futures, seed };
  const idle =
    argument === undefined ? Object.entries(foreign).find(([, value]) => value !== undefined)?.[0] : 'scenario';
  if (idle !== undefined) {
    throw new JevonsError(`${idle === 'scenario' ? 'a scenario' : `--${idle}`} has no meaning for the model gbtf`, {
      kind: 'usage',
      code: 'no-effect',
      where: '--model gbtf',
      hint: 'leave it out; --from and --to are the ends of the search along word of mouth',
    });
  }
  const { from, to } = options;
  const result = gbtfGame(world, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  await deliver(
    {
      json: result,
      rows: gbtfRows(result),
      text: (screen) => gbtfText(result, lang, screen),
      svg: () => gbtfSvg(result, lang),
      notes: [...result.answer[lang], ...gbtfNotes(result, lang)],
    },
    options,
    session,
  );
}

export function define(command: Command, session: Session): void {
  addScenarioOptions(command)
    .addOption(
      new Option('--model <model>', 'race, or gbtf: two firms of Getting Big Too Fast')
        .choices(['race', 'gbtf'])
        .default('race'),
    )
    .option(
      '--firms <ids>',
      'who plays, such as amazon,meta; the others keep their rule (default: three that spend most)',
    )
    .option('--rules <names>', 'what each may do: forecast, grab, leave, follow, match, trigger, newsvendor ...')
    .option('--aggressiveness <numbers>', 'each rule also at these multiples of what it asks for, such as 0.8,1.2')
    .option('--strategies <list>', 'rule@multiple,... for all, or firm=rule@multiple,... ; may be repeated', repeated)
    .addOption(
      new Option('--planner <sum>', 'what the planner makes large').choices(['surplus', 'industry']).default('surplus'),
    )
    .addOption(
      new Option('--terminal <value>', 'what stands at the horizon keeps its rents, or is worth none')
        .choices(['full', 'none'])
        .default('full'),
    )
    .option('--belief <id>', 'where along this belief the game changes its type; a second one beside it', repeated)
    .option('--from <number>', 'lower end of that scan', anyNumber('--from'))
    .option('--to <number>', 'upper end', anyNumber('--to'))
    .option('--points <number>', 'points of the scan', wholeNumber('--points', 2, 101))
    .option('--pair <two>', 'holding back and pushing, such as leave,grab');
  addOutputOptions(command, true);
  command.action((argument: string | undefined, options: RaceOptions) => run(argument, options, session));
  addExamples(command, [
    ['jevons race -n 16', 'three firms, three rules each: equilibria, planner, gaps, roughly'],
    ['jevons race --model gbtf', 'the two firms of Getting Big Too Fast, and when restraint pays'],
    ['jevons race --firms amazon,meta --rules follow,grab -n 8 -o /tmp/jevons-race.svg', 'two firms, as a picture'],
    [
      'jevons race --firms amazon,oracle --rules leave,grab -n 8 --belief threshold_spread --points 3 --lang fr',
      'where the game turns, in French',
    ],
  ]);
}
