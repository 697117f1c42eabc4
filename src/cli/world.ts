/** Reads the package's model and data from disk and hands the texts to the pure layers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Ledger, narrowFinancials, observationTables, requiredTables, type TableName } from '#ledger';
import type { World } from '#studies';
import { packageText, packageTexts } from './files.ts';
import { packageRoot } from './package-root.ts';
import { ledgerWithUserFacts } from './user-facts.ts';

/** Amounts may be asked for in another money; the averages are few. */
const money: readonly string[] = ['exchange-rates', 'price-index'] satisfies TableName[];

/** Companies, figures, guidance, statements, sources and yearly averages, without the dated series. */
export function loadLedger(): Ledger {
  const series: readonly string[] = observationTables;
  const wanted = (name: string) => !series.includes(name) || money.includes(name);
  return ledgerWithUserFacts(packageTexts('data', '.csv', (file) => wanted(tableName(file))));
}

/**
 * Only what a question about some metrics needs: answers about them are the same, and come sooner.
 *
 * @param more Tables beyond companies, figures, guidance and sources.
 */
export function loadNarrowLedger(metrics: readonly string[], more: readonly TableName[] = []): Ledger {
  const wanted: readonly string[] = [...requiredTables, ...money, ...more];
  const files = packageTexts('data', '.csv', (file) => wanted.includes(tableName(file)));
  const narrow = ([file, text]: [string, string]): [string, string] => [
    file,
    tableName(file) === 'financials' ? narrowFinancials(text, metrics) : text,
  ];
  return ledgerWithUserFacts(Object.fromEntries(Object.entries(files).map(narrow)));
}

function tableName(file: string): string {
  return file.replace(/\..*$/, '');
}

/** Every table of facts. */
export function loadWholeLedger(): Ledger {
  return ledgerWithUserFacts(packageTexts('data', '.csv'));
}

/** Everything. */
export async function loadWorld(): Promise<World> {
  const { buildWorld, defaultPosteriorFile, planText } = await import('#studies');
  const scenarios = Object.entries(packageTexts('model/scenarios', '.json'));
  return buildWorld({
    race: planText(packageText('model/race.mdl'), 'race.mdl'),
    gbtf: planText(packageText('model/gbtf.mdl'), 'gbtf.mdl'),
    parameters: packageText('model/parameters.csv'),
    scenarios: Object.fromEntries(scenarios.map(([file, text]) => [file.replace(/\.json$/, ''), text])),
    tables: packageTexts('data', '.csv'),
    proofTable: packageText('data/proofs/proofs.csv'),
    ...(existsSync(join(packageRoot(), defaultPosteriorFile)) ? { posterior: packageText(defaultPosteriorFile) } : {}),
  });
}
