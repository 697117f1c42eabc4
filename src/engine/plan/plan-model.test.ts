import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { parseModel } from '#lang';
import { createSimulator } from '../create-simulator.ts';
import type { SimulatorOptions } from '../question.ts';
import { planModel } from './plan-model.ts';

const control = `
INITIAL TIME = 0 ~ Year ~ |
FINAL TIME = 10 ~ Year ~ |
TIME STEP = 1 ~ Year ~ |
SAVEPER = TIME STEP ~ Year ~ |`;

const planOf = (...equations: string[]) =>
  planModel(parseModel(`${equations.map((equation) => `${equation} ~ ~ |`).join('\n')}${control}`, 'small.mdl'));

/** Every problem of a model, one line each. */
function problemsOf(...equations: string[]): string[] {
  try {
    planOf(...equations);
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    return (error.issues.length === 0 ? [error] : error.issues).map((issue) => issue.toLine());
  }
  return [];
}

function last(plan: ReturnType<typeof planOf>, id: string, options: SimulatorOptions = {}): number {
  const simulator = createSimulator(plan, { ...options, outputs: [id] });
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  return values[values.length - 1] as number;
}

test('a plan survives a trip through JSON', () => {
  const plan = planOf('x = SMOOTH(STEP(3, 2), 4)', 'y = :NA:');
  const copy = JSON.parse(JSON.stringify(plan)) as typeof plan;
  expect(copy).toEqual(plan);
  expect(last(copy, 'x')).toBe(last(plan, 'x'));
});

test('a plan of another version is refused', () => {
  const plan = planOf('x = 1');
  expect(() => createSimulator({ ...plan, version: 0 as never })).toThrow(/version 0/);
});

test('what a modeller wrote and its id are both kept', () => {
  const plan = planModel(
    parseModel(`Firm: Amazon, Other Firms ~ ~ |\nInstalled Capacity[Firm] = 1, 2 ~ GW ~ |${control}`, 'small.mdl'),
  );
  expect(plan.scalars.map(({ id, text }) => [id, text]).slice(1, 3)).toEqual([
    ['installed_capacity[amazon]', 'Installed Capacity[Amazon]'],
    ['installed_capacity[other_firms]', 'Installed Capacity[Other Firms]'],
  ]);
  expect(plan.scalars[1]).toMatchObject({ kind: 'constant', value: 1, unit: 'GW' });
});

test('a constant made of constants follows them', () => {
  const plan = planOf('x = 3', 'y = 2 * x', 'z = INTEG(y, y)');
  expect(plan.scalars.find((scalar) => scalar.id === 'y')).toMatchObject({ kind: 'constant' });
  expect(last(plan, 'z')).toBe(66);
  expect(last(plan, 'z', { fix: { x: 1 } })).toBe(22);
  expect(last(plan, 'z', { fix: { y: 5 } })).toBe(55);
});

test('equations that read each other in a circle are named', () => {
  expect(problemsOf('a = b + 1', 'b = c', 'c = a')).toEqual([
    'small.mdl:1:1 equations read each other in a circle within a step: a -> b -> c -> a; break the circle with a stock, a delay or ACTIVE INITIAL [circle]',
  ]);
  expect(problemsOf('s = INTEG(1, t)', 't = INTEG(1, s)')[0]).toContain('in a circle at the start: s -> t -> s');
});

test('every name that does not exist is reported, with the nearest one', () => {
  const lines = problemsOf('capacity = 1', 'x = capacty + 1', 'y = nothing at all');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^small\.mdl:2:5 .*capacty.*capacity/);
});

test('the order of a delay must be known, and cannot be varied', () => {
  expect(problemsOf('x = DELAY N(1, 2, 0, SIN(Time))')[0]).toContain('[shapes-the-plan]');
  expect(problemsOf('x = DELAY N(1, 2, 0, 2.5)')[0]).toContain('[delay-order]');
  const plan = planOf('order = 2', 'x = DELAY N(1, 2, 0, order)');
  expect(() => createSimulator(plan, { vary: ['order'] })).toThrow(/order of a delay/);
});

