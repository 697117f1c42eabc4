/** The person's imports for the app: the tables that stand beside the package's, and what they are. */
import { existsSync, readdirSync } from 'node:fs';
import { JevonsError } from '#base';
import { packageTexts } from '../files.ts';
import { figureCount } from '../user-facts.ts';
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
  if (!existsSync(folder) || !readdirSync(folder).some((file) => file.endsWith('.json'))) return undefined;
  const [{ joinOverlays, readOverlays }, { buildLedger }] = await Promise.all([
    import('#importers'),
    import('#ledger'),
  ]);
  const overlays = readOverlays(folder);
  const own = packageTexts('data', '.csv');
  const joined = joinOverlays(own, overlays);
  try {
    buildLedger(joined);
  } catch (cause) {
    if (!(cause instanceof JevonsError)) throw cause;
    throw new JevonsError('the facts that you imported do not fit those of this version', {
      kind: 'data',
      code: 'imports-do-not-fit',
      where: folder,
      hint: 'import them again, or take them out: jevons facts import --help',
      issues: cause.issues,
      cause,
    });
  }
  return {
    imports: overlays.map(({ name, tables }) => ({ name, figures: figureCount(tables.financials ?? '') })),
    tables: Object.fromEntries(Object.entries(joined).filter(([file]) => !(file in own))),
  };
}
