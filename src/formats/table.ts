/** A rectangle of values to be written in some format; what is not there is null. */
import { JevonsError } from '#base';

export type Cell = string | number | boolean | null;

export interface Table {
  /** English ids, the same in every format and language. */
  readonly columns: readonly string[];
  /** `[row][column]`. */
  readonly rows: readonly (readonly Cell[])[];
}

/** @throws JevonsError `ragged-table` naming the first row whose length is not the number of columns. */
export function checkTable(table: Table): void {
  const row = table.rows.findIndex((cells) => cells.length !== table.columns.length);
  if (row < 0) return;
  throw new JevonsError(`the row has ${table.rows[row]?.length} cells; expected ${table.columns.length}`, {
    kind: 'data',
    code: 'ragged-table',
    where: `row ${row + 1}`,
    hint: 'give every row one cell for each column, null where there is none',
  });
}
