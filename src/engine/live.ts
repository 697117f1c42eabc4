import type { PlanScalar } from './plan/plan.ts';
import type { Question } from './question.ts';

/** The scalars that the requested outputs need. */
export interface Live {
  /** To be evaluated before the first step, in order; inputs and fixed values are not among them. */
  readonly atStart: readonly number[];
  /** Auxiliaries to be evaluated at every step, in order. */
  readonly everyStep: readonly number[];
  readonly stocks: readonly number[];
  readonly held: readonly number[];
  readonly pipelines: readonly number[];
}

export function liveScalars({ plan, scalars, reads, inputs, fixed, outputs }: Question): Live {
  const given = new Set([...inputs, ...fixed.keys()]);
  const role = (scalar: number) => (scalars[scalar] as PlanScalar).role;
  const closure = (roots: Iterable<number>, rootsOf: (scalar: PlanScalar) => readonly (number | undefined)[]) => {
    const found = new Set<number>();
    const pending = [...roots];
    while (pending.length > 0) {
      const scalar = pending.pop() as number;
      if (found.has(scalar)) continue;
      found.add(scalar);
      if (given.has(scalar)) continue;
      for (const node of rootsOf(scalars[scalar] as PlanScalar))
        if (node !== undefined) pending.push(...reads.of(node));
    }
    return found;
  };
  const stepping = closure(outputs, (scalar) =>
    scalar.role === 'constant' || scalar.role === 'initial' ? [] : [scalar.equation],
  );
  const started = [...stepping].filter((scalar) => role(scalar) !== 'auxiliary' && role(scalar) !== 'time');
  const starting = closure(started, (scalar) => [scalar.initial ?? scalar.equation, scalar.delay]);
  const ofRole = (wanted: PlanScalar['role']) =>
    [...stepping].filter((scalar) => role(scalar) === wanted).sort((a, b) => a - b);
  return {
    atStart: plan.initialOrder.filter((scalar) => starting.has(scalar) && !given.has(scalar)),
    everyStep: plan.stepOrder.filter((scalar) => stepping.has(scalar)),
    stocks: ofRole('stock'),
    held: ofRole('held'),
    pipelines: ofRole('pipeline'),
  };
}
