/** The published pay-back calculations, and what is answered about them: plain data, JSON without loss. */
import type { IsoDate, Localised } from '#base';
import type { Plan } from '#engine';

/** How far a published number can be had again. */
export const thesisKinds = [
  'published_from_stated_inputs',
  'published_needs_one_inferred_input',
  'derived_here',
  'not_reproducible',
] as const;
export type ThesisKind = (typeof thesisKinds)[number];

export const thesisGroups = [
  'required-revenue',
  'depreciation-break-even',
  'capital-charge',
  'financing-gap',
  'revenue-per-gw',
  'depreciation-critique',
  'token-growth',
  'vendor-financed',
  'other-figures',
] as const;
export type ThesisGroup = (typeof thesisGroups)[number];

/** What the source was read in; the mark stays with it. */
export const evidenceKinds = ['primary', 'press', 'blog', 'tracker', 'compilation', 'forum'] as const;
export type Evidence = (typeof evidenceKinds)[number];

/** One thing that a ledger question adds up. */
export type LedgerTerm =
  | { readonly kind: 'figure'; readonly metric: string; readonly definition?: string; readonly company: string }
  | {
      readonly kind: 'observation';
      readonly table: string;
      readonly column: string;
      readonly where: readonly RowFilter[];
    };

export interface RowFilter {
  readonly column: string;
  readonly match: 'is' | 'contains';
  readonly text: string;
}

/**
 * A question to the ledger.
 * - `trailing`: the last four quarters added
 * - `guided`: the middle of the latest guidance for `period`
 * - `annualised`: the last quarter times four
 * - `latest`, `earlier`: the last observation, and the one before
 * - `months`: months between those two
 * - `mean`: simple mean of the latest observation of each company
 */
export interface LedgerQuestion {
  readonly text: string;
  readonly how: 'trailing' | 'guided' | 'annualised' | 'latest' | 'earlier' | 'months' | 'mean';
  readonly period?: string;
  readonly terms: readonly LedgerTerm[];
  /** The answer is the terms over these. */
  readonly over?: readonly LedgerTerm[];
}

export interface ThesisInput {
  /** Canonical name of a constant of the thesis's equations. */
  readonly id: string;
  readonly unit: string;
  /** As published, or inferred. */
  readonly value: number;
  /** Ends of the plausible range, argued in `justification`. */
  readonly low: number;
  readonly high: number;
  readonly origin: 'stated' | 'inferred';
  readonly source: Localised;
  /** Inputs of other theses with the same concept mean the same thing; empty when none does. */
  readonly concept: string;
  /** Inputs of a thesis with the same word are switched together: one alone would make no sense. */
  readonly together: string;
  readonly ledger?: LedgerQuestion;
  /** With a question, what the figure is; without, why the ledger has none. */
  readonly ledgerNote: Localised;
  readonly label: Localised;
  readonly justification: Localised;
}

export interface ThesisEquation {
  /** As written in the file of the thesis. */
  readonly text: string;
  readonly unit: string;
  /** The same with the words of the inputs in brackets and conversions as numbers. */
  readonly reading: Localised;
}

export interface ThesisOutput {
  readonly id: string;
  readonly unit: string;
  readonly label: Localised;
}

/** A row of `theses.csv`: what can be listed without its equations. */
export interface ThesisHead {
  readonly id: string;
  readonly group: ThesisGroup;
  readonly kind: ThesisKind;
  readonly author: string;
  /** Day, month or year. */
  readonly published: string;
  /** The year it speaks of. */
  readonly year: number;
  /** The published number, or for `derived_here` what published inputs give; unit of the output. */
  readonly expected: number;
  /** Absolute. */
  readonly tolerance: number;
  /** As the source prints it; empty when it does not. */
  readonly printed: string;
  readonly evidence: Evidence;
  readonly document: string;
  readonly urls: readonly string[];
  readonly title: Localised;
  readonly statement: Localised;
  readonly weaknesses: Localised;
  /** Exact, what had to be inferred, or why it cannot be had. */
  readonly reproducibility: Localised;
  readonly output: ThesisOutput;
}

export interface Thesis extends ThesisHead {
  readonly equations: readonly ThesisEquation[];
  readonly inputs: readonly ThesisInput[];
  readonly plan: Plan;
}

/** Values of inputs by id; those not named stay as published. */
export type InputValues = Readonly<Record<string, number>>;

export interface LedgerDocument {
  readonly title: string;
  readonly place: string;
  readonly url: string;
  /** False: no reader can open it; the mark follows the figure. */
  readonly confirmable: boolean;
}

export interface LedgerPart {
  readonly label: string;
  /** Unit of the input, or for a ratio that of the ledger. */
  readonly value: number;
  readonly period: Localised;
  readonly published: IsoDate | null;
}

/** What the ledger says for an input, in the unit of the input. */
export interface LedgerAnswer {
  readonly value: number;
  /** The latest of the parts; null when a date is not gathered. */
  readonly published: IsoDate | null;
  readonly parts: readonly LedgerPart[];
  readonly documents: readonly LedgerDocument[];
  readonly marks: readonly LedgerMark[];
}

/**
 * `unconfirmed`: a document that nobody can open; `approximate`: periods that do not align; `dated-by-period`: the day
 * of publication is not gathered, the end of the period stands for it; `guidance`: a plan, not an outcome.
 */
export type LedgerMark = 'unconfirmed' | 'approximate' | 'dated-by-period' | 'guidance';

export interface NoLedgerAnswer {
  readonly missing: Localised;
}
