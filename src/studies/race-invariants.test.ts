import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSimulator, planModel, type SimulatorOptions } from '#engine';
import { checkUnits, parseModel } from '#lang';

const model = parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl');
const plan = planModel(model);
const firms = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'others'];
const timeAxisIds = new Set(['initial_time', 'final_time', 'time_step', 'saveper']);

/** Every number of the model but its time axis. */
const constants = plan.scalars.flatMap(({ id, kind, unit, value }) =>
  kind === 'constant' && value !== undefined && !timeAxisIds.has(id) ? [{ id, unit, value }] : [],
);

/** One run, and its series by id, a number for each save point. */
function simulate(fix: Readonly<Record<string, number>> = {}, time: NonNullable<SimulatorOptions['time']> = {}) {
  const key = JSON.stringify([fix, time]);
  const before = simulated.get(key);
  if (before !== undefined) return before;
  const run = newRun(fix, time);
  simulated.set(key, run);
  return run;
}
/** Several tests look at the same worlds. */
const simulated = new Map<string, ReturnType<typeof newRun>>();

function newRun(fix: Readonly<Record<string, number>>, time: NonNullable<SimulatorOptions['time']>) {
  const simulator = createSimulator(plan, { backend: 'reference', fix, time });
  const { values, failures } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  expect(failures, JSON.stringify(fix)).toEqual([]);
  const { outputs, time: axis } = simulator.spec;
  const position = new Map(outputs.map((id, index) => [id, index]));
  const series = (id: string): readonly number[] => {
    const index = position.get(id);
    if (index === undefined) throw new Error(`the model has no ${id}`);
    return [...values.subarray(index * axis.savePoints, (index + 1) * axis.savePoints)];
  };
  return { series, outputs, axis };
}
type Run = ReturnType<typeof simulate>;

/**
 * Worlds far from the default one: each constant that a belief is held about moves by up to the factor given, every firm
 * has some rule, and theories, policies and debts are drawn too.
 */
function worlds(count: number, factor: number): Record<string, number>[] {
  const moved = [
    'hardware_decline',
    'learning_share',
    'learning_pooling',
    'software_growth',
    'software_ceiling_multiple',
    'adoption_speed',
    'threshold_spread',
    'median_threshold',
    'capability_scale',
    'spending_ceiling_share',
    'lock_in',
    'contract_length',
    'customer_patience',
    'price_adjustment_time',
    'scarcity_effect_on_price',
    'server_lead_time',
    'shell_lead_time',
    'initial_grid_capacity',
    'chip_expansion_time',
    'service_life',
    'supply_line_awareness',
    'capacity_correction_time',
    'growth_trust',
    'build_ambition',
    'funding_multiple',
    'discount_rate',
    'cheap_model_jump',
    'initial_shell_cost',
    'covenant_cover',
  ]; // prettier-ignore
  const value = new Map(constants.map((constant) => [constant.id, constant.value]));
  let state = 12345;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  return Array.from({ length: count }, (_, index) => {
    const world: Record<string, number> = { follow_announced_plans: index % 2 };
    for (const id of moved) world[id] = (value.get(id) ?? 0) * factor ** (2 * uniform() - 1);
    world.cheap_model_jump = 1 + 20 * uniform();
    world.covenant_cover = 1.05 + uniform();
    const oneOf = (last: number) => 1 + Math.floor(last * uniform());
    for (const [id, last] of Object.entries({ demand_theory: 4, price_theory: 5, forecast_theory: 4 }))
      world[id] = oneOf(last);
    for (const firm of firms) world[`order_rule[${firm}]`] = oneOf(14);
    for (const id of ['rivalry', 'disclosure', 'pause', 'capex_tax', 'vendor_finance_share'])
      world[id] = 0.4 * uniform();
    world.phantom_response = 2 * uniform();
    // What is off by default: in every second world, so that both sides are put to the test.
    if (index % 2 === 1) {
      for (const id of ['take_or_pay_share', 'open_weights', 'rival_perception_time']) world[id] = uniform();
      world.red_queen = 2 * uniform();
      world.lease_start = 2024 + 4 * uniform();
      for (const firm of firms) {
        world[`leased_share[${firm}]`] = 0.9 * uniform();
        world[`elasticity_error[${firm}]`] = uniform() - 0.5;
        world[`progress_error[${firm}]`] = uniform() - 0.5;
        world[`feared_shock_hazard[${firm}]`] = 0.3 * uniform();
        world[`lead_time_error[${firm}]`] = uniform() - 0.3;
      }
    }
    world['initial_net_debt[others]'] = 200 * uniform();
    for (const share of ['learning_share', 'learning_pooling', 'supply_line_awareness']) {
      world[share] = Math.min(1, world[share] ?? 0);
    }
    return world;
  });
}

