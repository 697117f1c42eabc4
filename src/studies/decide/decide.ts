/** How much to build: choices of one firm in the same futures, and for which beliefs too little is worse than too much. */
import { type EnsembleExecution, type FailureGroup, leastSquaresFit, legendre } from '#analysis';
import { canonicalJson, sha256Hex } from '#base';
import type { Distribution } from '#stats';
import type { DecideRequest, DecideResult } from '../decide-types.ts';
import { withPosterior } from '../fit-words.ts';
import { readOutput } from '../read-outputs.ts';
import type { World } from '../world-types.ts';
import { decideAnswer } from './answer.ts';
import { type AxisChoice, axisNamed, axisOf, beliefAxis, uncertain } from './axes.ts';
import { findingsOf } from './findings.ts';
import { differenceOf, type Futures, type MapFutures, together, whole } from './futures.ts';
import type { Evaluated, EvaluateRequest } from './race-values.ts';
import { type DecidePlan, planDecision, wideOf } from './setup.ts';

/**
 * Runs every choice on the same futures and works out the answer. Pure: what it runs on is handed in.
 *
 * @throws JevonsError those of `planDecision` and `ensemble`; `aborted`.
 */
export async function decide(
  world: World,
  request: DecideRequest,
  execution: EnsembleExecution = {},
): Promise<DecideResult> {
  const plan = planDecision(world, request);
  const failures: FailureGroup[] = [];
  let done = 0;
  const evaluate = async (asked: Omit<EvaluateRequest, 'seed'>): Promise<Evaluated> => {
    if (asked.specs.length === 0) return { outcomes: [], read: new Map(), failures: [] };
    const before = done;
    const found = await plan.evaluator.evaluate(
      { ...asked, seed: plan.seed },
      { ...execution, onProgress: (count) => execution.onProgress?.(before + count, plan.runs) },
    );
    done += plan.evaluator.cost(asked.specs.length, asked.runs);
    failures.push(...found.failures);
    return found;
  };
  const constants = uncertain(plan.resolved);
  // What the elasticity is when the choice is made is seen in every world, whichever beliefs make it.
  const elasticity = readOutput(world.plan, `market_elasticity_${Math.floor(plan.window.from)}`);
  const asked = (plan.axes ?? []).flatMap(({ output }) => (output === undefined ? [] : [output]));
  const outputs = [elasticity, ...asked.filter(({ id }) => id !== elasticity.id)];
  const base = { drawn: plan.drawn, runs: plan.n, constants, outputs };
  const first = await evaluate({ ...base, specs: plan.specs });
  const futures = whole({ outcomes: first.outcomes, read: first.read });
  const second = await evaluate({ ...base, runs: plan.mapRuns, specs: plan.rivalsWait, constants: [] });
  const common = together(first.outcomes, second.outcomes, plan.mapRuns);
  const axes = plan.axes ?? leadingAxes(world, plan, futures);
  const map = await mapped(world, plan, axes, outputs, evaluate);
  const facts = findingsOf(world, plan, request, { ...futures, common }, map, axes, failures);
  const body = { ...facts, answer: withPosterior(decideAnswer(facts), plan.resolved.posterior) };
  return { hash: sha256Hex(canonicalJson(body)), ...body };
}

/** The two beliefs about the world that explain most of where too little is worse than too much. */
function leadingAxes(world: World, plan: DecidePlan, futures: Futures): [AxisChoice, AxisChoice] {
  const difference = differenceOf(futures.outcomes, plan.step, 'full');
  const all = uncertain(plan.resolved);
  const beliefs = all.filter((id) => world.parameters.get(id)?.group === 'world');
  const candidates = (beliefs.length >= 2 ? beliefs : all).map((id) => {
    const axis = axisOf(beliefAxis(world, id), futures.read.get(id) ?? new Float64Array(0), undefined);
    const width = axis.high - axis.low || 1;
    const rows = Array.from(futures.read.get(id) ?? [], (value) =>
      legendre(Math.max(-1, Math.min(1, (2 * (value - axis.low)) / width - 1)), 2),
    );
    return { id, explained: leastSquaresFit(rows, difference).explained };
  });
  candidates.sort((a, b) => b.explained - a.explained || (a.id < b.id ? -1 : 1));
  const [x, y] = candidates;
  const axis = (id: string | undefined) => axisNamed(world, plan.resolved, id ?? '', plan.window.from, '--map');
  return [axis(x?.id), axis(y?.id)];
}

/** Futures that fill the map: both beliefs drawn evenly over more than is believed, all else as believed. */
async function mapped(
  world: World,
  plan: DecidePlan,
  axes: readonly [AxisChoice, AxisChoice],
  outputs: EvaluateRequest['outputs'],
  evaluate: (asked: Omit<EvaluateRequest, 'seed'>) => Promise<Evaluated>,
): Promise<MapFutures | undefined> {
  const ids = axes.map(({ id }) => id);
  const beliefs: Record<string, Distribution> = { ...plan.drawn.beliefs };
  if (!ids.every((id) => id in beliefs)) return undefined;
  for (const id of ids) {
    const { low, high, scale } = wideOf(world, plan, id);
    beliefs[id] = { name: scale === 'log' ? 'loguniform' : 'uniform', parameters: [low, high] };
  }
  const correlations = plan.drawn.correlations.filter(
    ({ first, second }) => !ids.includes(first) && !ids.includes(second),
  );
  const found = await evaluate({
    specs: plan.mapSpecs,
    drawn: { ...plan.drawn, beliefs, correlations },
    runs: plan.mapRuns,
    constants: ids,
    outputs,
  });
  return whole(found);
}
