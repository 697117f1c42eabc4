/** What a check suspects, before it is weighed against the exceptions. */

import type { FinancialRow } from './catalog-types.ts';

/** A finding before exceptions.csv has had its say. */
export interface Suspicion {
  readonly check: string;
  /** Unique within the check: what an exception names. */
  readonly subject: string;
  readonly message: string;
  /** Index in financials.csv, when it is about one row. */
  readonly index?: number;
}

/** How a finding names a fact. */
export function subjectOf(row: FinancialRow): string {
  return `${row.company} ${row.metric} ${row.definition} ${row.period}${row.vintage === 'recast' ? ' recast' : ''}`;
}
