/** What a request asks for, with names resolved and sizes known; nothing is compiled. */
import { askedTimeAxis, type Plan, type PlanScalar, perPlan } from '#engine';
import { sketchBytes } from '#stats';
import { type Reducer, reducerOf } from './reducers.ts';
import type { EnsembleRequest } from './types.ts';

/** Values kept for exact quantiles, at most; past it a sketch is kept instead. 16 million doubles are 128 MB. */
export const exactBudget = 16_000_000;

export interface SeriesInfo {
  readonly id: string;
  readonly text: string;
  readonly unit: string;
}

export interface NumberInfo {
  readonly id: string;
  readonly unit: string;
  /** Thresholds whose excess is counted. */
  readonly above: readonly number[];
}

export interface Derived extends Reducer {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly given: Readonly<Record<string, number>>;
}

export interface EnsembleShape {
  readonly times: Float64Array;
  /** Scalars that each run has to keep. */
  readonly kept: readonly string[];
  readonly derived: readonly Derived[];
  /** Outputs, then derived series. */
  readonly series: readonly SeriesInfo[];
  readonly numbers: readonly NumberInfo[];
  /** Series times save points. */
  readonly rows: number;
  /**
   * Whether every value is kept. It depends on the request alone, so every thread decides alike: while they are few,
   * or take no more room than sketches would.
   */
  readonly exact: boolean;
}

/** @throws JevonsError `unknown-variable`, `unknown-reducer`, `reducer-parameters`, those of the time axis. */
export function shapeOf(request: EnsembleRequest): EnsembleShape {
  const { plan, outputs, runs, derived: wanted = [] } = request;
  const derived = wanted.map(({ id, reducer, inputs, parameters }) => ({
    ...reducerOf(reducer, parameters),
    id,
    inputs,
    given: parameters,
  }));
  const kept = [...new Set([...outputs, ...derived.flatMap(({ inputs }) => inputs)])];
  const { savePoints, start, saveEvery, dt } = askedTimeAxis(plan, {
    outputs: kept,
    ...(request.time === undefined ? {} : { time: request.time }),
  });
  const unitOf = ({ unit, inputs }: Derived) => unit(unitIn(plan, inputs[0]), unitIn(plan, 'time'));
  const series: SeriesInfo[] = [
    ...outputs.map((id) => ({ id, text: scalarOf(plan, id)?.text ?? id, unit: unitIn(plan, id) })),
    ...derived
      .filter(({ gives }) => gives === 'series')
      .map((one) => ({ id: one.id, text: one.id, unit: unitOf(one) })),
  ];
  const numbers = derived.flatMap((one, index) =>
    one.gives === 'number' ? [{ id: one.id, unit: unitOf(one), above: wanted[index]?.above ?? [] }] : [],
  );
  const rows = series.length * savePoints;
  return {
    times: Float64Array.from({ length: savePoints }, (_, k) => start + k * saveEvery * dt),
    kept,
    derived,
    series,
    numbers,
    rows,
    exact: (rows + numbers.length) * runs <= exactBudget || (rows > 0 && 8 * runs <= sketchBytes),
  };
}

const scalarsOf = perPlan((plan) => new Map(plan.scalars.map((scalar) => [scalar.id, scalar])));

function scalarOf(plan: Plan, id: string | undefined): PlanScalar | undefined {
  return id === undefined ? undefined : scalarsOf(plan).get(id);
}

const unitIn = (plan: Plan, id: string | undefined): string => scalarOf(plan, id)?.unit ?? '';
