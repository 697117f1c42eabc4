/** Writes the code of values on two lanes, in as many functions as their number asks for. */
import { CodeWriter, type VectorCode } from './code-writer.ts';
import type { ElementaryName } from './elementary.ts';
import { i32, v128 } from './encoder.ts';
import type { FunctionLibrary } from './function-library.ts';
import { type Level, operandsOf, type PlainOperator, type Value, type ValuePool } from './values.ts';

/** Operations in one function: few enough that the engine's optimiser stays quick, enough that calls do not matter. */
const operationsPerFunction = 1200;

/** Operands written in place of a local, at most so deep: the writer and the engine's parser recurse on it. */
const deepestExpression = 100;

/** Where the values that code reads but does not compute are to be found. */
export interface ValuePlaces {
  /** Pushes a value that is not an operation of this section. Parameter 0 is the address of the lane pair in inputs. */
  push(writer: CodeWriter, index: number): void;
  /** Address of the slot of a value, shared by all functions. */
  slot(index: number): number;
}

export interface Store {
  readonly value: number;
  readonly address: number;
}

/** Signature of every section function: lane offset, time offset. */
export const sectionParameters = [i32, i32] as const;

export class SectionEmitter {
  private readonly pool: ValuePool;
  private readonly library: FunctionLibrary;
  private readonly places: ValuePlaces;
  private readonly isComputed: (level: Level) => boolean;

  /** @param isComputed Whether this section computes values of a level; others are read from their places. */
  constructor(
    pool: ValuePool,
    library: FunctionLibrary,
    places: ValuePlaces,
    isComputed: (level: Level) => boolean,
  ) {
    this.pool = pool;
    this.library = library;
    this.places = places;
    this.isComputed = isComputed;
  }

  private computes(index: number): boolean {
    const value = this.pool.at(index);
    return (value.kind === 'operation' || value.kind === 'table') && this.isComputed(value.level);
  }

  /**
   * @param stores Values to be left in memory when all functions have run, in order.
   * @param late Stores that may only happen once everything is computed, since they replace what is read.
   * @returns Indices of the functions, to be called in order.
   */
  emit(stores: readonly Store[], late: readonly Store[]): readonly number[] {
    const needed = this.neededValues([...stores, ...late].map((store) => store.value));
    const chunks: number[][] = [];
    for (let from = 0; from < needed.length; from += operationsPerFunction) {
      chunks.push(needed.slice(from, from + operationsPerFunction));
    }
    if (chunks.length === 0) chunks.push([]);
    const chunkOf = new Map(chunks.flatMap((chunk, number) => chunk.map((index) => [index, number] as const)));
    const lastChunk = chunks.length - 1;
    const crossing = new Set<number>();
    for (const index of needed) {
      for (const operand of operandsOf(this.pool.at(index))) {
        if (this.computes(operand) && chunkOf.get(operand) !== chunkOf.get(index)) crossing.add(operand);
      }
    }
    for (const { value } of late) if (this.computes(value) && chunkOf.get(value) !== lastChunk) crossing.add(value);
    return chunks.map((chunk, number) => {
      const own = stores.filter(({ value }) => (chunkOf.get(value) ?? lastChunk) === number);
      const crossingStores = chunk
        .filter((index) => crossing.has(index))
        .map((value) => ({ value, address: this.places.slot(value) }));
      const writer = this.chunk(new Set(chunk), [...crossingStores, ...own], number === lastChunk ? late : []);
      return this.library.add(writer);
    });
  }

  private neededValues(roots: readonly number[]): number[] {
    const found = new Set<number>();
    const pending = roots.filter((root) => this.computes(root));
    while (pending.length > 0) {
      const index = pending.pop() as number;
      if (found.has(index)) continue;
      found.add(index);
      for (const operand of operandsOf(this.pool.at(index))) if (this.computes(operand)) pending.push(operand);
    }
    return [...found].sort((a, b) => a - b);
  }

  private chunk(own: ReadonlySet<number>, stores: readonly Store[], late: readonly Store[]): CodeWriter {
    const writer = new CodeWriter(sectionParameters, []);
    const emitter = new ChunkEmitter(this.pool, this.library, this.places, own, writer);
    emitter.countUses([...stores, ...late].map((store) => store.value));
    for (const index of own) emitter.compute(index);
    for (const { value, address } of stores) {
      writer.i32(0);
      emitter.push(value);
      writer.store(address);
    }
    const values = late.map(({ value }) => {
      emitter.push(value);
      const local = writer.local(v128);
      writer.set(local);
      return local;
    });
    late.forEach(({ address }, i) => {
      writer.i32(0).get(values[i] as number).store(address);
    });
    return writer;
  }
}

const comparisons: Partial<Record<PlainOperator, VectorCode>> = {
  equal: 'f64x2_eq',
  different: 'f64x2_ne',
  less: 'f64x2_lt',
  less_or_equal: 'f64x2_le',
  greater: 'f64x2_gt',
  greater_or_equal: 'f64x2_ge',
};

const direct: Partial<Record<PlainOperator, VectorCode>> = {
  negate: 'f64x2_neg',
  abs: 'f64x2_abs',
  sqrt: 'f64x2_sqrt',
  truncate: 'f64x2_trunc',
  floor: 'f64x2_floor',
  add: 'f64x2_add',
  subtract: 'f64x2_sub',
  multiply: 'f64x2_mul',
  divide: 'f64x2_div',
};

const elementary: Partial<Record<PlainOperator, ElementaryName>> = {
  exp: 'exp',
  ln: 'ln',
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  asin: 'asin',
  acos: 'acos',
  atan: 'atan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  power: 'power',
};