/** Largest distance from the first value, relative to the largest size that the parts reach. */
function drift(total: readonly number[], parts: readonly (readonly number[])[]): number {
  const size = Math.max(...parts.flat().map(Math.abs));
  return Math.max(...total.map((value) => Math.abs(value - (total[0] ?? 0)))) / size;
}
/** Sum over steps before each save point, when every step is saved. */
function accumulated(flow: readonly number[], dt: number): number[] {
  let sum = 0;
  return flow.map((value) => {
    const before = sum;
    sum += value * dt;
    return before;
  });
}
const add = (...parts: readonly (readonly number[])[]) =>
  (parts[0] ?? []).map((_, k) => parts.reduce((sum, part) => sum + (part[k] ?? 0), 0));
const negative = (part: readonly number[]) => part.map((value) => -value);
const everyStep = { saveEvery: 1 };

test('the units of all equations agree', () => {
  expect(checkUnits(model)).toEqual([]);
});

test.each([
  ['servers', 'installed_capacity', 'supply_line', 'capacity'],
  ['shells', 'shell_power', 'power_supply_line', 'power'],
])(
  '%s installed, under way, retired and cancelled, less those ordered, never change',
  (_, installed, underWay, name) => {
    for (const world of [{}, ...worlds(12, 2)]) {
      const { series } = simulate(world);
      for (const firm of firms) {
        const parts = [
          series(`${installed}[${firm}]`),
          series(`${underWay}[${firm}]`),
          series(`${name}_ever_retired[${firm}]`),
          series(`${name}_ever_cancelled[${firm}]`),
          negative(series(`${name}_ever_ordered[${firm}]`)),
        ];
        expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
      }
    }
  },
);

test('orders are cancelled in some world, so the accounts of cancellations are put to the test', () => {
  for (const id of ['capacity_ever_cancelled', 'power_ever_cancelled']) {
    const cancelled = worlds(12, 2).flatMap((world) => {
      const { series } = simulate(world);
      return firms.map((firm) => series(`${id}[${firm}]`).at(-1) ?? 0);
    });
    expect(Math.max(...cancelled), id).toBeGreaterThan(0.01);
  }
});

test('net cash is what came in less what went out', () => {
  for (const world of [{}, ...worlds(6, 2)]) {
    const { series, axis } = simulate(world, everyStep);
    const taxed = series('taxed_cost');
    for (const firm of firms) {
      const spent = series(`ai_capex[${firm}]`).map((value, k) => value * (taxed[k] ?? Number.NaN));
      const out = add(
        spent,
        ...['running_cost', 'tax', 'interest', 'rent_due', 'payout', 'other_capex'].map((id) =>
          series(`${id}[${firm}]`),
        ),
      );
      const other = constants.find(({ id }) => id === `other_cash_margin[${firm}]`)?.value ?? Number.NaN;
      const inflow = add(
        series(`ai_revenue[${firm}]`),
        series(`equity_raised[${firm}]`),
        series(`rent_received[${firm}]`),
        series(`other_revenue[${firm}]`).map((value) => value * other),
      );
      const parts = [series(`net_cash[${firm}]`), negative(accumulated(inflow, axis.dt)), accumulated(out, axis.dt)];
      expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
    }
  }
});

test.each([
  ['server', 'servers'],
  ['shell', 'shells'],
])('what is spent on %ss is under construction, on the books, or written off', (kind, kinds) => {
  for (const world of [{}, ...worlds(6, 2)]) {
    const { series, axis } = simulate(world, everyStep);
    for (const firm of firms) {
      const parts = [
        series(`${kinds}_under_construction[${firm}]`),
        series(`net_${kinds}[${firm}]`),
        accumulated(series(`${kind}_depreciation[${firm}]`), axis.dt),
        ...(kind === 'server' ? [accumulated(series(`written_off[${firm}]`), axis.dt)] : []),
        negative(accumulated(series(`${kind}_spending[${firm}]`), axis.dt)),
      ];
      expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
    }
  }
});

