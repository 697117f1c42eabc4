/** The reference backend: one run after the other, one operation after the other. The oracle and the debugger. */
import { type Live, liveScalars } from '../live.ts';
import type { PlanScalar } from '../plan/plan.ts';
import type { Question } from '../question.ts';
import type { RunFailure } from '../simulator.ts';
import { RunDraws } from './draws.ts';
import { execute, type Instruction, ProgramWriter } from './program.ts';

/** A stock, or a held value, and what moves it. */
interface State {
  readonly scalar: number;
  /** Slot of the net flow, or of the next held value. */
  readonly change: number;
  readonly instructions: readonly Instruction[];
}

/** A fixed delay: its input at each step, kept for as many steps as the run's delay asks. */
interface Pipeline extends State {
  readonly delay: number;
  readonly history: Float64Array;
}

export class ReferenceMachine {
  private readonly question: Question;
  private readonly live: Live;
  private readonly draws = new RunDraws();
  private readonly atStart: Instruction[];
  private readonly everyStep: Instruction[];
  private readonly stocks: readonly State[];
  private readonly held: readonly State[];
  private readonly pipelines: readonly Pipeline[];
  private readonly values: Float64Array;
  private readonly template: Float64Array;
  /** How the current run went bad, if it did. */
  private readonly outcome: { failure?: Omit<RunFailure, 'run'> } = {};

  constructor(question: Question) {
    this.question = question;
    this.live = liveScalars(question);
    const { scalars, axis } = question;
    const writer = new ProgramWriter(question, this.draws);
    const scalarAt = (index: number) => scalars[index] as PlanScalar;
    const delays = new Map(this.live.pipelines.map((scalar) => [scalar, writer.slot()]));
    this.atStart = this.live.atStart.flatMap((scalar) => {
      const { initial, equation, delay } = scalarAt(scalar);
      const value = writer.expression((initial ?? equation) as number, scalar);
      return delay === undefined ? value : [...value, ...writer.expression(delay, delays.get(scalar) as number)];
    });
    this.everyStep = this.live.everyStep.flatMap((scalar) =>
      writer.expression(scalarAt(scalar).equation as number, scalar),
    );
    const state = (scalar: number): State => {
      const change = writer.slot();
      return { scalar, change, instructions: writer.expression(scalarAt(scalar).equation as number, change) };
    };
    this.stocks = this.live.stocks.map(state);
    this.held = this.live.held.map(state);
    this.pipelines = this.live.pipelines.map((scalar) => ({
      ...state(scalar),
      delay: delays.get(scalar) as number,
      history: new Float64Array(axis.steps),
    }));
    this.template = writer.initialValues();
    this.values = this.template.slice();
  }

  /**
   * Computes one run.
   *
   * @param inputs Value of input i.
   * @param save Called at every save point with the values of all scalars.
   * @returns Where the run first went bad, if it did.
   */
  run(
    inputs: (input: number) => number,
    seed: number,
    run: number,
    save: (savePoint: number, values: Float64Array) => void,
  ): RunFailure | undefined {
    const { axis } = this.question;
    const { values } = this;
    delete this.outcome.failure;
    values.set(this.template);
    this.question.inputs.forEach((scalar, input) => {
      values[scalar] = inputs(input);
    });
    this.draws.begin(seed, run);
    values[0] = axis.start;
    execute(this.atStart, values);
    const lengths = this.pipelines.map(({ delay }) => pipelineLength(values[delay] as number, axis.dt));
    const starts = this.pipelines.map(({ scalar }) => values[scalar] as number);
    this.checkAll(this.live.stocks, 0);
    for (let step = 0; ; step += 1) {
      values[0] = axis.start + step * axis.dt;
      this.draws.step = step;
      execute(this.everyStep, values);
      if (step % axis.saveEvery === 0) {
        this.checkAll(this.question.outputs, step);
        save(step / axis.saveEvery, values);
      }
      if (step === axis.steps) break;
      this.advance(step, lengths, starts);
    }
    return this.failureOf(run);
  }

  private failureOf(run: number): RunFailure | undefined {
    const { failure } = this.outcome;
    return failure === undefined ? undefined : { run, ...failure };
  }

