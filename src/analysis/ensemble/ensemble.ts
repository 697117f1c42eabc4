/** Many futures of one model: drawn from beliefs, simulated, summarised in bounded memory. */
import { JevonsError } from '#base';
import type { Plan, PlanScalar } from '#engine';
import { inProcessExecutor } from './executors.ts';
import { reducerOf } from './reducers.ts';
import { chunkRuns, prepareRunner } from './runner.ts';
import { exactBudget, inOrder, numberSummary, SeriesAccumulator, type SeriesInfo } from './summaries.ts';
import type {
  ChunkFailure,
  ChunkRequest,
  ChunkResult,
  EnsembleExecution,
  EnsembleRequest,
  EnsembleResult,
  FailureGroup,
} from './types.ts';

export const defaultLevels: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
const mostRuns = 100_000_000;

/**
 * N futures, the same bytes for any executor.
 *
 * @throws JevonsError `bad-runs`, `bad-seed`, `bad-levels`; `aborted`; those of the engine and of the designs.
 */
export async function ensemble(request: EnsembleRequest, execution: EnsembleExecution = {}): Promise<EnsembleResult> {
  checkRequest(request);
  const { runs, outputs, derived = [], levels = defaultLevels } = request;
  const { times } = prepareRunner(request);
  const info = seriesInfo(request);
  const savePoints = times.length;
  const exact = info.length * savePoints * runs <= exactBudget;
  const accumulators = info.map(() => new SeriesAccumulator(savePoints, runs, exact));
  const numberRequests = derived.filter(({ reducer, parameters }) => reducerOf(reducer, parameters).gives === 'number');
  const numbers = numberRequests.map(() => new Float64Array(runs).fill(Number.NaN));
  const failures: ChunkFailure[] = [];

  const take = (chunk: ChunkResult): void => {
    const bad = new Set(chunk.failures.map(({ run }) => run));
    failures.push(...chunk.failures);
    for (let r = 0; r < chunk.runs; r += 1) {
      if (bad.has(chunk.firstRun + r)) continue;
      accumulators.forEach((accumulator, series) => {
        for (let k = 0; k < savePoints; k += 1) {
          accumulator.add(k, chunk.values[(series * savePoints + k) * chunk.runs + r] ?? Number.NaN);
        }
      });
      numbers.forEach((values, number) => {
        values[chunk.firstRun + r] = chunk.values[(info.length * savePoints + number) * chunk.runs + r] ?? Number.NaN;
      });
    }
  };

  let done = 0;
  const ordered = inOrder(take);
  await (execution.executor ?? inProcessExecutor()).map(
    request,
    chunksOf(runs),
    (chunk) => {
      ordered(chunk);
      done += chunk.runs;
      execution.onProgress?.(done, runs);
    },
    execution.signal,
  );

  const summaries = accumulators.map((accumulator, i) => accumulator.summary(info[i] as SeriesInfo, times, levels));
  return {
    runs,
    seed: request.seed,
    design: request.design ?? 'sobol',
    failed: failures.length,
    failures: groupFailures(failures),
    levels,
    summary: exact ? 'exact' : 'sketch',
    outputs: summaries.slice(0, outputs.length),
    series: summaries.slice(outputs.length),
    numbers: numberRequests.map(({ id, reducer, parameters, inputs }, i) => {
      const unit = reducerOf(reducer, parameters).unit(unitOf(request.plan, inputs[0]), unitOf(request.plan, 'time'));
      return numberSummary(id, unit, numbers[i] as Float64Array, failures.length, levels);
    }),
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

function chunksOf(runs: number): ChunkRequest[] {
  return Array.from({ length: Math.ceil(runs / chunkRuns) }, (_, index) => {
    const firstRun = index * chunkRuns;
    return { index, firstRun, runs: Math.min(chunkRuns, runs - firstRun) };
  });
}

function scalarOf(plan: Plan, id: string | undefined): PlanScalar | undefined {
  return plan.scalars.find((scalar) => scalar.id === id);
}

const unitOf = (plan: Plan, id: string | undefined): string => scalarOf(plan, id)?.unit ?? '';

function seriesInfo({ plan, outputs, derived = [] }: EnsembleRequest): SeriesInfo[] {
  const plain = outputs.map((id) => ({ id, text: scalarOf(plan, id)?.text ?? id, unit: unitOf(plan, id) }));
  const worked = derived
    .filter(({ reducer, parameters }) => reducerOf(reducer, parameters).gives === 'series')
    .map(({ id, reducer, parameters, inputs }) => {
      const unit = reducerOf(reducer, parameters).unit(unitOf(plan, inputs[0]), unitOf(plan, 'time'));
      return { id, text: id, unit };
    });
  return [...plain, ...worked];
}

/** One group for each reason and variable, in the order in which they are met. */
function groupFailures(failures: readonly ChunkFailure[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { reason, variable, time, run } of failures) {
    const key = `${reason} ${variable}`;
    const group = groups.get(key);
    const first = group === undefined || time < group.firstTime ? { firstTime: time, firstRun: run } : group;
    const { firstTime, firstRun } = first;
    groups.set(key, { reason, variable, count: (group?.count ?? 0) + 1, firstTime, firstRun });
  }
  return [...groups.values()];
}
