import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { xlsxBytes } from '#formats';
import { headline } from '#studies';
import { packageWorld } from '../../../test/world/package-files.ts';
import { workbook } from './workbook.ts';

test('a workbook opens in an independent reader; firms add up to the total in every year', async () => {
  const result = await headline(packageWorld(), { n: 16 });
  const book = workbook(result, '');
  const bytes = await xlsxBytes(book, { workers: false });
  const rows = await readSheet(Buffer.from(bytes), 'mean');
  const [, ...body] = rows;
  const of = (pattern: RegExp) => body.filter(([id]) => pattern.test(String(id)));
  const [total] = of(/^total_capex_by_year$/);
  const firms = of(/^capex_by_year\[/);
  expect(firms.length).toBe(6);
  for (const [column, value] of [...(total ?? []).entries()].slice(2)) {
    const sum = firms.reduce((all, row) => all + Number(row[column]), 0);
    expect(sum / Number(value)).toBeCloseTo(1, 9);
  }
  const check = book.sheets.at(-1);
  expect(check?.name).toBe('check');
  expect(check?.table.rows[0]?.[1]).toMatch(/^=mean!C\d+(\+mean!C\d+){5}$/);
}, 30_000);
