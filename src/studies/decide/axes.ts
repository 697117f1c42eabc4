/** Beliefs and outputs that are known when the choice is made, as axes of a map and as places on a line. */
import { type Crossing, crossing } from '#analysis';
import { didYouMean, exp, JevonsError, type Localised, ln } from '#base';
import { type Distribution, normalCdf, quantile, quantiles } from '#stats';
import type { DecideAxis } from '../decide-types.ts';
import { type ReadOutput, readOutput } from '../read-outputs.ts';
import type { ResolvedScenario, World } from '../world-types.ts';

export interface AxisChoice {
  readonly id: string;
  readonly kind: 'belief' | 'output';
  readonly label: Localised;
  readonly unit: string;
  readonly output?: ReadOutput;
}

/** Constants that differ between futures. */
export function uncertain({ beliefs, joint }: ResolvedScenario): string[] {
  return [...Object.keys(beliefs), ...(joint?.ids ?? [])].sort();
}

export function beliefAxis(world: World, id: string): AxisChoice {
  const parameter = world.parameters.get(id);
  return { id, kind: 'belief', label: parameter?.label ?? { en: id, fr: id }, unit: parameter?.unit ?? '' };
}

const usage = (message: string, code: string, where: string, hint: string) =>
  new JevonsError(message, { kind: 'usage', code, where, hint });

/** @throws JevonsError `unknown-belief`, `not-known-yet`, and those of `readOutput`. */
export function axisNamed(
  world: World,
  resolved: ResolvedScenario,
  id: string,
  from: number,
  where: string,
): AxisChoice {
  const known = uncertain(resolved);
  if (known.includes(id)) return beliefAxis(world, id);
  if (world.parameters.has(id)) throw certain(id, where);
  if (!/_\d{4}$/.test(id)) throw unknownBelief(id, known, where);
  const output = readOutput(world.plan, id);
  if (output.reads !== 'year-start' || output.year > from) {
    throw usage(
      `${id} is not known when the choice is made, at the start of ${from}`,
      'not-known-yet',
      where,
      `take a belief, or a value by then such as market_elasticity_${Math.floor(from)}`,
    );
  }
  return { id, kind: 'output', label: output.label, unit: output.unit, output };
}

export function unknownBelief(id: string, known: readonly string[], where: string): JevonsError {
  const guess = didYouMean(id, known);
  return usage(
    `unknown belief "${id}"`,
    'unknown-belief',
    where,
    guess === undefined ? `what is uncertain here: ${known.join(', ')}` : `did you mean ${guess}?`,
  );
}

export function certain(id: string, where: string): JevonsError {
  return usage(
    `${id} has one value in this scenario, so there is nothing to learn about it`,
    'certain-parameter',
    where,
    'take a belief, or give it a distribution in a scenario file',
  );
}

/** A belief drawn evenly over more than is believed: between what holds all but one future in a thousand. */
export function widened(belief: Distribution, domain: { readonly low: number; readonly high: number }) {
  const z = 3;
  const [low, high] = [-z, z].map((one) => quantile(belief, normalCdf(one))) as [number, number];
  const [from, to] = [Math.max(low, domain.low), Math.min(high, domain.high)];
  const log = from > 0 && to / from > 4;
  return { low: from, high: to, scale: log ? ('log' as const) : ('linear' as const) };
}

export const cells = 31;

/** @param values `[future]`, as believed. @param wide Ends and scale when the map draws it wider. */
export function axisOf(
  { id, kind, label, unit }: AxisChoice,
  values: Float64Array,
  wide: { readonly low: number; readonly high: number; readonly scale: 'linear' | 'log' } | undefined,
): DecideAxis {
  const [q0 = 0, q5 = 0, here = 0, q95 = 0, q1 = 0] = quantiles(values, [0.005, 0.05, 0.5, 0.95, 0.995]);
  const { low, high, scale } = wide ?? { low: q0, high: q1, scale: 'linear' as const };
  const axis = { id, label, unit, kind, scale, low, high, believed: { low: q5, here, high: q95 } };
  const points = Array.from({ length: cells }, (_, i) => valueAt(axis, (2 * i) / (cells - 1) - 1));
  return { ...axis, points };
}

type Scaled = Pick<DecideAxis, 'low' | 'high' | 'scale'>;

/** Place of a value: -1 at the low end, 1 at the high end. */
export function placeOf({ low, high, scale }: Scaled, value: number): number {
  if (!(high > low)) return 0;
  return scale === 'log'
    ? (2 * (ln(value) - ln(low))) / (ln(high) - ln(low)) - 1
    : (2 * (value - low)) / (high - low) - 1;
}

export function valueAt({ low, high, scale }: Scaled, place: number): number {
  const share = (place + 1) / 2;
  return scale === 'log' ? exp(ln(low) + share * (ln(high) - ln(low))) : low + share * (high - low);
}

/** Where a difference changes sign along an axis. @param values `[future]` along it. */
export function crossingOn(
  axis: DecideAxis,
  values: Float64Array,
  difference: Float64Array,
  ends: readonly [number, number],
): Crossing {
  const clipped = values.map((value) => Math.min(1, Math.max(-1, placeOf(axis, value))));
  return crossing(difference, clipped, placeOf(axis, axis.believed.here), ends);
}
