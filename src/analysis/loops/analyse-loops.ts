/** The feedback loops of a model on one run: which there are, what they do, and how much of the behaviour is theirs. */
import { JevonsError } from '#base';
import type { Plan, RunFailure } from '#engine';
import { type CausalLink, findLoops, type Polarity, strongestLoops } from '#lang';
import { linkStrength, type ScoredLinks, scoreLinks } from './link-scores.ts';
import { ringProducts, ringSet } from './loop-products.ts';
import type { LoopName } from './loop-table.ts';
import { meanSize, shareOf } from './relative.ts';
import { ringThrough } from './ring-through.ts';
import { type RunChoice, saveRun } from './saved-run.ts';
import { type LoopGraph, type LoopVariable, loopGraph, type VariableLink } from './scalar-graph.ts';

/** What a loop did on the run; undetermined when its score changes sign, or its direction cannot be told. */
export type LoopPolarity = 'reinforcing' | 'balancing' | 'undetermined';

export interface ScoredLoop {
  /** Variables in the order of influence; the last acts on the first. */
  readonly variables: readonly { readonly id: string; readonly text: string }[];
  readonly polarity: LoopPolarity;
  /** Number of the feedback system; shares are of all the loops of one system. */
  readonly system: number;
  /** `[moment]`: product of the link scores; positive reinforces. */
  readonly scores: Float64Array;
  /** `[moment]`: -1 to 1, sizes adding to 1 over the loops of a system; NaN where the scores overflow. */
  readonly relative: Float64Array;
  /** Mean size of `relative` over the moments, 0-1. */
  readonly averageShare: number;
}

export interface LoopAnalysis {
  /** Model time of each moment; a moment looks at the step that ends in it. */
  readonly times: Float64Array;
  /** By feedback system, then by average share, the largest first. */
  readonly loops: readonly ScoredLoop[];
  /** False when the model has more loops than could be listed: then these are the strongest and the shortest found. */
  readonly complete: boolean;
  /** Every variable of the model, in a loop or not. */
  readonly variables: readonly { readonly id: string; readonly text: string }[];
  /** Links inside feedback systems, with what they did on the run (or would do, by their slopes, where nothing moved). */
  readonly links: readonly CausalLink[];
  /** Number of feedback systems: sets of variables that all act on each other. */
  readonly systems: number;
  /** Where the run went bad, if it did. */
  readonly failure?: RunFailure;
}

export interface LoopRequest extends RunChoice {
  /** First and last model time to look at; the whole run when absent. */
  readonly from?: number;
  readonly to?: number;
  /** Names whose loops are looked for even where not all loops can be listed. */
  readonly names?: readonly LoopName[];
  /** Most loops to find before only the strongest and the shortest are looked for. */
  readonly most?: number;
}

const usualMost = 5000;
const mostMoments = 240;
/** Evaluations of a scalar link that an analysis may cost. */
const mostLinkScores = 4_000_000;
/** Moments at which the strongest loops are looked for, and how many at each. */
const searches = 16;
const strongestAtOnce = 200;

/**
 * Runs a model once and scores its loops. Loops are those of variables, subscripts taken together: their scores are the
 * sums over all ways through the elements.
 *
 * @throws JevonsError kind `usage`: what the simulator refuses; `empty-window` when from and to hold no step.
 */
export function analyseLoops(plan: Plan, request: LoopRequest = {}): LoopAnalysis {
  const graph = loopGraph(plan);
  const run = saveRun(graph.plan, request);
  const steps = chosenSteps(graph, run.time, request);
  const scored = scoreLinks(graph, run, steps);
  const { rings, complete } = findRings(graph, scored, request.most ?? usualMost, request.names ?? []);
  const times = Float64Array.from(steps, (step) => run.time.start + step * run.time.dt);
  const loops = scoreRings(graph, scored, rings);
  const systems = new Set([...graph.systems].filter((system) => system >= 0)).size;
  const variables = graph.variables.map(({ id, text }) => ({ id, text }));
  const links = graph.graph.links.map((link, number) => ({ ...link, polarity: linkPolarity(graph, scored, number) }));
  return {
    times,
    loops,
    complete,
    variables,
    links,
    systems,
    ...(run.failure === undefined ? {} : { failure: run.failure }),
  };
}

/** Evenly spaced steps of the window, as many as the model's size allows. */
function chosenSteps(
  graph: LoopGraph,
  time: { readonly start: number; readonly dt: number; readonly steps: number },
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: LoopRequest,
): number[] {
  const first = Math.max(1, Math.ceil((from - time.start) / time.dt - 1e-6));
  const last = Math.min(time.steps, Math.floor((to - time.start) / time.dt + 1e-6));
  if (!(last >= first)) {
    const end = time.start + time.steps * time.dt;
    throw new JevonsError(`no step of the run lies from ${from} to ${to}`, {
      kind: 'usage',
      code: 'empty-window',
      hint: `the run goes from ${time.start} to ${end} in steps of ${time.dt}, and the first step has nothing before it`,
    });
  }
  const size = graph.links.reduce((sum, { links }) => sum + links.length, 1);
  const affordable = Math.max(2, Math.min(mostMoments, Math.floor(mostLinkScores / size)));
  const count = Math.min(last - first + 1, affordable);
  const step = (i: number) => (count === 1 ? last : first + Math.round((i * (last - first)) / (count - 1)));
  return Array.from({ length: count }, (_, i) => step(i));
}

