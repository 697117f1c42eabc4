/** Writes the body of one function: its locals and its instructions. */
import { Bytes, type Signature, type ValueType } from './encoder.ts';

/** Instructions of one byte. */
const plainCodes = {
  end: 0x0b,
  else: 0x05,
  return: 0x0f,
  i32_eqz: 0x45,
  i32_eq: 0x46,
  i32_lt_s: 0x48,
  i32_ge_s: 0x4e,
  i32_lt_u: 0x49,
  i32_gt_s: 0x4a,
  i32_add: 0x6a,
  i32_sub: 0x6b,
  i32_mul: 0x6c,
  i32_rem_u: 0x70,
  i32_and: 0x71,
  i32_shl: 0x74,
  i32_shr_u: 0x76,
  i64_eqz: 0x50,
  i64_eq: 0x51,
  i64_ge_s: 0x59,
  i64_gt_s: 0x55,
  i64_lt_s: 0x53,
  i64_le_s: 0x57,
  i64_add: 0x7c,
  i64_sub: 0x7d,
  i64_and: 0x83,
  i64_or: 0x84,
  i64_shl: 0x86,
  i64_shr_u: 0x88,
  i64_clz: 0x79,
  i32_wrap_i64: 0xa7,
  f64_eq: 0x61,
  f64_ne: 0x62,
  f64_lt: 0x63,
  f64_gt: 0x64,
  f64_le: 0x65,
  f64_ge: 0x66,
  f64_abs: 0x99,
  f64_neg: 0x9a,
  f64_ceil: 0x9b,
  f64_floor: 0x9c,
  f64_trunc: 0x9d,
  f64_sqrt: 0x9f,
  f64_add: 0xa0,
  f64_sub: 0xa1,
  f64_mul: 0xa2,
  f64_div: 0xa3,
  f64_convert_i32: 0xb7,
  f64_reinterpret: 0xbf,
  i64_reinterpret: 0xbd,
  select: 0x1b,
} as const;

/** Instructions of the vector group. */
const vectorCodes = {
  f64_splat: 0x14,
  i64_splat: 0x12,
  f64x2_eq: 0x47,
  f64x2_ne: 0x48,
  f64x2_lt: 0x49,
  f64x2_gt: 0x4a,
  f64x2_le: 0x4b,
  f64x2_ge: 0x4c,
  v128_not: 0x4d,
  v128_and: 0x4e,
  v128_andnot: 0x4f,
  v128_or: 0x50,
  v128_xor: 0x51,
  bitselect: 0x52,
  any_true: 0x53,
  f64x2_ceil: 0x74,
  f64x2_floor: 0x75,
  f64x2_trunc: 0x7a,
  i64x2_add: 0xce,
  i64x2_sub: 0xd1,
  i64x2_mul: 0xd5,
  i64x2_shl: 0xcb,
  i64x2_shr_s: 0xcc,
  i64x2_shr_u: 0xcd,
  f64x2_abs: 0xec,
  f64x2_neg: 0xed,
  f64x2_sqrt: 0xef,
  f64x2_add: 0xf0,
  f64x2_sub: 0xf1,
  f64x2_mul: 0xf2,
  f64x2_div: 0xf3,
  f64x2_min: 0xf4,
  f64x2_max: 0xf5,
  f64x2_pmin: 0xf6,
  f64x2_pmax: 0xf7,
} as const;

export type PlainCode = keyof typeof plainCodes;
export type VectorCode = keyof typeof vectorCodes;
export type Code = PlainCode | VectorCode;

const double = new DataView(new ArrayBuffer(8));

export class CodeWriter {
  readonly signature: Signature;
  private readonly body = new Bytes();
  private readonly locals: ValueType[] = [];

  constructor(parameters: readonly ValueType[], results: readonly ValueType[]) {
    this.signature = { parameters, results };
  }

  /** Bytes of code so far. */
  get size(): number {
    return this.body.length;
  }

  local(type: ValueType): number {
    this.locals.push(type);
    return this.signature.parameters.length + this.locals.length - 1;
  }

  do(...codes: Code[]): this {
    for (const code of codes) {
      if (code in plainCodes) this.body.byte(plainCodes[code as PlainCode]);
      else this.body.byte(0xfd).unsigned(vectorCodes[code as VectorCode]);
    }
    return this;
  }

  get(local: number): this {
    this.body.byte(0x20).unsigned(local);
    return this;
  }

