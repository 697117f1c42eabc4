/** Facts with their documents: read, check, ask as of a date. */

export type { Catalog, DefinitionRow, FinancialRow } from './catalog-types.ts';
export type { Change, ChangesQuery, GuidanceMove } from './changes.ts';
export * from './claims/index.ts';
export { defaultViewMetrics, defaultViewTables } from './default-view.ts';
export { buildLedger, type Ledger } from './ledger.ts';
export { ownFactsTemplate } from './own-fact-columns.ts';
export { type OwnFactIssue, type OwnFacts, readOwnFacts } from './own-facts.ts';
export { tableOfFile } from './read-table.ts';
export { rowSchema, tableJsonSchema } from './row-schemas.ts';
export { type ObservationTable, observationTables, type TableName, type TableRow, tables } from './tables.ts';
export * from './types.ts';
export { isMissing, isValue } from './values.ts';
export { verifyLedger } from './verify.ts';
