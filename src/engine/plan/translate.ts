import { didYouMean } from '#base';
import type { Expression, Place, SubscriptUse, BinaryOperator as WrittenOperator } from '#lang';
import type { Builtin, EquationBuilder, ScalarParts, TablePoints } from './builder.ts';
import type { NodePool } from './node-pool.ts';
import type { BinaryOperator, Role } from './plan.ts';
import { statefulBuiltins } from './stateful.ts';
import { statelessBuiltins } from './stateless.ts';
import { type Bindings, modelIssue } from './subscripts.ts';
import type { Instance, Symbols } from './symbols.ts';
import { type VectorScope, vectorFunctions } from './vector-functions.ts';
import { reduce, reductions, tooLarge } from './vectors.ts';

/** Vensim's missing value, -2^109. */
export const missingValue = -6.490371073168535e32;

const written: Readonly<Record<WrittenOperator, BinaryOperator>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
  '=': 'equal',
  '<>': 'different',
  '<': 'less',
  '<=': 'less_or_equal',
  '>': 'greater',
  '>=': 'greater_or_equal',
  ':AND:': 'and',
  ':OR:': 'or',
};

/** Constants made of constants made of constants. */
const deepestConstant = 50;
const constantOperators: Readonly<Record<WrittenOperator, (a: number, b: number) => number | undefined>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': () => undefined,
  '=': (a, b) => Number(a === b),
  '<>': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  ':AND:': (a, b) => Number(a !== 0 && b !== 0),
  ':OR:': (a, b) => Number(a !== 0 || b !== 0),
};
/** The argument that alone decides a function's value at the start. */
const startArguments: Readonly<Record<string, number>> = {
  integ: 1,
  active_initial: 1,
  initial: 0,
  game: 0,
  smooth: 0,
  smooth3: 0,
  smoothi: 2,
  smooth3i: 2,
};
const startFunctions: Readonly<Record<string, (...args: readonly number[]) => number>> = {
  min: (a = 0, b = 0) => Math.min(a, b),
  max: (a = 0, b = 0) => Math.max(a, b),
  abs: (a = 0) => Math.abs(a),
  integer: (a = 0) => Math.trunc(a),
  if_then_else: (condition = 0, then = 0, otherwise = 0) => (condition !== 0 ? then : otherwise),
};

/** A hidden scalar under construction. */
export interface Hidden {
  readonly role: Role;
  readonly owner: Instance;
  readonly what: string;
  parts: ScalarParts;
}

/** What all equations of a model share while they are translated. */
export interface TranslationState {
  readonly symbols: Symbols;
  readonly pool: NodePool;
  readonly hidden: Hidden[];
  /** Scalars whose value shaped the plan. */
  readonly shaping: Set<number>;
  /** Index of the time step's scalar. */
  readonly timeStep: number;
  /** Parts of expressions translated so far, each for every element it is written for. */
  translated: number;
}

/** More than this would fill the memory: sums in sums, or long ranges on both sides of a sum. */
const mostTranslated = 5_000_000;

/** Translates the equation of one scalar to nodes. */
export class Translator implements EquationBuilder {
  readonly pool: NodePool;
  readonly time: number;
  readonly timeStep: number;
  private readonly state: TranslationState;
  private readonly instance: Instance;
  private bindings: Bindings;
  private callSites = 0;

  constructor(state: TranslationState, instance: Instance) {
    this.state = state;
    this.pool = state.pool;
    this.time = state.pool.scalar(0);
    this.timeStep = state.pool.scalar(state.timeStep);
    this.instance = instance;
    this.bindings = instance.bindings;
  }

  translate(expression: Expression): number {
    this.state.translated += 1;
    if (this.state.translated > mostTranslated) {
      throw modelIssue(
        `written out for all elements the model has more than ${mostTranslated} parts`,
        expression.place,
        tooLarge,
        'use shorter ranges, or sum in steps: a variable for each sum',
      );
    }
    switch (expression.kind) {
      case 'number':
        return this.pool.number(expression.value);
      case 'missing':
        return this.pool.number(missingValue);
      case 'variable':
        return this.variable(expression);
      case 'unary':
        return this.unary(expression);
      case 'binary':
        return this.pool.add(
          written[expression.operator],
          this.translate(expression.left),
          this.translate(expression.right),
        );
      case 'call':
        return this.call(expression);
      case 'lookup':
        return this.pool.add('lookup', this.tableNamed(expression), this.translate(expression.input));
      case 'table':
        throw modelIssue('a table may only be an argument of WITH LOOKUP', expression.place, 'misplaced-table');
    }
  }

  private unary(expression: Expression & { kind: 'unary' }): number {
    const operand = this.translate(expression.operand);
    if (expression.operator === '+') return operand;
    if (expression.operator === ':NOT:') return this.pool.add('not', operand);
    const value = this.pool.plainNumber(operand);
    return value === undefined ? this.pool.add('negate', operand) : this.pool.number(-value);
  }

