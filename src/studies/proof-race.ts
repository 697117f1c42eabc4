/** Proofs on the equations of the race themselves: with mechanisms switched off they give results that are known. */
import { exp, JevonsError, ln, pow } from '#base';
import type { Plan } from '#engine';
import { normalCdf } from '#stats';
import type { ProofMethod } from './proof-methods.ts';
import {
  alikeFirms,
  cheapModelWorld,
  clearingWorld,
  everyFirm,
  type Fixed,
  lastOf,
  learningWorld,
  pipelineWorld,
  raceFirms,
  simulateRace,
  startOfRace,
} from './proof-race-worlds.ts';

/** Normal utilisation, at which the cost of a unit in use is reckoned. */
const normalUse = 0.8;
const markupOutputs = ['market_price', 'market_user_cost'];

/** Price over cost of a unit in use, at the end of a long run. */
const settledMarkup = (run: (id: string) => readonly number[]) =>
  (lastOf(run('market_price')) * normalUse) / lastOf(run('market_user_cost'));

/** Extremes of a swing about its mean level: `[time in years, distance from the level]`, in order. */
function extremesOf(values: readonly number[], level: number, savesPerYear: number): [number, number][] {
  const found: [number, number][] = [];
  for (let k = 1; k + 1 < values.length; k++) {
    const [before = 0, here = 0, after = 0] = values.slice(k - 1, k + 2);
    if ((here - before) * (after - here) >= 0) continue;
    // The vertex of the parabola through three points: a save point is seldom at the top.
    const bend = before - 2 * here + after;
    const shift = (before - after) / (2 * bend);
    found.push([(k + shift) / savesPerYear, Math.abs(here - ((before - after) * shift) / 4 - level)]);
  }
  return found;
}

/** Of the swing of capacity: size over that half a period before, and the period; late, when one swing is left. */
function swingOf(values: readonly number[], level: number, savesPerYear: number, skip: number): [number, number] {
  const extremes = extremesOf(values, level, savesPerYear).slice(skip);
  const [first, second, third] = extremes;
  if (first === undefined || second === undefined || third === undefined) {
    throw new JevonsError('there is no swing to measure', { kind: 'no-solution', code: 'no-swing' });
  }
  return [Math.sqrt(third[1] / first[1]), third[0] - first[0]];
}

/** Who is not in the market keeps to its first share, which is next to nothing. */
const leaderAndFollowers = (firms: number): Fixed =>
  Object.fromEntries(
    raceFirms.map((firm, place) => [`order_rule[${firm}]`, place === 0 ? 14 : place < firms ? 5 : 12]),
  );

function startShares(plan: Plan, firms: number, share: number): Fixed {
  const life = plan.scalars.find(({ id }) => id === 'service_life')?.value ?? Number.NaN;
  const shares = raceFirms.slice(0, firms).map((_, place) => (place === 0 ? share : (1 - share) / (firms - 1)));
  return Object.fromEntries(
    shares.flatMap((capacity, place) => [
      [`initial_capacity[${raceFirms[place]}]`, capacity],
      [`initial_completion_rate[${raceFirms[place]}]`, capacity / life],
    ]),
  );
}

