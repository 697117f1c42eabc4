/**
 * The race itself, by its rules alone from 2024, weighted by what was public on a later day: the only days on which it can be
 * back-tested, and not without knowledge of 2026 in its start stocks and beliefs.
 */

import { type ModelTarget, modelTarget, mostMembers, normalisedWeights, type Observation, resampled } from '#analysis';
import { exp, ln } from '#base';
import { normalQuantile, RandomStream } from '#stats';
import { type FitTables, type FitTargets, fitTargets } from '../fit-targets.ts';
import { resolveScenario } from '../scenario.ts';
import type { World } from '../world-types.ts';
import { type Day, type Futures, horizons } from './forecasts.ts';
import { backtestFirms } from './record.ts';

export interface RaceWorld {
  readonly world: World;
  readonly tables: FitTables;
  /** Runs for a day. */
  readonly draws: number;
}

export interface RaceDay {
  readonly futures: Futures;
  readonly effective: number;
}

const firstDay = '2024-06-30';
/** Beliefs that rest on later sources are drawn this much wider, on the normal scores, when they must not know. */
const widening = 2;
const purposeOfPicks = 0x73000;
const purposeOfMisses = 0x73001;
/** The model keeps a value each quarter of a year. */
const quartersAYear = 4;
/** Capex of the plans is reported and announced capex of later years: never read. */
const plansOff = { follow_announced_plans: 0 };
const planFacts = /^capex_of_(first|second|third)_year\[/;

/** @returns Undefined on days before a fit has figures enough: the race starts in 2024. */
export function raceFutures(race: RaceWorld, day: Day, wide: boolean): RaceDay | undefined {
  const asOf = day.start.record.day;
  if (asOf < firstDay) return undefined;
  const { world, tables, draws } = race;
  const fit = fitTargets(world, tables, asOf);
  const ahead = quarterObservations(day);
  const [fitted, forecast] = [targetOf(world, fit, fit.targets), targetOf(world, fit, ahead)];
  const dimensions = fitted.dimensions;
  const points = new Float64Array(draws * dimensions);
  for (let draw = 0; draw < draws; draw++) {
    fitted.priorPoint(day.seed, draw).forEach((z, d) => {
      const later = (world.parameters.get(fitted.unknowns[d] ?? '')?.knownSince ?? '') > asOf;
      points[draw * dimensions + d] = wide && later ? widening * z : z;
    });
  }
  // The points come from the belief itself, so only the likelihood weighs them.
  const logWeights = fitted.logDensities(points, draws).map((density, draw) => {
    let prior = 0;
    for (const z of points.subarray(draw * dimensions, (draw + 1) * dimensions)) prior -= (z * z) / 2;
    return density - prior;
  });
  const predicted = forecast.predictions(points, draws);
  const past = fitted.predictions(points, draws);
  // A run that fails or stops spending after the day forecasts nothing.
  const usable = logWeights.map((one, draw) =>
    predicted.subarray(draw * ahead.length, (draw + 1) * ahead.length).every((value) => value > 0) ? one : Number.NaN,
  );
  const { weights, effective } = normalisedWeights(usable);
  const picks = resampled(
    weights,
    day.members,
    new RandomStream(day.seed, day.place, purposeOfPicks + Number(wide) * 16),
  );
  const found = new Map<string, Float64Array>(
    backtestFirms.map((firm) => [firm, new Float64Array(day.members * horizons)]),
  );
  const total = new Float64Array(day.members * horizons);
  picks.forEach((draw, member) => {
    const random = new RandomStream(day.seed, day.place * mostMembers + member, purposeOfMisses + Number(wide) * 16);
    const miss = missGiven(
      fit,
      past.subarray(draw * fit.targets.length, (draw + 1) * fit.targets.length),
      sizeOf(fitted, points, draw),
    );
    const common = normalQuantile(random.uniform());
    backtestFirms.forEach((firm, f) => {
      for (let h = 0; h < horizons; h++) {
        const e = miss.mean + miss.common * common + miss.own * normalQuantile(random.uniform());
        const value = (predicted[draw * ahead.length + f * horizons + h] as number) * exp(e);
        const at = member * horizons + h;
        (found.get(firm) as Float64Array)[at] = value;
        total[at] = (total[at] as number) + value;
      }
    });
  });
  return { futures: found.set('total', total), effective };
}

function targetOf(world: World, { errors }: FitTargets, observations: readonly Observation[]): ModelTarget {
  const { fixed, beliefs, correlations } = resolveScenario(world, { scenario: 'default', set: plansOff });
  const usable = Object.fromEntries(Object.entries(fixed).filter(([id]) => !planFacts.test(id)));
  const stop = Math.ceil(quartersAYear * Math.max(...observations.map(({ at }) => at))) / quartersAYear;
  return modelTarget({ plan: world.plan, fixed: usable, beliefs, correlations, observations, errors, time: { stop } });
}

/** `[firm x horizon]`: each quarter is a difference of totals. */
function quarterObservations(day: Day): Observation[] {
  return backtestFirms.flatMap((firm) =>
    Array.from({ length: horizons }, (_, h) => {
      const end = (day.quarter + h + 2) / quartersAYear;
      const since = end - 1 / quartersAYear;
      return { id: `${firm} ${h + 1}`, group: 'capex', inputs: [`capex_so_far[${firm}]`], since, at: end, value: 1 };
    }),
  );
}

function sizeOf(target: ModelTarget, points: Float64Array, draw: number): number {
  const values = target.valuesOf(points.subarray(draw * target.dimensions, (draw + 1) * target.dimensions));
  return values[target.unknowns.indexOf('error of capex')] ?? Number.NaN;
}

/** The next miss of a figure of capex, given those seen: normal, all equally correlated, as the fit has it. */
function missGiven({ targets, errors }: FitTargets, predicted: Float64Array, size: number) {
  const shared = errors.capex?.correlation ?? 0;
  const misses = targets.flatMap(({ group, value }, o) =>
    group === 'capex' ? [ln(value / (predicted[o] as number))] : [],
  );
  const n = misses.length;
  const kept = shared / (1 + (n - 1) * shared);
  const mean = n === 0 ? 0 : kept * misses.reduce((sum, one) => sum + one, 0);
  return { mean, common: size * Math.sqrt(Math.max(0, shared - n * kept * shared)), own: size * Math.sqrt(1 - shared) };
}
