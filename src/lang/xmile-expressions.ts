/** Expressions in the notation of XMILE 1.0, with functions that XMILE lacks written out. */

import { JevonsError } from '#base';
import type { Expression, LookupPoints, Name, SubscriptUse } from './ast.ts';
import { functions } from './functions.ts';
import { bindingLevel, COMPARISON_LEVEL, UNARY_LEVEL } from './levels.ts';
import { combinations, type Ranges } from './ranges.ts';
import { placeText } from './source.ts';
import { markedRanges } from './walk.ts';

export interface XmileContext {
  readonly ranges: Ranges;
  /** Spelling of an element or range by id. */
  readonly spelling: ReadonlyMap<string, string>;
  /** Whether an id is that of a variable or lookup of the model. */
  readonly isVariable: (id: string) => boolean;
  /** Gives points a name as a lookup of their own. */
  readonly addTable: (points: LookupPoints) => string;
  /** Name of a lookup that extends its first and last slope. */
  readonly extrapolated: (lookup: Name) => string;
}

/** Vensim's missing value, -2^109, as a number: XMILE has no word for it. */
const missingText = '(-649037107316853453566312041152512)';

/** The element by range; a range that is not bound stays as it is, for an equation that holds for all its elements. */
export type Bindings = ReadonlyMap<string, string>;

/** Functions whose XMILE form is a plain call with the same arguments. */
const renamed: Readonly<Record<string, string>> = {
  abs: 'ABS',
  arccos: 'ARCCOS',
  arcsin: 'ARCSIN',
  arctan: 'ARCTAN',
  cos: 'COS',
  sin: 'SIN',
  tan: 'TAN',
  exp: 'EXP',
  ln: 'LN',
  sqrt: 'SQRT',
  min: 'MIN',
  max: 'MAX',
  zidz: 'SAFEDIV',
  xidz: 'SAFEDIV',
  step: 'STEP',
  initial: 'INIT',
  smooth: 'SMTH1',
  smoothi: 'SMTH1',
  smooth3: 'SMTH3',
  smooth3i: 'SMTH3',
  delay1: 'DELAY1',
  delay1i: 'DELAY1',
  delay3: 'DELAY3',
  delay3i: 'DELAY3',
  delay_fixed: 'DELAY',
  trend: 'TREND',
  forecast: 'FORCST',
  random_uniform: 'UNIFORM',
};

/** Functions written out, their arguments printed and in brackets. */
const written: Readonly<Record<string, (args: readonly string[]) => string>> = {
  if_then_else: ([condition, then, otherwise]) => `(IF ${condition} THEN ${then} ELSE ${otherwise})`,
  game: ([x]) => `(${x})`,
  power: ([base, exponent]) => `(${base} ^ ${exponent})`,
  log: ([x, base]) => `(LN(${x}) / LN(${base}))`,
  integer: ([x]) => truncated(x ?? ''),
  modulo: ([x, divisor]) => `(${x} - ${divisor} * ${truncated(`(${x} / ${divisor})`)})`,
  quantum: ([x, step]) => `(IF ${step} <= 0 THEN ${x} ELSE ${step} * ${truncated(`(${x} / ${step})`)})`,
  sinh: ([x]) => `((EXP(${x}) - EXP(-${x})) / 2)`,
  cosh: ([x]) => `((EXP(${x}) + EXP(-${x})) / 2)`,
  tanh: ([x]) => `((EXP(2 * ${x}) - 1) / (EXP(2 * ${x}) + 1))`,
  ramp: ([slope, start, stop]) =>
    `(IF TIME > ${start} THEN ${slope} * ((IF TIME < ${stop} OR ${start} > ${stop} THEN TIME ELSE ${stop}) - ${start}) ELSE 0)`,
  pulse: ([start, width]) =>
    `(IF TIME + DT / 2 > ${start} AND TIME + DT / 2 < ${start} + ${atLeastStep(width)} THEN 1 ELSE 0)`,
  pulse_train: ([start, width, repeat, stop]) => {
    const elapsed = `(TIME + DT / 2 - ${start})`;
    const phase = `(${elapsed} - ${repeat} * INT(${elapsed} / ${repeat}))`;
    return `(IF ${elapsed} > 0 AND ${phase} < ${atLeastStep(width)} AND TIME - DT / 2 < ${stop} THEN 1 ELSE 0)`;
  },
  smooth_n: ([input, time, initial, order]) => `SMTHN(${input}, ${time}, ${order}, ${initial})`,
  delay_n: ([input, time, initial, order]) => `DELAYN(${input}, ${time}, ${order}, ${initial})`,
};

/** INT of XMILE goes down, INTEGER of Vensim towards zero. */
function truncated(x: string): string {
  return `(IF ${x} < 0 THEN -INT(-${x}) ELSE INT(${x}))`;
}

function atLeastStep(width: string | undefined): string {
  return `(IF ${width} = 0 THEN DT ELSE ${width})`;
}

/** How the terms of a function over elements are joined. */
const joined: Readonly<Record<string, (terms: readonly string[]) => string>> = {
  sum: (terms) => `(${terms.join(' + ')})`,
  prod: (terms) => `(${terms.join(' * ')})`,
  vmin: (terms) => terms.reduce((least, term) => `MIN(${least}, ${term})`),
  vmax: (terms) => terms.reduce((most, term) => `MAX(${most}, ${term})`),
};

const operatorTexts: Readonly<Record<string, string>> = { ':AND:': 'AND', ':OR:': 'OR' };

