/** Random small models: both backends give the same bytes, for any split of the batch. */

import { expect, test } from 'vitest';
import { parseModel } from '#lang';
import { createSimulator } from './create-simulator.ts';
import { planModel } from './plan/plan-model.ts';
import type { Batch, BatchResult } from './simulator.ts';

/** A stream of choices from a seed. */
class Choices {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(count: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((this.state >>> 4) * count) >>> 28;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}

const binary = ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '=', '<>'];
const unary = ['ABS', 'EXP', 'LN', 'SQRT', 'SIN', 'COS', 'TAN', 'ARCTAN', 'TANH', 'INTEGER', '-', ':NOT:'];
const numbers = ['0', '1', '2', '-1', '0.5', '3', '10', '0.1', '-2.5', '1e-7', '1e6', ':NA:'];

function expression(choices: Choices, names: readonly string[], depth: number): string {
  const next = () => expression(choices, names, depth - 1);
  if (depth === 0 || choices.below(8) === 0) return choices.of([...names, ...names, ...numbers, 'Time', 'TIME STEP']);
  switch (choices.below(12)) {
    case 0:
      return `(${choices.of(unary)}(${next()}))`;
    case 1:
      return `IF THEN ELSE(${next()} ${choices.of(['<', '>', '='])} ${next()}, ${next()}, ${next()})`;
    case 2:
      return `${choices.of(['MIN', 'MAX', 'ZIDZ', 'MODULO', 'QUANTUM', 'STEP', 'PULSE'])}(${next()}, ${next()})`;
    case 3:
      return `${choices.of(['short table', 'long table'])}(${next()})`;
    case 4:
      return `${choices.of(['LOOKUP EXTRAPOLATE', 'LOOKUP FORWARD', 'LOOKUP BACKWARD'])}(short table, ${next()})`;
    case 5:
      return `(${next()} ${choices.of([':AND:', ':OR:'])} ${next()})`;
    case 6:
      return `${choices.of(['MAX', 'MIN'])}(${choices.of(['0', '2', '-3'])}, ${next()})`;
    default:
      return `(${next()} ${choices.of(binary)} ${next()})`;
  }
}

const memory = [
  (input: string) => `SMOOTH(${input}, 2)`,
  (input: string) => `SMOOTH3I(${input}, lag, 1)`,
  (input: string) => `DELAY3(${input}, 3)`,
  (input: string) => `DELAY N(${input}, lag, 2, 2)`,
  (input: string) => `DELAY FIXED(${input}, 1, 5)`,
  (input: string) => `DELAY FIXED(${input}, lag, 5)`,
  (input: string) => `DELAY FIXED(${input}, 1000, -1)`,
  (input: string) => `SAMPLE IF TRUE(MODULO(Time, 1) = 0, ${input}, 3)`,
  (input: string) => `TREND(${input}, 2, 0.01)`,
  (input: string) => `FORECAST(${input}, 2, 1)`,
  (input: string) => `INITIAL(${input})`,
  (input: string) => `ACTIVE INITIAL(${input}, 2)`,
  (input: string) => `(${input} + RANDOM UNIFORM(-1, 2, 1))`,
  (input: string) => `(${input} * RANDOM NORMAL(-2, 2, 0, 1, 1))`,
];

function model(seed: number): string {
  const choices = new Choices(seed);
  const names = ['a', 'b', 'c', 'lag'];
  const lines = ['a = 1', 'b = -2', 'c = 0.3', 'lag = 1.3'];
  const stocks = ['s1', 's2', 's3'];
  names.push(...stocks);
  for (let i = 0; i < 10; i += 1) {
    const body = expression(choices, names, 3);
    lines.push(`x${i} = ${choices.below(3) === 0 ? choices.of(memory)(body) : body}`);
    names.push(`x${i}`);
  }
  for (const stock of stocks)
    lines.push(`${stock} = INTEG(${expression(choices, names, 2)}, ${choices.of(['a', 'b * 2', 'c'])})`);
  const long = Array.from({ length: 40 }, (_, i) => `(${i * 0.5 - 5},${(i * 7) % 11})`).join(',');
  return [
    ...lines.map((line) => `${line} ~ ~ |`),
    'short table((-1,2),(0,1),(0.5,4),(3,-2)) ~ ~ |',
    `long table(${long}) ~ ~ |`,
    'INITIAL TIME = -1 ~ ~ |',
    'FINAL TIME = 4 ~ ~ |',
    'TIME STEP = 0.125 ~ ~ |',
    'SAVEPER = 0.5 ~ ~ |',
  ].join('\n');
}

function inputsOf(runs: number, seed: number): Float64Array {
  const choices = new Choices(seed);
  const special = [0, -0, 1e9, -1e-9, 3, Number.NaN, 700];
  return Float64Array.from({ length: 3 * runs }, () =>
    choices.below(20) === 0 ? choices.of(special) : (choices.below(1 << 20) / (1 << 20) - 0.3) * 4,
  );
}

