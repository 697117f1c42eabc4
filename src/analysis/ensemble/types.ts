/** What an ensemble is asked, and what it answers. Requests are plain data, so that they can be sent to a worker. */
import type { Plan } from '#engine';
import type { Distribution, PackedSketches } from '#stats';

/**
 * How the points of the unit cube are chosen.
 * `sobol` (the default): Sobol' points with a nested random scramble. Point r depends only on r and the seed, so any
 * split gives the same points, more futures extend the ones already drawn (a refined picture moves little), and
 * means and quantiles settle faster than by chance.
 * `latin-hypercube`: one point per stratum and input; for more inputs than the Sobol' table has.
 * `random`: independent draws, for when a standard error must be exact.
 */
export type DesignKind = 'sobol' | 'latin-hypercube' | 'random';

/** Correlation of the Gaussian copula between two uncertain constants. */
export interface Correlation {
  readonly first: string;
  readonly second: string;
  /** -1 to 1: the correlation of the underlying normals, not of the ranks. */
  readonly value: number;
}

/** A number or a series computed in each run from its series, where the run is computed. */
export interface DerivedRequest {
  /** The name it has in the result. */
  readonly id: string;
  /** One of `reducers`. */
  readonly reducer: string;
  /** Scalar ids of the model; several are added up unless the reducer says otherwise. */
  readonly inputs: readonly string[];
  readonly parameters: Readonly<Record<string, number>>;
  /** Of a number: thresholds; the futures above each are counted exactly, however many there are. */
  readonly above?: readonly number[];
}

/** Draws of several constants at once; every row is as likely as another. */
export interface JointDraws {
  readonly ids: readonly string[];
  /** `[draw][id]`. */
  readonly rows: readonly (readonly number[])[];
}

export interface EnsembleRequest {
  readonly plan: Plan;
  /** What is not known: a distribution for each uncertain constant. */
  readonly beliefs: Readonly<Record<string, Distribution>>;
  readonly correlations?: readonly Correlation[];
  /** Constants drawn together, a row at a time, from draws that are given: a posterior. */
  readonly joint?: JointDraws;
  /** Constants set to another value than the model's, the same in every run. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** Scalars summarised at every save point. */
  readonly outputs: readonly string[];
  readonly derived?: readonly DerivedRequest[];
  /** Number of futures, a positive integer. */
  readonly runs: number;
  /** Integer from 0 to 2^32 - 1. */
  readonly seed: number;
  readonly design?: DesignKind;
  /** Levels of the quantiles, 0 to 1, ascending. Default: 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975. */
  readonly levels?: readonly number[];
  /** Whether chunks also bring the constants of their runs, in the order of `variedConstants`. */
  readonly keepInputs?: boolean;
  readonly method?: 'euler' | 'rk4';
  readonly backend?: 'reference' | 'wasm';
  readonly time?: {
    readonly start?: number;
    readonly stop?: number;
    readonly dt?: number;
    readonly saveEvery?: number;
  };
}

/** How it is computed; nothing here changes the answer. */
export interface EnsembleExecution {
  /** Default: in this thread. */
  readonly executor?: Executor;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Most memory that summaries and chunks may take, in bytes. Default: 2 GB. */
  readonly memoryLimit?: number;
}

/** Runs `firstRun` to `firstRun + runs - 1` of the design. */
export interface ChunkRequest {
  readonly index: number;
  readonly firstRun: number;
  readonly runs: number;
}

export interface ChunkFailure {
  readonly run: number;
  readonly time: number;
  readonly variable: string;
  readonly reason: 'not-a-number' | 'overflow';
}

export interface ChunkResult {
  readonly index: number;
  readonly firstRun: number;
  readonly runs: number;
  /** Outputs, then derived series, each `[savePoint x run]`, NaN in failed runs; only while every value is kept. */
  readonly values?: Float64Array;
  /** `[series x savePoint x 4]`: count, mean, smallest and greatest value of the runs that have one. */
  readonly moments: Float64Array;
  /** `[number x run]`, NaN where a run failed or has none. */
  readonly numbers: Float64Array;
  /** `[constant x run]`, as drawn or fixed; only where the request keeps inputs. */
  readonly inputs?: Float64Array;
  readonly failures: readonly ChunkFailure[];
}

/** Something that computes chunks: this thread, or workers that the caller hands in. */
export interface Executor {
  readonly workers: number;
  /**
   * Calls `onChunk` once for each chunk, in any order.
   *
   * @returns The sketches of each thread, which add up to those of the ensemble; none while every value is kept.
   * @throws JevonsError `aborted` soon after the signal is aborted, `worker-died` when a worker ends before its work.
   */
  map(
    request: EnsembleRequest,
    chunks: Iterable<ChunkRequest>,
    onChunk: (result: ChunkResult) => void,
    signal?: AbortSignal,
  ): Promise<readonly PackedSketches[]>;
}

/** One series over the futures that did not fail. */
export interface SeriesSummary {
  readonly id: string;
  /** The modeller's spelling, or the id of a derived series. */
  readonly text: string;
  /** As the model declares it; of a derived series, worked out by its reducer. */
  readonly unit: string;
  readonly times: Float64Array;
  readonly mean: Float64Array;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  /** One array for each of `EnsembleResult.levels`. */
  readonly quantiles: readonly Float64Array[];
}

/** One number per future. */
export interface NumberSummary {
  readonly id: string;
  readonly unit: string;
  /** Futures that have the number. */
  readonly count: number;
  /** Futures that did not fail and do not have it: a peak that does not come before the horizon. */
  readonly missing: number;
  /** Mean over those that have it; NaN when none has. */
  readonly mean: number;
  /** Of the mean, as if the draws were independent: cautious for the designs that are better than that. */
  readonly standardError: number;
  /**
   * One for each of `EnsembleResult.levels`, over those that have it: exact while every value is kept or at most
   * 8,192 different ones are met, and past that within a relative k / 4096 of the order statistic for values that fill k octaves.
   */
  readonly quantiles: readonly number[];
  /** Futures above each threshold of the request. */
  readonly above: readonly number[];
  /** `[run]`, NaN where failed or missing; the run is the index. Absent when the result is a sketch. */
  readonly values?: Float64Array;
}

/** Failed runs of one reason, in one variable. */
export interface FailureGroup {
  readonly reason: 'not-a-number' | 'overflow';
  /** The variable in which it was first met. */
  readonly variable: string;
  readonly count: number;
  /** The earliest simulated time among them, and its run. */
  readonly firstTime: number;
  readonly firstRun: number;
}

export interface EnsembleResult {
  readonly runs: number;
  readonly seed: number;
  readonly design: DesignKind;
  /** Runs that failed: left out of every summary, and counted here. */
  readonly failed: number;
  readonly failures: readonly FailureGroup[];
  readonly levels: readonly number[];
  /** Whether quantiles of series come from every value, or from a sketch (within 1/128); all else is exact. */
  readonly summary: 'exact' | 'sketch';
  readonly outputs: readonly SeriesSummary[];
  /** Derived series. */
  readonly series: readonly SeriesSummary[];
  /** Derived numbers. */
  readonly numbers: readonly NumberSummary[];
}
