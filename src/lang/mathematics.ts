/**
 * Definitions as mathematics: MathML in pieces that a line can be broken between, since browsers do not break inside one.
 * Names stay those of the model, as words; a caller may turn them into links.
 */
import type { BinaryOperator, Definition, Expression, LookupPoints, Name, SubscriptUse } from './ast.ts';
import { bindingLevel, levels, NOT_LEVEL, UNARY_LEVEL } from './levels.ts';
import { markedRanges } from './walk.ts';

/** Address of a variable by id; undefined for what has none, such as time. */
export type LinkOf = (id: string) => string | undefined;

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
 * @param linkOf Of the variables on the right.
 */
export function definitionMathematics(definition: Definition, linkOf: LinkOf): MathLines {
  const name = variable(definition.name, namesOf(definition.subscripts), () => undefined);
  const { equation } = definition;
  if (equation.kind === 'array') return [line(name, `<mtext>${escaped(rowsText(equation.rows))}</mtext>`)];
  if (equation.kind === 'lookup') return [line(name, word(pointsText(equation.points)))];
  const { expression } = equation;
  const [rate, start] = expression.kind === 'call' && expression.name.id === 'integ' ? expression.args : [];
  if (rate === undefined || start === undefined)
    return [`${piece(name + operator('='))} ${pieces(expression, linkOf)}`];
  const change = `<mfrac><mrow><mi>d</mi>${name}</mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac>`;
  const atStart = `${name}<mo>(</mo><msub><mi>t</mi><mn>0</mn></msub><mo>)</mo>`;
  return [
    `${piece(change + operator('='))} ${pieces(rate, linkOf)}`,
    `${piece(atStart + operator('='))} ${pieces(start, linkOf)}`,
  ];
}

function line(name: string, value: string): string {
  return `${piece(name + operator('='))} ${piece(value)}`;
}

const namesOf = (names: readonly Name[]) => names.map(({ text }) => text);

function variable(name: Name, subscripts: readonly string[], linkOf: LinkOf): string {
  const address = linkOf(name.id);
  const text = escaped(name.text);
  const base =
    address === undefined ? `<mtext>${text}</mtext>` : `<mtext><a href="${escaped(address)}">${text}</a></mtext>`;
  return subscripts.length === 0 ? base : `<msub>${base}${row(word(subscripts.join(', ')))}</msub>`;
}

const usedSubscripts = (uses: readonly SubscriptUse[]) => uses.map((use) => use.name.text);

