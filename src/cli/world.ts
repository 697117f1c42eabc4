/** Reads the package's model and data from disk and hands the texts to the pure layers. */
import { buildLedger, type Ledger, observationTables } from '#ledger';
import type { World } from '#studies';
import { packageText, packageTexts } from './files.ts';

/** Companies, figures, guidance and sources, without the dated series that no question of the facts commands needs. */
export function loadLedger(): Ledger {
  // Yearly averages are small, and amounts may be asked for in another money.
  const series: readonly string[] = observationTables.filter((name) => !/rates|index/.test(name));
  const tables = Object.entries(packageTexts('data', '.csv'));
  return buildLedger(Object.fromEntries(tables.filter(([file]) => !series.includes(file.replace(/\..*$/, '')))));
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
