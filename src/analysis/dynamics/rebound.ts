/** Cheaper use and total use: three inequalities that are easily mixed up, and the curves behind them. */
import { exp, JevonsError, log2, pow } from '#base';
import { normalCdf, normalDensity } from '#stats';

/** Elasticity of demand and pass-through of cost to price, both positive. */
export interface DemandResponse {
  readonly elasticity: number;
  /** Share of a fall in the unit cost of compute that reaches the price of the service. */
  readonly passThrough: number;
}

export interface ReboundAnswers {
  /** Do customers spend more in total: elasticity > 1. */
  readonly customersSpendMore: boolean;
  /** Does spending on compute rise: elasticity x pass-through > 1. */
  readonly computeSpendingRises: boolean;
  /** Does the quantity of compute rise when software needs less of it: elasticity x pass-through > 1. */
  readonly quantityRisesWithSoftware: boolean;
  /** Elasticity x pass-through, and its distance from one. */
  readonly product: number;
  readonly margin: number;
}

/** The three questions, kept apart. (When hardware gets cheaper, the quantity always rises.) */
export function reboundAnswers({ elasticity, passThrough }: DemandResponse): ReboundAnswers {
  const product = elasticity * passThrough;
  return {
    customersSpendMore: elasticity > 1,
    computeSpendingRises: product > 1,
    quantityRisesWithSoftware: product > 1,
    product,
    margin: product - 1,
  };
}

/**
 * Compute in use after efficiency grows by a factor k, over compute in use before: k^(e pi - 1).
 *
 * @param factor Positive; 2 means half the compute per task.
 * @param product Elasticity times pass-through.
 */
export function computeUseRatio(factor: number, product: number): number {
  if (!(factor > 0 && Number.isFinite(factor) && Number.isFinite(product))) {
    throw new JevonsError(`expected a positive factor and a finite product, not ${factor} and ${product}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  return pow(factor, product - 1);
}

/**
 * Share of the saving that engineers expect which is used up again: 1 - (1 - k^(e pi - 1)) / (1 - 1/k).
 *
 * @returns 0 when use does not react, 1 when all is taken back, above 1 when use grows.
 * @throws JevonsError `outside-domain` for a factor of 1: nothing was to be saved.
 */
export function reboundShare(factor: number, product: number): number {
  const ratio = computeUseRatio(factor, product);
  if (factor === 1) {
    throw new JevonsError('a factor of 1 saves nothing, so there is no share of a saving', {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  return 1 - (1 - ratio) / (1 - 1 / factor);
}

/**
 * Exponent b of a learning curve, cost ~ experience^-b, from the cost left after experience doubles.
 *
 * @param progressRatio 0 to 1: 0.8 is "an 80 % curve".
 * @see Wright (1936), Journal of the Aeronautical Sciences 3(4):122-128.
 */
export function learningExponent(progressRatio: number): number {
  if (!(progressRatio > 0 && progressRatio < 1)) {
    throw new JevonsError(`a progress ratio is above 0 and under 1, not ${progressRatio}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  return -log2(progressRatio);
}

/** Elasticity above which learning alone feeds itself without limit: 1 / b. */
export function learningLoopThreshold(progressRatio: number): number {
  return 1 / learningExponent(progressRatio);
}

export interface UnitElasticity {
  /** (ln price - mu) / s where demand has elasticity 1 and spending is highest. */
  readonly z: number;
  readonly priceOverMedian: number;
  /** Share of projects that are worth doing at that price. */
  readonly adopted: number;
}

/** Elasticity at z of demand by projects whose worth is lognormal: phi(z) / (s (1 - Phi(z))). */
export function lognormalElasticity(z: number, spread: number): number {
  return normalDensity(z) / (spread * normalCdf(-z));
}

/**
 * Where customers' spending peaks when projects' worth is lognormal: where the normal hazard equals the spread.
 *
 * @param spread Standard deviation of the log of worth, positive.
 */
export function lognormalUnitElasticity(spread: number): UnitElasticity {
  // Far out, the hazard is z itself; at -40 it is 0 to the last digit.
  let [low, high] = [-40, Math.max(1, spread)];
  if (!(spread > 1e-300 && spread <= 30)) {
    throw new JevonsError(`a spread is positive and at most 30, not ${spread}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (lognormalElasticity(middle, spread) < 1) low = middle;
    else high = middle;
  }
  return { z: high, priceOverMedian: exp(spread * high), adopted: normalCdf(-high) };
}
