/** Too little against too much, around the plan. */
import { buildProbability, estimateMean, futuresToTell, regretsOf, responseMap, riskAsymmetry } from '#analysis';
import type { DecideAxis, DecideResult } from '../decide-types.ts';
import type { World } from '../world-types.ts';
import { type AxisChoice, axisOf, beliefAxis, crossingOn, placeOf, uncertain, valueAt } from './axes.ts';
import { differenceOf, type Futures, type MapFutures } from './futures.ts';
import { nothing, probability, quantity } from './quantities.ts';
import type { ChoiceOutcome } from './race-values.ts';
import { type DecidePlan, tail } from './setup.ts';

type Facts = Omit<DecideResult, 'hash' | 'answer'>;

function around(outcomes: readonly ChoiceOutcome[], step: number, terminal: 'full' | 'none'): Float64Array[] {
  return [1 - step, 1, 1 + step].map(
    (level) =>
      outcomes.find(({ spec }) => spec.kind === 'level' && Math.abs(spec.level - level) < 1e-9)?.[terminal] ??
      new Float64Array(0),
  );
}

export function pStarOf(
  outcomes: readonly ChoiceOutcome[],
  plan: DecidePlan,
  terminal: 'full' | 'none',
): Facts['pStar'] {
  const difference = differenceOf(outcomes, plan.step, terminal);
  const found = buildProbability(difference);
  const mean = estimateMean(difference);
  const clear = Math.abs(mean.value) > 2 * mean.standardError;
  const needed = clear ? Number.NaN : futuresToTell(mean, difference.length);
  return {
    ...quantity(found.threshold),
    here: probability(found.count, difference.length),
    costOfTooMuch: quantity(found.costOfTooMuch),
    costOfTooLittle: quantity(found.costOfTooLittle),
    margin: quantity(found.margin),
    verdict: clear ? (mean.value > 0 ? 'more' : 'less') : 'undecided',
    futuresNeeded: needed <= 1e7 ? needed : null,
  };
}

export function lambdaOf(
  outcomes: readonly ChoiceOutcome[],
  plan: DecidePlan,
  terminal: 'full' | 'none',
): Facts['lambda'] {
  const of = (kind: 'full' | 'none') => {
    const [less, as, more] = around(outcomes, plan.step, kind) as [Float64Array, Float64Array, Float64Array];
    return riskAsymmetry(less, as, more, 1 - tail);
  };
  const found = of(terminal);
  return {
    ...quantity(found.lambda),
    regretOfLess: found.regretOfLess,
    regretOfMore: found.regretOfMore,
    difference: found.difference,
    heaviest: heaviestPart(differenceOf(outcomes, plan.step, terminal)),
    onTail: quantity(found.onTail),
    withoutTerminal: quantity(of('none').lambda),
    withTerminal: quantity(of('full').lambda),
  };
}

function heaviestPart(difference: Float64Array): number {
  const sizes = difference.map(Math.abs).sort();
  const all = sizes.reduce((sum, value) => sum + value, 0);
  const top = sizes.subarray(Math.floor(sizes.length * 0.99)).reduce((sum, value) => sum + value, 0);
  return all > 0 ? top / all : 0;
}

