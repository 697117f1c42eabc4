/**
 * Simulation-based calibration: draw the truth from the prior, data from the truth, and ask where the truth ranks among
 * the draws of the posterior. With a right sampler all ranks are equally likely.
 *
 * @see Talts, Betancourt, Simpson, Vehtari & Gelman (2018), arXiv:1804.06788.
 */
import { JevonsError } from '#base';
import { regularizedGamma } from '#stats';

export interface RankHistogram {
  readonly counts: readonly number[];
  readonly chiSquare: number;
  /** Chance of a histogram as uneven as this when all ranks are equally likely. */
  readonly chance: number;
}

/** @returns How many of the draws are below the truth: 0 to their number. */
export function rankOf(truth: number, draws: ArrayLike<number>): number {
  let rank = 0;
  for (let i = 0; i < draws.length; i += 1) if ((draws[i] as number) < truth) rank += 1;
  return rank;
}

/**
 * @param ranks One for each experiment, 0 to `draws`.
 * @param bins Divides `draws` + 1, so that every bin holds as many ranks.
 * @throws JevonsError `uneven-bins`, `bad-rank`.
 */
export function rankHistogram(ranks: readonly number[], draws: number, bins: number): RankHistogram {
  if ((draws + 1) % bins !== 0) {
    throw new JevonsError(`${bins} bins cannot share ${draws + 1} ranks evenly`, {
      kind: 'usage',
      code: 'uneven-bins',
    });
  }
  const counts = Array.from({ length: bins }, () => 0);
  for (const rank of ranks) {
    if (!Number.isInteger(rank) || rank < 0 || rank > draws) {
      throw new JevonsError(`rank ${rank} among ${draws} draws`, { kind: 'usage', code: 'bad-rank' });
    }
    const bin = Math.floor((rank * bins) / (draws + 1));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const expected = ranks.length / bins;
  const chiSquare = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  return { counts, chiSquare, chance: regularizedGamma((bins - 1) / 2, chiSquare / 2)[1] };
}
