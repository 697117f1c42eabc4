/** With mechanisms switched off, the model of the race gives the results that are known in closed form. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { investmentTrigger } from '#analysis';
import { exp, ln, pow } from '#base';
import { createSimulator, planModel } from '#engine';
import { parseModel } from '#lang';
import { normalCdf } from '#stats';

const plan = planModel(parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl'));
const firms = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'others'];
const defaults = new Map(plan.scalars.map(({ id, value }) => [id, value ?? Number.NaN]));
const start = 2024;

interface Horizon {
  readonly years?: number;
  readonly stepsPerYear?: number;
}
type Series = (id: string) => readonly number[];

/** One run, saved once a year unless said otherwise. */
function simulate(
  fix: Readonly<Record<string, number>>,
  outputs: readonly string[],
  { years = 12, stepsPerYear = 16 }: Horizon = {},
  savesPerYear = 1,
): Series {
  const time = { stop: start + years, dt: 1 / stepsPerYear, saveEvery: stepsPerYear / savesPerYear };
  const simulator = createSimulator(plan, { fix, outputs, time });
  const { values, failures } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  expect(failures).toEqual([]);
  const points = simulator.spec.time.savePoints;
  return (id) => {
    const index = outputs.indexOf(id);
    return [...values.subarray(index * points, (index + 1) * points)];
  };
}
const last = (values: readonly number[]) => values.at(-1) ?? Number.NaN;

const switchedOff: Readonly<Record<string, number>> = {
  hardware_decline: 0,
  software_growth: 0,
  power_intensity_decline: 0,
  world_product_growth: 0,
  construction_inflation: 0,
  component_inflation: 0,
  capability_scale: 0,
  adoption_speed: 0,
  initial_build_growth: 0,
  planned_shell_growth: 0,
  initial_perceived_growth: 0,
  follow_announced_plans: 0,
  vendor_finance_share: 0,
  spending_ceiling_share: 1e6,
  rivalry: 0,
  lock_in: 0,
  capability_pull: 0,
  price_sensitivity: 0,
  delay_sensitivity: 0,
  shells_limit: 0,
  chips_limit: 0,
  grid_limit: 0,
  funding_can_bind: 0,
  endogenous_retirement: 0,
  failure_can_happen: 0,
  initial_demand_over_use: 1,
  initial_utilisation: 0.8,
  sellers_pass_through: 1,
};

/** @param count Of six firms, how many are there and alike; the others are too small to matter. */
function alike(count: number): Record<string, number> {
  const world: Record<string, number> = { ...switchedOff };
  firms.forEach((firm, place) => {
    const capacity = place < count ? 1 / count : 1e-9;
    world[`initial_capacity[${firm}]`] = capacity;
    world[`initial_completion_rate[${firm}]`] = capacity / (defaults.get('service_life') ?? 1);
    world[`initial_server_cost[${firm}]`] = 25;
    world[`initial_other_growth[${firm}]`] = 0;
  });
  return world;
}
const everyFirm = (id: string, value: number) => Object.fromEntries(firms.map((firm) => [`${id}[${firm}]`, value]));

describe('Cournot', () => {
  test.each([
    [1, 1.5],
    [2, 1.5],
    [3, 1.5],
    [6, 1.5],
    [2, 1.2],
  ])('%i firms alike that reply to each other settle where price over cost is 1/(1 - 1/(N e)), e = %f', (count, e) => {
    const world = {
      ...alike(count),
      ...everyFirm('order_rule', 5),
      demand_theory: 3,
      constant_elasticity: e,
      price_theory: 3,
      greatest_market_power: 0.95,
    };
    const run = simulate(world, ['market_price', 'market_user_cost'], { years: 150 });
    const ratio = (last(run('market_price')) * 0.8) / last(run('market_user_cost'));
    expect(ratio).toBeCloseTo(1 / (1 - 1 / (count * e)), 4);
  });
});

/** Demand is given; what matters is how orders follow capacity through three equal stages. */
function pipeline(correctionTime: number, life: number, rule: number): Record<string, number> {
  const world: Record<string, number> = {
    ...alike(6),
    ...everyFirm('order_rule', rule),
    demand_theory: 4,
    server_lead_time: 2,
    ordering_share: 1 / 3,
    building_share: 1 / 3,
    supply_line_awareness: 1,
    capacity_correction_time: correctionTime,
    service_life: life,
  };
  // Two percent more is on its way than wears out: the swing that grows or dies.
  for (const firm of firms) {
    world[`initial_completion_rate[${firm}]`] = ((world[`initial_capacity[${firm}]`] ?? 0) / life) * 1.02;
  }
  return world;
}

