import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln } from '#base';
import { normalQuantile } from '#stats';
import { criticalFractile, newsvendorLognormal, newsvendorNormal } from './newsvendor.ts';

const prices = fc
  .tuple(
    fc.double({ min: 0, max: 5, noNaN: true }),
    fc.double({ min: 0.1, max: 5, noNaN: true }),
    fc.double({ min: 0.1, max: 5, noNaN: true }),
  )
  .map(([salvage, up, margin]) => ({ salvage, cost: salvage + up, price: salvage + up + margin }));

/** Expected profit of an order, by the middle of 20,000 equally likely demands. */
function profitOf(
  { price, cost, salvage }: { price: number; cost: number; salvage: number },
  order: number,
  demand: (z: number) => number,
): number {
  const count = 20_000;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const sold = Math.min(order, demand(normalQuantile((i + 0.5) / count)));
    sum += price * sold + salvage * (order - sold) - cost * order;
  }
  return sum / count;
}

const published = { price: 10, cost: 4, salvage: 2 };

test('the published example comes out', () => {
  const plan = newsvendorNormal(published, 100, 20);
  expect(plan.fractile).toBe(0.75);
  expect(plan.quantity).toBeCloseTo(113.489795, 6);
  expect(plan.expectedProfit).toBeCloseTo(549.1557484, 6);
  expect(newsvendorLognormal(published, ln(100), 0.5).quantity).toBeCloseTo(140.1082112, 6);
});

test('the closed forms are the profits that simulated demand gives', () => {
  const normal = newsvendorNormal(published, 100, 20);
  expect(profitOf(published, normal.quantity, (z) => 100 + 20 * z)).toBeCloseTo(normal.expectedProfit, 1);
  const lognormal = newsvendorLognormal(published, ln(100), 0.5);
  expect(profitOf(published, lognormal.quantity, (z) => exp(ln(100) + 0.5 * z))).toBeCloseTo(
    lognormal.expectedProfit,
    0,
  );
});

test('no other order brings more', () => {
  const { quantity } = newsvendorLognormal(published, ln(100), 0.5);
  const at = (order: number) => profitOf(published, order, (z) => exp(ln(100) + 0.5 * z));
  for (const factor of [0.8, 0.95, 1.05, 1.2]) expect(at(quantity * factor)).toBeLessThan(at(quantity));
});

test('knowing the demand is never worth less than nothing, and with it all margin is earned', () => {
  fc.assert(
    fc.property(prices, fc.double({ min: 0.05, max: 1, noNaN: true }), (price, deviation) => {
      const normal = newsvendorNormal(price, 10, deviation);
      expect(normal.perfectInformation).toBeGreaterThanOrEqual(0);
      expect(normal.expectedProfit + normal.perfectInformation).toBeCloseTo((price.price - price.cost) * 10, 9);
      const lognormal = newsvendorLognormal(price, 1, deviation);
      expect(lognormal.perfectInformation).toBeGreaterThanOrEqual(-1e-12);
      expect(lognormal.quantity).toBeGreaterThan(0);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test('a dearer shortage asks for more, a dearer excess for less', () => {
  fc.assert(
    fc.property(prices, (price) => {
      const plan = newsvendorNormal(price, 10, 2).quantity;
      expect(newsvendorNormal({ ...price, price: price.price * 1.5 }, 10, 2).quantity).toBeGreaterThan(plan);
      expect(newsvendorNormal({ ...price, salvage: price.salvage - 1 }, 10, 2).quantity).toBeLessThan(plan);
    }),
    { seed: 4, numRuns: 100 },
  );
});

test('prices between which no order makes sense are refused', () => {
  expect(() => criticalFractile({ price: 4, cost: 4, salvage: 1 })).toThrow(
    expect.objectContaining({ code: 'outside-domain' }),
  );
  expect(() => criticalFractile({ price: 9, cost: 4, salvage: 4 })).toThrow(/salvage < cost < price/);
  expect(() => newsvendorNormal(published, 1, 0)).toThrow(/standard deviation/);
});
