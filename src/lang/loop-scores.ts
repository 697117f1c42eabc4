/**
 * Loops that Matter: how much each link, and each feedback loop, drives behaviour at a moment of a run.
 *
 * @see Schoenberg, Hayward & Eberlein (2023), Improving Loops that Matter, System Dynamics Review.
 */

/**
 * Scores of the links into a variable over one step: `|change owed to x / change of z| * sign(change owed to x / change of x)`,
 * where the change owed to x is that of z when x alone moves.
 *
 * A stock is scored through its net flow: pass the net flow as `evaluate`. With `inflow - outflow` this is the
 * flow-to-stock formula of 2023: `|change of flow / change of net flow|`, positive for an inflow, negative for an outflow.
 *
 * @param evaluate The variable's equation as a function of its inputs.
 * @param before Inputs one step earlier.
 * @param after Inputs now, in the same order.
 * @returns One score for each input, dimensionless; 0 when the variable or the input does not move.
 */
export function linkScores(
  evaluate: (inputs: readonly number[]) => number,
  before: readonly number[],
  after: readonly number[],
): number[] {
  const start = evaluate(before);
  const change = evaluate(after) - start;
  return after.map((value, i) => {
    const moved = value - (before[i] ?? value);
    const partial = evaluate(before.map((old, j) => (j === i ? value : old))) - start;
    if (change === 0 || moved === 0) return 0;
    return Math.abs(partial / change) * Math.sign(partial / moved);
  });
}

/** Score of a loop: the product of its links' scores; positive reinforces, negative balances. */
export function loopScore(links: readonly number[]): number {
  return links.reduce((product, score) => product * score, 1);
}

/**
 * Scores of the loops of one feedback system as shares of their total size: the loop's part in the behaviour at this moment.
 *
 * @returns Each -1 to 1, sizes adding to 1; all 0 when no loop is active.
 */
export function relativeLoopScores(scores: readonly number[]): number[] {
  const total = scores.reduce((sum, score) => sum + Math.abs(score), 0);
  return scores.map((score) => (total === 0 ? 0 : score / total));
}

/**
 * Scores of the links into a variable along a run.
 *
 * @param evaluate The variable's equation (for a stock its net flow) as a function of its inputs.
 * @param series `[input][step]`: the inputs' values at each step of dt.
 * @returns `[input][step]`; NaN at the first step, which has no step before it.
 */
export function linkScoreSeries(
  evaluate: (inputs: readonly number[]) => number,
  series: readonly Float64Array[],
): Float64Array[] {
  if (series.length === 0) return [];
  const steps = Math.min(...series.map((one) => one.length));
  const scores = series.map(() => new Float64Array(steps).fill(Number.NaN));
  for (let step = 1; step < steps; step++) {
    const at = (moment: number) => series.map((one) => one[moment] ?? Number.NaN);
    linkScores(evaluate, at(step - 1), at(step)).forEach((score, i) => {
      (scores[i] as Float64Array)[step] = score;
    });
  }
  return scores;
}
