/** Scores of every link of a model along a run: the equations evaluated with one input moved at a time. */
import { EquationEvaluator, type PlanScalar } from '#engine';
import type { SavedRun } from './saved-run.ts';
import type { LoopGraph } from './scalar-graph.ts';

export interface ScoredLinks {
  /** Steps that were scored; step k compares with k - 1. */
  readonly steps: readonly number[];
  /** `[variable link][step in steps]`: one score for each scalar link, in the order of `VariableLink.links`. */
  readonly scores: readonly (readonly Float64Array[])[];
  /** `[variable link]`: slope of each scalar link in the middle of the run. */
  readonly slopes: readonly Float64Array[];
}

/** A change below this part of the value is rounding, not movement. */
const rounding = 1e-13;
/** How far an input is pushed to find a slope, relative to itself. */
const push = 1e-6;

function moved(change: number, value: number): boolean {
  return Math.abs(change) > rounding * Math.abs(value);
}

/**
 * Link scores of Loops that Matter. A stock is scored through its net flow, which is the flow-to-stock formula of 2023
 * and does not depend on how flows are grouped; a fixed delay through what enters it.
 *
 * @param steps Each at least 1.
 * @see Schoenberg, Hayward & Eberlein (2023), doi:10.1002/sdr.1728.
 */
export function scoreLinks({ plan, links }: LoopGraph, run: SavedRun, steps: readonly number[]): ScoredLinks {
  const targets = [...new Set(links.flatMap((link) => link.links.map(({ to }) => to)))];
  const roots = targets.map((to) => (plan.scalars[to] as PlanScalar).equation as number);
  const evaluator = new EquationEvaluator(plan, run.options, run.seed);
  const equations = new Map(evaluator.compile(roots).map((equation, i) => [targets[i] as number, equation]));
  const { values } = evaluator;
  const at = (step: number) => run.rows[step] as Float64Array;
  const evaluate = (to: number) => equations.get(to)?.() ?? Number.NaN;
  const results = new Map<number, { readonly before: number; readonly after: number }>();
  const scores = links.map(() => steps.map(() => new Float64Array(0)));
  steps.forEach((step, point) => {
    const [before, after] = [at(step - 1), at(step)];
    values.set(after);
    evaluator.step = step;
    const ends = targets.map(evaluate);
    values.set(before);
    evaluator.step = step - 1;
    targets.forEach((to, i) => {
      results.set(to, { before: evaluate(to), after: ends[i] as number });
    });
    links.forEach((variableLink, number) => {
      (scores[number] as Float64Array[])[point] = Float64Array.from(variableLink.links, ({ from, to }) => {
        const { before: start, after: end } = results.get(to) as { before: number; after: number };
        const change = end - start;
        const [old, now] = [before[from] as number, after[from] as number];
        if (!moved(change, end) || !moved(now - old, now)) return 0;
        values[from] = now;
        const partial = evaluate(to) - start;
        values[from] = old;
        return Math.abs(partial / change) * Math.sign(partial / (now - old));
      });
    });
  });
  const middle = at(Math.floor(run.rows.length / 2));
  values.set(middle);
  const slopes = links.map((variableLink) =>
    Float64Array.from(variableLink.links, ({ from, to }) => {
      const old = middle[from] as number;
      const start = evaluate(to);
      const distance = push * (Math.abs(old) || 1);
      values[from] = old + distance;
      const change = evaluate(to) - start;
      values[from] = old;
      return moved(change, start) ? change / distance : 0;
    }),
  );
  return { steps, scores, slopes };
}

/** Strength of the link between two variables at a point: the most that comes into one element of the target. */
export function linkStrength(graph: LoopGraph, scored: ScoredLinks, link: number, point: number): number {
  const into = new Map<number, number>();
  const scores = scored.scores[link]?.[point] ?? new Float64Array(0);
  graph.links[link]?.links.forEach(({ to }, i) => {
    into.set(to, (into.get(to) ?? 0) + Math.abs(scores[i] ?? 0));
  });
  return Math.max(0, ...into.values());
}
