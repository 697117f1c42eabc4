/** What a back-test is asked and what it answers. */

import type { Baseline, Coverage, ScoredForecast, Skill } from '#analysis';
import type { IsoDate, Localised } from '#base';

export interface BacktestRequest {
  /** Outcomes published by then count; default the data's last day. */
  readonly asOf?: IsoDate;
  readonly seed?: number;
  /** Draws of the beliefs that past misses weigh. */
  readonly draws?: number;
  /** Futures of each forecast. */
  readonly members?: number;
}

export interface BacktestExecution {
  readonly signal?: AbortSignal;
  /** A turn of the event loop between days, so that stopping is heard. */
  readonly pause?: () => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
}

export type BacktestMethod =
  | 'model'
  | 'model-informed'
  | 'race'
  | 'race-wide'
  | 'guidance'
  | 'guidance-corrected'
  | Baseline;

/** A day on which forecasts are made, and what was known. */
export interface BacktestOrigin {
  readonly day: IsoDate;
  /** Last reported quarter by firm. */
  readonly reported: Readonly<Record<string, string>>;
  /** Quarters of the past on which the fit rests: outcomes of earlier forecasts, each counted once. */
  readonly outcomesFitted: number;
  /** Equally weighted draws that the weighted ones are worth. */
  readonly effective: number;
  readonly effectiveInformed: number;
  /** Null on days without the race. */
  readonly effectiveRace: number | null;
  /** Firms that had announced a figure for a year not over, and firm-years behind the correction of guidance. */
  readonly guided: readonly string[];
  readonly guidanceCases: number;
  /** Weighted median and 80 % range of what is believed after the fit. */
  readonly beliefs: Readonly<Record<string, readonly [low: number, median: number, high: number]>>;
}

export interface SeriesScore {
  readonly series: string;
  readonly horizon: string;
  readonly bestBaseline: string;
  readonly skill: Skill;
  readonly coverage: Coverage;
}

export interface MethodScore {
  readonly method: string;
  readonly series: string;
  readonly horizon: string;
  readonly count: number;
  readonly crps: number;
  /** Mean absolute error of the median. */
  readonly error: number;
  /** 1 - CRPS over that of the best baseline on the same forecasts. */
  readonly skill: number;
  readonly coverage: Coverage;
}

export interface BacktestResult {
  readonly kind: 'jevons-backtest';
  readonly version: 1;
  readonly dataDate: IsoDate;
  readonly model: { readonly name: 'investment'; readonly hash: string };
  readonly seed: number;
  readonly draws: number;
  readonly members: number;
  readonly goal: {
    readonly skill: number;
    readonly coverage: readonly [number, number];
    readonly skillMet: boolean;
    readonly coverageMet: boolean;
  };
  /** Total, four quarters ahead, against the baseline that was best there. */
  readonly headline: SeriesScore;
  /** Total and firms, four quarters ahead. */
  readonly bySeries: readonly SeriesScore[];
  /** The total, by horizon. */
  readonly byHorizon: readonly SeriesScore[];
  /** Every method on the total, by horizon. */
  readonly byMethod: readonly MethodScore[];
  /** The model over all horizons: total, and the five firms together. */
  readonly coverageOverall: { readonly total: Coverage; readonly firms: Coverage };
  readonly origins: readonly BacktestOrigin[];
  /** Four quarters ahead all, of the total also 1, 2, 8 and the year; four digits. */
  readonly forecasts: readonly ScoredForecast[];
  readonly verdict: Localised;
  readonly notes: readonly Localised[];
  readonly hash: string;
}

/** A result, and every forecast behind it with all its digits. */
export interface BacktestAnswer {
  readonly result: BacktestResult;
  readonly forecasts: readonly ScoredForecast[];
}

/** Median and the ends of the central 80 %, $bn. */
export interface ForecastSpread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface DayRow {
  readonly series: string;
  readonly horizon: string;
  /** `2024Q1`, or the first and the last of four quarters. */
  readonly period: string;
  readonly model: ForecastSpread;
  readonly baseline: ForecastSpread;
  /** Null when it is not known yet. */
  readonly outcome: number | null;
}

/** What is forecast on one day. */
export interface DayForecast {
  readonly kind: 'jevons-forecast';
  readonly version: 1;
  readonly day: IsoDate;
  readonly dataDate: IsoDate;
  readonly model: BacktestResult['model'];
  readonly seed: number;
  readonly draws: number;
  readonly members: number;
  readonly baseline: Baseline;
  readonly reported: BacktestOrigin['reported'];
  readonly guided: readonly string[];
  readonly effective: number;
  readonly outcomesFitted: number;
  readonly rows: readonly DayRow[];
  readonly hash: string;
}
