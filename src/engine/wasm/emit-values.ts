/** Writes the code of values on a group of lanes, in as many functions as their number asks for. */
import { ChunkEmitter } from './chunk-emitter.ts';
import { CodeWriter } from './code-writer.ts';
import { i32 } from './encoder.ts';
import type { FunctionLibrary } from './function-library.ts';
import type { Lane } from './lanes.ts';
import { type Level, operandsOf, type ValuePool } from './values.ts';

/** Operations in one function: few enough that the engine's optimiser stays quick, enough that calls do not matter. */
const operationsPerFunction = 1200;

/** Where the values that code reads but does not compute are to be found. */
export interface ValuePlaces {
  /** Pushes one pair of a value that is not computed where it is used. Parameter 0 is the offset of the lanes in a row. */
  push(writer: CodeWriter, index: number, pair: number): void;
  /** Address of the slot of a value, shared by all functions. */
  slot(index: number): number;
}

export interface Store {
  readonly value: number;
  readonly address: number;
}

/** Parameters of every section function: offsets of the lanes in a row, of the tick in time tables, of the step in draws. */
export const sectionParameters = [i32, i32, i32] as const;

export class SectionEmitter {
  private readonly pool: ValuePool;
  private readonly library: FunctionLibrary;
  private readonly places: ValuePlaces;
  private readonly isComputed: (level: Level) => boolean;

  /** @param isComputed Whether this section computes values of a level; others are read from their places. */
  constructor(pool: ValuePool, library: FunctionLibrary, places: ValuePlaces, isComputed: (level: Level) => boolean) {
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
    for (const { value, address } of stores) emitter.lanes.store(address, emitter.group(value));
    const values = late.map(({ value }) => emitter.group(value));
    late.forEach(({ address }, i) => {
      emitter.lanes.store(address, values[i] as Lane);
    });
    return writer;
  }
}
