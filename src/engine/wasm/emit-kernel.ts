/** Lays out a kernel's memory and writes its module: one exported function that computes all steps of a group of runs. */
import { CodeWriter } from './code-writer.ts';
import { SectionEmitter, type Store, type ValuePlaces } from './emit-values.ts';
import { i32 } from './encoder.ts';
import { FunctionLibrary } from './function-library.ts';
import { Lanes, number } from './lanes.ts';
import { groupSize, lanesPerGroup, MemoryLayout, pairSize, pairsPerGroup } from './memory-layout.ts';
import type { Kernel } from './specialise.ts';
import { StepMethods } from './step-methods.ts';
import { tabulatedValues } from './time-tables.ts';
import type { Value } from './values.ts';

/** The module and where the host finds what it exchanges with it; arrays run over `lanes` runs. */
export interface KernelModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lanes: number;
  /** Bytes of memory. */
  readonly memorySize: number;
  /** `[input x lane]`. */
  readonly inputs: number;
  /** `[draw x step x lane]`. */
  readonly draws: number;
  /** `[output x savePoint x lane]`. */
  readonly outputs: number;
  /** `[lane]`: not finite when the run went bad or needs the reference. */
  readonly flags: number;
  readonly tables: readonly { readonly address: number; readonly table: number }[];
  /** Values that change with time only, each a row of one number per tick. */
  readonly timeTables: readonly { readonly address: number; readonly value: number }[];
  /** Moments at which values are computed: steps, or half steps with Runge-Kutta. */
  readonly ticks: number;
}

/** Bytes of one result block that stay quick to write. */
const resultBlock = 8_000_000;
const mostLanes = 256;

export function lanesFor(outputs: number, savePoints: number): number {
  const fitting = Math.floor(resultBlock / (8 * Math.max(1, outputs * savePoints)));
  return Math.max(lanesPerGroup, Math.min(mostLanes, fitting - (fitting % lanesPerGroup)));
}

