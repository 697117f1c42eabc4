/** The facts that the page shows, as plain data. */

export interface FactRow {
  /** `2026Q2`, `CY2025`, or a fiscal label where the company's year differs. */
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** USD million. */
  readonly value: number;
  readonly published: string;
  readonly status: 'reported' | 'derived' | 'single';
  /** Change against the same period a year before on the same definition. */
  readonly growth: number | null;
  /** Index into `documents`. */
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
  readonly date: string;
  readonly period: string;
  /** $ bn; null when it was said in words only. */
  readonly low: number | null;
  readonly high: number | null;
  readonly definition: string;
  readonly event: string;
  readonly document: number | null;
}

export interface DocumentData {
  readonly title: string;
  /** Null when the document has no public address. */
  readonly url: string | null;
}

export interface FactsData {
  readonly companies: readonly { readonly id: string; readonly name: string }[];
  readonly definitions: readonly string[];
  readonly series: readonly FactSeries[];
  readonly guidance: readonly GuidanceRow[];
  readonly documents: readonly DocumentData[];
}
