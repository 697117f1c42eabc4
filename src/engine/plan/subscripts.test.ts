import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { parseModel } from '#lang';
import { createSimulator } from '../create-simulator.ts';
import { planModel } from './plan-model.ts';

const ranges = `
Firm: A, B, C ~ ~ |
Part: B, C ~ ~ |
Company <-> Firm ~ ~ |
Region: North, South ~ ~ |
Sector: Energy, Farms -> (Region: North, South) ~ ~ |
Group: G1, G2 -> (Firm: Part, A) ~ ~ |
`;

const planOf = (equations: readonly string[], axis = 'FINAL TIME = 1', saveper = 'SAVEPER = TIME STEP') =>
  planModel(
    parseModel(
      `${ranges}${[...equations, 'INITIAL TIME = 0', axis, 'TIME STEP = 1', saveper].map((line) => `${line} ~ ~ |`).join('\n')}`,
      'small.mdl',
    ),
  );

/** Codes of all problems of a model. */
function codesOf(...equations: string[]): string[] {
  try {
    planOf(equations);
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    return (error.issues.length === 0 ? [error] : error.issues).map((issue) => issue.code);
  }
  return [];
}

function firstValues(...equations: string[]): Record<string, number> {
  const simulator = createSimulator(planOf(equations), {});
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  const { savePoints } = simulator.spec.time;
  return Object.fromEntries(simulator.spec.outputs.map((id, i) => [id, values[i * savePoints] as number]));
}

test('an alias stands for the range that it names', () => {
  const values = firstValues('x[Firm] = 1, 2, 3', 'y[Company] = x[Company] * 10', 'z[Firm] = y[Firm] + 1');
  expect(values).toMatchObject({ 'y[a]': 10, 'z[c]': 31 });
});

test('a mapping by name and one to a part of a range find their elements', () => {
  const values = firstValues(
    'x[Sector] = 5, 6',
    'y[Region] = x[Sector]',
    'g[Group] = 100, 200',
    'h[Firm] = g[Group]',
    'r[Region] = 1, 2',
    'back[Sector] = r[Region]',
  );
  expect(values).toMatchObject({
    'y[north]': 5,
    'y[south]': 6,
    'h[a]': 200,
    'h[b]': 100,
    'h[c]': 100,
    'back[farms]': 2,
  });
});

test('sums may stand inside sums, and run over a lookup of every element', () => {
  const values = firstValues(
    'x[Firm] = 1, 2, 3',
    'm[Firm, Region] = 1, 2; 3, 4; 5, 6;',
    't[A]((0,0),(10,10)) ',
    't[B]((0,0),(10,20))',
    't[C]((0,0),(10,30))',
    'both = SUM(x[Firm!] * SUM(m[Firm!, Region!]))',
    'tables = SUM(t[Firm!](x[Firm!]))',
    'negative = SUM(-x[Part!])',
    'smallest = VMIN(MAX(x[Firm!], 2))',
  );
  expect(values).toMatchObject({ both: 6 * 21, tables: 1 + 4 + 9, negative: -5, smallest: 2 });
});

test('each misuse of a subscript has its own code', () => {
  const x = 'x[Firm] = 1, 2, 3';
  const codes = (...equations: string[]) => codesOf(x, ...equations).filter((code, i, all) => all.indexOf(code) === i);
  expect(codes('y[Region] = x[Firm]')).toEqual(['unbound-subscript']);
  expect(codes('y = x[Nobody]')).not.toEqual([]);
  expect(codes('y = x')).not.toEqual([]);
  expect(codes('p[Part] = 1', 'y[Firm] = p[A]')).toEqual(['undefined-element']);
  expect(codes('y = SUM(x[A])')).not.toEqual([]);
  expect(codes('y[Group] = x[Firm]')).toEqual(['unbound-subscript']);
  expect(codes('y[Firm] = 1', 'y[A] = 2')).toEqual(['defined-twice']);
  expect(codes('y[Firm] = 1, 2')).not.toEqual([]);
});

test('a lookup is not a variable, nor a variable a lookup', () => {
  expect(codesOf('t((0,0),(1,1))', 'y = t + 1')).toHaveLength(1);
  expect(codesOf('v = 2', 'y = LOOKUP FORWARD(v, 1)')).toHaveLength(1);
});

test('the time axis may be made of constants', () => {
  const plan = planOf(
    ['years = 3', 't((0,1),(10,2))', 'x = 1'],
    'FINAL TIME = INITIAL TIME + MAX(years, 2) * t(0)',
    'SAVEPER = 3 * TIME STEP',
  );
  const time = (fix: Record<string, number>) => createSimulator(plan, { fix }).spec.time;
  expect(time({})).toMatchObject({ stop: 3, steps: 3, saveEvery: 3, savePoints: 2 });
  expect(() => createSimulator(plan, { vary: ['years'] })).toThrow(/time axis/);
});

test('a time axis that depends on what is simulated is refused', () => {
  const plan = planOf(['s = INTEG(1, 5)'], 'FINAL TIME = s');
  expect(() => createSimulator(plan)).toThrow(/must be a constant/);
});
