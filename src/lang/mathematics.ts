/**
 * Definitions as mathematics: MathML in pieces that a line can be broken between, since browsers do not break inside one.
 * Names stay those of the model, as words. They are marked, not linked: a formula is one thing to those who listen to it,
 * and what is inside it cannot be reached from key to key.
 */
import type { BinaryOperator, Definition, Expression, LookupPoints, Name, SubscriptUse } from './ast.ts';
import { bindingLevel, levels, NOT_LEVEL, UNARY_LEVEL } from './levels.ts';
import { markedRanges } from './walk.ts';
import { printExpression } from './writer.ts';

/** Whether a variable is marked with its id (`data-variable`), by id: all but those without a definition, such as time. */
export type IsMarked = (id: string) => boolean;

/** Lines of HTML; in each, pieces of MathML with spaces between them. */
export type MathLines = readonly string[];

const PRODUCT_LEVEL = levels.get('*') ?? 0;
const SUM_LEVEL = levels.get('+') ?? 0;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

const word = (text: string) => `<mtext>${escaped(text)}</mtext>`;
const operator = (sign: string) => `<mo>${escaped(sign)}</mo>`;
const row = (...parts: readonly string[]) => (parts.length === 1 ? (parts[0] ?? '') : `<mrow>${parts.join('')}</mrow>`);
const product = (factors: readonly string[]) =>
  row(...factors.flatMap((one, at) => (at === 0 ? [one] : [operator('×'), one])));
const fenced = (inner: string) => `<mrow><mo>(</mo>${inner}<mo>)</mo></mrow>`;
const piece = (inner: string) => `<math displaystyle="true">${inner}</math>`;

/**
 * One definition, its lines in the order of reading: a stock gives its change and its value at the start.
 *
 * @param definition Of any kind; a table of numbers or points is written out.
 * @param isMarked Of the variables on the right.
 */
export function definitionMathematics(definition: Definition, isMarked: IsMarked): MathLines {
  const name = variable(definition.name, namesOf(definition.subscripts), () => false);
  const { equation } = definition;
  if (equation.kind === 'array') return [line(name, `<mtext>${escaped(rowsText(equation.rows))}</mtext>`)];
  if (equation.kind === 'lookup') return [line(name, word(pointsText(equation.points)))];
  const { expression } = equation;
  const [rate, start] = expression.kind === 'call' && expression.name.id === 'integ' ? expression.args : [];
  if (rate === undefined || start === undefined)
    return [`${piece(name + operator('='))} ${pieces(expression, isMarked)}`];
  const change = `<mfrac><mrow><mi>d</mi>${name}</mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac>`;
  const atStart = `${name}<mo>(</mo><msub><mi>t</mi><mn>0</mn></msub><mo>)</mo>`;
  return [
    `${piece(change + operator('='))} ${pieces(rate, isMarked)}`,
    `${piece(atStart + operator('='))} ${pieces(start, isMarked)}`,
  ];
}

function line(name: string, value: string): string {
  return `${piece(name + operator('='))} ${piece(value)}`;
}

const namesOf = (names: readonly Name[]) => names.map(({ text }) => text);

function variable(name: Name, subscripts: readonly string[], isMarked: IsMarked): string {
  const mark = isMarked(name.id) ? ` data-variable="${escaped(name.id)}"` : '';
  const base = `<mtext${mark}>${escaped(name.text)}</mtext>`;
  return subscripts.length === 0 ? base : `<msub>${base}${row(word(subscripts.join(', ')))}</msub>`;
}

const usedSubscripts = (uses: readonly SubscriptUse[]) => uses.map((use) => use.name.text);

/** Terms and factors apart, so that a long right-hand side wraps between them. */
function pieces(expression: Expression, isMarked: IsMarked): string {
  return piecesOf(expression, isMarked).map(piece).join(' ');
}

function piecesOf(expression: Expression, isMarked: IsMarked): readonly string[] {
  const terms = termsOf(expression);
  return terms.flatMap(({ sign, term }, position) => {
    const lead = position === 0 ? (sign === '-' ? operator('−') : '') : operator(sign === '-' ? '−' : '+');
    const factors = factorsOf(term);
    const lowest = terms.length === 1 && factors.length === 1 && lead === '' ? 0 : PRODUCT_LEVEL;
    return factors.flatMap((factor, at) => {
      const before = at === 0 ? lead : operator('×');
      return brokenFactor(before, factor, isMarked) ?? [before + factorText(factor, isMarked, lowest)];
    });
  });
}

