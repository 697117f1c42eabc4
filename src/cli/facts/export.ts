/** `jevons facts export`: the whole ledger, or chosen tables of it, in one file or a folder. */

import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { didYouMean, JevonsError, sha256Hex } from '#base';
import { type Ledger, type TableName, tables } from '#ledger';
import { addExamples } from '../examples.ts';
import { type Cell, formatOf, formats, type OutputOptions, writeWhole } from '../output.ts';
import { packageVersion } from '../package-root.ts';
import { type Session, write } from '../session.ts';
import { loadWholeLedger } from '../world.ts';
import { namesOf } from './options.ts';

interface ExportOptions extends OutputOptions {
  readonly what?: string;
}

interface Part {
  readonly name: string;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
}

const everything = Object.keys(tables) as TableName[];

/** Tables, and metrics of financials.csv by their own name. @throws JevonsError kind `usage`, code `unknown-table`. */
function partsOf(ledger: Ledger, names: readonly string[]): Part[] {
  const metrics = ledger.metrics().map(({ id }) => id);
  return names.map((name) => {
    const table = everything.find((one) => one === name.replaceAll('_', '-'));
    if (table !== undefined) return { name: table, table: rowsOf(ledger, table, () => true) };
    const metric = metrics.find((one) => one === name.replaceAll('-', '_'));
    if (metric !== undefined)
      return { name: metric, table: rowsOf(ledger, 'financials', (row) => row.metric === metric) };
    const near = didYouMean(name, [...everything, ...metrics]);
    throw new JevonsError(`unknown table "${name}"`, {
      kind: 'usage',
      code: 'unknown-table',
      where: '--what',
      hint: near === undefined ? `known: ${[...everything, ...metrics].join(', ')}` : `did you mean ${near}?`,
    });
  });
}

/** The columns of the table as they are in its file; whether a reader can open its documents is said row by row. */
function rowsOf(
  ledger: Ledger,
  name: TableName,
  keep: (row: Readonly<Record<string, unknown>>) => boolean,
): Part['table'] {
  const columns = Object.keys(tables[name]);
  const sourced = columns.find((column) => column === 'source' || column === 'sources');
  const rows = (ledger.catalog.rows(name) as readonly Readonly<Record<string, unknown>>[]).filter(keep);
  const isOpen = (ids: unknown) =>
    [ids].flat().every((id) => ledger.catalog.sources.get(String(id))?.confirmable !== false);
  return {
    columns: sourced === undefined ? columns : [...columns, 'confirmed'],
    rows: rows.map((row) => {
      const cells = columns.map((column) => cellOf(row[column]));
      return sourced === undefined ? cells : [...cells, isOpen(row[sourced])];
    }),
  };
}

function cellOf(value: unknown): Cell {
  if (Array.isArray(value)) return value.join(';');
  return value === '' ? null : (value as Cell);
}

/** The documents that the parts name, when they do not hold them already. */
function withSources(ledger: Ledger, parts: readonly Part[]): Part[] {
  if (parts.some(({ name }) => name === 'sources')) return [...parts];
  const used = new Set(
    parts.flatMap(({ table }) => {
      const at = table.columns.findIndex((column) => column === 'source' || column === 'sources');
      return at < 0 ? [] : table.rows.flatMap((row) => String(row[at] ?? '').split(';'));
    }),
  );
  const sources = rowsOf(ledger, 'sources', (row) => used.has(String(row.id)));
  return sources.rows.length === 0 ? [...parts] : [...parts, { name: 'sources', table: sources }];
}

async function contents(
  parts: readonly Part[],
  format: string,
  ledger: Ledger,
): Promise<Map<string, string | Uint8Array>> {
  const { csvText, jsonText, ndjsonText, parquetBytes, records, xlsxBytes } = await import('#formats');
  const about = [
    ['title', 'Facts of Jevons'],
    ['data_date', ledger.dataDate],
    ['made_with', `jevons ${packageVersion()}`],
    ['hash', sha256Hex(parts.map(({ table }) => csvText(table)).join('\n'))],
  ] as const;
  if (format === 'xlsx') return new Map([['', await xlsxBytes({ sheets: parts, about })]]);
  if (format === 'json') {
    const named = Object.fromEntries(parts.map(({ name, table }) => [name, records(table)]));
    return new Map([['', jsonText({ about: Object.fromEntries(about), ...named })]]);
  }
  const made = parts.map(async ({ name, table }): Promise<[string, string | Uint8Array]> => {
    if (format === 'parquet') return [name, await parquetBytes(table, [...about, ['table', name]])];
    return [name, format === 'ndjson' ? ndjsonText(table) : csvText(table)];
  });
  return new Map(await Promise.all(made));
}

/** One table to a file or stdout; several, of a format that holds one, into a folder. */
async function exportFacts(options: ExportOptions, session: Session): Promise<void> {
  const ledger = loadWholeLedger();
  const asked = formatOf(options);
  const format = asked === 'table' ? 'csv' : asked;
  const names = namesOf(options.what, '--what') ?? everything;
  const chosen = partsOf(ledger, names);
  const oneFile = format === 'xlsx' || format === 'json';
  const parts = oneFile ? withSources(ledger, chosen) : chosen;
  const made = await contents(parts, format, ledger);
  const { output } = options;
  if (made.size === 1) {
    const [content = ''] = made.values();
    if (output === undefined && typeof content !== 'string' && session.outIsTerminal) throw needsFile(format);
    if (output === undefined) return write(session.out, content);
    writeWhole(output, content);
    return told(options, session, output);
  }
  if (output === undefined || extname(output) !== '') throw needsFolder(format, names.length);
  mkdirSync(output, { recursive: true });
  for (const [name, content] of made) writeWhole(join(output, `${name}.${format}`), content);
  return told(options, session, `${made.size} tables to ${output}`);
}

async function told(options: ExportOptions, session: Session, what: string): Promise<void> {
  if (options.quiet !== true) await write(session.notes, `jevons: wrote ${what}\n`);
}

function needsFile(format: string): JevonsError {
  return new JevonsError(`${format} is no text and would spoil the terminal`, {
    kind: 'usage',
    code: 'binary-to-terminal',
    where: '--format',
    hint: `write it to a file: -o facts.${format}`,
  });
}

function needsFolder(format: string, count: number): JevonsError {
  return new JevonsError(`${count} tables do not fit one ${format} file`, {
    kind: 'usage',
    code: 'needs-folder',
    where: '-o',
    hint: 'name a folder (-o facts), a workbook (-o facts.xlsx), or one table (--what capex)',
  });
}

export function defineExport(command: Command, session: Session): void {
  command
    .option('--what <tables>', 'tables or metrics with commas: capex,guidance,token-prices; default everything')
    .addOption(new Option('--format <format>', 'csv unless said').choices(formats.filter((one) => one !== 'table')))
    .option('-o, --output <file>', 'a file, or a folder for several tables as csv, ndjson or parquet')
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no notes')
    .action((options: ExportOptions) => exportFacts(options, session));
  addExamples(command, [
    ['jevons facts export --what capex --format csv | head -n 3', 'one metric, every row and definition'],
    ['jevons facts export --what guidance,statements --format json | head -n 20', 'two tables with their documents'],
    ['jevons facts export --what token-prices --format ndjson | wc -l', 'one record a line'],
    ['jevons facts export --format xlsx | wc -c', 'everything, a sheet for each table; -o facts.xlsx keeps it'],
  ]);
}
