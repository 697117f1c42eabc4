/** What the race is worth to customers, against a fine sum along the same demand curve, and what cancels out in it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exp, ln, pow } from '#base';
import { createSimulator, planModel } from '#engine';
import { parseModel } from '#lang';

const plan = planModel(parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl'));
const segments = ['assistants', 'enterprise_automation', 'coding_and_agents', 'internal_and_advertising', 'training'];
const outside = segments.slice(0, 3);
const of = (name: string) => segments.map((segment) => `${name}[${segment}]`);

function yearly(fix: Readonly<Record<string, number>>, outputs: readonly string[]): (id: string) => readonly number[] {
  const simulator = createSimulator(plan, { fix, outputs, time: { saveEvery: 16 } });
  const { values, failures } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  expect(failures).toEqual([]);
  const points = simulator.spec.time.savePoints;
  return (id) => [...values.subarray(outputs.indexOf(id) * points, (outputs.indexOf(id) + 1) * points)];
}

/** Share of projects worth doing at a price, for each theory of demand. */
const shares: Readonly<Record<number, (logPrice: number) => number>> = {
  1: (x) => 1 / (1 + exp((Math.PI / Math.sqrt(3) / 2.5) * (x - ln(0.003)))),
  3: (x) => exp(-x),
  4: () => 1,
};

test.each([1, 3, 4])(
  'customers’ surplus is the area under the demand curve of theory %i, below its ceiling',
  (theory) => {
    const names = ['customer_surplus', 'log_price', 'initial_service_price', 'service_at_any_price'];
    const wanted = [...names.flatMap(of), 'served_share', 'spending_ceiling'];
    const series = yearly({ demand_theory: theory }, wanted);
    const share = shares[theory] ?? (() => Number.NaN);
    for (const year of [2, 6, 12]) {
      const at = (name: string, segment: string) => series(`${name}[${segment}]`)[year] ?? Number.NaN;
      const ceiling = series('spending_ceiling')[year] ?? Number.NaN;
      const surplus = outside.reduce((sum, one) => sum + at('customer_surplus', one), 0);
      const cells = 800;
      let area = 0;
      for (let k = 0; k < cells; k += 1) {
        // All prices go up together to where they started.
        const points = segments.map((segment) => {
          const low = at('log_price', segment);
          const logPrice = low * (1 - (k + 0.5) / cells);
          const price = at('initial_service_price', segment) * exp(logPrice);
          return { price, wanted: at('service_at_any_price', segment) * share(logPrice), step: -low / cells };
        });
        const over = points.reduce((sum, { price, wanted }) => sum + price * wanted, 0) / ceiling;
        const effect = pow(1 + pow(over, 4), -0.25);
        outside.forEach((_, i) => {
          const { price = 0, wanted = 0, step = 0 } = points[i] ?? {};
          area += wanted * effect * price * step;
        });
      }
      const exact = area * (series('served_share')[year] ?? Number.NaN);
      expect(Math.abs(surplus / exact - 1)).toBeLessThan(0.02);
    }
  },
);

test('a higher price that counts adds surplus, and one below today’s price leaves none', () => {
  const total = (choke: number) => {
    const series = yearly({ surplus_choke_price: choke }, of('customer_surplus'));
    return outside.reduce((sum, one) => sum + (series(`customer_surplus[${one}]`)[12] ?? Number.NaN), 0);
  };
  const [low, middle, high] = [total(0.1), total(1), total(10)];
  expect(low).toBeGreaterThan(0);
  expect(middle).toBeGreaterThan(low);
  expect(high).toBeGreaterThan(middle);
  const series = yearly({ surplus_choke_price: 0.1 }, of('customer_surplus'));
  expect(outside.map((one) => series(`customer_surplus[${one}]`)[0])).toEqual([0, 0, 0]);
});

test('what vendors put back to their customers and what training pays cancel out of the social flow', () => {
  const parts = ['social_flow', 'customer_spending', 'own_use_value', 'total_ai_capex', 'end_customer_revenue'];
  const firms = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'others'].map((firm) => `running_cost[${firm}]`);
  const series = yearly({ vendor_finance_share: 0.15 }, [...parts, ...firms, ...of('customer_surplus')]);
  const at = (id: string) => series(id)[6] ?? Number.NaN;
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + at(id), 0);
  const flow =
    sum(of('customer_surplus')) + at('customer_spending') + at('own_use_value') - sum(firms) - at('total_ai_capex');
  expect(at('social_flow')).toBeCloseTo(flow, 6);
  // Own use is part of what end customers' compute brings in, not more.
  expect(at('own_use_value')).toBeLessThan(at('end_customer_revenue'));
});
