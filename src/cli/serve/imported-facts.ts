/** The person's imports for the app: the tables that stand beside the package's, and what they are. */
import { existsSync } from 'node:fs';
import { packageTexts } from '../files.ts';
import { figureCount, ledgerOfJoined } from '../user-facts.ts';
import { importsFolder } from '../user-folder.ts';

export interface ImportedFacts {
  readonly imports: readonly { readonly name: string; readonly figures: number }[];
  /** By file name, as the ledger takes them. */
  readonly tables: Readonly<Record<string, string>>;
}

/**
 * @returns Undefined when nothing was imported.
 * @throws JevonsError those of `readOverlays`; `imports-do-not-fit`.
 */
export async function importedFacts(): Promise<ImportedFacts | undefined> {
  const folder = importsFolder();
  if (!existsSync(folder)) return undefined;
  const { joinOverlays, readOverlays } = await import('#importers');
  const overlays = readOverlays(folder);
  if (overlays.length === 0) return undefined;
  const own = packageTexts('data', '.csv');
  const joined = joinOverlays(own, overlays);
  ledgerOfJoined(own, joined, 'import them again, or take them out: jevons facts import --help');
  return {
    imports: overlays.map(({ name, tables }) => ({ name, figures: figureCount(tables.financials ?? '') })),
    tables: Object.fromEntries(Object.entries(joined).filter(([file]) => !(file in own))),
  };
}
