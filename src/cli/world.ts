/** Reads the package's model and data from disk and hands the texts to the pure layers. */
import { buildLedger, type Ledger } from '#ledger';
import type { World } from '#studies';
import { packageText, packageTexts } from './files.ts';

/** The facts alone: what the facts commands need, without the model. */
export function loadLedger(): Ledger {
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
