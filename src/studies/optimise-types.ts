/** The best choice under a scenario's beliefs, as plain data. */
import type { Localised } from '#base';
import type { FailureInfo } from './result-types.ts';
import type { SweepRange } from './sweep-types.ts';
import type { ScenarioRequest } from './world-types.ts';

export type OptimiseMeasure = 'mean' | 'median' | 'cvar';
export type OptimiseSearch = 'nelder-mead' | 'cma-es';

export interface OptimiseRequest extends ScenarioRequest {
  /** `capex_2030`. */
  readonly output: string;
  readonly direction: 'maximise' | 'minimise';
  /** Default `mean`; `cvar` is the mean of the worst share of futures. */
  readonly measure?: OptimiseMeasure;
  /** The share of futures that `cvar` looks at; default 0.1. */
  readonly tail?: number;
  /** What is chosen, and between which ends. */
  readonly over: readonly SweepRange[];
  /** `P(over_capacity_2029) <= 0.05`, `P(capex_2030 > 1500) <= 0.1`, `mean(total_ai_revenue_2030) >= 300`, `P(ruin) <= 0.05`. */
  readonly constraints?: readonly string[];
  readonly search?: OptimiseSearch;
  /** Points tried at most. */
  readonly evaluations?: number;
}

export interface MeasuredValue {
  readonly value: number;
  readonly standardError: number;
}

export interface OptimiseConstraint extends MeasuredValue {
  readonly text: string;
  readonly limit: number;
  readonly holds: boolean;
  /** Whether the optimum stands on it: within two standard errors. */
  readonly binding: boolean;
}

export interface OptimiseResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly n: number;
  readonly output: { readonly id: string; readonly label: Localised; readonly unit: string };
  readonly direction: OptimiseRequest['direction'];
  readonly measure: OptimiseMeasure;
  readonly tail: number | null;
  readonly over: readonly (SweepRange & { readonly label: Localised; readonly unit: string })[];
  readonly search: OptimiseSearch;
  /** The best choice found, by parameter. */
  readonly point: Readonly<Record<string, number>>;
  /** There, on the draws that the search saw. */
  readonly best: MeasuredValue;
  /** There, on draws that it did not see. */
  readonly fresh: MeasuredValue & { readonly seed: number };
  /** The scenario as it is, inside the ranges, on the draws of the search. */
  readonly start: { readonly point: Readonly<Record<string, number>> } & MeasuredValue;
  /** Best less start, future by future; null for measures that are no mean over futures. */
  readonly gain: MeasuredValue | null;
  readonly constraints: readonly OptimiseConstraint[];
  /** Choices that ended at an end of their range. */
  readonly atBound: readonly { readonly id: string; readonly end: 'low' | 'high'; readonly value: number }[];
  readonly evaluations: number;
  readonly restarts: number;
  readonly converged: boolean;
  /** Each improvement; values as asked, also when maximising. A point that breaks a constraint has no value. */
  readonly trail: readonly {
    readonly evaluations: number;
    readonly value: number | null;
    readonly point: Readonly<Record<string, number>>;
  }[];
  readonly model: { readonly name: string; readonly hash: string };
  readonly dataDate: string;
  readonly scenario: { readonly id: string; readonly title: Localised; readonly set: Readonly<Record<string, number>> };
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
}
