/**
 * The one narrow interface between a model and everything that runs it.
 * The reference interpreter and the fast backend both implement it, and nothing above the engine knows which it holds.
 */

/** Simulated time: save point k is at `start + k * saveEvery * dt`; steps are counted in integers. */
export interface TimeAxis {
  readonly start: number;
  readonly stop: number;
  readonly dt: number;
  /** Steps of dt from start to stop. */
  readonly steps: number;
  /** Steps between two save points. */
  readonly saveEvery: number;
  /** Number of save points, start included. */
  readonly savePoints: number;
}

/** One scalar of the model: a variable, or one element of a subscripted one. */
export interface ScalarInfo {
  /** `installed_capacity[amazon]`: canonical, as in ids everywhere. */
  readonly id: string;
  /** `installed capacity[Amazon]`: the modeller's spelling. */
  readonly text: string;
  readonly kind: 'constant' | 'stock' | 'auxiliary' | 'initial' | 'time';
  /** Unit as the model declares it. */
  readonly unit: string;
  /** The value of a constant whose equation is a plain number; absent otherwise. */
  readonly value?: number;
}

export interface SimulatorSpec {
  readonly time: TimeAxis;
  readonly method: 'euler' | 'rk4';
  readonly backend: 'reference' | 'wasm';
  /** The constants that differ from run to run, in the order of `Batch.inputs`. */
  readonly inputs: readonly string[];
  /** The scalars that are kept, in the order of `BatchResult.values`. */
  readonly outputs: readonly string[];
}

/** Runs computed together. */
export interface Batch {
  readonly runs: number;
  /** `[input x run]`, input-major: input i of run r is at `i * runs + r`. */
  readonly inputs: Float64Array;
  /** Index of the first run in the whole design: random streams are numbered by it, so a split changes nothing. */
  readonly firstRun: number;
  readonly seed: number;
}

/** Why a run is not to be trusted: the first non-finite value met among what it computes. */
export interface RunFailure {
  /** Index in the whole design: `Batch.firstRun` plus the place in the batch. */
  readonly run: number;
  readonly step: number;
  readonly time: number;
  readonly variable: string;
  readonly reason: 'not-a-number' | 'overflow';
}

export interface BatchResult {
  /** `[output x savePoint x run]`: output o at save point k of run r is at `(o * savePoints + k) * runs + r`. */
  readonly values: Float64Array;
  /** At most one per run, in run order; the values of a failed run are kept as computed. */
  readonly failures: readonly RunFailure[];
}

export interface Simulator {
  readonly spec: SimulatorSpec;
  /** @throws JevonsError `batch-shape` when inputs do not hold `inputs.length * runs` numbers. */
  run(batch: Batch): BatchResult;
}
