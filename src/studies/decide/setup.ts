/** Everything decided before the first run: names resolved, what cannot be done refused, cost known. */
import { didYouMean, JevonsError, type Localised } from '#base';
import { allScalars } from '#engine';
import type { DecideRequest } from '../decide-types.ts';
import { firmLabel, firms } from '../headline-outputs.ts';
import { resolveScenario } from '../scenario.ts';
import type { ResolvedScenario, World } from '../world-types.ts';
import { type AxisChoice, axisNamed, certain, uncertain, unknownBelief, widened } from './axes.ts';
import {
  type ChoiceSpec,
  checkedLevels,
  leaseSpec,
  levelSpec,
  planSpec,
  shellsFirstSpec,
  waitSpec,
} from './choice-specs.ts';
import { companyEvaluator } from './company-values.ts';
import { type Beliefs, type Evaluator, raceEvaluator, type Window } from './race-values.ts';

export const defaultDecide = {
  levels: [0.6, 0.8, 1, 1.2, 1.4],
  step: 0.2,
  from: 2027,
  years: 2,
  wait: 4,
  n: 1000,
  terminal: 'full',
  objective: 'mean',
} as const;

/** Worst share of the futures that counts as the tail. */
export const tail = 0.1;
export const fewest = 200;
export const most = 100_000;
/** The map, and waiting together, need fewer futures than the verdict. */
const mostBeside = 2000;

export interface DecidePlan {
  readonly resolved: ResolvedScenario;
  readonly drawn: Beliefs;
  readonly firm: { readonly id: string; readonly label: Localised; readonly own: boolean };
  readonly window: Window;
  readonly evaluator: Evaluator;
  readonly levels: readonly number[];
  readonly step: number;
  /** Choices, then the same waits with rivals that wait, too. */
  readonly specs: readonly ChoiceSpec[];
  readonly rivalsWait: readonly ChoiceSpec[];
  readonly mapSpecs: readonly ChoiceSpec[];
  readonly axes: readonly [AxisChoice, AxisChoice] | undefined;
  readonly n: number;
  /** Futures of the map and of rivals that wait. */
  readonly mapRuns: number;
  readonly seed: number;
  /** Simulations in all. */
  readonly runs: number;
}

const usage = (message: string, code: string, where: string, hint?: string) =>
  new JevonsError(message, { kind: 'usage', code, where, ...(hint === undefined ? {} : { hint }) });

/** @throws JevonsError `unknown-firm`, `too-few-futures`, `bad-window`, `bad-levels`, `unknown-belief`, those of `resolveScenario`. */
export function planDecision(world: World, request: DecideRequest): DecidePlan {
  const resolved = resolveScenario(world, { ...request, n: request.n ?? defaultDecide.n });
  const { n, seed } = resolved.scenario;
  if (n < fewest || n > most) {
    throw usage(
      `${n} futures cannot carry a verdict with its error`,
      n < fewest ? 'too-few-futures' : 'too-many-futures',
      '-n',
      `take ${fewest} to ${most}; ${defaultDecide.n} is usual`,
    );
  }
  const all = firms(world.plan);
  const firm = firmOf(all, request);
  const discountRate = resolved.values.discount_rate?.value ?? Number.NaN;
  const window = windowOf(world, resolved, request, discountRate);
  // One rate for all futures: how future money is weighed is not a fact to be learnt.
  const { discount_rate: _, ...beliefs } = resolved.beliefs;
  const joint = resolved.joint;
  const drawn: Beliefs = {
    beliefs,
    correlations: resolved.correlations.filter(({ first, second }) => first in beliefs && second in beliefs),
    fixed: { ...resolved.fixed, discount_rate: discountRate },
    ...(joint === undefined ? {} : { joint: withoutRate(joint) }),
  };
  const known: ResolvedScenario = {
    ...resolved,
    beliefs,
    ...(drawn.joint === undefined ? {} : { joint: drawn.joint }),
  };
  const evaluator =
    firm.own && request.company !== undefined
      ? companyEvaluator(world, request.company, window)
      : raceEvaluator(world, firm.id, all, window);
  const choices = specsOf(request, firm.own, window);
  const axes = request.map?.map((id) => axisNamed(world, known, id, window.from, '--map'));
  if (axes !== undefined && axes[0]?.id === axes[1]?.id)
    throw usage('both axes are the same', 'same-axis', '--map', 'name two');
  for (const { id } of request.signals ?? []) {
    if (!uncertain(known).includes(id)) {
      throw world.parameters.has(id) ? certain(id, '--signal') : unknownBelief(id, uncertain(known), '--signal');
    }
  }
  const mapRuns = Math.min(n, mostBeside);
  const mapSpecs = [1 - choices.step, 1, 1 + choices.step].map((level) => levelSpec(Number(level.toPrecision(12))));
  const cost =
    evaluator.cost(choices.specs.length, n) +
    (choices.rivalsWait.length > 0 ? evaluator.cost(choices.rivalsWait.length, mapRuns) : 0);
  return {
    resolved: known,
    drawn,
    firm,
    window,
    evaluator,
    ...choices,
    mapSpecs,
    axes: axes as [AxisChoice, AxisChoice] | undefined,
    n,
    mapRuns,
    seed,
    runs: cost + evaluator.cost(mapSpecs.length, mapRuns),
  };
}

