/** An axis that stays where it is while it can, so that curves move because of a belief and not because of the axis. */
import type { Domain } from '#charts';

/**
 * @param held Domain shown now, if any.
 * @param needed Domain that the new values ask for.
 * @param refining Whether the values are only a finer result of what is shown.
 * @returns The held domain while refining, or while the values fill between a third and all of it.
 */
export function heldDomain(held: Domain | undefined, needed: Domain, refining: boolean): Domain {
  if (held === undefined) return needed;
  if (refining) return held;
  const [low, high] = held;
  const fits = needed[0] >= low && needed[1] <= high;
  return fits && needed[1] - needed[0] >= (high - low) / 3 ? held : needed;
}
