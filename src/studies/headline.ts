/**
 * The headline: capex to the horizon with its range, whether too much is built, when spending stops rising,
 * and whether cheaper compute raises spending on it.
 */
import {
  type EnsembleExecution,
  type EnsembleResult,
  ensemble,
  type NumberSummary,
  type SeriesSummary,
} from '#analysis';
import { canonicalJson, sha256Hex } from '#base';
import { perPlan } from '#engine';
import { formatDistribution } from '#stats';
import { withPosterior } from './fit-words.ts';
import { headlineAnswer } from './headline-answer.ts';
import {
  firms,
  type HeadlineSeries,
  headlineSeries,
  horizonIn,
  overCapacityYears,
  reboundDate,
  spendingFall,
} from './headline-outputs.ts';
import type { HeadlineFindings, HeadlineResult, LevelText, OutputInfo, Probability, Spread } from './result-types.ts';
import { resolveScenario } from './scenario.ts';
import type { ResolvedScenario, ScenarioRequest, World } from './world-types.ts';

/** Quantile levels, ascending. */
const levels: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/** The headline of a scenario. @throws JevonsError those of `resolveScenario` and `ensemble`. */
export async function headline(
  world: World,
  request: ScenarioRequest = {},
  execution: EnsembleExecution = {},
): Promise<HeadlineResult> {
  const resolved = resolveScenario(world, request);
  const series = headlineSeries(world.plan);
  const result = await ensemble(
    {
      plan: world.plan,
      beliefs: resolved.beliefs,
      ...(resolved.joint === undefined ? {} : { joint: resolved.joint }),
      correlations: resolved.correlations,
      fixed: resolved.fixed,
      outputs: series.filter(({ reducer }) => reducer === undefined).map(({ inputs }) => inputs[0] ?? ''),
      derived: [
        ...series
          .filter(({ reducer }) => reducer !== undefined)
          .map(({ id, inputs }) => ({ id, reducer: 'trailing-year', inputs, parameters: {} })),
        ...numbersWanted(world.plan),
      ],
      runs: resolved.scenario.n,
      seed: resolved.scenario.seed,
      levels,
    },
    execution,
  );
  return sealed(world, resolved, series, result);
}

const horizonOf = (world: World): number => horizonIn(world.plan);

const numbersWanted = perPlan((plan) => {
  const horizon = horizonIn(plan);
  const flags = { economic: 'economic_over_capacity', idle: 'idle_over_capacity' };
  const years = overCapacityYears(horizon);
  const capex = firms(plan).map((firm) => `capex_so_far[${firm}]`);
  return [
    ...Object.entries(flags).flatMap(([name, flag]) =>
      // By the end of a year is by the save point at which the next begins.
      years.map((year) => ({
        id: `${name} ${year}`,
        reducer: 'entered-by',
        inputs: [flag],
        parameters: { time: year + 1 },
        above: [0.5],
      })),
    ),
    { id: 'peak', reducer: 'peak-year-end', inputs: capex, parameters: { fall: spendingFall } },
    {
      id: 'customer peak',
      reducer: 'peak-year-end',
      inputs: ['customer_spending_so_far'],
      parameters: { fall: spendingFall },
    },
    { id: 'rebound', reducer: 'value-at', inputs: ['rebound'], parameters: { time: reboundDate }, above: [1] },
    {
      id: 'effective elasticity',
      reducer: 'value-at',
      inputs: ['effective_elasticity'],
      parameters: { time: reboundDate },
    },
    {
      id: 'cost at customer peak',
      reducer: 'value-at',
      inputs: ['service_cost_at_greatest_customer_spending'],
      parameters: { time: horizon },
    },
    ...firms(plan).map((firm) => ({
      id: `failure of ${firm}`,
      reducer: 'value-at',
      inputs: [`years_since_failure[${firm}]`],
      parameters: { time: horizon },
      // Failed by the end of a year is failed at least so long at the horizon.
      above: years.map((year) => Math.max(0, horizon - (year + 1) - 1e-6)),
    })),
  ];
});

function sealed(
  world: World,
  resolved: ResolvedScenario,
  series: readonly HeadlineSeries[],
  result: EnsembleResult,
): HeadlineResult {
  const { scenario, facts } = resolved;
  const summaries = new Map([...result.outputs, ...result.series].map((summary) => [summary.id, summary]));
  const shown = series.map((wanted) =>
    shownSeries(wanted, summaries.get(wanted.reducer === undefined ? (wanted.inputs[0] ?? '') : wanted.id)),
  );
  const quantiles = Object.fromEntries(shown.map(({ info, quantiles }) => [info.id, quantiles]));
  const findings = findingsOf(
    world,
    result,
    quantiles,
    shown.map(({ info }) => info),
  );
  const body = {
    seed: scenario.seed,
    n: scenario.n,
    model: { name: 'race', hash: world.modelHash },
    dataDate: scenario.asOf,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      set: scenario.set,
      beliefs: Object.fromEntries(
        Object.entries(scenario.beliefs).map(([id, belief]) => [id, formatDistribution(belief)]),
      ),
      ...(resolved.posterior === undefined ? {} : { posterior: resolved.posterior }),
    },
    design: result.design,
    summary: result.summary,
    outputs: shown.map(({ info }) => info),
    quantiles,
    findings,
    answer: withPosterior(headlineAnswer(findings), resolved.posterior),
    failures: { failed: result.failed, groups: result.failures.map(({ firstRun: _, ...group }) => group) },
    facts: facts.map(({ parameter, value, published, sources }) => ({ parameter, value, published, sources })),
  };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

