/** Cash and value of a company of one's own in one future. */
import { exp } from '#base';
import type { CompanyFile } from '../company-types.ts';
import type { ChoiceSpec } from './choice-specs.ts';
import type { Window } from './race-values.ts';

/** Years. */
export const step = 0.25;
const shellLife = 25;
/** Share of capacity that can be sold at the most. */
const greatestUse = 0.95;
/** Of a lease: years until it can be handed back, and what the lessor asks above the cost of owning. */
const leaseTerm = 3;
const leasePremium = 0.15;
export const thousand = 1000;
/** A price of $1 an hour brings $8,766 a year, which is this many $bn a year for a MH100e. */
const hoursThousands = 8.766;

/** What a future is like for a company that takes prices as given. */
export interface Market {
  /** `[moment]`, the moments `step` apart from the start of the window. */
  readonly price: Float64Array;
  readonly use: Float64Array;
  readonly server: Float64Array;
  readonly shell: Float64Array;
  readonly intensity: Float64Array;
  readonly leadTime: number;
  readonly life: number;
  readonly decline: number;
  readonly running: number;
}

export interface CompanyAccount {
  readonly full: number;
  readonly none: number;
  readonly capex: number;
  readonly capacity: number;
  readonly ruin: number;
}

/** `kH100e/year` ordered in each step. */
function ordersOf(company: CompanyFile, spec: ChoiceSpec, { from, years }: Window, moments: number): Float64Array {
  const plan = spec.plan?.orders ?? company.orders;
  return Float64Array.from({ length: moments }, (_, k) => {
    const t = from + k * step;
    const waited = t - spec.waitYears;
    if (waited < from) return 0;
    const level = t < from + spec.waitYears + years ? spec.level : 1;
    return level * (plan[String(Math.floor(waited + 1e-9))] ?? 0);
  });
}

/**
 * Cash and value of a company in one future. Servers and shells are paid when they are placed in service, at the prices of
 * the day of their order; contracts are paid in full, and what cannot be delivered is bought on the market.
 *
 * @returns Money in $bn as of the start of the window, capacity in kH100e.
 */
export function companyAccount(company: CompanyFile, spec: ChoiceSpec, market: Market, window: Window): CompanyAccount {
  const { from, years, discountRate } = window;
  const moments = market.price.length;
  const orders = ordersOf(company, spec, window, moments);
  const lead = Math.max(1, Math.round(market.leadTime / step));
  const lease = spec.kind === 'lease';
  const capital = company.capitalCostFactor ?? 1;
  const at = (path: Float64Array, k: number) => path[Math.max(0, Math.min(k, moments - 1))] as number;
  const unitCost = (k: number) =>
    ((at(market.server, k) + at(market.shell, k) * at(market.intensity, k)) * capital) / thousand;
  const leaseRate = (k: number) =>
    ((1 + leasePremium) *
      ((at(market.server, k) * (discountRate + 1 / market.life + market.decline) +
        at(market.shell, k) * at(market.intensity, k) * (discountRate + 1 / shellLife)) *
        capital)) /
    thousand;
  let [owned, powered] = [company.capacity, company.capacity * at(market.intensity, 0)];
  const leased: { size: number; rate: number; until: number; intensity: number }[] = [];
  let [cash, debt, none, capex, ruined, capacityThen] = [company.cash, company.debt ?? 0, 0, 0, 0, 0];
  const then = Math.min(moments - 1, Math.round((years + 1) / step));
  for (let k = 0; k < moments - 1; k += 1) {
    const t = from + k * step;
    const arrived = (k >= lead ? (orders[k - lead] as number) * step : 0) * (ruined > 0 ? 0 : 1);
    const underWay = k === lead ? (company.underWay ?? 0) : 0;
    let paid = 0;
    if (arrived > 0 && lease) {
      leased.push({
        size: arrived,
        rate: leaseRate(k - lead),
        until: t + leaseTerm,
        intensity: at(market.intensity, k),
      });
    } else if (arrived > 0) {
      paid = arrived * unitCost(k - lead);
      owned += arrived;
      powered += arrived * at(market.intensity, k - lead);
    }
    owned += underWay;
    powered += underWay * at(market.intensity, 0);
    const wear = exp(-step / market.life);
    owned *= wear;
    powered *= wear;
    const runningOf = (power: number) => (power * market.running * (company.runningCostFactor ?? 1)) / thousand;
    const rentOf = (k: number) => (at(market.price, k) * at(market.use, k)) / thousand;
    for (const one of leased) {
      if (t < one.until - 1e-9) continue;
      const rate = leaseRate(k);
      // Renewed at the rate of the day where that still pays; else handed back.
      if (rentOf(k) - runningOf(one.intensity) > rate) [one.rate, one.until] = [rate, t + leaseTerm];
      else one.size = 0;
    }
    const rented = leased.reduce((sum, { size }) => sum + size, 0);
    const capacity = owned + rented;
    if (k === then) capacityThen = capacity;
    const sold = (company.contracts ?? []).filter((one) => one.from <= t + 1e-9 && t < one.until - 1e-9);
    const owed = sold.reduce((sum, one) => sum + one.capacity, 0);
    const fixed = sold.reduce((sum, one) => sum + (one.capacity * one.price * hoursThousands) / thousand, 0);
    const spot = Math.max(0, capacity - owed) * rentOf(k);
    const missing = (Math.max(0, owed - greatestUse * capacity) * at(market.price, k)) / thousand;
    const rent = leased.reduce((sum, { size, rate }) => sum + size * rate, 0);
    const running = runningOf(powered + leased.reduce((sum, one) => sum + one.size * one.intensity, 0));
    const operating = (fixed + spot - missing - rent - running) * step;
    if (k * step < years + 2) capex += paid;
    none += exp(-discountRate * (k + 0.5) * step) * (operating - paid);
    cash += operating - paid - (company.interestRate ?? 0.09) * debt * step;
    if (cash < 0) {
      debt -= cash;
      cash = 0;
    }
    if (debt > (company.debt ?? 0) + (company.creditLine ?? 0)) ruined = 1;
  }
  const last = moments - 1;
  const rentThen =
    at(market.price, last) * at(market.use, last) -
    (powered / Math.max(owned, 1e-12)) * market.running * (company.runningCostFactor ?? 1);
  const shellUse = (at(market.shell, last) * (discountRate + 1 / shellLife) * powered) / Math.max(owned, 1e-12);
  const servers =
    (owned * Math.max(0, rentThen - shellUse)) / (discountRate + 1 / market.life + market.decline) / thousand;
  const shells = (at(market.shell, last) * powered) / thousand;
  const discount = exp(-discountRate * last * step);
  return { none, full: none + discount * (servers + shells), capex, capacity: capacityThen, ruin: ruined };
}
