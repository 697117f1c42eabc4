/** The company facts of the US Securities and Exchange Commission. */
export { folderDocuments, onlineDocuments, type SecDocuments } from './documents.ts';
export { importSec, type SecImport, type SecImportQuery } from './import-sec.ts';
export type { Oddity } from './oddities.ts';
export { type FetchSettings, PoliteFetcher } from './polite-fetch.ts';
export { RawCache } from './raw-cache.ts';
export { readSecRules, type SecRules } from './tag-rules.ts';
export { checkUserAgent } from './user-agent.ts';
