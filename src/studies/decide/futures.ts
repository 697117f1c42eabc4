/** What choices are worth in the same futures, and what these futures are like. */
import type { ChoiceOutcome } from './race-values.ts';

/** Futures in which every choice has a value. */
export interface Futures {
  readonly count: number;
  readonly outcomes: readonly ChoiceOutcome[];
  readonly rivalsWait: readonly ChoiceOutcome[];
  /** `[future]` by id: drawn constants and outputs. */
  readonly read: ReadonlyMap<string, Float64Array>;
}

/** The map's own futures: less, as planned, more, and where they lie. */
export interface MapFutures {
  readonly outcomes: readonly ChoiceOutcome[];
  readonly read: ReadonlyMap<string, Float64Array>;
}

/** Leaves out the futures in which a run failed, from everything. */
export function whole({ outcomes, rivalsWait, read }: Omit<Futures, 'count'>): Futures {
  const all = [...outcomes, ...rivalsWait];
  const runs = all[0]?.full.length ?? 0;
  const kept = Array.from({ length: runs }, (_, i) => i).filter((i) =>
    all.every(({ full, none }) => Number.isFinite(full[i]) && Number.isFinite(none[i])),
  );
  if (kept.length === runs) return { count: runs, outcomes, rivalsWait, read };
  const only = (values: Float64Array) => Float64Array.from(kept, (i) => values[i] ?? Number.NaN);
  const trimmed = (one: ChoiceOutcome): ChoiceOutcome => ({
    spec: one.spec,
    full: only(one.full),
    none: only(one.none),
    capex: only(one.capex),
    capacity: only(one.capacity),
    ruin: only(one.ruin),
    seen: one.seen.map(only),
  });
  return {
    count: kept.length,
    outcomes: outcomes.map(trimmed),
    rivalsWait: rivalsWait.map(trimmed),
    read: new Map([...read].map(([id, values]) => [id, only(values)])),
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
