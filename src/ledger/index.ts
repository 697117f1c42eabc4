/** Facts with their documents: read, check, ask as of a date. */

export type { Catalog, DefinitionRow, FinancialRow } from './catalog-types.ts';
export type { Change, ChangesQuery, GuidanceMove } from './changes.ts';
export * from './claims/index.ts';
export { defaultViewMetrics, defaultViewTables } from './default-view.ts';
export { buildLedger, type Ledger } from './ledger.ts';
export {
  asPrinted,
  type Conversion,
  type ConversionStep,
  type Currency,
  isAsPrinted,
  type MoneyFact,
  type MoneyView,
  moneyText,
  yearOf,
} from './money.ts';
export { narrowFinancials } from './narrow.ts';
export { type ObservationInfo, type ObservationRow, observationInfo } from './observation-infos.ts';
export {
  type ObservationAnswer,
  type ObservationGroup,
  type ObservationQuery,
  sourceIds,
} from './observations.ts';
export { ownFactsTemplate } from './own-fact-columns.ts';
export { type OwnFactIssue, type OwnFacts, readOwnFacts } from './own-facts.ts';
export { tableOfFile } from './read-table.ts';
export { rowSchema, tableJsonSchema } from './row-schemas.ts';
export { isTrailing, type SpendingQuery, type SpendingRatios, type SpendingTable } from './spending.ts';
export {
  type ObservationTable,
  observationTables,
  requiredTables,
  type TableName,
  type TableRow,
  tables,
} from './tables.ts';
export * from './types.ts';
export { isMissing, isValue } from './values.ts';
export { verifyLedger } from './verify.ts';
