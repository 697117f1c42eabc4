/**
 * What a person has imported: one file for each import, whole or not at all, whose tables join those of the package.
 * Nothing of the package is ever changed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { didYouMean, JevonsError } from '#base';
import { tableOfFile } from '#ledger';
import { writeAtomically } from './atomic-file.ts';

export interface Overlay {
  /** `sec-nvidia`, `csv-my-figures`: letters, digits and hyphens. */
  readonly name: string;
  readonly kind: 'sec' | 'csv';
  /** File, folder or server that it came from. */
  readonly origin: string;
  /** Day and time of the import that last changed it, ISO 8601 in UTC. */
  readonly imported: string;
  /** SHA-256 of what was imported. */
  readonly sha256: string;
  /** CSV texts by table: `financials`, `actors`, `sources`, `definitions`. */
  readonly tables: Readonly<Record<string, string>>;
  /** Of an import from the SEC: every figure of every filing that the tables were made from, as CSV. */
  readonly vintages?: string;
}

const ending = '.json';
const currentFormat = 1;

/** Every import, by name. @throws JevonsError `broken-overlay`. */
export function readOverlays(folder: string): Overlay[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && !file.startsWith('.'))
    .sort()
    .map((file) => readOverlay(join(folder, file), file.slice(0, -ending.length)));
}

function readOverlay(file: string, name: string): Overlay {
  try {
    const { format, overlay } = JSON.parse(readFileSync(file, 'utf8')) as { format: number; overlay: Overlay };
    const tables = Object.values(overlay.tables);
    if (format !== currentFormat || overlay.name !== name || tables.some((text) => typeof text !== 'string')) {
      throw new Error(`format ${format}`);
    }
    return overlay;
  } catch (cause) {
    throw new JevonsError('the file of your imported facts is damaged or of another version', {
      kind: 'data',
      code: 'broken-overlay',
      where: file,
      hint: `take it out with "jevons facts import remove ${name}" and import again; --no-user-facts works without it`,
      cause,
    });
  }
}

export function writeOverlay(folder: string, overlay: Overlay): void {
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify({ format: currentFormat, overlay }, null, 1)}\n`;
  writeAtomically(join(folder, overlay.name + ending), text);
}

/** Takes an import out, also one that cannot be read. @throws JevonsError kind `usage`, code `unknown-import`. */
export function removeOverlay(folder: string, name: string): void {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ending)) : [];
  const known = names.map((file) => file.slice(0, -ending.length));
  if (!known.includes(name)) {
    const near = didYouMean(name, known);
    throw new JevonsError(`there is no import "${name}"`, {
      kind: 'usage',
      code: 'unknown-import',
      hint:
        near !== undefined
          ? `did you mean ${near}?`
          : known.length === 0
            ? 'nothing has been imported'
            : `imported: ${known.join(', ')}`,
    });
  }
  rmSync(join(folder, name + ending));
}

/** Columns that tell a row of a table from another. */
const keys: Readonly<Record<string, readonly string[]>> = {
  actors: ['id'],
  sources: ['id'],
  definitions: ['metric', 'company', 'id'],
};

/**
 * The package's tables and those of the imports, for `buildLedger`. A company, document or definition that two of them
 * bring stands once, as the package or the first import has it.
 */
export function joinOverlays(
  packageTables: Readonly<Record<string, string>>,
  overlays: readonly Overlay[],
): Record<string, string> {
  const joined: Record<string, string> = { ...packageTables };
  if (overlays.length === 0) return joined;
  const seen = new Map(Object.keys(keys).map((table) => [table, new Set<string>()]));
  for (const [file, text] of Object.entries(packageTables)) {
    const table = tableOfFile(file);
    if (table !== undefined && table in keys) unseen(table, text, seen);
  }
  for (const { name, tables } of overlays) {
    for (const [table, text] of Object.entries(tables)) {
      joined[`${table}.${name}.csv`] = table in keys ? unseen(table, text, seen) : text;
    }
  }
  return joined;
}

/** The table without rows whose key was seen before; remembers the others. */
function unseen(table: string, text: string, seen: ReadonlyMap<string, Set<string>>): string {
  const [header = [], ...rows] = csvParseRows(text);
  const places = (keys[table] ?? []).map((column) => header.indexOf(column));
  const known = seen.get(table) as Set<string>;
  const kept = rows.filter((row) => {
    const key = places.map((place) => row[place]).join('\n');
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
  return `${csvFormatRows([header, ...kept])}\n`;
}
