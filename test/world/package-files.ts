/** The package's own model and data, read from disk as the command line reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorld, planText, type World } from '#studies';

const root = join(import.meta.dirname, '..', '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

function texts(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));
  return Object.fromEntries(names.map((name) => [name, text(join(folder, name))]));
}

let world: World | undefined;

/** Built once for each test file. */
export function packageWorld(): World {
  world ??= buildWorld({
    race: planText(text('model/race.mdl'), 'race.mdl'),
    gbtf: planText(text('model/gbtf.mdl'), 'gbtf.mdl'),
    parameters: text('model/parameters.csv'),
    scenarios: Object.fromEntries(
      Object.entries(texts('model/scenarios', '.json')).map(([name, json]) => [name.replace(/\.json$/, ''), json]),
    ),
    tables: texts('data', '.csv'),
    proofTable: readFileSync(join(root, 'data/proofs/proofs.csv'), 'utf8'),
  });
  return world;
}
