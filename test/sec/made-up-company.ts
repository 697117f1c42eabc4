/**
 * An invented company as the SEC would send it: ten-Qs and ten-Ks with year-to-date cash flows, quarters and
 * year-to-date on the income statement, balances, and last year's figures as comparatives.
 */

export interface Fact {
  start?: string;
  end: string;
  val: unknown;
  accn: string;
  fy: number;
  fp: string;
  form: string;
  filed: string;
  frame?: string;
}

type Concepts = Record<string, { label: string; description: string; units: Record<string, Fact[]> }>;

export interface CompanyFile {
  cik: number;
  entityName: string;
  facts: Record<string, Concepts>;
}

/** A filing for a fiscal quarter; the fourth is the 10-K. */
export interface Filing {
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
  readonly filed: string;
  readonly accession: string;
}

export interface Plan {
  readonly cik?: number;
  readonly name?: string;
  readonly years: readonly number[];
  /** Last day of the quarters of a fiscal year; calendar years unless given. */
  readonly quarterEnds?: (year: number) => readonly [string, string, string, string];
  /** USD million of a quarter; a filing a year later may say otherwise. */
  readonly value?: (line: Line, year: number, quarter: number, filing: Filing) => number;
  /** The tag that a filing uses for a line. */
  readonly tag?: (line: Line, filing: Filing) => string;
}

export type Line = 'capex' | 'revenue' | 'operating_cash_flow' | 'operating_income' | 'depreciation' | 'ppe';

const usualTags: Record<Line, string> = {
  capex: 'PaymentsToAcquirePropertyPlantAndEquipment',
  revenue: 'RevenueFromContractWithCustomerExcludingAssessedTax',
  operating_cash_flow: 'NetCashProvidedByUsedInOperatingActivities',
  operating_income: 'OperatingIncomeLoss',
  depreciation: 'DepreciationDepletionAndAmortization',
  ppe: 'PropertyPlantAndEquipmentNet',
};
const cashFlowLines: readonly Line[] = ['capex', 'operating_cash_flow', 'depreciation'];
const incomeLines: readonly Line[] = ['revenue', 'operating_income'];

export const calendarQuarters = (year: number) =>
  [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`] as const;

/** Grows by the quarter, and differs by line, so that no two figures are alike. */
export function steadyValue(line: Line, year: number, quarter: number): number {
  const index = 4 * (year - 2010) + quarter;
  const base: Record<Line, number> = {
    capex: 100,
    revenue: 1000,
    operating_cash_flow: 300,
    operating_income: 200,
    depreciation: 80,
    ppe: 5000,
  };
  return base[line] + index * (line === 'revenue' ? 17 : 3) + quarter;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function madeUpCompany(plan: Plan): CompanyFile {
  const { cik = 9_999_999, name = 'EXAMPLE INDUSTRIES INC', years } = plan;
  const quarterEnds = plan.quarterEnds ?? calendarQuarters;
  const value = plan.value ?? steadyValue;
  const tagOf = plan.tag ?? ((line: Line) => usualTags[line]);
  const concepts: Concepts = {};
  const startOfYear = (year: number) => addDays(quarterEnds(year - 1)[3], 1);
  const startOfQuarter = (year: number, quarter: number) =>
    quarter === 1 ? startOfYear(year) : addDays(quarterEnds(year)[quarter - 2] as string, 1);

  const add = (line: Line, filing: Filing, days: { start?: string; end: string }, millions: number) => {
    const tag = tagOf(line, filing);
    concepts[tag] ??= { label: tag, description: `Invented ${tag}`, units: { USD: [] } };
    const { year: fy, quarter, filed, accession: accn } = filing;
    const [form, fp] = quarter === 4 ? ['10-K', 'FY'] : ['10-Q', `Q${quarter}`];
    const val = Math.round(millions * 1_000_000);
    concepts[tag].units.USD?.push({ ...days, val, accn, fy, fp, form, filed, frame: `CY${fy}` });
  };

  for (const year of years) {
    for (const quarter of [1, 2, 3, 4] as const) {
      const end = quarterEnds(year)[quarter - 1] as string;
      const filed = addDays(end, quarter === 4 ? 40 : 30);
      const accession = `${String(cik).padStart(10, '0')}-${filed.slice(2, 4)}-${String(quarter).padStart(6, '0')}`;
      const filing: Filing = { year, quarter, filed, accession };
      // The company's own year, then the comparative of the year before.
      for (const shown of [year, year - 1].filter((one) => years.includes(one))) {
        const through = quarterEnds(shown)[quarter - 1] as string;
        const sum = (line: Line) => {
          let total = 0;
          for (let part = 1; part <= quarter; part++) total += value(line, shown, part, filing);
          return total;
        };
        for (const line of [...cashFlowLines, ...incomeLines]) {
          add(line, filing, { start: startOfYear(shown), end: through }, sum(line));
        }
        if (quarter > 1 && quarter < 4) {
          for (const line of incomeLines) {
            const days = { start: startOfQuarter(shown, quarter), end: through };
            add(line, filing, days, value(line, shown, quarter, filing));
          }
        }
      }
      add('ppe', filing, { end }, value('ppe', year, quarter, filing));
    }
  }
  return { cik, entityName: name, facts: { dei: {}, 'us-gaap': concepts } };
}

/** The columnar record of the filings; only its head is needed. */
export function madeUpSubmissions(
  settings: { cik?: number; name?: string; ticker?: string; fiscalYearEnd?: string } = {},
) {
  const { cik = 9_999_999, name = 'EXAMPLE INDUSTRIES INC', ticker = 'EXIN', fiscalYearEnd = '1231' } = settings;
  return {
    cik: String(cik).padStart(10, '0'),
    name,
    tickers: [ticker],
    exchanges: ['NYSE'],
    fiscalYearEnd,
    filings: { recent: { accessionNumber: [], filingDate: [], form: [] }, files: [] },
  };
}

export const madeUpTickers = {
  0: { cik_str: 9_999_999, ticker: 'EXIN', title: 'EXAMPLE INDUSTRIES INC' },
  1: { cik_str: 320_193, ticker: 'AAPL', title: 'Apple Inc.' },
};
