/**
 * The tables as zod schemas, for JSON Schema and for rows that do not come from a file. The reader does not need them:
 * it checks cells by the same columns, several times faster, and a test holds the two to the same verdicts.
 */

import { isDate } from '#base';
import { type Column, type Columns, expectationOf } from './columns.ts';
import { type TableName, tables } from './tables.ts';

type Zod = typeof import('zod');
type Schema = import('zod').ZodType;

/** What a row of a table must be, once read. zod is loaded when first asked for. */
export async function rowSchema(name: TableName): Promise<Schema> {
  const zod = await import('zod');
  const columns: Columns = tables[name];
  return zod.strictObject(
    Object.fromEntries(Object.entries(columns).map(([column, description]) => [column, cellSchema(zod, description)])),
  );
}

/** JSON Schema (draft 2020-12) of a row of a table. */
export async function tableJsonSchema(name: TableName): Promise<Record<string, unknown>> {
  const zod = await import('zod');
  const { $schema, ...schema } = zod.toJSONSchema(await rowSchema(name)) as Record<string, unknown>;
  return { $schema, title: `Row of ${name}.csv`, ...schema };
}

function cellSchema(zod: Zod, column: Column): Schema {
  const message = `expected ${expectationOf(column)}`;
  const text = (pattern: RegExp) => emptyAllowed(zod, column, zod.string().regex(pattern, message));
  const schemas: Record<Column['kind'], () => Schema> = {
    id: () => text(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/),
    ids: () => {
      const ids = zod.array(zod.string().regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, message));
      return column.optional === true ? ids : ids.min(1, message);
    },
    text: () => (column.optional === true ? zod.string() : zod.string().min(1, message)),
    words: () => zod.array(zod.string()),
    number: () => (column.optional === true ? zod.number().nullable() : zod.number()),
    day: () =>
      emptyAllowed(
        zod,
        column,
        zod
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/, message)
          .refine(isDate, message),
      ),
    moment: () =>
      emptyAllowed(
        zod,
        column,
        zod
          .string()
          .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/, message)
          .refine((moment) => moment.length < 10 || isDate(moment), message),
      ),
    choice: () => emptyAllowed(zod, column, zod.enum([...(column.values ?? [])] as [string, ...string[]])),
    flag: () => zod.boolean(),
    url: () => text(/^https?:\/\/[^\s]+$/),
    'month-day': () => text(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
  };
  return schemas[column.kind]().describe(column.meaning);
}

function emptyAllowed(zod: Zod, column: Column, schema: Schema): Schema {
  return column.optional === true ? zod.union([zod.literal(''), schema]) : schema;
}
