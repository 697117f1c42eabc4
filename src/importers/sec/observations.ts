/** From tagged facts to observations: which metric, which part of which fiscal year, read in which filing. */
import { daysBetween, type IsoDate } from '#base';
import type { Oddities } from './oddities.ts';
import type { CompanyFacts, SecFact } from './responses.ts';
import type { FiscalCalendar, Span } from './spans.ts';
import { holdsFor, type TagRule } from './tag-rules.ts';

/** One figure in one filing. */
export interface Observation {
  /** `us-gaap:Revenues`. */
  readonly tag: string;
  readonly rank: number;
  /** Empty for a balance. */
  readonly start: IsoDate | '';
  readonly end: IsoDate;
  /** US dollars. */
  readonly value: number;
  readonly filed: IsoDate;
  readonly accession: string;
  readonly form: string;
  /** Whole years between the end of the period and the filing: 0 as first reported, 1 as the comparative a year later. */
  readonly generation: number;
}

/** Observations of one metric on one definition. */
export interface ObservedSeries {
  readonly metric: string;
  readonly definition: string;
  /** By {@link spanKey}; in the order of the filings, one for each filing. */
  readonly bySpan: ReadonlyMap<string, readonly Observation[]>;
  readonly years: readonly number[];
  /** Whether all its tags were chosen for this company by hand, and so mean the same. */
  readonly curated: boolean;
}

/** @param quarters 0 for a balance. */
export function spanKey(year: number, through: number, quarters: number): string {
  return `${year} ${through} ${quarters}`;
}

export interface SelectionInput {
  readonly facts: CompanyFacts;
  readonly rules: readonly TagRule[];
  readonly calendar: FiscalCalendar;
  /** Metrics that are balances. */
  readonly stocks: ReadonlySet<string>;
}

/** Every fact under the rules, by metric and definition. */
export function selectObservations(input: SelectionInput, oddities: Oddities): ObservedSeries[] {
  const { facts, rules, calendar, stocks } = input;
  const series = new Map<string, { rule: TagRule; spans: Map<string, Observation[]>; years: Set<number> }>();
  for (const rule of rules) {
    const tag = `${rule.taxonomy}:${rule.tag}`;
    const other = facts.otherUnits.get(tag);
    if (other !== undefined) {
      oddities.add('other-unit', `${rule.metric}: ${tag} is in ${other}, not in US dollars; left out`);
    }
    for (const fact of facts.byTag.get(tag) ?? []) {
      if (!holdsFor(rule, fact.filed)) continue;
      if (fact.filed <= fact.end) {
        oddities.add('other-days', `${rule.metric} to ${fact.end}: filed ${fact.filed}, before it was over; left out`);
        continue;
      }
      const stock = stocks.has(rule.metric);
      const span = stock ? balanceSpan(calendar, fact) : flowSpan(calendar, fact, rule, oddities);
      if (span === undefined) continue;
      const key = `${rule.metric} ${rule.definition}`;
      const group = series.get(key) ?? { rule, spans: new Map<string, Observation[]>(), years: new Set<number>() };
      series.set(key, group);
      const place = spanKey(span.year, span.through, stock ? 0 : span.quarters);
      group.spans.set(place, [...(group.spans.get(place) ?? []), toObservation(fact, tag, rule.rank)]);
      group.years.add(span.year);
    }
  }
  return [...series.values()].map(({ rule, spans, years }) => {
    const { metric, definition } = rule;
    const bySpan = new Map([...spans].map(([key, all]) => [key, onePerFiling(all, metric, oddities)]));
    return { metric, definition, bySpan, years: [...years].sort((a, b) => a - b), curated: rule.cik !== '' };
  });
}

function toObservation(fact: SecFact, tag: string, rank: number): Observation {
  const { start = '', end, val: value, filed, accn: accession, form } = fact;
  const generation = Math.max(0, Math.floor(daysBetween(end, filed) / 365));
  return { tag, rank, start, end, value, filed, accession, form, generation };
}

function balanceSpan(calendar: FiscalCalendar, fact: SecFact): Span | undefined {
  if (fact.start !== undefined) return undefined;
  const point = calendar.point(fact.end);
  return point === undefined ? undefined : { ...point, quarters: 1 };
}

function flowSpan(calendar: FiscalCalendar, fact: SecFact, rule: TagRule, oddities: Oddities): Span | undefined {
  const { start, end } = fact;
  if (start === undefined) return undefined;
  const span = calendar.span(start, end);
  if (typeof span !== 'string') return span;
  const days = `${rule.metric}: ${start} to ${end}`;
  if (span === 'trailing-year') {
    oddities.add('trailing-year', `${days} is twelve months that end at no year end; left out`, rule.metric);
  } else {
    oddities.add('other-days', `${days} is no quarter, half, nine months or year of theirs; left out`, rule.metric);
  }
  return undefined;
}

/** Of several in one filing the best tag; of several filings of one day the last. In the order of the filings. */
function onePerFiling(all: readonly Observation[], metric: string, oddities: Oddities): Observation[] {
  const byFiling = new Map<string, Observation>();
  for (const one of all) {
    const before = byFiling.get(one.accession);
    if (before === undefined) byFiling.set(one.accession, one);
    else byFiling.set(one.accession, better(before, one, metric, oddities));
  }
  const ordered = [...byFiling.values()].sort((a, b) => compare(a.filed, b.filed) || compare(a.accession, b.accession));
  return ordered.filter((one, index) => {
    const next = ordered[index + 1];
    if (next?.filed !== one.filed) return true;
    if (next.value !== one.value) {
      const what = `${metric} to ${one.end}: ${one.value} and ${next.value} in two filings of ${one.filed}`;
      oddities.add('same-day', `${what}; the later (${next.accession}) is taken`);
    }
    return false;
  });
}

function better(left: Observation, right: Observation, metric: string, oddities: Oddities): Observation {
  const [best, other] = right.rank < left.rank ? [right, left] : [left, right];
  if (best.value !== other.value) {
    const what =
      best.tag === other.tag
        ? `${metric} to ${best.end}: ${best.value} and ${other.value} under ${best.tag} in ${best.accession}; the first is taken`
        : `${metric} to ${best.end}: ${best.tag} says ${best.value}, ${other.tag} says ${other.value}; the former is taken`;
    oddities.add('two-tags', what, `${metric} ${best.tag} ${other.tag}`);
  }
  return best;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
