/** How a kernel goes from one step to the next: Euler or Runge-Kutta for stocks, held values, and fixed delays. */
import { CodeWriter } from './code-writer.ts';
import type { Store } from './emit-values.ts';
import { i32 } from './encoder.ts';
import type { FunctionLibrary } from './function-library.ts';
import { Lanes, number } from './lanes.ts';
import { groupSize, lanesPerGroup, type MemoryLayout, pairSize } from './memory-layout.ts';
import type { Kernel, KernelState } from './specialise.ts';

interface Parts {
  readonly kernel: Kernel;
  readonly layout: MemoryLayout;
  readonly stateAddress: number;
  readonly library: FunctionLibrary;
}

/** More steps than any run has. */
const endless = 1073741824;

interface Pipeline {
  readonly state: number;
  /** Slot of what enters at this step. */
  readonly entering: number;
  /** Length in steps when it is the same for all runs. */
  readonly length: number | undefined;
  /** Slot of the length in steps when it is not. */
  readonly lengthSlot: number;
  /** Where what entered is kept, a group for every step. */
  readonly kept: number;
}

interface Locals {
  readonly lane: number;
  readonly time: number;
  readonly step: number;
  /** Writes the evaluation of a step at the current time. */
  readonly evaluate: () => void;
}

export class StepMethods {
  /** What an evaluation leaves in slots. */
  readonly stores: readonly Store[];
  /** What replaces states at the end of an evaluation (Euler only). */
  readonly lateStores: readonly Store[];
  /** Lengths of fixed delays, computed at the start. */
  readonly lengthStores: readonly Store[];
  private readonly parts: Parts;
  private readonly pipelines: readonly Pipeline[];
  private readonly stocks: readonly {
    readonly state: number;
    readonly slope: number;
    readonly begin: number;
    readonly sum: number;
  }[];
  private readonly held: readonly { readonly state: number; readonly now: number; readonly next: number }[];
  private readonly functions: Readonly<Record<'enter' | 'leave' | 'keepHeld' | 'commitHeld', number | undefined>>;
  private readonly stages: readonly number[];

  constructor(parts: Parts) {
    this.parts = parts;
    const { kernel, layout } = parts;
    const { pool, states, question } = kernel;
    const rungeKutta = question.method === 'rk4';
    const indexed = states.map((state, index) => ({ state, index }));
    const ofKind = (kind: KernelState['kind']) => indexed.filter(({ state }) => state.kind === kind);
    const lengthStores: Store[] = [];
    this.pipelines = ofKind('pipeline').map(({ state, index }) => {
      const value = this.lengthValue(state.delay as number);
      const length = pool.at(value);
      const constant = length.kind === 'constant' ? length.number : undefined;
      const lengthSlot = layout.slot();
      if (constant === undefined) lengthStores.push({ value, address: lengthSlot });
      const kept = constant === undefined || constant > question.axis.steps ? question.axis.steps : constant;
      return {
        state: index,
        entering: layout.slot(),
        length: constant,
        lengthSlot,
        kept: layout.reserve(kept * groupSize),
      };
    });
    this.lengthStores = lengthStores;
    const entering = this.pipelines.map(({ state, entering: address }) => ({
      value: (states[state] as KernelState).change,
      address,
    }));
    this.stocks = rungeKutta
      ? ofKind('stock').map(({ index }) => ({
          state: index,
          slope: layout.slot(),
          begin: layout.slot(),
          sum: layout.slot(),
        }))
      : [];
    this.held = rungeKutta
      ? ofKind('held').map(({ index }) => ({ state: index, now: layout.slot(), next: layout.slot() }))
      : [];
    const change = (index: number) => (states[index] as KernelState).change;
    this.stores = [
      ...entering,
      ...this.stocks.map(({ state, slope }) => ({ value: change(state), address: slope })),
      ...this.held.map(({ state, now }) => ({ value: change(state), address: now })),
    ];
    this.lateStores = rungeKutta
      ? []
      : [...ofKind('stock'), ...ofKind('held')].map(({ state, index }) => ({
          value: state.kind === 'stock' ? this.eulerValue(index, state.change) : state.change,
          address: parts.stateAddress + index * groupSize,
        }));
    this.functions = {
      enter: this.perPipeline((writer, pipeline) => this.writeEnter(writer, pipeline)),
      leave: this.perPipeline((writer, pipeline) => this.writeLeave(writer, pipeline)),
      keepHeld: this.copies(this.held.map(({ now, next }) => [now, next])),
      commitHeld: this.copies(this.held.map(({ state, next }) => [next, this.addressOf(state)])),
    };
    this.stages = rungeKutta ? this.rungeKuttaStages() : [];
  }

  private addressOf(state: number): number {
    return this.parts.stateAddress + state * groupSize;
  }

  /** As `pipelineLength` of the reference. */
  private lengthValue(delay: number): number {
    const { pool, question } = this.parts.kernel;
    const steps = pool.operation('divide', [delay, pool.constant(question.axis.dt)]);
    const nearest = pool.operation('floor', [pool.operation('add', [steps, pool.constant(0.500001)])]);
    const atLeastOne = pool.operation('maximum', [nearest, pool.constant(1)]);
    const limited = pool.operation('minimum', [atLeastOne, pool.constant(endless)]);
    const isNumber = pool.operation('equal', [nearest, nearest]);
    return pool.operation('choose', [isNumber, limited, pool.constant(endless)]);
  }

