/** Tables that leave together, with what they stand on. */
import type { Table } from './table.ts';

export interface Sheet {
  /** Short; letters, digits and blanks. */
  readonly name: string;
  readonly table: Table;
  /** Columns whose texts are formulas of a spreadsheet, `=SUM(mean!C2:C7)`: they count again whenever a cell changes. */
  readonly formulas?: readonly string[];
}

/** What a reader needs to trust or repeat it, as label and value: title, data date, hash, command. English ids. */
export type About = readonly (readonly [label: string, value: string])[];

export interface Book {
  /** At least one. */
  readonly sheets: readonly Sheet[];
  readonly about: About;
}
