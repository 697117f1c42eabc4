/** What the Evidence view asks the thread that holds the facts, and what it gets: plain data. */
import type { Language, Localised } from '#base';
import type { ArticleCheck, OwnFactIssue } from '#ledger';
import type { Solution, ThesisCard, ThesisHead } from '#studies';
import type { ErrorReport } from '../engine/protocol.ts';

export interface DocumentData {
  readonly title: string;
  /** Empty when the document has no public address. */
  readonly url: string;
  /** Where in the document; may be empty. */
  readonly place: string;
}

export interface FactRow {
  /** `2026Q2` or `CY2025`. */
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** USD million. */
  readonly value: number;
  /** Null when the day is not known. */
  readonly published: string | null;
  readonly status: 'reported' | 'derived' | 'single-source';
  /** Whether every document behind it can be opened. */
  readonly confirmed: boolean;
  /** Whether fiscal periods stand in for calendar ones that they do not match. */
  readonly approximate: boolean;
  /** Share; null when the year before has no figure on this definition. */
  readonly growth: number | null;
  /** `131,819 − 3,499`; empty when the figure is printed as it stands. */
  readonly arithmetic: readonly { readonly sign: 1 | -1; readonly label: string; readonly value: number }[];
  readonly documents: readonly DocumentData[];
}

/** Calendar years of one metric under every definition that has at least two. */
export interface HistoryData {
  readonly years: readonly number[];
  /** $ bn by year; null where there is no figure. */
  readonly lines: readonly { readonly definition: string; readonly values: readonly (number | null)[] }[];
}

export interface GuidanceRow {
  /** A day or a month. */
  readonly date: string;
  readonly period: string;
  /** $ bn; both null when it was said in words only, `high` null for "more than". */
  readonly low: number | null;
  readonly high: number | null;
  readonly words: Localised;
  readonly definition: Localised;
  readonly event: string;
  readonly status: 'reported' | 'derived' | 'single-source';
  readonly documents: readonly DocumentData[];
}

export interface OutcomeRow {
  readonly company: string;
  readonly name: string;
  readonly period: string;
  /** $ bn, middles of the first and the last guidance. */
  readonly first: number;
  readonly last: number;
  /** $ bn; null while the year is not over. */
  readonly outcome: number | null;
  /** Shares. */
  readonly versusFirst: number | null;
  readonly versusLast: number | null;
  readonly comparable: 'same' | 'close' | 'different';
}

/** What the ledger says over the years whose definitions can be compared. */
export interface OutcomesData {
  readonly rows: readonly OutcomeRow[];
  readonly sampleSize: number;
  readonly companies: number;
  /** Outcome over the first word, less 1; null when the sample is empty. */
  readonly median: number | null;
}

export interface MetricData {
  readonly id: string;
  readonly label: Localised;
  readonly definitions: readonly { readonly id: string; readonly text: Localised }[];
}

export interface CompanyData {
  readonly id: string;
  readonly name: string;
  /** The usual definition of each metric comes first. */
  readonly metrics: readonly MetricData[];
}

export interface Overview {
  readonly companies: readonly CompanyData[];
  /** Days on which something became public, oldest first. */
  readonly days: readonly string[];
}

export interface FactsQuestion {
  readonly company: string;
  readonly metric: string;
  readonly definition: string;
  readonly granularity: 'year' | 'quarter';
  /** Day of knowledge; undefined for all. */
  readonly asOf?: string | undefined;
}

export interface ThesisQuestion {
  readonly id: string;
  /** Own values of inputs, by id; the others stay as published. */
  readonly set: Readonly<Record<string, number>>;
  readonly asOf?: string | undefined;
}

/** What became of a reader's own table. */
export interface OwnFactsAnswer {
  readonly figures: number;
  readonly newCompanies: readonly string[];
  /** Every fault; the facts are as before when there is one. */
  readonly issues: readonly OwnFactIssue[];
}

/** Each question by name: what is asked, and the answer. */
export interface Questions {
  readonly overview: { readonly asked: null; readonly answer: Overview };
  readonly facts: { readonly asked: FactsQuestion; readonly answer: readonly FactRow[] };
  readonly history: {
    readonly asked: { readonly company: string; readonly metric: string; readonly asOf?: string | undefined };
    readonly answer: HistoryData;
  };
  readonly guidance: {
    readonly asked: { readonly company: string; readonly asOf?: string | undefined };
    readonly answer: readonly GuidanceRow[];
  };
  /** Takes a reader's own table in, instead of the one before; null takes it out. */
  readonly imports: { readonly asked: null; readonly answer: ImportsAnswer };
  readonly own: { readonly asked: { readonly csv: string | null }; readonly answer: OwnFactsAnswer };
  readonly template: { readonly asked: null; readonly answer: string };
  readonly check: {
    readonly asked: {
      readonly text: string;
      /** Day of the article; else it is looked for in the text. */
      readonly date?: string | undefined;
      /** Of the reasons. */
      readonly language: Language;
    };
    readonly answer: ArticleCheck;
  };
  readonly theses: { readonly asked: null; readonly answer: readonly ThesisHead[] };
  readonly thesis: { readonly asked: ThesisQuestion; readonly answer: ThesisCard };
  readonly solution: {
    readonly asked: ThesisQuestion & { readonly input: string; readonly target: number };
    readonly answer: Solution;
  };
  readonly outcomes: { readonly asked: { readonly asOf?: string | undefined }; readonly answer: OutcomesData };
}

export type QuestionName = keyof Questions;

/** Where the texts are: what the first part needs, and what others need besides. */
export interface DeskUrls {
  readonly ledger: string;
  readonly theses: string;
  readonly world: string;
  /** What the person imported on this machine; absent on a site for everybody. */
  readonly imported?: string;
}

/** Imports that stand beside the published facts. */
export interface ImportsAnswer {
  readonly imports: readonly { readonly name: string; readonly figures: number }[];
}

export type ToDesk =
  | { readonly kind: 'open'; readonly urls: DeskUrls }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: QuestionName;
      readonly asked: Questions[QuestionName]['asked'];
    };

export type FromDesk =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Questions[QuestionName]['answer'] }
  | { readonly kind: 'failed'; readonly id: number; readonly report: ErrorReport };
