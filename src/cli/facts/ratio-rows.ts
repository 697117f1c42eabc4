/** One company and period of `jevons facts ratio`, as cells, columns and JSON. */

import { formatNumber, formatPercent, type Language } from '#base';
import {
  isAsPrinted,
  isMissing,
  isValue,
  type Ledger,
  type MissingValue,
  type MoneyView,
  type SpendingRatios,
} from '#ledger';
import { messages } from '../messages.ts';
import type { Cell } from '../output.ts';
import { factJson, marks } from './show.ts';
import { millionsIn, wordsOf } from './words.ts';

export interface Asked {
  readonly ledger: Ledger;
  readonly view: MoneyView;
  readonly lang: Language;
  readonly asOf: string | undefined;
}

type Fact = SpendingRatios['revenue'];

/** USD million in the money asked for. */
function factorOf(row: SpendingRatios, { ledger, view, asOf }: Asked): { factor: number; unit: string } {
  if (isAsPrinted(view)) return { factor: 1, unit: 'USD million' };
  const { factor, unit } = ledger.conversion(row.period, view, asOf);
  return { factor, unit: unit.replace(/^\w+/, '$& million') };
}

export function factsOf(row: SpendingRatios) {
  return [row.capex, row.revenue, row.operatingCashFlow, row.depreciation].filter(isValue);
}

export function rowMarks(row: SpendingRatios, lang: Language): string {
  const facts = factsOf(row);
  const single = facts.some(({ status }) => status === 'single-source');
  const status = single ? 'single-source' : facts.some((fact) => fact.status === 'derived') ? 'derived' : 'reported';
  return marks({ status, confirmed: row.confirmed, approximate: row.approximate }, messages[lang]);
}

export function cellsOf(row: SpendingRatios, asked: Asked): string[] {
  const { lang } = asked;
  const { factor } = factorOf(row, asked);
  const money = (value: number | null) =>
    value === null ? '-' : formatNumber(value * factor, lang, factor === 1 ? { significant: 15 } : { decimals: 0 });
  const share = (ratio: number | null) => (ratio === null ? '-' : formatPercent(ratio, lang, { decimals: 1 }));
  const times = row.capexToDepreciation;
  return [
    money(row.capex.value),
    share(row.capexToRevenue),
    share(row.capexToOperatingCashFlow),
    times === null ? '-' : formatNumber(times, lang, { decimals: 2 }),
    money(row.freeCashFlow),
  ];
}

export function headings({ lang, view }: Asked) {
  const words = wordsOf[lang];
  const right = (title: string) => ({ title, align: 'right' as const });
  return [
    right(`${words.capex}\n${millionsIn(view, lang)}`),
    ...[words.toRevenue, words.toCashFlow, words.toDepreciation, words.freeCashFlow].map((title) =>
      right(twoLines(title)),
    ),
  ];
}

/** Broken at the blank nearest the middle, so that the column stays narrow. */
function twoLines(title: string): string {
  const blanks = [...title.matchAll(/ /g)].map(({ index }) => index);
  const [at] = blanks.sort((left, right) => Math.abs(left - title.length / 2) - Math.abs(right - title.length / 2));
  return at === undefined ? title : `${title.slice(0, at)}\n${title.slice(at + 1)}`;
}

/** Two concepts stand in the column when not everybody discloses the same. */
export function depreciationNote(
  rows: readonly SpendingRatios[],
  labels: (id: string) => string,
  lang: Language,
): string[] {
  const words = wordsOf[lang];
  const byMetric = new Map<string, Set<string>>();
  for (const { company, depreciation } of rows) {
    if (isMissing(depreciation)) continue;
    byMetric.set(depreciation.metric, (byMetric.get(depreciation.metric) ?? new Set()).add(labels(company)));
  }
  const named = (metric: string) => (metric === 'depreciation_ppe' ? words.ofProperty : words.ofAll);
  const [only, ...others] = byMetric.keys();
  if (only === undefined) return [];
  if (others.length === 0) return [words.depreciationOne(named(only))];
  const all = [...byMetric].map(([metric, companies]) => words.notThere([...companies].join(', '), named(metric)));
  return [words.depreciationIs(all.join(' '))];
}

/** What a ratio lacks, and why. */
export function gaps(rows: readonly SpendingRatios[]): MissingValue[] {
  return rows.flatMap((row) => [row.revenue, row.operatingCashFlow, row.depreciation].filter(isMissing));
}

export const columns = [
  ...['company', 'period', 'start', 'end', 'definition', 'unit', 'capex', 'revenue', 'operating_cash_flow'],
  ...['depreciation', 'depreciation_metric', 'capex_to_revenue', 'capex_to_operating_cash_flow'],
  ...['capex_to_depreciation', 'free_cash_flow', 'published', 'confirmed', 'approximate', 'sources'],
];

export function record(row: SpendingRatios, asked: Asked): Cell[] {
  const { factor, unit } = factorOf(row, asked);
  const by = (value: number | null) => (value === null ? null : Math.round(value * factor * 1000) / 1000);
  const value = (fact: Fact) => (isMissing(fact) ? null : by(fact.value));
  const facts = factsOf(row);
  const published =
    facts
      .map((fact) => fact.published)
      .sort()
      .at(-1) ?? null;
  const titles = new Set(facts.flatMap(({ sources }) => sources.map(({ title }) => title)));
  return [
    ...[row.company, row.period.label, row.period.start, row.period.end, row.definition, unit],
    ...[by(row.capex.value), value(row.revenue), value(row.operatingCashFlow), value(row.depreciation)],
    ...[isMissing(row.depreciation) ? null : row.depreciation.metric, row.capexToRevenue],
    ...[row.capexToOperatingCashFlow, row.capexToDepreciation, by(row.freeCashFlow)],
    ...[facts.some((fact) => fact.published === null) ? null : published],
    ...[row.confirmed, row.approximate, [...titles].join('; ')],
  ];
}

export function json(row: SpendingRatios, asked: Asked): Record<string, unknown> {
  const { factor, unit } = factorOf(row, asked);
  const inUnit = (fact: Fact) =>
    isMissing(fact) ? fact : factJson(asked.ledger.inMoney(fact, asked.view, asked.asOf));
  return {
    ...row,
    unit,
    capex: inUnit(row.capex),
    revenue: inUnit(row.revenue),
    operatingCashFlow: inUnit(row.operatingCashFlow),
    depreciation: inUnit(row.depreciation),
    freeCashFlow: row.freeCashFlow === null ? null : Math.round(row.freeCashFlow * factor * 1000) / 1000,
  };
}
