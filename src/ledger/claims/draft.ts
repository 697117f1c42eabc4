/** A figure tied to what it is said of, before it is judged; or the reason why it cannot be tied. */

import type { Segment } from './companies.ts';
import type { Parts } from './context.ts';
import type { Figure } from './figure.ts';
import type { MetricId, OtherMetric } from './metrics.ts';

export type RefusalReason =
  | OtherMetric
  | 'no-company'
  | 'unknown-company'
  | 'several-companies'
  | 'no-metric'
  | 'no-period'
  | 'several-years'
  | 'count'
  | 'points'
  | 'currency'
  | 'small'
  | 'no-direction'
  | 'difference'
  | 'hypothetical'
  | 'not-split'
  | 'project'
  | 'forecast'
  | 'constant-currency';

/** Something read from the sentence, and whether no other reading of it is sensible. */
export interface Linked<Value> {
  readonly value: Value;
  readonly certain: boolean;
}

/** Fiscal or calendar labels that the words may mean, likeliest first. */
export interface PeriodChoice {
  readonly labels: readonly string[];
  /** False when a bare year or quarter may mean either of two. */
  readonly literal: boolean;
}

export interface Draft {
  readonly parts: Parts;
  readonly figure: Figure;
  /** `level`: an amount; `growth`: a change of an amount in percent or times; `share`: capex over revenue. */
  readonly kind: 'level' | 'growth' | 'share';
  readonly companies: Linked<readonly string[]>;
  readonly segment: Segment | undefined;
  readonly metric: Linked<MetricId>;
  readonly period: Linked<PeriodChoice>;
  /** The words name no period: the latest one is tried, and nothing but a fit counts. */
  readonly periodAssumed: boolean;
  /** The period stands right beside the figure. */
  readonly periodAttached: boolean;
  /** For growth: what it grew from; undefined for the same period a year before. */
  readonly basePeriod: PeriodChoice | undefined;
  /** For growth: the period before rather than the year before. */
  readonly sequential: boolean;
  /** For growth: -1 when it is said to have fallen. */
  readonly sign: 1 | -1;
  /** What was said before and changed since: "from 75 billion". */
  readonly earlier: boolean;
  /** Words of the future, or of plans in the past. */
  readonly planned: boolean;
  readonly plannedBefore: boolean;
  /** "respectively": the figure was given to this company by its place in a list. */
  readonly listed: boolean;
}

export interface Refusal {
  readonly parts: Parts;
  readonly figure: Figure;
  readonly refused: RefusalReason;
  readonly company: string | null;
  readonly metric: MetricId | null;
}

export function isRefusal(found: Draft | Refusal): found is Refusal {
  return 'refused' in found;
}
