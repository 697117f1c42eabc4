/** Visits and rebuilds expressions. */

import type { Expression } from './ast.ts';

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
