/** An answer in the format that was asked for, to stdout or whole into a file. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { csvFormatRows } from 'd3-dsv';
import { JevonsError, type Language, sha256Hex } from '#base';
import type { Sheet } from '#formats';
import { packageVersion } from './package-root.ts';
import { type Screen, type Session, write } from './session.ts';
import { formatNotes } from './table.ts';

const textFormats = ['table', 'json', 'csv', 'ndjson'] as const;
const binaryFormats = ['xlsx', 'parquet'] as const;
/** What every command writes. */
export const formats = [...textFormats, ...binaryFormats] as const;
type TextFormat = (typeof textFormats)[number] | 'svg';
type BinaryFormat = (typeof binaryFormats)[number];
export type Format = TextFormat | BinaryFormat;

export type Cell = string | number | boolean | null;

/** A rectangle of values, for machines; column names stay English. */
export interface Rows {
  readonly columns: readonly string[];
  readonly records: readonly (readonly Cell[])[];
}

/** What a command has to say, in each form it may be asked for. */
export interface Answer {
  readonly json: unknown;
  /** Its own spelling of the same, where the usual one would be unwieldy. */
  readonly jsonText?: () => string;
  readonly rows: Rows;
  /** For a person; says the notes too. */
  readonly text: (screen: Screen) => string;
  /** A picture, where the command draws one. */
  readonly svg?: () => string;
  /** Said on stderr beside the other formats. */
  readonly notes?: readonly string[];
  /** What it is, for a file that says so itself: title, data date, unit, basis. */
  readonly about?: readonly (readonly [label: string, value: string])[];
  /** More tables for a workbook: the documents behind the figures. */
  readonly sheets?: readonly Sheet[];
}

export interface OutputOptions {
  readonly format?: Format;
  readonly output?: string;
  readonly lang: Language;
  readonly quiet?: boolean;
}

/** Adds `--format`, `-o`, `--lang` and `-q`. @param pictures Whether the command draws. */
export function addOutputOptions(command: Command, pictures = false): Command {
  const words = `table for people; json, csv, ndjson, xlsx, parquet for programs${pictures ? '; svg for a picture' : ''}`;
  // Refused before anything is computed.
  if (!pictures) {
    command.hook('preAction', (_, called) => {
      if (formatOf(called.opts<OutputOptions>()) === 'svg') throw noPicture();
    });
  }
  return command
    .addOption(new Option('--format <format>', words).choices([...formats, ...(pictures ? ['svg'] : [])]))
    .option('-o, --output <file>', 'write there instead of stdout; its ending chooses the format')
    .addOption(new Option('--lang <language>', 'language of the words').choices(['en', 'fr']).default('en'))
    .option('-q, --quiet', 'no progress and no notes');
}

/** As asked, else by the file's ending, else for a person. */
export function formatOf(options: OutputOptions): Format {
  if (options.format !== undefined) return options.format;
  const ending = extname(options.output ?? '').slice(1);
  return ([...formats, 'svg'] as const).find((format) => format === ending) ?? 'table';
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function ndjsonText(answer: Answer): string {
  const records = Array.isArray(answer.json)
    ? answer.json
    : answer.rows.records.map((record) =>
        Object.fromEntries(answer.rows.columns.map((column, index) => [column, record[index] ?? null])),
      );
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function csvText({ columns, records }: Rows): string {
  const cells = records.map((record) => record.map((cell) => (cell === null ? '' : String(cell))));
  return `${csvFormatRows([[...columns], ...cells])}\n`;
}

/** @returns The whole output, ending with a line break. */
export function render(answer: Answer, format: TextFormat, screen: Screen): string {
  switch (format) {
    case 'json':
      return answer.jsonText?.() ?? jsonText(answer.json);
    case 'ndjson':
      return ndjsonText(answer);
    case 'csv':
      return csvText(answer.rows);
    case 'svg':
      if (answer.svg === undefined) throw noPicture();
      return answer.svg();
    case 'table':
      return answer.text(screen);
  }
}

function noPicture(): JevonsError {
  return new JevonsError('this command draws no picture', {
    kind: 'usage',
    code: 'no-picture',
    where: '--format',
    hint: `give the file another ending: ${formats.slice(1).join(', ')}`,
  });
}

function isBinary(format: Format): format is BinaryFormat {
  return (binaryFormats as readonly string[]).includes(format);
}

/**
 * @returns A workbook whose sheets are `data`, those of the answer and `About`, or a Parquet file with the same facts
 *   about it in its metadata. Nothing in it depends on the day it was made.
 */
export async function renderBytes(answer: Answer, format: BinaryFormat): Promise<Uint8Array> {
  const { csvText: asCsv, parquetBytes, xlsxBytes } = await import('#formats');
  const table = { columns: answer.rows.columns, rows: answer.rows.records };
  const notes = (answer.notes ?? []).map((note): [string, string] => ['note', note]);
  const about = [
    ...(answer.about ?? []),
    ...notes,
    ['made_with', `jevons ${packageVersion()}`],
    ['hash', sha256Hex(asCsv(table))],
  ] as const;
  if (format === 'parquet') return parquetBytes(table, about);
  return xlsxBytes({ sheets: [{ name: 'data', table }, ...(answer.sheets ?? [])], about });
}

function refuseTerminal(format: BinaryFormat, session: Session): void {
  if (!session.outIsTerminal) return;
  throw new JevonsError(`${format} is no text and would spoil the terminal`, {
    kind: 'usage',
    code: 'binary-to-terminal',
    where: '--format',
    hint: `write it to a file: -o facts.${format}`,
  });
}

/**
 * Writes beside the target and renames, so that nobody ever reads half a file.
 *
 * @throws JevonsError `cannot-write`, with the old file untouched.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new JevonsError(`cannot write the file (${reason})`, {
      kind: 'data',
      code: 'cannot-write',
      where: file,
      hint: 'give -o a file in a folder that exists and that you may write to',
      cause: error,
    });
  }
}

const plainScreen: Screen = { width: 80, styled: false };

/** Sends the answer where it was asked to go. */
export async function deliver(answer: Answer, options: OutputOptions, session: Session): Promise<void> {
  const format = formatOf(options);
  if (options.output === undefined && isBinary(format)) refuseTerminal(format, session);
  const screen = options.output === undefined ? session.outScreen : plainScreen;
  const content = isBinary(format) ? await renderBytes(answer, format) : render(answer, format, screen);
  if (options.output !== undefined) {
    writeWhole(options.output, content);
    if (options.quiet !== true) await write(session.notes, `jevons: wrote ${options.output}\n`);
  } else {
    await write(session.out, content);
  }
  const notes = format === 'table' || options.quiet === true ? [] : (answer.notes ?? []);
  if (notes.length > 0) await write(session.notes, formatNotes(notes, session.notesScreen));
}
