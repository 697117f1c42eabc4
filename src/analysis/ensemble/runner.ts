/** Computes chunks of an ensemble: draws, simulates, reduces. The same code runs in this thread and in workers. */
import { canonicalJson, JevonsError } from '#base';
import { createSimulator, type Plan, type Simulator } from '#engine';
import { choleskyFactor, correlate, type PackedSketches, QuantileSketch, quantile, sampleDesign } from '#stats';
import { chunkMoments } from './chunk-moments.ts';
import { runsPerTurn, together } from './run-cost.ts';
import { type Derived, shapeOf } from './shape.ts';
import type { ChunkFailure, ChunkRequest, ChunkResult, EnsembleRequest } from './types.ts';

/** Runs in a chunk. Fixed, so that no number of workers changes what is added to what. */
export const chunkRuns = 64;

export interface ChunkRunner {
  /** Computes a chunk in parts of a few milliseconds; whoever drives it may stop between them. */
  compute(chunk: ChunkRequest): Generator<undefined, ChunkResult>;
  /** Sketches of all chunks computed so far; undefined while every value is kept. */
  sketches(): PackedSketches | undefined;
}

/** Simulators by plan and shape of the question: a moved slider changes values, never what has to be compiled. */
const simulators = new WeakMap<Plan, Map<string, Simulator>>();
const mostSimulators = 8;

function simulatorFor(request: EnsembleRequest, vary: readonly string[], outputs: readonly string[]): Simulator {
  const known = simulators.get(request.plan) ?? new Map<string, Simulator>();
  simulators.set(request.plan, known);
  const { backend, method, time } = request;
  const options = {
    vary,
    outputs,
    ...(backend === undefined ? {} : { backend }),
    ...(method === undefined ? {} : { method }),
    ...(time === undefined ? {} : { time }),
  };
  const key = canonicalJson(options);
  const found = known.get(key);
  if (found !== undefined) return found;
  const created = createSimulator(request.plan, { ...options, vary: [...vary], outputs: [...outputs] });
  const oldest = known.keys().next();
  if (known.size >= mostSimulators && oldest.done !== true) known.delete(oldest.value);
  known.set(key, created);
  return created;
}

/** Lower-triangular factor of the copula over the beliefs in order (what comes after them is independent); undefined when nothing is correlated. */
function copulaOf(request: EnsembleRequest, drawn: readonly string[], size: number): Float64Array | undefined {
  const given = request.correlations ?? [];
  const pairs = given.filter(({ first, second }) => drawn.includes(first) && drawn.includes(second));
  if (pairs.length === 0) return undefined;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  for (const { first, second, value } of pairs) {
    const [i, j] = [drawn.indexOf(first), drawn.indexOf(second)];
    matrix[i * size + j] = value;
    matrix[j * size + i] = value;
  }
  return choleskyFactor(matrix, size);
}

/**
 * Constants that differ between runs or from the model, in the order in which they are given to the engine: one order
 * whatever is drawn and whatever is fixed, so that a slider that turns a belief into a value compiles nothing anew.
 */
export function variedConstants({
  beliefs,
  fixed = {},
  joint,
}: Pick<EnsembleRequest, 'beliefs' | 'fixed' | 'joint'>): string[] {
  const others = Object.keys(fixed).filter((id) => !(id in beliefs));
  return [...Object.keys(beliefs), ...others, ...(joint?.ids ?? [])].sort();
}

