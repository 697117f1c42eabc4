/** Scenarios: checked against the world, read from JSON, written to a link and read back. */

import * as z from 'zod/mini';
import { type JointDraws, mostRuns } from '#analysis';
import { didYouMean, isDate, JevonsError } from '#base';
import { type Distribution, formatDistribution, parseDistribution, quantile } from '#stats';
import { checkTogether } from './joint-checks.ts';
import type { Posterior, PosteriorUse } from './posterior.ts';
import { startValues } from './start-values.ts';
import type {
  Parameter,
  ResolvedScenario,
  Scenario,
  ScenarioPreset,
  ScenarioRequest,
  ValueOrigin,
  World,
} from './world-types.ts';

export const defaultRequest = { scenario: 'default', seed: 1, n: 1000 } as const;

// Compiled checks would need `new Function`, which a page's security policy forbids.
z.config({ jitless: true });

const localised = z.object({ en: z.string(), fr: z.string() });
const numbers = z.record(z.string(), z.number());
const texts = z.record(z.string(), z.string());
const presetSchema = z.strictObject({
  id: z.string(),
  title: localised,
  description: localised,
  set: z.optional(numbers),
  beliefs: z.optional(texts),
  why: z.optional(texts),
});
const requestSchema = z.strictObject({
  id: z.optional(z.string()),
  scenario: z.optional(z.string()),
  title: z.optional(localised),
  description: z.optional(localised),
  set: z.optional(numbers),
  beliefs: z.optional(texts),
  why: z.optional(texts),
  seed: z.optional(z.number()),
  n: z.optional(z.number()),
  asOf: z.optional(z.string()),
  posterior: z.optional(z.literal('default')),
});

type Parameters = ReadonlyMap<string, Parameter>;

export function unknownParameter(id: string, parameters: Parameters): JevonsError {
  const guess = didYouMean(id, parameters.keys());
  return new JevonsError(`unknown parameter "${id}"`, {
    kind: 'usage',
    code: 'unknown-parameter',
    hint: guess === undefined ? '"jevons model list" names them all' : `did you mean ${guess}?`,
  });
}

/** @throws JevonsError `unknown-parameter`, `outside-domain`, `not-a-choice`. */
function checkValue(id: string, value: number, parameters: Parameters): void {
  const parameter = parameters.get(id);
  if (parameter === undefined) throw unknownParameter(id, parameters);
  const { low, high, unit, whole } = parameter;
  if (whole && !Number.isInteger(value)) {
    throw new JevonsError(`${id} is ${value}, expected a whole number from ${low} to ${high}`, {
      kind: 'usage',
      code: 'not-a-choice',
      hint: parameter.justification,
    });
  }
  if (value >= low && value <= high) return;
  throw new JevonsError(`${id} is ${value}, outside its domain: ${low} to ${high} ${unit}`, {
    kind: 'usage',
    code: 'outside-domain',
    hint: `give a number from ${low} to ${high}`,
  });
}

/** Of a belief, the ends between which it must stay in the domain: a far tail may stand out, a body may not. */
const beliefEnds = [0.01, 0.5, 0.99];

/** @throws JevonsError `unknown-parameter`, `outside-domain` when more than a far tail of a belief is outside. */
function checkBelief(id: string, belief: Distribution, parameters: Parameters): void {
  for (const end of beliefEnds) checkValue(id, quantile(belief, end), parameters);
  if (parameters.get(id)?.whole && belief.name !== 'constant') {
    throw new JevonsError(`${id} selects one of several; it cannot be drawn from ${formatDistribution(belief)}`, {
      kind: 'usage',
      code: 'not-a-choice',
      hint: 'run each choice by itself and compare',
    });
  }
}

function collect(checks: readonly (() => void)[]): JevonsError[] {
  return checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof JevonsError) return [error];
      throw error;
    }
  });
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new JevonsError(`is not JSON: ${why}`, { kind: 'data', code: 'scenario-file', where });
  }
}

interface ScenarioParts {
  readonly set: Readonly<Record<string, number>>;
  readonly beliefs: Readonly<Record<string, Distribution>>;
}