const reserved = new Set(
  `and or not if then else mod time dt starttime stoptime inf pi self abs arccos arcsin arctan cos exp inf int ln log10
  max min pi random sin sqrt tan uniform normal delay delay1 delay3 delayn forcst smth1 smth3 smthn trend lookup pulse
  ramp step init previous safediv sum mean size stddev rank`.split(/\s+/),
);

/** A name as XMILE spells it in equations. */
export function xmileName(text: string): string {
  const bare = bareName(text);
  const plain = /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(bare) && !reserved.has(bare.toLowerCase().replaceAll(' ', '_'));
  return plain ? bare.replaceAll(' ', '_') : `"${bare.replaceAll('"', '\\"')}"`;
}

/** A name without the quotes of the equation language. */
export function bareName(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('\\"', '"') : text;
}

export class XmileExpressions {
  readonly #context: XmileContext;

  constructor(context: XmileContext) {
    this.#context = context;
  }

  /** @throws JevonsError code `unsupported` for what XMILE cannot say. */
  print(expression: Expression, bindings: Bindings): string {
    switch (expression.kind) {
      case 'number':
        return String(expression.value);
      case 'missing':
        return missingText;
      case 'variable':
        return this.#variable(expression.name, expression.subscripts, bindings);
      case 'lookup': {
        const table = this.#variable(expression.name, expression.subscripts, bindings);
        return `LOOKUP(${table}, ${this.print(expression.input, bindings)})`;
      }
      case 'unary': {
        const operand = this.#bracketed(expression.operand, UNARY_LEVEL + 1, bindings);
        return expression.operator === ':NOT:' ? `NOT ${operand}` : `${expression.operator}${operand}`;
      }
      case 'binary': {
        const level = bindingLevel(expression);
        const left = expression.operator === '^' || level === COMPARISON_LEVEL ? level + 1 : level;
        const operator = operatorTexts[expression.operator] ?? expression.operator;
        return `${this.#bracketed(expression.left, left, bindings)} ${operator} ${this.#bracketed(expression.right, level + 1, bindings)}`;
      }
      case 'call':
        return this.#call(expression, bindings);
      case 'table':
        throw unsupported('points outside WITH LOOKUP', expression);
    }
  }

  #bracketed(expression: Expression, lowest: number, bindings: Bindings): string {
    const text = this.print(expression, bindings);
    const isNot = expression.kind === 'unary' && expression.operator === ':NOT:';
    return bindingLevel(expression) < lowest || isNot ? `(${text})` : text;
  }

  #variable(name: Name, subscripts: readonly SubscriptUse[], bindings: Bindings): string {
    const { ranges, spelling } = this.#context;
    if (name.id === 'time' && subscripts.length === 0) return 'TIME';
    const position = subscripts.length === 0 ? this.#position(name, bindings) : undefined;
    if (position !== undefined) return String(position);
    if (subscripts.length === 0) return xmileName(name.text);
    const texts = subscripts.map((use) => {
      const id = (use.bang ? bindings.get(`${use.name.id}!`) : ranges.resolve(use.name.id, bindings)) ?? use.name.id;
      return xmileName(spelling.get(id) ?? use.name.text);
    });
    return `${xmileName(name.text)}[${texts.join(', ')}]`;
  }

  /** A range used as a number is the position of its element; an element is its own. */
  #position(name: Name, bindings: Bindings): number | undefined {
    const { ranges, isVariable } = this.#context;
    if (isVariable(name.id) || !ranges.isSubscript(name.id)) return undefined;
    const element = ranges.isRange(name.id) ? ranges.resolve(name.id, bindings) : name.id;
    return element === undefined ? undefined : ranges.position(name.id, element);
  }

  #call(call: Extract<Expression, { kind: 'call' }>, bindings: Bindings): string {
    const { ranges, addTable, extrapolated } = this.#context;
    const { id, text } = call.name;
    const join = joined[id];
    const [first, second] = call.args;
    if (join !== undefined && first !== undefined) return this.#overElements(join, first, bindings);
    if (id === 'elmcount' && first?.kind === 'variable') return String(ranges.elements(first.name.id)?.length ?? 0);
    if (id === 'with_lookup' && first !== undefined && second?.kind === 'table') {
      return `LOOKUP(${xmileName(addTable(second.points))}, ${this.print(first, bindings)})`;
    }
    if (
      id === 'lookup_extrapolate' &&
      first?.kind === 'variable' &&
      first.subscripts.length === 0 &&
      second !== undefined
    ) {
      return `LOOKUP(${xmileName(extrapolated(first.name))}, ${this.print(second, bindings)})`;
    }
    const name = renamed[id];
    if (name !== undefined) return `${name}(${call.args.map((arg) => this.print(arg, bindings)).join(', ')})`;
    const write = written[id];
    if (write !== undefined) return write(call.args.map((arg) => this.#bracketed(arg, UNARY_LEVEL + 2, bindings)));
    throw unsupported(functions.get(id)?.text ?? text, call);
  }

  #overElements(join: (terms: readonly string[]) => string, argument: Expression, bindings: Bindings): string {
    const axes = [...markedRanges(argument)];
    const { ranges } = this.#context;
    const terms = combinations(axes.map((axis) => ranges.elements(axis) ?? [])).map((elements) => {
      const inner = new Map([...bindings, ...axes.map((axis, i): [string, string] => [`${axis}!`, elements[i] ?? ''])]);
      return this.#bracketed(argument, UNARY_LEVEL, inner);
    });
    return join(terms);
  }
}

export function unsupported(what: string, at: { readonly place: Expression['place'] }): JevonsError {
  return new JevonsError(`${what} has no form in XMILE`, {
    kind: 'data',
    code: 'unsupported',
    where: placeText(at.place),
    hint: 'export to mdl, or rewrite the equation',
  });
}
