/** The table of figures as a file: identifiers and headers stay English. */
import type { Table } from '#formats';
import type { FactRow, FactsQuestion } from './questions.ts';

export function factsCsv(rows: readonly FactRow[], asked: FactsQuestion): Table {
  return {
    columns: [
      'company',
      'metric',
      'definition',
      'period',
      'start',
      'end',
      'usd_million',
      'status',
      'published',
      'as_of',
      'documents',
    ],
    rows: rows.map((row) => [
      asked.company,
      asked.metric,
      asked.definition,
      row.period,
      row.start,
      row.end,
      row.value,
      row.status,
      row.published ?? '',
      asked.asOf ?? '',
      row.documents.map(({ title, url }) => (url === '' ? title : `${title} ${url}`)).join(' ; '),
    ]),
  };
}
