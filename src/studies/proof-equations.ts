/** Proofs that run through the equation language and the engine: small models written in their rows. */
import { analyseLoops } from '#analysis';
import { createSimulator, EquationEvaluator, type PlanScalar, planModel } from '#engine';
import { linkScores, parseModel } from '#lang';
import type { ProofMethod } from './proof-methods.ts';

function planOf(equations: readonly string[], stop: number, dt: number) {
  const control = { 'INITIAL TIME': 0, 'FINAL TIME': stop, 'TIME STEP': dt, SAVEPER: dt };
  const all = [...equations, ...Object.entries(control).map(([name, value]) => `${name} = ${value}`)];
  return planModel(parseModel(all.map((equation) => `${equation} ~ ~ |`).join('\n'), 'proof.mdl'));
}

/** `[output]`: value at the end of a run. */
function finalValues(
  equations: readonly string[],
  stop: number,
  dt: number,
  method: 'euler' | 'rk4',
  outputs: readonly string[],
): number[] {
  const simulator = createSimulator(planOf(equations, stop, dt), { method, outputs });
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  const { savePoints } = simulator.spec.time;
  return outputs.map((_, output) => values[(output + 1) * savePoints - 1] ?? Number.NaN);
}

/** An equation as a function of named inputs, evaluated by the reference interpreter. */
function functionOf(equation: string, inputs: readonly string[]): (values: readonly number[]) => number {
  const plan = planOf([`result = ${equation}`, ...inputs.map((name) => `${name} = INTEG(0, 0)`)], 1, 1);
  const index = (id: string) => plan.scalars.findIndex((scalar) => scalar.id === id);
  const evaluator = new EquationEvaluator(plan, {}, 1);
  const [evaluate] = evaluator.compile([(plan.scalars[index('result')] as PlanScalar).equation as number]);
  return (values) => {
    inputs.forEach((name, i) => {
      evaluator.values[index(name)] = values[i] ?? Number.NaN;
    });
    return evaluate?.() ?? Number.NaN;
  };
}

export const equationProofs: Readonly<Record<string, ProofMethod>> = {
  'model-end': ({ equations, stop, dt, method, output }) =>
    finalValues(equations, stop, dt, method, [output])[0] ?? Number.NaN,
  /** Order at which the error falls when the step is halved. */
  'convergence-order': ({ equations, stop, dt, method, output, exact }) => {
    const error = (step: number) =>
      Math.abs((finalValues(equations, stop, step, method, [output])[0] ?? Number.NaN) - exact);
    const ratio = error(dt) / error(dt / 2);
    // log2 by halving: the order is read to three digits.
    let [order, rest] = [0, ratio];
    while (rest >= 2) [order, rest] = [order + 1, rest / 2];
    for (let bit = 0.5; bit > 1e-4; bit /= 2) {
      rest *= rest;
      if (rest >= 2) [order, rest] = [order + bit, rest / 2];
    }
    return order;
  },
  'link-scores': ({ equation, inputs, before, after }) => linkScores(functionOf(equation, inputs), before, after),
  /** Scores, at some moments, of the loops that pass through some variables. */
  'loop-scores': ({ equations, stop, dt, from, to, loops, around }) => {
    const analysis = analyseLoops(planOf(equations, stop, dt), { from, to });
    const wanted = (loops as readonly string[]).map((id) =>
      analysis.loops.find(({ variables }) => variables.some((variable) => variable.id === id)),
    );
    const strongest = (wanted[around]?.scores ?? new Float64Array()).reduce(
      (best, score, i, all) => (Math.abs(score) > Math.abs(all[best] ?? 0) ? i : best),
      0,
    );
    return [-1, 0, 1].flatMap((shift) => wanted.map((loop) => loop?.scores[strongest + shift] ?? Number.NaN));
  },
};
