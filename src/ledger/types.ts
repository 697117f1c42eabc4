/** What questions to the ledger look like, and its answers. */

import type { IsoDate, Localised, Period } from '#base';

/** A document behind a figure. */
export interface SourceReference {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** Empty when no address is known. */
  readonly url: string;
  /** Where in the document; may be empty. */
  readonly place: string;
  /** False: no reader can open it; show the mark wherever the figure appears. */
  readonly confirmable: boolean;
  readonly credit: string;
}

export type Status = 'reported' | 'derived' | 'single-source';
export type Grade = 'A' | 'B' | 'C';

/** One term of a sum: `sign * value`. */
export interface ArithmeticPart {
  readonly sign: 1 | -1;
  readonly label: string;
  readonly value: number;
  readonly published: IsoDate | null;
}

interface Asked {
  /** Id of the company. */
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly period: Period;
}

/** A figure with everything needed to trust or refuse it. */
export interface FactValue extends Asked {
  readonly value: number;
  readonly unit: 'USD million';
  /** The definition in words. */
  readonly definitionText: Localised;
  /** Figures on different bases must not be added or compared. */
  readonly basis: string;
  /** First day on which the figure (or the last of its parts) was public; null when not gathered. */
  readonly published: IsoDate | null;
  /** Why `published` is what it is, or is missing; empty when it is the date of the document. */
  readonly publishedReason: string;
  readonly vintage: 'first' | 'recast';
  readonly status: Status;
  readonly grade: Grade;
  /** True when every document behind it can be opened. */
  readonly confirmed: boolean;
  readonly sources: readonly SourceReference[];
  /** Empty when the figure is printed as it stands. */
  readonly arithmetic: readonly ArithmeticPart[];
  /** True when fiscal periods stand in for calendar ones that they do not match. */
  readonly approximate: boolean;
  /** Rounding of the figure, same unit: it may be off by this much. */
  readonly roundedTo: number;
  readonly notes: readonly string[];
}

/** Why there is no figure. */
export interface MissingValue extends Asked {
  readonly missing: string;
  readonly reason:
    | 'not-disclosed'
    | 'not-yet-reported'
    | 'not-yet-public'
    | 'publication-date-unknown'
    | 'not-gathered'
    | 'vintages-differ';
  /** What would answer instead. */
  readonly hint: string;
}

export interface ValueQuery {
  /** Id, ticker, name or alias. */
  readonly company: string;
  /** Id of a metric: `capex`, `revenue`. */
  readonly metric: string;
  /** Default: the company's own (the one it guides on). */
  readonly definition?: string | undefined;
  /** `CY2024`, `FY2025`, `2026Q2`, `FY2025Q3`. */
  readonly period: string;
  /** Only what was public on that day. */
  readonly asOf?: IsoDate | undefined;
  /** Default `latest`: restated figures replace first ones. Vintages are never mixed in a sum. */
  readonly vintage?: 'first' | 'latest' | undefined;
}

export type Frequency = 'quarter' | 'year' | 'calendar-quarter' | 'calendar-year';

export interface SeriesQuery {
  readonly company: string;
  readonly metric: string;
  readonly definition?: string | undefined;
  /** Default `quarter`: the company's fiscal quarters. */
  readonly frequency?: Frequency | undefined;
  readonly asOf?: IsoDate | undefined;
  readonly vintage?: 'first' | 'latest' | undefined;
}

export interface Series {
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly frequency: Frequency;
  readonly unit: 'USD million';
  /** In order of time. */
  readonly points: readonly FactValue[];
  /** Periods between the first and the last point without a figure. */
  readonly gaps: readonly MissingValue[];
  /** Labels of points before which the vintage changes: do not read growth across them. */
  readonly breaks: readonly string[];
}

export interface GrowthQuery {
  readonly company: string;
  readonly metric: string;
  readonly definition?: string | undefined;
  /** Definition of the later figure, when another; refused unless both stand on one basis. */
  readonly toDefinition?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly asOf?: IsoDate | undefined;
}

export interface Growth {
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly definitionText: Localised;
  readonly from: FactValue;
  readonly to: FactValue;
  /** Share: 0.2 is +20 %. */
  readonly growth: number;
}

export interface TotalQuery {
  /** Default: every company that has the metric under some definition and a figure for the period. */
  readonly companies: readonly string[];
  readonly metric: string;
  /** The basis wished; a company without it gives its nearest. Default for capex: `gross`. */
  readonly definition?: string | undefined;
  readonly period: string;
  readonly asOf?: IsoDate | undefined;
}

export interface Total {
  readonly metric: string;
  readonly definition: string;
  readonly period: string;
  readonly unit: 'USD million';
  /** Sum over all companies asked; null when one is missing. */
  readonly value: number | null;
  /** Sum over the companies that have a figure. */
  readonly valueOfKnown: number;
  /** True when every company is on the definition asked. */
  readonly sameBasis: boolean;
  /** Companies on another basis, and what it is. */
  readonly differences: readonly { readonly company: string; readonly definition: string; readonly text: Localised }[];
  /** Largest first; `share` is of `valueOfKnown`, 0 to 1. */
  readonly parts: readonly (FactValue & { readonly share: number })[];
  readonly missing: readonly MissingValue[];
  /** Latest publication date of the parts. */
  readonly published: IsoDate | null;
}

