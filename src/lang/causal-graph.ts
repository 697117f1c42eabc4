/** Which variable drives which, and in what direction, read from the equations. */

import type { Expression, LookupPoints, Model } from './ast.ts';
import { functions } from './functions.ts';
import { children } from './walk.ts';

/** Direction of an effect with everything else held: more gives more (1), more gives less (-1), or it depends (0). */
export type Polarity = 1 | -1 | 0;

export interface CausalLink {
  readonly from: string;
  readonly to: string;
  readonly polarity: Polarity;
}

export interface CausalGraph {
  /** Ids of variables, in the order of the text. */
  readonly nodes: readonly string[];
  readonly links: readonly CausalLink[];
}

/** Effect on an expression; undefined: none. */
type Effect = Polarity | undefined;

/**
 * The causal graph of a model, one node for each variable (subscripts taken together). Links that act only at the start
 * (INITIAL, initial values of stocks and delays) are left out. Directions assume that variables are positive, as stocks and
 * prices are; where the sign of a factor cannot be told, the polarity is 0.
 */
export function causalGraph(model: Model): CausalGraph {
  const tables = new Map<string, LookupPoints>();
  for (const { name, equation } of model.definitions) {
    if (equation.kind === 'lookup') tables.set(name.id, equation.points);
  }
  const nodes = [...new Set(model.definitions.map((definition) => definition.name.id))].filter((id) => !tables.has(id));
  const known = new Set(nodes);
  const links = new Map<string, CausalLink>();
  for (const { name, equation } of model.definitions) {
    if (equation.kind !== 'expression') continue;
    const used = new Set<string>();
    collectUsed(equation.expression, known, used);
    for (const from of used) {
      const effect = effectOf(from, equation.expression, tables);
      if (effect === undefined) continue;
      const key = `${from} ${name.id}`;
      const before = links.get(key);
      const polarity = before === undefined || before.polarity === effect ? effect : 0;
      links.set(key, { from, to: name.id, polarity });
    }
  }
  return { nodes, links: [...links.values()] };
}

/** Arguments that count after the start. */
function lastingArguments(call: Extract<Expression, { kind: 'call' }>): readonly Expression[] {
  const info = functions.get(call.name.id);
  if (info?.initialOnly === true) return [];
  return call.args.filter((_, i) => info?.args[i]?.name !== 'initial');
}

function collectUsed(expression: Expression, known: ReadonlySet<string>, used: Set<string>): void {
  if (expression.kind === 'variable' && known.has(expression.name.id)) used.add(expression.name.id);
  const inner = expression.kind === 'call' ? lastingArguments(expression) : children(expression);
  for (const child of inner) collectUsed(child, known, used);
}

function together(left: Effect, right: Effect): Effect {
  if (left === undefined) return right;
  if (right === undefined || left === right) return left;
  return 0;
}

function times(effect: Effect, sign: Polarity): Effect {
  return effect === undefined ? undefined : ((effect * sign) as Polarity) || 0;
}

/** Sign of a value when all variables are positive; 0 when it cannot be told. */
function valueSign(expression: Expression): Polarity {
  if (expression.kind === 'number') return Math.sign(expression.value) as Polarity;
  if (expression.kind === 'unary' && expression.operator !== ':NOT:') {
    const sign = valueSign(expression.operand);
    return expression.operator === '-' ? negated(sign) : sign;
  }
  if (expression.kind === 'binary') {
    const [left, right] = [valueSign(expression.left), valueSign(expression.right)];
    if (expression.operator === '*' || expression.operator === '/') return ((left * right) as Polarity) || 0;
    if (expression.operator === '+') return left === right ? left : 0;
    if (expression.operator === '-') return left === negated(right) ? left : 0;
    return expression.operator === '^' ? left : 1;
  }
  if (expression.kind === 'call' && expression.name.id === 'ln') return 0;
  return 1;
}

function negated(sign: Polarity): Polarity {
  return sign === 0 ? 0 : sign === 1 ? -1 : 1;
}

/** Direction in which an expression moves when one variable in it rises. */
function effectOf(id: string, expression: Expression, tables: ReadonlyMap<string, LookupPoints>): Effect {
  const inside = (child: Expression) => effectOf(id, child, tables);
  switch (expression.kind) {
    case 'variable':
      return expression.name.id === id ? 1 : undefined;
    case 'unary':
      if (expression.operator === ':NOT:') return times(inside(expression.operand), 0);
      return times(inside(expression.operand), expression.operator === '-' ? -1 : 1);
    case 'lookup':
      return times(inside(expression.input), direction(tables.get(expression.name.id)));
    case 'binary':
      return binaryEffect(expression, inside);
    case 'call':
      return callEffect(expression, inside, tables);
    default:
      return undefined;
  }
}

function binaryEffect(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  inside: (child: Expression) => Effect,
): Effect {
  const [a, b] = [inside(left), inside(right)];
  switch (operator) {
    case '+':
      return together(a, b);
    case '-':
      return together(a, times(b, -1));
    case '*':
      return together(times(a, valueSign(right)), times(b, valueSign(left)));
    case '/':
      return together(times(a, valueSign(right)), times(b, negated(valueSign(left))));
    case '^':
      return together(times(a, valueSign(right)), times(b, 0));
    default:
      return times(together(a, b), 0);
  }
}

const rising = new Set([
  'exp',
  'ln',
  'sqrt',
  'integer',
  'sinh',
  'tanh',
  'arctan',
  'arcsin',
  'sum',
  'prod',
  'vmin',
  'vmax',
]);

function callEffect(
  call: Extract<Expression, { kind: 'call' }>,
  inside: (child: Expression) => Effect,
  tables: ReadonlyMap<string, LookupPoints>,
): Effect {
  const { id } = call.name;
  const effects = call.args.map(inside);
  const [first, second, third] = effects;
  const [numerator, denominator] = call.args;
  if (rising.has(id) || id === 'initial' || id === 'integ')
    return lastingArguments(call).length === 0 ? undefined : first;
  if (id === 'min' || id === 'max') return together(first, second);
  if (id === 'active_initial') return first;
  if (id === 'if_then_else') return together(times(first, 0), together(second, third));
  if (id === 'with_lookup') {
    return times(first, direction(call.args[1]?.kind === 'table' ? call.args[1].points : undefined));
  }
  if (id === 'lookup_extrapolate' || id === 'lookup_forward' || id === 'lookup_backward') {
    return times(second, numerator?.kind === 'variable' ? direction(tables.get(numerator.name.id)) : 0);
  }
  if ((id === 'zidz' || id === 'xidz') && numerator !== undefined && denominator !== undefined) {
    const ratio = together(times(first, valueSign(denominator)), times(second, negated(valueSign(numerator))));
    return together(ratio, third);
  }
  const info = functions.get(id);
  const lasting = call.args.map((arg, i) => (info?.args[i]?.name === 'initial' ? undefined : inside(arg)));
  const carries = info?.state === true && info.args[0]?.name === 'input' && id !== 'trend' && id !== 'forecast';
  const others = lasting.slice(carries ? 1 : 0).reduce((all, effect) => together(all, times(effect, 0)), undefined);
  return carries ? together(first, others) : others;
}

/** Whether a lookup rises (1) or falls (-1) throughout. */
function direction(points: LookupPoints | undefined): Polarity {
  if (points === undefined) return 0;
  const steps = points.y.slice(1).map((y, i) => y - (points.y[i] ?? 0));
  if (steps.every((step) => step >= 0)) return 1;
  return steps.every((step) => step <= 0) ? -1 : 0;
}