/** A fall of demand deep enough for contracts to lose their work. */
const fallOfDemand = { cheap_model_jump: 20, cheap_model_share: 0.9, take_or_pay_share: 0.7 };

test('contracts and what they pay: signed, ended, lost, kept without use, and used again', () => {
  for (const world of [{}, fallOfDemand, ...worlds(6, 2)]) {
    const { series, axis } = simulate(world, everyStep);
    for (const firm of firms) {
      const of = (id: string) => series(`${id}[${firm}]`);
      const product = (first: string, second: readonly number[]) =>
        of(first).map((value, k) => value * (second[k] ?? Number.NaN));
      const kept = add(of('ended_commitments'), of('recalled_commitments'));
      const balances = [
        [
          of('contract_value'),
          negative(accumulated(product('new_contracts', of('price')), axis.dt)),
          negative(accumulated(product('recalled_commitments', of('committed_price')), axis.dt)),
          accumulated(product('contract_price', add(of('expiring_contracts'), of('lost_contracts'))), axis.dt),
        ],
        [
          of('contracted_compute'),
          negative(accumulated(add(of('new_contracts'), of('recalled_commitments')), axis.dt)),
          accumulated(add(of('expiring_contracts'), of('lost_contracts')), axis.dt),
        ],
        [of('unused_commitments'), negative(accumulated(of('committed_losses'), axis.dt)), accumulated(kept, axis.dt)],
        [
          of('commitment_value'),
          negative(accumulated(product('committed_losses', of('contract_price')), axis.dt)),
          accumulated(product('committed_price', kept), axis.dt),
        ],
      ];
      for (const parts of balances) {
        // Where nothing is ever kept without use there is nothing to balance.
        if (parts.flat().every((value) => value === 0)) continue;
        expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
      }
      expect(Math.min(...of('unused_commitments'))).toBeGreaterThanOrEqual(0);
      expect(Math.min(...of('new_contracts'))).toBeGreaterThanOrEqual(0);
    }
  }
  expect(Math.max(...simulate(fallOfDemand, everyStep).series('total_take_or_pay_revenue'))).toBeGreaterThan(1);
});

test('what is leased is paid for once, owed once, and its rent is paid to somebody', () => {
  const leased = { ...Object.fromEntries(firms.map((firm) => [`leased_share[${firm}]`, 0.4])), lease_start: 2025 };
  for (const world of [leased, ...worlds(6, 2).filter((_, index) => index % 2 === 1)]) {
    const { series, axis } = simulate(world, everyStep);
    const sum = (id: string) => add(...firms.map((firm) => series(`${id}[${firm}]`)));
    const lessors = firms.map(
      (firm) => constants.find(({ id }) => id === `lessor_share[${firm}]`)?.value ?? Number.NaN,
    );
    const outside = 1 - lessors.reduce((total, share) => total + share, 0);
    const [invested, paid, byOthers] = [sum('ai_investment'), sum('ai_capex'), series('total_leased_spending')];
    const [due, received] = [series('total_rent_due'), sum('rent_received')];
    invested.forEach((value, k) => {
      expect((paid[k] ?? 0) + outside * (byOthers[k] ?? 0)).toBeCloseTo(value, 8);
      expect((received[k] ?? 0) + outside * (due[k] ?? 0)).toBeCloseTo(due[k] ?? Number.NaN, 8);
    });
    for (const firm of firms) {
      const debt = series(`lease_debt[${firm}]`);
      const term = constants.find(({ id }) => id === 'lease_term')?.value ?? Number.NaN;
      const parts = [
        debt,
        negative(accumulated(series(`leased_spending[${firm}]`), axis.dt)),
        accumulated(
          debt.map((value) => value / term),
          axis.dt,
        ),
      ];
      expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
    }
  }
});

test('the channels of the rebound add up to the growth of service', () => {
  for (const world of [{}, ...worlds(12, 2)]) {
    const { series } = simulate(world);
    const channels = ['price', 'adoption', 'capability', 'ceiling'].map((name) => series(`${name}_channel`));
    const growth = series('service_growth_so_far');
    add(...channels).forEach((sum, k) => {
      expect(Math.abs(sum - (growth[k] ?? Number.NaN))).toBeLessThan(1e-9 * Math.max(1, Math.abs(sum)));
    });
  }
});