export function emitKernel(kernel: Kernel): KernelModule {
  const { question, pool, states } = kernel;
  const { axis, method } = question;
  const lanes = lanesFor(kernel.outputs.length, axis.savePoints);
  const layout = new MemoryLayout();
  const row = lanes * 8;
  const ticks = method === 'rk4' ? 2 * axis.steps + 1 : axis.steps + 1;
  const addresses = new Map<number, number>();
  const slot = (index: number): number => {
    const known = addresses.get(index);
    if (known !== undefined) return known;
    const address = layout.slot();
    addresses.set(index, address);
    return address;
  };
  const stateAddress = layout.reserve(states.length * groupSize);
  const escapeSlot = layout.slot();
  const badSlot = layout.slot();
  const inputs = layout.reserve(question.inputs.length * row);
  const draws = layout.reserve(kernel.draws.length * (axis.steps + 1) * row);
  const library = new FunctionLibrary(kernel.tables, layout, escapeSlot);
  const methods = new StepMethods({ kernel, layout, stateAddress, library });
  const roots = [...kernel.outputs, ...[...methods.stores, ...methods.lateStores].map((store) => store.value)];
  const tabulated = tabulatedValues(pool, roots, ticks);
  const timeTables = [...tabulated].map((value) => ({ value, address: layout.reserve(ticks * 8) }));
  const timeAddress = new Map(timeTables.map(({ value, address }) => [value, address]));

  const pushDraw = (writer: CodeWriter, draw: number, atStart: boolean, offset: number) => {
    const base = draws + draw * (axis.steps + 1) * row;
    writer.get(0);
    if (!atStart) writer.get(2).do('i32_add');
    writer.load(base + offset);
  };
  const pushLeaf = (writer: CodeWriter, index: number, value: Value, offset: number) => {
    const tableAddress = timeAddress.get(index);
    if (tableAddress !== undefined) writer.get(1).loadSplat(tableAddress);
    else if (value.kind === 'constant') writer.splat(value.number);
    else if (value.kind === 'input') writer.get(0).load(inputs + value.input * row + offset);
    else if (value.kind === 'state') writer.i32(0).load(stateAddress + value.state * groupSize + offset);
    else if (value.kind === 'draw') pushDraw(writer, value.draw, value.level === 'run', offset);
    else writer.i32(0).load(slot(index) + offset);
  };
  const places: ValuePlaces = {
    push: (writer, index, pair) => pushLeaf(writer, index, pool.at(index), pair * pairSize),
    slot,
  };

  const stepComputes = (index: number) => {
    const value = pool.at(index);
    if (value.kind !== 'operation' && value.kind !== 'table') return false;
    return value.level === 'both' || (value.level === 'time' && !timeAddress.has(index));
  };
  const timeIsComputed = [...tabulated].every((index) => pool.at(index).kind === 'time');
  const stepSection = new SectionEmitter(
    pool,
    library,
    places,
    (level) => level === 'both' || (timeIsComputed && level === 'time'),
  );
  const startSection = new SectionEmitter(pool, library, places, (level) => level === 'run');

  const outputSlots = kernel.outputs.map((index) => {
    const value = pool.at(index);
    if (value.kind === 'state' || value.kind === 'draw') return { value: index, address: layout.slot() };
    return stepComputes(index) ? { value: index, address: slot(index) } : undefined;
  });
  const stepFunctions = stepSection.emit(
    uniqueStores([...outputSlots.filter((store) => store !== undefined), ...methods.stores]),
    methods.lateStores,
  );
  const carried = runValuesRead(kernel, roots).map((value) => ({ value, address: slot(value) }));
  const starts = states.map((state, i) => ({ value: state.start, address: stateAddress + i * groupSize }));
  const lengths = methods.lengthStores;
  const startFunctions = startSection.emit(uniqueStores([...carried, ...starts, ...lengths]), []);

  const outputs = layout.reserve(kernel.outputs.length * axis.savePoints * row);
  const flags = layout.reserve(row);
  const save = saveFunctions(kernel, library, places, outputSlots, { outputs, badSlot, row });
  const run = new CodeWriter([i32], []);
  const finish = library.add(finishFunction(kernel, stateAddress, badSlot));
  writeRun(run, { kernel, startFunctions, stepFunctions, save, methods, finish, badSlot, escapeSlot, flags, row });
  library.module.export('run', library.add(run));
  return {
    bytes: library.module.finish(layout.pages),
    lanes,
    memorySize: layout.size,
    inputs,
    draws,
    outputs,
    flags,
    tables: [...library.tableAddresses].map(([table, address]) => ({ table, address })),
    timeTables,
    ticks,
  };
}

function uniqueStores(stores: readonly Store[]): readonly Store[] {
  const seen = new Set<number>();
  return stores.filter(({ address }) => {
    const isNew = !seen.has(address);
    seen.add(address);
    return isNew;
  });
}

/** Values of the level `run` that the steps or the outputs read. */
function runValuesRead({ pool }: Kernel, roots: readonly number[]): readonly number[] {
  const found = new Set<number>();
  const seen = new Set<number>();
  const pending = [...roots];
  while (pending.length > 0) {
    const index = pending.pop() as number;
    if (seen.has(index)) continue;
    seen.add(index);
    const value = pool.at(index);
    if (value.level === 'run') {
      if (value.kind === 'operation' || value.kind === 'table') found.add(index);
    } else if (value.kind === 'operation' || value.kind === 'table') pending.push(...value.operands);
  }
  return [...found].sort((a, b) => a - b);
}

/** Outputs written by one function: few enough for the optimiser. */
const outputsPerFunction = 1000;

