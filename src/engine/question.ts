import { didYouMean, JevonsError } from '#base';
import { ScalarReads } from './plan/node-pool.ts';
import { allScalars, type Plan, type PlanScalar, planVersion } from './plan/plan.ts';
import { type TimeOptions, timeAxis } from './plan/time-axis.ts';
import { ConstantEvaluator } from './reference/constants.ts';
import type { TimeAxis } from './simulator.ts';

export interface SimulatorOptions {
  /** Without it: the fast backend where it can compute the model exactly, else the reference. */
  readonly backend?: 'reference' | 'wasm';
  /** Euler unless said otherwise. */
  readonly method?: 'euler' | 'rk4';
  /** Ids of the constants that differ between runs, in the order of `Batch.inputs`. */
  readonly vary?: readonly string[];
  /** Values, by id, of constants that are set for all runs. */
  readonly fix?: Readonly<Record<string, number>>;
  /** Ids of the scalars to keep; all the model names when absent. */
  readonly outputs?: readonly string[];
  readonly time?: TimeOptions;
}

/** What is asked of a plan, with every name resolved and every value checked: the input of each backend. */
export interface Question {
  readonly plan: Plan;
  readonly scalars: readonly PlanScalar[];
  readonly reads: ScalarReads;
  readonly axis: TimeAxis;
  readonly method: 'euler' | 'rk4';
  /** Scalars given by every run, in order. */
  readonly inputs: readonly number[];
  /** Values that replace those of the plan: fixed constants and the time axis. */
  readonly fixed: ReadonlyMap<number, number>;
  readonly outputs: readonly number[];
}

/**
 * Resolves and checks the options against the plan.
 *
 * @throws JevonsError kind `usage`: `unknown-variable` (with the nearest name), `not-a-constant`, `unchangeable`,
 * `bad-value`, `repeated-name`; kind `data`: `plan-version`, `time-axis`.
 */
export function resolveQuestion(plan: Plan, options: SimulatorOptions): Question {
  if (plan.version !== planVersion) {
    throw new JevonsError(`the plan has version ${plan.version}; this engine reads version ${planVersion}`, {
      kind: 'data',
      code: 'plan-version',
      where: plan.file,
      hint: 'build the plan again from the model',
    });
  }
  const names = new NameIndex(plan);
  const scalars = allScalars(plan);
  const inputs = (options.vary ?? []).map((id) => names.constant(id, 'vary'));
  refuseRepeated(inputs, scalars);
  const fixed = new Map<number, number>();
  for (const [id, value] of Object.entries(options.fix ?? {})) {
    const index = names.constant(id, 'fix');
    if (!Number.isFinite(value)) throw usage(`${id} cannot be set to ${value}`, 'bad-value', 'give a finite number');
    if (inputs.includes(index)) throw usage(`${id} is both varied and fixed`, 'repeated-name', 'choose one');
    fixed.set(index, value);
  }
  const axis = axisOf(plan, fixed, options.time ?? {});
  const { timeScalars } = plan;
  fixed.set(timeScalars.start, axis.start);
  fixed.set(timeScalars.stop, axis.stop);
  if (timeScalars.savePeriod !== timeScalars.dt) fixed.set(timeScalars.savePeriod, axis.saveEvery * axis.dt);
  fixed.set(timeScalars.dt, axis.dt);
  const outputs =
    options.outputs?.map((id) => names.find(id, 'outputs')) ??
    plan.scalars.map((_, index) => index).filter((index) => index !== timeScalars.time);
  const reads = new ScalarReads(plan.nodes);
  return { plan, scalars, reads, axis, method: options.method ?? 'euler', inputs, fixed, outputs };
}

/** The time axis of a question, without compiling anything. @throws JevonsError those of `resolveQuestion`. */
export function askedTimeAxis(plan: Plan, options: SimulatorOptions = {}): TimeAxis {
  return resolveQuestion(plan, options).axis;
}

/** The model's own axis, as its constants give it with the fixed values in place, then changed by the options. */
function axisOf(plan: Plan, fixed: ReadonlyMap<number, number>, options: TimeOptions): TimeAxis {
  const { timeScalars } = plan;
  const start = options.start ?? new ConstantEvaluator(plan, fixed).value(timeScalars.start);
  const stop = options.stop ?? new ConstantEvaluator(plan, fixed).value(timeScalars.stop);
  const dt = options.dt ?? new ConstantEvaluator(plan, fixed).value(timeScalars.dt);
  const changed = new Map([...fixed, [timeScalars.start, start], [timeScalars.stop, stop], [timeScalars.dt, dt]]);
  const savePeriod = new ConstantEvaluator(plan, changed).value(timeScalars.savePeriod);
  return timeAxis({ start, stop, dt, savePeriod }, options, plan.file);
}

function usage(what: string, code: string, hint?: string): JevonsError {
  return new JevonsError(what, { kind: 'usage', code, ...(hint === undefined ? {} : { hint }) });
}

function refuseRepeated(indices: readonly number[], scalars: readonly PlanScalar[]): void {
  const repeated = indices.find((index, position) => indices.indexOf(index) !== position);
  if (repeated !== undefined) throw usage(`${scalars[repeated]?.id} is varied twice`, 'repeated-name');
}

class NameIndex {
  private readonly plan: Plan;
  private readonly byId: ReadonlyMap<string, number>;

  constructor(plan: Plan) {
    this.plan = plan;
    this.byId = new Map(plan.scalars.map((scalar, index) => [scalar.id, index]));
  }

  find(id: string, what: string): number {
    const index = this.byId.get(id);
    if (index !== undefined) return index;
    const guess = didYouMean(id, this.byId.keys());
    throw new JevonsError(`unknown variable ${id}`, {
      kind: 'usage',
      code: 'unknown-variable',
      where: what,
      ...(guess === undefined ? {} : { hint: `did you mean ${guess}?` }),
    });
  }

  constant(id: string, what: string): number {
    const index = this.find(id, what);
    const scalar = this.plan.scalars[index] as PlanScalar;
    if (scalar.role !== 'constant') {
      throw usage(`${id} is ${aKind(scalar.kind)}; only constants can be set`, 'not-a-constant');
    }
    if (scalar.fixed === 'time-axis') {
      throw usage(`${id} is part of the time axis`, 'unchangeable', 'change the time options instead');
    }
    if (scalar.fixed === 'shapes-the-plan') {
      throw usage(`${id} sets the order of a delay, which is built into the plan`, 'unchangeable', 'edit the model');
    }
    if (scalar.fixed === 'unchangeable') throw usage(`${id} is an unchangeable constant`, 'unchangeable');
    return index;
  }
}

function aKind(kind: PlanScalar['kind']): string {
  return kind === 'auxiliary' || kind === 'initial' ? `an ${kind}` : `a ${kind}`;
}
