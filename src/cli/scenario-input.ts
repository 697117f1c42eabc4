/** From the words of the command line to a scenario: a preset, a file, standard input or a link, then --set. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { JevonsError } from '#base';
import { type ScenarioRequest, scenarioFromJson, scenarioFromQuery, type World } from '#studies';
import { anyNumber, dateArgument, repeated, wholeNumber } from './arguments.ts';
import { decodeText, readText } from './files.ts';
import type { Session } from './session.ts';

export interface ScenarioOptions {
  readonly scenario?: string;
  readonly set?: readonly string[];
  readonly seed?: number;
  readonly futures?: number;
  readonly asOf?: string;
  readonly workers?: number;
  readonly memory?: number;
}

const greatestSeed = 2 ** 32 - 1;
const mostWorkers = 256;

/** Adds what decides the answer, and `--workers`, which does not. */
export function addScenarioOptions(command: Command): Command {
  return command
    .argument('[scenario]', 'preset, scenario file, link of the app, or - for standard input')
    .option('--scenario <scenario>', 'the same, as an option')
    .option('--set <id=value>', 'set a parameter; may be repeated', repeated)
    .option('-n, --futures <number>', 'number of futures', wholeNumber('--futures', 1))
    .option('--seed <number>', 'seed of the random draws', wholeNumber('--seed', 0, greatestSeed))
    .option('--as-of <date>', 'know only what was published by this day', dateArgument('--as-of'))
    .option('--workers <number>', 'threads; changes no result', wholeNumber('--workers', 1, mostWorkers))
    .option('--memory <gigabytes>', 'refuse what would need more; half of what there is', anyNumber('--memory'));
}

/** @returns `id` and value of `id=value`. */
export function readAssignment(text: string): [string, number] {
  const parts = /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(text);
  if (parts === null) {
    throw new JevonsError(`got "${text}", expected id=value`, {
      kind: 'usage',
      code: 'bad-assignment',
      where: '--set',
      hint: 'for example --set demand_elasticity=1.2; "jevons model list" names the parameters',
    });
  }
  const [, id = '', value = ''] = parts;
  return [id, anyNumber(`--set ${id}`)(value)];
}

async function readInput(session: Session): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of session.input) chunks.push(Buffer.from(chunk));
  return decodeText(Buffer.concat(chunks), 'standard input');
}

/** A link is read strictly here: a person at a command line wants to know, not to get another scenario. */
function fromLink(world: World, link: string): ScenarioRequest {
  const start = link.search(/[?#]/);
  const { request, issues } = scenarioFromQuery(world, start < 0 ? '' : link.slice(start + 1).replace(/#.*$/, ''));
  if (issues.length === 0) return request;
  throw new JevonsError(
    `the link has ${issues.length === 1 ? 'a part' : `${issues.length} parts`} that cannot be used`,
    {
      kind: 'data',
      code: 'broken-link',
      where: 'link',
      hint: 'copy the whole link again, or leave out what is listed',
      issues: issues.map(
        (issue) => new JevonsError(issue.message, { kind: 'data', code: issue.code, where: issue.where }),
      ),
    },
  );
}

async function requestNamed(world: World, word: string, session: Session): Promise<ScenarioRequest> {
  if (word === '-') return scenarioFromJson(world, await readInput(session), 'standard input');
  if (/^https?:\/\/|^[?#]/.test(word)) return fromLink(world, word);
  const isFile = word.endsWith('.json') || word.includes('/') || word.includes('\\');
  if (isFile || (!world.scenarios.has(word) && existsSync(word))) return scenarioFromJson(world, readText(word), word);
  return { scenario: word };
}

/** @throws JevonsError when two scenarios are named, or for any word that cannot be read. */
export async function scenarioRequest(
  world: World,
  argument: string | undefined,
  options: ScenarioOptions,
  session: Session,
): Promise<ScenarioRequest> {
  if (argument !== undefined && options.scenario !== undefined) {
    throw new JevonsError(`got two scenarios, ${argument} and ${options.scenario}`, {
      kind: 'usage',
      code: 'two-scenarios',
      where: '--scenario',
      hint: 'name one',
    });
  }
  const word = argument ?? options.scenario;
  const named = word === undefined ? {} : await requestNamed(world, word, session);
  const set = { ...named.set, ...Object.fromEntries((options.set ?? []).map(readAssignment)) };
  return {
    ...named,
    set,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.futures === undefined ? {} : { n: options.futures }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}