  /** state + dt * flow. */
  private eulerValue(state: number, flow: number): number {
    const { pool, question } = this.parts.kernel;
    const now = pool.leaf({ kind: 'state', state }, 'both');
    return pool.operation('add', [now, pool.operation('multiply', [pool.constant(question.axis.dt), flow])]);
  }

  private perPipeline(write: (writer: CodeWriter, pipeline: Pipeline) => void): number | undefined {
    if (this.pipelines.length === 0) return undefined;
    const writer = new CodeWriter([i32], []);
    for (const pipeline of this.pipelines) write(writer, pipeline);
    return this.parts.library.add(writer);
  }

  private copies(pairs: readonly (readonly [from: number, to: number])[]): number | undefined {
    if (pairs.length === 0) return undefined;
    const writer = new CodeWriter([], []);
    const l = new Lanes(writer);
    for (const [from, to] of pairs) l.store(to, l.load(from));
    return this.parts.library.add(writer);
  }

  /** Keeps what enters at this step. Parameter 0 is the step. */
  private writeEnter(writer: CodeWriter, { length, kept, entering }: Pipeline): void {
    if (length !== undefined && length > this.parts.kernel.question.axis.steps) return;
    const place = writer.local(i32);
    writer.get(0);
    if (length !== undefined) writer.i32(length).do('i32_rem_u');
    writer.i32(groupSize).do('i32_mul').set(place);
    for (let offset = 0; offset < groupSize; offset += pairSize) {
      writer
        .get(place)
        .i32(0)
        .load(entering + offset)
        .store(kept + offset);
    }
  }

  /** Gives the state what entered long enough before the next step; until then it keeps its start. */
  private writeLeave(writer: CodeWriter, { state, length, lengthSlot, kept }: Pipeline): void {
    const address = this.addressOf(state);
    if (length === undefined) {
      const from = writer.local(i32);
      for (let lane = 0; lane < lanesPerGroup; lane += 1) {
        writer
          .get(0)
          .i32(1)
          .do('i32_add')
          .i32(0)
          .loadNumber(lengthSlot + lane * 8)
          .truncateToI32();
        writer
          .do('i32_sub')
          .tee(from)
          .i32(0)
          .do('i32_ge_s')
          .if(() => {
            const place = kept + lane * 8;
            writer
              .i32(0)
              .get(from)
              .i32(groupSize)
              .do('i32_mul')
              .loadNumber(place)
              .storeNumber(address + lane * 8);
          });
      }
      return;
    }
    if (length > this.parts.kernel.question.axis.steps) return;
    writer
      .get(0)
      .i32(1)
      .do('i32_add')
      .i32(length)
      .do('i32_ge_s')
      .if(() => {
        const place = writer.local(i32);
        writer.get(0).i32(1).do('i32_add').i32(length).do('i32_rem_u').i32(groupSize).do('i32_mul').set(place);
        for (let offset = 0; offset < groupSize; offset += pairSize) {
          writer
            .i32(0)
            .get(place)
            .load(kept + offset)
            .store(address + offset);
        }
      });
  }

  /**
   * The four stages, in the order of operations of the reference: each adds its slope to the weighted sum and moves
   * the stocks to where the next slope is taken.
   */
  private rungeKuttaStages(): readonly number[] {
    const { dt } = this.parts.kernel.question.axis;
    const halfStep = dt * 0.5;
    const forms = [
      { weight: 1, ahead: halfStep },
      { weight: 2, ahead: halfStep },
      { weight: 2, ahead: dt },
      { weight: 1, ahead: undefined },
    ];
    return forms.map(({ weight, ahead }, stage) => {
      const writer = new CodeWriter([], []);
      const l = new Lanes(writer);
      for (const { state, slope, begin, sum } of this.stocks) {
        const address = this.addressOf(state);
        const k = l.load(slope);
        const weighted = weight === 1 ? k : l.multiply(number(weight), k);
        const total = stage === 0 ? weighted : l.add(l.load(sum), weighted);
        const from = l.load(stage === 0 ? address : begin);
        if (stage === 0) l.store(begin, from);
        l.store(sum, total);
        const move = ahead === undefined ? l.multiply(number(dt / 6), total) : l.multiply(number(ahead), k);
        l.store(address, l.add(from, move));
      }
      return this.parts.library.add(writer);
    });
  }

  /** Writes what follows the evaluation of a step. */
  writeAdvance(writer: CodeWriter, { time, step, evaluate }: Locals): void {
    const { enter, leave, keepHeld, commitHeld } = this.functions;
    if (enter !== undefined) writer.get(step).call(enter);
    if (keepHeld !== undefined) writer.call(keepHeld);
    this.stages.forEach((stage, i) => {
      writer.call(stage);
      if (i === 0 || i === 2) writer.get(time).i32(8).do('i32_add').set(time);
      if (i < 3) evaluate();
    });
    if (commitHeld !== undefined) writer.call(commitHeld);
    if (leave !== undefined) writer.get(step).call(leave);
  }
}
