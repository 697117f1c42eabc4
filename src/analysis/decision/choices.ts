/** Choices against futures: regret, the value of knowing everything, and which choice to take. */
import { JevonsError } from '#base';
import { estimateDifference, estimateMean, type MeanEstimate, meanOf, type Numbers } from './estimates.ts';
import { regretTable } from './information.ts';

/** `[choice][future]`: what each choice is worth in each of the same futures; more is better. */
export type ChoiceValues = readonly Float64Array[];

/** @throws JevonsError `outside-domain` when there is no choice or no future, rows differ in length or hold what is not finite. */
export function checkChoices(values: ChoiceValues): number {
  const futures = values[0]?.length ?? 0;
  if (futures > 0 && values.every((row) => row.length === futures && row.every(Number.isFinite))) return futures;
  throw new JevonsError('expected one finite value of each choice in each future', {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/** `[future]`: the greatest value that any choice reaches in it. */
export function bestInEach(values: ChoiceValues): Float64Array {
  const futures = values[0]?.length ?? 0;
  return Float64Array.from({ length: futures }, (_, i) => Math.max(...values.map((row) => row[i] ?? Number.NaN)));
}

/** `[choice][future]`: the best value in the future less that of the choice. */
export function regretsOf(values: ChoiceValues): Float64Array[] {
  checkChoices(values);
  const best = bestInEach(values);
  return values.map((row) => row.map((value, i) => (best[i] ?? Number.NaN) - value));
}

/** The choice of the greatest mean; the first of equals. */
export function greatestMean(values: ChoiceValues): number {
  const means = values.map(meanOf);
  return means.indexOf(Math.max(...means));
}

/** What knowing the future before choosing adds: E max - max E. Errors of the choice itself are of second order. */
export function perfectInformation(values: ChoiceValues): MeanEstimate {
  checkChoices(values);
  return estimateDifference(bestInEach(values), values[greatestMean(values)] ?? []);
}

export interface StateRegret {
  /** `[choice][state]`: mean regret against the choice that is best in the state on average. */
  readonly table: readonly (readonly MeanEstimate[])[];
  /** Savage's choice over the states. */
  readonly minimaxChoice: number;
  readonly minimaxRegret: MeanEstimate;
}

/**
 * Regret over a few states, each a set of futures.
 *
 * @param stateOf `[future]`: number of its state, from 0 to `states - 1`; every state has two futures or more.
 */
export function regretByState(values: ChoiceValues, stateOf: Numbers, states: number): StateRegret {
  const futures = checkChoices(values);
  const members = Array.from({ length: states }, (_, state) =>
    Array.from({ length: futures }, (_, i) => i).filter((i) => stateOf[i] === state),
  );
  const few = members.findIndex((some) => some.length < 2);
  if (few >= 0) {
    throw new JevonsError(`state ${few} holds fewer than two of ${futures} futures`, {
      kind: 'no-solution',
      code: 'too-few-futures',
      hint: 'take more futures',
    });
  }
  const within = values.map((row) => members.map((some) => Float64Array.from(some, (i) => row[i] ?? Number.NaN)));
  const means = within.map((row) => row.map(meanOf));
  const best = members.map((_, state) => {
    const column = means.map((row) => row[state] ?? Number.NaN);
    return column.indexOf(Math.max(...column));
  });
  const table = within.map((row) =>
    row.map((some, state) => estimateDifference(within[best[state] ?? 0]?.[state] ?? [], some)),
  );
  const { minimaxChoice } = regretTable(means);
  const worst = (table[minimaxChoice] ?? []).reduce((a, b) => (b.value > a.value ? b : a));
  return { table, minimaxChoice, minimaxRegret: worst };
}

export interface Candidate {
  /** What is made as large as possible. */
  readonly score: number;
  /** Measures that limits are about; more is better. */
  readonly measures: readonly number[];
}

export interface Selection {
  /** Place of the best candidate that keeps all limits; -1 when none does. */
  readonly chosen: number;
  /** The best of the others that keep them; -1 when there is none. */
  readonly runnerUp: number;
  /**
   * Place of the limit that stands in the way when none keeps all: one that no candidate keeps alone, else one whose
   * removal leaves a candidate; -1 when some candidate keeps all, or when no single limit is to blame.
   */
  readonly binding: number;
}

/** @param limits Least value of each measure. */
export function selectChoice(candidates: readonly Candidate[], limits: readonly number[]): Selection {
  const keeps = (one: Candidate, place: number) => (one.measures[place] ?? Number.NaN) >= (limits[place] ?? 0);
  const all = limits.map((_, place) => place);
  const allowed = candidates
    .map((one, place) => ({ one, place }))
    .filter(({ one }) => all.every((place) => keeps(one, place)))
    .sort((a, b) => b.one.score - a.one.score || a.place - b.place);
  const [first, second] = allowed;
  if (first !== undefined) return { chosen: first.place, runnerUp: second?.place ?? -1, binding: -1 };
  const never = all.find((place) => !candidates.some((one) => keeps(one, place)));
  const removable = all.find((out) =>
    candidates.some((one) => all.every((place) => place === out || keeps(one, place))),
  );
  return { chosen: -1, runnerUp: -1, binding: never ?? removable ?? -1 };
}

/** Share of futures in which each choice is at least as good as any other. */
export function sharesBest(values: ChoiceValues): number[] {
  const best = bestInEach(values);
  return values.map((row) => row.reduce((sum, value, i) => sum + (value === best[i] ? 1 : 0), 0));
}

/** Mean of each choice, with its error. */
export const meansOf = (values: ChoiceValues): MeanEstimate[] => values.map(estimateMean);
