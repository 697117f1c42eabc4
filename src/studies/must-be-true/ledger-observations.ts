/** Figures from the dated series of the ledger: last quarter, last statement, the one before. */
import { daysBetween, endOfMonth, type IsoDate } from '#base';
import type { Ledger, ObservationTable } from '#ledger';
import { type Moment, moneyScale, periodText, type Reading } from './ledger-reading.ts';
import type { LedgerMark, LedgerQuestion, LedgerTerm, NoLedgerAnswer } from './types.ts';

type Observation = Extract<LedgerTerm, { kind: 'observation' }>;

/** A row as text and numbers by column, with the days that count. */
interface Row {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly end: IsoDate;
  readonly known: IsoDate;
  /** True when the day of publication is gathered. */
  readonly dated: boolean;
}

const quartersInYear = 4;
const daysInMonth = 30.4375;
/** The company whose release dates date a table of results. */
const companyOfTable: Readonly<Record<string, string>> = { 'nvidia-revenue': 'nvidia' };
const tokensInTtoken = 1e12;

/** @returns The figure in `unit`, or why there is none. */
export function readObservation(
  ledger: Ledger,
  how: LedgerQuestion['how'],
  term: Observation,
  unit: string,
  { asOf, year }: Moment,
): Reading | NoLedgerAnswer {
  const visible = rowsOf(ledger, term)
    .filter(({ known }) => asOf === undefined || known <= asOf)
    // A fiscal quarter that ends in January may belong to the year before.
    .filter((row) => year === undefined || middleYear(row) <= year)
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
  const last = visible.at(-1);
  const before = visible.at(-2);
  const none: NoLedgerAnswer = nothing(term.table, asOf ?? ledger.dataDate, year);
  if (last === undefined) return none;
  const scaled = (row: Row) => Number(row.cells[term.column]) * scaleOf(term, unit);
  const made = (value: number, rows: readonly Row[]) => reading(ledger, term, value, rows);
  if (how === 'mean') return meanOfCompanies(visible, scaled, made);
  if (how === 'annualised') {
    const inYear = year === undefined ? [] : visible.filter((row) => middleYear(row) === year);
    const whole = inYear.length === quartersInYear;
    if (whole)
      return made(
        inYear.reduce((sum, row) => sum + scaled(row), 0),
        inYear,
      );
    if (year === undefined) return made(scaled(last) * quartersInYear, [last]);
    const part = inYear.at(-1);
    // A year that is not over, by the rate of its last quarter.
    if (part === undefined) return none;
    const rate = made(scaled(part) * quartersInYear, [part]);
    return { ...rate, marks: [...rate.marks, 'approximate'] };
  }
  if (year !== undefined && middleYear(last) !== year) return none;
  if (how === 'latest') return made(scaled(last), [last]);
  if (before === undefined) return none;
  if (how === 'earlier') return made(scaled(before), [before]);
  return made(daysBetween(before.end, last.end) / daysInMonth, [before, last]);
}

function rowsOf(ledger: Ledger, { table, where }: Observation): Row[] {
  const company = companyOfTable[table];
  const releases =
    company === undefined ? [] : ledger.observations('release-dates').filter((row) => row.company === company);
  return ledger
    .observations(table as ObservationTable)
    .map((row) => row as Readonly<Record<string, unknown>>)
    .filter((cells) =>
      where.every(({ column, match, text }) => {
        const held = String(cells[column]);
        return match === 'is' ? held === text : held.includes(text);
      }),
    )
    .map((cells) => {
      const end = lastDay(String(cells.end ?? cells.announced));
      const dates = releases.filter(({ period }) => period === cells.period).map(({ date }) => date);
      const known = dates.sort()[0];
      return { cells, end, known: known ?? end, dated: known !== undefined || cells.announced !== undefined };
    });
}

/** The last day of a day, a month or a year. */
function lastDay(moment: string): IsoDate {
  if (moment.length === 4) return `${moment}-12-31`;
  return moment.length === 7 ? endOfMonth(`${moment}-01`) : moment;
}

/** The calendar year that holds the middle of the period. */
function middleYear({ cells, end }: Row): number {
  const start = String(cells.start ?? end);
  const half = daysBetween(start, end) / 2;
  return Number(start.slice(0, 4)) + (daysBetween(start, `${start.slice(0, 4)}-12-31`) < half ? 1 : 0);
}

function scaleOf({ table, column }: Observation, unit: string): number {
  if (table === 'nvidia-revenue' || table === 'ai-revenue') return moneyScale('USD billion', unit);
  return column === 'tokens_per_month' ? 1 / tokensInTtoken : 1;
}

function meanOfCompanies(
  rows: readonly Row[],
  scaled: (row: Row) => number,
  made: (value: number, rows: readonly Row[]) => Reading,
): Reading {
  const latest = [...new Map(rows.map((row) => [row.cells.company, row])).values()];
  return made(latest.reduce((sum, row) => sum + scaled(row), 0) / latest.length, latest);
}

function reading(ledger: Ledger, { table }: Observation, value: number, rows: readonly Row[]): Reading {
  const ids = rows.flatMap(({ cells }) => (cells.sources ?? [cells.source].flat()) as readonly string[]);
  const known = new Map(ledger.sources().map((source) => [source.id, source]));
  const sources = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
  const named = rows.map(({ cells }) => nameOf(ledger, table, cells));
  const marks: LedgerMark[] = rows.every(({ dated }) => dated) ? [] : ['dated-by-period'];
  return {
    label: `${table}, ${[...new Set(named)].join(', ')}`,
    value,
    period: periodText([...new Set(rows.map(periodOf))].join(', ')),
    published:
      rows
        .map((row) => row.known)
        .sort()
        .at(-1) ?? null,
    sources,
    marks,
  };
}

/** As the source has it. */
function periodOf({ cells, end }: Row): string {
  return String(cells.period ?? cells.date ?? cells.announced ?? end);
}

function nameOf(ledger: Ledger, table: string, cells: Row['cells']): string {
  const company = cells.company ?? companyOfTable[table];
  return company === undefined ? String(cells.entity ?? table) : ledger.company(String(company)).label.en;
}

function nothing(table: string, asOf: IsoDate, year: number | undefined): NoLedgerAnswer {
  const en = year === undefined ? `by ${asOf}` : `for ${year}`;
  const fr = year === undefined ? `au ${asOf}` : `pour ${year}`;
  return {
    missing: {
      en: `The ledger (${table}) has no such figure ${en}.`,
      fr: `Le registre (${table}) n'a pas ce chiffre ${fr}.`,
    },
  };
}
