/** The back-test: on past days, with what was public then, what would have been said, and what came. */

import { baselines, type ScoredForecast, scoreForecast } from '#analysis';
import { canonicalJson, daysBetween, type IsoDate, isoDate, JevonsError, sha256Hex } from '#base';
import type { Plan } from '#engine';
import type { Ledger } from '#ledger';
import { type FittedPast, fitPast, type PastForecast } from './fit-past.ts';
import { baselineFutures, type Day, type Futures, guidanceFutures, horizons, modelFutures } from './forecasts.ts';
import {
  type BeliefSet,
  drawBeliefs,
  drawnValue,
  errorIds,
  type InvestmentDraws,
  InvestmentModel,
  readInvestmentBeliefs,
  type Start,
  startOn,
} from './investment-model.ts';
import { lastQuarterOver, type Quarter, quarterEnd, quarterLabel } from './quarters.ts';
import { type RaceDay, type RaceWorld, raceFutures } from './race-forecasts.ts';
import { commonLast, type PublicRecord, pastGuidanceError, recordOn } from './record.ts';
import { keptForecasts, sealBacktest } from './stored-result.ts';
import { summarise } from './summary.ts';
import type { BacktestAnswer, BacktestExecution, BacktestMethod, BacktestOrigin, BacktestRequest } from './types.ts';

/** What a back-test needs of the package. */
export interface BacktestWorld {
  readonly ledger: Ledger;
  /** Of `model/investment.mdl`. */
  readonly plan: Plan;
  /** Text of `model/investment-beliefs.csv`. */
  readonly beliefs: string;
  /** Adds the race itself from mid 2024 on; costs some seconds a day. */
  readonly race?: RaceWorld;
}

export const defaultBacktest = { draws: 4096, members: 2000, seed: 1 } as const;
export const quickBacktest = { draws: 256, members: 400 } as const;

const firstYear = 2021;
/** The first quarter end on which enough may be known. */
export const firstStart: Quarter = 2020 * 4;
const beliefSets: readonly BeliefSet[] = ['wide', 'informed'];

/** Year ends and mid-years from the end of 2021 to the day. */
export function backtestDays(asOf: IsoDate): IsoDate[] {
  const days = [isoDate(firstYear, 12, 31)];
  for (let year = firstYear + 1; year <= Number(asOf.slice(0, 4)); year++) {
    days.push(isoDate(year, 6, 30), isoDate(year, 12, 31));
  }
  return days.filter((day) => day <= asOf);
}

/**
 * @throws JevonsError `too-early` when no forecast has an outcome by the day, `too-little-record`, `aborted`.
 */
export async function backtest(
  world: BacktestWorld,
  request: BacktestRequest = {},
  execution: BacktestExecution = {},
): Promise<BacktestAnswer> {
  const asOf = request.asOf ?? world.ledger.dataDate;
  const days = backtestDays(asOf);
  if (days.length === 0) throw tooEarly(asOf);
  const outcomes = recordOn(world.ledger, asOf);
  const forecasts: ScoredForecast[] = [];
  const origins: BacktestOrigin[] = [];
  await walkDays(world, days, request, execution, ({ at, sets }) => {
    const race =
      world.race === undefined ? [] : [false, true].map((wider) => raceFutures(world.race as RaceWorld, at, wider));
    const said = {
      model: sets.wide.futures,
      'model-informed': sets.informed.futures,
      ...others(at),
      ...namedRaces(race),
    };
    const found = scoreDay(at, said, outcomes);
    if (found.length > 0) origins.push(originOf(at.start, sets, race[0]?.effective ?? null));
    forecasts.push(...found);
  });
  if (forecasts.length === 0) throw tooEarly(asOf);
  const settings = { dataDate: asOf, model: modelOf(world), ...settingsOf(request) } as const;
  const result = sealBacktest({
    kind: 'jevons-backtest',
    version: 1,
    ...settings,
    ...summarise(forecasts, asOf, origins),
    origins,
    forecasts: keptForecasts(forecasts),
  });
  return { result, forecasts };
}

