/** How each operator is written on lanes: the second table beside the plain meanings of the reference (operators.ts). */
import type { VectorCode } from './code-writer.ts';
import type { ElementaryName } from './elementary.ts';
import type { PlainOperator } from './values.ts';

export type Lowering =
  | { readonly kind: 'instruction'; readonly code: VectorCode }
  /** Gives a mask, which is made 1 or 0 only where a number is asked for. */
  | { readonly kind: 'comparison'; readonly code: VectorCode }
  | { readonly kind: 'logic' }
  | { readonly kind: 'choice' }
  /** `short` keeps neither NaN nor the order of zeros on both sides, but costs less. */
  | { readonly kind: 'extreme'; readonly full: VectorCode; readonly short: VectorCode }
  | { readonly kind: 'function'; readonly name: ElementaryName }
  | { readonly kind: 'remainder' };

const instruction = (code: VectorCode): Lowering => ({ kind: 'instruction', code });
const comparison = (code: VectorCode): Lowering => ({ kind: 'comparison', code });
const call = (name: ElementaryName): Lowering => ({ kind: 'function', name });

export const lowerings: Readonly<Record<PlainOperator, Lowering>> = {
  negate: instruction('f64x2_neg'),
  abs: instruction('f64x2_abs'),
  sqrt: instruction('f64x2_sqrt'),
  truncate: instruction('f64x2_trunc'),
  floor: instruction('f64x2_floor'),
  add: instruction('f64x2_add'),
  subtract: instruction('f64x2_sub'),
  multiply: instruction('f64x2_mul'),
  divide: instruction('f64x2_div'),
  equal: comparison('f64x2_eq'),
  different: comparison('f64x2_ne'),
  less: comparison('f64x2_lt'),
  less_or_equal: comparison('f64x2_le'),
  greater: comparison('f64x2_gt'),
  greater_or_equal: comparison('f64x2_ge'),
  not: { kind: 'logic' },
  and: { kind: 'logic' },
  or: { kind: 'logic' },
  choose: { kind: 'choice' },
  minimum: { kind: 'extreme', full: 'f64x2_min', short: 'f64x2_pmin' },
  maximum: { kind: 'extreme', full: 'f64x2_max', short: 'f64x2_pmax' },
  exp: call('exp'),
  ln: call('ln'),
  power: call('power'),
  sin: call('sin'),
  cos: call('cos'),
  tan: call('tan'),
  asin: call('asin'),
  acos: call('acos'),
  atan: call('atan'),
  sinh: call('sinh'),
  cosh: call('cosh'),
  tanh: call('tanh'),
  modulo: { kind: 'remainder' },
};

/** Whether an operator's result is true or false. */
export function isLogical(operator: PlainOperator): boolean {
  const { kind } = lowerings[operator];
  return kind === 'comparison' || kind === 'logic';
}
