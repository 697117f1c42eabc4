/** What companies said they would spend, with every revision, and what came out. */

import { JevonsError } from '#base';
import { sourceReferences } from './catalog.ts';
import { type Catalog, groupBy } from './catalog-types.ts';
import { periodParts } from './company-periods.ts';
import { checkAsOf, findCompany, textOf } from './names.ts';
import type { TableRow } from './tables.ts';
import type {
  GuidanceEntry,
  GuidanceOutcome,
  GuidanceQuery,
  GuidanceRecord,
  GuidanceSummary,
  SourceReference,
} from './types.ts';
import { findValue, isMissing } from './values.ts';

/**
 * Statements about future spending in the order in which they became known.
 *
 * @returns All of them without a company; never empty when company and period are named.
 * @throws JevonsError kind `usage`: `unknown-company`, `unknown-period`; kind `data`, code `missing-value`, when the
 *   company has none for the period (the hint lists its periods).
 */
export function findGuidance(catalog: Catalog, query: GuidanceQuery): GuidanceEntry[] {
  checkAsOf(query.asOf);
  const actor = query.company === undefined ? undefined : findCompany(catalog, query.company);
  const ofCompany = catalog
    .rows('guidance')
    .filter((row) => actor === undefined || row.company === actor.id)
    .filter((row) => query.asOf === undefined || row.known_from <= query.asOf);
  const found = ofCompany.filter((row) => query.period === undefined || covers(catalog, row, query.period));
  if (found.length === 0 && actor !== undefined) {
    const periods = [...new Set(ofCompany.map((row) => row.period))];
    const when = query.asOf === undefined ? '' : ` known on ${query.asOf}`;
    throw new JevonsError(`no guidance of ${actor.name} for ${query.period ?? 'any period'}${when}`, {
      kind: 'data',
      code: 'missing-value',
      hint: periods.length === 0 ? 'none is gathered' : `it has ${periods.join(', ')}`,
    });
  }
  return found
    .map((row) => toEntry(catalog, row))
    .sort((left, right) => (left.knownFrom < right.knownFrom ? -1 : left.knownFrom > right.knownFrom ? 1 : 0));
}

/** Same label, or the same days under another label (FY2025 and CY2025 of a company whose year is the calendar's). */
function covers(catalog: Catalog, row: TableRow<'guidance'>, label: string): boolean {
  const yearEnd = catalog.actors.get(row.company)?.fiscal_year_end ?? '';
  const { period } = periodParts(label, yearEnd);
  return (
    row.period === period.label || (isYearOrQuarter(row.period) && row.start === period.start && row.end === period.end)
  );
}

function isYearOrQuarter(label: string): boolean {
  return /^(?:CY\d{4}|FY\d{4}(?:Q[1-4])?|\d{4}Q[1-4])$/.test(label);
}

function toEntry(catalog: Catalog, row: TableRow<'guidance'>): GuidanceEntry {
  const sources = sourceReferences(catalog, row.sources, row.place);
  const definition = catalog.guidanceDefinitions.get(row.definition) as TableRow<'guidance-definitions'>;
  return {
    company: row.company,
    date: row.date,
    precision: row.precision,
    knownFrom: row.known_from,
    knownReason: row.known_reason,
    period: {
      label: row.period,
      start: row.start === '' ? null : row.start,
      end: row.end === '' ? null : row.end,
    },
    low: row.low,
    high: row.high,
    unit: row.unit,
    basis: row.basis,
    qualitative: { en: row.qualitative_en, fr: row.qualitative_fr },
    definition: row.definition,
    definitionText: textOf(definition),
    attribution: row.attribution,
    pricePart: row.price_part,
    event: row.event,
    source: sources[0] as SourceReference,
    sources,
    status: row.status,
    grade: row.grade,
    confirmed: sources.every((source) => source.confirmable),
    note: row.note,
  };
}

/**
 * First and last guidance for each whole year with a figure, against the outcome on the definition that it names.
 * Guidance on one definition is never chained with guidance on another.
 */
export function findGuidanceRecord(catalog: Catalog, query: GuidanceQuery): GuidanceRecord {
  const entries = findGuidance(catalog, { company: query.company, asOf: query.asOf }).filter(
    (entry) =>
      entry.low !== null &&
      /^[CF]Y\d{4}$/.test(entry.period.label) &&
      catalog.guidanceDefinitions.get(entry.definition)?.metric !== '',
  );
  const wanted = entries.filter((entry) => {
    if (query.period === undefined) return true;
    const yearEnd = catalog.actors.get(entry.company)?.fiscal_year_end ?? '';
    const { period } = periodParts(query.period, yearEnd);
    return entry.period.start === period.start && entry.period.end === period.end;
  });
  const definitionOf = (entry: GuidanceEntry) => catalog.guidanceDefinitions.get(entry.definition)?.definition ?? '';
  const groups = groupBy(wanted, (entry) => `${entry.company} ${entry.period.label} ${definitionOf(entry)}`);
  const outcomes = [...groups.values()].map((group) => toOutcome(catalog, group, query.asOf));
  return { outcomes, summary: summarise(outcomes), byCompany: summariseEach(catalog, outcomes) };
}