export function modelOf({ plan, beliefs }: BacktestWorld) {
  return { name: 'investment', hash: sha256Hex(canonicalJson({ plan, beliefs })) } as const;
}

function tooEarly(asOf: IsoDate): JevonsError {
  return new JevonsError(`no forecast has an outcome that was public on ${asOf}`, {
    kind: 'data',
    code: 'too-early',
    hint: 'the first forecasts are made at the end of 2021: take a day from May 2022 on',
  });
}

/** The settings with what is left out filled in. */
export function settingsOf(request: BacktestRequest) {
  const { draws = defaultBacktest.draws, members = defaultBacktest.members, seed = defaultBacktest.seed } = request;
  return { draws, members, seed };
}

/** On a day: the rule's forecasts with their weights, for each set of beliefs. */
export interface DayOfForecast {
  readonly at: Day;
  readonly sets: Readonly<
    Record<BeliefSet, { readonly fit: FittedPast; readonly drawn: InvestmentDraws; readonly futures: Futures }>
  >;
}

/**
 * Starts the model on every quarter end up to the last day wanted, and stops on those wanted to say what is forecast there.
 *
 * @throws JevonsError `aborted`.
 */
export async function walkDays(
  world: BacktestWorld,
  wanted: readonly IsoDate[],
  request: BacktestRequest,
  execution: BacktestExecution,
  visit: (day: DayOfForecast) => void,
): Promise<void> {
  const { draws, members, seed } = settingsOf(request);
  const starts = startsUntil(world.ledger, wanted.toSorted().at(-1) ?? '');
  const models = beliefSets.map((set) => {
    const drawn = drawBeliefs(readInvestmentBeliefs(world.beliefs, world.plan, set), draws, seed);
    return { set, drawn, model: new InvestmentModel(world.plan, drawn), past: [] as PastForecast[] };
  });
  for (const [index, start] of starts.entries()) {
    if (execution.signal?.aborted)
      throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
    execution.onProgress?.(index, starts.length);
    await execution.pause?.();
    const { day } = start.record;
    const quarter = lastQuarterOver(day);
    const at: Day = { start, quarter, place: quarter - firstStart, members, seed };
    const said = models.map(({ set, drawn, model, past }) => {
      const forecast = model.forecast(start);
      const known = [...past];
      past.push({ start, forecast });
      return { set, drawn, forecast, known };
    });
    if (!wanted.includes(day)) continue;
    const sets = said.map(({ set, drawn, forecast, known }) => {
      const fit = fitPast(known, drawn, start.record, seed);
      return [set, { fit, drawn, futures: modelFutures(at, forecast, fit) }];
    });
    visit({ at, sets: Object.fromEntries(sets) });
  }
}

/** Quarter ends on which all five firms have a record. */
function startsUntil(ledger: Ledger, last: IsoDate): Start[] {
  const starts: Start[] = [];
  for (let quarter = firstStart; quarterEnd(quarter) <= last; quarter++) {
    const record = recordIfEnough(ledger, quarterEnd(quarter));
    if (record === undefined) continue;
    const errors = record.firms.map(({ announced }) => {
      const one = announced.at(-1);
      return one === undefined
        ? { mean: 0, cases: 0 }
        : pastGuidanceError(ledger, record, daysBetween(record.day, one.periodEnd));
    });
    starts.push(startOn(record, errors));
  }
  return starts;
}

function recordIfEnough(ledger: Ledger, day: IsoDate): PublicRecord | undefined {
  try {
    const record = recordOn(ledger, day);
    commonLast(record);
    return record;
  } catch (error) {
    if (error instanceof JevonsError && error.code === 'too-little-record') return undefined;
    throw error;
  }
}

export function others(at: Day): Partial<Record<BacktestMethod, Futures>> {
  const found = Object.fromEntries(baselines.map((name) => [name, baselineFutures(name, at)]));
  const naive = found.naive as Futures;
  return {
    ...found,
    guidance: guidanceFutures(at, naive, false),
    'guidance-corrected': guidanceFutures(at, naive, true),
  };
}