export function contourOf(
  outcomes: readonly ChoiceOutcome[],
  read: ReadonlyMap<string, Float64Array>,
  [x, y]: readonly [DecideAxis, DecideAxis],
  plan: DecidePlan,
  terminal: 'full' | 'none',
): Facts['contour'] {
  const [less, as, more] = around(outcomes, plan.step, terminal) as [Float64Array, Float64Array, Float64Array];
  const regrets = regretsOf([less, as, more]);
  const places = (axis: DecideAxis) => ({
    places: (read.get(axis.id) ?? new Float64Array(0)).map((value) => placeOf(axis, value)),
  });
  const [along, up] = [places(x), places(y)];
  const difference = responseMap(
    more.map((value, i) => value - (less[i] ?? Number.NaN)),
    along,
    up,
  );
  const [ofLess, ofMore] = [regrets[0], regrets[2]].map((one) => responseMap(one ?? [], along, up));
  const lambdaAt = (a: number, b: number): number | null => {
    const [above, below] = [ofLess?.at(a, b).value ?? Number.NaN, ofMore?.at(a, b).value ?? Number.NaN];
    return above > 0 && below > 0 ? above / below : null;
  };
  const grid = y.points.flatMap((row) => x.points.map((column) => [placeOf(x, column), placeOf(y, row)] as const));
  const cells = grid.map(([a, b]) => difference.at(a, b));
  const beyond = (sign: 1 | -1) =>
    cells.filter(({ value, standardError }) => sign * value > 2 * standardError).length / cells.length;
  const [a, b] = [placeOf(x, x.believed.here), placeOf(y, y.believed.here)];
  return {
    x,
    y,
    difference: cells.map(({ value }) => value),
    differenceError: cells.map(({ standardError }) => standardError),
    lambda: grid.map(([column, row]) => lambdaAt(column, row)),
    more: beyond(1),
    less: beyond(-1),
    here: { ...quantity(difference.at(a, b)), lambda: lambdaAt(a, b) },
    explained: difference.explained,
  };
}

/** Belief by belief; along the axes of the map as far as it goes. */
export function thresholdsOf(
  world: World,
  plan: DecidePlan,
  futures: Futures,
  map: MapFutures | undefined,
  axes: readonly DecideAxis[],
  terminal: 'full' | 'none',
): Facts['thresholds'] {
  const difference = differenceOf(futures.outcomes, plan.step, terminal);
  const wide = map === undefined ? new Float64Array(0) : differenceOf(map.outcomes, plan.step, terminal);
  const outputs = [...futures.read.keys()].filter((id) => !uncertain(plan.resolved).includes(id));
  const rows = [...uncertain(plan.resolved), ...outputs].map((id) => {
    const own = axes.find((axis) => axis.id === id);
    const values = futures.read.get(id) ?? new Float64Array(0);
    const onMap = own !== undefined && map !== undefined;
    const axis = onMap ? own : axisOf(axisFor(world, id), values, undefined);
    const ends: [number, number] = onMap
      ? [-1, 1]
      : [placeOf(axis, axis.believed.low), placeOf(axis, axis.believed.high)];
    const found = crossingOn(axis, (onMap ? map.read.get(id) : values) ?? values, onMap ? wide : difference, ends);
    const at = found.at === undefined ? undefined : valueAt(axis, found.at.value);
    const slope = at === undefined ? 0 : Math.abs(valueAt(axis, (found.at?.value ?? 0) + 1e-4) - at) / 1e-4;
    const beyond = values.filter((value) => at !== undefined && (found.above > 0 ? value > at : value < at)).length;
    const count = at === undefined ? (found.above > 0 ? futures.count : 0) : beyond;
    return {
      explained: found.explained,
      row: {
        id,
        label: axis.label,
        unit: axis.unit,
        range: [valueAt(axis, ends[0]), valueAt(axis, ends[1])] as const,
        at: quantity(
          at === undefined ? nothing : { value: at, standardError: slope * (found.at?.standardError ?? Number.NaN) },
        ),
        moreWhen:
          at === undefined ? (found.above > 0 ? 'always' : 'never') : found.above > 0 ? 'above' : ('below' as const),
        probability: probability(count, futures.count),
        ends: found.ends,
      } as Facts['thresholds'][number],
    };
  });
  const crossed = ({ row }: (typeof rows)[number]) => (row.at.value === null ? 1 : 0);
  return rows
    .sort((a, b) => crossed(a) - crossed(b) || b.explained - a.explained || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}

function axisFor(world: World, id: string): AxisChoice {
  if (!/^market_elasticity_\d{4}$/.test(id)) return beliefAxis(world, id);
  const year = id.slice(-4);
  return {
    id,
    kind: 'output',
    unit: 'Dmnl',
    label: { en: `Price elasticity of demand, start of ${year}`, fr: `Élasticité-prix de la demande, début ${year}` },
  };
}
