/** Functions over whole vectors that give one number for each element: selection, order, mapping, matrices. */
import type { Expression, Place, SubscriptUse } from '#lang';
import { modelIssue } from './subscripts.ts';
import { axesOf, type ReductionScope } from './vectors.ts';

type Call = Expression & { kind: 'call' };
type Variable = Expression & { kind: 'variable' };

export interface VectorScope extends ReductionScope {
  translate(expression: Expression): number;
  plainValue(expression: Expression, what: string): number;
  /** The element that a subscript stands for in the equation translated. */
  elementBound(use: SubscriptUse): string;
  /** The scalars of a variable, the last subscript running fastest; undefined where an element is not defined. */
  arrayOf(variable: Variable): {
    readonly scalars: readonly (number | undefined)[];
    /** Place of the element that the subscripts stand for. */
    readonly at: number;
  };
  readonly missing: number;
}

/** Longest vector that is sorted: every pair of elements is compared at every step. */
const longestSorted = 64;
/** Largest array that VECTOR ELM MAP looks into. */
const largestMapped = 500;
/** Largest matrix inverted. */
const largestMatrix = 12;

/** Functions of a call, with the place of the result in the last subscript of the first argument. */
export const vectorFunctions: Readonly<Record<string, (call: Call, scope: VectorScope) => number>> = {
  vector_select: select,
  vector_sort_order: (call, scope) => {
    const { ranks, at } = ranked(call, scope);
    const { pool } = scope;
    return ranks
      .map((rank, i) => pool.add('multiply', pool.number(i), pool.add('equal', rank, pool.number(at))))
      .reduce((total, term) => pool.add('add', total, term));
  },
  vector_rank: (call, scope) => {
    const { ranks, at } = ranked(call, scope);
    return scope.pool.add('add', ranks[at] as number, scope.pool.number(1));
  },
  vector_reorder: (call, scope) => {
    const [vector, order] = call.args as [Variable, Variable];
    return pick(scope, axisValues(vector, scope).values, scope.translate(order));
  },
  vector_elm_map: (call, scope) => {
    const [variable, offset] = call.args as [Variable, Expression];
    const { scalars, at } = scope.arrayOf(variable);
    limit(scalars.length, largestMapped, `${call.name.text} looks into`, call.place);
    const values = scalars.map((scalar) => (scalar === undefined ? scope.missing : scope.pool.scalar(scalar)));
    return pick(scope, values, scope.pool.add('add', scope.pool.number(at), scope.translate(offset)));
  },
  invert_matrix: invertMatrix,
};

function limit(count: number, most: number, what: string, place: Place): void {
  if (count <= most) return;
  throw modelIssue(`${what} ${count} elements, expected at most ${most}`, place, 'array-size', 'use a shorter range');
}

/** The values of a variable along its last subscript, and which of them the equation's own element is. */
function axisValues(variable: Variable, scope: VectorScope) {
  const use = variable.subscripts.at(-1) as SubscriptUse;
  const elements = scope.elementsOf(use);
  const values = elements.map((element) => scope.translateWith(variable, new Map([[use.name.id, element]])));
  return { values, at: elements.indexOf(scope.elementBound(use)) };
}

/** The value at a place counted from 0, decimals cut off; the missing value where there is none. */
function pick({ pool, missing }: VectorScope, values: readonly number[], place: number): number {
  const whole = pool.add('truncate', place);
  return values.reduceRight(
    (otherwise, value, i) => pool.add('choose', pool.add('equal', whole, pool.number(i)), value, otherwise),
    missing,
  );
}

/** For each element the number of elements before it, smallest first when the direction is above 0; equals keep their order. */
function ranked(call: Call, scope: VectorScope) {
  const { pool } = scope;
  const [variable, direction] = call.args as [Variable, Expression];
  const { values, at } = axisValues(variable, scope);
  limit(values.length, longestSorted, `${call.name.text} compares`, call.place);
  const rises = pool.add('greater', scope.translate(direction), pool.number(0));
  const sign = pool.add('choose', rises, pool.number(1), pool.number(-1));
  const keys = values.map((value) => pool.add('multiply', value, sign));
  const ranks = keys.map((key, i) =>
    keys
      .map((other, j) => (i === j ? pool.number(0) : pool.add(j < i ? 'less_or_equal' : 'less', other, key)))
      .reduce((total, term) => pool.add('add', total, term)),
  );
  return { ranks, at };
}

/**
 * VECTOR SELECT by its action: 0 sum, 1 product, 2 least, 3 greatest, 4 mean of selection times expression; 5 product of
 * expression to the power of selection; 6 sum, 7 product, 8 least, 9 greatest, 10 mean of the expression alone; over
 * the elements whose selection is not 0. NaN for another action.
 */
