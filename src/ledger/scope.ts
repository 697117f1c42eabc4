/** The facts that one question may use. */

import type { IsoDate } from '#base';
import { type Catalog, type DefinitionRow, type FinancialRow, groupBy } from './catalog-types.ts';

/** What a search looks in: the visible facts of one company, metric and definition, by fiscal label. */
export interface Scope {
  readonly company: string;
  readonly fiscalYearEnd: string;
  readonly metric: string;
  readonly kind: 'flow' | 'stock';
  readonly definition: DefinitionRow;
  readonly visible: ReadonlyMap<string, readonly FinancialRow[]>;
}

export function scopeOf(
  catalog: Catalog,
  company: string,
  metric: string,
  definition: DefinitionRow,
  asOf: IsoDate | undefined,
): Scope {
  const rows = catalog.factsOf(company, metric, definition.id).filter((row) => isPublic(row, asOf));
  return {
    company,
    fiscalYearEnd: catalog.actors.get(company)?.fiscal_year_end ?? '',
    metric,
    kind: catalog.metrics.get(metric)?.kind ?? 'flow',
    definition,
    visible: groupBy(rows, (row) => row.period),
  };
}

export function isPublic(row: FinancialRow, asOf: IsoDate | undefined): boolean {
  return asOf === undefined || (row.published !== '' && row.published <= asOf);
}
