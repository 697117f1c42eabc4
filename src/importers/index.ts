/** What comes from elsewhere: the only layer besides the command line that touches files and the network. */
export { writeAtomically } from './atomic-file.ts';
export { compareImports, type ImportChanges, type ImportedFigure } from './changes.ts';
export { joinOverlays, type Overlay, readOverlays, removeOverlay, writeOverlay } from './overlays.ts';
export { folderDocuments, onlineDocuments, type SecDocuments } from './sec/documents.ts';
export { importSec, type SecImport, type SecImportQuery } from './sec/import-sec.ts';
export type { Oddity } from './sec/oddities.ts';
export { type FetchSettings, PoliteFetcher } from './sec/polite-fetch.ts';
export { RawCache } from './sec/raw-cache.ts';
export { readSecRules, type SecRules } from './sec/tag-rules.ts';
export { checkUserAgent } from './sec/user-agent.ts';
