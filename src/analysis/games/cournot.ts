/** Quantity competition with a straight demand curve, one good and constant unit costs. */
import { JevonsError } from '#base';

export interface LinearDemand {
  /** Price at which nothing is bought, money per unit. */
  readonly intercept: number;
  /** Fall of the price per unit sold, positive. */
  readonly slope: number;
}

export interface QuantityOutcome {
  /** `[firm]`, in the order of the costs; 0 for a firm that stays out. */
  readonly quantities: readonly number[];
  readonly price: number;
  /** `[firm]`. */
  readonly profits: readonly number[];
  /** Consumers' surplus and profits. */
  readonly welfare: number;
}

function checkDemand(demand: LinearDemand): void {
  if (Number.isFinite(demand.intercept) && demand.slope > 0 && Number.isFinite(demand.slope)) return;
  throw new JevonsError(
    `demand needs a finite intercept and a positive slope, not ${demand.intercept} and ${demand.slope}`,
    {
      kind: 'usage',
      code: 'outside-domain',
    },
  );
}

function outcome(demand: LinearDemand, costs: readonly number[], quantities: readonly number[]): QuantityOutcome {
  const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
  const price = demand.intercept - demand.slope * total;
  const profits = quantities.map((quantity, firm) => quantity * (price - (costs[firm] ?? 0)));
  const surplus = 0.5 * demand.slope * total * total;
  return { quantities, price, profits, welfare: profits.reduce((sum, profit) => sum + profit, surplus) };
}

/**
 * Cournot equilibrium: q_i = (P - c_i) / slope with P = (intercept + sum of costs) / (N + 1) over the N firms that
 * produce; a firm whose cost is above the price stays out.
 *
 * @param costs `[firm]`, money per unit.
 * @throws JevonsError `outside-domain` for a demand that does not fall, a cost that is not finite, or no firm.
 * @see Cournot (1838), Recherches sur les principes mathematiques de la theorie des richesses, chapter 7.
 */
export function cournot(demand: LinearDemand, costs: readonly number[]): QuantityOutcome {
  checkDemand(demand);
  if (costs.length === 0 || !costs.every(Number.isFinite)) {
    throw new JevonsError('costs need at least one firm and finite numbers', { kind: 'usage', code: 'outside-domain' });
  }
  const cheapestFirst = costs.toSorted((one, other) => one - other);
  let price = demand.intercept;
  let sum = 0;
  for (const [count, cost] of cheapestFirst.entries()) {
    if (cost >= price) break;
    sum += cost;
    price = (demand.intercept + sum) / (count + 2);
  }
  return outcome(
    demand,
    costs,
    costs.map((cost) => Math.max(0, (price - cost) / demand.slope)),
  );
}

/**
 * Stackelberg equilibrium of two firms with the same cost: the leader sells (a - c) / 2b, the follower half as much.
 *
 * @throws JevonsError `outside-domain` when the cost leaves no margin.
 * @see von Stackelberg (1934), Marktform und Gleichgewicht.
 */
export function stackelberg(demand: LinearDemand, cost: number): QuantityOutcome {
  checkDemand(demand);
  if (!(cost < demand.intercept)) {
    throw new JevonsError(`the cost ${cost} must be under the price at which nothing is bought, ${demand.intercept}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  const leader = (demand.intercept - cost) / (2 * demand.slope);
  return outcome(demand, [cost, cost], [leader, leader / 2]);
}

/** Profit of one firm that owns the market, or of all firms acting as one, at the lowest cost. */
export function cartelProfit(demand: LinearDemand, cost: number): number {
  checkDemand(demand);
  const margin = Math.max(0, demand.intercept - cost);
  return (margin * margin) / (4 * demand.slope);
}

/**
 * Welfare of the Cournot equilibrium as a share of the best possible (everything made at the lowest cost, sold at it).
 *
 * @returns 0-1; with affine demand never below 2/3.
 * @see Johari and Tsitsiklis (2005), "Efficiency loss in Cournot games".
 */
export function cournotEfficiency(demand: LinearDemand, costs: readonly number[]): number {
  const margin = demand.intercept - Math.min(...costs);
  if (!(margin > 0)) {
    throw new JevonsError('no firm can sell at a profit, so there is no welfare to compare', {
      kind: 'no-solution',
      code: 'no-margin',
    });
  }
  return cournot(demand, costs).welfare / ((margin * margin) / (2 * demand.slope));
}

/**
 * Price over unit cost of N equal firms when demand has the same elasticity everywhere: 1 / (1 - 1 / (N e)).
 *
 * @param elasticity Positive: 1.5 means that a price 1 % higher sells 1.5 % less.
 * @throws JevonsError `no-equilibrium` when N e <= 1: selling less always earns more, so no price is an equilibrium.
 */
export function isoelasticMarkup(elasticity: number, firms: number): number {
  if (!Number.isInteger(firms) || firms < 1 || !Number.isFinite(elasticity)) {
    throw new JevonsError(`expected a finite elasticity and a whole number of firms, not ${elasticity} and ${firms}`, {
      kind: 'usage',
      code: 'outside-domain',
    });
  }
  if (!(firms * elasticity > 1)) {
    throw new JevonsError(
      `${firms} firms at elasticity ${elasticity} have no equilibrium: firms times elasticity must exceed 1`,
      {
        kind: 'no-solution',
        code: 'no-equilibrium',
        hint: 'raise the elasticity or the number of firms',
      },
    );
  }
  return 1 / (1 - 1 / (firms * elasticity));
}

/**
 * Capacities chosen first and prices second (with efficient rationing) give the Cournot quantities at the full cost.
 *
 * @param capacityCost Cost of a unit of capacity, making the good costs nothing more.
 * @returns Capacity of each firm and the price.
 * @see Kreps and Scheinkman (1983), Bell Journal of Economics 14(2):326-337.
 */
export function capacityThenPrice(
  demand: LinearDemand,
  capacityCost: number,
  firms: number,
): { capacity: number; price: number } {
  const result = cournot(demand, new Array<number>(firms).fill(capacityCost));
  return { capacity: result.quantities[0] ?? 0, price: result.price };
}
