/** Which scalar of a plan drives which from step to step, and the same with subscripts taken together. */
import { allScalars, type Plan, type PlanScalar, ScalarReads } from '#engine';
import { type CausalGraph, feedbackSystems } from '#lang';

/** A link between two scalars, both by index in the plan. */
export interface ScalarLink {
  readonly from: number;
  readonly to: number;
}

/** A link between two variables: all the links between their elements. */
export interface VariableLink {
  /** Indices into `LoopGraph.variables`. */
  readonly from: number;
  readonly to: number;
  readonly links: readonly ScalarLink[];
  /** `[scalar link]`: position of its ends among the elements of the two variables. */
  readonly fromElements: readonly number[];
  readonly toElements: readonly number[];
}

export interface LoopVariable {
  /** Canonical; a hidden stock of a delay or smooth is its owner's id, `#` and its number there. */
  readonly id: string;
  /** As the modeller writes it, without subscripts. */
  readonly text: string;
  /** Scalars of the plan, one for each element. */
  readonly scalars: readonly number[];
}

export interface LoopGraph {
  /** The plan with its hidden stocks shown, so that a run keeps them; indices are unchanged. */
  readonly plan: Plan;
  readonly variables: readonly LoopVariable[];
  /** Only links inside a feedback system. */
  readonly links: readonly VariableLink[];
  /** The same, by variable id; polarities are left open. */
  readonly graph: CausalGraph;
  /** `[variable]`: number of its feedback system, -1 for none. */
  readonly systems: Int32Array;
}

/** Id and text of the variable that a scalar is a part of. */
function variableOf(
  scalar: PlanScalar,
  isHidden: boolean,
  ordinals: Map<string, number>,
): { id: string; text: string } {
  const bare = (name: string) => name.replace(/\[[^[\]]*\]$/, '');
  if (!isHidden) return { id: bare(scalar.id), text: bare(scalar.text) };
  const owner = scalar.id.slice(0, scalar.id.lastIndexOf('#'));
  const ordinal = (ordinals.get(owner) ?? 0) + 1;
  ordinals.set(owner, ordinal);
  const [, name = scalar.text, what = ''] = /^(.*) \((.*) \d+\)$/.exec(scalar.text) ?? [];
  return { id: `${bare(owner)}#${ordinal}`, text: `${bare(name)} (${what})` };
}

/** Nothing moves these during a run. */
const still = new Set<PlanScalar['role']>(['constant', 'initial', 'time']);

/**
 * The causal graph of a plan, hidden stocks of delays and smooths included. A stock's links are those of its net flow;
 * a fixed delay's those of its input.
 */
export function loopGraph(plan: Plan): LoopGraph {
  const scalars = allScalars(plan);
  const shown: Plan = { ...plan, scalars, hidden: [] };
  const reads = new ScalarReads(plan.nodes);
  const ordinals = new Map<string, number>();
  const byId = new Map<string, { id: string; text: string; scalars: number[]; index: number }>();
  const elementAt: number[] = [];
  const variableAt = scalars.map((scalar, index) => {
    const { id, text } = variableOf(scalar, index >= plan.scalars.length, ordinals);
    const variable = byId.get(id) ?? { id, text, scalars: [], index: byId.size };
    byId.set(id, variable);
    elementAt.push(variable.scalars.push(index) - 1);
    return variable.index;
  });
  const variables = [...byId.values()].map(({ id, text, scalars: parts }) => ({ id, text, scalars: parts }));
  const links = new Map<string, VariableLink & { links: ScalarLink[]; fromElements: number[]; toElements: number[] }>();
  scalars.forEach((scalar, to) => {
    if (scalar.equation === undefined || still.has(scalar.role)) return;
    for (const from of reads.of(scalar.equation)) {
      if (still.has((scalars[from] as PlanScalar).role)) continue;
      const [source, target] = [variableAt[from] as number, variableAt[to] as number];
      const key = `${source} ${target}`;
      const link = links.get(key) ?? { from: source, to: target, links: [], fromElements: [], toElements: [] };
      links.set(key, link);
      link.links.push({ from, to });
      link.fromElements.push(elementAt[from] as number);
      link.toElements.push(elementAt[to] as number);
    }
  });
  const idOf = (variable: number) => (variables[variable] as LoopVariable).id;
  const graphOf = (kept: readonly VariableLink[]): CausalGraph => ({
    nodes: variables.map(({ id }) => id),
    links: kept.map(({ from, to }) => ({ from: idOf(from), to: idOf(to), polarity: 0 as const })),
  });
  const all = [...links.values()];
  const systems = feedbackSystems(graphOf(all));
  const inside = all.filter(({ from, to }) => systems[from] !== -1 && systems[from] === systems[to]);
  return { plan: shown, variables, links: inside, graph: graphOf(inside), systems };
}
