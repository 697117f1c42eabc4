/** Writes the operations of one function as instructions. */
import type { CodeWriter, VectorCode } from './code-writer.ts';
import type { ValuePlaces } from './emit-values.ts';
import { v128 } from './encoder.ts';
import type { FunctionLibrary } from './function-library.ts';
import { type Lane, Lanes } from './lanes.ts';
import { isLogical, lowerings } from './lowering.ts';
import { pairsPerGroup } from './memory-layout.ts';
import { operandsOf, type PlainOperator, type Value, type ValuePool } from './values.ts';

/** Operands written in place of a local, at most so deep: the writer and the engine's parser recurse on it. */
const deepestExpression = 100;

/** Writes the code of one function. */
export class ChunkEmitter {
  readonly lanes: Lanes;
  private readonly pool: ValuePool;
  private readonly library: FunctionLibrary;
  private readonly places: ValuePlaces;
  private readonly own: ReadonlySet<number>;
  private readonly writer: CodeWriter;
  private readonly uses = new Map<number, number>();
  private readonly groups = new Map<number, Lane>();
  private readonly masks = new Map<number, Lane>();
  private readonly depths = new Map<number, number>();

  /** @param own The values that this function computes, operands before what uses them. */
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
    this.lanes = new Lanes(writer);
  }

  countUses(roots: readonly number[]): void {
    const count = (index: number) => this.uses.set(index, (this.uses.get(index) ?? 0) + 1);
    for (const index of this.own) for (const operand of operandsOf(this.pool.at(index))) count(operand);
    for (const root of roots) count(root);
  }

  /** Computes a value into locals, unless its only use will write it in place. */
  compute(index: number): void {
    const value = this.pool.at(index);
    const call = this.callee(value);
    if (call !== undefined) {
      this.groups.set(index, this.call(call, operandsOf(value)));
      return;
    }
    const depth = 1 + Math.max(0, ...operandsOf(value).map((operand) => this.depths.get(operand) ?? 0));
    if (this.uses.get(index) === 1 && depth < deepestExpression) {
      this.depths.set(index, depth);
      return;
    }
    if (value.kind === 'operation' && isLogical(value.operator)) {
      this.masks.set(
        index,
        this.lanes.each((pair) => this.mask(value.operator, value.operands, pair)),
      );
    } else {
      this.groups.set(
        index,
        this.lanes.each((pair) => this.evaluate(value, pair)),
      );
    }
  }

  /** The function that computes a value, when no instruction does. */
  private callee(value: Value): number | undefined {
    if (value.kind === 'table') return this.library.table(value.operator, value.table);
    if (value.kind !== 'operation') return undefined;
    const lowering = lowerings[value.operator];
    if (lowering.kind === 'function') return this.library.elementary(lowering.name);
    return lowering.kind === 'remainder' ? this.library.remainder() : undefined;
  }

  private call(callee: number, operands: readonly number[]): Lane {
    for (const operand of operands) {
      for (let pair = 0; pair < pairsPerGroup; pair += 1) this.push(operand, pair);
    }
    this.writer.call(callee);
    const locals = Array.from({ length: pairsPerGroup }, () => this.writer.local(v128));
    for (const local of locals.toReversed()) this.writer.set(local);
    return { locals };
  }

  /** A value in locals. */
  group(index: number): Lane {
    return this.groups.get(index) ?? this.lanes.each((pair) => this.push(index, pair));
  }

  /** Pushes one pair of a value, as numbers. */
  private push(index: number, pair: number): void {
    const group = this.groups.get(index);
    const mask = this.masks.get(index);
    if (group !== undefined) this.lanes.push(group, pair);
    else if (mask !== undefined) this.lanes.push(mask, pair).splat(1).do('v128_and');
    else if (this.own.has(index)) this.evaluate(this.pool.at(index), pair);
    else this.places.push(this.writer, index, pair);
  }

  /** Pushes all ones where a value counts as true. */
  private pushMask(index: number, pair: number): void {
    const mask = this.masks.get(index);
    const value = this.pool.at(index);
    const isInPlace = this.own.has(index) && !this.groups.has(index);
    if (mask !== undefined) this.lanes.push(mask, pair);
    else if (isInPlace && value.kind === 'operation' && isLogical(value.operator)) {
      this.mask(value.operator, value.operands, pair);
    } else {
      this.push(index, pair);
      this.writer.splat(0).do('f64x2_ne');
    }
  }

  private mask(operator: PlainOperator, [a, b]: readonly number[], pair: number): void {
    const lowering = lowerings[operator];
    if (lowering.kind === 'comparison') {
      this.push(a as number, pair);
      this.push(b as number, pair);
      this.writer.do(lowering.code);
      return;
    }
    this.pushMask(a as number, pair);
    if (operator === 'not') {
      this.writer.do('v128_not');
      return;
    }
    this.pushMask(b as number, pair);
    this.writer.do(operator === 'and' ? 'v128_and' : 'v128_or');
  }

  private evaluate(value: Value, pair: number): void {
    if (value.kind !== 'operation') throw new Error(`a ${value.kind} is not an operation`);
    const { operator, operands } = value;
    const lowering = lowerings[operator];
    switch (lowering.kind) {
      case 'comparison':
      case 'logic':
        this.mask(operator, operands, pair);
        this.writer.splat(1).do('v128_and');
        break;
      case 'choice':
        this.push(operands[1] as number, pair);
        this.push(operands[2] as number, pair);
        this.pushMask(operands[0] as number, pair);
        this.writer.do('bitselect');
        break;
      case 'extreme':
        this.extreme(lowering.full, lowering.short, operands, pair);
        break;
      case 'instruction':
        for (const operand of operands) this.push(operand, pair);
        this.writer.do(lowering.code);
        break;
      case 'function':
      case 'remainder':
        throw new Error(`${operator} is called, not written in place`);
    }
  }

  /**
   * The full instruction keeps NaN and orders the zeros, at several times the price of the short one. Against a
   * constant that is neither NaN nor -0 the short one does the same, a maximum with zero once -0 is made +0.
   */
  private extreme(full: VectorCode, short: VectorCode, [a, b]: readonly number[], pair: number): void {
    const numberOf = (index: number) => {
      const value = this.pool.at(index);
      return value.kind === 'constant' && !Number.isNaN(value.number) ? value.number : undefined;
    };
    const [left, right] = [numberOf(a as number), numberOf(b as number)];
    const constant = left ?? right;
    if (constant === undefined || Object.is(constant, -0)) {
      this.push(a as number, pair);
      this.push(b as number, pair);
      this.writer.do(full);
      return;
    }
    this.push((left === undefined ? a : b) as number, pair);
    if (constant === 0 && short === 'f64x2_pmax') this.writer.splat(0).do('f64x2_add');
    this.writer.splat(constant).do(short);
  }
}
