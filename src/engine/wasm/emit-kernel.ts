/** Lays out a kernel's memory and writes its module: one exported function that computes all steps of a pair of runs. */
import { CodeWriter } from './code-writer.ts';
import { SectionEmitter, type Store, type ValuePlaces } from './emit-values.ts';
import { i32, v128 } from './encoder.ts';
import { FunctionLibrary } from './function-library.ts';
import { MemoryLayout, pairSize } from './memory-layout.ts';
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
  readonly constants: readonly { readonly address: number; readonly number: number }[];
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
  return Math.max(2, Math.min(mostLanes, fitting - (fitting % 2)));
}

export function emitKernel(kernel: Kernel): KernelModule {
  const { question, pool, states } = kernel;
  const { axis, method } = question;
  const lanes = lanesFor(kernel.outputs.length, axis.savePoints);
  const layout = new MemoryLayout();
  const row = lanes * 8;
  const ticks = method === 'rk4' ? 2 * axis.steps + 1 : axis.steps + 1;
  const roots = [...kernel.outputs, ...states.map((state) => state.change)];
  const tabulated = tabulatedValues(pool, roots, ticks);

  const constants: { address: number; number: number }[] = [];
  const addresses = new Map<number, number>();
  const slot = (index: number): number => {
    const known = addresses.get(index);
    if (known !== undefined) return known;
    const address = layout.pair();
    addresses.set(index, address);
    const value = pool.at(index);
    if (value.kind === 'constant') constants.push({ address, number: value.number });
    return address;
  };
  const stateAddress = layout.reserve(states.length * pairSize);
  const escapeSlot = layout.pair();
  const badSlot = layout.pair();
  const inputs = layout.reserve(question.inputs.length * row);
  const draws = layout.reserve(kernel.draws.length * (axis.steps + 1) * row);
  const timeTables = [...tabulated].map((value) => ({ value, address: layout.reserve(ticks * 8) }));
  const timeAddress = new Map(timeTables.map(({ value, address }) => [value, address]));
  const library = new FunctionLibrary(kernel.tables, layout, escapeSlot);

  const pushDraw = (writer: CodeWriter, draw: number, atStart: boolean) => {
    const base = draws + draw * (axis.steps + 1) * row;
    writer.get(0);
    if (!atStart) {
      writer.get(1);
      if (method === 'rk4') writer.i32(4).do('i32_shr_u').i32(3).do('i32_shl');
      writer.i32(lanes).do('i32_mul', 'i32_add');
    }
    writer.load(base);
  };
  const pushLeaf = (writer: CodeWriter, index: number, value: Value) => {
    const tableAddress = timeAddress.get(index);
    if (tableAddress !== undefined) writer.get(1).loadSplat(tableAddress);
    else if (value.kind === 'constant' && Object.is(value.number, 0)) writer.splat(0);
    else if (value.kind === 'input') writer.get(0).load(inputs + value.input * row);
    else if (value.kind === 'state') writer.i32(0).load(stateAddress + value.state * pairSize);
    else if (value.kind === 'draw') pushDraw(writer, value.draw, value.level === 'run');
    else writer.i32(0).load(slot(index));
  };
  const places: ValuePlaces = { push: (writer, index) => pushLeaf(writer, index, pool.at(index)), slot };

  const stepComputes = (index: number) => {
    const value = pool.at(index);
    if (value.kind !== 'operation' && value.kind !== 'table') return false;
    return value.level === 'both' || (value.level === 'time' && !timeAddress.has(index));
  };
  const timeIsComputed = [...tabulated].every((index) => pool.at(index).kind === 'time');
  const stepSection = new SectionEmitter(pool, library, places, (level) => level === 'both' || (timeIsComputed && level === 'time'));
  const startSection = new SectionEmitter(pool, library, places, (level) => level === 'run');

  const methods = new StepMethods({ kernel, layout, stateAddress, places, library });
  const outputSlots = kernel.outputs.map((index) => {
    const value = pool.at(index);
    if (value.kind === 'state') return { value: index, address: layout.pair() };
    return stepComputes(index) ? { value: index, address: slot(index) } : undefined;
  });
  const stepFunctions = stepSection.emit(
    uniqueStores([...outputSlots.filter((store) => store !== undefined), ...methods.stores]),
    methods.lateStores,
  );
  const carried = runValuesRead(kernel, stepFunctions.length > 0 ? roots : roots).map((value) => ({ value, address: slot(value) }));
  const starts = states.map((state, i) => ({ value: state.start, address: stateAddress + i * pairSize }));
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
    constants,
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
    const value = writer.local(v128);
    const bad = writer.local(v128);
    const place = writer.local(i32);
    writer.get(0).get(2).do('i32_add').set(place);
    writer.i32(0).load(badSlot).set(bad);
    kernel.outputs.slice(from, from + outputsPerFunction).forEach((index, i) => {
      const stored = slots[from + i];
      writer.get(place);
      if (stored === undefined) places.push(writer, index);
      else writer.i32(0).load(stored.address);
      writer.tee(value).store(outputs + (from + i) * stride);
      writer.get(bad).get(value).splat(0).do('f64x2_mul', 'f64x2_add').set(bad);
    });
    writer.i32(0).get(bad).store(badSlot);
    functions.push(library.add(writer));
  }
  return functions;
}

/** Adds the stocks to what tells a bad run: once a stock is not finite it stays so, and 0 times it is NaN. */
function finishFunction({ states }: Kernel, stateAddress: number, badSlot: number): CodeWriter {
  const writer = new CodeWriter([], []);
  const bad = writer.local(v128);
  writer.i32(0).load(badSlot).set(bad);
  states.forEach(({ kind }, i) => {
    if (kind !== 'stock') return;
    writer.get(bad).i32(0).load(stateAddress + i * pairSize).splat(0).do('f64x2_mul', 'f64x2_add').set(bad);
  });
  writer.i32(0).get(bad).store(badSlot);
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
  const saved = writer.local(i32);
  const untilSave = writer.local(i32);
  const evaluate = () => {
    for (const index of parts.stepFunctions) writer.get(lane).get(time).call(index);
  };
  const save = () => {
    for (const index of parts.save) writer.get(lane).get(time).get(saved).call(index);
  };
  for (const slot of [parts.badSlot, parts.escapeSlot]) writer.i32(0).splat(0).store(slot);
  for (const index of parts.startFunctions) writer.get(lane).get(time).call(index);
  writer.block(() => {
    writer.loop(() => {
      writer.get(step).i32(axis.steps).do('i32_ge_s').branchIf(1);
      evaluate();
      writer.get(untilSave).do('i32_eqz').if(() => {
        save();
        writer.get(saved).i32(parts.row).do('i32_add').set(saved);
        writer.i32(axis.saveEvery).set(untilSave);
      });
      writer.get(untilSave).i32(1).do('i32_sub').set(untilSave);
      parts.methods.writeAdvance(writer, { lane, time, step, evaluate });
      writer.get(step).i32(1).do('i32_add').set(step);
      writer.get(step).i32(method === 'rk4' ? 4 : 3).do('i32_shl').set(time);
      writer.branch(0);
    });
  });
  writer.call(parts.finish);
  if (axis.steps % axis.saveEvery === 0) {
    evaluate();
    save();
  }
  writer.get(lane).i32(0).load(parts.badSlot).i32(0).load(parts.escapeSlot).do('v128_or').store(parts.flags);
}

