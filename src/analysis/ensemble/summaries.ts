/** Running summaries of an ensemble: chunks are taken in order whatever order they arrive in. */
import { JevonsError } from '#base';
import { QuantileSketch, quantileSorted } from '#stats';
import type { ChunkResult, NumberSummary, SeriesSummary } from './types.ts';

/** Values kept for exact quantiles, at most; past it a sketch is kept instead. 16 million doubles are 128 MB. */
export const exactBudget = 16_000_000;

export interface SeriesInfo {
  readonly id: string;
  readonly text: string;
  readonly unit: string;
}

interface Point {
  count: number;
  mean: number;
  minimum: number;
  maximum: number;
}

/** One series: a summary at each save point. */
export class SeriesAccumulator {
  private readonly points: Point[];
  private readonly exact: Float64Array[] | undefined;
  private readonly sketches: QuantileSketch[] | undefined;

  constructor(savePoints: number, runs: number, exact: boolean) {
    this.points = Array.from({ length: savePoints }, () => ({
      count: 0,
      mean: 0,
      minimum: Number.POSITIVE_INFINITY,
      maximum: Number.NEGATIVE_INFINITY,
    }));
    if (exact) this.exact = Array.from({ length: savePoints }, () => new Float64Array(runs));
    else this.sketches = Array.from({ length: savePoints }, () => new QuantileSketch());
  }

  /** NaN is left out: a series may begin later than the simulation. */
  add(savePoint: number, value: number): void {
    const point = this.points[savePoint];
    if (point === undefined || Number.isNaN(value)) return;
    if (this.exact !== undefined) (this.exact[savePoint] as Float64Array)[point.count] = value;
    else this.sketches?.[savePoint]?.add(value);
    point.count += 1;
    point.mean += (value - point.mean) / point.count;
    if (value < point.minimum) point.minimum = value;
    if (value > point.maximum) point.maximum = value;
  }

  summary(info: SeriesInfo, times: Float64Array, levels: readonly number[]): SeriesSummary {
    const over = (take: (point: Point) => number) =>
      Float64Array.from(this.points, (point) => (point.count === 0 ? Number.NaN : take(point)));
    const byPoint = this.points.map(({ count }, k) => {
      if (this.exact === undefined) return this.sketches?.[k]?.quantiles(levels) ?? [];
      const sorted = (this.exact[k] as Float64Array).subarray(0, count).sort();
      return levels.map((level) => quantileSorted(sorted, level));
    });
    return {
      ...info,
      times,
      mean: over(({ mean }) => mean),
      minimum: over(({ minimum }) => minimum),
      maximum: over(({ maximum }) => maximum),
      quantiles: levels.map((_, level) => Float64Array.from(byPoint, (values) => values[level] ?? Number.NaN)),
    };
  }
}

/** @param values `[run]`, NaN where failed or missing. @param failed Runs that failed. */
export function numberSummary(
  id: string,
  unit: string,
  values: Float64Array,
  failed: number,
  levels: readonly number[],
): NumberSummary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  const mean = count === 0 ? Number.NaN : sorted.reduce((sum, value) => sum + value, 0) / count;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return {
    id,
    unit,
    count,
    missing: values.length - failed - count,
    mean,
    standardError: count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1) / count),
    quantiles: levels.map((level) => quantileSorted(sorted, level)),
    values,
  };
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
