/** The equation language. */

export * from './ast.ts';
export * from './functions.ts';
export { nameOf } from './names.ts';
export { parseModel } from './parse.ts';
export { children, mapChildren, visitExpression } from './walk.ts';