  private variable(expression: Expression & { kind: 'variable' }): number {
    const { name, subscripts, place } = expression;
    const { symbols } = this.state;
    if (name.id === 'time' && subscripts.length === 0) return this.time;
    if (symbols.kindOf(name.id) === undefined && subscripts.length === 0) {
      const position = this.positionNamed(expression);
      if (position !== undefined) return this.pool.number(position);
    }
    return this.pool.scalar(this.find('variable', name.text, name.id, subscripts, place));
  }

  /** A range or an element used as a number stands for its position, from 1. */
  private positionNamed({ name, place }: Expression & { kind: 'variable' }): number | undefined {
    const { subscripts } = this.state.symbols;
    if (subscripts.isDimension(name.id)) {
      const element = subscripts.resolve({ name, bang: false, place }, this.bindings);
      return subscripts.positionIn(name, element, place);
    }
    return subscripts.isElement(name.id) ? subscripts.positionOf(name.id) : undefined;
  }

  private find(
    kind: 'variable' | 'lookup',
    text: string,
    id: string,
    uses: readonly SubscriptUse[],
    place: Place,
  ): number {
    const { symbols } = this.state;
    const actual = symbols.kindOf(id);
    if (actual === undefined) {
      const guess = didYouMean(text, symbols.names());
      throw modelIssue(
        `${text} is not defined`,
        place,
        'unknown-name',
        guess === undefined ? undefined : `did you mean ${guess}?`,
      );
    }
    if (actual !== kind) {
      const hint = actual === 'lookup' ? `give it an input: ${text}(x)` : undefined;
      throw modelIssue(`${text} is a ${actual}, not a ${kind}`, place, 'wrong-kind', hint);
    }
    const expected = symbols.subscriptCount(id);
    if (uses.length !== expected) {
      throw modelIssue(`${text} needs ${expected} subscripts, not ${uses.length}`, place, 'subscript-count');
    }
    const elements = uses.map((use) => symbols.subscripts.resolve(use, this.bindings));
    const found = symbols.find(kind, id, elements);
    if (found !== undefined) return found;
    throw modelIssue(`${text}[${elements.join(',')}] is not defined`, place, 'undefined-element');
  }

  private call(expression: Expression & { kind: 'call' }): number {
    const { name, args, place } = expression;
    const reduction = reductions[name.id];
    if (reduction !== undefined) return reduce(reduction, expression, this.reductionScope());
    const vectorFunction = vectorFunctions[name.id];
    if (vectorFunction !== undefined) return vectorFunction(expression, this.vectorScope());
    if (name.id === 'elmcount') return this.pool.number(this.elementCount(args, place));
    const builtin: Builtin | undefined = statelessBuiltins[name.id] ?? statefulBuiltins[name.id];
    if (builtin === undefined) throw modelIssue(`${name.text} is not supported`, place, 'unsupported');
    const [fewest, most] = builtin.count;
    if (args.length < fewest || args.length > most) {
      const count = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
      throw modelIssue(`${name.text} takes ${count} arguments, not ${args.length}`, place, 'argument-count');
    }
    return builtin.build(this, args, place);
  }

  private reductionScope() {
    const { symbols } = this.state;
    return {
      pool: this.pool,
      elementsOf: (use: SubscriptUse) => symbols.subscripts.elementsOf(use.name, use.place),
      translateWith: (argument: Expression, axes: ReadonlyMap<string, string>) => {
        const outer = this.bindings;
        this.bindings = new Map([...outer, ...axes]);
        try {
          return this.translate(argument);
        } finally {
          this.bindings = outer;
        }
      },
    };
  }

  private vectorScope(): VectorScope {
    const { symbols } = this.state;
    return {
      ...this.reductionScope(),
      translate: (expression) => this.translate(expression),
      plainValue: (expression, what) => this.plainValue(expression, what),
      elementBound: (use) => symbols.subscripts.resolve(use, this.bindings),
      arrayOf: ({ name, subscripts, place }) => {
        this.find('variable', name.text, name.id, subscripts, place);
        return symbols.arrayOf(
          name.id,
          subscripts.map((use) => symbols.subscripts.resolve(use, this.bindings)),
        );
      },
      missing: this.pool.number(missingValue),
    };
  }

  private elementCount(args: readonly Expression[], place: Place): number {
    const range = args[0];
    if (range?.kind !== 'variable') throw modelIssue('ELMCOUNT takes the name of a range', place, 'argument-kind');
    return this.state.symbols.subscripts.elementsOf(range.name, range.place).length;
  }

  table(expression: Expression): number {
    if (expression.kind === 'table') return this.addTable(expression.points);
    if (expression.kind === 'variable') return this.tableNamed(expression);
    throw modelIssue('expected the name of a lookup', expression.place, 'argument-kind');
  }

