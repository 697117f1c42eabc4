/** Visits and rebuilds expressions. */

import type { Expression } from './ast.ts';
import { functions } from './functions.ts';

/** The expressions directly inside one. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'lookup':
      return [expression.input];
    default:
      return [];
  }
}

/** Calls `visit` for an expression and everything inside it, outermost first. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const child of children(expression)) visitExpression(child, visit);
}

/** The same expression with the ones directly inside replaced. */
export function mapChildren(expression: Expression, map: (child: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'unary':
      return { ...expression, operand: map(expression.operand) };
    case 'binary':
      return { ...expression, left: map(expression.left), right: map(expression.right) };
    case 'call':
      return { ...expression, args: expression.args.map(map) };
    case 'lookup':
      return { ...expression, input: map(expression.input) };
    default:
      return expression;
  }
}

/** Ranges marked `!`, but for those inside a function that runs over them. */
export function markedRanges(expression: Expression): Set<string> {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'variable' || node.kind === 'lookup') {
      for (const use of node.subscripts) if (use.bang) found.add(use.name.id);
    }
    const info = node.kind === 'call' ? functions.get(node.name.id) : undefined;
    children(node).forEach((child, i) => {
      if (info?.args[i]?.kind !== 'vector') visit(child);
    });
  };
  visit(expression);
  return found;
}
