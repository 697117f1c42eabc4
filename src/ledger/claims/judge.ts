/** A verdict on a figure that is tied to company, metric and period. */

import type { Draft } from './draft.ts';
import { type Fit, fitAmount, scaleError } from './fit.ts';
import type { Reading, Readings } from './readings.ts';
import type { Verdict } from './types.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** The reading that carries the verdict. */
  readonly best: Candidate | undefined;
  /** Other readings a reader would want to see. */
  readonly others: readonly Candidate[];
  /** Power of ten, when the figure is that many times off. */
  readonly scale: number;
  readonly why: Why;
}

export type Why =
  | 'matches'
  | 'one-definition'
  | 'one-period'
  | 'loose'
  | 'differs'
  | 'replaced'
  | 'not-public'
  | 'no-figure'
  | 'no-plan'
  | 'unsure'
  | 'inverted'
  | 'parts'
  | 'elsewhere'
  | 'other-kind'
  | 'future';

/** A reading with a value in the unit of the claim. */
export interface Candidate {
  readonly low: number;
  readonly high: number | null;
  readonly slack: number;
  readonly definition: string;
  readonly isDefault: boolean;
  /** The words name exactly this period, not one of two. */
  readonly literal: boolean;
  readonly current: boolean;
  readonly period: string;
  readonly implied: boolean;
  /** Facts behind it; two for a growth. */
  readonly readings: readonly Reading[];
  /** How a reader is told of it. */
  readonly label?: string;
}

export function candidateOf(reading: Reading, literal: boolean): Candidate {
  return {
    low: reading.low,
    high: reading.high,
    slack: reading.slack,
    definition: reading.definition,
    isDefault: reading.isDefault,
    literal,
    current: reading.current,
    period: reading.period,
    implied: reading.entry?.basis === 'implied',
    readings: [reading],
  };
}

/** What an amount may be set against. */
export function levelCandidates(
  draft: Pick<Draft, 'planned' | 'plannedBefore' | 'earlier' | 'period'>,
  tables: readonly Readings[],
): {
  readonly candidates: readonly Candidate[];
  readonly problem: Why | undefined;
  readonly later: readonly Reading[];
} {
  const { literal } = draft.period.value;
  const past = draft.plannedBefore || draft.earlier;
  const candidates = tables.flatMap((table) => {
    const actual = table.known.map((reading) => candidateOf(reading, literal));
    const withPlans = actual.length === 0 || (past && draft.planned);
    // Of two quarters that "the quarter" may mean, the last public one is meant.
    const plans = withPlans
      ? table.plans.map((reading) => candidateOf(past ? { ...reading, current: true } : reading, literal))
      : [];
    return [...actual, ...plans];
  });
  const later = tables.flatMap((table) => [...table.later, ...table.laterPlans]);
  if (candidates.length > 0) return { candidates, problem: undefined, later };
  const notPublic = tables.some((table) => table.later.length > 0);
  const noPlan = tables.some((table) => table.laterPlans.length > 0);
  return { candidates, problem: notPublic ? 'not-public' : noPlan ? 'no-plan' : 'no-figure', later };
}

export type Fitting = (candidate: Candidate) => Fit;

export function amountFitting(draft: Draft): Fitting {
  return ({ low, high, slack, implied }) => fitAmount(draft.figure, low, high, slack, implied);
}

/**
 * The verdict over all readings: definitions tried one by one, replaced plans kept apart.
 *
 * @param named Definitions that the sentence names: only these count when there are figures on them.
 */
export function judgeCandidates(
  all: readonly Candidate[],
  fitting: Fitting,
  claimed: number,
  named: readonly string[] | undefined,
): Judgement {
  const onNamed = named === undefined ? [] : all.filter(({ definition }) => named.includes(definition));
  const candidates = onNamed.length > 0 ? onNamed : all;
  const fitted = candidates.map((candidate) => ({ candidate, fit: fitting(candidate) }));
  const current = fitted.filter(({ candidate }) => candidate.current);
  const exact = current.filter(({ fit }) => fit === 'exact');
  const pick = preferred(exact.map(({ candidate }) => candidate));
  const rest = (best: Candidate | undefined) =>
    current.map(({ candidate }) => candidate).filter((candidate) => candidate !== best);
  if (pick !== undefined) {
    const failing = current.filter(({ fit }) => fit !== 'exact');
    const different = new Set(failing.map(({ candidate }) => candidate.definition + candidate.period));
    const kind = (candidate: Candidate) => candidate.readings[0]?.kind;
    const samePeriod = failing.filter(
      ({ candidate }) =>
        candidate.period === pick.period &&
        candidate.definition !== pick.definition &&
        kind(candidate) === 'actual' &&
        kind(pick) === 'actual',
    );
    if (samePeriod.length > 0 && onNamed.length === 0) {
      return { verdict: 'true-under-definition', best: pick, others: rest(pick), scale: 0, why: 'one-definition' };
    }
    const ambiguous = !pick.literal && (different.size > 0 || /^FY\d{4}$/.test(pick.period));
    if (ambiguous)
      return { verdict: 'true-under-definition', best: pick, others: rest(pick), scale: 0, why: 'one-period' };
    return { verdict: 'true', best: pick, others: rest(pick), scale: 0, why: 'matches' };
  }
  const replaced = preferred(
    fitted.filter(({ candidate, fit }) => !candidate.current && fit === 'exact').map(({ candidate }) => candidate),
  );
  const near = preferred(
    current.filter(({ fit }) => fit === 'near').map(({ candidate }) => candidate),
    claimed,
  );
  const standing = preferred(current.map(({ candidate }) => candidate));
  if (replaced !== undefined && standing !== undefined) {
    return { verdict: 'outdated', best: standing, others: [replaced], scale: 0, why: 'replaced' };
  }
  if (near !== undefined) return { verdict: 'imprecise', best: near, others: rest(near), scale: 0, why: 'loose' };
  const offBy = candidates.map(({ low }) => scaleError(claimed, low)).find((power) => power !== 0) ?? 0;
  const scaled = offBy === 0 ? undefined : candidates.find(({ low }) => scaleError(claimed, low) === offBy);
  const best = scaled ?? standing;
  return { verdict: 'wrong', best, others: rest(best), scale: offBy, why: 'differs' };
}

/** The company's own definition and the likeliest period first; nearest to the claim when it is given. */
function preferred(candidates: readonly Candidate[], claimed?: number): Candidate | undefined {
  const rank = ({ isDefault, literal, low }: Candidate) =>
    claimed === undefined ? (isDefault ? 0 : 1) + (literal ? 0 : 0.5) : Math.abs(low - claimed);
  return candidates.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || rank(candidate) < rank(best) ? candidate : best),
    undefined,
  );
}