/** What a batch of whole runs gives, computed in parts. */
function inParts(run: (batch: Batch) => BatchResult, batch: Batch, sizes: readonly number[]): BatchResult {
  const rows = batch.inputs.length / batch.runs;
  const parts = sizes.map((size, part) => {
    const from = sizes.slice(0, part).reduce((sum, before) => sum + before, 0);
    const inputs = new Float64Array(rows * size);
    for (let row = 0; row < rows; row += 1) {
      inputs.set(batch.inputs.subarray(row * batch.runs + from, row * batch.runs + from + size), row * size);
    }
    return { from, size, result: run({ runs: size, inputs, firstRun: batch.firstRun + from, seed: batch.seed }) };
  });
  const outputRows = (parts[0]?.result.values.length ?? 0) / (parts[0]?.size ?? 1);
  const values = new Float64Array(outputRows * batch.runs);
  for (const { from, size, result } of parts) {
    for (let row = 0; row < outputRows; row += 1) {
      values.set(result.values.subarray(row * size, (row + 1) * size), row * batch.runs + from);
    }
  }
  return { values, failures: parts.flatMap((part) => part.result.failures) };
}

const same = (a: BatchResult, b: BatchResult) =>
  a.values.length === b.values.length && a.values.every((value, i) => Object.is(value, b.values[i]));

const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

test.each(seeds)('random model %i: the backends agree for any split', (seed) => {
  let plan: ReturnType<typeof planModel>;
  try {
    plan = planModel(parseModel(model(seed), `random-${seed}.mdl`));
  } catch (error) {
    // A random equation may read itself at the start.
    expect((error as { code: string }).code).toBe('circle');
    return;
  }
  const method = seed % 3 === 0 ? 'rk4' : 'euler';
  const batch = { runs: 37, inputs: inputsOf(37, seed), firstRun: 5, seed: 99 };
  const options = { vary: ['a', 'b', 'lag'], method } as const;
  const plain = createSimulator(plan, { ...options, backend: 'reference' });
  const expected = plain.run(batch);
  const fast = createSimulator(plan, { ...options, backend: 'wasm' });
  const got = fast.run(batch);
  const wrong = got.values.findIndex((value, i) => !Object.is(value, expected.values[i]));
  const points = plain.spec.time.savePoints * batch.runs;
  const place =
    wrong < 0
      ? ''
      : `${plain.spec.outputs[Math.floor(wrong / points)]} at ${Math.floor((wrong % points) / batch.runs)} of run ${wrong % batch.runs}`;
  expect(place).toBe('');
  expect(got.failures).toEqual(expected.failures);
  for (const sizes of [
    [1, 36],
    [18, 19],
    [3, 3, 31],
  ]) {
    const split = inParts((part) => fast.run(part), batch, sizes);
    expect(same(split, expected)).toBe(true);
    expect(split.failures).toEqual(expected.failures);
  }
});

test.each(seeds.slice(0, 20))('random model %i: leaving outputs out changes no value', (seed) => {
  let plan: ReturnType<typeof planModel>;
  try {
    plan = planModel(parseModel(model(seed), `random-${seed}.mdl`));
  } catch {
    return;
  }
  const batch = { runs: 4, inputs: inputsOf(4, seed), firstRun: 0, seed: 3 };
  const all = createSimulator(plan, { vary: ['a', 'b', 'lag'] });
  const one = createSimulator(plan, { vary: ['a', 'b', 'lag'], outputs: ['x7'] });
  const position = all.spec.outputs.indexOf('x7');
  const size = all.spec.time.savePoints * batch.runs;
  const whole = all.run(batch).values.subarray(position * size, (position + 1) * size);
  const alone = one.run(batch).values;
  expect(alone.every((value, i) => Object.is(value, whole[i]))).toBe(true);
});

test('bounds of a RANDOM NORMAL that change with time are left to the reference, with its own bytes', () => {
  const axis = 'INITIAL TIME = 0 ~~| FINAL TIME = 5 ~~| TIME STEP = 1 ~~| SAVEPER = 1 ~~|';
  const plan = planModel(parseModel(`x = RANDOM NORMAL(-1 - Time / 10, 2, 0, 1, 5) ~~|\n${axis}`, 'bounds.mdl'));
  expect(() => createSimulator(plan, { backend: 'wasm' })).toThrow('bounds of a RANDOM NORMAL change');
  const batch = { runs: 5, inputs: new Float64Array(0), firstRun: 0, seed: 3 };
  const chosen = createSimulator(plan, { outputs: ['x'] });
  expect(chosen.spec.backend).toBe('reference');
  const { values } = chosen.run(batch);
  expect(values).toEqual(createSimulator(plan, { outputs: ['x'], backend: 'reference' }).run(batch).values);
  expect(new Set(values).size).toBe(values.length);
});
