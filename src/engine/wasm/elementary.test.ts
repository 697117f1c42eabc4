/** The two-lane functions against the scalar ones of base, bit for bit. */

import { expect, test } from 'vitest';
import { parseModel } from '#lang';
import { createSimulator } from '../create-simulator.ts';
import { planModel } from '../plan/plan-model.ts';

const functions = {
  exp: 'EXP(x)',
  ln: 'LN(x)',
  power: 'x ^ y',
  sin: 'SIN(x)',
  cos: 'COS(x)',
  tan: 'TAN(x)',
  asin: 'ARCSIN(x)',
  acos: 'ARCCOS(x)',
  atan: 'ARCTAN(x)',
  sinh: 'SINH(x)',
  cosh: 'COSH(x)',
  tanh: 'TANH(x)',
  modulo: 'MODULO(x, y)',
  integer: 'INTEGER(x)',
  quantum: 'QUANTUM(x, y)',
  minimum: 'MIN(x, y)',
  maximum: 'MAX(x, y)',
  'maximum with zero': 'MAX(0, x)',
  'minimum with zero': 'MIN(x, 0)',
  'minimum with a constant': 'MIN(3, y)',
  'zero if divided by zero': 'ZIDZ(x, y)',
  logic: 'IF THEN ELSE(:NOT: (x > y) :AND: (x :OR: y <> 2), x, y)',
};

const text = `${Object.values(functions)
  .map((body, i) => `f${i} = ${body} ~ ~ |`)
  .join('\n')}
x = 1 ~ ~ |
y = 1 ~ ~ |
INITIAL TIME = 0 ~ ~ |
FINAL TIME = 0 ~ ~ |
TIME STEP = 1 ~ ~ |
SAVEPER = 1 ~ ~ |`;
const plan = planModel(parseModel(text, 'functions.mdl'));

/** A fixed stream of numbers of every size, with the special ones among them. */
function arguments_(count: number): Float64Array {
  const special = [
    0,
    -0,
    1,
    -1,
    2,
    0.5,
    -0.5,
    Infinity,
    -Infinity,
    Number.NaN,
    5e-324,
    -5e-324,
    2.2250738585072014e-308,
  ];
  special.push(
    1.7976931348623157e308,
    709.782712893384,
    709.8,
    -745.2,
    -745,
    1e6,
    -1e7,
    1647099,
    1647100,
    3,
    -3,
    1e-9,
    22,
    23,
  );
  const numbers = new Float64Array(count);
  const words = new Uint32Array(2);
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const anyBits = new Float64Array(words.buffer);
  for (let i = 0; i < count; i += 1) {
    const kind = next() >>> 29;
    if (kind === 0) numbers[i] = special[(next() >>> 8) % special.length] as number;
    else if (kind < 3) {
      words[0] = next();
      words[1] = next();
      numbers[i] = anyBits[0] as number;
    } else if (kind < 5) numbers[i] = (next() / 4294967296 - 0.5) * 20;
    else if (kind < 7) numbers[i] = (next() / 4294967296) * 3;
    else numbers[i] = (next() >>> 28) - 8;
  }
  return numbers;
}

const runs = 20_000;
const inputs = arguments_(runs * 2);
const options = { vary: ['x', 'y'], outputs: Object.keys(functions).map((_, i) => `f${i}`) };
const batch = { runs, inputs, firstRun: 0, seed: 1 };
const fast = createSimulator(plan, { ...options, backend: 'wasm' }).run(batch);
const plain = createSimulator(plan, { ...options, backend: 'reference' }).run(batch);

test.each(Object.keys(functions).map((name, i) => [name, i] as const))('%s gives the same bits on lanes', (_, i) => {
  const wrong: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const [got, expected] = [fast.values[i * runs + run], plain.values[i * runs + run]];
    if (!Object.is(got, expected)) wrong.push(`x ${inputs[run]} y ${inputs[runs + run]}: ${got}, not ${expected}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('the same runs fail, for the same reason', () => {
  expect(fast.failures).toEqual(plain.failures);
});
