/** The ledger: what is known, as of a date, with its documents. */

import { didYouMean, type IsoDate, JevonsError, type Localised, type Period } from '#base';
import { readCatalog, sourceReferences } from './catalog.ts';
import type { Catalog } from './catalog-types.ts';
import { type Change, type ChangesQuery, findChanges } from './changes.ts';
import { definitionsFor, findGrowth, findRatio, findTotal, needValue } from './comparisons.ts';
import { findBreakdown } from './definition-sums.ts';
import { findGuidance, findGuidanceRecord } from './guidance.ts';
import { type Conversion, findConversion, inMoney, type MoneyFact, type MoneyView } from './money.ts';
import { checkAsOf, findCompany, labelOf } from './names.ts';
import { findObservations, type ObservationAnswer, type ObservationQuery } from './observations.ts';
import { findSeries, findTrailingYear } from './series.ts';
import {
  findPeriodValue,
  findSpending,
  findSpendingTable,
  type SpendingQuery,
  type SpendingRatios,
  type SpendingTable,
} from './spending.ts';
import { type ObservationTable, observationTables, type TableRow, tables } from './tables.ts';
import type {
  ArithmeticPart,
  CompanyInfo,
  DefinitionInfo,
  FactValue,
  Growth,
  GrowthQuery,
  GuidanceEntry,
  GuidanceQuery,
  GuidanceRecord,
  MetricInfo,
  MissingValue,
  Ratio,
  RatioQuery,
  Series,
  SeriesQuery,
  SourceReference,
  StatementEntry,
  StatementQuery,
  Total,
  TotalQuery,
  ValueQuery,
} from './types.ts';

/**
 * Questions to the facts. All amounts are USD million unless the answer says otherwise; with `asOf` only what was
 * public on that day counts. Questions throw JevonsError of kind `usage` for unknown names and periods.
 */
export interface Ledger {
  /** Latest publication date of any financial fact or guidance. */
  readonly dataDate: IsoDate;
  /** The checked rows, for checks and exports. */
  readonly catalog: Catalog;
  /** The figure, or why there is none; the period may be `TTM`, the last four quarters. */
  find(query: ValueQuery): FactValue | MissingValue;
  /** The figure. @throws JevonsError kind `data`, code `missing-value`. */
  value(query: ValueQuery): FactValue;
  /** The parts of a figure whose definition is a sum of others; empty when it is none. */
  breakdown(fact: FactValue, asOf?: IsoDate): readonly ArithmeticPart[];
  series(query: SeriesQuery): Series;
  /** The last four quarters added; the last balance of a stock. */
  trailingYear(query: SeriesQuery): FactValue | MissingValue;
  /** @throws JevonsError kind `data`: `definition-mismatch`, `missing-value`, `growth-undefined`. */
  growth(query: GrowthQuery): Growth;
  total(query: TotalQuery): Total;
  /** @throws JevonsError kind `data`: `missing-value`, `ratio-undefined`. */
  ratio(query: RatioQuery): Ratio;
  /** Capex over revenue, operating cash flow and depreciation; free cash flow. */
  spending(query: SpendingQuery): SpendingRatios | MissingValue;
  spendingTable(query: Omit<SpendingQuery, 'company'> & { readonly companies: readonly string[] }): SpendingTable;
  /** What turns dollars of a period into another money. @throws JevonsError kind `data`, code `missing-rate`. */
  conversion(period: Period, view: MoneyView, asOf?: IsoDate): Conversion;
  /** A figure in another money. @throws JevonsError kind `data`, code `missing-rate`. */
  inMoney(fact: FactValue, view: MoneyView, asOf?: IsoDate): MoneyFact;
  /** @throws JevonsError kind `data`, code `missing-value`, when a company has none for the period. */
  guidance(query: GuidanceQuery): readonly GuidanceEntry[];
  guidanceAgainstOutcome(query: GuidanceQuery): GuidanceRecord;
  /** Companies with figures, then those that only appear in other tables. */
  companies(): readonly CompanyInfo[];
  /** @throws JevonsError kind `usage`, code `unknown-company`, with the nearest name. */
  company(word: string): CompanyInfo;
  metrics(): readonly MetricInfo[];
  definitions(company: string, metric: string): readonly DefinitionInfo[];
  sources(): readonly SourceReference[];
  statements(query?: StatementQuery): readonly StatementEntry[];
  themes(): readonly string[];
  /** Rows of a dated series as they are in its table. */
  observations<Name extends ObservationTable>(table: Name): readonly TableRow<Name>[];
  /** Rows of a dated series, filtered, in groups that may be compared. */
  observationSeries(query: ObservationQuery): ObservationAnswer;
  /** What became known in a span of days, newest first. */
  changes(query: ChangesQuery): readonly Change[];
}

/**
 * @param files CSV texts by file name (`financials.csv`, with or without folder); overlays such as
 *   `financials.mine.csv` add rows to the table of their first word.
 * @throws JevonsError kind `data`: `malformed-rows` with one issue for each row at fault, `unknown-table`, `missing-table`.
 */
