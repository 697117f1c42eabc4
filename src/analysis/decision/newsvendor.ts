/** One order before a demand that is not known: too little loses margin, too much is sold off. */
import { exp, JevonsError } from '#base';
import { normalCdf, normalDensity, normalQuantile } from '#stats';

export interface NewsvendorPrices {
  readonly price: number;
  readonly cost: number;
  /** What a unit left over brings. */
  readonly salvage: number;
}

export interface NewsvendorPlan {
  /** Best chance of meeting all demand, 0-1: (price - cost) / (price - salvage). */
  readonly fractile: number;
  readonly quantity: number;
  readonly expectedProfit: number;
  /** What knowing the demand beforehand would add. */
  readonly perfectInformation: number;
}

/**
 * Chance of meeting all demand at which one more unit gains as much as it risks.
 *
 * @throws JevonsError `outside-domain` unless salvage < cost < price.
 */
export function criticalFractile({ price, cost, salvage }: NewsvendorPrices): number {
  if (!(salvage < cost && cost < price)) {
    throw new JevonsError(`expected salvage < cost < price, not ${salvage}, ${cost}, ${price}`, {
      kind: 'usage',
      code: 'outside-domain',
      hint: 'otherwise the best order is nothing, or without limit',
    });
  }
  return (price - cost) / (price - salvage);
}

function checkDeviation(deviation: number): void {
  if (deviation > 0 && Number.isFinite(deviation)) return;
  throw new JevonsError(`a standard deviation must be positive and finite, not ${deviation}`, {
    kind: 'usage',
    code: 'outside-domain',
  });
}

/**
 * Demand N(mean, deviation^2): q* = mean + z deviation, profit (p - c) mean - (p - s) deviation phi(z).
 *
 * @see Arrow, Harris and Marschak (1951), Econometrica 19(3):250-272.
 */
export function newsvendorNormal(prices: NewsvendorPrices, mean: number, deviation: number): NewsvendorPlan {
  checkDeviation(deviation);
  const fractile = criticalFractile(prices);
  const z = normalQuantile(fractile);
  const perfectInformation = (prices.price - prices.salvage) * deviation * normalDensity(z);
  const expectedProfit = (prices.price - prices.cost) * mean - perfectInformation;
  return { fractile, quantity: mean + z * deviation, expectedProfit, perfectInformation };
}

/** Demand with ln N(mu, sigma^2): q* = exp(mu + z sigma); sales below q* follow from the truncated mean. */
export function newsvendorLognormal(prices: NewsvendorPrices, mu: number, sigma: number): NewsvendorPlan {
  checkDeviation(sigma);
  const fractile = criticalFractile(prices);
  const z = normalQuantile(fractile);
  const mean = exp(mu + (sigma * sigma) / 2);
  // At the optimum (p - c) q* = (p - s) q* F(q*), so only the demand met below q* is left.
  const expectedProfit = (prices.price - prices.salvage) * mean * normalCdf(z - sigma);
  const perfectProfit = (prices.price - prices.cost) * mean;
  return {
    fractile,
    quantity: exp(mu + z * sigma),
    expectedProfit,
    perfectInformation: perfectProfit - expectedProfit,
  };
}