/** Checks ids, values and beliefs together, so that a file's author sees every fault at once. */
function checkedParts(
  written: { set?: Record<string, number> | undefined; beliefs?: Record<string, string> | undefined },
  parameters: Parameters,
  where: string,
): ScenarioParts {
  const beliefs: Record<string, Distribution> = {};
  const issues = collect([
    ...Object.entries(written.set ?? {}).map(
      ([id, value]) =>
        () =>
          checkValue(id, value, parameters),
    ),
    ...Object.entries(written.beliefs ?? {}).map(([id, text]) => () => {
      const belief = parseDistribution(text);
      checkBelief(id, belief, parameters);
      beliefs[id] = belief;
    }),
  ]);
  if (issues.length === 0) return { set: written.set ?? {}, beliefs };
  throw new JevonsError(`the scenario has ${issues.length} problem${issues.length === 1 ? '' : 's'}`, {
    kind: 'data',
    code: 'scenario-file',
    where,
    issues,
  });
}

function shaped<T extends z.ZodMiniType>(schema: T, text: string, where: string): z.infer<T> {
  const read = z.safeParse(schema, parseJson(text, where));
  if (read.success) return read.data;
  const issues = read.error.issues.map(
    ({ path, message }) =>
      new JevonsError(message, { kind: 'data', code: 'scenario-file', where: `${where} ${path.join('.')}:` }),
  );
  throw new JevonsError('is not a scenario', { kind: 'data', code: 'scenario-file', where, issues });
}

/** @param where Name of the file, for messages. @throws JevonsError `scenario-file`. */
export function readPreset(text: string, where: string, parameters: Parameters): ScenarioPreset {
  const { id, title, description, ...rest } = shaped(presetSchema, text, where);
  return { id, title, description, ...checkedParts(rest, parameters, where) };
}

