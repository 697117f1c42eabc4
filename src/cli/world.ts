/** Reads the package's model and data from disk and hands the texts to the pure layers. */
import { buildLedger, type Ledger, narrowFinancials, observationTables } from '#ledger';
import type { World } from '#studies';
import { packageText, packageTexts } from './files.ts';

/**
 * Companies, figures, guidance, sources and yearly averages, without the dated series.
 *
 * @param metrics Only the figures of these metrics; all when absent. Answers about them do not depend on it.
 */
export function loadLedger(metrics?: readonly string[]): Ledger {
  // Yearly averages are small, and amounts may be asked for in another money.
  const series: readonly string[] = observationTables.filter((name) => !/rates|index/.test(name));
  const files = packageTexts('data', '.csv', (file) => !series.includes(file.replace(/\..*$/, '')));
  if (metrics === undefined) return buildLedger(files);
  const narrow = ([file, text]: [string, string]): [string, string] => [
    file,
    file.startsWith('financials.') ? narrowFinancials(text, metrics) : text,
  ];
  return buildLedger(Object.fromEntries(Object.entries(files).map(narrow)));
}

/** Every table of facts. */
export function loadWholeLedger(): Ledger {
  return buildLedger(packageTexts('data', '.csv'));
}

/** Everything. */
export async function loadWorld(): Promise<World> {
  const { buildWorld, planText } = await import('#studies');
  const scenarios = Object.entries(packageTexts('model/scenarios', '.json'));
  return buildWorld({
    race: planText(packageText('model/race.mdl'), 'race.mdl'),
    gbtf: planText(packageText('model/gbtf.mdl'), 'gbtf.mdl'),
    parameters: packageText('model/parameters.csv'),
    scenarios: Object.fromEntries(scenarios.map(([file, text]) => [file.replace(/\.json$/, ''), text])),
    tables: packageTexts('data', '.csv'),
    proofTable: packageText('data/proofs/proofs.csv'),
  });
}
