/** Cells of the tables of theses. */
import { frenchSpaces, type Localised } from '#base';
import type { CsvRecord } from '../csv-records.ts';
import type { Issues } from './issues.ts';

export const cell = (row: CsvRecord, column: string): string => (row[column] ?? '').trim();

/** The columns `<name>_en` and `<name>_fr`. */
export function localised(row: CsvRecord, column: string): Localised {
  return { en: cell(row, `${column}_en`), fr: frenchSpaces(cell(row, `${column}_fr`)) };
}

export function checkNumber(row: CsvRecord, column: string, where: string, issues: Issues): void {
  const written = cell(row, column);
  if (written === '' || !Number.isFinite(Number(written)))
    issues.report(where, `${column} is "${written}"`, 'write a number');
}
