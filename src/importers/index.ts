/** What comes from elsewhere: the only layer besides the command line that touches files and the network. */
export { writeAtomically } from './atomic-file.ts';
export { compareImports, type ImportChanges, type ImportedFigure } from './changes.ts';
export { joinOverlays, type Overlay, readOverlays, removeOverlay, writeOverlay } from './overlays.ts';
export type { Oddity, SecImport, SecImportQuery } from './sec/index.ts';

/** The importer of the SEC, loaded when it is needed: a ledger with imports opens without it. */
export function loadSecImporter(): Promise<typeof import('./sec/index.ts')> {
  return import('./sec/index.ts');
}
