/** How much of a change came through which link. @see Schoenberg, Hayward and Eberlein (2023), System Dynamics Review. */

/**
 * Link scores of an equation z = f(inputs): the part of the change of z that each input makes alone, over the change
 * of z; positive when input and output move together.
 *
 * @param from Inputs before, `[input]`.
 * @param to Inputs after, `[input]`.
 * @returns `[input]`; all 0 when z or the input does not move.
 */
export function linkScores(
  equation: (inputs: readonly number[]) => number,
  from: readonly number[],
  to: readonly number[],
): readonly number[] {
  const before = equation(from);
  const change = equation(to) - before;
  return from.map((start, input) => {
    const moved = (to[input] ?? start) - start;
    if (change === 0 || moved === 0) return 0;
    const alone = equation(from.with(input, start + moved)) - before;
    const size = Math.abs(alone / change);
    return Math.sign(alone / moved) * size;
  });
}

/**
 * Link scores from flows to their stock: change of the flow over the change of the net flow, negative for an outflow.
 *
 * @param from Flows before, `[flow]`, all in one unit; the sign says inflow or outflow.
 * @param to Flows after, `[flow]`.
 * @returns `[flow]`; all 0 when the net flow does not change.
 */
export function flowScores(from: readonly number[], to: readonly number[]): readonly number[] {
  const total = (flows: readonly number[]) => flows.reduce((sum, flow) => sum + flow, 0);
  const change = total(to) - total(from);
  if (change === 0) return from.map(() => 0);
  return from.map((flow, index) => {
    const score = Math.abs(((to[index] ?? flow) - flow) / change);
    return flow < 0 || (to[index] ?? 0) < 0 ? -score : score;
  });
}
