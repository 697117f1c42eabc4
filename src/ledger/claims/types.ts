/** What a check of an article's figures says. The keys and the verdicts are a contract: programs read them. */

import type { IsoDate, Language } from '#base';
import type { SourceReference } from '../types.ts';

/** In the order of what a reader should look at first. */
export const verdicts = [
  'wrong',
  'contradicts-itself',
  'outdated',
  'imprecise',
  'true-under-definition',
  'true',
  'not-checkable',
] as const;
export type Verdict = (typeof verdicts)[number];

export type ArticleFormat = 'text' | 'markdown' | 'html';

export type ClaimSource = Omit<SourceReference, 'credit'>;

/** A figure of the ledger that the claim was set against, in the claim's unit. */
export interface ClaimFigure {
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly period: string;
  readonly value: number;
  /** High end of a range. */
  readonly valueTo?: number;
  readonly published: IsoDate | null;
  /** What it is, in the language of the reasons. */
  readonly text: string;
}

export interface Claim {
  /** `input.slice(start, end)`: offsets in UTF-16 units into the text as given, marks and tags included. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Id; several joined by `+` for a sum; null when none can be linked. */
  readonly company: string | null;
  readonly metric: string | null;
  readonly period: string | null;
  /** In `unit`; low end of a range; null for a ranking. */
  readonly value: number | null;
  readonly valueTo?: number;
  readonly unit: 'USD billion' | '%' | 'times' | 'rank' | 'other';
  readonly kind: 'actual' | 'plan' | 'growth' | 'share' | 'total' | 'ranking' | 'other';
  readonly verdict: Verdict;
  /** Definition under which it holds, or on which `right` stands. */
  readonly definition?: string;
  /** What the documents give, in `unit`; two ends for a range. */
  readonly right?: number | readonly [number, number];
  readonly reason: string;
  /** What became known after the article's date; empty when nothing did. */
  readonly since: string;
  readonly figures: readonly ClaimFigure[];
  readonly sources: readonly ClaimSource[];
}

export interface ArticleCheck {
  readonly date: IsoDate;
  readonly language: Language;
  /** In the order of the text. */
  readonly claims: readonly Claim[];
  /** Figures that cannot be judged, with the reason; the same form, verdict `not-checkable`. */
  readonly notCheckable: readonly Claim[];
}
