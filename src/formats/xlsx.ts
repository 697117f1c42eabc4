/** Tables as an Excel workbook in memory. */
import { dayNumber, JevonsError } from '#base';
import type { Book, Sheet } from './book.ts';
import { type CellKind, cellAs, columnKinds } from './cell-kinds.ts';
import { type Cell, checkTable, type Table } from './table.ts';
import { withoutTimes } from './zip-times.ts';

/** Days from 1899-12-30, where the serial numbers of spreadsheets begin, to 1970-01-01. */
const serialOfEpoch = 25_569;
const longestName = 31;
const longestText = 32_767;

/** Parts of a workbook from this size on are compressed in a worker made from a blob; less, to be on the safe side. */
const largestWithoutWorker = 150_000;
/** Bytes of XML around the value of a cell, at most. */
const cellOverhead = 60;

export interface XlsxOptions {
  /** False in a page whose policy forbids workers made from blobs, where a large workbook would never be ready. */
  readonly workers?: boolean;
}

/**
 * One sheet for each table, then a sheet `About`. Numbers are numbers and days are days; the first row stays in view.
 * Text stays text, whatever it begins with. Same book, same bytes.
 *
 * @throws JevonsError `ragged-table`; `sheet-name` for a name that is taken, too long or not allowed; `text-too-long`;
 *   `workbook-too-large` when it would need a worker and may not have one.
 * @see ECMA-376, part 1.
 */
export async function xlsxBytes(book: Book, { workers = true }: XlsxOptions = {}): Promise<Uint8Array> {
  const about: Sheet = { name: 'About', table: { columns: ['what', 'value'], rows: book.about } };
  const sheets = [...book.sheets, about];
  checkNames(sheets);
  if (!workers) refuseLarge(sheets);
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const blob = await writeExcelFile(sheets.map(sheetOf)).toBlob();
  return withoutTimes(new Uint8Array(await blob.arrayBuffer()));
}

/** Sheets hold the cells, one more part holds every different text of all of them. */
function refuseLarge(sheets: readonly Sheet[]): void {
  const cells = sheets.map(({ table }) => table.columns.length * (table.rows.length + 1));
  const cellsOf = ({ table }: Sheet) => [...table.columns, ...table.rows.flat()];
  const texts = new Set(sheets.flatMap(cellsOf).filter((cell) => typeof cell === 'string'));
  const shared = [...texts].reduce((sum, text) => sum + cellOverhead + 6 * text.length, 0);
  if (Math.max(shared, ...cells.map((count) => count * cellOverhead)) <= largestWithoutWorker) return;
  throw new JevonsError('the tables are too large for a workbook made in this page', {
    kind: 'data',
    code: 'workbook-too-large',
    hint: 'take CSV or Parquet here, or make the workbook on the command line: jevons facts export -o facts.xlsx',
  });
}

function checkNames(sheets: readonly Sheet[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    const key = name.toLowerCase();
    if (seen.has(key) || name.length > longestName || !/^[\p{L}\p{N} _.-]+$/u.test(name)) {
      throw new JevonsError(`"${name}" cannot be the name of a sheet`, {
        kind: 'data',
        code: 'sheet-name',
        hint: `use at most ${longestName} letters, digits, blanks and hyphens, each name once`,
      });
    }
    seen.add(key);
  }
}

function sheetOf({ name, table, formulas = [] }: Sheet) {
  checkTable(table);
  const kinds = columnKinds(table).map((kind, column) =>
    formulas.includes(table.columns[column] ?? '') ? ('formula' as const) : kind,
  );
  const head = table.columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const }));
  const rows = table.rows.map((row, index) =>
    row.map((cell, column) => cellOf(cell, kinds[column] as CellKind | 'formula', `${name} row ${index + 2}`)),
  );
  return { sheet: name, data: [head, ...rows], columns: columnWidths(table), stickyRowsCount: 1 };
}

function cellOf(cell: Cell, kind: CellKind | 'formula', where: string) {
  if (kind === 'formula') return cell === null ? null : { value: String(cell), type: 'Formula' as const };
  const value = cellAs(cell, kind);
  if (value === null || value === '') return null;
  if (kind === 'number') return { value: value as number, type: Number };
  if (kind === 'flag') return { value: value as boolean, type: Boolean };
  if (kind === 'day') {
    return { value: dayNumber(value as string) + serialOfEpoch, type: Number, format: 'yyyy-mm-dd' };
  }
  const text = value as string;
  if (text.length > longestText) {
    throw new JevonsError(`a text of ${text.length} characters does not fit a spreadsheet cell`, {
      kind: 'data',
      code: 'text-too-long',
      where,
      hint: 'export it as CSV or JSON',
    });
  }
  return { value: text, type: String };
}

/** Wide enough for most cells, never so wide that the next column leaves the screen. */
function columnWidths(table: Table): { width: number }[] {
  return table.columns.map((title, column) => {
    const sizes = table.rows.map((row) => String(row[column] ?? '').length).sort((left, right) => left - right);
    const usual = sizes[Math.floor(sizes.length * 0.9)] ?? 0;
    return { width: Math.min(60, Math.max(title.length, usual) + 2) };
  });
}
