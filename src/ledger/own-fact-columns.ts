/** The columns of a table of one's own facts: those of financials.csv, with company and document in the same row. */
import type { Column } from './columns.ts';
import { tables } from './tables.ts';

const { financials } = tables;
const optional = { optional: true } as const;

/** In the order of the template. */
export const ownFactColumns = {
  company: { kind: 'text', meaning: 'company: id, ticker or name; a new id with company_name for one of your own' },
  company_name: { kind: 'text', ...optional, meaning: 'name of a company of your own, once' },
  ticker: { kind: 'text', ...optional, meaning: 'its ticker' },
  aliases: { kind: 'words', meaning: 'its other names' },
  fiscal_year_end: { kind: 'month-day', ...optional, meaning: 'month and day on which its fiscal year ends' },
  metric: { kind: 'text', meaning: 'id of a metric: capex, revenue, operating_cash_flow' },
  definition: { kind: 'text', ...optional, meaning: 'what the figure counts: gross, net, reported' },
  definition_text: { kind: 'text', ...optional, meaning: 'the definition in words, when it is a new one' },
  period: { kind: 'text', meaning: 'fiscal year or quarter: FY2025, FY2025Q3' },
  start: { ...financials.start, ...optional },
  end: { kind: 'day', ...optional, meaning: 'last day; found from the period when empty' },
  value: financials.value,
  unit: { ...financials.unit, ...optional },
  rounded_to: { kind: 'number', ...optional, meaning: 'rounding of the printed figure, same unit; 1 when empty' },
  published: financials.published,
  published_reason: financials.published_reason,
  vintage: { ...financials.vintage, ...optional },
  status: { ...financials.status, ...optional },
  grade: { ...financials.grade, ...optional },
  sources: { ...financials.sources, ...optional },
  source_title: { kind: 'text', ...optional, meaning: 'title of a document of your own' },
  source_publisher: { kind: 'text', ...optional, meaning: 'who published it' },
  source_url: { kind: 'url', ...optional, meaning: 'its address; without one the figure is marked unconfirmed' },
  place: financials.place,
  arithmetic: financials.arithmetic,
  note: financials.note,
} as const satisfies Readonly<Record<string, Column>>;

export type OwnFactColumn = keyof typeof ownFactColumns;

/** Columns that a table cannot do without. */
export const requiredOwnColumns: readonly OwnFactColumn[] = ['company', 'metric', 'period', 'value', 'published'];

/** A table to start from: the header, and an invented company with two figures. */
export function ownFactsTemplate(): string {
  const names = Object.keys(ownFactColumns);
  const rows: Partial<Record<OwnFactColumn, string>>[] = [
    {
      company: 'example-cloud',
      company_name: 'Example Cloud',
      ticker: 'EXCL',
      fiscal_year_end: '12-31',
      metric: 'capex',
      definition: 'gross',
      period: 'FY2025',
      value: '1234.5',
      unit: 'USD million',
      published: '2026-02-10',
      source_title: 'Annual report 2025 of Example Cloud',
      source_publisher: 'Example Cloud',
      source_url: 'https://example.org/annual-report-2025',
      place: 'cash-flow statement page 48',
    },
    {
      company: 'example-cloud',
      metric: 'revenue',
      definition: 'reported',
      period: 'FY2025',
      value: '5678',
      unit: 'USD million',
      published: '2026-02-10',
      source_title: 'Annual report 2025 of Example Cloud',
      source_publisher: 'Example Cloud',
      source_url: 'https://example.org/annual-report-2025',
      place: 'income statement page 46',
    },
  ];
  const lines = rows.map((row) => names.map((name) => row[name as OwnFactColumn] ?? '').join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}
