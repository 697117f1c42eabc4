/** The answers, as plain data: JSON without loss, and without NaN (what is not there is null). */
import type { Localised } from '#base';
import type { PosteriorUse } from './posterior.ts';

/** `[level]` of the bands of a fan: 50 % is 0.25 to 0.75, 80 % is 0.1 to 0.9, 95 % is 0.025 to 0.975. */
export type LevelText = '0.025' | '0.1' | '0.25' | '0.5' | '0.75' | '0.9' | '0.975';

export interface OutputInfo {
  readonly id: string;
  readonly label: Localised;
  readonly unit: string;
  /** What counts as capex in it; absent for other outputs. */
  readonly definition?: Localised;
  /** Years; for a yearly total, the calendar year it sums over. */
  readonly times: readonly number[];
  /** Per calendar year, or at a moment. */
  readonly per: 'year' | 'moment';
  readonly mean: readonly number[];
}

/** A share of futures. */
export interface Probability {
  readonly value: number;
  /** As if the futures were independent draws. */
  readonly standardError: number;
  /** Futures counted. */
  readonly count: number;
  readonly of: number;
}

/** A number that some futures have. */
export interface Spread {
  /** Null when no future has it. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of futures that do not have it. */
  readonly missing: Probability;
}

export interface FailureInfo {
  readonly reason: 'not-a-number' | 'overflow';
  readonly variable: string;
  readonly count: number;
  readonly firstTime: number;
}

export interface HeadlineFindings {
  /** $ bn in the calendar year 2030, low and high the 10 % and 90 % quantiles. */
  readonly capex2030: Spread;
  readonly capex2030ByFirm: Readonly<Record<string, Spread>>;
  /** Share of futures that have entered over-capacity by the end of each year. */
  readonly overCapacity: {
    /** Quasi-rent per unit under its user cost for four quarters: the headline. */
    readonly economic: Readonly<Record<string, Probability>>;
    /** Utilisation under 0.9 of normal for four quarters. */
    readonly idle: Readonly<Record<string, Probability>>;
  };
  /** Date of the highest four quarters of spending, among futures in which it comes before the horizon. */
  readonly spendingPeak: Spread;
  /**
   * End of the four quarters in which customers spend most, among futures in which that comes before the horizon; and what a
   * task costs when they spend most (multiple of the cost at the start), in all futures.
   */
  readonly customerPeak: { readonly date: Spread; readonly cost: Spread };
  /** Share of futures in which a firm could not serve its debt for a year by the end of each year. */
  readonly failureByFirm: Readonly<Record<string, Readonly<Record<string, Probability>>>>;
  /** Last simulated year. */
  readonly horizon: number;
  /** Elasticity times pass-through: above one, cheaper compute raises spending on compute. */
  readonly rebound: { readonly product: Spread; readonly margin: Spread; readonly aboveOne: Probability };
  /** Growth of service over fall of cost in the last year, all channels, on the same date: computed, not assumed. */
  readonly effectiveElasticity: Spread;
}

export interface HeadlineResult {
  /** SHA-256 of the canonical JSON of everything else here. */
  readonly hash: string;
  readonly seed: number;
  readonly n: number;
  readonly model: { readonly name: string; readonly hash: string };
  /** Facts published on this day or before are known. */
  readonly dataDate: string;
  readonly scenario: {
    readonly id: string;
    readonly title: Localised;
    readonly set: Readonly<Record<string, number>>;
    /** Text form of each changed belief. */
    readonly beliefs: Readonly<Record<string, string>>;
    /** The fit whose draws replace beliefs; absent when all is drawn from beliefs. */
    readonly posterior?: PosteriorUse;
  };
  readonly design: string;
  readonly summary: 'exact' | 'sketch';
  readonly outputs: readonly OutputInfo[];
  /** Output id, then level, then one number per time. */
  readonly quantiles: Readonly<Record<string, Readonly<Record<LevelText, readonly number[]>>>>;
  readonly findings: HeadlineFindings;
  readonly answer: { readonly en: readonly string[]; readonly fr: readonly string[] };
  readonly failures: { readonly failed: number; readonly groups: readonly FailureInfo[] };
  /** Start values that came from documents. */
  readonly facts: readonly {
    readonly parameter: string;
    readonly value: number;
    readonly published: string;
    readonly sources: readonly string[];
  }[];
}

/** One published or closed-form number, recomputed. */
export interface ProofResult {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** A number, or several in order. */
  readonly expected: number | readonly number[];
  /** Null where the calculation gave no number; the reason is in `note`. */
  readonly got: number | null | readonly (number | null)[];
  readonly tolerance: { readonly absolute: number; readonly relative: number };
  readonly pass: boolean;
  readonly source: string;
  /** What it does not show. */
  readonly remark?: string;
  /** Why there is no number. */
  readonly note?: string;
}
