/** The unit of an expression from the units of what it reads. */

import type { Expression, Place } from './ast.ts';
import { type ArgumentInfo, type FunctionInfo, functions } from './functions.ts';
import { dimensionless, divideUnits, multiplyUnits, raiseUnit, sameUnit, type Unit } from './units.ts';

/** A unit; `number` for what is made of written numbers only; `unknown` when something has no declared unit. */
export type Measure = Unit | 'number' | 'unknown';

export interface InferenceContext {
  /** Declared unit of a variable or lookup. */
  readonly unitOf: (id: string) => Unit | undefined;
  /** Whether a name is a subscript range or element, which counts as a plain number. */
  readonly isSubscript: (id: string) => boolean;
  readonly time: Unit | undefined;
  readonly print: (unit: Unit) => string;
  readonly report: (place: Place, what: string, hint: string) => void;
}

type Call = Extract<Expression, { kind: 'call' }>;
type Binary = Extract<Expression, { kind: 'binary' }>;
/** What the letters of a unit template stand for so far. */
type Bindings = Map<string, Measure>;

export class UnitInference {
  readonly #context: InferenceContext;

  constructor(context: InferenceContext) {
    this.#context = context;
  }

  /** @param declared Unit of the variable defined, so that a stock's flow is compared with it. */
  infer(expression: Expression, declared?: Unit): Measure {
    switch (expression.kind) {
      case 'number':
        return 'number';
      case 'missing':
      case 'table':
        return 'unknown';
      case 'variable':
        return this.#variable(expression.name.id);
      case 'lookup':
        this.infer(expression.input);
        return this.#context.unitOf(expression.name.id) ?? 'unknown';
      case 'unary': {
        const operand = this.infer(expression.operand);
        return expression.operator === ':NOT:' ? dimensionless : operand;
      }
      case 'binary':
        return this.#binary(expression);
      case 'call':
        return this.#call(expression, declared);
    }
  }