/** A scenario file of one's own: `{scenario?, set?, beliefs?, seed?, n?, asOf?, posterior?}`. @throws JevonsError `scenario-file`. */
export function scenarioFromJson(world: World, text: string, where: string): ScenarioRequest {
  const written = shaped(requestSchema, text, where);
  const { scenario, seed, n, asOf, posterior } = written;
  return {
    ...checkedParts(written, world.parameters, where),
    ...(scenario === undefined ? {} : { scenario }),
    ...(seed === undefined ? {} : { seed }),
    ...(n === undefined ? {} : { n }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(posterior === undefined ? {} : { posterior }),
  };
}

/** @throws JevonsError `unknown-scenario`. */
export function presetNamed(world: World, id: string): ScenarioPreset {
  const preset = world.scenarios.get(id);
  if (preset !== undefined) return preset;
  const guess = didYouMean(id, world.scenarios.keys());
  throw new JevonsError(`unknown scenario "${id}"; there are ${[...world.scenarios.keys()].join(', ')}`, {
    kind: 'usage',
    code: 'unknown-scenario',
    ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
  });
}

function completed(world: World, request: ScenarioRequest): Scenario {
  const preset = presetNamed(world, request.scenario ?? defaultRequest.scenario);
  const { seed = defaultRequest.seed, n = defaultRequest.n, asOf = world.dataDate, set = {}, beliefs = {} } = request;
  checkWhole('seed', seed, 0, greatestSeed);
  checkWhole('n', n, 1, mostFutures);
  if (!isDate(asOf)) {
    throw new JevonsError(`as of "${asOf}"; expected a day, YYYY-MM-DD`, { kind: 'usage', code: 'bad-date' });
  }
  return { id: preset.id, title: preset.title, set, beliefs, seed, n, asOf };
}

/**
 * Joins a request with the world: what is set is certain, what is believed is drawn, start values come from the facts.
 *
 * @throws JevonsError `unknown-scenario`, `unknown-parameter`, `outside-domain`, `facts-not-public`, `breaks-invariant`,
 *   `rule-not-for-firm`.
 */
export function resolveScenario(world: World, request: ScenarioRequest = {}): ResolvedScenario {
  const scenario = completed(world, request);
  const preset = presetNamed(world, scenario.id);
  for (const [id, value] of Object.entries(scenario.set)) checkValue(id, value, world.parameters);
  for (const [id, belief] of Object.entries(scenario.beliefs)) checkBelief(id, belief, world.parameters);
  const facts = startValues(world, scenario.asOf);
  const fixed: Record<string, number> = {};
  const beliefs: Record<string, Distribution> = {};
  const values: Record<string, { value: number; origin: ValueOrigin }> = {};
  const put = (id: string, value: number | Distribution, origin: ValueOrigin): void => {
    delete fixed[id];
    delete beliefs[id];
    if (typeof value === 'number') fixed[id] = value;
    else beliefs[id] = value;
    values[id] = { value: typeof value === 'number' ? value : quantile(value, 0.5), origin };
  };
  for (const parameter of world.parameters.values()) {
    values[parameter.id] = { value: parameter.default, origin: 'default' };
    if (parameter.belief !== undefined) put(parameter.id, parameter.belief, 'default');
  }
  for (const { parameter, value } of facts) put(parameter, value, 'fact');
  for (const [id, belief] of Object.entries(preset.beliefs)) put(id, belief, 'preset');
  for (const [id, value] of Object.entries(preset.set)) put(id, value, 'preset');
  for (const [id, belief] of Object.entries(scenario.beliefs)) put(id, belief, 'set');
  for (const [id, value] of Object.entries(scenario.set)) put(id, value, 'set');
  checkTogether(values, world.parameters);
  const given = posteriorOf(world, request.posterior, scenario.asOf);
  const posterior = given === undefined ? undefined : fromPosterior(given, beliefs, values, world.dataDate);
  const correlations = [...world.parameters.values()].flatMap(({ id, correlatedWith }) =>
    correlatedWith
      .filter((other) => id in beliefs && other.id in beliefs)
      .map((other) => ({ first: id, second: other.id, value: other.value })),
  );
  return { scenario, fixed, beliefs, ...posterior, correlations, values, facts };
}

/** @throws JevonsError `no-posterior`, `later-facts`; those of `posteriorFromJson`. */
function posteriorOf(world: World, asked: ScenarioRequest['posterior'], asOf: string): Posterior | undefined {
  if (asked === undefined) return undefined;
  if (asked === 'default' && world.posterior === undefined) {
    throw new JevonsError('this world comes without a posterior', {
      kind: 'data',
      code: 'no-posterior',
      hint: 'make it: jevons fit --default',
    });
  }
  const posterior = asked === 'default' ? world.posterior?.() : asked;
  if (posterior === undefined || posterior.dataDate <= asOf) return posterior;
  throw new JevonsError(
    `the posterior knows facts up to ${posterior.dataDate}, and only those of ${asOf} may be known`,
    {
      kind: 'usage',
      code: 'later-facts',
      hint: `fit to what was public then: jevons fit --as-of ${asOf} -o then.json`,
    },
  );
}

/**
 * Takes over the beliefs that are the world's own; what a person or a preset has set or believes otherwise stays.
 * Both records are changed in place.
 */
function fromPosterior(
  posterior: Posterior,
  beliefs: Record<string, Distribution>,
  values: Record<string, { value: number; origin: ValueOrigin }>,
  latest: string,
): { joint: JointDraws; posterior: PosteriorUse } {
  const { hash, dataDate, complete, draws, verdict, parameters, structure } = posterior;
  const ids = draws.ids.filter((id) => id in beliefs && values[id]?.origin === 'default');
  for (const id of ids) {
    delete beliefs[id];
    const median = parameters.find((one) => one.id === id)?.posterior.median;
    if (median !== undefined) values[id] = { value: median, origin: 'posterior' };
  }
  const places = ids.map((id) => draws.ids.indexOf(id));
  const rows = draws.values.map((row) => places.map((place) => row[place] ?? Number.NaN));
  const otherTheories = Object.entries(structure).flatMap(([id, value]) => (values[id]?.value === value ? [] : [id]));
  const found = { hash, dataDate, converged: verdict.converged, complete, draws: rows.length };
  const newerFacts = latest > dataDate ? latest : null;
  const use = { ...found, otherTheories, newerFacts, parameters: ids };
  return { joint: { ids, rows }, posterior: use };
}

/** What a link can hold, a scenario may be: so every scenario has a link. */
const greatestSeed = 4294967295;
const mostFutures = mostRuns;

function checkWhole(name: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new JevonsError(`${name} is ${value}, expected a whole number from ${low} to ${high}`, {
    kind: 'usage',
    code: 'bad-number',
  });
}

/** Keys of a link that are no parameter. */
const linkKeys = ['scenario', 'seed', 'n', 'asOf', 'posterior'] as const;

/** @returns Without `?`: only what differs from the defaults, in a fixed order, so that equal scenarios have equal links. */
export function scenarioToQuery(world: World, request: ScenarioRequest): string {
  const scenario = completed(world, request);
  const parts: [string, string][] = [];
  if (scenario.id !== defaultRequest.scenario) parts.push(['scenario', scenario.id]);
  if (scenario.seed !== defaultRequest.seed) parts.push(['seed', String(scenario.seed)]);
  if (scenario.n !== defaultRequest.n) parts.push(['n', String(scenario.n)]);
  if (scenario.asOf !== world.dataDate) parts.push(['asOf', scenario.asOf]);
  // One's own posterior is too long for a link.
  if (request.posterior === 'default') parts.push(['posterior', 'default']);
  const changes: [string, string][] = [
    ...Object.entries(scenario.set).map(([id, value]): [string, string] => [id, String(value)]),
    ...Object.entries(scenario.beliefs).map(([id, belief]): [string, string] => [
      id,
      formatDistribution(belief).replaceAll(' ', ''),
    ]),
  ];
  parts.push(...changes.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return parts.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

/** Something in a link that was left out, and why. */
export interface LinkIssue {
  readonly where: string;
  readonly code: string;
  readonly message: string;
}

/** Reads a link leniently: what is unknown or invalid is listed and left out, and the rest holds. */
export function scenarioFromQuery(
  world: World,
  query: string,
): { request: ScenarioRequest; issues: readonly LinkIssue[] } {
  const request: { scenario?: string; seed?: number; n?: number; asOf?: string; posterior?: 'default' } = {};
  const set: Record<string, number> = {};
  const beliefs: Record<string, Distribution> = {};
  const issues: LinkIssue[] = [];
  const readers: Readonly<Record<(typeof linkKeys)[number], (value: string) => void>> = {
    scenario: (value) => {
      request.scenario = presetNamed(world, value).id;
    },
    seed: (value) => {
      request.seed = wholeNumber('seed', value, 0, greatestSeed);
    },
    n: (value) => {
      request.n = wholeNumber('n', value, 1, mostFutures);
    },
    asOf: (value) => {
      if (!isDate(value))
        throw new JevonsError(`"${value}" is not a day, YYYY-MM-DD`, { kind: 'data', code: 'bad-date' });
      request.asOf = value;
    },
    posterior: (value) => {
      if (value !== 'default') {
        throw new JevonsError(`posterior is "${value}"; a link can ask for default only`, {
          kind: 'data',
          code: 'bad-posterior',
        });
      }
      request.posterior = value;
    },
  };
  for (const [key, value] of queryParts(query)) {
    issues.push(
      ...collect([
        () => {
          if (Object.hasOwn(readers, key)) return readers[key as (typeof linkKeys)[number]](value);
          if (!world.parameters.has(key)) throw unknownParameter(key, world.parameters);
          const belief = parseDistribution(value);
          checkBelief(key, belief, world.parameters);
          if (belief.name === 'constant') set[key] = belief.parameters[0] ?? Number.NaN;
          else beliefs[key] = belief;
        },
      ]).map(({ code, message }) => ({ where: key, code, message })),
    );
  }
  return { request: { ...request, set, beliefs }, issues };
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= low && value <= high) return value;
  throw new JevonsError(`${name} is "${text}", expected a whole number from ${low} to ${high}`, {
    kind: 'data',
    code: 'bad-number',
  });
}

function queryParts(query: string): [string, string][] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [key = '', ...rest] = part.split('=');
      return [decoded(key), decoded(rest.join('='))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
