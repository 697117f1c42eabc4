import type { Expression, Place } from '#lang';
import type { NodePool } from './node-pool.ts';
import type { Role } from './plan.ts';

/** What the builtin functions may ask of the equation being translated. */
export interface EquationBuilder {
  readonly pool: NodePool;
  /** Node of an argument. */
  translate(expression: Expression): number;
  /** Node of the current time, and of the time step. */
  readonly time: number;
  readonly timeStep: number;
  /** Length of the time step, where numbers and constants alone decide it. */
  readonly timeStepAtStart: number | undefined;
  /** Index of the table that an argument names or is. */
  table(expression: Expression): number;
  /** A copy of a table with its points changed. */
  derivedTable(
    table: number,
    change: (x: readonly number[], y: readonly number[]) => TablePoints,
    place: Place,
  ): number;
  /** Value of an argument that shapes the plan, such as the order of a delay: a number, or constants that make one. */
  plainValue(expression: Expression, what: string): number;
  /**
   * Value of an expression at the start of the run, where numbers and constants alone decide it. The constants read
   * shape the plan and can no longer be varied, unless only looked at.
   */
  valueAtStart(expression: Expression, use: 'shape' | 'look'): number | undefined;
  /** Whether numbers and constants alone make an expression, so that it is the same at every step. */
  isSteady(expression: Expression): boolean;
  /** A scalar that the model does not name; complete it with `complete`. */
  reserve(role: Role, what: string): number;
  complete(scalar: number, parts: ScalarParts): void;
  /** Number of this call site for random streams: stays the same while the variable's equation does. */
  callSite(): number;
}

export interface TablePoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface ScalarParts {
  readonly equation?: number;
  readonly initial?: number;
  readonly delay?: number;
}

export interface Builtin {
  /** Fewest and most arguments. */
  readonly count: readonly [number, number];
  /** @returns The node of the function's value. */
  build(builder: EquationBuilder, args: readonly Expression[], place: Place): number;
}

/** A builtin whose arguments are all ordinary expressions. */
export function plain(
  count: number | readonly [number, number],
  build: (builder: EquationBuilder, ...nodes: number[]) => number,
): Builtin {
  return {
    count: typeof count === 'number' ? [count, count] : count,
    build: (builder, args) => build(builder, ...args.map((argument) => builder.translate(argument))),
  };
}
