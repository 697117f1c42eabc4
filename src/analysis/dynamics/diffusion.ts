/** Spread of something new among those who may adopt it. */
import { exp, JevonsError, ln } from '#base';

export interface BassMarket {
  /** Adoption without example, 1/year. */
  readonly innovation: number;
  /** Adoption by example, 1/year. */
  readonly imitation: number;
  /** All who will adopt in the end. */
  readonly market: number;
}

function check({ innovation, imitation, market }: BassMarket): void {
  if (innovation > 0 && imitation > 0 && market > 0 && Number.isFinite(innovation + imitation + market)) return;
  throw new JevonsError('innovation, imitation and market must be positive and finite', {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/** Adopters at time t of dA/dt = (p + q A/m)(m - A), A(0) = 0. @see Bass (1969), Management Science 15(5):215-227. */
export function bassAdopters(market: BassMarket, time: number): number {
  check(market);
  const { innovation, imitation } = market;
  const decay = exp(-(innovation + imitation) * time);
  return (market.market * (1 - decay)) / (1 + (imitation / innovation) * decay);
}

/**
 * When most adopt, and how many a year then: ln(q/p) / (p + q) and m (p + q)^2 / 4q.
 *
 * @throws JevonsError `no-peak` when imitation is not above innovation: the first day is the best.
 */
export function bassPeak(market: BassMarket): { time: number; rate: number } {
  check(market);
  const { innovation, imitation } = market;
  if (imitation <= innovation) {
    throw new JevonsError('adoption only falls when imitation is not above innovation', {
      kind: 'no-solution',
      code: 'no-peak',
    });
  }
  const both = innovation + imitation;
  return { time: ln(imitation / innovation) / both, rate: (market.market * both * both) / (4 * imitation) };
}