/** A yearly total is kept at whole years only and bears the number of the year that ended. */
function shownSeries(wanted: HeadlineSeries, summary: SeriesSummary | undefined) {
  const all = summary?.times ?? new Float64Array(0);
  const yearly = wanted.reducer !== undefined;
  const whole = [...all.keys()].filter(
    (k) => !yearly || (k > 0 && Number.isInteger(all[k]) && Number.isFinite(summary?.mean[k] ?? Number.NaN)),
  );
  const pick = (values: Float64Array | undefined) => whole.map((k) => values?.[k] ?? Number.NaN);
  const info: OutputInfo = {
    id: wanted.id,
    label: wanted.label,
    unit: wanted.unit,
    ...(wanted.definition === undefined ? {} : { definition: wanted.definition }),
    times: whole.map((k) => (all[k] ?? Number.NaN) - (yearly ? 1 : 0)),
    per: yearly ? 'year' : 'moment',
    mean: pick(summary?.mean),
  };
  const quantiles = Object.fromEntries(levels.map((level, i) => [String(level), pick(summary?.quantiles[i])]));
  return { info, quantiles: quantiles as Record<LevelText, number[]> };
}

type Quantiles = HeadlineResult['quantiles'];

function findingsOf(
  world: World,
  result: EnsembleResult,
  quantiles: Quantiles,
  outputs: readonly OutputInfo[],
): HeadlineFindings {
  const number = (id: string): NumberSummary => {
    const found = result.numbers.find((summary) => summary.id === id);
    if (found === undefined) throw new Error(`no number ${id}`);
    return found;
  };
  const good = result.runs - result.failed;
  const in2030 = (id: string): Spread => {
    const at = outputs.find((output) => output.id === id)?.times.indexOf(2030) ?? -1;
    const value = (level: LevelText) => finiteOrNull(quantiles[id]?.[level][at]);
    return { median: value('0.5'), low: value('0.1'), high: value('0.9'), missing: share(0, good) };
  };
  const chances = (name: string) =>
    Object.fromEntries(
      overCapacityYears(horizonOf(world)).map((year) => {
        const [entered = 0] = number(`${name} ${year}`).above;
        return [String(year), share(entered, good)];
      }),
    );
  const rebound = number('rebound');
  return {
    capex2030: in2030('total_capex_by_year'),
    capex2030ByFirm: Object.fromEntries(firms(world.plan).map((firm) => [firm, in2030(`capex_by_year[${firm}]`)])),
    overCapacity: { economic: chances('economic'), idle: chances('idle') },
    spendingPeak: spread(number('peak'), good),
    customerPeak: {
      date: spread(number('customer peak'), good),
      cost: spread(number('cost at customer peak'), good),
    },
    failureByFirm: Object.fromEntries(
      firms(world.plan).map((firm) => [firm, failedBy(number(`failure of ${firm}`), horizonOf(world), good)]),
    ),
    horizon: horizonOf(world),
    effectiveElasticity: spread(number('effective elasticity'), good),
    rebound: {
      product: spread(rebound, good),
      margin: spread(rebound, good, (value) => value - 1),
      aboveOne: share(rebound.above[0] ?? 0, good),
    },
  };
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function share(count: number, of: number): Probability {
  const value = of === 0 ? 0 : count / of;
  return { value, standardError: of === 0 ? 0 : Math.sqrt((value * (1 - value)) / of), count, of };
}

/** @param above Futures past each year's threshold. */
function failedBy({ above }: NumberSummary, horizon: number, good: number): Record<string, Probability> {
  return Object.fromEntries(overCapacityYears(horizon).map((year, k) => [String(year), share(above[k] ?? 0, good)]));
}

function spread(summary: NumberSummary, good: number, change: (value: number) => number = (value) => value): Spread {
  const at = (level: number) => {
    const value = summary.quantiles[levels.indexOf(level)];
    return value === undefined || !Number.isFinite(value) ? null : change(value);
  };
  return { median: at(0.5), low: at(0.1), high: at(0.9), missing: share(summary.missing, good) };
}
