/** A sweep as plain data: what is asked for, what was decided before the first run, what a part of it is. */
import type { Correlation, DerivedRequest, DesignKind } from '#analysis';
import type { Distribution } from '#stats';
import type { ScenarioRequest } from './world-types.ts';

/** A parameter spread evenly over a range, in place of what is believed about it. */
export interface SweepRange {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/** A parameter set to each of some values; every combination of levels is run on the same draws. */
export interface SweepLevels {
  readonly id: string;
  readonly values: readonly number[];
}

export interface SweepRequest extends ScenarioRequest {
  readonly ranges?: readonly SweepRange[];
  readonly levels?: readonly SweepLevels[];
  /** `capex_2030`, or `capex_2027..2032` for each of those years. */
  readonly outputs?: readonly string[];
  readonly design?: DesignKind;
}

/** What a column holds: the number of the run, a level, a draw, an output, or why the run failed. */
export type SweepColumnRole = 'index' | 'level' | 'draw' | 'output' | 'failure';

export interface SweepColumn {
  readonly name: string;
  readonly role: SweepColumnRole;
  readonly kind: 'integer' | 'number' | 'text';
  readonly unit: string;
  /** Whether every row has it. */
  readonly required: boolean;
}

/** Everything that decides the rows, and nothing else; equal manifests have equal rows. */
export interface SweepManifest {
  /** SHA-256 of the rest, without the command. */
  readonly id: string;
  readonly format: 1;
  readonly version: string;
  readonly modelHash: string;
  readonly dataDate: string;
  readonly seed: number;
  /** Of each combination of levels. */
  readonly futures: number;
  readonly design: DesignKind;
  readonly scenario: {
    readonly id: string;
    readonly set: Readonly<Record<string, number>>;
    readonly beliefs: Readonly<Record<string, string>>;
  };
  readonly ranges: readonly SweepRange[];
  readonly levels: readonly SweepLevels[];
  readonly outputs: readonly string[];
  readonly columns: readonly SweepColumn[];
  /** Of the whole sweep: futures times combinations. */
  readonly rows: number;
  /** Rows of a piece, but for the last of each combination. */
  readonly pieceRows: number;
  readonly pieces: number;
  /** What is computed; with the model of `modelHash` it is all that a machine needs. */
  readonly question: {
    readonly beliefs: Readonly<Record<string, Distribution>>;
    readonly correlations: readonly Correlation[];
    readonly fixed: Readonly<Record<string, number>>;
    readonly derived: readonly DerivedRequest[];
  };
  /** The line that makes the same rows in one process. */
  readonly command: string;
}

/** Rows that are computed together and are one file, whole or not at all. */
export interface SweepPiece {
  /** From 0. */
  readonly index: number;
  /** Of all rows. */
  readonly firstRow: number;
  readonly rows: number;
  /** Place in the design of the first. */
  readonly firstFuture: number;
  /** Value of each level, in the order of the manifest. */
  readonly levels: readonly number[];
}
