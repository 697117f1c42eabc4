/** What choices are worth in the same futures, and what these futures are like. */
import type { ChoiceOutcome } from './race-values.ts';

/** Futures in which every choice has a value. */
export interface Futures {
  readonly count: number;
  readonly outcomes: readonly ChoiceOutcome[];
  /** `[future]` by id: drawn constants and outputs. */
  readonly read: ReadonlyMap<string, Float64Array>;
}

/** The first of the futures, in which rivals have waited, too. */
export interface CommonFutures {
  readonly outcomes: readonly ChoiceOutcome[];
  readonly rivalsWait: readonly ChoiceOutcome[];
}

/** The map's own futures: less, as planned, more, and where they lie. */
export interface MapFutures {
  readonly outcomes: readonly ChoiceOutcome[];
  readonly read: ReadonlyMap<string, Float64Array>;
}

/** Leaves out the futures in which a run failed, from everything. */
export function whole({ outcomes, read }: Omit<Futures, 'count'>): Futures {
  const runs = outcomes[0]?.full.length ?? 0;
  const kept = finite(outcomes, runs);
  if (kept.length === runs) return { count: runs, outcomes, read };
  return {
    count: kept.length,
    outcomes: outcomes.map((one) => only(one, kept)),
    read: new Map([...read].map(([id, values]) => [id, Float64Array.from(kept, (i) => values[i] ?? Number.NaN)])),
  };
}

/** A design of fewer points is the beginning of one of more, so that future i is the same in both. */
export function together(
  outcomes: readonly ChoiceOutcome[],
  rivalsWait: readonly ChoiceOutcome[],
  runs: number,
): CommonFutures {
  const kept = finite([...outcomes, ...rivalsWait], runs);
  return { outcomes: outcomes.map((one) => only(one, kept)), rivalsWait: rivalsWait.map((one) => only(one, kept)) };
}

function finite(outcomes: readonly ChoiceOutcome[], runs: number): number[] {
  return Array.from({ length: runs }, (_, i) => i).filter((i) =>
    outcomes.every(({ full, none }) => Number.isFinite(full[i]) && Number.isFinite(none[i])),
  );
}

function only(one: ChoiceOutcome, kept: readonly number[]): ChoiceOutcome {
  const picked = (values: Float64Array) => Float64Array.from(kept, (i) => values[i] ?? Number.NaN);
  return {
    spec: one.spec,
    full: picked(one.full),
    none: picked(one.none),
    capex: picked(one.capex),
    capacity: picked(one.capacity),
    ruin: picked(one.ruin),
    seen: one.seen.map(picked),
  };
}

/** Value of a step more less that of a step less. */
export function differenceOf(
  outcomes: readonly ChoiceOutcome[],
  step: number,
  terminal: 'full' | 'none',
): Float64Array {
  const of = (level: number) =>
    outcomes.find(({ spec }) => spec.kind === 'level' && Math.abs(spec.level - level) < 1e-9)?.[terminal] ??
    new Float64Array(0);
  const less = of(1 - step);
  return of(1 + step).map((value, i) => value - (less[i] ?? Number.NaN));
}
