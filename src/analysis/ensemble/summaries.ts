/** Running summaries of an ensemble: chunks are taken in order whatever order they arrive in. */
import { JevonsError } from '#base';
import { type PackedSketches, QuantileSketch, selectQuantiles, ValueCounts } from '#stats';
import { momentsOfARow } from './chunk-moments.ts';
import { FailureCounter } from './failures.ts';
import type { EnsembleShape, NumberInfo } from './shape.ts';
import type { ChunkResult, NumberSummary, SeriesSummary } from './types.ts';

/** Rows summarised between two turns of the event loop. */
const rowsPerTurn = 32;

export class EnsembleSummaries {
  readonly failures = new FailureCounter();
  private readonly shape: EnsembleShape;
  private readonly runs: number;
  /** `[row x 4]`, as of a chunk. */
  private readonly moments: Float64Array;
  /** `[row x run]` while every value is kept. */
  private readonly values: Float64Array | undefined;
  private readonly sketches: readonly QuantileSketch[];
  private readonly numbers: readonly NumberAccumulator[];

  constructor(shape: EnsembleShape, runs: number) {
    this.shape = shape;
    this.runs = runs;
    this.moments = new Float64Array(shape.rows * momentsOfARow);
    for (let at = 0; at < this.moments.length; at += momentsOfARow) {
      this.moments.set([0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], at);
    }
    this.values = shape.exact ? new Float64Array(shape.rows * runs) : undefined;
    this.sketches = shape.exact ? [] : Array.from({ length: shape.rows }, () => new QuantileSketch());
    this.numbers = shape.numbers.map((info) => new NumberAccumulator(info, shape.exact ? runs : 0));
  }

  /** Chunks must come in order: means are added up. */
  take({ runs, firstRun, moments, numbers, values, failures }: ChunkResult): void {
    for (const failure of failures) this.failures.add(failure);
    this.numbers.forEach((number, index) => {
      number.take(numbers.subarray(index * runs, (index + 1) * runs), firstRun);
    });
    for (let at = 0; at < moments.length; at += momentsOfARow) this.joinMoments(moments, at);
    if (this.values === undefined || values === undefined) return;
    for (let row = 0; row < this.shape.rows; row += 1) {
      this.values.set(values.subarray(row * runs, (row + 1) * runs), row * this.runs + firstRun);
    }
  }

  private joinMoments(chunk: Float64Array, at: number): void {
    const all = this.moments;
    const added = chunk[at] as number;
    if (added === 0) return;
    const before = all[at] as number;
    const [old, mean] = [all[at + 1] as number, chunk[at + 1] as number];
    all[at] = before + added;
    all[at + 1] = before === 0 ? mean : old + (mean - old) * (added / (before + added));
    all[at + 2] = Math.min(all[at + 2] as number, chunk[at + 2] as number);
    all[at + 3] = Math.max(all[at + 3] as number, chunk[at + 3] as number);
  }

  /** The sketches of one thread; in any order. */
  join(packed: PackedSketches): void {
    QuantileSketch.joinPacked(this.sketches, packed);
  }

  /** @param turn Called now and then, so that the caller can hear a stop. */
  async series(levels: readonly number[], turn: () => Promise<void>): Promise<SeriesSummary[]> {
    const { series, times } = this.shape;
    const quantiles: number[][] = [];
    for (let row = 0; row < this.shape.rows; row += 1) {
      if (row % rowsPerTurn === rowsPerTurn - 1) await turn();
      quantiles.push(this.quantilesOf(row, levels));
    }
    const points = times.length;
    const over = (first: number, of: (row: number) => number) =>
      Float64Array.from({ length: points }, (_, k) => of(first + k));
    const moment = (row: number, which: number) =>
      this.moments[row * momentsOfARow] === 0 ? Number.NaN : (this.moments[row * momentsOfARow + which] ?? Number.NaN);
    return series.map((info, index) => ({
      ...info,
      times,
      mean: over(index * points, (row) => moment(row, 1)),
      minimum: over(index * points, (row) => moment(row, 2)),
      maximum: over(index * points, (row) => moment(row, 3)),
      quantiles: levels.map((_, level) => over(index * points, (row) => quantiles[row]?.[level] ?? Number.NaN)),
    }));
  }

  private quantilesOf(row: number, levels: readonly number[]): number[] {
    if (this.values === undefined) return this.sketches[row]?.quantiles(levels) ?? [];
    const all = this.values.subarray(row * this.runs, (row + 1) * this.runs);
    const complete = this.moments[row * momentsOfARow] === this.runs;
    return selectQuantiles(complete ? all : all.filter((value) => !Number.isNaN(value)), levels);
  }

  numberSummaries(levels: readonly number[]): NumberSummary[] {
    return this.numbers.map((number) => number.summary(this.runs - this.failures.total, levels));
  }
}

/** One number per run, taken in the order of the runs. */
class NumberAccumulator {
  private readonly info: NumberInfo;
  /** What quantiles come from when the values are not kept. */
  private readonly counts = new ValueCounts();
  private count = 0;
  private readonly above: number[];
  private readonly values: Float64Array | undefined;
  private mean = 0;
  private squares = 0;

  /** @param kept Runs whose number is kept; 0 for none. */
  constructor(info: NumberInfo, kept: number) {
    this.info = info;
    this.above = info.above.map(() => 0);
    this.values = kept > 0 ? new Float64Array(kept) : undefined;
  }

  take(values: Float64Array, firstRun: number): void {
    this.values?.set(values, firstRun);
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      if (this.values === undefined) this.counts.add(value);
      this.count += 1;
      const difference = value - this.mean;
      this.mean += difference / this.count;
      this.squares += difference * (value - this.mean);
      this.info.above.forEach((threshold, index) => {
        if (value > threshold) this.above[index] = (this.above[index] ?? 0) + 1;
      });
    }
  }

  private quantiles(levels: readonly number[]): number[] {
    if (this.values === undefined) return this.counts.quantiles(levels);
    return selectQuantiles(
      this.values.filter((value) => !Number.isNaN(value)),
      levels,
    );
  }

  /** @param good Runs that did not fail. */
  summary(good: number, levels: readonly number[]): NumberSummary {
    const { count } = this;
    return {
      id: this.info.id,
      unit: this.info.unit,
      count,
      missing: good - count,
      mean: count === 0 ? Number.NaN : this.mean,
      standardError: count < 2 ? Number.NaN : Math.sqrt(this.squares / (count - 1) / count),
      quantiles: this.quantiles(levels),
      above: this.above,
      ...(this.values === undefined ? {} : { values: this.values }),
    };
  }
}

/** Hands chunks on in the order of their index, so that what is added up does not depend on which worker was first. */
export function inOrder(take: (chunk: ChunkResult) => void): (chunk: ChunkResult) => void {
  const early = new Map<number, ChunkResult>();
  let next = 0;
  return (chunk) => {
    if (chunk.index < next || early.has(chunk.index)) {
      throw new JevonsError(`chunk ${chunk.index} came twice`, { kind: 'failure', code: 'chunk-twice' });
    }
    early.set(chunk.index, chunk);
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next);
      next += 1;
      take(ready);
    }
  };
}
