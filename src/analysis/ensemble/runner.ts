/** Computes chunks of an ensemble: draws, simulates, reduces. The same code runs in this thread and in workers. */
import { canonicalJson, JevonsError } from '#base';
import { createSimulator, type Plan, type Simulator } from '#engine';
import { choleskyFactor, correlate, quantile, sampleDesign } from '#stats';
import { reducerOf } from './reducers.ts';
import type { ChunkRequest, ChunkResult, EnsembleRequest } from './types.ts';

/** Runs in a chunk. Fixed, so that no number of workers changes what is added to what. */
export const chunkRuns = 64;

export interface ChunkRunner {
  readonly times: Float64Array;
  run(chunk: ChunkRequest): ChunkResult;
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

/** Lower-triangular factor of the copula over the beliefs in order; undefined when nothing is correlated. */
function copulaOf(request: EnsembleRequest, drawn: readonly string[]): Float64Array | undefined {
  const given = request.correlations ?? [];
  const pairs = given.filter(({ first, second }) => drawn.includes(first) && drawn.includes(second));
  if (pairs.length === 0) return undefined;
  const size = drawn.length;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  for (const { first, second, value } of pairs) {
    const [i, j] = [drawn.indexOf(first), drawn.indexOf(second)];
    matrix[i * size + j] = value;
    matrix[j * size + i] = value;
  }
  return choleskyFactor(matrix, size);
}

/** @throws JevonsError for unknown ids, impossible correlations, more beliefs than the design has dimensions. */
export function prepareRunner(request: EnsembleRequest): ChunkRunner {
  const drawn = Object.keys(request.beliefs).sort();
  const fixed = Object.keys(request.fixed ?? {})
    .filter((id) => !(id in request.beliefs))
    .sort();
  const derived = (request.derived ?? []).map((wanted) => ({
    ...wanted,
    ...reducerOf(wanted.reducer, wanted.parameters),
    given: wanted.parameters,
  }));
  const kept = [...new Set([...request.outputs, ...derived.flatMap(({ inputs }) => inputs)])];
  // In one order whatever is drawn and whatever is fixed: a slider that turns a belief into a value compiles nothing anew.
  const vary = [...drawn, ...fixed].sort();
  const simulator = simulatorFor(request, vary, kept);
  const copula = copulaOf(request, drawn);
  const { savePoints, start, saveEvery, dt } = simulator.spec.time;
  const times = Float64Array.from({ length: savePoints }, (_, k) => start + k * saveEvery * dt);

  const inputsOf = (chunk: ChunkRequest): Float64Array => {
    const inputs = new Float64Array(vary.length * chunk.runs);
    const { points } = sampleDesign({
      kind: request.design ?? 'sobol',
      runs: request.runs,
      dimensions: drawn.length,
      seed: request.seed,
      firstRun: chunk.firstRun,
      count: chunk.runs,
    });
    if (copula !== undefined) correlate(points, copula, drawn.length);
    vary.forEach((id, row) => {
      const belief = request.beliefs[id];
      const column = drawn.indexOf(id);
      const value = request.fixed?.[id] ?? Number.NaN;
      for (let run = 0; run < chunk.runs; run += 1) {
        const u = points[run * drawn.length + column] ?? Number.NaN;
        inputs[row * chunk.runs + run] = belief === undefined ? value : quantile(belief, u);
      }
    });
    return inputs;
  };

  const seriesLength = (request.outputs.length + derived.filter(({ gives }) => gives === 'series').length) * savePoints;
  const numbers = derived.filter(({ gives }) => gives === 'number').length;

  const run = (chunk: ChunkRequest): ChunkResult => {
    const batch = { runs: chunk.runs, inputs: inputsOf(chunk), firstRun: chunk.firstRun, seed: request.seed };
    const { values: simulated, failures } = simulator.run(batch);
    const block = savePoints * chunk.runs;
    const values = new Float64Array(seriesLength * chunk.runs + numbers * chunk.runs);
    request.outputs.forEach((id, output) => {
      const from = kept.indexOf(id) * block;
      values.set(simulated.subarray(from, from + block), output * block);
    });
    let series = request.outputs.length;
    let number = seriesLength * chunk.runs;
    for (const { gives, inputs, reduce, given } of derived) {
      for (let r = 0; r < chunk.runs; r += 1) {
        const reduced = reduce(summed(simulated, inputs, kept, savePoints, chunk.runs, r), times, given);
        if (typeof reduced === 'number') values[number + r] = reduced;
        else
          for (let k = 0; k < savePoints; k += 1)
            values[series * block + k * chunk.runs + r] = reduced[k] ?? Number.NaN;
      }
      if (gives === 'series') series += 1;
      else number += chunk.runs;
    }
    return { index: chunk.index, firstRun: chunk.firstRun, runs: chunk.runs, values, failures };
  };
  return { times, run };
}

function summed(
  simulated: Float64Array,
  ids: readonly string[],
  kept: readonly string[],
  savePoints: number,
  runs: number,
  run: number,
): Float64Array {
  const sum = new Float64Array(savePoints);
  for (const id of ids) {
    const from = kept.indexOf(id) * savePoints * runs;
    for (let k = 0; k < savePoints; k += 1) sum[k] = (sum[k] ?? 0) + (simulated[from + k * runs + run] ?? Number.NaN);
  }
  return sum;
}

/** @throws JevonsError `aborted`. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new JevonsError('stopped before the end', { kind: 'aborted', code: 'aborted' });
}