  set(local: number): this {
    this.body.byte(0x21).unsigned(local);
    return this;
  }

  tee(local: number): this {
    this.body.byte(0x22).unsigned(local);
    return this;
  }

  call(index: number): this {
    this.body.byte(0x10).unsigned(index);
    return this;
  }

  i32(value: number): this {
    this.body.byte(0x41).signed(value);
    return this;
  }

  /** A 64-bit integer by its halves. */
  i64(high: number, low: number): this {
    this.body.byte(0x42).signed64(high, low);
    return this;
  }

  f64(value: number): this {
    this.body.byte(0x44).float(value);
    return this;
  }

  /** Both lanes the same double. */
  splat(value: number): this {
    double.setFloat64(0, value, true);
    return this.splatBits(double.getUint32(4, true), double.getUint32(0, true));
  }

  /**
   * Both lanes the same 64 bits, as part of the code: the optimiser moves loads to the start of a function, where they
   * would only fill the registers, but leaves constants where they are used.
   */
  splatBits(high: number, low: number): this {
    double.setUint32(0, low >>> 0, true);
    double.setUint32(4, high >>> 0, true);
    const bytes = new Uint8Array(double.buffer);
    this.body.byte(0xfd).unsigned(0x0c).bytes(bytes).bytes(bytes);
    return this;
  }

  private memory(code: number, alignment: number, address: number): this {
    this.body.byte(0xfd).unsigned(code).unsigned(alignment).unsigned(address);
    return this;
  }

  /** Takes a base address from the stack and adds a fixed one. */
  load(address = 0): this {
    return this.memory(0x00, 4, address);
  }

  store(address = 0): this {
    return this.memory(0x0b, 4, address);
  }

  loadSplat(address = 0): this {
    return this.memory(0x0a, 3, address);
  }

  /** Low lane from memory, high lane zero. */
  loadLow(address = 0): this {
    return this.memory(0x5d, 3, address);
  }

  /** Takes address and vector; replaces one lane from memory. */
  loadLane(lane: 0 | 1, address = 0): this {
    this.memory(0x57, 3, address);
    this.body.byte(lane);
    return this;
  }

  loadNumber(address = 0): this {
    this.body.byte(0x2b).unsigned(3).unsigned(address);
    return this;
  }

  storeNumber(address = 0): this {
    this.body.byte(0x39).unsigned(3).unsigned(address);
    return this;
  }

  /** A lane as a double. */
  lane(lane: 0 | 1): this {
    this.body.byte(0xfd).unsigned(0x21).byte(lane);
    return this;
  }

  replaceLane(lane: 0 | 1): this {
    this.body.byte(0xfd).unsigned(0x22).byte(lane);
    return this;
  }

  /** A lane as a 64-bit integer. */
  laneBits(lane: 0 | 1): this {
    this.body.byte(0xfd).unsigned(0x1d).byte(lane);
    return this;
  }

  /** A double to a 32-bit integer, towards zero and within range; NaN to 0. */
  truncateToI32(): this {
    this.body.byte(0xfc).unsigned(2);
    return this;
  }

  loop(inner: () => void): this {
    this.body.byte(0x03).byte(0x40);
    inner();
    return this.do('end');
  }

  block(inner: () => void): this {
    this.body.byte(0x02).byte(0x40);
    inner();
    return this.do('end');
  }

  /** Takes a condition from the stack. */
  if(whenTrue: () => void, whenFalse?: () => void): this {
    this.body.byte(0x04).byte(0x40);
    whenTrue();
    if (whenFalse !== undefined) {
      this.do('else');
      whenFalse();
    }
    return this.do('end');
  }

  branch(depth: number): this {
    this.body.byte(0x0c).unsigned(depth);
    return this;
  }

  branchIf(depth: number): this {
    this.body.byte(0x0d).unsigned(depth);
    return this;
  }

  /** The finished body. */
  done(): Uint8Array {
    const header = new Bytes();
    const groups: [count: number, type: ValueType][] = [];
    for (const type of this.locals) {
      const last = groups.at(-1);
      if (last?.[1] === type) last[0] += 1;
      else groups.push([1, type]);
    }
    header.unsigned(groups.length);
    for (const [count, type] of groups) header.unsigned(count).byte(type);
    return new Bytes().bytes(header.done()).bytes(this.body.done()).byte(0x0b).done();
  }
}