/** Copy the outputs of a pair to their rows; parameters: lane offset, time offset, offset of the save point. */
function saveFunctions(
  kernel: Kernel,
  library: FunctionLibrary,
  places: ValuePlaces,
  slots: readonly (Store | undefined)[],
  { outputs, badSlot, row }: { outputs: number; badSlot: number; row: number },
): readonly number[] {
  const stride = kernel.question.axis.savePoints * row;
  const functions: number[] = [];
  for (let from = 0; from < kernel.outputs.length; from += outputsPerFunction) {
    const writer = new CodeWriter([i32, i32, i32], []);
    const l = new Lanes(writer);
    const place = writer.local(i32);
    writer.get(0).get(2).do('i32_add').set(place);
    let bad = l.load(badSlot);
    kernel.outputs.slice(from, from + outputsPerFunction).forEach((index, i) => {
      const stored = slots[from + i];
      const value = stored === undefined ? l.each((pair) => places.push(writer, index, pair)) : l.load(stored.address);
      for (let pair = 0; pair < pairsPerGroup; pair += 1) {
        writer.get(place);
        l.push(value, pair).store(outputs + (from + i) * stride + pair * pairSize);
      }
      bad = l.add(bad, l.multiply(value, number(0)));
    });
    l.store(badSlot, bad);
    functions.push(library.add(writer));
  }
  return functions;
}

/** Adds the stocks to what tells a bad run: once a stock is not finite it stays so, and 0 times it is NaN. */
function finishFunction({ states }: Kernel, stateAddress: number, badSlot: number): CodeWriter {
  const writer = new CodeWriter([], []);
  const l = new Lanes(writer);
  let bad = l.load(badSlot);
  states.forEach(({ kind }, i) => {
    if (kind === 'stock') bad = l.add(bad, l.multiply(l.load(stateAddress + i * groupSize), number(0)));
  });
  l.store(badSlot, bad);
  return writer;
}

interface RunParts {
  readonly kernel: Kernel;
  readonly startFunctions: readonly number[];
  readonly stepFunctions: readonly number[];
  readonly save: readonly number[];
  readonly methods: StepMethods;
  readonly finish: number;
  readonly badSlot: number;
  readonly escapeSlot: number;
  readonly flags: number;
  readonly row: number;
}

function writeRun(writer: CodeWriter, parts: RunParts): void {
  const { axis, method } = parts.kernel.question;
  const lane = 0;
  const step = writer.local(i32);
  const time = writer.local(i32);
  const draws = writer.local(i32);
  const saved = writer.local(i32);
  const untilSave = writer.local(i32);
  const evaluate = () => {
    for (const index of parts.stepFunctions) writer.get(lane).get(time).get(draws).call(index);
  };
  const save = () => {
    for (const index of parts.save) writer.get(lane).get(time).get(saved).call(index);
  };
  const l = new Lanes(writer);
  for (const slot of [parts.badSlot, parts.escapeSlot]) l.store(slot, number(0));
  for (const index of parts.startFunctions) writer.get(lane).get(time).get(draws).call(index);
  writer.block(() => {
    writer.loop(() => {
      writer.get(step).i32(axis.steps).do('i32_ge_s').branchIf(1);
      evaluate();
      writer
        .get(untilSave)
        .do('i32_eqz')
        .if(() => {
          save();
          writer.get(saved).i32(parts.row).do('i32_add').set(saved);
          writer.i32(axis.saveEvery).set(untilSave);
        });
      writer.get(untilSave).i32(1).do('i32_sub').set(untilSave);
      parts.methods.writeAdvance(writer, { lane, time, step, evaluate });
      writer.get(step).i32(1).do('i32_add').set(step);
      writer.get(draws).i32(parts.row).do('i32_add').set(draws);
      writer
        .get(step)
        .i32(method === 'rk4' ? 4 : 3)
        .do('i32_shl')
        .set(time);
      writer.branch(0);
    });
  });
  writer.call(parts.finish);
  if (axis.steps % axis.saveEvery === 0) {
    evaluate();
    save();
  }
  const flags = l.or(l.load(parts.badSlot), l.load(parts.escapeSlot));
  for (let pair = 0; pair < pairsPerGroup; pair += 1) {
    writer.get(lane);
    l.push(flags, pair).store(parts.flags + pair * pairSize);
  }
}