/** By halving: what the leader would build, over what its customers would want, falls with its share. */
function leaderShare(plan: Plan, world: Fixed, firms: number): number {
  const shares = (share: number) => startShares(plan, firms, share);
  const outputs = ['cournot_contraction[amazon]', 'cournot_contraction[microsoft]'];
  const contraction = startOfRace(plan, world, Object.keys(shares(0.5)), outputs);
  let [low, high] = [1 / firms, 0.95];
  for (let step = 0; step < 48; step++) {
    const middle = (low + high) / 2;
    const [leader = Number.NaN, follower = Number.NaN] = contraction(Object.values(shares(middle)));
    if (leader > follower) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const quantities: Record<string, ProofMethod> = {
  'race-cournot': ({ firms, elasticity }, { plan }) => {
    const world = { ...clearingWorld(plan, firms, elasticity), ...everyFirm('order_rule', 5) };
    return settledMarkup(simulateRace(plan, world, markupOutputs, { years: 150 }));
  },
  /**
   * One leads, the others reply: the share of the leader at which all would sell at one price, found on the rule itself, and
   * price over cost where the market then settles.
   */
  'race-stackelberg': ({ firms, elasticity }, { plan }) => {
    const world = { ...clearingWorld(plan, firms, elasticity), ...leaderAndFollowers(firms) };
    const share = leaderShare(plan, world, firms);
    const run = simulateRace(plan, { ...world, ...startShares(plan, firms, share) }, markupOutputs, { years: 150 });
    return [share, settledMarkup(run)];
  },
  'race-planner': ({ elasticity }, { plan }) => {
    const world = { ...clearingWorld(plan, 6, elasticity), ...everyFirm('order_rule', 10) };
    return settledMarkup(simulateRace(plan, world, markupOutputs, { years: 150 }));
  },
  /** Two firms with rules of Getting Big Too Fast on a market that does not grow: capacity over demand, of each. */
  'race-shares': ({ first, second }, { plan }) => {
    const world = { ...alikeFirms(plan, 2), demand_theory: 4, sight_of_rivals_pipelines: 0 };
    const rules = { ...everyFirm('order_rule', 12), 'order_rule[amazon]': first, 'order_rule[microsoft]': second };
    const outputs = ['installed_capacity[amazon]', 'installed_capacity[microsoft]', 'compute_demand'];
    const run = simulateRace(plan, { ...world, ...rules }, outputs, { years: 60 });
    return outputs.slice(0, 2).map((id) => (lastOf(run(id)) * normalUse) / lastOf(run('compute_demand')));
  },
  'race-contest': ({ firms }, { plan }) =>
    simulateRace(plan, alikeFirms(plan, firms), ['closeness_of_race'])('closeness_of_race')[0] ?? Number.NaN,
};

const dynamics: Record<string, ProofMethod> = {
  /** Growth of the swing in half a period, and the period. */
  'race-swing': ({ skip, ...pipeline }, { plan }) => {
    const horizon = { years: 60, stepsPerYear: 128, savesPerYear: 16 };
    const run = simulateRace(plan, pipelineWorld(plan, pipeline), ['total_capacity'], horizon);
    return swingOf(run('total_capacity'), 1, horizon.savesPerYear, skip);
  },
  /** Damping ratio, from how fast the swing dies. */
  'race-damping': ({ skip, ...pipeline }, { plan }) => {
    const horizon = { years: 20, stepsPerYear: 256, savesPerYear: 32 };
    const run = simulateRace(plan, pipelineWorld(plan, pipeline), ['total_capacity'], horizon);
    const [ratio] = swingOf(run('total_capacity'), 1, horizon.savesPerYear, skip);
    const decrement = ln(1 / ratio);
    return decrement / Math.sqrt(Math.PI * Math.PI + decrement * decrement);
  },
  /** Where capacity settles, and how far it ever falls below that. */
  'race-settles': (pipeline, { plan }) => {
    const run = simulateRace(plan, pipelineWorld(plan, pipeline), ['total_capacity'], { years: 60, savesPerYear: 8 });
    const capacity = run('total_capacity');
    return [lastOf(capacity), Math.max(0, lastOf(capacity) - Math.min(...capacity))];
  },
  /** Growth of what is ever built, a year, when it has settled. */
  'race-learning': ({ elasticity, exponent, software }, { plan }) => {
    const built = simulateRace(
      plan,
      learningWorld(plan, elasticity, exponent, software),
      ['capacity_ever_built[amazon]'],
      { years: 60, stepsPerYear: 32 },
    )('capacity_ever_built[amazon]');
    return ln(lastOf(built) / (built.at(-2) ?? Number.NaN));
  },
  /** Years, of the last 24 of 40, in which growth did not grow. */
  'race-blow-up': ({ elasticity, exponent, software }, { plan }) => {
    const built = simulateRace(
      plan,
      learningWorld(plan, elasticity, exponent, software),
      ['capacity_ever_built[amazon]'],
      { years: 40 },
    )('capacity_ever_built[amazon]');
    const growth = built.slice(16).map((value, k) => ln(value / (built[k + 15] ?? Number.NaN)));
    return growth.filter((rate, k) => k > 0 && !(rate > (growth[k - 1] ?? Number.NaN))).length;
  },
  /** Elasticity times pass-through as reported, and compute in use with the cheap model over without. */
  'race-rebound': ({ factor, elasticity, passThrough }, { plan }) => {
    const world = cheapModelWorld(plan, elasticity, passThrough);
    const outputs = ['compute_demand', 'rebound'];
    const shock = simulateRace(plan, { ...world, cheap_model_jump: factor }, outputs, { years: 40 });
    const calm = simulateRace(plan, world, outputs, { years: 40 });
    return [lastOf(shock('rebound')), lastOf(shock('compute_demand')) / lastOf(calm('compute_demand'))];
  },
  'race-bass': ({ year, stepsPerYear }, { plan }) =>
    simulateRace(plan, { adoption_price_response: 0 }, ['adopters[assistants]'], { stepsPerYear })(
      'adopters[assistants]',
    )[year] ?? Number.NaN,
};

const choices: Record<string, ProofMethod> = {
  /** Greatest difference between the belief's chance of less demand than the target and underage over both, in any year. */
  'race-newsvendor': ({ spread }, { plan }) => {
    const world = { ...everyFirm('order_rule', 9), forecast_spread: spread };
    const run = simulateRace(plan, world, ['newsvendor_factor', 'underage_over_overage']);
    const shape = Math.PI / Math.sqrt(3) / spread;
    return Math.max(
      ...run('newsvendor_factor').map((factor, k) => {
        const ratio = run('underage_over_overage')[k] ?? Number.NaN;
        return Math.abs(1 / (1 + pow(factor, -shape)) - ratio / (1 + ratio));
      }),
    );
  },
  'race-option': ({ variance }, { plan }) =>
    lastOf(
      simulateRace(plan, { ...everyFirm('order_rule', 4), rent_variance: variance }, ['option_trigger'])(
        'option_trigger',
      ),
    ),
  /** Orders of all firms at the start of a world whose rent is far below the trigger. */
  'race-option-waits': (_, { plan }) => {
    const orders = raceFirms.map((firm) => `order_rate[${firm}]`);
    const world = { ...alikeFirms(plan, 6), ...everyFirm('order_rule', 4), rent_variance: 1 };
    const run = simulateRace(plan, world, orders, { years: 1 });
    return orders.reduce((sum, id) => sum + (run(id)[0] ?? Number.NaN), 0);
  },
  /** Greatest relative error of the lognormal share and of its elasticity against the normal tail, over the run. */
  'race-normal-tail': (_, { plan }) => {
    const outputs = ['worthwhile_share[training]', 'threshold_distance[training]', 'price_elasticity[training]'];
    const run = simulateRace(plan, { demand_theory: 2 }, outputs);
    const errors = run('threshold_distance[training]').map((z, k) => {
      const tail = normalCdf(-z);
      const hazard = exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / tail / 2.5;
      const [share, , elasticity] = outputs.map((id) => run(id)[k] ?? Number.NaN);
      return [Math.abs((share ?? Number.NaN) / tail - 1), Math.abs((elasticity ?? Number.NaN) / hazard - 1)];
    });
    return [0, 1].map((column) => Math.max(...errors.map((row) => row[column] ?? Number.NaN)));
  },
};

export const raceProofs: Readonly<Record<string, ProofMethod>> = { ...quantities, ...dynamics, ...choices };