export function buildLedger(files: Readonly<Record<string, string>>): Ledger {
  const catalog = readCatalog(files);
  const find = (query: ValueQuery) => findPeriodValue(catalog, query);
  return {
    catalog,
    dataDate: dataDateOf(catalog),
    find,
    value: (query) => needValue(find(query)),
    breakdown: (fact, asOf) => findBreakdown(catalog, fact, asOf),
    series: (query) => findSeries(catalog, query),
    trailingYear: (query) => findTrailingYear(catalog, query),
    growth: (query) => findGrowth(catalog, query),
    total: (query) => findTotal(catalog, query),
    ratio: (query) => findRatio(catalog, query),
    spending: (query) => findSpending(catalog, query),
    spendingTable: (query) => findSpendingTable(catalog, query),
    conversion: (period, view, asOf) => findConversion(catalog, period, view, asOf),
    inMoney: (fact, view, asOf) => inMoney(catalog, fact, view, asOf),
    guidance: (query) => findGuidance(catalog, query),
    guidanceAgainstOutcome: (query) => findGuidanceRecord(catalog, query),
    companies: () => [...catalog.actors.keys()].map((id) => companyInfo(catalog, id)),
    company: (word) => companyInfo(catalog, findCompany(catalog, word).id),
    metrics: () =>
      catalog.rows('metrics').map((row) => ({ id: row.id, kind: row.kind, unit: row.unit, label: labelOf(row) })),
    definitions: (company, metric) => definitionsFor(catalog, company, metric),
    sources: () => sourceReferences(catalog, [...catalog.sources.keys()], ''),
    statements: (query) => findStatements(catalog, query ?? {}),
    themes: () => tables.statements.theme.values,
    observations: (table) => observationsOf(catalog, table),
    observationSeries: (query) => findObservations(catalog, query),
    changes: (query) => findChanges(catalog, query),
  };
}

function dataDateOf(catalog: Catalog): IsoDate {
  const facts = catalog.rows('financials').map((row) => row.published);
  const statements = catalog.rows('guidance').map((row) => row.known_from);
  return [...facts, ...statements].reduce((left, right) => (left > right ? left : right), '');
}

function companyInfo(catalog: Catalog, id: string): CompanyInfo {
  const actor = catalog.actors.get(id) as TableRow<'actors'>;
  const metrics = [...catalog.metrics.keys()].flatMap((metric) => {
    const definitions = catalog.definitionsOf(metric, id).map((row) => row.id);
    const rows = definitions.flatMap((definition) => catalog.factsOf(id, metric, definition));
    if (rows.length === 0) return [];
    const starts = rows.map((row) => (row.start === '' ? row.end : row.start)).sort();
    const ends = rows.map((row) => row.end).sort();
    return [{ metric, definitions, from: starts[0] as string, to: ends.at(-1) as string }];
  });
  return {
    id,
    ticker: actor.ticker,
    name: actor.name,
    label: labelOf(actor),
    aliases: actor.aliases,
    cik: actor.cik,
    fiscalYearEnd: actor.fiscal_year_end,
    currency: actor.currency,
    role: actor.role,
    metrics,
  };
}

function findStatements(catalog: Catalog, query: StatementQuery): StatementEntry[] {
  checkAsOf(query.asOf);
  checkAsOf(query.since);
  const themes: readonly string[] = tables.statements.theme.values;
  if (query.theme !== undefined && !themes.includes(query.theme)) {
    throw new JevonsError(`unknown theme "${query.theme}"`, {
      kind: 'usage',
      code: 'unknown-theme',
      hint: nearOf(query.theme, themes),
    });
  }
  const company = query.company === undefined ? undefined : findCompany(catalog, query.company).id;
  return catalog
    .rows('statements')
    .filter((row) => query.theme === undefined || row.theme === query.theme)
    .filter((row) => company === undefined || row.company === company)
    .filter((row) => query.asOf === undefined || row.known_from <= query.asOf)
    .filter((row) => query.since === undefined || row.known_from >= query.since)
    .map((row) => {
      const sources = sourceReferences(catalog, row.sources, row.place);
      const text: Localised = { en: row.text_en, fr: row.text_fr };
      const { date, speaker, organization, theme, figure, grade, note } = row;
      const confirmed = sources.every((source) => source.confirmable);
      const knownFrom = row.known_from;
      return {
        date,
        knownFrom,
        company: row.company,
        speaker,
        organization,
        theme,
        text,
        figure,
        sources,
        confirmed,
        grade,
        note,
      };
    });
}

function nearOf(word: string, known: readonly string[]): string {
  const near = didYouMean(word, known);
  return near === undefined ? `known: ${known.join(', ')}` : `did you mean ${near}?`;
}

function observationsOf<Name extends ObservationTable>(catalog: Catalog, table: Name): readonly TableRow<Name>[] {
  if (!observationTables.includes(table)) {
    throw new JevonsError(`unknown series "${table}"`, {
      kind: 'usage',
      code: 'unknown-series',
      hint: `known: ${observationTables.join(', ')}`,
    });
  }
  return catalog.rows(table);
}