  #variable(id: string): Measure {
    const unit = this.#context.unitOf(id);
    if (unit !== undefined) return unit;
    if (id === 'time') return this.#context.time ?? 'unknown';
    return this.#context.isSubscript(id) ? 'number' : 'unknown';
  }

  #binary(expression: Binary): Measure {
    const { operator, place } = expression;
    if (operator === '^') return this.#power(expression.left, expression.right, place);
    const left = this.infer(expression.left);
    const right = this.infer(expression.right);
    if (operator === '*' || operator === '/') return combine(left, right, operator === '*' ? 1 : -1);
    if (operator === ':AND:' || operator === ':OR:') return dimensionless;
    const agreed = agree(left, right);
    if (agreed === undefined) {
      const [a, b] = [this.#print(left), this.#print(right)];
      this.#context.report(place, `left of ${operator} is ${a}, right is ${b}`, 'both sides need one unit');
    }
    return operator === '+' || operator === '-' ? (agreed ?? 'unknown') : dimensionless;
  }

  #power(base: Expression, exponent: Expression, place: Place): Measure {
    const unit = this.infer(base);
    const power = this.infer(exponent);
    if (typeof power !== 'string' && power.size > 0) {
      this.#context.report(place, `exponent is ${this.#print(power)}, expected Dmnl`, 'divide it by a reference value');
      return 'unknown';
    }
    if (typeof unit === 'string') return unit === 'number' ? (typeof power === 'string' ? power : dimensionless) : unit;
    if (unit.size === 0) return dimensionless;
    const written = writtenNumber(exponent);
    if (written !== undefined) return raiseUnit(unit, written);
    const hint = 'divide it by a reference value, or write the exponent as a number';
    this.#context.report(place, `base ${this.#print(unit)} has a variable exponent, expected Dmnl`, hint);
    return 'unknown';
  }

  #call(call: Call, declared: Unit | undefined): Measure {
    const info = functions.get(call.name.id);
    if (info === undefined) {
      for (const arg of call.args) this.infer(arg);
      return 'unknown';
    }
    if (info.unit === 'power') {
      const [base, exponent] = call.args;
      return base === undefined || exponent === undefined ? 'unknown' : this.#power(base, exponent, call.place);
    }
    if (info.unit === 'product') return this.#product(call);
    const bindings: Bindings = new Map();
    if (info.state && info.unit === 'A' && declared !== undefined) bindings.set('A', declared);
    info.args.forEach((argument, i) => {
      const arg = call.args[i];
      if (arg !== undefined) this.#argument(info, argument, arg, bindings);
    });
    return this.#template(info.unit, bindings);
  }

  /** A product over elements keeps no unit but that of plain numbers. */
  #product(call: Call): Measure {
    const measure = call.args[0] === undefined ? 'unknown' : this.infer(call.args[0]);
    return typeof measure === 'string' || measure.size === 0 ? measure : 'unknown';
  }

  #argument(info: FunctionInfo, argument: ArgumentInfo, arg: Expression, bindings: Bindings): void {
    if (argument.kind === 'table' || argument.kind === 'dimension') return;
    const given = this.infer(arg);
    if (argument.unit === '?') return;
    const expected = this.#template(argument.unit, bindings);
    if (expected === 'unknown' || typeof expected === 'string') {
      this.#bind(argument.unit, given, bindings);
      return;
    }
    if (typeof given === 'string' || sameUnit(given, expected)) return;
    const [got, wanted] = [this.#print(given), this.#print(expected)];
    this.#context.report(
      arg.place,
      `${argument.name} of ${info.text} is ${got}, expected ${wanted}`,
      'change one of them',
    );
  }

  /** Learns what `A` is from an argument with template `A` or `A/T`. */
  #bind(template: string, given: Measure, bindings: Bindings): void {
    const letter = template.charAt(0);
    if (letter !== 'A' && letter !== 'B') return;
    const { time } = this.#context;
    let learned = given;
    if (template === 'A/T' && typeof given !== 'string')
      learned = time === undefined ? 'unknown' : multiplyUnits(given, time);
    else if (template !== letter && template !== 'A/T') return;
    const before = bindings.get(letter);
    if (before === undefined || before === 'number' || typeof learned !== 'string') bindings.set(letter, learned);
  }

  /** The unit a template stands for. */
  #template(template: string, bindings: Bindings): Measure {
    const measure = (symbol: string): Measure => {
      if (symbol === '1') return dimensionless;
      if (symbol === 'T') return this.#context.time ?? 'unknown';
      return bindings.get(symbol) ?? 'unknown';
    };
    if (template === '?') return 'unknown';
    if (template === 'A^0.5') {
      const unit = measure('A');
      return typeof unit === 'string' ? unit : raiseUnit(unit, 0.5);
    }
    const [above = '1', below] = template.split('/');
    return below === undefined ? measure(above) : combine(measure(above), measure(below), -1);
  }

  #print(measure: Measure): string {
    return typeof measure === 'string' ? measure : this.#context.print(measure);
  }
}

/** Unit of a product (`sign` 1) or quotient (-1). */
function combine(left: Measure, right: Measure, sign: 1 | -1): Measure {
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  if (left === 'number' && right === 'number') return 'number';
  const above = left === 'number' ? dimensionless : left;
  const factor = right === 'number' ? dimensionless : right;
  return sign === 1 ? multiplyUnits(above, factor) : divideUnits(above, factor);
}

/** The unit that both sides of a sum have; undefined when they differ. */
function agree(left: Measure, right: Measure): Measure | undefined {
  if (left === 'number') return right;
  if (right === 'number') return left;
  if (left === 'unknown') return right;
  if (right === 'unknown') return left;
  return sameUnit(left, right) ? left : undefined;
}

/** The value of an expression of written numbers. */
function writtenNumber(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'unary' && expression.operator !== ':NOT:') {
    const value = writtenNumber(expression.operand);
    return value === undefined || expression.operator === '+' ? value : -value;
  }
  if (expression.kind !== 'binary') return undefined;
  const left = writtenNumber(expression.left);
  const right = writtenNumber(expression.right);
  if (left === undefined || right === undefined) return undefined;
  if (expression.operator === '/') return left / right;
  if (expression.operator === '*') return left * right;
  if (expression.operator === '+') return left + right;
  return expression.operator === '-' ? left - right : undefined;
}
