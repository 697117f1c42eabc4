/**
 * The plain meaning of every operator: what a model computes is defined here, in IEEE 754 double precision.
 * Every other backend gives the same bytes or refuses.
 *
 * Comparisons and logic give 1 or 0; any other number than 0 counts as true, NaN too. A comparison with NaN is 0,
 * but `different` is 1. `minimum` and `maximum` give NaN when either side is NaN, and -0 is below +0.
 */
import { acos, asin, atan, cos, cosh, exp, ln, pow, sin, sinh, tan, tanh } from '#base';
import type { BinaryOperator, TernaryOperator, UnaryOperator } from '../plan/plan.ts';

type Meaning = (a: number, b: number, c: number) => number;

const truth = (holds: boolean): number => (holds ? 1 : 0);

export const operators: Readonly<Record<UnaryOperator | BinaryOperator | TernaryOperator, Meaning>> = {
  negate: (x) => -x,
  not: (x) => truth(x === 0),
  abs: (x) => Math.abs(x),
  sqrt: (x) => Math.sqrt(x),
  /** Towards zero, as Vensim's INTEGER. */
  truncate: (x) => Math.trunc(x),
  floor: (x) => Math.floor(x),
  exp: (x) => exp(x),
  ln: (x) => ln(x),
  sin: (x) => sin(x),
  cos: (x) => cos(x),
  tan: (x) => tan(x),
  asin: (x) => asin(x),
  acos: (x) => acos(x),
  atan: (x) => atan(x),
  sinh: (x) => sinh(x),
  cosh: (x) => cosh(x),
  tanh: (x) => tanh(x),
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => pow(a, b),
  minimum: (a, b) => Math.min(a, b),
  maximum: (a, b) => Math.max(a, b),
  /** The exact remainder, with the sign of the first operand. */
  modulo: (a, b) => a % b,
  equal: (a, b) => truth(a === b),
  different: (a, b) => truth(a !== b),
  less: (a, b) => truth(a < b),
  less_or_equal: (a, b) => truth(a <= b),
  greater: (a, b) => truth(a > b),
  greater_or_equal: (a, b) => truth(a >= b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  /** Both branches are values already, so which is computed first does not matter. */
  choose: (condition, whenTrue, whenFalse) => (condition !== 0 ? whenTrue : whenFalse),
};
