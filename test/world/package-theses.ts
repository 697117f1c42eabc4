/** The package's own theses and ledger, read from disk as the command line reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLedger, type Ledger } from '#ledger';
import { readTheses, type Thesis, type ThesisTexts } from '#studies';

const data = join(import.meta.dirname, '..', '..', 'data');
const text = (...path: string[]) => readFileSync(join(data, ...path), 'utf8');

function texts(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(join(data, folder)).filter((name) => name.endsWith(ending));
  return Object.fromEntries(names.map((name) => [name, text(folder, name)]));
}

export function packageThesisTexts(): ThesisTexts {
  return {
    theses: text('theses', 'theses.csv'),
    inputs: text('theses', 'inputs.csv'),
    equations: texts('theses', '.mdl'),
  };
}

let theses: Thesis[] | undefined;
let ledger: Ledger | undefined;

export function packageTheses(): readonly Thesis[] {
  theses ??= readTheses(packageThesisTexts());
  return theses;
}

export function packageLedger(): Ledger {
  ledger ??= buildLedger(texts('.', '.csv'));
  return ledger;
}
