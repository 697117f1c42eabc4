/** The facts that the page shows, as plain data. */
import type { Localised } from '#base';

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
  readonly grade: string;
  /** Whether every document behind it can be opened. */
  readonly confirmed: boolean;
  /** Whether fiscal periods stand in for calendar ones that they do not match. */
  readonly approximate: boolean;
  /** Share; null when the year before has no figure on this definition. */
  readonly growth: number | null;
  /** Indices into `documents`. */
  readonly documents: readonly number[];
}

export interface FactSeries {
  readonly company: string;
  readonly definition: string;
  readonly kind: 'year' | 'quarter';
  /** Newest first. */
  readonly rows: readonly FactRow[];
}

export interface GuidanceRow {
  readonly company: string;
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
  readonly documents: readonly number[];
}

export interface OutcomeRow {
  readonly company: string;
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

export interface DocumentData {
  readonly title: string;
  /** Empty when the document has no public address. */
  readonly url: string;
}

export interface CompanyData {
  readonly id: string;
  readonly name: string;
  readonly definitions: readonly { readonly id: string; readonly text: Localised; readonly isDefault: boolean }[];
}

export interface FactsData {
  readonly companies: readonly CompanyData[];
  readonly series: readonly FactSeries[];
  readonly guidance: readonly GuidanceRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly documents: readonly DocumentData[];
}
