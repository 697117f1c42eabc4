/** The default run against the record. Capex follows what was announced, so only the rest, and the rule alone, is a test. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSimulator, planModel } from '#engine';
import { parseModel } from '#lang';

const plan = planModel(parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl'));

/** @returns Value of an output at a date that is a save point. */
function simulate(fix: Readonly<Record<string, number>> = {}): (id: string, date: number) => number {
  const simulator = createSimulator(plan, { backend: 'reference', fix });
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  const { outputs, time } = simulator.spec;
  return (id, date) => {
    const index = outputs.indexOf(id);
    const point = Math.round((date - time.start) / (time.dt * time.saveEvery));
    if (index < 0) throw new Error(`the model has no ${id}`);
    return values[index * time.savePoints + point] ?? Number.NaN;
  };
}
const run = simulate();
const rule = simulate({ follow_announced_plans: 0 });

const filers = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle'];
const capexOf = (at: typeof run, year: number) =>
  filers.reduce((sum, firm) => sum + at(`capex_so_far[${firm}]`, year + 1) - at(`capex_so_far[${firm}]`, year), 0);

// $bn, each firm on its own definition: Amazon net, Microsoft with finance leases, Alphabet and Oracle gross,
// Meta with finance-lease principal; 2026 is the sum of the middles of guidance of July 2026.
test.each([
  [2024, 255.8, 0.07],
  [2025, 445.4, 0.06],
  [2026, 810.5, 0.06],
])('capex of the five filers in %i is near %f $bn', (year, reported, tolerance) => {
  expect(Math.abs(capexOf(run, year) / reported - 1)).toBeLessThan(tolerance);
});

test.each([
  [2024, 255.8, 0.1],
  [2025, 445.4, 0.25],
  [2026, 810.5, 0.1],
])('the rule alone gives the capex of %i within a quarter', (year, reported, tolerance) => {
  expect(Math.abs(capexOf(rule, year) / reported - 1)).toBeLessThan(tolerance);
});

// Million H100 equivalents at the end of 2025, all makers (Epoch AI), with no retirements in it; its bands are about a fifth
// either way.
test.each([
  ['amazon', 2.449],
  ['microsoft', 3.416],
  ['alphabet', 5.05],
  ['meta', Math.LN10],
  ['oracle', 1.144],
  ['others', 5.376],
])('what %s has ever built by the end of 2025 is near %f', (firm, stock) => {
  expect(Math.abs(run(`capacity_ever_built[${firm}]`, 2026) / stock - 1)).toBeLessThan(0.12);
});

// $bn a year, run rates of the sellers summed without double counting: judged from the revenue table.
test.each([
  [2025, 22],
  [2026, 75],
  [2026.5, 150],
])('outside customers at %f spend near %i $bn a year', (date, reported) => {
  expect(Math.abs(run('customer_spending', date) / reported - 1)).toBeLessThan(0.25);
});

// $ an hour over 8760 hours: 2.0 at the end of 2024, 1.7 in October 2025 and 2.35 in March 2026.
test('the rent of a unit falls by about a third over 2024 and 2025', () => {
  expect(run('market_price', 2026) / run('market_price', 2024)).toBeGreaterThan(0.55);
  expect(run('market_price', 2026) / run('market_price', 2024)).toBeLessThan(0.85);
});

test('capacity is well used from 2024 to mid 2026, as all firms said', () => {
  for (const date of [2024.5, 2025, 2025.5, 2026, 2026.5]) expect(run('total_utilisation', date)).toBeGreaterThan(0.8);
});

test('the ratio of service to unit cost since the start is of the size seen in tokens', () => {
  // Tokens against list prices over 2024 to 2026: 0.8 to 1.8, by how fast prices fell.
  expect(run('observed_rebound', 2026)).toBeGreaterThan(0.8);
  expect(run('observed_rebound', 2026)).toBeLessThan(2);
});
