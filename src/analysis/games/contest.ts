/** A prize won with a chance in proportion to what was spent on it. */
import { JevonsError } from '#base';

function checkPrize(prize: number): void {
  if (prize > 0 && Number.isFinite(prize)) return;
  throw new JevonsError(`a prize must be a positive number, not ${prize}`, { kind: 'usage', code: 'outside-domain' });
}

/**
 * Spending of each of N equal contestants: (N - 1) V / N^2.
 *
 * @see Tullock (1980), "Efficient rent seeking".
 */
export function contestSpending(prize: number, contestants: number): number {
  checkPrize(prize);
  if (!Number.isInteger(contestants) || contestants < 1) {
    throw new JevonsError(`contestants must be a positive whole number, not ${contestants}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  return ((contestants - 1) * prize) / (contestants * contestants);
}

/** Spending of two contestants to whom the prize is worth different sums: V_i^2 V_j / (V_i + V_j)^2. */
export function unequalContestSpending(first: number, second: number): readonly [number, number] {
  checkPrize(first);
  checkPrize(second);
  const total = first + second;
  const shared = (first * second) / (total * total);
  return [first * shared, second * shared];
}
