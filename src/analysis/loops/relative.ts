/** A score as a share of the total size; 0 where nothing moves, NaN where the scores overflow. */
export function shareOf(score: number, total: number): number {
  if (total === 0) return 0;
  return Number.isFinite(total) ? score / total : Number.NaN;
}

/** Mean size of the shares that are numbers. */
export function meanSize(shares: Float64Array): number {
  const finite = shares.filter(Number.isFinite);
  return finite.length === 0 ? 0 : finite.reduce((sum, share) => sum + Math.abs(share), 0) / finite.length;
}
