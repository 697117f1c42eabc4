/** One day in full: what is forecast on any quarter end, and what came where it is known. */

import { canonicalJson, type IsoDate, JevonsError, sha256Hex } from '#base';
import { quantiles } from '#stats';
import {
  type BacktestWorld,
  firstStart,
  modelOf,
  others,
  outcomeOf,
  settingsOf,
  walkDays,
  yearAhead,
} from './backtest.ts';
import { horizons } from './forecasts.ts';
import { lastQuarterOver, quarterEnd, quarterLabel } from './quarters.ts';
import { recordOn } from './record.ts';
import type { BacktestExecution, BacktestRequest, DayForecast, DayRow, ForecastSpread } from './types.ts';

/** The strongest simple rule beside the model. */
const baseline = 'growth-drift';

/**
 * @param day A quarter end: the forecast is of the quarters after it.
 * @throws JevonsError `not-a-quarter-end`, `too-early` when too little was public, `aborted`.
 */
export async function forecastOn(
  world: BacktestWorld,
  day: IsoDate,
  request: BacktestRequest = {},
  execution: BacktestExecution = {},
): Promise<DayForecast> {
  const quarter = lastQuarterOver(day);
  if (quarterEnd(quarter) !== day) {
    throw new JevonsError(`${day} is no quarter end`, {
      kind: 'usage',
      code: 'not-a-quarter-end',
      hint: `take ${quarterEnd(quarter)} or ${quarterEnd(quarter + 1)}`,
    });
  }
  const asOf = request.asOf ?? world.ledger.dataDate;
  const outcomes = recordOn(world.ledger, asOf);
  let found: Omit<DayForecast, 'hash'> | undefined;
  await walkDays(world, [day], request, execution, ({ at, sets }) => {
    const simple = others(at)[baseline];
    const { record } = at.start;
    const spans = [
      ...Array.from({ length: horizons }, (_, i) => ({ name: `${i + 1}`, from: i + 1, to: i + 1 })),
      yearAhead,
    ];
    const rows = [...sets.wide.futures].flatMap(([series, values]) =>
      spans.map(({ name, from, to }): DayRow => {
        const first = quarterLabel(quarter + from);
        return {
          series,
          horizon: name,
          period: from === to ? first : `${first} - ${quarterLabel(quarter + to)}`,
          model: spreadOf(values, at.members, from, to),
          baseline: spreadOf(simple?.get(series) ?? new Float64Array(0), at.members, from, to),
          outcome: outcomeOf(outcomes, series, quarter + from, quarter + to) ?? null,
        };
      }),
    );
    found = {
      kind: 'jevons-forecast',
      version: 1,
      day,
      dataDate: asOf,
      model: modelOf(world),
      ...settingsOf(request),
      baseline,
      reported: Object.fromEntries(record.firms.map(({ firm, last }) => [firm, quarterLabel(last)])),
      guided: record.firms.filter(({ announced }) => announced.length > 0).map(({ firm }) => firm),
      effective: sets.wide.fit.effective,
      outcomesFitted: sets.wide.fit.outcomes,
      rows,
    };
  });
  if (found === undefined) throw nothingSaid(day, world.ledger.dataDate);
  return { ...found, hash: sha256Hex(canonicalJson(found)) };
}

function spreadOf(values: Float64Array, members: number, from: number, to: number): ForecastSpread {
  const sums = Float64Array.from({ length: members }, (_, member) => {
    let sum = 0;
    for (let h = from; h <= to; h++) sum += values[member * horizons + h - 1] as number;
    return sum;
  });
  const [low = Number.NaN, median = Number.NaN, high = Number.NaN] = quantiles(sums, [0.1, 0.5, 0.9]);
  return { low, median, high };
}

function nothingSaid(day: IsoDate, dataDate: IsoDate): JevonsError {
  const hint =
    day > dataDate
      ? `facts end on ${dataDate}: take an earlier quarter end`
      : `six quarters of all five firms in a row are needed, which no day before ${quarterEnd(firstStart + 2)} has`;
  return new JevonsError(`too little is public on ${day} to start from`, { kind: 'data', code: 'too-early', hint });
}
