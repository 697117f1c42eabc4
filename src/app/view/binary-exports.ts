/** Workbooks and Parquet files, read only when somebody asks for one. */
import { parquetBytes, xlsxBytes } from '#formats';
import type { HeadlineResult } from '#studies';
import { exportName, resultTable } from '../state/exports.ts';
import { workbook } from '../state/workbook.ts';
import { download } from './downloads.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const;

export async function downloadBinary(format: keyof typeof types, result: HeadlineResult, query: string): Promise<void> {
  const book = workbook(result, query);
  // The policy of the page forbids workers made from blobs; the sheets are small enough to go without.
  const bytes =
    format === 'xlsx' ? await xlsxBytes(book, { workers: false }) : await parquetBytes(resultTable(result), book.about);
  download(`${exportName(result)}.${format}`, new Blob([bytes.slice().buffer], { type: types[format] }), types[format]);
}
