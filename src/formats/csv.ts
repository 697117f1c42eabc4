/**
 * Comma-separated values, in the form of RFC 4180 and in the form that French spreadsheets open.
 */
import { type Cell, checkTable, type Table } from './table.ts';

/**
 * `rfc4180`: commas between cells, a point in decimals.
 * `french`: semicolons between cells, a comma in decimals, and a byte order mark, without which Excel misreads accents.
 */
export type CsvDialect = 'rfc4180' | 'french';

const separators: Readonly<Record<CsvDialect, string>> = { rfc4180: ',', french: ';' };
const byteOrderMark = '\ufeff';

/**
 * A table as text, lines ended by CR LF. Numbers are written shortest such that reading gives the same number back;
 * null and numbers that are not finite are empty cells.
 *
 * @throws JevonsError `ragged-table`.
 * @see RFC 4180, section 2.
 */
export function csvText(table: Table, dialect: CsvDialect = 'rfc4180'): string {
  checkTable(table);
  const lines = [table.columns, ...table.rows].map((cells) =>
    cells.map((cell) => cellText(cell, dialect)).join(separators[dialect]),
  );
  return `${dialect === 'french' ? byteOrderMark : ''}${lines.join('\r\n')}\r\n`;
}

/** A name for a file, without an ending: letters, digits and hyphens. */
export function fileName(...parts: readonly string[]): string {
  return parts
    .join('-')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

function cellText(cell: Cell, dialect: CsvDialect): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return '';
    return dialect === 'french' ? String(cell).replace('.', ',') : String(cell);
  }
  return quoted(String(cell), dialect);
}

/** In quotes when the text holds a separator, a quote, a line break, or blanks that a reader might drop. */
function quoted(text: string, dialect: CsvDialect): string {
  const special = text.includes(separators[dialect]) || /["\r\n]|^\s|\s$/.test(text);
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}
