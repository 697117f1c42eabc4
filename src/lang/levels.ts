/** How tightly operators bind, loosest first. */

import type { Expression } from './ast.ts';

export const NOT_LEVEL = 3;
export const COMPARISON_LEVEL = 4;
export const UNARY_LEVEL = 7;
const POWER_LEVEL = 8;
const PRIMARY_LEVEL = 9;

/** Of the binary operators that associate to the left; `^` stands apart. */
export const levels: ReadonlyMap<string, number> = new Map([
  [':OR:', 1],
  [':AND:', 2],
  ['=', COMPARISON_LEVEL],
  ['<>', COMPARISON_LEVEL],
  ['<', COMPARISON_LEVEL],
  ['<=', COMPARISON_LEVEL],
  ['>', COMPARISON_LEVEL],
  ['>=', COMPARISON_LEVEL],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
]);

/** Level at which an expression binds: one inside needs brackets when its level is lower than its place asks for. */
export function bindingLevel(expression: Expression): number {
  if (expression.kind === 'unary') return expression.operator === ':NOT:' ? NOT_LEVEL : UNARY_LEVEL;
  if (expression.kind === 'binary') return levels.get(expression.operator) ?? POWER_LEVEL;
  return PRIMARY_LEVEL;
}
