/** Tables of facts in which five firms spend what a test says: the rest is the package's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, addMonths, endOfMonth, fiscalLabel, isoDate } from '#base';
import { buildLedger, type Ledger } from '#ledger';

const folder = join(import.meta.dirname, '..', '..', 'data');

/** The package's tables as they are. */
export function packageTables(): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const firms = {
  amazon: { definition: 'net', yearEnd: '12-31', shift: 0 },
  microsoft: { definition: 'incl-finance-leases', yearEnd: '06-30', shift: 0 },
  alphabet: { definition: 'gross', yearEnd: '12-31', shift: 0 },
  meta: { definition: 'incl-finance-leases', yearEnd: '12-31', shift: 0 },
  oracle: { definition: 'gross', yearEnd: '05-31', shift: -1 },
} as const;
export type SyntheticFirm = keyof typeof firms;
export const syntheticFirms = Object.keys(firms) as SyntheticFirm[];

const columns = (table: string) => (packageTables()[table] ?? '').split('\n', 1)[0] as string;

export function csvOf(table: string, rows: readonly Readonly<Record<string, string>>[]): string {
  const header = columns(table);
  const lines = rows.map((row) =>
    header
      .split(',')
      .map((column) => row[column] ?? '')
      .join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

/** A quarter of a firm as a row, public a month after its end unless said otherwise. */
export function quarterRow(
  firm: SyntheticFirm,
  quarter: number,
  billions: number,
  published?: string,
): Record<string, string> {
  const { definition, yearEnd, shift } = firms[firm];
  const start = addMonths(isoDate(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1), shift);
  const end = endOfMonth(addDays(start, 75));
  return {
    ...{ company: firm, metric: 'capex', definition, period: fiscalLabel(start, end, yearEnd) ?? '', start, end },
    ...{ value: String(Math.round(billions * 1000)), unit: 'USD million', rounded_to: '1', vintage: 'first' },
    ...{
      published: published ?? addDays(end, 30),
      status: 'reported',
      grade: 'A',
      sources: 'sec-company-facts-amazon',
    },
  };
}

/** What a firm says that it will spend in a calendar year. */
export function guidanceRow(
  firm: SyntheticFirm,
  year: number,
  billions: number,
  knownFrom: string,
): Record<string, string> {
  const { definition } = firms[firm];
  const value = billions.toFixed(3);
  return {
    ...{ company: firm, date: knownFrom, precision: 'day', known_from: knownFrom, period: `CY${year}` },
    ...{ start: `${year}-01-01`, end: `${year}-12-31`, low: value, high: value, unit: 'USD billion', basis: 'stated' },
    ...{ definition, event: 'call', sources: 'calls-compilation', status: 'reported', grade: 'A' },
  };
}

const [firstQuarter, lastQuarter] = [2018 * 4, 2026 * 4 + 1];

/** @param spending $bn of a firm in a quarter (4 x year + 0 to 3). */
export function syntheticLedger(
  spending: (firm: SyntheticFirm, quarter: number) => number,
  guidance: readonly Readonly<Record<string, string>>[] = [],
): Ledger {
  const quarters = Array.from({ length: lastQuarter - firstQuarter + 1 }, (_, i) => firstQuarter + i);
  const rows = syntheticFirms.flatMap((firm) =>
    quarters.map((quarter) => quarterRow(firm, quarter, spending(firm, quarter))),
  );
  return buildLedger({
    ...packageTables(),
    'financials.csv': csvOf('financials.csv', rows),
    'guidance.csv': csvOf('guidance.csv', guidance),
  });
}
