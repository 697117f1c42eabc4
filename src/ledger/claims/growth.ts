/** Growth that a claim may be set against: between two reported figures, or from a reported one to a plan. */

import type { Draft } from './draft.ts';
import { fitGrowth } from './fit.ts';
import type { Candidate, Fitting } from './judge.ts';
import type { Reading, ReadingTable } from './readings.ts';
import { shifted, trailingYear } from './resolve-periods.ts';

/** Both ends of every definition on which they stand. */
export function growthCandidates(
  draft: Draft,
  table: ReadingTable,
  /** Amount for the later period that the sentence itself gives, USD billion. */
  stated: number | undefined,
): Candidate[] {
  const [company] = draft.companies.value;
  if (company === undefined) return [];
  const { labels, literal } = draft.period.value;
  const metric = draft.metric.value;
  const base = draft.basePeriod ?? shifted(draft.period.value, draft.sequential ? 'quarter' : 'year');
  // Of two quarters that "the quarter" may mean, the last public one is meant.
  const latest =
    literal && labels.length > 1
      ? labels.find((label) => table.of(company, metric, label).known.length > 0)
      : undefined;
  return labels.flatMap((label, index) => {
    if (label === trailingYear || (latest !== undefined && label !== latest)) return [];
    const baseLabel = base.labels.length === labels.length ? base.labels[index] : base.labels[0];
    if (baseLabel === undefined) return [];
    const later = table.of(company, metric, label);
    const earlier = table.of(company, metric, baseLabel);
    const reported = pairs(earlier.known, later.known, literal);
    if (later.known.length > 0) return reported;
    const plan = later.plans.filter(({ current }) => current).at(-1);
    return planned(earlier.known, plan, stated, literal, label);
  });
}

function pairs(earlier: readonly Reading[], later: readonly Reading[], literal: boolean): Candidate[] {
  return later.flatMap((to) => {
    const froms = earlier.filter(
      (from) => from.metric === to.metric && from.definition === to.definition && from.low > 0,
    );
    return froms.map((from) => growthOf(from, to, to.low, to.low, literal, to.isDefault));
  });
}

/** A plan over each definition of the year before. */
function planned(
  earlier: readonly Reading[],
  plan: Reading | undefined,
  stated: number | undefined,
  literal: boolean,
  label: string,
): Candidate[] {
  if (plan === undefined && stated === undefined) return [];
  const low = stated ?? (plan?.low as number);
  const high = stated ?? plan?.high ?? low;
  return earlier.flatMap((from) => {
    if (from.low <= 0) return [];
    // What was said on calls is set against what was said on calls: the plan, not the press's round figure.
    const own = from.definition === plan?.definition && plan.entry?.basis === 'implied';
    const [bottom, top] = own && plan !== undefined ? [plan.high ?? plan.low, plan.high ?? plan.low] : [low, high];
    return [{ ...growthOf(from, plan, bottom, top, literal, from.isDefault), period: label }];
  });
}

function growthOf(
  from: Reading,
  to: Reading | undefined,
  low: number,
  high: number,
  literal: boolean,
  isDefault: boolean,
): Candidate {
  return {
    low: (low / from.low - 1) * 100,
    high: (high / from.low - 1) * 100,
    slack: 0,
    definition: from.definition,
    isDefault,
    literal,
    current: true,
    period: to?.period ?? '',
    implied: to?.entry?.basis === 'implied',
    readings: to === undefined ? [from] : [from, to],
  };
}

/** Fits at either end of a plan or between. */
export function growthFitting(draft: Draft): Fitting {
  return ({ low, high }) => {
    const ends = [low, high ?? low, (low + (high ?? low)) / 2].map((growth) =>
      fitGrowth(draft.figure, draft.sign, growth),
    );
    return ends.includes('exact') ? 'exact' : ends.includes('near') ? 'near' : 'far';
  };
}

/** Capex over revenue of the same period, in percent, for each definition of capex. */
export function shareCandidates(draft: Draft, table: ReadingTable): Candidate[] {
  const [company] = draft.companies.value;
  if (company === undefined) return [];
  const { labels, literal } = draft.period.value;
  return labels.flatMap((label) => {
    const revenue = table.of(company, 'revenue', label).known.find(({ isDefault }) => isDefault);
    if (revenue === undefined) return [];
    return table.of(company, 'capex', label).known.map((capex): Candidate => {
      const share = (capex.low / revenue.low) * 100;
      return {
        low: share,
        high: share,
        slack: 0.05,
        definition: capex.definition,
        isDefault: capex.isDefault,
        literal,
        current: true,
        period: label,
        implied: false,
        readings: [capex, revenue],
      };
    });
  });
}
