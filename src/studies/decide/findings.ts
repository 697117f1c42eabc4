/** From values of choices in futures to the findings. */
import {
  estimateMean,
  estimateTailMean,
  type FailureGroup,
  noisySignal,
  partialInformation,
  perfectInformation,
  regretsOf,
  sharesBest,
  uselessInformation,
} from '#analysis';
import type { DecideAxis, DecideChoice, DecideRequest, DecideResult } from '../decide-types.ts';
import type { FailureInfo } from '../result-types.ts';
import type { World } from '../world-types.ts';
import { contourOf, lambdaOf, pStarOf, thresholdsOf } from './around-the-plan.ts';
import { type AxisChoice, axisOf, beliefAxis, uncertain } from './axes.ts';
import { recommendedOf, regretOf, waitingOf } from './between-choices.ts';
import { planned } from './choice-specs.ts';
import type { CommonFutures, Futures, MapFutures } from './futures.ts';
import { nothing, probability, quantity, worst } from './quantities.ts';
import { type DecidePlan, defaultDecide, tail, wideOf } from './setup.ts';

type Facts = Omit<DecideResult, 'hash' | 'answer'>;

/** 0 for what is no more than the last digits of a sum. */
function beyondRounding<T extends { readonly value: number }>(found: T): T {
  return Math.abs(found.value) < 1e-9 ? { ...found, value: 0 } : found;
}

export function findingsOf(
  world: World,
  plan: DecidePlan,
  request: DecideRequest,
  futures: Futures & { readonly common: CommonFutures },
  map: MapFutures | undefined,
  axes: readonly [AxisChoice, AxisChoice],
  failures: readonly FailureGroup[],
): Facts {
  const terminal = request.terminal ?? defaultDecide.terminal;
  const { scenario } = plan.resolved;
  const { outcomes, count } = futures;
  const values = outcomes.map((one) => one[terminal]);
  const asPlanned = values[0] ?? new Float64Array(count);
  const gains = values.map((row) => row.map((value, i) => value - (asPlanned[i] ?? Number.NaN)));
  const regrets = regretsOf(values);
  const best = sharesBest(values);
  const choices = outcomes.map((outcome, i): DecideChoice => {
    const { spec, capex, capacity, ruin } = outcome;
    return {
      id: spec.id,
      kind: spec.kind,
      label: spec.label,
      level: spec.kind === 'plan' ? null : spec.level,
      waitYears: spec.waitYears,
      value: estimateMean(values[i] ?? []),
      gain: estimateMean(gains[i] ?? []),
      capex: estimateMean(capex),
      capacity: estimateMean(capacity),
      cvar: worst(values[i] ?? new Float64Array(0)),
      ruin: probability(
        ruin.reduce((sum, value) => sum + value, 0),
        count,
      ),
      regret: estimateMean(regrets[i] ?? []),
      regretCvar: estimateTailMean(regrets[i] ?? [], 1 - tail),
      best: probability(best[i] ?? 0, count),
    };
  });
  const contourAxes = axes.map((axis) =>
    axisOf(
      axis,
      futures.read.get(axis.id) ?? new Float64Array(0),
      map === undefined ? undefined : wideOf(world, plan, axis.id),
    ),
  ) as [DecideAxis, DecideAxis];
  const source = map ?? futures;
  const regret = regretOf(choices, values, regrets, futures, contourAxes);
  const seed = { seed: plan.seed };
  const worth = uncertain(plan.resolved).map((id) => {
    const found = beyondRounding(partialInformation(gains, [futures.read.get(id) ?? []], seed));
    const { label, unit } = beliefAxis(world, id);
    return { id, label, unit, ...found };
  });
  const noise = beyondRounding(uselessInformation(gains, seed));
  const recommended = recommendedOf(request, choices, regret.table, outcomes, values);
  const chosen = recommended.choice ?? planned;
  const ofChosen = choices.find(({ id }) => id === chosen);
  return {
    seed: plan.seed,
    n: plan.n,
    runs: plan.runs,
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      set: scenario.set,
      ...(plan.resolved.posterior === undefined ? {} : { posterior: plan.resolved.posterior }),
    },
    firm: plan.firm,
    window: { from: plan.window.from, years: plan.window.years },
    horizon: plan.window.horizon,
    discountRate: plan.window.discountRate,
    terminal,
    step: plan.step,
    tail,
    choices,
    pStar: pStarOf(outcomes, plan, terminal),
    lambda: lambdaOf(outcomes, plan, terminal),
    contour: contourOf(source.outcomes, source.read, contourAxes, plan, terminal),
    thresholds: thresholdsOf(world, plan, futures, map, contourAxes, terminal),
    regret,
    evpi: quantity(perfectInformation(gains)),
    evppi: worth
      .map(({ bias, ...one }) => ({
        ...one,
        bias,
        distinct: one.value - bias > Math.max(0, noise.value) + 2 * one.standardError,
      }))
      .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)),
    evppiNoise: noise.value,
    evsi: (request.signals ?? []).map(({ id, noise: deviation }) => {
      const signal = noisySignal(futures.read.get(id) ?? [], deviation, plan.seed);
      const { label, unit } = beliefAxis(world, id);
      return { id, label, unit, noise: deviation, ...beyondRounding(partialInformation(gains, [signal], seed)) };
    }),
    waiting: waitingOf(futures, futures.common, plan, terminal),
    cvar: { level: 1 - tail, choice: chosen, ...quantity(ofChosen?.cvar ?? nothing) },
    ruin: { choice: chosen, ...quantity(ofChosen?.ruin ?? nothing) },
    recommended,
    failures: { failed: plan.n - count, groups: groupsOf(failures) },
  };
}

/** Failed runs by variable and reason, over all choices. */
function groupsOf(failures: readonly FailureGroup[]): FailureInfo[] {
  const groups = new Map<string, FailureInfo>();
  for (const { reason, variable, count, firstTime } of failures) {
    const key = `${reason} ${variable}`;
    const before = groups.get(key);
    groups.set(key, {
      reason,
      variable,
      count: count + (before?.count ?? 0),
      firstTime: Math.min(firstTime, before?.firstTime ?? firstTime),
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.variable < b.variable ? -1 : 1));
}