  private tableNamed(use: Expression & { kind: 'variable' | 'lookup' }): number {
    return this.find('lookup', use.name.text, use.name.id, use.subscripts, use.place);
  }

  private addTable({ x, y }: TablePoints): number {
    return this.state.symbols.tables.push({ x, y }) - 1;
  }

  derivedTable(table: number, change: (x: readonly number[], y: readonly number[]) => TablePoints): number {
    const { x, y } = this.state.symbols.tables[table] as TablePoints;
    return this.addTable(change(x, y));
  }

  plainValue(expression: Expression, what: string): number {
    const value = this.constantValue(expression, 0);
    if (value !== undefined) return value;
    throw modelIssue(`${what} must be a number or a constant`, expression.place, 'shapes-the-plan');
  }

  get timeStepAtStart(): number | undefined {
    return this.controlValue('time_step');
  }

  valueAtStart(expression: Expression, use: 'shape' | 'look'): number | undefined {
    return this.constantValue(expression, 0, use === 'look' ? { atStart: true, unmarked: true } : { atStart: true });
  }

  isSteady(expression: Expression): boolean {
    return this.constantValue(expression, 0, { unmarked: true }) !== undefined;
  }

  /**
   * The value of an expression of numbers and constants, at the start also of time and of what depends on it. A constant
   * read can no longer be varied, unless it is left unmarked.
   */
  private constantValue(
    expression: Expression,
    depth: number,
    how: { readonly atStart?: true; readonly unmarked?: true } = {},
  ): number | undefined {
    if (depth > deepestConstant) return undefined;
    const inner = (part: Expression) => this.constantValue(part, depth + 1, how);
    switch (expression.kind) {
      case 'number':
        return expression.value;
      case 'unary': {
        const value = inner(expression.operand);
        if (value === undefined || expression.operator === ':NOT:') return undefined;
        return expression.operator === '-' ? -value : value;
      }
      case 'binary': {
        const left = inner(expression.left);
        const right = inner(expression.right);
        return left === undefined || right === undefined
          ? undefined
          : constantOperators[expression.operator](left, right);
      }
      case 'call':
        if (expression.name.id === 'elmcount') return this.elementCount(expression.args, expression.place);
        return how.atStart === true ? this.callAtStart(expression, inner) : undefined;
      case 'variable': {
        const { name, subscripts, place } = expression;
        const { symbols } = this.state;
        if (name.id === 'time') return how.atStart === true ? this.controlValue('initial_time') : undefined;
        const instance = symbols.instances[this.find('variable', name.text, name.id, subscripts, place) - 1];
        if (instance === undefined) return undefined;
        const { equation } = instance.definition;
        const value =
          equation.kind === 'expression'
            ? new Translator(this.state, instance).constantValue(equation.expression, depth + 1, how)
            : symbols.tableNumber(instance);
        if (value !== undefined && how.unmarked !== true) this.state.shaping.add(instance.scalar);
        return value;
      }
      default:
        return undefined;
    }
  }

  private controlValue(id: string): number | undefined {
    const instance = this.state.symbols.instances[(this.state.symbols.find('variable', id, []) ?? 0) - 1];
    const equation = instance?.definition.equation;
    if (instance === undefined || equation?.kind !== 'expression') return undefined;
    return new Translator(this.state, instance).constantValue(equation.expression, 0, { unmarked: true });
  }

  /** A call at the start of the run: a stock is its initial value, a step has come or not. */
  private callAtStart(
    call: Expression & { kind: 'call' },
    inner: (part: Expression) => number | undefined,
  ): number | undefined {
    const { id } = call.name;
    const start = startArguments[id];
    if (start !== undefined) return inner(call.args[start] as Expression);
    if (id === 'step') {
      const [height, time] = call.args.map(inner);
      const [now, dt] = [this.controlValue('initial_time'), this.controlValue('time_step')];
      if (height === undefined || time === undefined || now === undefined || dt === undefined) return undefined;
      return now + dt / 2 > time ? height : 0;
    }
    const apply = startFunctions[id];
    const values = apply === undefined ? [undefined] : call.args.map(inner);
    return values.includes(undefined) ? undefined : apply?.(...(values as number[]));
  }

  reserve(role: Role, what: string): number {
    const { symbols, hidden } = this.state;
    hidden.push({ role, owner: this.instance, what, parts: {} });
    return symbols.instances.length + hidden.length;
  }

  complete(scalar: number, parts: ScalarParts): void {
    const hidden = this.state.hidden[scalar - this.state.symbols.instances.length - 1];
    if (hidden !== undefined) hidden.parts = parts;
  }

  callSite(): number {
    this.callSites += 1;
    return textNumber(`${this.instance.id}#${this.callSites}`);
  }
}

/** A 32-bit number of a text (FNV-1a), so that a call site's random stream does not move when other equations change. */
function textNumber(text: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    number = Math.imul(number ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return number;
}
