/** Which assumption carries the answer: a sensitivity method on the race under a scenario. */
import {
  correlatedGroups,
  type EvaluationOptions,
  evaluateDesign,
  type InputGroup,
  type MethodId,
  morris,
  oneAtATime,
  pawn,
  type Sample,
  type SensitivityProblem,
  sensitivityMethods,
  sobolIndices,
} from '#analysis';
import { canonicalJson, JevonsError, sha256Hex } from '#base';
import type { RunFailure } from '#engine';
import { driversAnswer } from './drivers-answer.ts';
import type { Driver, DriversRequest, DriversResult } from './drivers-types.ts';
import { fittedTogether, withPosterior } from './fit-words.ts';
import { coordinatesOf, givenOf, jointCoordinate, movedConstants, RaceFutures } from './race-futures.ts';
import { readOutput } from './read-outputs.ts';
import type { FailureInfo } from './result-types.ts';
import { resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export const driverMethods = sensitivityMethods;
export const defaultDrivers = { method: 'sobol', output: 'capex_2030' } as const;

/** Everything decided before the first run. */
export interface DriversPlan {
  readonly method: MethodId;
  readonly problem: SensitivityProblem;
  /** Runs that it will take. */
  readonly runs: number;
  readonly resolved: ResolvedScenario;
}

/**
 * What it will cost. Nothing is run.
 *
 * @throws JevonsError those of `resolveScenario` and of the method: `dependent-inputs`, `bad-settings`, ...
 */
export function planDrivers(world: World, request: DriversRequest = {}): DriversPlan {
  const { method = defaultDrivers.method, groups = 'auto' } = request;
  readOutput(world.plan, request.output ?? defaultDrivers.output);
  const resolved = resolveScenario(world, request);
  if (resolved.joint !== undefined && method !== 'sobol') throw tied(method);
  const inputs = coordinatesOf(resolved).sort();
  const alone: SensitivityProblem = { inputs, correlations: resolved.correlations };
  const problem = { ...alone, groups: groupsOf(alone, groups, driverMethods[method].groups) };
  const runs = costOf(method, problem, request);
  return { method, problem, runs, resolved };
}

/** A posterior ties its parameters together, and these methods move one at a time. */
function tied(method: MethodId): JevonsError {
  return new JevonsError(`${method} moves parameters one by one, and a posterior ties them together`, {
    kind: 'usage',
    code: 'dependent-inputs',
    hint: 'with a posterior use sobol, which takes all that was fitted as one; or leave the posterior out',
  });
}

function groupsOf(
  problem: SensitivityProblem,
  asked: NonNullable<DriversRequest['groups']>,
  supported: boolean,
): readonly InputGroup[] {
  if (typeof asked !== 'string') return asked;
  return asked === 'auto' && supported ? correlatedGroups(problem) : [];
}

function settingsOf({ points, tolerance, slices }: DriversRequest) {
  return {
    ...(points === undefined ? {} : { points }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(slices === undefined ? {} : { slices }),
  };
}

function costOf(method: MethodId, problem: SensitivityProblem, request: DriversRequest): number {
  return driverMethods[method].cost(problem, settingsOf(request));
}

/** @throws JevonsError those of `planDrivers`, `unknown-output`, `outside-the-run`, `constant-output`, `too-few-points`, `aborted`. */
export async function drivers(
  world: World,
  request: DriversRequest = {},
  execution: EvaluationOptions = {},
): Promise<DriversResult> {
  const { method, problem, resolved } = planDrivers(world, request);
  const output = readOutput(world.plan, request.output ?? defaultDrivers.output);
  const { seed } = resolved.scenario;
  const race = new RaceFutures(world, movedConstants([resolved]), [output], seed);
  const evaluate = (points: Float64Array, runs: number, firstRun: number) =>
    race.run((id) => givenOf(resolved, id), problem.inputs, points, runs, firstRun);
  const found = await estimated(method, problem, seed, settingsOf(request), (design) =>
    evaluateDesign(design, { outputs: [output.id], evaluate }, execution),
  );
  const { scenario } = resolved;
  const joined = (problem.groups ?? []).filter(({ members }) => members.length > 1).map(({ members }) => members);
  const all = found.rows
    .map((row) => described(world, problem, row, resolved))
    .sort((a, b) => (b.index ?? -1) - (a.index ?? -1) || (a.id < b.id ? -1 : 1));
  const { id, name, asks, reference } = driverMethods[method];
  const facts = {
    seed,
    method: { id, name, asks, reference },
    output: { id: output.id, label: output.label, unit: output.unit },
    points: found.points,
    runs: found.runs,
    dropped: found.dropped,
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: {
      ...{ id: scenario.id, title: scenario.title, set: scenario.set },
      ...(resolved.posterior === undefined ? {} : { posterior: resolved.posterior }),
    },
    design: found.designId,
    drivers: all,
    verdict: found.verdict,
    joined,
    ...found.extras,
    failures: { failed: race.failures.length, groups: failureGroups(race.failures) },
  };
  const body = { ...facts, answer: withPosterior(driversAnswer(facts), resolved.posterior) };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

type Row = Omit<Driver, 'members' | 'label' | 'group'>;
type Settings = ReturnType<typeof settingsOf>;
type Design = { readonly id: string } & Parameters<typeof evaluateDesign>[0];

/** Each method's rows in one shape. */
async function estimated(
  method: MethodId,
  problem: SensitivityProblem,
  seed: number,
  settings: Settings,
  evaluate: (design: Design) => Promise<Sample>,
) {
  const steady = (error: number, tolerance: number) => 1.96 * error <= tolerance;
  if (method === 'oat') {
    const design = oneAtATime.design(problem, seed, settings as object);
    const { rows, base, ...rest } = oneAtATime.estimate(design, await evaluate(design));
    return {
      ...rest,
      points: 1,
      extras: { base },
      rows: rows.map(
        ({ id, low, high, swing }): Row => ({
          id,
          index: orNull(swing),
          error: 0,
          converged: true,
          low: orNull(low),
          high: orNull(high),
        }),
      ),
    };
  }
  if (method === 'morris') {
    const design = morris.design(problem, seed, settings as object);
    const { rows, ...rest } = morris.estimate(design, await evaluate(design));
    const largest = Math.max(...rows.map(({ muStar }) => muStar));
    return {
      ...rest,
      points: design.settings.points,
      extras: {},
      rows: rows.map(
        ({ id, muStar, muStarError, mu, sigma }): Row => ({
          id,
          index: muStar,
          error: muStarError,
          converged: steady(muStarError / largest, rest.verdict.tolerance),
          mu: orNull(mu),
          sigma: orNull(sigma),
        }),
      ),
    };
  }
  if (method === 'pawn') {
    const design = pawn.design(problem, seed, settings as object);
    const { rows, dummy, ...rest } = pawn.estimate(design, await evaluate(design));
    return {
      ...rest,
      points: design.settings.points,
      extras: { dummy },
      rows: rows.map(
        ({ id, median, medianError, max, influential }): Row => ({
          id,
          index: median,
          error: medianError,
          converged: steady(medianError, rest.verdict.tolerance),
          max,
          influential,
        }),
      ),
    };
  }
  const design = sobolIndices.design(problem, seed, settings as object);
  const { rows, mean, variance, ...rest } = sobolIndices.estimate(design, await evaluate(design));
  return {
    ...rest,
    points: design.settings.points,
    extras: { mean, variance },
    rows: rows.map(
      ({ id, first, firstError, total, totalError }): Row => ({
        id,
        index: total,
        error: totalError,
        converged: steady(totalError, rest.verdict.tolerance),
        first,
        firstError,
        total,
        totalError,
      }),
    ),
  };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function described(world: World, { groups = [] }: SensitivityProblem, row: Row, resolved: ResolvedScenario): Driver {
  if (row.id === jointCoordinate(resolved)) {
    const { parameters: fitted = [] } = resolved.posterior ?? {};
    return { ...row, members: fitted, label: fittedTogether(fitted.length), group: 'world' };
  }
  const members = groups.find(({ id }) => id === row.id)?.members ?? [row.id];
  const parameters = members.map((id) => world.parameters.get(id));
  const words = (lang: 'en' | 'fr') => parameters.map((one) => one?.label[lang] ?? '').join(' + ');
  const named = members.length > 1 && row.id !== members.join('+');
  return {
    ...row,
    members,
    label: named ? { en: row.id, fr: row.id } : { en: words('en'), fr: words('fr') },
    group: parameters[0]?.group ?? 'world',
  };
}

/** Failed runs by variable and reason. */
export function failureGroups(failures: readonly RunFailure[]): FailureInfo[] {
  const groups = new Map<string, FailureInfo>();
  for (const { reason, variable, time } of failures) {
    const key = `${reason} ${variable}`;
    const before = groups.get(key);
    groups.set(key, {
      reason,
      variable,
      count: (before?.count ?? 0) + 1,
      firstTime: Math.min(before?.firstTime ?? time, time),
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.variable < b.variable ? -1 : 1));
}
