/** The same models run here and by SDEverywhere, an implementation that shares no code with this one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXmileModel } from '@sdeverywhere/parse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalId } from '#base';
import { createSimulator, planModel } from '#engine';
import { checkModel, exportXmile, parseModel } from '#lang';
import { randomModel } from './random-models.ts';
import { runElsewhere } from './run-elsewhere.ts';

const root = join(import.meta.dirname, '../..');

function runHere(text: string, backend: 'reference' | 'wasm'): ReadonlyMap<string, readonly number[]> {
  const model = parseModel(text, 'compared.mdl');
  expect(checkModel(model).map((issue) => issue.message)).toEqual([]);
  const simulator = createSimulator(planModel(model), { backend });
  const { outputs, time } = simulator.spec;
  const { values } = simulator.run({ runs: 1, inputs: new Float64Array(0), firstRun: 0, seed: 1 });
  return new Map(
    outputs.map((id, i) => [id, [...values.subarray(i * time.savePoints, (i + 1) * time.savePoints)]] as const),
  );
}

/** Values that differ by more than rounding; both sides sum in their own order. */
async function differences(text: string, backend: 'reference' | 'wasm' = 'reference'): Promise<string[]> {
  const there = await runElsewhere(text);
  const found: string[] = [];
  for (const [id, series] of runHere(text, backend)) {
    const theirs = there.get(id);
    if (theirs === undefined) found.push(`${id} is missing there`);
    series.forEach((value, i) => {
      const other = theirs?.[i] ?? Number.NaN;
      const isClose = Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value), Math.abs(other));
      if (theirs !== undefined && !isClose && !Object.is(value, other))
        found.push(`${id} at save point ${i}: ${value} here, ${other} there`);
    });
  }
  return found;
}

const cases = join(root, 'test/cases');
/** What the other implementation cannot run or is known to do otherwise. */
const leftOut: Readonly<Record<string, string>> = {
  'arrays-of-numbers': 'elements named by numbers are not read there',
  comments: 'a ~ or | in a comment ends the field there',
  'delay-changing-time': 'DELAY N is unknown there',
  'first-and-last-steps': 'DELAY FIXED has no form in its JavaScript',
  'inverse-matrix': 'INVERT MATRIX is unknown there',
  macros: 'the extra results of a macro are not read there',
  'mapped-ranges': 'a range with a mapping in brackets beside a plain one is not followed there',
  'marked-ranges': 'a SUM inside a SUM is counted once for each element of both',
  'small-functions': 'GET TIME VALUE is unknown there',
  'smooth-order': 'SMOOTH N is unknown there',
  'strange-names': 'quotes inside quoted names are not read there',
  'unsorted-lookup': 'points are taken as they stand',
  'vector-order': 'VECTOR RANK is unknown there',
  'vector-select': 'the operation can only be one of its named constants there',
  'fixed-delay': 'DELAY FIXED has no form in its JavaScript',
  'initial-values': 'takes the whole of INITIAL(x) + y at the start, and not only x',
  logic: 'a :AND: b is b itself, as in JavaScript, and not 1; :NA: is NaN',
  lookups: 'LOOKUP EXTRAPOLATE is unknown there',
  'material-delays': 'DELAY N is unknown there',
  precedence: '-a^b is taken as (-a)^b, a^b^c as (a^b)^c, :NOT: a = b as (:NOT: a) = b',
  subscripts: 'PROD is unknown there',
  'test-inputs': 'stops before the end when the save points are tenths',
  'third-order-smooth': 'SMOOTH N is unknown there',
  'trend-and-forecast': 'FORECAST is unknown there',
  'whole-numbers': 'LOG is unknown there',
};

describe.each(readdirSync(cases).filter((name) => leftOut[name] === undefined))('case %s', (name) => {
  test('gives the same there', async () => {
    expect(await differences(readFileSync(join(cases, name, 'model.mdl'), 'utf8'))).toEqual([]);
  });
});

test('the model of the book that began it gives the same there', { timeout: 120_000 }, async () => {
  // Its fixed delay has no form in the JavaScript of the other side: a third-order delay stands in on both.
  const text = readFileSync(join(root, 'model/gbtf.mdl'), 'utf8').replace('DELAY FIXED(', 'DELAY3I(');
  expect(await differences(text)).toEqual([]);
});

test('the model of the race gives the same there', { timeout: 120_000 }, async () => {
  expect(await differences(readFileSync(join(root, 'model/race.mdl'), 'utf8'), 'wasm')).toEqual([]);
});

test('random models give the same there', { timeout: 240_000 }, async () => {
  // Their parser is slow on brackets in brackets.
  const models = fc.sample(randomModel, { numRuns: 40, seed: 20_261_125 });
  for (const [i, text] of models.entries()) {
    const found = await differences(text, i % 2 === 0 ? 'reference' : 'wasm');
    if (found.length > 0) throw new Error(`${found.slice(0, 3).join('; ')} in\n${text}`);
  }
});

/** That parser turns one conditional an equation into its own form and trips over a second, and over AND after a bracket. */
const tripsOver = (variable: string) =>
  (variable.match(/\bIF \(/g) ?? []).length > 1 || /\] (?:AND|OR) /.test(variable);

test.each(['gbtf', 'race'])('another parser of XMILE reads the export of %s', (name) => {
  const model = parseModel(readFileSync(join(root, `model/${name}.mdl`), 'utf8'), `${name}.mdl`);
  const left: string[] = [];
  const exported = exportXmile(model).replace(/<(aux|flow|stock) name="([^"]*)"[\s\S]*?<\/\1>/g, (text, _, title) => {
    if (!tripsOver(text)) return text;
    left.push(canonicalId(title));
    return '';
  });
  const { dimensions, equations } = parseXmileModel(exported);
  expect(dimensions.map(({ dimName }) => canonicalId(dimName))).toEqual(
    expect.arrayContaining(model.dimensions.map((dimension) => dimension.name.id)),
  );
  const read = new Set(equations.map(({ lhs }) => canonicalId(lhs.varDef.varName)));
  const known = new Set([...left, 'time_step', 'saveper', 'initial_time', 'final_time']);
  const missing = model.definitions.filter(({ name: { id } }) => !read.has(id) && !known.has(id));
  expect(missing.map((definition) => definition.name.text)).toEqual([]);
  expect(left.length).toBeLessThan(model.definitions.length / 20);
});
