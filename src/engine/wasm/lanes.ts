import type { CodeWriter, VectorCode } from './code-writer.ts';
import { v128 } from './encoder.ts';

/** A pair of doubles, or of 64-bit patterns: computed before, or fixed. */
export type Lane = { readonly local: number } | { readonly number: number } | { readonly bits: readonly [number, number] };

/** Writes straight-line code on pairs of lanes, one operation a line; every result has its own local. */
export class Lanes {
  readonly writer: CodeWriter;

  constructor(writer: CodeWriter) {
    this.writer = writer;
  }

  push(lane: Lane): CodeWriter {
    if ('local' in lane) return this.writer.get(lane.local);
    if ('number' in lane) return this.writer.splat(lane.number);
    return this.writer.splatBits(lane.bits[0], lane.bits[1]);
  }

  private keep(): Lane {
    const local = this.writer.local(v128);
    this.writer.set(local);
    return { local };
  }

  do(code: VectorCode, ...operands: Lane[]): Lane {
    for (const operand of operands) this.push(operand);
    this.writer.do(code);
    return this.keep();
  }

  private shift(code: VectorCode, a: Lane, count: number): Lane {
    this.push(a).i32(count).do(code);
    return this.keep();
  }

  add = (a: Lane, b: Lane): Lane => this.do('f64x2_add', a, b);
  subtract = (a: Lane, b: Lane): Lane => this.do('f64x2_sub', a, b);
  multiply = (a: Lane, b: Lane): Lane => this.do('f64x2_mul', a, b);
  divide = (a: Lane, b: Lane): Lane => this.do('f64x2_div', a, b);
  abs = (a: Lane): Lane => this.do('f64x2_abs', a);
  negate = (a: Lane): Lane => this.do('f64x2_neg', a);
  sqrt = (a: Lane): Lane => this.do('f64x2_sqrt', a);
  truncate = (a: Lane): Lane => this.do('f64x2_trunc', a);
  equal = (a: Lane, b: Lane): Lane => this.do('f64x2_eq', a, b);
  different = (a: Lane, b: Lane): Lane => this.do('f64x2_ne', a, b);
  less = (a: Lane, b: Lane): Lane => this.do('f64x2_lt', a, b);
  lessOrEqual = (a: Lane, b: Lane): Lane => this.do('f64x2_le', a, b);
  greater = (a: Lane, b: Lane): Lane => this.do('f64x2_gt', a, b);
  and = (a: Lane, b: Lane): Lane => this.do('v128_and', a, b);
  /** `a` without the bits of `b`. */
  without = (a: Lane, b: Lane): Lane => this.do('v128_andnot', a, b);
  or = (a: Lane, b: Lane): Lane => this.do('v128_or', a, b);
  xor = (a: Lane, b: Lane): Lane => this.do('v128_xor', a, b);
  addBits = (a: Lane, b: Lane): Lane => this.do('i64x2_add', a, b);
  shiftLeft = (a: Lane, count: number): Lane => this.shift('i64x2_shl', a, count);
  shiftRight = (a: Lane, count: number): Lane => this.shift('i64x2_shr_u', a, count);
  spreadSign = (a: Lane): Lane => this.shift('i64x2_shr_s', a, 63);
  /** Lane by lane: `a` where the mask is set. */
  choose = (mask: Lane, a: Lane, b: Lane): Lane => this.do('bitselect', a, b, mask);
}

export const number = (value: number): Lane => ({ number: value });
export const bits = (high: number, low: number): Lane => ({ bits: [high, low] });
export const signBits = bits(0x80000000, 0);
