/** Sums over several companies, as reported and as planned. */

import type { Draft } from './draft.ts';
import type { Candidate } from './judge.ts';
import type { Reading, ReadingTable } from './readings.ts';

/** Which definition each company gives: its own, or the nearest to one basis. */
const bases: readonly (readonly [id: string, order: readonly string[]])[] = [
  ['sum-own', []],
  ['sum-gross', ['gross']],
  ['sum-net', ['net', 'gross']],
];

export function totalCandidates(
  draft: Draft,
  table: ReadingTable,
): { readonly candidates: Candidate[]; readonly missing: string[] } {
  const companies = draft.companies.value;
  const missing = new Set<string>();
  const candidates = draft.period.value.labels.flatMap((label) => {
    const year = /^[CF]Y(\d{4})$/.exec(label)?.[1];
    // A calendar year for all, or the year that each company calls by that number.
    const spellings = year === undefined ? [label] : [`CY${year}`, `FY${year}`];
    return spellings.flatMap((spelling) => {
      const reported = bases.flatMap(([id, order]) => sumReported(companies, spelling, id, order, draft, table));
      if (reported.length > 0) return reported;
      const plans = sumPlans(companies, year === undefined ? [spelling] : [`CY${year}`, `FY${year}`], draft, table);
      for (const company of plans.missing) missing.add(company);
      return plans.candidates;
    });
  });
  return { candidates: unique(candidates), missing: [...missing] };
}

function sumReported(
  companies: readonly string[],
  label: string,
  id: string,
  order: readonly string[],
  draft: Draft,
  table: ReadingTable,
): Candidate[] {
  const parts = companies.map((company) => {
    const { known } = table.of(company, draft.metric.value, label);
    return (
      known.find(({ definition }) => order.includes(definition)) ?? known.find(({ isDefault }) => isDefault) ?? known[0]
    );
  });
  if (parts.includes(undefined)) return [];
  return [sumOf(parts as Reading[], id, label)];
}

function sumPlans(companies: readonly string[], labels: readonly string[], draft: Draft, table: ReadingTable) {
  const missing: string[] = [];
  const parts = companies.map((company) => {
    for (const label of labels) {
      const { known, plans } = table.of(company, draft.metric.value, label);
      const found = known.find(({ isDefault }) => isDefault) ?? plans.filter(({ current }) => current).at(-1);
      if (found !== undefined) return found;
    }
    missing.push(company);
    return undefined;
  });
  if (parts.includes(undefined)) return { candidates: [], missing };
  return { candidates: [sumOf(parts as Reading[], 'sum-plans', labels[0] as string)], missing };
}

function sumOf(parts: readonly Reading[], definition: string, period: string): Candidate {
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + (part.high ?? part.low), 0);
  return {
    low,
    high,
    slack: parts.reduce((sum, part) => sum + part.slack, 0),
    definition,
    isDefault: definition === 'sum-own',
    literal: true,
    current: true,
    period,
    implied: parts.some((part) => part.kind === 'plan'),
    readings: parts,
  };
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ low, high, definition }) => {
    const key = `${low} ${high} ${definition}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
