/** What a column of a fact table may hold, and how a cell is read: the one place where both are said. */

import { isDate } from '#base';

/**
 * - `id` lower case words joined by hyphens or underscores
 * - `ids` ids joined by `;`, at least one
 * - `text` anything
 * - `words` aliases joined by `|`, may be empty
 * - `number` a decimal number
 * - `day` a day that exists, `YYYY-MM-DD`
 * - `moment` a day, a month or a year as printed: `2025-02-06`, `2025-02`, `2025`
 * - `choice` one of `values`
 * - `flag` `yes` or `no`
 * - `url` an http(s) address
 * - `month-day` `06-30`
 */
export type ColumnKind =
  | 'id'
  | 'ids'
  | 'text'
  | 'words'
  | 'number'
  | 'day'
  | 'moment'
  | 'choice'
  | 'flag'
  | 'url'
  | 'month-day';

export interface Column {
  readonly kind: ColumnKind;
  /** An empty cell is allowed: it reads as an empty text, or null for a number. */
  readonly optional?: true;
  readonly values?: readonly string[];
  /** The table whose ids the cell names. */
  readonly refersTo?: 'actors' | 'sources' | 'metrics' | 'guidance-definitions';
  /** What it means, with its unit. */
  readonly meaning: string;
}

export type Columns = Readonly<Record<string, Column>>;

type Cell<C extends Column> = C['kind'] extends 'number'
  ? C extends { readonly optional: true }
    ? number | null
    : number
  : C['kind'] extends 'flag'
    ? boolean
    : C['kind'] extends 'ids' | 'words'
      ? readonly string[]
      : C extends { readonly values: readonly (infer V extends string)[] }
        ? C extends { readonly optional: true }
          ? V | ''
          : V
        : string;

/** A row as the columns read it. */
export type RowOf<T extends Columns> = { readonly [Name in keyof T]: Cell<T[Name]> };

export type CellValue = string | number | boolean | null | readonly string[];

const idPattern = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
const numberPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const yearPattern = /^\d{4}$/;
const urlPattern = /^https?:\/\/[^\s]+$/;
const monthDayPattern = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** How an error says what was expected of a cell. */
export function expectationOf(column: Column): string {
  const what: Record<ColumnKind, string> = {
    id: 'an id in lower case, like cloud_revenue or amazon-2024q1-release',
    ids: 'one or more ids joined by ";"',
    text: 'a text',
    words: 'words joined by "|"',
    number: 'a number like 1234.5, without thousands separators',
    day: 'a day that exists, written YYYY-MM-DD',
    moment: 'a day, month or year, written YYYY-MM-DD, YYYY-MM or YYYY',
    choice: `one of ${(column.values ?? []).join(', ')}`,
    flag: 'yes or no',
    url: 'an address that starts with http:// or https://',
    'month-day': 'a month and a day, like 06-30',
  };
  return column.optional === true ? `${what[column.kind]}, or nothing` : what[column.kind];
}

/** Whether the text of a cell is one that its column may hold. */
export function isCellText(text: string, column: Column): boolean {
  if (text === '') return column.optional === true || column.kind === 'words';
  switch (column.kind) {
    case 'id':
      return idPattern.test(text);
    case 'ids':
      return text.split(';').every((id) => idPattern.test(id));
    case 'text':
    case 'words':
      return true;
    case 'number':
      return numberPattern.test(text) && Number.isFinite(Number(text));
    case 'day':
      return isDate(text);
    case 'moment':
      return isDate(text) || monthPattern.test(text) || yearPattern.test(text);
    case 'choice':
      return column.values?.includes(text) === true;
    case 'flag':
      return text === 'yes' || text === 'no';
    case 'url':
      return urlPattern.test(text);
    case 'month-day':
      return monthDayPattern.test(text);
  }
}

/** The value of a cell whose text has passed {@link isCellText}. */
export function readCell(text: string, column: Column): CellValue {
  switch (column.kind) {
    case 'number':
      return text === '' ? null : Number(text);
    case 'flag':
      return text === 'yes';
    case 'ids':
      return text === '' ? [] : text.split(';');
    case 'words':
      return text === '' ? [] : text.split('|');
    default:
      return text;
  }
}