/** Horizon of the four quarters together. */
export const yearAhead = { name: 'year', from: 1, to: 4 };

function scoreDay(
  at: Day,
  methods: Partial<Record<BacktestMethod, Futures>>,
  outcomes: PublicRecord,
): ScoredForecast[] {
  const origin = at.start.record.day;
  const spans = [
    ...Array.from({ length: horizons }, (_, i) => ({ name: String(i + 1), from: i + 1, to: i + 1 })),
    yearAhead,
  ];
  return Object.entries(methods).flatMap(([method, futures]) =>
    [...(futures as Futures)].flatMap(([series, values]) =>
      spans.flatMap(({ name, from, to }) => {
        const outcome = outcomeOf(outcomes, series, at.quarter + from, at.quarter + to);
        if (outcome === undefined) return [];
        const members = Float64Array.from({ length: at.members }, (_, member) => {
          let sum = 0;
          for (let h = from; h <= to; h++) sum += values[member * horizons + h - 1] as number;
          return sum;
        });
        if (members.some(Number.isNaN)) return [];
        return [scoreForecast({ method, series, origin, horizon: name }, members, outcome)];
      }),
    ),
  );
}

export function outcomeOf({ firms }: PublicRecord, series: string, from: Quarter, to: Quarter): number | undefined {
  let sum = 0;
  for (const { firm, quarters } of firms) {
    if (series !== 'total' && series !== firm) continue;
    for (let quarter = from; quarter <= to; quarter++) {
      const value = quarters.get(quarter);
      if (value === undefined) return undefined;
      sum += value;
    }
  }
  return sum;
}

function namedRaces([plain, wider]: readonly (RaceDay | undefined)[]): Partial<Record<BacktestMethod, Futures>> {
  return {
    ...(plain === undefined ? {} : { race: plain.futures }),
    ...(wider === undefined ? {} : { 'race-wide': wider.futures }),
  };
}

function originOf(
  { record, guidanceErrors }: Start,
  { wide, informed }: DayOfForecast['sets'],
  effectiveRace: number | null,
): BacktestOrigin {
  return {
    day: record.day,
    reported: Object.fromEntries(record.firms.map(({ firm, last }) => [firm, quarterLabel(last)])),
    outcomesFitted: wide.fit.outcomes,
    effective: wide.fit.effective,
    effectiveInformed: informed.fit.effective,
    effectiveRace,
    guided: record.firms.filter(({ announced }) => announced.length > 0).map(({ firm }) => firm),
    guidanceCases: Math.max(...guidanceErrors.map(({ cases }) => cases)),
    beliefs: Object.fromEntries(
      [
        ...wide.drawn.beliefs
          .filter(({ id }) => !(errorIds as readonly string[]).includes(id))
          .map(({ id }): [string, readonly number[]] => [
            id,
            Array.from(wide.fit.weights, (_, draw) => drawnValue(wide.drawn, draw, id)),
          ]),
        ['error walk', wide.fit.processes.map(({ walk }) => 2 * walk)],
        ['error noise', wide.fit.processes.map(({ noise }) => noise)],
        ['error shared', wide.fit.processes.map(({ shared }) => shared)],
      ].map(([id, values]) => [id, weightedRange(values as number[], wide.fit.weights)]),
    ),
  };
}

function weightedRange(values: readonly number[], weights: Float64Array): readonly [number, number, number] {
  const rows = values
    .map((value, draw) => ({ value, weight: weights[draw] as number }))
    .toSorted((a, b) => a.value - b.value);
  const at = (level: number) => {
    let sum = 0;
    for (const { value, weight } of rows) {
      sum += weight;
      if (sum >= level) return value;
    }
    return rows.at(-1)?.value ?? Number.NaN;
  };
  return [at(0.1), at(0.5), at(0.9)];
}
