/** Inverting a cumulative distribution without trusting its derivative. */

/**
 * @param cumulative Increasing on (low, high).
 * @returns x where it reaches p, by bisection to the last bit: slow, certain, and the same everywhere.
 */
export function invertCumulative(cumulative: (x: number) => number, p: number, low: number, high: number): number {
  let below = low;
  let above = high;
  while (above === Number.POSITIVE_INFINITY) {
    const trial = below > 0 ? below * 2 : 1;
    if (cumulative(trial) < p) below = trial;
    else above = trial;
  }
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (cumulative(middle) < p) below = middle;
    else above = middle;
  }
}
