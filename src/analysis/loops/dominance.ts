/** Which loop dominates when. */
import type { LoopFamily } from './loop-families.ts';

export interface Phase {
  readonly from: number;
  readonly to: number;
  readonly family: LoopFamily;
  /** Mean size of the family's share during the phase, 0-1. */
  readonly share: number;
}

/**
 * Stretches of time in which one family of a feedback system has the largest share. Moments at which nothing moves, or
 * at which scores overflow, belong to none.
 *
 * @param families Of one system.
 * @param times `[moment]`.
 */
export function dominantPhases(families: readonly LoopFamily[], times: Float64Array): Phase[] {
  const phases: { from: number; to: number; family: LoopFamily; sum: number; count: number }[] = [];
  let open = false;
  times.forEach((time, moment) => {
    const size = (family: LoopFamily) => Math.abs(family.relative[moment] ?? 0) || 0;
    const family = families.reduce<LoopFamily | undefined>(
      (best, one) => (size(one) > (best === undefined ? 0 : size(best)) ? one : best),
      undefined,
    );
    const last = phases.at(-1);
    if (family === undefined) open = false;
    else if (open && last?.family === family) {
      last.to = time;
      last.sum += size(family);
      last.count++;
    } else {
      phases.push({ from: time, to: time, family, sum: size(family), count: 1 });
      open = true;
    }
  });
  return phases.map(({ from, to, family, sum, count }) => ({ from, to, family, share: sum / count }));
}
