/** Capital spending against what pays for it: revenue, operating cash flow, depreciation; free cash flow. */

import type { IsoDate, Localised, Period } from '#base';
import type { Catalog } from './catalog-types.ts';
import { findTotal } from './comparisons.ts';
import { findCompany } from './names.ts';
import { findTrailingYear } from './series.ts';
import type { ArithmeticPart, FactValue, MissingValue, Total } from './types.ts';
import { findValue, isMissing, isValue } from './values.ts';

export interface SpendingQuery {
  readonly company: string;
  /** As of a value, or `TTM`: the last four quarters. */
  readonly period: string;
  readonly definition?: string | undefined;
  readonly asOf?: IsoDate | undefined;
}

/** All figures of one company, one definition of capex and one period; amounts USD million, ratios plain numbers. */
export interface SpendingRatios {
  readonly company: string;
  readonly period: Period;
  readonly definition: string;
  readonly definitionText: Localised;
  readonly basis: string;
  readonly capex: FactValue;
  readonly revenue: FactValue | MissingValue;
  readonly operatingCashFlow: FactValue | MissingValue;
  /** Of property and equipment when disclosed, else depreciation and amortisation: `metric` says which. */
  readonly depreciation: FactValue | MissingValue;
  readonly capexToRevenue: number | null;
  readonly capexToOperatingCashFlow: number | null;
  readonly capexToDepreciation: number | null;
  /** Operating cash flow less capex on this definition. */
  readonly freeCashFlow: number | null;
  readonly freeCashFlowArithmetic: readonly ArithmeticPart[];
  /** True when every document behind every figure can be opened. */
  readonly confirmed: boolean;
  readonly approximate: boolean;
}

export interface SpendingTable {
  /** In the order of the companies asked. */
  readonly rows: readonly SpendingRatios[];
  /** On which basis capex stands, and who is on another. */
  readonly total: Total;
}

/** A figure of a period, or of the last four quarters for `TTM`. @throws JevonsError as {@link findValue}. */
export function findPeriodValue(
  catalog: Catalog,
  query: SpendingQuery & { readonly metric: string },
): FactValue | MissingValue {
  if (!isTrailing(query.period)) return findValue(catalog, query);
  const actor = findCompany(catalog, query.company);
  if (catalog.definitionsOf(query.metric, actor.id).length > 0) return findTrailingYear(catalog, query);
  const { metric, definition = '' } = query;
  return {
    company: actor.id,
    metric,
    definition,
    period: { label: 'last four quarters', start: '', end: '' },
    missing: `no ${metric} of ${actor.name} is disclosed or gathered`,
    reason: 'not-disclosed',
    hint: 'list what there is with `companies`',
  };
}

export function isTrailing(period: string): boolean {
  return period.trim().toUpperCase() === 'TTM';
}

/**
 * @returns The ratios, each null where a figure is missing or the denominator is not positive; or why there is no capex.
 * @throws JevonsError kind `usage` as {@link findValue}; `missing-value` for a definition the company does not report.
 */
export function findSpending(catalog: Catalog, query: SpendingQuery): SpendingRatios | MissingValue {
  const company = findCompany(catalog, query.company).id;
  const capex = findPeriodValue(catalog, { ...query, metric: 'capex' });
  if (isMissing(capex)) return capex;
  const ask = (metric: string) =>
    alike(capex, findPeriodValue(catalog, { company, metric, period: query.period, asOf: query.asOf }));
  const revenue = ask('revenue');
  const operatingCashFlow = ask('operating_cash_flow');
  const ofProperty = ask('depreciation_ppe');
  const depreciation = isMissing(ofProperty) ? ask('depreciation_amortization') : ofProperty;
  const free = isMissing(operatingCashFlow) ? undefined : operatingCashFlow;
  const facts = [capex, revenue, operatingCashFlow, depreciation].filter(isValue);
  return {
    company,
    period: capex.period,
    definition: capex.definition,
    definitionText: capex.definitionText,
    basis: capex.basis,
    capex,
    revenue,
    operatingCashFlow,
    depreciation,
    capexToRevenue: over(capex, revenue),
    capexToOperatingCashFlow: over(capex, operatingCashFlow),
    capexToDepreciation: over(capex, depreciation),
    freeCashFlow: free === undefined ? null : Math.round((free.value - capex.value) * 1000) / 1000,
    freeCashFlowArithmetic: free === undefined ? [] : [part(1, free), part(-1, capex)],
    confirmed: facts.every((fact) => fact.confirmed),
    approximate: facts.some((fact) => fact.approximate),
  };
}

/** Companies side by side, capex on the definition wished or the nearest that each has: `total.differences` says where. */
export function findSpendingTable(
  catalog: Catalog,
  query: Omit<SpendingQuery, 'company'> & { readonly companies: readonly string[] },
): SpendingTable {
  const total = findTotal(catalog, { ...query, metric: 'capex' });
  const ids = query.companies.map((company) => findCompany(catalog, company).id);
  const rows = [...new Set(ids)].flatMap((company) => {
    const definition = total.parts.find((one) => one.company === company)?.definition;
    const found = definition === undefined ? undefined : findSpending(catalog, { ...query, company, definition });
    return found === undefined || 'missing' in found ? [] : [found];
  });
  return { rows, total };
}

/** Trailing years of two metrics may end in different quarters; then they do not belong together. */
function alike(capex: FactValue, other: FactValue | MissingValue): FactValue | MissingValue {
  if (isMissing(other) || other.period.end === capex.period.end) return other;
  return {
    company: other.company,
    metric: other.metric,
    definition: other.definition,
    period: capex.period,
    missing: `${other.metric} of ${other.company} runs to ${other.period.end}, capex to ${capex.period.end}`,
    reason: 'not-gathered',
    hint: 'ask for a period that both have',
  };
}

function over(capex: FactValue, other: FactValue | MissingValue): number | null {
  return isMissing(other) || other.value <= 0 ? null : capex.value / other.value;
}

function part(sign: 1 | -1, fact: FactValue): ArithmeticPart {
  return { sign, label: `${fact.metric} ${fact.period.label}`, value: fact.value, published: fact.published };
}
