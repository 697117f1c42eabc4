/** Many futures of one model: drawn from beliefs, simulated, summarised in bounded memory. */
import { JevonsError } from '#base';
import { inProcessExecutor } from './in-process-executor.ts';
import { defaultMemoryLimit, refuseTooLarge } from './memory.ts';
import { chunkRuns, stopIfAborted } from './runner.ts';
import { shapeOf } from './shape.ts';
import { EnsembleSummaries, inOrder } from './summaries.ts';
import { eventLoopTurn } from './turn.ts';
import type { ChunkRequest, EnsembleExecution, EnsembleRequest, EnsembleResult } from './types.ts';

export const defaultLevels: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
export const mostRuns = 100_000_000;

/**
 * N futures, the same bytes for any executor. Memory does not grow with their number past some 130 MB: means, extremes,
 * counts and failures are exact, quantiles of series then come from a sketch.
 *
 * @throws JevonsError `bad-runs`, `bad-seed`, `bad-levels`, `ensemble-too-large`; `aborted`, `worker-died`; those of the
 * engine and of the designs.
 */
export async function ensemble(request: EnsembleRequest, execution: EnsembleExecution = {}): Promise<EnsembleResult> {
  checkRequest(request);
  const { runs, outputs, levels = defaultLevels } = request;
  const { executor = inProcessExecutor(), signal, memoryLimit = defaultMemoryLimit } = execution;
  const shape = shapeOf(request);
  refuseTooLarge(shape, runs, executor.workers, memoryLimit);
  const summaries = new EnsembleSummaries(shape, runs);
  let done = 0;
  const ordered = inOrder((chunk) => summaries.take(chunk));
  const sketches = await executor.map(
    request,
    chunksOf(runs),
    (chunk) => {
      ordered(chunk);
      done += chunk.runs;
      execution.onProgress?.(done, runs);
    },
    signal,
  );
  for (const packed of sketches) summaries.join(packed);
  const series = await summaries.series(levels, async () => {
    await eventLoopTurn();
    stopIfAborted(signal);
  });
  return {
    runs,
    seed: request.seed,
    design: request.design ?? 'sobol',
    failed: summaries.failures.total,
    failures: summaries.failures.sorted(),
    levels,
    summary: shape.exact ? 'exact' : 'sketch',
    outputs: series.slice(0, outputs.length),
    series: series.slice(outputs.length),
    numbers: summaries.numberSummaries(levels),
  };
}

function checkRequest({ runs, seed, levels = defaultLevels }: EnsembleRequest): void {
  const usage = (what: string, code: string, hint: string) => new JevonsError(what, { kind: 'usage', code, hint });
  if (!Number.isSafeInteger(runs) || runs < 1 || runs > mostRuns) {
    throw usage(`${runs} futures; expected a whole number from 1 to ${mostRuns}`, 'bad-runs', 'try 1000');
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw usage(`seed ${seed}; expected a whole number from 0 to 2^53 - 1`, 'bad-seed', 'try 1');
  }
  if (!levels.every((level, i) => level >= 0 && level <= 1 && level > (levels[i - 1] ?? -1))) {
    throw usage(
      `quantile levels ${levels.join(', ')}; expected ascending numbers from 0 to 1`,
      'bad-levels',
      'try 0.1, 0.5, 0.9',
    );
  }
}

function* chunksOf(runs: number): Generator<ChunkRequest> {
  for (let index = 0; index * chunkRuns < runs; index += 1) {
    const firstRun = index * chunkRuns;
    yield { index, firstRun, runs: Math.min(chunkRuns, runs - firstRun) };
  }
}
