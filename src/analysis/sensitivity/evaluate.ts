/** Runs a model on the points of a design, in blocks, so that a stop is heard and progress shown. */
import { JevonsError } from '#base';
import type { Estimate, MethodId, Sample, SensitivityDesign, SensitivityMethod } from './method.ts';
import type { SensitivityProblem } from './problem.ts';

/** Anything that gives numbers for points: a formula, a simulator. */
export interface BatchFunction {
  /** Names of what it gives. */
  readonly outputs: readonly string[];
  /**
   * @param points `[run x input]`, row-major, strictly between 0 and 1.
   * @param firstRun Place of the first of them in the design: random numbers inside a run are counted by it.
   * @returns `[output x run]`; not a number where there is none.
   */
  evaluate(points: Float64Array, runs: number, firstRun: number): Float64Array | Promise<Float64Array>;
}

export interface EvaluationOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Gives the event loop a turn between blocks; without it a stop is heard only if it came before. */
  readonly pause?: () => Promise<void>;
}

/** Runs in a block; it changes no result. */
const blockRuns = 32;

/** @throws JevonsError `aborted`, `sample-shape` when the function gives too few or too many numbers. */
export async function evaluateDesign<Id extends MethodId, Settings>(
  design: SensitivityDesign<Id, Settings>,
  model: BatchFunction,
  { signal, onProgress, pause }: EvaluationOptions = {},
): Promise<Sample> {
  const { runs } = design;
  const width = design.problem.inputs.length;
  const values = new Float64Array(model.outputs.length * runs);
  for (let from = 0; from < runs; from += blockRuns) {
    await pause?.();
    stopIfAsked(signal);
    const count = Math.min(blockRuns, runs - from);
    place(await model.evaluate(design.points.subarray(from * width, (from + count) * width), count, from), from, count);
    onProgress?.(from + count, runs);
  }
  stopIfAsked(signal);
  return { design: design.id, outputs: model.outputs, values };

  function place(block: Float64Array, from: number, count: number): void {
    checkShape(block, model.outputs.length * count);
    model.outputs.forEach((_, output) => {
      values.set(block.subarray(output * count, (output + 1) * count), output * runs + from);
    });
  }
}

/** Design, evaluation and estimate in one. @throws JevonsError those of each. */
export async function runSensitivity<Id extends MethodId, Settings, Row, Result extends Estimate<Row>>(
  method: SensitivityMethod<Id, Settings, Row, Result>,
  problem: SensitivityProblem,
  model: BatchFunction,
  options: EvaluationOptions & {
    readonly seed: number;
    readonly settings?: Partial<Settings>;
    readonly output?: string;
  },
): Promise<Result> {
  const design = method.design(problem, options.seed, options.settings);
  return method.estimate(design, await evaluateDesign(design, model, options), options.output);
}

/** The same for a formula that needs no waiting. @throws JevonsError `sample-shape`. */
export function evaluateAtOnce<Id extends MethodId, Settings>(
  design: SensitivityDesign<Id, Settings>,
  formula: (point: Float64Array) => number,
): Sample {
  const width = design.problem.inputs.length;
  const values = Float64Array.from({ length: design.runs }, (_, run) =>
    formula(design.points.subarray(run * width, (run + 1) * width)),
  );
  return { design: design.id, outputs: ['output'], values };
}

function checkShape(block: Float64Array, expected: number): void {
  if (block.length === expected) return;
  throw new JevonsError(`the model gave ${block.length} numbers for a block that has ${expected}`, {
    kind: 'failure',
    code: 'sample-shape',
  });
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
}
