/**
 * What the race does that has no closed form. The limits that have one are proofs (`jevons proofs --group "race limits"`),
 * and `proofs.test.ts` runs them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planModel } from '#engine';
import { parseModel } from '#lang';
import { everyFirm, type Fixed, lastOf, raceFirms, type Series, simulateRace } from './proof-race-worlds.ts';

const plan = planModel(parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl'));
const simulate = (fix: Fixed, outputs: readonly string[]) => simulateRace(plan, fix, outputs);

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
    expect(lastOf(scarce(old))).toBeLessThan(0.8 * lastOf(worn(old)));
    const books = simulate({ ...short, server_accounting_life: 3, tax_rate: 0 }, outputs);
    expect(books(old)).toEqual(simulate({ ...short, tax_rate: 0 }, outputs)(old));
  });
});

describe('matching rivals', () => {
  test('who counts on rivals going on builds more than demand asks for, and all that stands is used less', () => {
    const outputs = ['total_capacity', 'total_utilisation'];
    const matching = simulate(everyFirm('order_rule', 6), outputs);
    const forecasting = simulate({}, outputs);
    expect(lastOf(matching('total_capacity'))).toBeGreaterThan(1.2 * lastOf(forecasting('total_capacity')));
    expect(lastOf(matching('total_utilisation'))).toBeLessThan(0.8 * lastOf(forecasting('total_utilisation')));
  });

  test('what is seen of rivals late is believed late', () => {
    const outputs = ['rivals_in_view[meta]', 'rivals_believed[meta]'];
    const late = simulate({ ...everyFirm('order_rule', 13), rival_perception_time: 0.5 }, outputs);
    expect(late('rivals_believed[meta]')[2] ?? 0).toBeLessThan(0.9 * (late('rivals_in_view[meta]')[2] ?? 0));
    const atOnce = simulate(everyFirm('order_rule', 13), outputs);
    expect(atOnce('rivals_believed[meta]')).toEqual(atOnce('rivals_in_view[meta]'));
  });
});

describe('power', () => {
  test('where utilities build for signed orders alone, servers wait for power and their rent is higher', () => {
    const outputs = ['unpowered_share', 'market_price', 'total_capacity'];
    const short = simulate({ grid_foresight: 0, grid_expansion_time: 6, initial_grid_capacity: 7 }, outputs);
    const enough = simulate({}, outputs);
    expect(Math.max(...short('unpowered_share'))).toBeGreaterThan(0.15);
    expect(short('market_price')[4] ?? 0).toBeGreaterThan(1.1 * (enough('market_price')[4] ?? 0));
    expect(short('total_capacity')[5] ?? 0).toBeLessThan(0.9 * (enough('total_capacity')[5] ?? 0));
  });
});

describe('beliefs of firms', () => {
  const wanted = raceFirms.map((firm) => `target_capacity[${firm}]`);
  const wantedIn2028 = (fix: Fixed) => {
    const run = simulate(fix, wanted);
    return wanted.reduce((sum, id) => sum + (run(id)[4] ?? Number.NaN), 0);
  };

  test('firms want more capacity when they take the rebound for larger, less when they fear a cheap model', () => {
    const right = wantedIn2028({});
    expect(wantedIn2028(everyFirm('elasticity_error', 0.5))).toBeGreaterThan(1.05 * right);
    // Rebound below one: a cheaper model saves more compute than it brings.
    expect(wantedIn2028(everyFirm('feared_shock_hazard', 0.3))).toBeLessThan(0.95 * right);
    expect(wantedIn2028(everyFirm('progress_error', 0.3))).toBeLessThan(right);
  });

  test('a firm that takes its lead time for longer orders more while demand grows', () => {
    const right = simulate({}, ['target_capacity[meta]']);
    const wrong = simulate({ 'lead_time_error[meta]': 0.5 }, ['target_capacity[meta]']);
    expect(wrong('target_capacity[meta]')[3] ?? 0).toBeGreaterThan(1.1 * (right('target_capacity[meta]')[3] ?? 0));
  });

  test('errors fade when experience corrects them', () => {
    const factor = (time: number) => {
      const world = { ...everyFirm('elasticity_error', 0.5), belief_correction_time: time };
      return lastOf(simulate(world, ['mistaken_growth[meta]'])('mistaken_growth[meta]'));
    };
    expect(factor(1)).toBeLessThan(0.01 * factor(1000));
  });
});

describe('open weights', () => {
  test('work that moves to a model anyone can run is sold at cost, so prices fall by the margin of the start', () => {
    const outputs = ['service_price[assistants]', 'service_price[training]', 'pass_through[assistants]'];
    // No compute is saved, so that cost is the same at first.
    const open = simulate({ open_weights: 1, cheap_model_share: 1, cheap_model_diffusion_time: 0.1 }, outputs);
    const closed = simulate({}, outputs);
    const ratio = (id: string) => (open(id)[4] ?? 0) / (closed(id)[4] ?? 0);
    expect(ratio('service_price[assistants]')).toBeLessThan(0.9);
    expect(open('pass_through[assistants]')[4]).toBeCloseTo(1, 3);
    expect(open('service_price[assistants]').slice(0, 4)).toEqual(closed('service_price[assistants]').slice(0, 4));
  });
});

describe('a leader', () => {
  test('builds more than one who replies to the same rivals', () => {
    const share = ['installed_capacity[microsoft]', 'total_capacity'];
    const world = { ...everyFirm('order_rule', 5), price_theory: 4 };
    const of = (run: Series) => lastOf(run('installed_capacity[microsoft]')) / lastOf(run('total_capacity'));
    const leading = simulate({ ...world, 'order_rule[microsoft]': 14 }, share);
    expect(of(leading)).toBeGreaterThan(1.05 * of(simulate(world, share)));
  });
});

describe('the contest for the better model', () => {
  test('training grows with closeness where the race is one, and by its exponent', () => {
    const outputs = ['intensity[training]', 'closeness_of_race', 'intensity[assistants]', 'log_capability'];
    const run = simulate({ red_queen: 2, 'capability_exponent[training]': 0 }, outputs);
    run('closeness_of_race').forEach((closeness, year) => {
      const ratio = closeness / (run('closeness_of_race')[0] ?? Number.NaN);
      expect(run('intensity[training]')[year]).toBeCloseTo(ratio * ratio, 9);
    });
  });
});