test('a sum over more elements than fit is refused at its place', () => {
  const text = 'D: (a1-a600)~~|E: (b1-b600)~~|x[D] = 1~~|y[E] = 2~~|total = SUM(x[D!] * y[E!])~~|';
  const control = 'INITIAL TIME = 0~~|FINAL TIME = 1~~|TIME STEP = 1~~|SAVEPER = 1~~|';
  expect(() => planModel(parseModel(text + control, 'm.mdl'))).toThrow(/SUM runs over 360000 elements/);
});

test('a table that turns cannot be inverted', () => {
  expect(problemsOf('table((0,0),(1,1),(2,0))', 'x = LOOKUP INVERT(table, 1)')[0]).toContain('[not-invertible]');
});

test('a falling table can be inverted', () => {
  expect(last(planOf('table((0,10),(1,4),(2,0))', 'x = LOOKUP INVERT(table, 7)'), 'x')).toBe(0.5);
});

test('a model without a time axis is refused', () => {
  expect(() => planModel(parseModel('x = 1 ~ ~ |', 'small.mdl'))).toThrow(JevonsError);
});

test('the time axis can be changed, in whole steps', () => {
  const plan = planOf('s = INTEG(1, 0)', 'd = TIME STEP');
  expect(last(plan, 's', { time: { stop: 4, dt: 0.5 } })).toBe(4);
  expect(last(plan, 'd', { time: { dt: 0.5 } })).toBe(0.5);
  expect(createSimulator(plan, { time: { dt: 0.25, saveEvery: 8 } }).spec.time).toEqual({
    start: 0,
    stop: 10,
    dt: 0.25,
    steps: 40,
    saveEvery: 8,
    savePoints: 6,
  });
  expect(() => createSimulator(plan, { time: { dt: 0.3 } })).toThrow(/whole number of time steps/);
  expect(() => createSimulator(plan, { time: { dt: -1 } })).toThrow(/above zero/);
  expect(() => createSimulator(plan, { time: { stop: -1 } })).toThrow(/before its start/);
  expect(() => createSimulator(plan, { time: { saveEvery: 1.5 } })).toThrow(/save period/);
});

test('names that cannot be set or kept are refused', () => {
  const plan = planOf('x = 3', 's = INTEG(x, 0)', 'fixed value == 4', 'y = s + fixed value');
  const refusal = (options: SimulatorOptions) => {
    try {
      createSimulator(plan, options);
    } catch (error) {
      return (error as JevonsError).code;
    }
    return '';
  };
  expect(refusal({ outputs: ['ss'] })).toBe('unknown-variable');
  expect(refusal({ vary: ['s'] })).toBe('not-a-constant');
  expect(refusal({ vary: ['y'] })).toBe('not-a-constant');
  expect(refusal({ vary: ['x', 'x'] })).toBe('repeated-name');
  expect(refusal({ vary: ['x'], fix: { x: 1 } })).toBe('repeated-name');
  expect(refusal({ fix: { x: Number.NaN } })).toBe('bad-value');
  expect(refusal({ fix: { time_step: 2 } })).toBe('unchangeable');
  expect(refusal({ fix: { fixed_value: 2 } })).toBe('unchangeable');
});

test('a batch of the wrong shape or size is refused before it starts', () => {
  const simulator = createSimulator(planOf('x = 3', 's = INTEG(x, 0)'), { vary: ['x'] });
  const run = (runs: number, inputs: number, firstRun = 0, seed = 1) =>
    simulator.run({ runs, inputs: new Float64Array(inputs), firstRun, seed });
  expect(() => run(2, 3)).toThrow(/need 2/);
  expect(() => run(-1, 0)).toThrow(/-1 runs/);
  expect(() => run(1, 1, -1)).toThrow(/first run/);
  expect(() => run(1, 1, 0, 0.5)).toThrow(/seed/);
  expect(() => run(10_000_000, 10_000_000)).toThrow(/GB/);
  expect(run(0, 0).values).toHaveLength(0);
});

