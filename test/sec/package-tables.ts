/** The package's fact tables and the importer's own, as the command line reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSecRules } from '../../src/importers/sec/tag-rules.ts';

const data = join(import.meta.dirname, '..', '..', 'data');

export function packageTables(): Record<string, string> {
  const names = readdirSync(data).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(data, name), 'utf8')]));
}

export function secRules() {
  const text = (name: string) => readFileSync(join(data, 'sec', name), 'utf8');
  return readSecRules(text('tags.csv'), text('definitions.csv'));
}
