/** Spearman's rank correlation: how well one number tells the order of another. */

/**
 * @param x As long as `y`; pairs with a value that is not a number are left out.
 * @returns -1 to 1; NaN with fewer than two pairs, or when one side has a single value.
 * @see Spearman (1904), doi:10.2307/1412159.
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const kept = Array.from({ length: Math.min(x.length, y.length) }, (_, i) => i).filter(
    (i) => !Number.isNaN(x[i]) && !Number.isNaN(y[i]),
  );
  const [left, right] = [x, y].map((values) => ranks(kept.map((i) => values[i] as number)));
  return pearson(left ?? [], right ?? []);
}

/** From 0; equal values share the mean of their places. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const found = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] as number] === values[order[from] as number]) to += 1;
    for (let place = from; place <= to; place += 1) found[order[place] as number] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}

function pearson(left: readonly number[], right: readonly number[]): number {
  const middle = (left.length - 1) / 2;
  let [both, one, other] = [0, 0, 0];
  left.forEach((value, i) => {
    const [a, b] = [value - middle, (right[i] as number) - middle];
    both += a * b;
    one += a * a;
    other += b * b;
  });
  return both / Math.sqrt(one * other);
}
