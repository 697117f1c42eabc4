/** Each choice of a firm of the race, in the same futures. */
import {
  type Correlation,
  type EnsembleExecution,
  type EnsembleResult,
  ensemble,
  type FailureGroup,
  type JointDraws,
} from '#analysis';
import { exp } from '#base';
import type { Distribution } from '#stats';
import type { ReadOutput } from '../read-outputs.ts';
import type { World } from '../world-types.ts';
import { type ChoiceSpec, leversOf } from './choice-specs.ts';

/** What is not known, as an ensemble takes it. */
export interface Beliefs {
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly correlations: readonly Correlation[];
  readonly joint?: JointDraws;
  readonly fixed: Readonly<Record<string, number>>;
}

export interface Window {
  /** Year in which orders begin to be another multiple, and for how long. */
  readonly from: number;
  readonly years: number;
  readonly horizon: number;
  readonly start: number;
  readonly discountRate: number;
}

/** `[future]` each; NaN where a run failed. */
export interface ChoiceOutcome {
  readonly spec: ChoiceSpec;
  /** Net present value with, and without, what stands at the horizon. */
  readonly full: Float64Array;
  readonly none: Float64Array;
  readonly capex: Float64Array;
  readonly capacity: Float64Array;
  /** 1 where the firm failed. */
  readonly ruin: Float64Array;
  /** What is seen by the end of the wait. */
  readonly seen: readonly Float64Array[];
}

export interface Evaluated {
  readonly outcomes: readonly ChoiceOutcome[];
  /** Drawn constants and outputs asked for, by id. */
  readonly read: ReadonlyMap<string, Float64Array>;
  readonly failures: readonly FailureGroup[];
}

export interface EvaluateRequest {
  readonly specs: readonly ChoiceSpec[];
  readonly drawn: Beliefs;
  readonly runs: number;
  readonly seed: number;
  /** Constants and outputs to read in the first choice. */
  readonly constants: readonly string[];
  readonly outputs: readonly ReadOutput[];
}

/** Something that knows what choices are worth: a firm of the race, or a company of one's own. */
export interface Evaluator {
  /** Simulations for so many choices in so many futures. */
  cost(choices: number, runs: number): number;
  evaluate(request: EvaluateRequest, execution: EnsembleExecution): Promise<Evaluated>;
}

/** What a firm that waits can see of the market meanwhile. */
export const watched = ['market_price', 'total_utilisation', 'customer_spending'] as const;

/** Numbers of an ensemble by id; not a number where they are not there. */
export function reader({ numbers }: EnsembleResult, runs: number): (id: string) => Float64Array {
  const found = new Map(numbers.map(({ id, values }) => [id, values]));
  return (id) => found.get(id) ?? new Float64Array(runs).fill(Number.NaN);
}

export function raceEvaluator(world: World, firm: string, firms: readonly string[], window: Window): Evaluator {
  const { from, years, horizon } = window;
  const at = (id: string, variable: string, time: number) => ({
    id,
    reducer: 'value-at',
    inputs: [variable],
    parameters: { time },
  });
  const numbers = [
    at('none', `net_present_value[${firm}]`, horizon),
    at('full', `net_present_value_with_capacity[${firm}]`, horizon),
    at('before', `net_present_value[${firm}]`, from),
    at('capex to', `capex_so_far[${firm}]`, Math.min(horizon, from + years + 2)),
    at('capex from', `capex_so_far[${firm}]`, from),
    at('capacity', `installed_capacity[${firm}]`, Math.min(horizon, from + years + 1)),
    at('failed', `failed[${firm}]`, horizon),
  ];
  const toWindow = exp(window.discountRate * (from - window.start));
  return {
    cost: (choices, runs) => choices * runs,
    async evaluate({ specs, drawn, runs, seed, constants, outputs }, execution) {
      const outcomes: ChoiceOutcome[] = [];
      const read = new Map<string, Float64Array>();
      const failures: FailureGroup[] = [];
      // The same series in every run, so that one compiled simulator serves all choices.
      const wanted = outputs.map(({ id, scalars, year }) => ({ ...at(`read ${id}`, '', year), inputs: scalars }));
      for (const [index, spec] of specs.entries()) {
        const seen = watched.map((id) => at(`seen ${id}`, id, from + spec.waitYears));
        const result = await ensemble(
          {
            plan: world.plan,
            ...drawn,
            fixed: { ...drawn.fixed, ...leversOf(spec, { firm, firms, from, years }) },
            outputs: [],
            derived: [...numbers, ...seen, ...wanted],
            runs,
            seed,
            levels: [0.5],
          },
          {
            ...execution,
            onProgress: (done) => execution.onProgress?.(index * runs + done, specs.length * runs),
          },
        );
        failures.push(...result.failures);
        const of = reader(result, runs);
        const sinceWindow = (id: string) => of(id).map((value, i) => (value - (of('before')[i] ?? 0)) * toWindow);
        outcomes.push({
          spec,
          full: sinceWindow('full'),
          none: sinceWindow('none'),
          capex: of('capex to').map((value, i) => value - (of('capex from')[i] ?? 0)),
          capacity: of('capacity'),
          ruin: of('failed').map((value) => (Number.isNaN(value) ? value : Number(value > 0.5))),
          seen: spec.waitYears > 0 ? watched.map((id) => of(`seen ${id}`)) : [],
        });
        if (index === 0) for (const { id } of outputs) read.set(id, of(`read ${id}`));
      }
      if (constants.length > 0) {
        // Two steps are enough to see what was drawn.
        const result = await ensemble(
          {
            plan: world.plan,
            ...drawn,
            outputs: [],
            derived: constants.map((id) => at(`read ${id}`, id, window.start)),
            runs,
            seed,
            levels: [0.5],
            time: { stop: window.start + 0.25 },
          },
          { ...execution, onProgress: () => {} },
        );
        for (const id of constants) read.set(id, reader(result, runs)(`read ${id}`));
      }
      return { outcomes, read, failures };
    },
  };
}