/** @throws JevonsError for unknown ids, impossible correlations, more beliefs than the design has dimensions. */
export function prepareRunner(request: EnsembleRequest): ChunkRunner {
  const drawn = Object.keys(request.beliefs).sort();
  const joint = request.joint;
  const vary = variedConstants(request);
  // After the beliefs, one coordinate chooses the row of the joint draws.
  const dimensions = drawn.length + (joint === undefined ? 0 : 1);
  const shape = shapeOf(request);
  const { kept, times, derived, rows, numbers, exact } = shape;
  const simulator = simulatorFor(request, vary, kept);
  const copula = copulaOf(request, drawn, dimensions);
  const usual = runsPerTurn(request.plan, simulator.spec);
  /** Runs that go bad are computed again by the reference, which takes far longer: then only a few at a stretch. */
  let part = usual;
  const sketches = exact ? [] : Array.from({ length: rows }, () => new QuantileSketch());
  const scratch = new Scratch();
  const seriesOf = request.outputs.length * times.length;

  const inputsOf = (chunk: ChunkRequest): Float64Array => {
    const inputs = new Float64Array(vary.length * chunk.runs);
    const { points } = sampleDesign({
      kind: request.design ?? 'sobol',
      runs: request.runs,
      dimensions,
      seed: request.seed,
      firstRun: chunk.firstRun,
      count: chunk.runs,
    });
    if (copula !== undefined) correlate(points, copula, dimensions);
    vary.forEach((id, row) => {
      const belief = request.beliefs[id];
      const column = drawn.indexOf(id);
      const value = request.fixed?.[id] ?? Number.NaN;
      const place = joint?.ids.indexOf(id) ?? -1;
      for (let run = 0; run < chunk.runs; run += 1) {
        const u = points[run * dimensions + (place < 0 ? column : drawn.length)] ?? Number.NaN;
        if (joint !== undefined && place >= 0) {
          inputs[row * chunk.runs + run] = joint.rows[Math.floor(u * joint.rows.length)]?.[place] ?? Number.NaN;
        } else {
          inputs[row * chunk.runs + run] = belief === undefined ? value : quantile(belief, u);
        }
      }
    });
    return inputs;
  };

  /** Outputs as simulated, then derived series; derived numbers. */
  const reduced = (simulated: Float64Array, { runs }: ChunkRequest, values: Float64Array): Float64Array => {
    const block = times.length * runs;
    request.outputs.forEach((id, output) => {
      const from = kept.indexOf(id) * block;
      values.set(simulated.subarray(from, from + block), output * block);
    });
    const found = new Float64Array(numbers.length * runs);
    let series = seriesOf * runs;
    let number = 0;
    for (const one of derived) {
      const into =
        one.gives === 'series' ? values.subarray(series, series + block) : found.subarray(number, number + runs);
      one.reduce({ runs, times, series: summed(simulated, one, kept, block) }, one.given, into);
      if (one.gives === 'series') series += block;
      else number += runs;
    }
    return found;
  };

  return {
    *compute(chunk) {
      const { index, firstRun, runs } = chunk;
      const inputs = inputsOf(chunk);
      const failures: ChunkFailure[] = [];
      let simulated = new Float64Array(0);
      for (let from = 0, count = 0; from < runs; from += count) {
        if (from > 0) yield;
        count = Math.min(part, runs - from);
        const result = simulator.run({
          runs: count,
          inputs: columns(inputs, vary.length, runs, from, count),
          firstRun: firstRun + from,
          seed: request.seed,
        });
        failures.push(...result.failures);
        part = result.failures.length > 0 ? Math.min(usual, together) : usual;
        if (count === runs) simulated = result.values as Float64Array<ArrayBuffer>;
        else {
          if (from === 0) simulated = scratch.simulated(kept.length * times.length * runs);
          putColumns(result.values, simulated, runs, from, count);
        }
      }
      const values = exact ? new Float64Array(rows * runs) : scratch.values(rows * runs);
      const found = reduced(simulated, chunk, values);
      const bad = failures.map(({ run }) => run - firstRun);
      for (const all of [values, found]) {
        for (const run of bad) for (let i = run; i < all.length; i += runs) all[i] = Number.NaN;
      }
      const moments = chunkMoments(values, rows, runs, sketches);
      return {
        index,
        firstRun,
        runs,
        moments,
        numbers: found,
        failures,
        ...(exact ? { values } : {}),
        ...(request.keepInputs === true ? { inputs } : {}),
      };
    },
    sketches: () => (exact ? undefined : QuantileSketch.pack(sketches)),
  };
}

/** Room that is used again for each chunk. */
class Scratch {
  private first = new Float64Array(0);
  private second = new Float64Array(0);

  simulated(size: number): Float64Array<ArrayBuffer> {
    if (this.first.length < size) this.first = new Float64Array(size);
    return this.first.subarray(0, size);
  }

  values(size: number): Float64Array<ArrayBuffer> {
    if (this.second.length < size) this.second = new Float64Array(size);
    return this.second.subarray(0, size);
  }
}

/** Some runs of `[row x run]`. */
function columns(all: Float64Array, rows: number, runs: number, from: number, count: number): Float64Array {
  if (count === runs) return all;
  const some = new Float64Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    for (let run = 0; run < count; run += 1) some[row * count + run] = all[row * runs + from + run] as number;
  }
  return some;
}

function putColumns(some: Float64Array, all: Float64Array, runs: number, from: number, count: number): void {
  for (let row = 0; row * count < some.length; row += 1) {
    for (let run = 0; run < count; run += 1) all[row * runs + from + run] = some[row * count + run] as number;
  }
}

/** The inputs of a derived series, added up; not copied when there is one. */
function summed(simulated: Float64Array, { inputs }: Derived, kept: readonly string[], block: number): Float64Array {
  const part = (id: string) => {
    const from = kept.indexOf(id) * block;
    return simulated.subarray(from, from + block);
  };
  if (inputs.length === 1) return part(inputs[0] ?? '');
  const sum = new Float64Array(block);
  for (const id of inputs) {
    const added = part(id);
    for (let i = 0; i < block; i += 1) sum[i] = (sum[i] as number) + (added[i] as number);
  }
  return sum;
}

/** @throws JevonsError `aborted`. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw aborted();
}

export function aborted(): JevonsError {
  return new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
}