test('money that vendors lend is spent once and taken out of end demand once', () => {
  const { series, axis } = simulate({ vendor_finance_share: 0.2 }, everyStep);
  const parts = [
    series('vendor_money_held'),
    accumulated(series('vendor_money_spent'), axis.dt),
    negative(accumulated(series('vendor_finance'), axis.dt)),
  ];
  expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
  const back = add(series('end_customer_revenue'), series('vendor_money_spent'));
  series('total_ai_revenue').forEach((value, k) => {
    expect(back[k]).toBeCloseTo(value, 9);
  });
});

test('a firm that fails orders nothing any more, and none fails where failure is switched off', () => {
  const world = { 'initial_net_debt[others]': 1500, 'outside_funding[others]': 0, follow_announced_plans: 0 };
  const { series } = simulate(world);
  const failed = series('failed[others]');
  expect(failed.at(-1)).toBe(1);
  failed.forEach((value, k) => {
    expect([0, 1]).toContain(value);
    if (value === 1) expect(series('order_rate[others]')[k]).toBe(0);
  });
  expect(
    simulate({ ...world, failure_can_happen: 0 })
      .series('failed[others]')
      .at(-1),
  ).toBe(0);
});

test('service booked is delivered, withdrawn or waiting', () => {
  for (const world of [{}, ...worlds(6, 2)]) {
    const { series, axis } = simulate(world, everyStep);
    for (const firm of firms) {
      const parts = [
        series(`backlog[${firm}]`),
        accumulated(series(`compute_use[${firm}]`), axis.dt),
        accumulated(series(`withdrawn_orders[${firm}]`), axis.dt),
        negative(accumulated(series(`contracted_compute[${firm}]`), axis.dt)),
      ];
      expect(drift(add(...parts), parts)).toBeLessThan(1e-10);
      expect(Math.min(...series(`backlog[${firm}]`))).toBeGreaterThan(0);
    }
  }
});

test('stocks and shares stay in their bounds in worlds far from the default one', () => {
  for (const world of worlds(24, 2.5)) {
    const { series } = simulate(world);
    const shares = [
      'ceiling_effect',
      'adopters[assistants]',
      'total_utilisation',
      'chip_fill',
      'grid_fill',
      'circular_share',
    ];
    if (world.demand_theory !== 3) shares.push('worthwhile_share[training]');
    for (const id of shares) {
      expect(Math.min(...series(id)), id).toBeGreaterThanOrEqual(0);
      expect(Math.max(...series(id)), id).toBeLessThanOrEqual(1);
    }
    for (const firm of firms) {
      for (const id of [
        'installed_capacity',
        'capacity_ordered',
        'power_ordered',
        'shell_power',
        'contracted_compute',
        'price',
        'order_rate',
        'net_servers',
      ]) {
        expect(Math.min(...series(`${id}[${firm}]`)), id).toBeGreaterThanOrEqual(0);
      }
    }
    const sums = add(...firms.map((firm) => series(`customer_share[${firm}]`)));
    for (const sum of sums) expect(sum).toBeCloseTo(1, 12);
  }
});

/** Exponents of the basic units in a unit as the model writes it: `$bn/(MH100e*Year)`. */
function exponents(unit: string): Map<string, number> {
  const result = new Map<string, number>();
  const [above = '', below = ''] = unit.split('/');
  for (const [part, sign] of [
    [above, 1],
    [below, -1],
  ] as const) {
    for (const name of part.replace(/[()]/g, '').split('*')) {
      if (name !== '' && name !== 'Dmnl' && name !== '1') result.set(name, (result.get(name) ?? 0) + sign);
    }
  }
  return result;
}

test.each([
  ['money', '$bn', 0.125],
  ['compute', 'MH100e', 1024],
  ['service', 'Ttask', 0.03125],
  ['power', 'GW', 512],
  ['time', 'Year', 4],
])('another unit of %s changes no number that has none', (_, unit, factor) => {
  const scaled: Record<string, number> = {};
  for (const constant of constants) {
    scaled[constant.id] = constant.value * factor ** (exponents(constant.unit).get(unit) ?? 0);
  }
  const scale = unit === 'Year' ? factor : 1;
  const time = { start: 2024 * scale, stop: 2036 * scale, dt: 0.0625 * scale, saveEvery: 4 };
  const before = simulate();
  const after = simulate(scaled, time);
  for (const { id, unit: ofScalar, kind } of plan.scalars) {
    if (ofScalar !== 'Dmnl' || kind === 'constant' || kind === 'time') continue;
    const expected = before.series(id);
    after.series(id).forEach((value, k) => {
      expect(Math.abs(value - (expected[k] ?? Number.NaN)), `${id} at save point ${k}`).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(expected[k] ?? 0)),
      );
    });
  }
});