describe('supply line', () => {
  const swing = (world: Record<string, number>, years: number) => {
    const capacity = simulate(world, ['total_capacity'], { years, stepsPerYear: 64 }, 8)('total_capacity');
    const size = (from: number, to: number) =>
      Math.max(...capacity.slice(8 * from, 8 * to).map((value) => Math.abs(value - 1)));
    return { capacity, early: size(20, 30), late: size(years - 10, years) };
  };
  // tau 2, three stages, nothing on order counted: the boundary of T/tau is 0.3358 at life 20 and 0.2526 at life 5.
  test.each([
    [20, 0.3358],
    [5, 0.2526],
  ])('blind to the pipeline, with life %f, swings grow below T/tau = %f and die above it', (life, boundary) => {
    const below = swing(pipeline(2 * boundary * 0.96, life, 11), 70);
    expect(below.late).toBeGreaterThan(below.early);
    const above = swing(pipeline(2 * boundary * 1.04, life, 11), 70);
    expect(above.late).toBeLessThan(above.early);
  });

  test('with all that is on order counted, capacity comes back without a swing', () => {
    const { capacity } = swing(pipeline(0.5, 20, 10), 40);
    const settled = last(capacity);
    expect(settled).toBeCloseTo(1, 3);
    for (const value of capacity) expect(value).toBeGreaterThan(settled - 1e-6);
  });
});

/** Cost and software alone drive demand of constant elasticity; nothing is dear but servers, and price is cost. */
function learning(elasticity: number, exponent: number, softwareGrowth: number): Record<string, number> {
  return {
    ...alike(6),
    demand_theory: 3,
    constant_elasticity: elasticity,
    price_theory: 2,
    growth_trust: 0,
    learning_share: 1,
    reference_growth_of_experience: 1,
    hardware_decline: exponent,
    initial_shell_cost: 1e-9,
    running_cost_per_power: 1e-9,
    software_growth: softwareGrowth,
    software_ceiling_multiple: 1e30,
    spending_ceiling_share: 1e60,
    greatest_wish: 1e200,
  };
}

describe('learning', () => {
  test.each([
    [1.5, 0.2, 0.4],
    [1.3, 0.3, 0.5],
  ])('elasticity %f, exponent %f: growth settles at n / (1 - e b), n = (e - 1) x software growth', (e, b, g) => {
    const built = simulate(learning(e, b, g), ['capacity_ever_built[amazon]'], { years: 60, stepsPerYear: 32 })(
      'capacity_ever_built[amazon]',
    );
    const growth = ln((built.at(-1) ?? 0) / (built.at(-2) ?? 1));
    expect(growth / (((e - 1) * g) / (1 - e * b))).toBeCloseTo(1, 2);
  });

  test('with e b above one growth itself grows, year after year', () => {
    const built = simulate(learning(1.5, 0.7, 0.03), ['capacity_ever_built[amazon]'], { years: 40 })(
      'capacity_ever_built[amazon]',
    );
    const growth = built.slice(16).map((value, k) => ln(value / (built[k + 15] ?? 1)));
    for (const [k, rate] of growth.entries()) {
      if (k > 0) expect(rate).toBeGreaterThan(growth[k - 1] ?? 0);
    }
    // Balanced growth would keep one rate for ever.
    expect(last(growth)).toBeGreaterThan(1.5 * (growth[0] ?? 0));
  });
});

describe('rebound', () => {
  // Customers' spending rises iff e > 1, compute iff e pi > 1: with e 1.2 and pi 0.6 the one rises and the other falls.
  test.each([
    [2, 1.2, 0.6],
    [2, 1.5, 1],
    [10, 1.2, 1],
    [2, 0.5, 1],
  ])('a model %i times cheaper, e %f and pi %f: compute is multiplied by k^(e pi - 1)', (jump, e, pass) => {
    const world = {
      ...alike(6),
      demand_theory: 3,
      constant_elasticity: e,
      sellers_pass_through: pass,
      margin_erosion_time: 1e12,
      price_theory: 2,
      cheap_model_share: 1,
      cheap_model_date: 2030,
      ...Object.fromEntries(
        ['assistants', 'enterprise_automation', 'coding_and_agents', 'internal_and_advertising', 'training'].map(
          (id) => [`outside_segment[${id}]`, 1],
        ),
      ),
    };
    const wanted = ['compute_demand', 'rebound'];
    const shock = simulate({ ...world, cheap_model_jump: jump }, wanted, { years: 40 });
    const calm = simulate(world, wanted, { years: 40 });
    expect(last(shock('rebound'))).toBeCloseTo(e * pass, 12);
    expect(last(shock('compute_demand')) / last(calm('compute_demand'))).toBeCloseTo(pow(jump, e * pass - 1), 6);
  });
});