test('a run that goes bad says where it began', () => {
  const plan = planOf('x = 1', 'y = 1 / (5 - Time)', 'guarded = IF THEN ELSE(Time = 5, 0, y)', 's = INTEG(y * x, 0)');
  const failures = (outputs: string[], backend: 'reference' | 'wasm') =>
    createSimulator(plan, { outputs, backend, vary: ['x'] }).run({
      runs: 2,
      inputs: new Float64Array([1, 0]),
      firstRun: 7,
      seed: 1,
    }).failures;
  for (const backend of ['reference', 'wasm'] as const) {
    expect(failures(['guarded'], backend)).toEqual([]);
    expect(failures(['s'], backend)).toEqual([
      { run: 7, step: 5, time: 5, variable: 'y', reason: 'overflow' },
      { run: 8, step: 5, time: 5, variable: 'y', reason: 'overflow' },
    ]);
  }
});

test('a run that overflows by itself blames the stock', () => {
  const plan = planOf('s = INTEG(s * 1e300, 1)');
  const { failures } = createSimulator(plan).run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  expect(failures).toEqual([{ run: 0, step: 2, time: 2, variable: 's', reason: 'overflow' }]);
});

test('random numbers belong to the run, the place and the step', () => {
  const draw = (seed: number, firstRun: number, backend: 'reference' | 'wasm') =>
    createSimulator(planOf('u = RANDOM UNIFORM(2, 4, 1)', 'n = RANDOM NORMAL(-1, 1, 0, 5, 1)'), {
      backend,
      outputs: ['u', 'n'],
    }).run({ runs: 3, inputs: new Float64Array(0), firstRun, seed }).values;
  const values = draw(1, 0, 'reference');
  expect(draw(1, 0, 'wasm')).toEqual(values);
  expect(new Set(values).size).toBe(values.length);
  expect(values.subarray(0, 33).every((value) => value > 2 && value < 4)).toBe(true);
  expect(values.subarray(33).every((value) => Math.abs(value) <= 1)).toBe(true);
  expect(draw(1, 1, 'wasm')[0]).toBe(values[1]);
  expect(draw(2, 0, 'wasm')[0]).not.toBe(values[0]);
});

test('a uniform stream has the mean and the spread that it should', () => {
  const plan = planOf('u = RANDOM UNIFORM(0, 1, 1)');
  const { values } = createSimulator(plan, { outputs: ['u'] }).run({
    runs: 2000,
    inputs: new Float64Array(0),
    firstRun: 0,
    seed: 5,
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  // Four standard errors of 22,000 draws.
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length));
  expect(Math.abs(square - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / values.length));
});

test('what the fast backend cannot do exactly it refuses, and the plain one computes', () => {
  const plan = planOf('spread = 1', 'n = RANDOM NORMAL(-1, spread, 0, 5, 1)');
  expect(() => createSimulator(plan, { vary: ['spread'], backend: 'wasm' })).toThrow(/bounds of a RANDOM NORMAL/);
  expect(createSimulator(plan, { vary: ['spread'] }).spec.backend).toBe('reference');
  expect(createSimulator(plan).spec.backend).toBe('wasm');
});

test('an angle beyond exact reduction is computed all the same', () => {
  const plan = planOf('x = 1', 'y = SIN(x)', 'z = COS(x * 2)');
  const batch = { runs: 5, inputs: new Float64Array([1, 1e22, -3e9, 2, 1647099.5]), firstRun: 0, seed: 1 };
  const values = (backend: 'reference' | 'wasm') => createSimulator(plan, { vary: ['x'], backend }).run(batch).values;
  expect(values('wasm')).toEqual(values('reference'));
});

test('a model too long for one function gives the same numbers', () => {
  const chain = Array.from({ length: 3000 }, (_, i) =>
    i === 0
      ? 'v0 = s * x'
      : i % 3 === 0
        ? `v${i} = v${i - 1} + v${Math.max(0, i - 1300)} / ${i}`
        : `v${i} = v${i - 1} * 0.999 + x`,
  );
  const plan = planOf('x = 1', ...chain, 's = INTEG(v2999 / 3000, 2)', 't = INTEG(v5 - v2000, s)');
  const batch = { runs: 6, inputs: new Float64Array([1, 2, 3, 0.5, -1, 0]), firstRun: 0, seed: 1 };
  for (const method of ['euler', 'rk4'] as const) {
    const values = (backend: 'reference' | 'wasm') =>
      createSimulator(plan, { vary: ['x'], backend, method, outputs: ['s', 't', 'v7', 'v2999'] }).run(batch).values;
    expect(values('wasm')).toEqual(values('reference'));
  }
});