/** All that grows is off, capacity is what demand needs, and price is what covers cost. */
function stillWorld(): Record<string, number> {
  const still: Record<string, number> = {
    hardware_decline: 0,
    software_growth: 0,
    power_intensity_decline: 0,
    world_product_growth: 0,
    capability_scale: 0,
    adoption_speed: 0,
    initial_build_growth: 0,
    initial_perceived_growth: 0,
    initial_demand_over_use: 1,
    initial_utilisation: 0.8,
    follow_announced_plans: 0,
    spending_ceiling_share: 1e6,
    construction_inflation: 0,
    component_inflation: 0,
    vendor_finance_share: 0,
    planned_shell_growth: 0,
    initial_shell_slack: 0,
    funding_can_bind: 0,
  }; // prettier-ignore
  const serverCost = 24;
  const at = (id: string) => constants.find((constant) => constant.id === id)?.value ?? Number.NaN;
  // Shells must be replaced as fast as servers, for there is one rate of completion to start from.
  still.shell_life = at('service_life');
  const earned = at('discount_rate') + 1 / at('service_life');
  const userCost =
    serverCost * earned +
    (at('initial_shell_cost') * earned + at('running_cost_per_power')) * at('initial_power_intensity');
  const replaced = firms.reduce((sum, firm) => sum + at(`initial_capacity[${firm}]`), 0) / at('service_life');
  still.initial_chip_capacity = replaced * 1.5;
  still.initial_grid_capacity = replaced * 1.5 * at('initial_power_intensity');
  still.initial_price = ((1 + at('normal_margin')) * userCost) / at('normal_utilisation');
  for (const firm of firms) {
    still[`initial_server_cost[${firm}]`] = serverCost;
    still[`initial_other_growth[${firm}]`] = 0;
    still[`initial_completion_rate[${firm}]`] = at(`initial_capacity[${firm}]`) / at('service_life');
  }
  return still;
}

test.each([
  [1, 1, 1, 1],
  [3, 2, 2, 2],
  [6, 3, 3, 3],
  [10, 4, 5, 4],
  [11, 1, 2, 2],
  [12, 2, 1, 1],
  [13, 1, 2, 3],
])(
  'a world at rest stays at rest: rule %i, theories of demand %i, price %i, forecast %i',
  (rule, demand, price, forecast) => {
    const theories = { demand_theory: demand, price_theory: price, forecast_theory: forecast };
    const rules = Object.fromEntries(firms.map((firm) => [`order_rule[${firm}]`, rule]));
    const { series } = simulate({ ...stillWorld(), ...theories, ...rules });
    for (const firm of firms) {
      for (const id of [
        'installed_capacity',
        'supply_line',
        'shell_power',
        'power_supply_line',
        'price',
        'compute_use',
        'backlog',
        'capex',
        'order_rate',
        'customer_share',
      ]) {
        const values = series(`${id}[${firm}]`);
        for (const value of values) expect(value / (values[0] ?? 0), `${id}[${firm}]`).toBeCloseTo(1, 9);
      }
    }
    expect(series('economic_over_capacity').at(-1)).toBe(0);
    expect(series('idle_over_capacity').at(-1)).toBe(0);
  },
);

/** Constants of a run in which each firm has the numbers of the firm given for it. */
function recast(of: Readonly<Record<string, string>>): Record<string, number> {
  const value = new Map(constants.map((constant) => [constant.id, constant.value]));
  const fix: Record<string, number> = {};
  for (const { id } of constants) {
    const [, name, firm] = /^(.*)\[(.*)\]$/.exec(id) ?? [];
    const source = firm === undefined ? undefined : of[firm];
    if (source !== undefined) fix[id] = value.get(`${name}[${source}]`) ?? Number.NaN;
  }
  return fix;
}
function expectSame(left: readonly number[], right: readonly number[], what: string): void {
  left.forEach((value, k) => {
    const size = Math.max(Math.abs(value), Math.abs(right[k] ?? Number.NaN), 1e-6);
    expect(Math.abs(value - (right[k] ?? Number.NaN)) / size, `${what} at save point ${k}`).toBeLessThan(1e-9);
  });
}
const perFirm = ['capex', 'installed_capacity', 'price', 'customer_share', 'net_present_value', 'net_cash'];