/** Letters from which on what stands in brackets is broken too. */
const longBrackets = 40;

/** A long sum in brackets, or a long argument of a function, in pieces of its own; undefined for all else. */
function brokenFactor(before: string, { over, under }: Factor, isMarked: IsMarked): readonly string[] | undefined {
  if (under.length > 0) return undefined;
  const isSum = over.kind === 'binary' && (over.operator === '+' || over.operator === '-');
  const only = over.kind === 'call' && over.args.length === 1 && isPlainCall(over) ? over.args[0] : undefined;
  const inner = isSum ? over : only;
  if (inner === undefined || printExpression(inner).length < longBrackets) return undefined;
  const name = over.kind === 'call' ? word(over.name.text.toLowerCase()) : '';
  const parts = piecesOf(inner, isMarked);
  return parts.map((part, at) => {
    const open = at === 0 ? `${before}${name}<mo stretchy="false">(</mo>` : '';
    return open + part + (at === parts.length - 1 ? '<mo stretchy="false">)</mo>' : '');
  });
}

interface Term {
  readonly sign: '+' | '-';
  readonly term: Expression;
}

function termsOf(expression: Expression): readonly Term[] {
  if (expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '-')) {
    return [...termsOf(expression.left), { sign: expression.operator, term: expression.right }];
  }
  if (expression.kind === 'unary' && expression.operator === '-') return [{ sign: '-', term: expression.operand }];
  return [{ sign: '+', term: expression }];
}

interface Factor {
  readonly over: Expression;
  readonly under: readonly Expression[];
}

/** Of a product: a division goes with the factor before it, which is what the language computes. */
function factorsOf(expression: Expression): readonly Factor[] {
  if (expression.kind !== 'binary') return [{ over: expression, under: [] }];
  if (expression.operator === '*') return [...factorsOf(expression.left), { over: expression.right, under: [] }];
  if (expression.operator !== '/') return [{ over: expression, under: [] }];
  const before = factorsOf(expression.left);
  const last = before.at(-1);
  if (last === undefined) return before;
  return [...before.slice(0, -1), { over: last.over, under: [...last.under, expression.right] }];
}

/** @param lowest Level under which a factor without a denominator needs brackets. */
function factorText({ over, under }: Factor, isMarked: IsMarked, lowest: number): string {
  if (under.length === 0) return markup(over, isMarked, lowest);
  const below = under.map((one) => markup(one, isMarked, under.length === 1 ? 0 : PRODUCT_LEVEL + 1));
  return `<mfrac>${markup(over, isMarked, 0)}${product(below)}</mfrac>`;
}

/** @param lowest Level under which the expression needs brackets where it stands. */
function markup(expression: Expression, isMarked: IsMarked, lowest: number): string {
  const inner = plain(expression, isMarked);
  return bindingLevel(expression) < lowest ? fenced(inner) : inner;
}

function plain(expression: Expression, isMarked: IsMarked): string {
  switch (expression.kind) {
    case 'number':
      return `<mn>${expression.value}</mn>`;
    case 'missing':
      return word(':NA:');
    case 'variable':
      return variable(expression.name, usedSubscripts(expression.subscripts), isMarked);
    case 'unary':
      if (expression.operator === ':NOT:')
        return row(word('not\u00a0'), markup(expression.operand, isMarked, NOT_LEVEL));
      return row(operator(expression.operator === '-' ? '−' : '+'), markup(expression.operand, isMarked, UNARY_LEVEL));
    case 'binary':
      return binary(expression, isMarked);
    case 'call':
      return call(expression, isMarked);
    case 'lookup':
      return row(
        variable(expression.name, usedSubscripts(expression.subscripts), isMarked),
        fenced(markup(expression.input, isMarked, 0)),
      );
    case 'table':
      return word(pointsText(expression.points));
  }
}

