/** Small worlds inside the race: mechanisms switched off until what is left has a known result. */
import { createSimulator, type Plan } from '#engine';

export const raceFirms = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle', 'others'] as const;
export const raceSegments = [
  'assistants',
  'enterprise_automation',
  'coding_and_agents',
  'internal_and_advertising',
  'training',
] as const;

export type Fixed = Readonly<Record<string, number>>;
/** Values of an output at the save points. */
export type Series = (id: string) => readonly number[];
export interface Horizon {
  readonly years?: number;
  readonly stepsPerYear?: number;
  readonly savesPerYear?: number;
}

const start = 2024;

/**
 * One run of the race, saved once a year unless said otherwise.
 *
 * @throws Error when a value is not a number: no limit may rest on a run that went bad.
 */
export function simulateRace(plan: Plan, fix: Fixed, outputs: readonly string[], horizon: Horizon = {}): Series {
  const { years = 12, stepsPerYear = 16, savesPerYear = 1 } = horizon;
  const time = { stop: start + years, dt: 1 / stepsPerYear, saveEvery: stepsPerYear / savesPerYear };
  const simulator = createSimulator(plan, { fix, outputs: [...outputs], time });
  const { values, failures } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  const [failure] = failures;
  if (failure !== undefined) throw new Error(`the run went bad: ${JSON.stringify(failure)}`);
  const points = simulator.spec.time.savePoints;
  return (id) => {
    const index = outputs.indexOf(id);
    return [...values.subarray(index * points, (index + 1) * points)];
  };
}

/**
 * Values at the start as a function of some constants, by the interpreter: quick to ask many times.
 *
 * @returns From the values of `vary` to those of `outputs`, both in their order.
 */
export function startOfRace(
  plan: Plan,
  fix: Fixed,
  vary: readonly string[],
  outputs: readonly string[],
): (values: readonly number[]) => readonly number[] {
  const time = { stop: start + 1 / 16, dt: 1 / 16, saveEvery: 1 };
  const others = Object.fromEntries(Object.entries(fix).filter(([id]) => !vary.includes(id)));
  const options = { backend: 'reference', fix: others, vary: [...vary], outputs: [...outputs], time } as const;
  const simulator = createSimulator(plan, options);
  return (values) => {
    const batch = { runs: 1, inputs: Float64Array.from(values), firstRun: 0, seed: 1 };
    const points = simulator.spec.time.savePoints;
    const found = simulator.run(batch).values;
    return outputs.map((_, output) => found[output * points] ?? Number.NaN);
  };
}

export const lastOf = (values: readonly number[]): number => values.at(-1) ?? Number.NaN;

const constantOf = (plan: Plan, id: string): number =>
  plan.scalars.find((scalar) => scalar.id === id)?.value ?? Number.NaN;

/** Nothing grows, nothing is short, nobody is drawn by anybody. */
const switchedOff: Fixed = {
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
  chip_foresight: 0,
  grid_limit: 0,
  grid_foresight: 0,
  funding_can_bind: 0,
  endogenous_retirement: 0,
  failure_can_happen: 0,
  initial_demand_over_use: 1,
  initial_utilisation: 0.8,
  sellers_pass_through: 1,
};

/** @param count Of six firms, how many are there and alike; the others are too small to matter. */
export function alikeFirms(plan: Plan, count: number): Record<string, number> {
  const world: Record<string, number> = { ...switchedOff };
  raceFirms.forEach((firm, place) => {
    const capacity = place < count ? 1 / count : 1e-9;
    world[`initial_capacity[${firm}]`] = capacity;
    world[`initial_completion_rate[${firm}]`] = capacity / constantOf(plan, 'service_life');
    world[`initial_server_cost[${firm}]`] = 25;
    world[`initial_other_growth[${firm}]`] = 0;
  });
  return world;
}

export const everyFirm = (id: string, value: number): Record<string, number> =>
  Object.fromEntries(raceFirms.map((firm) => [`${id}[${firm}]`, value]));

/** Quantities decide and price clears the market, with demand of one elasticity. */
export function clearingWorld(plan: Plan, count: number, elasticity: number): Record<string, number> {
  return {
    ...alikeFirms(plan, count),
    demand_theory: 3,
    constant_elasticity: elasticity,
    price_theory: 3,
    greatest_market_power: 0.95,
  };
}

export interface Pipeline {
  /** 1 or 3 equal stages. */
  readonly stages: number;
  readonly delay: number;
  readonly correctionTime: number;
  /** Weight on what is on order. */
  readonly weight: number;
  readonly life: number;
}

/** Demand is given; what matters is how orders follow capacity through the stages. */
export function pipelineWorld(plan: Plan, { stages, delay, correctionTime, weight, life }: Pipeline): Fixed {
  const world: Record<string, number> = {
    ...alikeFirms(plan, 6),
    ...everyFirm('order_rule', 1),
    demand_theory: 4,
    server_lead_time: delay,
    // One stage: the other two hold a thousandth of the delay, half of the shortest step used.
    ordering_share: stages === 1 ? 0.001 : 1 / 3,
    building_share: stages === 1 ? 0.001 : 1 / 3,
    supply_line_awareness: weight,
    capacity_correction_time: correctionTime,
    service_life: life,
  };
  // Two percent more is on its way than wears out: the swing that grows or dies.
  for (const firm of raceFirms) {
    world[`initial_completion_rate[${firm}]`] = ((world[`initial_capacity[${firm}]`] ?? 0) / life) * 1.02;
  }
  return world;
}

/** Cost and software alone drive demand of constant elasticity; nothing is dear but servers, and price is cost. */
export function learningWorld(plan: Plan, elasticity: number, exponent: number, softwareGrowth: number): Fixed {
  return {
    ...alikeFirms(plan, 6),
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

/** A cheap model takes all work over, customers outside buy all of it, and price is cost. */
export function cheapModelWorld(plan: Plan, elasticity: number, passThrough: number): Fixed {
  return {
    ...alikeFirms(plan, 6),
    demand_theory: 3,
    constant_elasticity: elasticity,
    sellers_pass_through: passThrough,
    margin_erosion_time: 1e12,
    price_theory: 2,
    cheap_model_share: 1,
    cheap_model_date: 2030,
    ...Object.fromEntries(raceSegments.map((segment) => [`outside_segment[${segment}]`, 1])),
  };
}