function withoutRate(joint: NonNullable<ResolvedScenario['joint']>): NonNullable<ResolvedScenario['joint']> {
  const kept = joint.ids.map((id, place) => ({ id, place })).filter(({ id }) => id !== 'discount_rate');
  return {
    ids: kept.map(({ id }) => id),
    rows: joint.rows.map((row) => kept.map(({ place }) => row[place] ?? Number.NaN)),
  };
}

function firmOf(all: readonly string[], { firm, company }: DecideRequest): DecidePlan['firm'] {
  if (company !== undefined) return { id: 'own', label: { en: company.name, fr: company.name }, own: true };
  const asked = firm?.trim().toLowerCase() ?? '';
  if (all.includes(asked)) return { id: asked, label: firmLabel(asked), own: false };
  const guess = didYouMean(asked, all);
  throw usage(
    firm === undefined ? 'whose decision?' : `unknown firm "${firm}"; there are ${all.join(', ')}`,
    firm === undefined ? 'no-firm' : 'unknown-firm',
    '--firm',
    firm === undefined
      ? `one of ${all.join(', ')}, or a company of your own in a file`
      : guess === undefined
        ? 'a company of your own comes in a file: --company FILE'
        : `did you mean ${guess}?`,
  );
}

function windowOf(world: World, resolved: ResolvedScenario, request: DecideRequest, discountRate: number): Window {
  const scalar = (id: string) => allScalars(world.plan).find((one) => one.id === id)?.value ?? Number.NaN;
  const value = (id: string) => resolved.values[id]?.value ?? Number.NaN;
  const [start, horizon] = [scalar('initial_time'), scalar('final_time')];
  const { from = defaultDecide.from, years = defaultDecide.years, wait = defaultDecide.wait } = request;
  const announced = value('follow_announced_plans') > 0.5 && request.company === undefined;
  const earliest = announced ? value('announced_plans_end') + value('announced_plans_fade') : start + 1;
  const quarters = [from, years].every((time) => Math.abs(time * 4 - Math.round(time * 4)) < 1e-9);
  if (!quarters || !(years >= 0.25) || !(from >= earliest) || from + years + wait / 4 + 2 > horizon) {
    throw usage(
      `orders from ${from} for ${years} years`,
      'bad-window',
      '--from',
      `give quarters of a year, from ${earliest} on${announced ? ' (earlier orders are announced already)' : ''}, ending two years before ${horizon}`,
    );
  }
  if (!Number.isInteger(wait) || wait < 0 || wait > 16) {
    throw usage(
      `a wait of ${wait} quarters`,
      'bad-wait',
      '--wait',
      'give whole quarters from 0 to 16; 0 leaves waiting out',
    );
  }
  return { from, years, horizon, start, discountRate };
}

function specsOf(request: DecideRequest, own: boolean, { from }: Window) {
  const step = request.step ?? defaultDecide.step;
  const levels = checkedLevels(request.levels ?? defaultDecide.levels, step);
  const wait = request.wait ?? defaultDecide.wait;
  const extremes = [levels[0] ?? 1, 1, levels.at(-1) ?? 1].filter((level) => level > 0);
  const later = wait === 0 ? [] : [...new Set(extremes)];
  const { plan } = request;
  const first = Object.keys(plan?.orders ?? {})[0];
  if (plan !== undefined && Number(first) !== from) {
    throw usage(
      `the plan begins in ${first}, the window in ${from}`,
      'bad-window',
      '--plan',
      `begin both at the same time: --from ${first}`,
    );
  }
  const planned = levelSpec(1);
  const kinds: Record<'level' | 'wait' | 'flexible' | 'plan', readonly ChoiceSpec[]> = {
    level: levels.filter((level) => level !== 1).map(levelSpec),
    flexible: [own ? leaseSpec() : shellsFirstSpec(step)],
    wait: later.map((level) => waitSpec(wait, level, false)),
    plan: plan === undefined ? [] : [planSpec(plan)],
  };
  return {
    levels,
    step,
    specs: [planned, ...kinds.level, ...kinds.flexible, ...kinds.plan, ...kinds.wait],
    rivalsWait: own ? [] : later.map((level) => waitSpec(wait, level, true)),
  };
}

/** Ends and scale of the map along a belief. */
export function wideOf(world: World, plan: DecidePlan, id: string): ReturnType<typeof widened> {
  const belief = plan.drawn.beliefs[id] ?? { name: 'constant' as const, parameters: [Number.NaN] };
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = world.parameters.get(id) ?? {};
  return widened(belief, { low, high });
}
