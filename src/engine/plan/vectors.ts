/** SUM, PROD, VMIN and VMAX: an expression combined over every element of the ranges marked `!` in it. */
import { type Expression, functions, type SubscriptUse } from '#lang';
import type { NodePool } from './node-pool.ts';
import type { BinaryOperator } from './plan.ts';
import { bindingKey, modelIssue } from './subscripts.ts';

export const reductions: Readonly<Record<string, BinaryOperator>> = {
  sum: 'add',
  prod: 'multiply',
  vmin: 'minimum',
  vmax: 'maximum',
};

export interface ReductionScope {
  readonly pool: NodePool;
  elementsOf(use: SubscriptUse): readonly string[];
  /** Translates with ranges bound to elements. */
  translateWith(argument: Expression, axes: ReadonlyMap<string, string>): number;
}

/** The terms are combined from the first element to the last, the last marked range running fastest. */
export function reduce(
  operator: BinaryOperator,
  call: Expression & { kind: 'call' },
  { pool, elementsOf, translateWith }: ReductionScope,
): number {
  const argument = call.args[0];
  if (argument === undefined || call.args.length !== 1) {
    throw modelIssue(`${call.name.text} takes one argument`, call.place, 'argument-count');
  }
  const combinations = axesOf(call, [argument], elementsOf);
  const [first, ...rest] = combinations.map((combination) => translateWith(argument, combination));
  if (first === undefined) throw modelIssue(`${call.name.text} runs over an empty range`, call.place, 'no-axis');
  return rest.reduce((total, term) => pool.add(operator, total, term), first);
}

/** Code of the refusal that ends the making of a plan. */
export const tooLarge = 'model-size';

const mostTerms = 250_000;

/** Every combination of elements of the ranges that a call runs over, the last marked range running fastest. */
export function axesOf(
  call: Expression & { kind: 'call' },
  vectors: readonly Expression[],
  elementsOf: ReductionScope['elementsOf'],
): readonly ReadonlyMap<string, string>[] {
  const axes = new Map<string, SubscriptUse>();
  for (const vector of vectors) collectAxes(vector, axes);
  if (axes.size === 0) {
    throw modelIssue(`${call.name.text} needs a range marked !`, call.place, 'no-axis', 'write for example x[Firm!]');
  }
  const count = [...axes.values()].reduce((product, use) => product * elementsOf(use).length, 1);
  if (count > mostTerms) {
    throw modelIssue(
      `${call.name.text} runs over ${count} elements, expected at most ${mostTerms}`,
      call.place,
      tooLarge,
      'use shorter ranges, or sum in steps: a variable for each sum',
    );
  }
  let combinations: ReadonlyMap<string, string>[] = [new Map()];
  for (const use of axes.values()) {
    combinations = combinations.flatMap((combination) =>
      elementsOf(use).map((element) => new Map([...combination, [bindingKey(use), element]])),
    );
  }
  return combinations;
}

/** Ranges marked `!`, in order of first use; those inside an inner reduction belong to it. */
function collectAxes(expression: Expression, axes: Map<string, SubscriptUse>): void {
  const addUses = (uses: readonly SubscriptUse[]) => {
    for (const use of uses) if (use.bang && !axes.has(use.name.id)) axes.set(use.name.id, use);
  };
  switch (expression.kind) {
    case 'variable':
      addUses(expression.subscripts);
      break;
    case 'lookup':
      addUses(expression.subscripts);
      collectAxes(expression.input, axes);
      break;
    case 'unary':
      collectAxes(expression.operand, axes);
      break;
    case 'binary':
      collectAxes(expression.left, axes);
      collectAxes(expression.right, axes);
      break;
    case 'call': {
      const info = functions.get(expression.name.id);
      expression.args.forEach((argument, i) => {
        if (info?.args[i]?.kind !== 'vector') collectAxes(argument, axes);
      });
      break;
    }
    case 'number':
    case 'missing':
    case 'table':
      break;
  }
}
