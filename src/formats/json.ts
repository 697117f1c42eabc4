/** JSON, whole or one record a line. */
import { JevonsError } from '#base';
import { checkTable, type Table } from './table.ts';

/**
 * Indented JSON that ends with a line break.
 *
 * @throws JevonsError `not-json` when a number is not finite or a value has no form in JSON: it would silently become null.
 */
export function jsonText(value: unknown): string {
  checkJson(value, '$');
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A table as one object a line, keys in the order of the columns. @throws JevonsError `ragged-table`, `not-json`. */
export function ndjsonText(table: Table): string {
  checkTable(table);
  checkJson(table.rows, 'rows');
  return records(table)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

/** One object for each row. */
export function records(table: Table): Record<string, unknown>[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, index) => [column, row[index] ?? null])),
  );
}

function checkJson(value: unknown, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    value.forEach((one, index) => {
      checkJson(one, `${path}[${index}]`);
    });
    return;
  }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, one] of Object.entries(value)) if (one !== undefined) checkJson(one, `${path}.${key}`);
    return;
  }
  throw new JevonsError(`${typeof value === 'number' ? value : typeof value} has no form in JSON`, {
    kind: 'data',
    code: 'not-json',
    where: path,
    hint: 'write null where there is no value',
  });
}
