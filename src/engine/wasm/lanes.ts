import type { CodeWriter, VectorCode } from './code-writer.ts';
import { v128 } from './encoder.ts';
import { pairsPerGroup } from './memory-layout.ts';

/** A group of doubles, or of 64-bit patterns: computed before (a local for every pair), or fixed. */
export type Lane =
  | { readonly locals: readonly number[] }
  | { readonly number: number }
  | { readonly bits: readonly [number, number] };

const pairs = Array.from({ length: pairsPerGroup }, (_, pair) => pair);

/**
 * Writes straight-line code on a group of lanes, one operation a line. Each operation is written for one pair after
 * the other, so that the processor always has an independent one to go on with.
 */
export class Lanes {
  readonly writer: CodeWriter;

  constructor(writer: CodeWriter) {
    this.writer = writer;
  }

  push(lane: Lane, pair: number): CodeWriter {
    if ('locals' in lane) return this.writer.get(lane.locals[pair] as number);
    if ('number' in lane) return this.writer.splat(lane.number);
    return this.writer.splatBits(lane.bits[0], lane.bits[1]);
  }

  /** Writes something for every pair; what it leaves on the stack becomes a group. */
  each(write: (pair: number) => void): Lane {
    const locals = pairs.map((pair) => {
      write(pair);
      const local = this.writer.local(v128);
      this.writer.set(local);
      return local;
    });
    return { locals };
  }

  do(code: VectorCode, ...operands: Lane[]): Lane {
    return this.each((pair) => {
      for (const operand of operands) this.push(operand, pair);
      this.writer.do(code);
    });
  }

  private shift(code: VectorCode, a: Lane, count: number): Lane {
    return this.each((pair) => {
      this.push(a, pair).i32(count).do(code);
    });
  }

  /** The group at an address. */
  load(address: number): Lane {
    return this.each((pair) => {
      this.writer.i32(0).load(address + pair * 16);
    });
  }

  store(address: number, lane: Lane): void {
    for (const pair of pairs) {
      this.writer.i32(0);
      this.push(lane, pair).store(address + pair * 16);
    }
  }

  /** Pushes 1 when a mask is set in every lane, else 0. */
  all(mask: Lane): void {
    for (const pair of pairs) {
      this.push(mask, pair);
      if (pair > 0) this.writer.do('v128_and');
    }
    this.writer.do('v128_not', 'any_true', 'i32_eqz');
  }

  /** Leaves a group on the stack, as the results of a function. */
  result(lane: Lane): void {
    for (const pair of pairs) this.push(lane, pair);
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

/** Parameters of a function on groups, and its results. */
export const groupTypes: readonly (typeof v128)[] = pairs.map(() => v128);

/** The group that parameter number `position` is. */
export function parameter(position: number): Lane {
  return { locals: pairs.map((pair) => position * pairsPerGroup + pair) };
}