function toOutcome(catalog: Catalog, group: readonly GuidanceEntry[], asOf: string | undefined): GuidanceOutcome {
  const first = group[0] as GuidanceEntry;
  const last = group.at(-1) as GuidanceEntry;
  const target = catalog.guidanceDefinitions.get(first.definition) as TableRow<'guidance-definitions'>;
  const outcome = findValue(catalog, {
    company: first.company,
    metric: target.metric,
    definition: target.definition,
    period: first.period.label,
    asOf,
  });
  const [firstMiddle, lastMiddle] = [middleOf(first), middleOf(last)];
  const actual = isMissing(outcome) ? null : outcome.value / 1000;
  return {
    company: first.company,
    period: outcome.period,
    first,
    last,
    firstMiddle,
    lastMiddle,
    outcome,
    versusFirst: actual === null ? null : actual / firstMiddle - 1,
    versusFirstRange:
      actual === null ? null : [actual / (first.high ?? firstMiddle) - 1, actual / (first.low ?? firstMiddle) - 1],
    versusLast: actual === null ? null : actual / lastMiddle - 1,
    drift: lastMiddle / firstMiddle - 1,
    revisions: revisionsOf(group),
    comparable: comparability(catalog, group),
  };
}

function middleOf(entry: GuidanceEntry): number {
  const low = entry.low as number;
  return entry.high === null ? low : (low + entry.high) / 2;
}

/** Repeats, and "more than" figures inside the range before, are no revisions. */
function revisionsOf(group: readonly GuidanceEntry[]): GuidanceOutcome['revisions'][number][] {
  const revisions: GuidanceOutcome['revisions'][number][] = [];
  let before = group[0] as GuidanceEntry;
  for (const entry of group.slice(1)) {
    if (entry.high === null && (entry.low as number) <= (before.high ?? before.low ?? 0)) continue;
    if (entry.low !== before.low || entry.high !== before.high) revisions.push(kindOf(before, entry));
    before = entry;
  }
  return revisions;
}

function kindOf(before: GuidanceEntry, entry: GuidanceEntry): GuidanceOutcome['revisions'][number] {
  if (entry.attribution === 'definition') return 'definition';
  const change = middleOf(entry) - middleOf(before);
  if (change !== 0) return change > 0 ? 'up' : 'down';
  return (entry.low as number) >= (before.low as number) ? 'narrowed' : 'widened';
}

function comparability(catalog: Catalog, group: readonly GuidanceEntry[]): GuidanceOutcome['comparable'] {
  if (group.some((entry) => entry.attribution === 'definition')) return 'different';
  const marks = [group[0], group.at(-1)].map((entry) => catalog.guidanceDefinitions.get(entry?.definition ?? ''));
  const worst = ['different', 'close', 'same'] as const;
  return worst.find((mark) => marks.some((definition) => definition?.comparable === mark)) ?? 'same';
}

function summarise(outcomes: readonly GuidanceOutcome[]): GuidanceSummary {
  const used = outcomes.filter((outcome) => outcome.versusFirst !== null && outcome.comparable !== 'different');
  const values = sorted(used.map((outcome) => outcome.versusFirst as number));
  const size = values.length;
  return {
    sampleSize: size,
    companies: new Set(used.map((outcome) => outcome.company)).size,
    aboveFirst: values.filter((value) => value > 0).length,
    mean: size === 0 ? null : values.reduce((sum, value) => sum + value, 0) / size,
    median: median(values),
    low: values[0] ?? null,
    high: values.at(-1) ?? null,
    medianLast: median(sorted(used.map((outcome) => outcome.versusLast as number))),
  };
}

function summariseEach(catalog: Catalog, outcomes: readonly GuidanceOutcome[]): GuidanceRecord['byCompany'] {
  return [...catalog.actors.keys()].flatMap((company) => {
    const summary = summarise(outcomes.filter((outcome) => outcome.company === company));
    return summary.sampleSize === 0 ? [] : [{ company, ...summary }];
  });
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((left, right) => left - right);
}

/** Of sorted values; null when there are none. */
function median(values: readonly number[]): number | null {
  const [low, high] = [values[(values.length - 1) >> 1], values[values.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