/** Terms and factors apart, so that a long right-hand side wraps between them. */
function pieces(expression: Expression, linkOf: LinkOf): string {
  const terms = termsOf(expression);
  return terms
    .flatMap(({ sign, term }, position) => {
      const factors = factorsOf(term, linkOf, terms.length === 1 ? 0 : PRODUCT_LEVEL);
      const lead = position === 0 ? (sign === '-' ? operator('−') : '') : operator(sign === '-' ? '−' : '+');
      return factors.map((factor, at) => piece(`${at === 0 ? lead : operator('×')}${factor}`));
    })
    .join(' ');
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

/**
 * Of a product: a division goes with the factor before it, which is what the language computes.
 *
 * @param alone Level that one factor by itself needs no brackets for.
 */
function factorsOf(expression: Expression, linkOf: LinkOf, alone = PRODUCT_LEVEL): readonly string[] {
  const chain: { readonly over: Expression; under: Expression[] }[] = [];
  const walk = (node: Expression): void => {
    if (node.kind === 'binary' && (node.operator === '*' || node.operator === '/')) {
      walk(node.left);
      if (node.operator === '*') chain.push({ over: node.right, under: [] });
      else chain.at(-1)?.under.push(node.right);
    } else chain.push({ over: node, under: [] });
  };
  walk(expression);
  return chain.map(({ over, under }) => {
    if (under.length === 0) return markup(over, linkOf, chain.length === 1 ? alone : PRODUCT_LEVEL);
    const below = under.map((one) => markup(one, linkOf, under.length === 1 ? 0 : PRODUCT_LEVEL + 1));
    return `<mfrac>${row(markup(over, linkOf, 0))}${product(below)}</mfrac>`;
  });
}

/** @param lowest Level under which the expression needs brackets where it stands. */
function markup(expression: Expression, linkOf: LinkOf, lowest: number): string {
  const inner = plain(expression, linkOf);
  return bindingLevel(expression) < lowest ? fenced(inner) : inner;
}

function plain(expression: Expression, linkOf: LinkOf): string {
  switch (expression.kind) {
    case 'number':
      return `<mn>${expression.value}</mn>`;
    case 'missing':
      return word(':NA:');
    case 'variable':
      return variable(expression.name, usedSubscripts(expression.subscripts), linkOf);
    case 'unary':
      if (expression.operator === ':NOT:') return row(word('not '), markup(expression.operand, linkOf, NOT_LEVEL));
      return row(operator(expression.operator === '-' ? '−' : '+'), markup(expression.operand, linkOf, UNARY_LEVEL));
    case 'binary':
      return binary(expression, linkOf);
    case 'call':
      return call(expression, linkOf);
    case 'lookup':
      return row(
        variable(expression.name, usedSubscripts(expression.subscripts), linkOf),
        fenced(markup(expression.input, linkOf, 0)),
      );
    case 'table':
      return word(pointsText(expression.points));
  }
}

const signs: Readonly<Partial<Record<BinaryOperator, string>>> = { '<>': '≠', '<=': '≤', '>=': '≥' };

function binary(expression: Extract<Expression, { kind: 'binary' }>, linkOf: LinkOf): string {
  const { operator: sign, left, right } = expression;
  const level = bindingLevel(expression);
  if (sign === '^') {
    return `<msup>${row(markup(left, linkOf, level + 1))}${row(markup(right, linkOf, 0))}</msup>`;
  }
  if (sign === '*' || sign === '/') return product(factorsOf(expression, linkOf));
  if (sign === '+' || sign === '-') {
    const shown = operator(sign === '-' ? '−' : '+');
    return row(markup(left, linkOf, SUM_LEVEL), shown, markup(right, linkOf, SUM_LEVEL + 1));
  }
  const joined = sign === ':AND:' ? word(' and ') : sign === ':OR:' ? word(' or ') : operator(signs[sign] ?? sign);
  return row(markup(left, linkOf, level), joined, markup(right, linkOf, level + 1));
}

const overRange: Readonly<Record<string, string>> = {
  sum: '<mo>∑</mo>',
  prod: '<mo>∏</mo>',
  vmin: '<mo>min</mo>',
  vmax: '<mo>max</mo>',
};

function call(expression: Extract<Expression, { kind: 'call' }>, linkOf: LinkOf): string {
  const { id } = expression.name;
  const [first] = expression.args;
  const sign = overRange[id];
  if (sign !== undefined && first !== undefined) {
    const below = row(word([...rangesOf(first)].join(', ')));
    return row(`<munder>${sign}${below}</munder>`, markup(first, linkOf, PRODUCT_LEVEL));
  }
  if (id === 'if_then_else') return cases(expression, linkOf);
  if (id === 'sqrt' && first !== undefined) return `<msqrt>${markup(first, linkOf, 0)}</msqrt>`;
  if (id === 'abs' && first !== undefined) return row(operator('|'), markup(first, linkOf, 0), operator('|'));
  const args = expression.args.map((arg) => markup(arg, linkOf, 0)).join(operator(','));
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
function cases(expression: Extract<Expression, { kind: 'call' }>, linkOf: LinkOf): string {
  const lines: string[] = [];
  let rest: Expression | undefined = expression;
  while (rest !== undefined && rest.kind === 'call' && rest.name.id === 'if_then_else') {
    const [condition, value, otherwise]: readonly (Expression | undefined)[] = rest.args;
    if (condition === undefined || value === undefined) break;
    lines.push(caseLine(markup(value, linkOf, 0), row(word('if '), markup(condition, linkOf, 0))));
    rest = otherwise;
  }
  if (rest !== undefined) lines.push(caseLine(markup(rest, linkOf, 0), word('otherwise')));
  return `<mrow><mo>{</mo><mtable columnalign="left">${lines.join('')}</mtable></mrow>`;
}

const caseLine = (value: string, condition: string) => `<mtr><mtd>${value}</mtd><mtd>${condition}</mtd></mtr>`;

const rowsText = (rows: readonly (readonly number[])[]) => rows.map((values) => values.join(', ')).join('; ');

const pointsText = ({ x, y }: LookupPoints) => x.map((at, i) => `(${at}, ${y[i] ?? 0})`).join(' ');
