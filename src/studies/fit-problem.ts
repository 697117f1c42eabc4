/** What is fitted: the race played by its rules alone, with the beliefs of a scenario. */
import type { ModelTarget } from '#analysis';
import { JevonsError } from '#base';
import { type Distribution, stream } from '#stats';
import { resolveScenario } from './scenario.ts';
import type { ResolvedScenario, World } from './world-types.ts';

export interface FitRequest {
  /** Beliefs that replace those of the world. */
  readonly beliefs?: Readonly<Record<string, Distribution>>;
  /** Preset of theories and rules; plans are always off. */
  readonly scenario?: string;
  readonly set?: Readonly<Record<string, number>>;
  /** Default: the data's last day. */
  readonly asOf?: string;
  readonly chains?: number;
  /** Kept of each chain. */
  readonly draws?: number;
  readonly seed?: number;
}

/** Capex of the plans is reported capex: to fit them to it would be to explain a figure by itself. */
const plansOff = { follow_announced_plans: 0 };
/** Parameters read from plans and outcomes: without plans they are not used. */
const planFacts = /^capex_of_(first|second|third)_year\[/;
/** The rule that goes on from guidance reads them after all. */
const guidanceRule = 2;

/** @throws JevonsError `needs-plans`; those of `resolveScenario`. */
export function resolvedWithoutPlans(
  world: World,
  { scenario = 'default', set = {}, beliefs = {} }: Pick<FitRequest, 'scenario' | 'set' | 'beliefs'>,
): ResolvedScenario {
  // Start values of a past day would ask for plans of later years: without plans nothing reads them.
  const resolved = resolveScenario(world, { scenario, beliefs, set: { ...set, ...plansOff } });
  for (const { id } of world.parameters.values()) {
    if (!id.startsWith('order_rule[') || resolved.fixed[id] !== guidanceRule) continue;
    throw new JevonsError(`${id} is ${guidanceRule}, which goes on from guidance that the fit may not know`, {
      kind: 'usage',
      code: 'needs-plans',
      hint: 'fit another rule',
    });
  }
  const fixed = Object.entries(resolved.fixed).filter(([id]) => !planFacts.test(id));
  return { ...resolved, fixed: Object.fromEntries(fixed) };
}

/** Theories and rules: values of the constants of structure. */
export function structureOf(world: World, { values }: ResolvedScenario): Record<string, number> {
  const structural = [...world.parameters.values()].filter(
    ({ id, group }) => group === 'structure' && !(id in plansOff),
  );
  return Object.fromEntries(structural.map(({ id, default: usual }) => [id, values[id]?.value ?? usual]));
}

const screenPoints = 64;

/** Beliefs that move no figure at any of 64 points of the prior keep their prior: sampling them would only slow the rest. */
export function screened(target: ModelTarget, resolved: ResolvedScenario, seed: number) {
  const { unknowns } = target;
  const points = Array.from({ length: screenPoints }, (_, k) => target.priorPoint(seed, 1e6 + k));
  const joined = (rows: readonly Float64Array[]) => Float64Array.from(rows.flatMap((row) => [...row]));
  const base = target.predictions(joined(points), screenPoints);
  const untouched = unknowns.filter((id, d) => {
    const related = resolved.correlations.some(({ first, second }) => first === id || second === id);
    if (!(id in resolved.beliefs) || related) return false;
    const moved = points.map((point, k) => {
      const other = point.slice();
      other[d] = 2 * stream(seed, 1e6 + k, d) - 1 - (point[d] ?? 0);
      return other;
    });
    const found = target.predictions(joined(moved), screenPoints);
    return found.every((value, k) => Object.is(value, base[k]));
  });
  const beliefs = Object.fromEntries(Object.entries(resolved.beliefs).filter(([id]) => !untouched.includes(id)));
  return { beliefs, untouched };
}
