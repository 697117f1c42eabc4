/** Definitions that are sums of other figures: Amazon's net is gross less proceeds, Meta's adds lease principal to net. */

import type { IsoDate } from '#base';
import type { Catalog } from './catalog-types.ts';
import type { ArithmeticPart, FactValue } from './types.ts';
import { findValue, isMissing } from './values.ts';

export interface DefinitionSum {
  readonly company: string;
  readonly definition: string;
  readonly base: string;
  readonly other: string;
  readonly sign: 1 | -1;
  readonly says: string;
}

/** All are definitions of capex. */
export const definitionSums: readonly DefinitionSum[] = [
  {
    company: 'amazon',
    definition: 'net',
    base: 'gross',
    other: 'capex_proceeds',
    sign: -1,
    says: 'gross less proceeds',
  },
  {
    company: 'meta',
    definition: 'incl-finance-leases',
    base: 'net',
    other: 'finance_lease_principal',
    sign: 1,
    says: 'net plus finance-lease principal',
  },
];

/**
 * How a figure is made up of others of the same period; empty when it is no such sum, or a part is not known.
 *
 * @returns Parts that add up to the value within its rounding.
 */
export function findBreakdown(catalog: Catalog, fact: FactValue, asOf: IsoDate | undefined): ArithmeticPart[] {
  const { company, period, metric, definition } = fact;
  const sum = definitionSums.find((one) => one.company === company && one.definition === definition);
  // The last four quarters are a sum of their own already.
  if (sum === undefined || metric !== 'capex' || fact.arithmetic.length > 2) return [];
  const base = findValue(catalog, { company, metric, definition: sum.base, period: period.label, asOf });
  const other = findValue(catalog, { company, metric: sum.other, period: period.label, asOf });
  if (isMissing(base) || isMissing(other)) return [];
  if (Math.abs(base.value + sum.sign * other.value - fact.value) > Math.max(1, fact.roundedTo)) return [];
  return [
    { sign: 1, label: sum.base, value: base.value, published: base.published },
    { sign: sum.sign, label: sum.other, value: other.value, published: other.published },
  ];
}