export interface RatioQuery {
  readonly company: string;
  readonly numerator: { readonly metric: string; readonly definition?: string | undefined };
  readonly denominator: { readonly metric: string; readonly definition?: string | undefined };
  readonly period: string;
  readonly asOf?: IsoDate | undefined;
}

export interface Ratio {
  readonly company: string;
  readonly period: Period;
  readonly numerator: FactValue;
  readonly denominator: FactValue;
  readonly ratio: number;
}

/** One statement about future spending. */
export interface GuidanceEntry {
  readonly company: string;
  /** As the source has it: a day or a month. */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  /** First day on which it counts as known. */
  readonly knownFrom: IsoDate;
  readonly knownReason: string;
  readonly period: { readonly label: string; readonly start: IsoDate | null; readonly end: IsoDate | null };
  /** USD billion; both null when nothing but words was given, `high` null for "more than". */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: 'USD billion';
  readonly basis: 'stated' | 'implied';
  readonly qualitative: Localised;
  readonly definition: string;
  readonly definitionText: Localised;
  /** What a change was put down to; empty when nothing was said. */
  readonly attribution: 'price' | 'mixed' | 'definition' | '';
  /** Part of the figure that is dearer parts, USD billion. */
  readonly pricePart: number | null;
  readonly event: string;
  readonly source: SourceReference;
  readonly sources: readonly SourceReference[];
  readonly status: Status;
  readonly grade: Grade;
  readonly confirmed: boolean;
  readonly note: string;
}

export interface GuidanceQuery {
  readonly company?: string | undefined;
  readonly period?: string | undefined;
  readonly asOf?: IsoDate | undefined;
}

/** First and last guidance for a year against what came out. */
export interface GuidanceOutcome {
  readonly company: string;
  readonly period: Period;
  readonly first: GuidanceEntry;
  readonly last: GuidanceEntry;
  /** Middle of the range, or its only end; USD billion. */
  readonly firstMiddle: number;
  readonly lastMiddle: number;
  readonly outcome: FactValue | MissingValue;
  /** Outcome over the middle, less 1; null without an outcome. */
  readonly versusFirst: number | null;
  /** Against the high and the low end of the first range. */
  readonly versusFirstRange: readonly [number, number] | null;
  readonly versusLast: number | null;
  /** Last middle over first middle, less 1. */
  readonly drift: number;
  readonly revisions: readonly ('up' | 'down' | 'narrowed' | 'widened' | 'definition')[];
  /** `same` definition, `close` to it, or `different`: then the comparison proves nothing. */
  readonly comparable: 'same' | 'close' | 'different';
}

/** Over outcomes that are known and whose definition is the same or close. */
export interface GuidanceSummary {
  readonly sampleSize: number;
  readonly companies: number;
  readonly aboveFirst: number;
  /** Of `versusFirst`; null when the sample is empty. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Median of `versusLast`. */
  readonly medianLast: number | null;
}

export interface GuidanceRecord {
  readonly outcomes: readonly GuidanceOutcome[];
  readonly summary: GuidanceSummary;
  /** The same for each company that has an outcome, in the order of actors.csv. */
  readonly byCompany: readonly (GuidanceSummary & { readonly company: string })[];
}

export interface CompanyInfo {
  readonly id: string;
  readonly ticker: string;
  readonly name: string;
  readonly label: Localised;
  readonly aliases: readonly string[];
  readonly cik: string;
  /** `06-30`; empty when unknown. */
  readonly fiscalYearEnd: string;
  readonly currency: string;
  readonly role: string;
  readonly metrics: readonly {
    readonly metric: string;
    readonly definitions: readonly string[];
    /** First and last day covered. */
    readonly from: IsoDate;
    readonly to: IsoDate;
  }[];
}

export interface DefinitionInfo {
  readonly metric: string;
  readonly id: string;
  readonly company: string;
  readonly basis: string;
  readonly isDefault: boolean;
  readonly isGuided: boolean;
  readonly text: Localised;
}

export interface MetricInfo {
  readonly id: string;
  readonly kind: 'flow' | 'stock';
  readonly unit: 'USD million';
  readonly label: Localised;
}

export interface StatementEntry {
  readonly date: string;
  readonly knownFrom: IsoDate;
  readonly company: string;
  readonly speaker: string;
  readonly organization: string;
  readonly theme: string;
  readonly text: Localised;
  readonly figure: string;
  readonly sources: readonly SourceReference[];
  readonly confirmed: boolean;
  readonly grade: Grade;
  readonly note: string;
}

export interface StatementQuery {
  readonly theme?: string | undefined;
  readonly company?: string | undefined;
  /** Only what became known from that day on. */
  readonly since?: IsoDate | undefined;
  readonly asOf?: IsoDate | undefined;
}

/** Something that a check of the ledger found. */
export interface Finding {
  readonly check: string;
  readonly severity: 'error' | 'note';
  readonly subject: string;
  readonly message: string;
  /** `data/financials.csv row 12`; empty when it is about several rows. */
  readonly where: string;
  /** Why it is right as it stands, from exceptions.csv; a finding with a reason is a note. */
  readonly explained: string;
}
