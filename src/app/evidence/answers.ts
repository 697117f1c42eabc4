/** From the ledger to what the Evidence view shows. */
import { JevonsError } from '#base';
import { type FactValue, isValue, type Ledger, type SourceReference } from '#ledger';
import type {
  DocumentData,
  FactRow,
  FactsQuestion,
  GuidanceRow,
  HistoryData,
  OutcomesData,
  Overview,
} from './questions.ts';

/** Companies with filed figures, each with its metrics; the usual definition first. */
export function overviewOf(ledger: Ledger): Overview {
  const labels = new Map(ledger.metrics().map(({ id, label }) => [id, label]));
  const companies = ledger
    .companies()
    .filter(({ metrics }) => metrics.length > 0)
    .map(({ id, name, metrics }) => ({
      id,
      name,
      metrics: metrics.map(({ metric }) => ({
        id: metric,
        label: labels.get(metric) ?? { en: metric, fr: metric },
        definitions: ledger
          .definitions(id, metric)
          .map((one) => ({ id: one.id, text: one.text, usual: one.isDefault }))
          .sort((left, right) => Number(right.usual) - Number(left.usual))
          .map(({ id: definition, text }) => ({ id: definition, text })),
      })),
    }));
  const { catalog } = ledger;
  const days = [
    ...catalog.rows('financials').map(({ published }) => published),
    ...catalog.rows('guidance').map(({ known_from }) => known_from),
  ].filter((day) => day !== '');
  return { companies, days: [...new Set(days)].sort() };
}

export function factsOf(ledger: Ledger, asked: FactsQuestion): FactRow[] {
  const { company, metric, definition, granularity, asOf } = asked;
  const frequency = granularity === 'year' ? 'calendar-year' : 'calendar-quarter';
  const { points } = ledger.series({ company, metric, definition, frequency, asOf });
  return points.map((point) => factRow(point, ledger, asOf)).reverse();
}

/** First year of a picture: before it single figures stand alone. */
const firstYear = 2018;

export function historyOf(
  ledger: Ledger,
  { company, metric, asOf }: { readonly company: string; readonly metric: string; readonly asOf?: string | undefined },
): HistoryData {
  const found = ledger.definitions(company, metric).flatMap(({ id }) => {
    const { points } = ledger.series({ company, metric, definition: id, frequency: 'calendar-year', asOf });
    const byYear = new Map(points.map(({ period, value }) => [Number(period.label.slice(2)), value / 1000]));
    return byYear.size < 2 ? [] : [{ definition: id, byYear }];
  });
  const years = [...new Set(found.flatMap(({ byYear }) => [...byYear.keys()]))]
    .filter((year) => year >= firstYear)
    .sort((left, right) => left - right);
  const lines = found.map(({ definition, byYear }) => ({
    definition,
    values: years.map((year) => byYear.get(year) ?? null),
  }));
  return { years, lines };
}

function factRow(point: FactValue, ledger: Ledger, asOf: string | undefined): FactRow {
  const { label, start, end } = point.period;
  return {
    period: label,
    start,
    end,
    value: point.value,
    published: point.published,
    status: point.status,
    confirmed: point.confirmed,
    approximate: point.approximate,
    growth: growthInYear(point, ledger, asOf),
    arithmetic: point.arithmetic.map(({ sign, label: text, value }) => ({ sign, label: text, value })),
    documents: documentsOf(point.sources),
  };
}

/** Left empty where the ledger refuses the comparison, as across restatements. */
function growthInYear(point: FactValue, ledger: Ledger, asOf: string | undefined): number | null {
  const { company, metric, definition, period } = point;
  const before = period.label.replace(/\d{4}/, (year) => String(Number(year) - 1));
  return orWithout(() => ledger.growth({ company, metric, definition, from: before, to: period.label, asOf }).growth);
}

export function guidanceOf(ledger: Ledger, company: string, asOf: string | undefined): GuidanceRow[] {
  const entries = orWithout(() => ledger.guidance({ company, asOf })) ?? [];
  return entries
    .map((entry) => ({
      date: entry.date,
      period: entry.period.label,
      low: entry.low,
      high: entry.high,
      words: entry.qualitative,
      definition: entry.definitionText,
      event: entry.event,
      status: entry.status,
      documents: documentsOf(entry.sources),
    }))
    .reverse();
}

export function outcomesOf(ledger: Ledger, asOf: string | undefined): OutcomesData {
  const names = new Map(ledger.companies().map(({ id, name }) => [id, name]));
  const { outcomes, summary } = ledger.guidanceAgainstOutcome({ asOf });
  const rows = outcomes.map((one) => ({
    company: one.company,
    name: names.get(one.company) ?? one.company,
    period: one.period.label,
    first: one.firstMiddle,
    last: one.lastMiddle,
    outcome: isValue(one.outcome) ? one.outcome.value / 1000 : null,
    versusFirst: one.versusFirst,
    versusLast: one.versusLast,
    comparable: one.comparable,
  }));
  return { rows, sampleSize: summary.sampleSize, companies: summary.companies, median: summary.median };
}

/** The ledger refuses what it cannot answer; in a table that leaves a place empty. */
function orWithout<Answer>(question: () => Answer): Answer | null {
  try {
    return question();
  } catch (error) {
    if (error instanceof JevonsError && error.kind === 'data') return null;
    throw error;
  }
}

/** Documents once each, in the order in which they are met. */
function documentsOf(sources: readonly SourceReference[]): DocumentData[] {
  const found = new Map<string, DocumentData>();
  for (const { title, url, place } of sources) {
    const key = `${title}\n${url}`;
    if (!found.has(key)) found.set(key, { title, url: /^https?:/.test(url) ? url : '', place });
  }
  return [...found.values()];
}
