/**
 * The plan: a model made ready to run, without its text. Subscripts are expanded to scalars, functions with memory to
 * states, and every equation to nodes of a few primitive operators. It is plain JSON, so that it can be built once,
 * shipped, and compiled where there is no parser.
 */
import type { ScalarInfo } from '../simulator.ts';

/** Raised whenever the meaning of a stored plan changes; a plan of another version is refused. */
export const planVersion = 1;

/** Operators of no operand but a value or an index. */
export type LeafOperator =
  /** `['number', value]`; a value that JSON cannot hold is written as text. */
  | 'number'
  /** `['scalar', index]`: the value of a scalar now. */
  | 'scalar'
  /** `['uniform', site]`: a draw in (0, 1), its own at every call site, step and run. */
  | 'uniform';

export type UnaryOperator =
  | 'negate'
  | 'not'
  | 'abs'
  | 'sqrt'
  | 'truncate'
  | 'floor'
  | 'exp'
  | 'ln'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh';

export type BinaryOperator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'minimum'
  | 'maximum'
  | 'modulo'
  | 'equal'
  | 'different'
  | 'less'
  | 'less_or_equal'
  | 'greater'
  | 'greater_or_equal'
  | 'and'
  | 'or';

/** `['choose', condition, whenTrue, whenFalse]`. */
export type TernaryOperator = 'choose';

/** `[operator, table, input]`. */
export type TableOperator = 'lookup' | 'lookup_extrapolate' | 'lookup_forward' | 'lookup_backward';

/** `['normal', site, low, high]`: a standard normal draw, redrawn until it is within the two bounds. */
export type DrawOperator = 'normal';

export type Operator = LeafOperator | UnaryOperator | BinaryOperator | TernaryOperator | TableOperator | DrawOperator;

/** An operator and its operands, which are indices of earlier nodes (but see the leaf, table and draw operators). */
export type PlanNode = readonly [operator: Operator, ...operands: (number | NumberText)[]];

/** Numbers that JSON has no form for. */
export type NumberText = 'NaN' | 'Infinity' | '-Infinity' | '-0';

/**
 * What a scalar is to the engine.
 * `held` keeps a value from step to step; `pipeline` gives its input back a fixed time later.
 */
export type Role = 'time' | 'constant' | 'initial' | 'stock' | 'auxiliary' | 'held' | 'pipeline';

export interface PlanScalar extends ScalarInfo {
  readonly role: Role;
  /**
   * Node evaluated at every step: an auxiliary's value, a stock's net flow per unit of time, the next value of what
   * is held, the input of a pipeline. For a constant: its value, evaluated once.
   */
  readonly equation?: number;
  /** Node evaluated once before the first step: start of a state, value of an initial, or what ACTIVE INITIAL gives then. */
  readonly initial?: number;
  /** Node for the length of a pipeline in time units. */
  readonly delay?: number;
  /** A constant that the model forbids to change, or one that shaped the plan (the order of a delay). */
  readonly fixed?: 'unchangeable' | 'shapes-the-plan' | 'time-axis';
}

export interface PlanTable {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Plan {
  readonly version: typeof planVersion;
  /** The file the model came from, for messages. */
  readonly file: string;
  /** What the model shows; indices of scalars continue into `hidden`. */
  readonly scalars: readonly PlanScalar[];
  /** States that functions with memory need and the model does not name. */
  readonly hidden: readonly PlanScalar[];
  readonly nodes: readonly PlanNode[];
  readonly tables: readonly PlanTable[];
  /** Scalars in the order in which they are evaluated before the first step. */
  readonly initialOrder: readonly number[];
  /** Auxiliaries in the order in which they are evaluated at every step. */
  readonly stepOrder: readonly number[];
  /** Scalars that hold the time axis, by what they are. */
  readonly timeScalars: TimeScalars;
}

export interface TimeScalars {
  readonly time: number;
  readonly start: number;
  readonly stop: number;
  readonly dt: number;
  readonly savePeriod: number;
}

/**
 * @returns The same, which remembers what it found: a plan never changes: a plan has thousands of scalars, and a slider asks for all of
 * them many times a second.
 */
export function perPlan<Found>(derive: (plan: Plan) => Found): (plan: Plan) => Found {
  const known = new WeakMap<Plan, { readonly found: Found }>();
  return (plan) => {
    const kept = known.get(plan) ?? { found: derive(plan) };
    known.set(plan, kept);
    return kept.found;
  };
}

/** Every scalar of a plan, shown and hidden, in index order. */
export const allScalars = perPlan((plan): readonly PlanScalar[] => [...plan.scalars, ...plan.hidden]);

/** The operand of a `number` node as a number. */
export function numberOf(operand: number | NumberText | undefined): number {
  return typeof operand === 'number' ? operand : operand === '-0' ? -0 : Number(operand);
}

/** The form of a number in a `number` node. */
export function writtenNumber(value: number): number | NumberText {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Infinity';
  if (value === -Infinity) return '-Infinity';
  return Object.is(value, -0) ? '-0' : value;
}

const leafOperators: readonly Operator[] = ['number', 'scalar', 'uniform'];
const tableOperators: readonly Operator[] = ['lookup', 'lookup_extrapolate', 'lookup_forward', 'lookup_backward'];

/** Whether the first operand of an operator is an index of something else than a node. */
export function firstNodeOperand(operator: Operator): number {
  if (leafOperators.includes(operator)) return Number.POSITIVE_INFINITY;
  return operator === 'normal' || tableOperators.includes(operator) ? 1 : 0;
}

/** The node operands of a node, in order. */
export function operandsOf(node: PlanNode): readonly number[] {
  const first = firstNodeOperand(node[0]);
  return first === Number.POSITIVE_INFINITY ? [] : (node.slice(1 + first) as number[]);
}
