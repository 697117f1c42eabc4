/** A function to be minimised, and what came of it. */

/** Values of a function at points `[point x dimension]`, one a point; NaN or an infinity where it has none. */
export type Evaluate = (points: Float64Array, count: number) => Promise<Float64Array>;

/** Ends of each dimension; infinite where it has none. */
export interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The best so far, after some evaluations. */
export interface TrailPoint {
  readonly evaluations: number;
  readonly value: number;
  readonly point: readonly number[];
  /** `simplex`, `restart 2`, `generation 14`. */
  readonly step: string;
}

export interface Optimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  readonly restarts: number;
  /** Whether it ended because nothing moved any more, not because the evaluations were spent. */
  readonly converged: boolean;
  /** Each improvement. */
  readonly trail: readonly TrailPoint[];
}

export interface OptimiseExecution {
  readonly signal?: AbortSignal;
  /** @param best Least value so far. */
  readonly onProgress?: (evaluations: number, most: number, best: number) => void;
}
