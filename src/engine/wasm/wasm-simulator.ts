import { checkBatch, specOf } from '../batches.ts';
import type { Question } from '../question.ts';
import { RunDraws } from '../reference/draws.ts';
import { ReferenceMachine } from '../reference/machine.ts';
import type { Table } from '../reference/tables.ts';
import type { Batch, BatchResult, RunFailure, Simulator, SimulatorSpec } from '../simulator.ts';
import { emitKernel, type KernelModule } from './emit-kernel.ts';
import { lanesPerGroup } from './memory-layout.ts';
import { type Kernel, specialise, unsupportedByWasm } from './specialise.ts';
import { writeTable } from './table-functions.ts';
import { fillTimeTables } from './time-tables.ts';

/** Memory that a kernel may ask for. */
const largestMemory = 1_000_000_000;

/** @throws JevonsError `unsupported-by-wasm` where the platform has no WebAssembly, or none with 128-bit vectors. */
function instantiate(bytes: Uint8Array<ArrayBuffer>, file: string): WebAssembly.Instance {
  const without = 'this platform has no WebAssembly with 128-bit vectors';
  if (typeof WebAssembly === 'undefined') throw unsupportedByWasm(without, file);
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes));
  } catch {
    throw unsupportedByWasm(without, file);
  }
}

/**
 * Runs in groups of lanes in a WebAssembly module made for the question. The numbers are those of the reference, to the
 * last bit; a run that went bad, or that met an angle only the scalar code can reduce, is computed again by the reference.
 */
export class WasmSimulator implements Simulator {
  readonly spec: SimulatorSpec;
  private readonly question: Question;
  private readonly kernel: Kernel;
  private readonly module: KernelModule;
  private readonly numbers: Float64Array;
  private readonly runGroup: (laneOffset: number) => void;
  private readonly draws = new RunDraws();
  private reference: ReferenceMachine | undefined;

  /** @throws JevonsError `unsupported-by-wasm`. */
  constructor(question: Question) {
    this.question = question;
    this.spec = specOf(question, 'wasm');
    this.kernel = specialise(question);
    this.module = emitKernel(this.kernel);
    if (this.module.memorySize > largestMemory) {
      throw unsupportedByWasm(`the model would need ${this.module.memorySize} bytes of memory`, question.plan.file);
    }
    const { memory, run } = instantiate(this.module.bytes, question.plan.file).exports as {
      memory: WebAssembly.Memory;
      run: (laneOffset: number) => void;
    };
    this.numbers = new Float64Array(memory.buffer);
    this.runGroup = run;
    this.fillMemory();
  }

  private fillMemory(): void {
    const { numbers, module, kernel, question } = this;
    for (const { table, address } of module.tables) writeTable(kernel.tables[table] as Table, numbers, address);
    const rows = new Map(module.timeTables.map(({ value, address }) => [value, address / 8]));
    const ticksPerStep = question.method === 'rk4' ? 2 : 1;
    fillTimeTables(kernel.pool, kernel.tables, [...rows.keys()], question.axis, ticksPerStep, (root, tick, number) => {
      numbers[(rows.get(root) as number) + tick] = number;
    });
  }

  run(batch: Batch): BatchResult {
    checkBatch(batch, this.spec);
    const { lanes } = this.module;
    const { outputs, axis } = this.question;
    const values = new Float64Array(outputs.length * axis.savePoints * batch.runs);
    const failures: RunFailure[] = [];
    for (let from = 0; from < batch.runs; from += lanes) {
      const count = Math.min(lanes, batch.runs - from);
      this.writeInputs(batch, from, count);
      this.writeDraws(batch, from, count);
      for (let lane = 0; lane < count; lane += lanesPerGroup) this.runGroup(lane * 8);
      this.readOutputs(values, batch.runs, from, count);
      const flags = this.numbers.subarray(this.module.flags / 8, this.module.flags / 8 + count);
      flags.forEach((flag, lane) => {
        if (flag === 0) return;
        const failure = this.repeat(batch, from + lane, values);
        if (failure !== undefined) failures.push(failure);
      });
    }
    return { values, failures };
  }

  /** Lanes beside the last run repeat it, so that they compute nothing strange. */
  private writeInputs({ inputs, runs }: Batch, from: number, count: number): void {
    const { numbers, module } = this;
    for (let input = 0; input < this.question.inputs.length; input += 1) {
      const row = module.inputs / 8 + input * module.lanes;
      const first = input * runs + from;
      numbers.set(inputs.subarray(first, first + count), row);
      for (let lane = count; lane % lanesPerGroup !== 0; lane += 1)
        numbers[row + lane] = inputs[first + count - 1] as number;
    }
  }

  private writeDraws({ seed, firstRun }: Batch, from: number, count: number): void {
    const { draws, numbers, module } = this;
    const { steps } = this.question.axis;
    this.kernel.draws.forEach(({ site, bounds }, draw) => {
      for (let lane = 0; lane < count; lane += 1) {
        draws.begin(seed, firstRun + from + lane);
        for (let step = 0; step <= steps; step += 1) {
          draws.step = step;
          const number = bounds === undefined ? draws.uniform(site) : draws.normal(site, ...bounds);
          numbers[module.draws / 8 + (draw * (steps + 1) + step) * module.lanes + lane] = number;
        }
      }
    });
  }

  private readOutputs(values: Float64Array, runs: number, from: number, count: number): void {
    const { numbers, module } = this;
    const rows = this.question.outputs.length * this.question.axis.savePoints;
    const first = module.outputs / 8;
    if (count === module.lanes && count === runs) {
      values.set(numbers.subarray(first, first + rows * count));
      return;
    }
    for (let row = 0; row < rows; row += 1) {
      const start = first + row * module.lanes;
      const target = row * runs + from;
      // Copying by hand is quicker than a view for each short row.
      for (let lane = 0; lane < count; lane += 1) values[target + lane] = numbers[start + lane] as number;
    }
  }

  /** One run again, by the reference: what went bad and where, and the values of lanes that could not be computed here. */
  private repeat({ inputs, runs, seed, firstRun }: Batch, run: number, values: Float64Array): RunFailure | undefined {
    const { outputs, axis } = this.question;
    this.reference ??= new ReferenceMachine(this.question);
    return this.reference.run(
      (input) => inputs[input * runs + run] as number,
      seed,
      firstRun + run,
      (savePoint, scalars) => {
        for (let output = 0; output < outputs.length; output += 1) {
          values[(output * axis.savePoints + savePoint) * runs + run] = scalars[outputs[output] as number] as number;
        }
      },
    );
  }
}