function select(call: Call, scope: VectorScope): number {
  const { pool } = scope;
  const [selection, expression, missing, action] = call.args as [Expression, Expression, Expression, Expression];
  const terms = axesOf(call, [selection, expression], (use) => scope.elementsOf(use)).map((axes) => {
    const weight = scope.translateWith(selection, axes);
    const value = scope.translateWith(expression, axes);
    const isSelected = pool.add('different', weight, pool.number(0));
    return { weight, value, isSelected };
  });
  const fold = (
    operator: 'add' | 'multiply' | 'minimum' | 'maximum',
    neutral: number,
    of: 'weighted' | 'power' | 'plain',
  ) =>
    terms
      .map(({ weight, value, isSelected }) => {
        const term =
          of === 'plain' ? value : pool.add(of === 'weighted' ? 'multiply' : 'power', ...powerOrder(of, weight, value));
        return pool.add('choose', isSelected, term, pool.number(neutral));
      })
      .reduce((total, term) => pool.add(operator, total, term));
  const count = terms.map(({ isSelected }) => isSelected).reduce((total, term) => pool.add('add', total, term));
  const results = (['weighted', 'plain'] as const).map((of) => [
    () => fold('add', 0, of),
    () => fold('multiply', 1, of),
    () => fold('minimum', Number.POSITIVE_INFINITY, of),
    () => fold('maximum', Number.NEGATIVE_INFINITY, of),
    () => pool.add('divide', fold('add', 0, of), count),
  ]);
  const byAction = [...(results[0] ?? []), () => fold('multiply', 1, 'power'), ...(results[1] ?? [])];
  const chosen = scope.translate(action);
  const fixed = pool.plainNumber(chosen);
  const result =
    fixed === undefined
      ? byAction.reduceRight(
          (otherwise, make, i) => pool.add('choose', pool.add('equal', chosen, pool.number(i)), make(), otherwise),
          pool.number(Number.NaN),
        )
      : byAction[fixed]?.();
  if (result === undefined) {
    throw modelIssue(`action ${fixed} of VECTOR SELECT, expected 0 to 10`, action.place, 'unsupported');
  }
  return pool.add('choose', pool.add('greater', count, pool.number(0)), result, scope.translate(missing));
}

/** A weighted term is selection times value; a power is the value to the selection. */
function powerOrder(of: 'weighted' | 'power', weight: number, value: number): [number, number] {
  return of === 'weighted' ? [weight, value] : [value, weight];
}

/** Gauss-Jordan elimination with the largest pivot of each column, over the last two subscripts. */
function invertMatrix(call: Call, scope: VectorScope): number {
  const { pool } = scope;
  const [variable] = call.args as [Variable];
  const uses = variable.subscripts.slice(-2);
  const [rowUse, columnUse] = uses as [SubscriptUse, SubscriptUse];
  if (uses.length < 2)
    throw modelIssue('INVERT MATRIX needs a variable with two subscripts', call.place, 'subscript-count');
  const rowElements = scope.elementsOf(rowUse);
  const columnElements = scope.elementsOf(columnUse);
  const n = rowElements.length;
  const size = scope.plainValue(call.args[1] as Expression, 'the size of INVERT MATRIX');
  if (columnElements.length !== n || size !== n || rowUse.name.id === columnUse.name.id) {
    const what = `INVERT MATRIX of ${n} by ${columnElements.length} elements with size ${size}`;
    throw modelIssue(what, call.place, 'array-size', 'use two ranges of that size');
  }
  limit(n, largestMatrix, 'INVERT MATRIX of', call.place);
  const rows = rowElements.map((row, i) => [
    ...columnElements.map((column) =>
      scope.translateWith(
        variable,
        new Map([
          [rowUse.name.id, row],
          [columnUse.name.id, column],
        ]),
      ),
    ),
    ...columnElements.map((_, j) => pool.number(i === j ? 1 : 0)),
  ]);
  for (let k = 0; k < n; k += 1) {
    const row = (i: number) => rows[i] as number[];
    const magnitude = (i: number) => pool.add('abs', row(i)[k] as number);
    for (let i = k + 1; i < n; i += 1) {
      const swap = pool.add('greater', magnitude(i), magnitude(k));
      const [upper, lower] = [row(k), row(i)];
      rows[k] = upper.map((value, j) => pool.add('choose', swap, lower[j] as number, value));
      rows[i] = lower.map((value, j) => pool.add('choose', swap, upper[j] as number, value));
    }
    const pivot = row(k)[k] as number;
    rows[k] = row(k).map((value) => pool.add('divide', value, pivot));
    for (let i = 0; i < n; i += 1) {
      const factor = row(i)[k] as number;
      if (i !== k) {
        rows[i] = row(i).map((value, j) =>
          pool.add('subtract', value, pool.add('multiply', factor, row(k)[j] as number)),
        );
      }
    }
  }
  const at = rowElements.indexOf(scope.elementBound(rowUse));
  const column = columnElements.indexOf(scope.elementBound(columnUse));
  return rows[at]?.[n + column] as number;
}
