/** Tables for people: aligned, numbers to the right, the unit in the heading, within the width of the screen. */
import type { Screen } from './session.ts';

export interface Column {
  /** Heading, with the unit: `value, $ million`. */
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Whether long text may go on below itself when the table is too wide. */
  readonly wraps?: boolean;
}

export interface Table {
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below: basis, sources, what is missing and why. */
  readonly notes?: readonly string[];
}

const gap = '  ';
const narrowestWrap = 12;
/** A word longer than this (an address) may stand out of its column; put such a column last. */
const widestWord = 30;

/** Characters on the screen; an accent written as its own code point takes none. */
export function displayWidth(text: string): number {
  return [...text.normalize('NFC')].length;
}

export function bold(text: string, screen: Screen): string {
  return screen.styled ? `\u001b[1m${text}\u001b[22m` : text;
}

export function dim(text: string, screen: Screen): string {
  return screen.styled ? `\u001b[2m${text}\u001b[22m` : text;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** Breaks at spaces; a word longer than the width stays whole, so that a link can be copied. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}

/** The narrowest that a column may become: none of its usual words is wider. */
function leastWidth(table: Table, index: number): number {
  const texts = [table.columns[index]?.title ?? '', ...table.rows.map((row) => row[index] ?? '')];
  const longest = Math.max(...texts.flatMap((text) => text.split(/[ \n]/).map(displayWidth)));
  return Math.max(narrowestWrap, Math.min(longest, widestWord));
}

/** Natural widths, then the columns that may wrap give way, the widest first. */
function columnWidths(table: Table, width: number): number[] {
  const widths = table.columns.map((column, index) =>
    Math.max(
      ...column.title.split('\n').map(displayWidth),
      ...table.rows.map((row) => Math.max(...(row[index] ?? '').split('\n').map(displayWidth))),
    ),
  );
  const least = table.columns.map((_, index) => leastWidth(table, index));
  const total = () => widths.reduce((sum, one) => sum + one, 0) + gap.length * (widths.length - 1);
  for (;;) {
    const excess = total() - width;
    if (excess <= 0) return widths;
    const wide = widths
      .map((size, index) => ({ size, index }))
      .filter(({ size, index }) => table.columns[index]?.wraps === true && size > (least[index] ?? 0))
      .sort((a, b) => b.size - a.size)[0];
    if (wide === undefined) return widths;
    widths[wide.index] = Math.max(least[wide.index] ?? 0, wide.size - excess);
  }
}

function layRow(cells: readonly string[], columns: readonly Column[], widths: readonly number[]): string[] {
  const blocks = columns.map((column, index) =>
    (cells[index] ?? '').split('\n').flatMap((part) => (column.wraps ? wrap(part, widths[index] ?? 0) : [part])),
  );
  const height = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, index) => pad(blocks[index]?.[line] ?? '', widths[index] ?? 0, column.align ?? 'left'))
      .join(gap)
      .trimEnd(),
  );
}

/** @returns Lines ending with a line break. */
export function formatTable(table: Table, screen: Screen): string {
  const lines: string[] = [];
  if (table.title !== undefined) lines.push(...wrap(table.title, screen.width).map((line) => bold(line, screen)), '');
  const widths = columnWidths(table, screen.width);
  const head = layRow(
    table.columns.map((column) => column.title),
    table.columns,
    widths,
  );
  lines.push(...head.map((line) => bold(line, screen)));
  lines.push(widths.map((width) => '-'.repeat(width)).join(gap));
  for (const row of table.rows) lines.push(...layRow(row, table.columns, widths));
  const notes = formatNotes(table.notes ?? [], screen);
  return `${lines.join('\n')}\n${notes === '' ? '' : `\n${notes}`}`;
}

/** One sentence a line, wrapped. */
export function formatNotes(notes: readonly string[], screen: Screen): string {
  return notes
    .flatMap((note) => wrap(note, screen.width, '  '))
    .map((line) => `${dim(line, screen)}\n`)
    .join('');
}

/** A label, and a value that is wrapped under itself. */
export type Field = readonly [label: string, value: string];

/** @returns Lines without line breaks, the values below each other. */
export function formatFields(fields: readonly Field[], screen: Screen): string[] {
  const indent = Math.max(...fields.map(([label]) => displayWidth(label))) + gap.length;
  return fields.flatMap(([label, value]) => {
    const [head = '', ...rest] = wrap(value, screen.width - indent);
    return [`${bold(pad(label, indent, 'left'), screen)}${head}`, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
}
