/** What a column holds, found from its cells: formats that know types write numbers as numbers and days as days. */
import { isDate } from '#base';
import type { Cell, Table } from './table.ts';

export type CellKind = 'number' | 'flag' | 'day' | 'text';

/**
 * The kind of every column. A column is of a kind when every cell that is not null is; mixed and empty columns are text.
 * A day is a text `YYYY-MM-DD` that exists; a month (`2025-02`) is text, because it is no day.
 */
export function columnKinds(table: Table): CellKind[] {
  return table.columns.map((_, column) => {
    const kinds = new Set(table.rows.flatMap((row) => kindOf(row[column] ?? null) ?? []));
    const [kind] = kinds;
    return kinds.size === 1 && kind !== undefined ? kind : 'text';
  });
}

function kindOf(cell: Cell): CellKind | undefined {
  if (cell === null || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell))) return undefined;
  if (typeof cell === 'number') return 'number';
  if (typeof cell === 'boolean') return 'flag';
  return isDate(cell) ? 'day' : 'text';
}

/** A cell in a column of a kind; null where there is nothing, and for numbers that are not finite. */
export function cellAs(cell: Cell, kind: CellKind): Cell {
  if (cell === null || (cell === '' && kind !== 'text')) return null;
  if (typeof cell === 'number' && !Number.isFinite(cell)) return null;
  return kind === 'text' ? String(cell) : cell;
}