describe('newsvendor', () => {
  test('the target is the quantile of a log-logistic belief at underage over underage and overage', () => {
    const outputs = ['newsvendor_factor', 'underage_over_overage', 'target_capacity[meta]'];
    const run = simulate(everyFirm('order_rule', 9), outputs);
    const plain = simulate({ ...everyFirm('order_rule', 1), rivalry: 0 }, outputs);
    const shape = Math.PI / Math.sqrt(3) / 0.3;
    run('newsvendor_factor').forEach((factor, k) => {
      const ratio = run('underage_over_overage')[k] ?? Number.NaN;
      expect(1 / (1 + pow(factor, -shape))).toBeCloseTo(ratio / (1 + ratio), 12);
    });
    expect(run('target_capacity[meta]')[0]).toBeCloseTo(
      (plain('target_capacity[meta]')[0] ?? 0) * (run('newsvendor_factor')[0] ?? 0),
      12,
    );
  });
});

describe('waiting', () => {
  test('the trigger is that of McDonald and Siegel when rents and cost fall alike', () => {
    const trigger = last(simulate(everyFirm('order_rule', 4), ['option_trigger'])('option_trigger'));
    const rate = 0.09 + 1 / 7 + 0.317;
    expect(trigger).toBeCloseTo(investmentTrigger({ rate, payout: rate, volatility: 0.3 }), 12);
  });

  test('below the trigger nothing is ordered beyond what wears out', () => {
    const world = { ...alike(6), ...everyFirm('order_rule', 4), rent_variance: 1 };
    const run = simulate(world, ['rent_over_user_cost', 'option_trigger', 'order_rate[meta]', 'option_gate']);
    expect(run('rent_over_user_cost')[0]).toBeLessThan(0.9 * (run('option_trigger')[0] ?? 0));
    expect(run('option_gate')[0]).toBe(0);
    expect(run('order_rate[meta]')[0]).toBe(0);
  });
});

describe('Bass', () => {
  test('adopters follow the closed form, whatever the time step', () => {
    const [p, q] = [0.02, 0.6];
    for (const stepsPerYear of [4, 16]) {
      const world = { adoption_price_response: 0 };
      const adopters = simulate(world, ['adopters[assistants]'], { stepsPerYear })('adopters[assistants]');
      const ratio = (1 - 0.05) / (p + q * 0.05);
      adopters.forEach((value, year) => {
        const left = ratio * exp(-(p + q) * year);
        expect(value).toBeCloseTo((1 - p * left) / (1 + q * left), 12);
      });
    }
  });
});

describe('thresholds', () => {
  test('the lognormal curve is the normal tail to 1 in 1000, and its elasticity the hazard', () => {
    const outputs = ['worthwhile_share[training]', 'threshold_distance[training]', 'price_elasticity[training]'];
    const run = simulate({ demand_theory: 2 }, outputs);
    run('threshold_distance[training]').forEach((z, k) => {
      const tail = normalCdf(-z);
      const hazard = exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / tail / 2.5;
      expect(Math.abs((run('worthwhile_share[training]')[k] ?? 0) / tail - 1)).toBeLessThan(1e-3);
      expect(Math.abs((run('price_elasticity[training]')[k] ?? 0) / hazard - 1)).toBeLessThan(1e-3);
    });
  });
});

describe('phantom orders', () => {
  test('where chips are short, answering a shortage with more orders makes plants that nobody needs later', () => {
    const short = { initial_chip_capacity: 2, chip_foresight: 0.3 };
    const outputs = ['chip_capacity', 'chip_demand', 'phantom_chip_orders'];
    const calm = simulate({ ...short, phantom_response: 0 }, outputs);
    const nervous = simulate({ ...short, phantom_response: 2 }, outputs);
    expect(Math.max(...calm('phantom_chip_orders'))).toBe(0);
    expect(Math.max(...nervous('phantom_chip_orders'))).toBeGreaterThan(0.5);
    const excess = (run: Series) => Math.max(...run('chip_capacity')) / Math.max(...run('chip_demand'));
    expect(excess(nervous)).toBeGreaterThan(excess(calm));
  });
});

describe('obsolescence', () => {
  test('scarce power retires old chips before they are worn, and the books do not matter to that', () => {
    const short = { initial_grid_capacity: 3, grid_expansion_time: 8 };
    const old = 'servers[microsoft,generation_2023]';
    const outputs = [old, 'power_shadow_price', 'economic_life'];
    const scarce = simulate(short, outputs);
    const worn = simulate({ ...short, endogenous_retirement: 0 }, outputs);
    expect(Math.max(...scarce('power_shadow_price'))).toBeGreaterThan(0);
    expect(Math.min(...scarce('economic_life'))).toBeLessThan(7);
    expect(last(scarce(old))).toBeLessThan(0.8 * last(worn(old)));
    const books = simulate({ ...short, server_accounting_life: 3, tax_rate: 0 }, outputs);
    expect(books(old)).toEqual(simulate({ ...short, tax_rate: 0 }, outputs)(old));
  });
});