test('firms with the same numbers do the same', () => {
  const { series } = simulate(recast(Object.fromEntries(firms.map((firm) => [firm, 'microsoft']))));
  for (const id of perFirm) {
    for (const firm of firms) expectSame(series(`${id}[${firm}]`), series(`${id}[amazon]`), `${id}[${firm}]`);
  }
});

test('two firms that swap their numbers swap their fates, and the others do not notice', () => {
  const before = simulate();
  const after = simulate(recast({ alphabet: 'oracle', oracle: 'alphabet' }));
  const counterpart = (firm: string) => ({ alphabet: 'oracle', oracle: 'alphabet' })[firm] ?? firm;
  for (const id of perFirm) {
    for (const firm of firms) {
      expectSame(after.series(`${id}[${firm}]`), before.series(`${id}[${counterpart(firm)}]`), `${id}[${firm}]`);
    }
  }
});

test('how the start is divided among firms that are otherwise equal does not change the total', () => {
  const total = (shares: readonly number[]): Run => {
    const fix = { ...recast(Object.fromEntries(firms.map((firm) => [firm, 'microsoft']))), follow_announced_plans: 0 };
    const world: Record<string, number> = { ...fix, funding_multiple: 1e6 };
    firms.forEach((firm, k) => {
      world[`initial_capacity[${firm}]`] = 1.6 * (shares[k] ?? 0);
      world[`initial_completion_rate[${firm}]`] = 2.8 * (shares[k] ?? 0);
    });
    return simulate(world);
  };
  const equal = total([1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6]);
  const unequal = total([0.5, 0.2, 0.1, 0.1, 0.05, 0.05]);
  for (const id of ['total_capacity', 'market_price', 'total_ai_capex', 'customer_spending', 'total_utilisation']) {
    expectSame(equal.series(id), unequal.series(id), id);
  }
});

/** Capex by calendar year, of all firms. */
function yearly({ series }: Run): number[] {
  const soFar = add(...firms.map((firm) => series(`capex_so_far[${firm}]`)));
  return Array.from({ length: 12 }, (_, year) => (soFar[4 * year + 4] ?? 0) - (soFar[4 * year] ?? 0));
}

test('half the time step changes little', () => {
  const whole = yearly(simulate());
  const half = yearly(simulate({}, { dt: 1 / 32, saveEvery: 8 }));
  whole.forEach((value, year) => {
    expect(Math.abs((half[year] ?? 0) / value - 1), `capex of ${2024 + year}`).toBeLessThan(0.01);
  });
});

test('a cheaper model with a rebound below one idles capacity, and orders fall', () => {
  const shock = simulate({ cheap_model_jump: 10 });
  const calm = simulate();
  expect(shock.series('rebound')[12] ?? 1).toBeLessThan(1);
  expect(shock.series('total_compute_use')[16] ?? 0).toBeLessThan(calm.series('total_compute_use')[16] ?? 0);
  expect(yearly(shock)[4] ?? 0).toBeLessThan(yearly(calm)[4] ?? 0);
});

test('the elasticity computed is the slope of demand', () => {
  const price = (jump: number) => simulate({ initial_price: 26 * jump, sellers_pass_through: 1 });
  const run = price(1);
  const elasticity = run.series('price_elasticity[training]');
  const share = run.series('worthwhile_share[training]');
  const cost = run.series('service_price[training]');
  // Between neighbouring save points at the start of which the curve is evaluated, on a logarithmic middle.
  for (let k = 1; k < 20; k += 1) {
    const slope = -Math.log((share[k] ?? 0) / (share[k - 1] ?? 0)) / Math.log((cost[k] ?? 0) / (cost[k - 1] ?? 0));
    expect(slope).toBeCloseTo(((elasticity[k] ?? 0) + (elasticity[k - 1] ?? 0)) / 2, 2);
  }
});
