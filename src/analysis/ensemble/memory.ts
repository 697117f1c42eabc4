/** How much memory an ensemble would take, and the refusal of what is too large, before anything starts. */
import { JevonsError } from '#base';
import { sketchBytes, valueCountsBytes } from '#stats';
import { chunkRuns } from './runner.ts';
import { type EnsembleShape, exactBudget } from './shape.ts';

export const defaultMemoryLimit = 2e9;

/** Chunks of values that a thread holds at once: simulated, reduced, and on their way. */
const copies = 4;

/** Bytes of summaries and of the chunks being computed, about; the model and the program come on top. */
export function ensembleBytes(shape: EnsembleShape, runs: number, workers: number): number {
  const { rows, numbers, kept, times, exact } = shape;
  const chunk = (kept.length * times.length + rows + numbers.length) * Math.min(runs, chunkRuns) * 8;
  const summaries = exact
    ? (rows + numbers.length) * runs * 8
    : rows * sketchBytes * (workers + 1) + numbers.length * valueCountsBytes;
  return summaries + chunk * copies * workers;
}

const gigabytes = (bytes: number): string => `${Number((Math.ceil(bytes / 1e7) / 100).toPrecision(3))} GB`;

/** @throws JevonsError `ensemble-too-large` with the size that it would need and what would fit. */
export function refuseTooLarge(shape: EnsembleShape, runs: number, workers: number, limit: number): void {
  const needed = ensembleBytes(shape, runs, workers);
  if (needed <= limit) return;
  const what = `${runs} futures of ${shape.series.length} series at ${shape.times.length} save points`;
  const share = Math.floor((shape.series.length * limit) / needed);
  const ways = [
    share >= 1
      ? `keep at most ${share} series or raise the limit`
      : 'save at fewer moments (a longer SAVEPER) or raise the limit',
    ...(workers > 1 ? ['use fewer workers'] : []),
    ...(shape.exact && shape.rows * runs > exactBudget ? ['compute fewer futures'] : []),
  ];
  throw new JevonsError(`${what} would need about ${gigabytes(needed)} of memory; ${gigabytes(limit)} is the limit`, {
    kind: 'usage',
    code: 'ensemble-too-large',
    hint: ways.join(', or '),
  });
}