const isLogical = (operator: PlainOperator): boolean =>
  operator in comparisons || operator === 'and' || operator === 'or' || operator === 'not';

/** The code of one function. */
class ChunkEmitter {
  private readonly pool: ValuePool;
  private readonly library: FunctionLibrary;
  private readonly places: ValuePlaces;
  private readonly own: ReadonlySet<number>;
  private readonly writer: CodeWriter;
  private readonly uses = new Map<number, number>();
  private readonly locals = new Map<number, number>();
  private readonly masks = new Map<number, number>();
  private readonly depths = new Map<number, number>();

  constructor(
    pool: ValuePool,
    library: FunctionLibrary,
    places: ValuePlaces,
    own: ReadonlySet<number>,
    writer: CodeWriter,
  ) {
    this.pool = pool;
    this.library = library;
    this.places = places;
    this.own = own;
    this.writer = writer;
  }

  countUses(roots: readonly number[]): void {
    const count = (index: number) => this.uses.set(index, (this.uses.get(index) ?? 0) + 1);
    for (const index of this.own) for (const operand of operandsOf(this.pool.at(index))) count(operand);
    for (const root of roots) count(root);
  }

  /** Computes a value into a local, unless its only use will write it in place. */
  compute(index: number): void {
    const value = this.pool.at(index);
    const depth = 1 + Math.max(0, ...operandsOf(value).map((operand) => this.depths.get(operand) ?? 0));
    const once = this.uses.get(index) === 1;
    if (once && depth < deepestExpression) {
      this.depths.set(index, depth);
      return;
    }
    const local = this.writer.local(v128);
    if (value.kind === 'operation' && isLogical(value.operator)) {
      this.mask(value.operator, value.operands);
      this.masks.set(index, local);
    } else {
      this.evaluate(value);
      this.locals.set(index, local);
    }
    this.writer.set(local);
  }

  /** Pushes a number pair. */
  push(index: number): void {
    const local = this.locals.get(index);
    const mask = this.masks.get(index);
    if (local !== undefined) this.writer.get(local);
    else if (mask !== undefined) this.writer.get(mask).splat(1).do('v128_and');
    else if (this.own.has(index)) this.evaluate(this.pool.at(index));
    else this.places.push(this.writer, index);
  }

  /** Pushes all ones where a value counts as true. */
  private pushMask(index: number): void {
    const mask = this.masks.get(index);
    const value = this.pool.at(index);
    if (mask !== undefined) this.writer.get(mask);
    else if (this.own.has(index) && !this.locals.has(index) && value.kind === 'operation' && isLogical(value.operator)) {
      this.mask(value.operator, value.operands);
    } else {
      this.push(index);
      this.writer.splat(0).do('f64x2_ne');
    }
  }

  private mask(operator: PlainOperator, [a, b]: readonly number[]): void {
    const comparison = comparisons[operator];
    if (comparison !== undefined) {
      this.push(a as number);
      this.push(b as number);
      this.writer.do(comparison);
      return;
    }
    this.pushMask(a as number);
    if (operator === 'not') {
      this.writer.do('v128_not');
      return;
    }
    this.pushMask(b as number);
    this.writer.do(operator === 'and' ? 'v128_and' : 'v128_or');
  }

  private evaluate(value: Value): void {
    if (value.kind === 'table') {
      this.push(value.operands[0]);
      this.writer.call(this.library.table(value.operator, value.table));
      return;
    }
    if (value.kind !== 'operation') throw new Error(`a ${value.kind} is not an operation`);
    const { operator, operands } = value;
    if (isLogical(operator)) {
      this.mask(operator, operands);
      this.writer.splat(1).do('v128_and');
      return;
    }
    if (operator === 'choose') {
      this.push(operands[1] as number);
      this.push(operands[2] as number);
      this.pushMask(operands[0] as number);
      this.writer.do('bitselect');
      return;
    }
    if (operator === 'minimum' || operator === 'maximum') {
      this.extreme(operator, operands);
      return;
    }
    for (const operand of operands) this.push(operand);
    const code = direct[operator];
    const name = elementary[operator];
    if (code !== undefined) this.writer.do(code);
    else if (name !== undefined) this.writer.call(this.library.elementary(name));
    else if (operator === 'modulo') this.writer.call(this.library.remainder());
    else throw new Error(`operator ${operator} has no code`);
  }

  /**
   * The full instruction keeps NaN and orders the zeros, at several times the price of the short one. Against a
   * constant that is neither NaN nor -0 the short one does the same, a maximum with zero once -0 is made +0.
   */
  private extreme(operator: 'minimum' | 'maximum', [a, b]: readonly number[]): void {
    const short = operator === 'minimum' ? 'f64x2_pmin' : 'f64x2_pmax';
    const numberOf = (index: number) => {
      const value = this.pool.at(index);
      return value.kind === 'constant' && !Number.isNaN(value.number) ? value.number : undefined;
    };
    const [left, right] = [numberOf(a as number), numberOf(b as number)];
    const constant = left ?? right;
    const other = (left === undefined ? a : b) as number;
    if (constant === undefined || Object.is(constant, -0)) {
      this.push(a as number);
      this.push(b as number);
      this.writer.do(operator === 'minimum' ? 'f64x2_min' : 'f64x2_max');
      return;
    }
    this.push(other);
    if (constant === 0 && operator === 'maximum') this.writer.splat(0).do('f64x2_add');
    this.writer.splat(constant).do(short);
  }
}
