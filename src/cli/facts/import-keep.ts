/** Taking an import into the person's folder: only when the whole ledger still reads with it. */

import { joinOverlays, type Overlay, readOverlays, writeOverlay } from '#importers';
import { buildLedger, type Ledger } from '#ledger';
import { packageTexts } from '../files.ts';
import { importsFolder } from '../user-folder.ts';

export interface ImportBench {
  /** Tables of the package. */
  readonly tables: Readonly<Record<string, string>>;
  readonly packaged: Ledger;
  /** Imports that are there. */
  readonly overlays: readonly Overlay[];
  /** The package with the imports that are there. */
  readonly ledger: Ledger;
}

export function openImports(): ImportBench {
  const tables = packageTexts('data', '.csv');
  const overlays = readOverlays(importsFolder());
  const packaged = buildLedger(tables);
  const ledger = overlays.length === 0 ? packaged : buildLedger(joinOverlays(tables, overlays));
  return { tables, packaged, overlays, ledger };
}

/** @throws JevonsError `malformed-rows` when the ledger would not read with it; nothing is written then. */
export function checkImport({ tables, overlays }: ImportBench, overlay: Overlay): void {
  buildLedger(joinOverlays(tables, [...overlays.filter(({ name }) => name !== overlay.name), overlay]));
}

export function keepImport(bench: ImportBench, overlay: Overlay): void {
  checkImport(bench, overlay);
  writeOverlay(importsFolder(), overlay);
}