/** All loops of variables; when there are too many the strongest at moments of the run, and the shortest. */
function findRings(
  whole: LoopGraph,
  scored: ScoredLinks,
  most: number,
  names: readonly LoopName[],
): { readonly rings: readonly (readonly string[])[]; readonly complete: boolean } {
  const { graph } = whole;
  const search = findLoops(graph, most);
  const found = new Map(search.loops.map(({ nodes }) => [nodes.join(' '), nodes]));
  if (search.complete) return { rings: [...found.values()], complete: true };
  // What has no effect on this run is a way for a name only where there is no other.
  const acting = { ...graph, links: graph.links.filter((_, number) => acts(scored, number)) };
  for (const name of names) {
    const ring = ringThrough(acting, name) ?? ringThrough(graph, name);
    if (ring !== undefined) found.set(ring.join(' '), ring);
  }
  // The graph's links are in the order of the variable links.
  const linkAt = new Map(graph.links.map(({ from, to }, number) => [`${from} ${to}`, number]));
  const count = Math.min(searches, scored.steps.length);
  for (let i = 0; i < count; i++) {
    const point = count === 1 ? 0 : Math.round((i * (scored.steps.length - 1)) / (count - 1));
    const strength = ({ from, to }: { readonly from: string; readonly to: string }) =>
      linkStrength(whole, scored, linkAt.get(`${from} ${to}`) ?? -1, point);
    for (const { nodes } of strongestLoops(graph, strength, strongestAtOnce)) {
      if (found.size < most) found.set(nodes.join(' '), nodes);
    }
  }
  return { rings: [...found.values()], complete: false };
}

/** Whether a link between variables moves anything on the run. */
function acts({ scores, slopes }: ScoredLinks, number: number): boolean {
  const some = (weights: Float64Array) => weights.some((weight) => weight !== 0);
  return (scores[number] ?? []).some(some) || some(slopes[number] as Float64Array);
}

function scoreRings(graph: LoopGraph, scored: ScoredLinks, rings: readonly (readonly string[])[]): ScoredLoop[] {
  const index = new Map(graph.variables.map(({ id }, number) => [id, number]));
  const loops = rings.map((ids) => ids.map((id) => index.get(id) as number));
  const set = ringSet(graph, loops);
  const moments = scored.steps.map((_, point) =>
    ringProducts(graph, set, (link) => scored.scores[link]?.[point] as Float64Array),
  );
  const slopes = ringProducts(graph, set, (link) => scored.slopes[link] as Float64Array);
  const systemOf = (loop: readonly number[]) => graph.systems[loop[0] as number] ?? -1;
  const totals = new Map<number, Float64Array>();
  const scores = loops.map((loop, number) => {
    const own = Float64Array.from(moments, (products) => products[number] as number);
    const total = totals.get(systemOf(loop)) ?? new Float64Array(own.length);
    totals.set(systemOf(loop), total);
    for (let i = 0; i < own.length; i++) total[i] = (total[i] ?? 0) + Math.abs(own[i] ?? 0);
    return own;
  });
  const scoredLoops = loops.map((loop, number): ScoredLoop => {
    const own = scores[number] as Float64Array;
    const total = totals.get(systemOf(loop)) as Float64Array;
    const relative = own.map((score, i) => shareOf(score, total[i] ?? 0));
    return {
      variables: loop.map((variable) => {
        const { id, text } = graph.variables[variable] as LoopVariable;
        return { id, text };
      }),
      polarity: polarityOf(own, slopes[number] as number),
      system: systemOf(loop),
      scores: own,
      relative,
      averageShare: meanSize(relative),
    };
  });
  return scoredLoops.sort((a, b) => a.system - b.system || b.averageShare - a.averageShare);
}

/**
 * Direction of a link between variables by its scores over the run. Between variables of equal elements, by those from
 * each element to itself: what one firm gains its rivals may lose.
 */
function linkPolarity(graph: LoopGraph, scored: ScoredLinks, number: number): Polarity {
  const { from, to, fromElements, toElements } = graph.links[number] as VariableLink;
  const elements = (variable: number) => graph.variables[variable]?.scalars.length ?? 0;
  const own = fromElements.map((element, i) => elements(from) !== elements(to) || element === toElements[i]);
  const total = (weights: Float64Array) => weights.reduce((sum, weight, i) => (own[i] ? sum + weight : sum), 0);
  const moved = (scored.scores[number] ?? []).reduce((sum, scores) => sum + Math.sign(total(scores)), 0);
  return (Math.sign(moved) || Math.sign(total(scored.slopes[number] as Float64Array)) || 0) as Polarity;
}

/** By the sign of its scores; of a loop that never moved, by the slopes of its links. */
function polarityOf(scores: Float64Array, slope: number): LoopPolarity {
  const up = scores.some((score) => score > 0);
  const down = scores.some((score) => score < 0);
  if (up !== down) return up ? 'reinforcing' : 'balancing';
  if (up) return 'undetermined';
  return slope > 0 ? 'reinforcing' : slope < 0 ? 'balancing' : 'undetermined';
}
