/** Single equations of a plan, evaluated on values that the caller supplies: for the study of a saved run. */
import type { Plan } from '../plan/plan.ts';
import { resolveQuestion, type SimulatorOptions } from '../question.ts';
import { RunDraws } from './draws.ts';
import { execute, ProgramWriter } from './program.ts';

/** An equation: reads the evaluator's values and gives its own. */
export type Equation = () => number;

export class EquationEvaluator {
  private readonly draws = new RunDraws();
  private readonly writer: ProgramWriter;
  private slots: Float64Array = new Float64Array(0);

  /** @param options As for the simulator whose run is studied, so that fixed constants agree. */
  constructor(plan: Plan, options: SimulatorOptions, seed: number) {
    this.writer = new ProgramWriter(resolveQuestion(plan, options), this.draws);
    this.draws.begin(seed, 0);
  }

  /** Makes equations of nodes; to be called once, before the first is evaluated. */
  compile(roots: readonly number[]): readonly Equation[] {
    const programs = roots.map((root) => {
      const target = this.writer.slot();
      return { target, instructions: this.writer.expression(root, target) };
    });
    this.slots = this.writer.initialValues();
    return programs.map(({ target, instructions }) => () => {
      execute(instructions, this.slots);
      return this.slots[target] as number;
    });
  }

  /** Values by scalar index; what is written here is what equations read. */
  get values(): Float64Array {
    return this.slots;
  }

  /** The step whose random draws equations take. */
  set step(step: number) {
    this.draws.step = step;
  }
}
