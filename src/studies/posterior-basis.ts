/**
 * What a posterior rests on: its beliefs, and the figures that the model gives for values of its parameters. Nothing
 * else of the model enters Bayes' rule. So a posterior stays one of a model that was changed elsewhere, and the check
 * is by running the model on points that were kept, not by comparing texts.
 */
import { modelFigures } from '#analysis';
import { formatDistribution, parseDistribution, quantile, stream } from '#stats';
import { equationPrints } from './equation-prints.ts';
import { resolvedWithoutPlans } from './fit-problem.ts';
import type { Posterior } from './posterior.ts';
import type { ResolvedScenario, World } from './world-types.ts';

type Basis = Posterior['basis'];
type Rested = Pick<Posterior, 'observations'> & {
  readonly scenario: ResolvedScenario;
  readonly ids: readonly string[];
};

/** A figure that moved by less is as it was: errors of some 15 % are allowed for. */
const sameWithin = 1e-6;

/** @param points `[point][id]`: values of the drawn constants to keep, with the figures that they give now. */
export function basisOf(world: World, rested: Rested, stop: number, points: number[][]): Basis {
  const { observations, scenario } = rested;
  return {
    stop,
    correlations: scenario.correlations.map((one) => ({ ...one })),
    equations: equationPrints(
      world.plan,
      observations.flatMap(({ inputs }) => inputs),
    ),
    points,
    figures: figuresAt(world, rested, stop, points, []),
  };
}

function figuresAt(
  world: World,
  { observations, ids, scenario }: Rested,
  stop: number,
  points: readonly (readonly number[])[],
  others: readonly string[],
): (number | null)[][] {
  const vary = [...ids, ...others];
  const fixed = Object.fromEntries(Object.entries(scenario.fixed).filter(([id]) => !vary.includes(id)));
  const model = modelFigures({
    plan: world.plan,
    vary,
    fixed,
    observations: observations.map(({ id, inputs, at, since }) => ({
      id,
      inputs,
      at,
      ...(since === undefined ? {} : { since }),
    })),
    time: { stop },
  });
  const rows = points.map((point, k) => [
    ...point,
    ...others.map((id, o) => {
      const belief = scenario.beliefs[id];
      return belief === undefined ? Number.NaN : quantile(belief, stream(1, k, o));
    }),
  ]);
  const found = model.figures(rows);
  const width = observations.length;
  return points.map((_, k) =>
    Array.from(found.subarray(k * width, (k + 1) * width), (value) => (Number.isFinite(value) ? value : null)),
  );
}

export interface BasisChanges {
  /** Parameters that are believed otherwise now, or not at all. */
  readonly beliefs: readonly string[];
  /** Pairs whose correlation is another. */
  readonly correlations: readonly string[];
  /** Figures that come out otherwise: at the first point where they do, then and now. */
  readonly figures: readonly { readonly id: string; readonly before: number | null; readonly after: number | null }[];
  /** Where figures moved: variables that they need and whose equations were changed, or that are no more. */
  readonly equations: readonly string[];
  /** Where figures moved: beliefs that the fit did not know. */
  readonly unknown: readonly string[];
}

/** Beliefs that are not in the posterior are drawn, so that one that moves a figure is seen. */
export function changesSince(world: World, posterior: Posterior): BasisChanges {
  const { basis, observations, parameters, draws } = posterior;
  const scenario = presentScenario(world, posterior);
  const correlations = correlationChanges(basis.correlations, scenario, draws.ids);
  const beliefs = draws.ids.filter((id) => {
    const belief = scenario.beliefs[id];
    return belief === undefined || formatDistribution(belief) !== parameters.find((one) => one.id === id)?.belief;
  });
  const known = new Set(world.plan.scalars.map(({ id }) => id));
  const missing = [...observations.flatMap(({ inputs }) => inputs), ...draws.ids].filter((id) => !known.has(id));
  if (missing.length > 0) {
    const figures = observations
      .filter(({ inputs }) => inputs.some((id) => !known.has(id)))
      .map(({ id }) => ({ id, before: null, after: null }));
    return { beliefs, correlations, figures, equations: [...new Set(missing)], unknown: [] };
  }
  const others = Object.keys(scenario.beliefs)
    .filter((id) => !draws.ids.includes(id))
    .sort();
  const now = figuresAt(world, { observations, scenario, ids: draws.ids }, basis.stop, basis.points, others);
  const figures = observations.flatMap(({ id }, o) => {
    const k = now.findIndex((row, point) => !same(basis.figures[point]?.[o] ?? null, row[o] ?? null));
    return k < 0 ? [] : [{ id, before: basis.figures[k]?.[o] ?? null, after: now[k]?.[o] ?? null }];
  });
  if (figures.length === 0) return { beliefs, correlations, figures, equations: [], unknown: [] };
  const prints = equationPrints(
    world.plan,
    observations.flatMap(({ inputs }) => inputs),
  );
  const names = [...new Set([...Object.keys(basis.equations), ...Object.keys(prints)])].sort();
  const equations = names.filter((name) => basis.equations[name] !== prints[name]);
  const asked = [...posterior.untouched, ...draws.ids];
  return { beliefs, correlations, figures, equations, unknown: others.filter((id) => !asked.includes(id)) };
}

const same = (then: number | null, now: number | null) =>
  then === null || now === null ? then === now : Math.abs(now - then) <= sameWithin * Math.abs(then);

/** The scenario of the fit as this world has it. */
function presentScenario(world: World, { scenario }: Posterior): ResolvedScenario {
  const beliefs = Object.entries(scenario.beliefs).map(([id, text]) => [id, parseDistribution(text)] as const);
  return resolvedWithoutPlans(world, {
    scenario: scenario.id,
    set: scenario.set,
    beliefs: Object.fromEntries(beliefs),
  });
}

function correlationChanges(
  then: Basis['correlations'],
  { correlations }: ResolvedScenario,
  ids: readonly string[],
): string[] {
  const written = (all: Basis['correlations']) =>
    new Map(
      all
        .filter(({ first, second }) => ids.includes(first) || ids.includes(second))
        .map(({ first, second, value }) => [[first, second].sort().join(' & '), value]),
    );
  const [before, after] = [written(then), written([...correlations])];
  return [...new Set([...before.keys(), ...after.keys()])].filter((pair) => before.get(pair) !== after.get(pair));
}

const mostNamed = 12;

function listed(names: readonly string[]): string {
  const rest = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** One sentence for each kind of change; none when the posterior is still one of the model. */
export function changesWords({ beliefs, correlations, figures, equations, unknown }: BasisChanges): string[] {
  const number = (value: number | null) => (value === null ? 'nothing' : String(Number(value.toPrecision(6))));
  const [first] = figures;
  const moved =
    first === undefined
      ? []
      : [
          `the model gives other figures for the same values: ${listed(figures.map(({ id }) => id))} (${first.id}: ${number(first.before)} then, ${number(first.after)} now)`,
        ];
  return [
    ...(beliefs.length === 0 ? [] : [`other beliefs: ${listed(beliefs)}`]),
    ...(correlations.length === 0 ? [] : [`other correlations: ${listed(correlations)}`]),
    ...moved,
    ...(equations.length === 0 ? [] : [`equations behind them that were changed: ${listed(equations)}`]),
    ...(unknown.length === 0 ? [] : [`beliefs that the fit did not know: ${listed(unknown)}`]),
  ];
}