  /** From one step to the next: all changes are computed from the values of this step before any is made. */
  private advance(step: number, lengths: readonly number[], starts: readonly number[]): void {
    const { values } = this;
    for (const { instructions } of this.held) execute(instructions, values);
    for (const { instructions } of this.pipelines) execute(instructions, values);
    const nextHeld = this.held.map(({ change }) => values[change] as number);
    const entering = this.pipelines.map(({ change }) => values[change] as number);
    if (this.question.method === 'euler') this.euler(step);
    else this.rungeKutta(step);
    this.held.forEach(({ scalar }, i) => {
      values[scalar] = nextHeld[i] as number;
    });
    this.pipelines.forEach(({ scalar, history }, i) => {
      history[step] = entering[i] as number;
      const from = step + 1 - (lengths[i] as number);
      values[scalar] = from >= 0 ? (history[from] as number) : (starts[i] as number);
    });
  }

  private euler(step: number): void {
    const { values } = this;
    const { dt } = this.question.axis;
    for (const { instructions } of this.stocks) execute(instructions, values);
    const next = this.stocks.map(({ scalar, change }) => (values[scalar] as number) + dt * (values[change] as number));
    this.checkStocks(next, step);
    this.stocks.forEach(({ scalar }, i) => {
      values[scalar] = next[i] as number;
    });
  }

  /** The classical method of fourth order; random draws, held values and pipelines keep the value of the step. */
  private rungeKutta(step: number): void {
    const { values, stocks } = this;
    const { dt, start } = this.question.axis;
    const begin = stocks.map(({ scalar }) => values[scalar] as number);
    const slopes: number[][] = [];
    const parts = [
      { ahead: 0, weight: 0 },
      { ahead: 0.5, weight: dt * 0.5 },
      { ahead: 0.5, weight: dt * 0.5 },
      { ahead: 1, weight: dt },
    ];
    for (const { ahead, weight } of parts) {
      const before = slopes.at(-1);
      if (before !== undefined) {
        stocks.forEach(({ scalar }, i) => {
          values[scalar] = (begin[i] as number) + weight * (before[i] as number);
        });
        values[0] = start + (step + ahead) * dt;
        execute(this.everyStep, values);
      }
      for (const { instructions } of stocks) execute(instructions, values);
      slopes.push(stocks.map(({ change }) => values[change] as number));
    }
    const [k1, k2, k3, k4] = slopes as [number[], number[], number[], number[]];
    const next = begin.map((from, i) => {
      const ends = (k1[i] as number) + 2 * (k2[i] as number) + 2 * (k3[i] as number) + (k4[i] as number);
      return from + (dt / 6) * ends;
    });
    this.checkStocks(next, step);
    stocks.forEach(({ scalar }, i) => {
      values[scalar] = next[i] as number;
    });
  }

  private checkAll(scalars: readonly number[], step: number): void {
    if (this.outcome.failure !== undefined) return;
    const bad = scalars.find((scalar) => !Number.isFinite(this.values[scalar]));
    if (bad !== undefined) this.fail(bad, step);
  }

  private checkStocks(next: readonly number[], step: number): void {
    if (this.outcome.failure !== undefined) return;
    const bad = next.findIndex((value) => !Number.isFinite(value));
    if (bad < 0) return;
    const { scalar } = this.stocks[bad] as State;
    const culprit = this.badRead(scalar);
    if (culprit !== undefined) this.fail(culprit, step);
    else this.record(scalar, step + 1, next[bad] as number);
  }

  /** Goes from a bad value to what it was made of, as long as that is bad too. */
  private fail(scalar: number, step: number): void {
    const seen = new Set<number>();
    let culprit = scalar;
    for (;;) {
      seen.add(culprit);
      const { role } = this.question.scalars[culprit] as PlanScalar;
      const cause = role === 'stock' && step > 0 ? undefined : this.badRead(culprit);
      if (cause === undefined || seen.has(cause)) break;
      culprit = cause;
    }
    this.record(culprit, step, this.values[culprit] as number);
  }

  private badRead(scalar: number): number | undefined {
    const { equation, initial, role } = this.question.scalars[scalar] as PlanScalar;
    const root = role === 'initial' ? initial : equation;
    if (root === undefined) return undefined;
    return this.question.reads.of(root).find((read) => !Number.isFinite(this.values[read]));
  }

  private record(scalar: number, step: number, value: number): void {
    const { axis, scalars } = this.question;
    this.outcome.failure = {
      step,
      time: axis.start + step * axis.dt,
      variable: (scalars[scalar] as PlanScalar).id,
      reason: Number.isNaN(value) ? 'not-a-number' : 'overflow',
    };
  }
}

/**
 * Steps that a fixed delay keeps its input: the nearest whole number, halves up, as Vensim does; at least one, and more
 * than the run when it is not a number.
 */
export function pipelineLength(delay: number, dt: number): number {
  const steps = Math.floor(delay / dt + 0.500001);
  return steps >= 1 ? steps : Number.isNaN(steps) ? Number.POSITIVE_INFINITY : 1;
}
