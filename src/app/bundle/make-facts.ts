/** From the ledger to the facts that the page shows. */
import { type FactValue, isValue, type Ledger, type SourceReference } from '#ledger';
import type { FactRow, FactSeries, FactsData, GuidanceRow, OutcomeRow } from './facts-data.ts';

const builders = ['hyperscaler', 'neocloud'];

/** Documents once each, in the order in which they are met. */
function documentList() {
  const index = new Map<string, number>();
  const documents: { title: string; url: string }[] = [];
  const of = (source: SourceReference): number => {
    const key = `${source.title}\n${source.url}`;
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, documents.length);
    documents.push({ title: source.title, url: /^https?:/.test(source.url) ? source.url : '' });
    return documents.length - 1;
  };
  return { documents, of: (sources: readonly SourceReference[]) => [...new Set(sources.map(of))] };
}

export function makeFacts(ledger: Ledger): FactsData {
  const { documents, of } = documentList();
  const companies = ledger
    .companies()
    .filter((company) => builders.includes(company.role) && company.metrics.some(({ metric }) => metric === 'capex'))
    .map((company) => ({
      id: company.id,
      name: company.name,
      definitions: ledger
        .definitions(company.id, 'capex')
        .map(({ id, text, isDefault }) => ({ id, text, isDefault }))
        .sort((left, right) => Number(right.isDefault) - Number(left.isDefault)),
    }));
  const series = companies.flatMap((company) =>
    company.definitions.flatMap(({ id }) =>
      (['year', 'quarter'] as const).flatMap((kind): FactSeries[] => {
        const found = ledger.series({
          company: company.id,
          metric: 'capex',
          definition: id,
          frequency: kind === 'year' ? 'calendar-year' : 'calendar-quarter',
        });
        const rows = found.points.map((point) => factRow(point, ledger, of(point.sources))).reverse();
        return rows.length === 0 ? [] : [{ company: company.id, definition: id, kind, rows }];
      }),
    ),
  );
  const guidance = companies.flatMap((company) => guidanceRows(company.id, ledger, of));
  const outcomes = companies.flatMap((company) => outcomeRows(company.id, ledger));
  return { companies, series, guidance, outcomes, documents };
}

function factRow(point: FactValue, ledger: Ledger, documents: readonly number[]): FactRow {
  const { label, start, end } = point.period;
  return {
    period: label,
    start,
    end,
    value: point.value,
    published: point.published,
    status: point.status,
    grade: point.grade,
    confirmed: point.confirmed,
    approximate: point.approximate,
    growth: growthInYear(point, ledger),
    documents,
  };
}

/** Left empty where the ledger refuses the comparison, as across restatements. */
function growthInYear(point: FactValue, ledger: Ledger): number | null {
  const { company, metric, definition, period } = point;
  const before = period.label.replace(/\d{4}/, (year) => String(Number(year) - 1));
  try {
    return ledger.growth({ company, metric, definition, from: before, to: period.label }).growth;
  } catch {
    return null;
  }
}

function guidanceRows(
  company: string,
  ledger: Ledger,
  of: (sources: readonly SourceReference[]) => readonly number[],
): GuidanceRow[] {
  try {
    return ledger
      .guidance({ company })
      .map((entry) => ({
        company,
        date: entry.date,
        period: entry.period.label,
        low: entry.low,
        high: entry.high,
        words: entry.qualitative,
        definition: entry.definitionText,
        event: entry.event,
        status: entry.status,
        documents: of(entry.sources),
      }))
      .reverse();
  } catch {
    // The ledger refuses a company without guidance; the page says so in its place.
    return [];
  }
}

function outcomeRows(company: string, ledger: Ledger): OutcomeRow[] {
  return ledger.guidanceAgainstOutcome({ company }).outcomes.map((one) => ({
    company,
    period: one.period.label,
    first: one.firstMiddle,
    last: one.lastMiddle,
    outcome: isValue(one.outcome) ? one.outcome.value / 1000 : null,
    versusFirst: one.versusFirst,
    versusLast: one.versusLast,
    comparable: one.comparable,
  }));
}