const signs: Readonly<Partial<Record<BinaryOperator, string>>> = { '<>': '≠', '<=': '≤', '>=': '≥' };

function binary(expression: Extract<Expression, { kind: 'binary' }>, isMarked: IsMarked): string {
  const { operator: sign, left, right } = expression;
  const level = bindingLevel(expression);
  if (sign === '^') {
    return `<msup>${row(markup(left, isMarked, level + 1))}${row(markup(right, isMarked, 0))}</msup>`;
  }
  if (sign === '*' || sign === '/')
    return product(factorsOf(expression).map((factor) => factorText(factor, isMarked, PRODUCT_LEVEL)));
  if (sign === '+' || sign === '-') {
    const shown = operator(sign === '-' ? '−' : '+');
    return row(markup(left, isMarked, SUM_LEVEL), shown, markup(right, isMarked, SUM_LEVEL + 1));
  }
  const joined =
    sign === ':AND:'
      ? word('\u00a0and\u00a0')
      : sign === ':OR:'
        ? word('\u00a0or\u00a0')
        : operator(signs[sign] ?? sign);
  return row(markup(left, isMarked, level), joined, markup(right, isMarked, level + 1));
}

const overRange: Readonly<Record<string, string>> = {
  sum: '<mo>∑</mo>',
  prod: '<mo>∏</mo>',
  vmin: '<mo>min</mo>',
  vmax: '<mo>max</mo>',
};

/** Whether a function is written with its name and brackets. */
function isPlainCall({ name }: Extract<Expression, { kind: 'call' }>): boolean {
  return overRange[name.id] === undefined && name.id !== 'if_then_else' && name.id !== 'sqrt' && name.id !== 'abs';
}

function call(expression: Extract<Expression, { kind: 'call' }>, isMarked: IsMarked): string {
  const { id } = expression.name;
  const [first] = expression.args;
  const sign = overRange[id];
  if (sign !== undefined && first !== undefined) {
    const below = row(word([...rangesOf(first)].join(', ')));
    return row(`<munder>${sign}${below}</munder>`, markup(first, isMarked, PRODUCT_LEVEL));
  }
  if (id === 'if_then_else') return cases(expression, isMarked);
  if (id === 'sqrt' && first !== undefined) return `<msqrt>${markup(first, isMarked, 0)}</msqrt>`;
  if (id === 'abs' && first !== undefined) return row(operator('|'), markup(first, isMarked, 0), operator('|'));
  const args = expression.args.map((arg) => markup(arg, isMarked, 0)).join(operator(','));
  return row(word(expression.name.text.toLowerCase()), fenced(args));
}

/** Spelled as the model spells them. */
function rangesOf(expression: Expression): Set<string> {
  const marked = markedRanges(expression);
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const use = node as Partial<SubscriptUse>;
    if (use.bang === true && use.name !== undefined && marked.has(use.name.id)) found.add(use.name.text);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(expression);
  return found;
}

/** IF THEN ELSE with all that follows in its last argument, one line for each case. */
function cases(expression: Extract<Expression, { kind: 'call' }>, isMarked: IsMarked): string {
  const lines: string[] = [];
  let rest: Expression | undefined = expression;
  while (rest !== undefined && rest.kind === 'call' && rest.name.id === 'if_then_else') {
    const [condition, value, otherwise]: readonly (Expression | undefined)[] = rest.args;
    if (condition === undefined || value === undefined) break;
    lines.push(caseLine(markup(value, isMarked, 0), row(word('if\u00a0'), markup(condition, isMarked, 0))));
    rest = otherwise;
  }
  if (rest !== undefined) lines.push(caseLine(markup(rest, isMarked, 0), word('otherwise')));
  return `<mrow><mo>{</mo><mtable columnalign="left">${lines.join('')}</mtable></mrow>`;
}

const caseLine = (value: string, condition: string) => `<mtr><mtd>${value}</mtd><mtd>${condition}</mtd></mtr>`;

const rowsText = (rows: readonly (readonly number[])[]) => rows.map((values) => values.join(', ')).join('; ');

const pointsText = ({ x, y }: LookupPoints) => x.map((at, i) => `(${at}, ${y[i] ?? 0})`).join(' ');
