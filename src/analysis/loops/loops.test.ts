import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planModel } from '#engine';
import { causalGraph, parseModel } from '#lang';
import { analyseLoops, dominantPhases, loopFamilies, parseLoopTable, passesThrough } from './index.ts';

const control = (stop: number, dt: number) =>
  `INITIAL TIME = 0~Year~|FINAL TIME = ${stop}~Year~|TIME STEP = ${dt}~Year~|SAVEPER = 1~Year~|`;
const planOf = (equations: string, stop = 4, dt = 0.25) =>
  planModel(parseModel(`${equations}${control(stop, dt)}`, 'm.mdl'));
const pathsOf = (analysis: ReturnType<typeof analyseLoops>) =>
  analysis.loops.map(({ variables, polarity }) => `${variables.map(({ text }) => text).join('>')} ${polarity}`);
const model = (name: string) => readFileSync(new URL(`../../../model/${name}`, import.meta.url), 'utf8');

const bass = `Potential = INTEG(-adopting, 999999)~~|Adopters = INTEG(adopting, 1)~~|
adopting = 100 * 0.015 * Adopters * Potential / 1000000~~|`;

test('the Bass model has the published loop scores around its inflection', () => {
  const { loops, times } = analyseLoops(planOf(bass, 20, 1 / 16), { from: 9, to: 10.5 });
  const balancing = loops.find(({ variables }) => variables.some(({ id }) => id === 'potential'));
  const reinforcing = loops.find(({ variables }) => variables.some(({ id }) => id === 'adopters'));
  expect([balancing?.polarity, reinforcing?.polarity]).toEqual(['balancing', 'reinforcing']);
  const peak = reinforcing?.scores.indexOf(Math.max(...(reinforcing?.scores ?? []))) ?? 0;
  const around = [peak - 1, peak, peak + 1].map((i) => [balancing?.scores[i], reinforcing?.scores[i]]);
  const published = [
    [-9.958, 11.46],
    [-9358, 9806],
    [-10.91, 10.41],
  ];
  around.forEach((pair, i) => {
    pair.forEach((score = 0, j) => {
      const wanted = published[i]?.[j] ?? 0;
      expect(Math.abs(score / wanted - 1)).toBeLessThan(5e-4);
    });
  });
  expect(times[peak]).toBe(154 / 16);
});

test('a loop alone on its stock has the score 1 or -1, whatever its gain', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.9, noNaN: true }), fc.boolean(), (rate, grows) => {
      const sign = grows ? '' : '-';
      const { loops } = analyseLoops(planOf(`x = INTEG(${sign}flow, 3)~~|flow = ${rate} * x~~|`));
      expect(loops).toHaveLength(1);
      for (const score of loops[0]?.scores ?? []) expect(score).toBeCloseTo(grows ? 1 : -1, 9);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test('scores do not depend on how flows are grouped', () => {
  const apart = analyseLoops(planOf('s = INTEG(in - out, 9)~~|in = 0.5 * s~~|out = 0.02 * s * s~~|'));
  const together = analyseLoops(planOf('s = INTEG(net, 9)~~|net = 0.5 * s - 0.02 * s * s~~|'));
  expect(pathsOf(apart).toSorted()).toEqual(['s>in reinforcing', 's>out balancing']);
  const [, ...sum] = (apart.loops[0]?.scores ?? []).map((score, i) => score + (apart.loops[1]?.scores[i] ?? 0));
  // The way through one net flow is one loop whose score is the sum of the two, up to the cross term of a finite step.
  const [, ...net] = together.loops[0]?.scores ?? [];
  sum.forEach((score, i) => {
    expect(score).toBeCloseTo(net[i] ?? 0, 6);
  });
});

test('relative scores add up to one in size in every feedback system', () => {
  const analysis = analyseLoops(planModel(parseModel(model('gbtf.mdl'), 'gbtf.mdl')));
  expect(analysis.complete).toBe(true);
  expect(analysis.systems).toBeGreaterThan(1);
  const { families } = loopFamilies(analysis, parseLoopTable(model('gbtf.loops.csv'), 'gbtf.loops.csv'));
  for (const list of [analysis.loops, families]) {
    for (let i = 0; i < analysis.times.length; i++) {
      const total = list
        .filter(({ system }) => system === 0)
        .reduce((sum, { relative }) => sum + Math.abs(relative[i] ?? 0), 0);
      expect(total).toBeCloseTo(1, 9);
    }
  }
});

test('hidden stocks of smooths and delays take part, and a fixed delay passes its input on', () => {
  const smoothed = analyseLoops(planOf('x = INTEG(0.3 * seen, 1)~~|seen = SMOOTH3(x, 2)~~|'));
  expect(pathsOf(smoothed)).toContain(
    'x>seen (smooth stage 1)>seen (smooth stage 2)>seen (smooth stage 3)>seen reinforcing',
  );
  const fixed = analyseLoops(planOf('x = INTEG(0.3 * late, 1)~~|late = DELAY FIXED(x, 0.5, 1)~~|'));
  expect(pathsOf(fixed)).toEqual(['x>late (pipeline)>late reinforcing']);
});

test('the loops of the elements of a subscripted variable are added', () => {
  const plan = planOf(`Tank: a, b~~|level[Tank] = INTEG(-outflow[Tank], start[Tank])~~|start[Tank] = 4, 9~~|
outflow[Tank] = level[Tank] / 3 + 0.01 * SUM(level[Tank!])~~|`);
  const { loops } = analyseLoops(plan);
  expect(loops.map(({ variables }) => variables.length)).toEqual([2]);
  const both = loops[0]?.scores ?? new Float64Array();
  expect(both.every((score) => score < -1 && score > -2.5)).toBe(true);
});

test('lookups, choices and random draws are followed; what draws alone move is no loop', () => {
  const plan = planOf(`x = INTEG(table(x) + noise, 1)~~|table([(0,0)-(9,9)],(0,1),(5,0),(9,-1))~~|
noise = RANDOM UNIFORM(-0.1, 0.1, 1)~~|y = INTEG(IF THEN ELSE(y > 3, -y, 1), 0)~~|`);
  expect(pathsOf(analyseLoops(plan, { seed: 5 }))).toEqual(['x balancing', 'y balancing']);
});

test('a loop that does not move keeps the polarity of its slopes', () => {
  const { loops } = analyseLoops(planOf('x = INTEG(-0.5 * (x - 2), 2)~~|'));
  expect([loops[0]?.polarity, loops[0]?.averageShare]).toEqual(['balancing', 0]);
});

test('a model without feedback has none, and a window without a step is refused', () => {
  const plan = planOf('x = INTEG(1, 0)~~|');
  expect(analyseLoops(plan)).toMatchObject({ loops: [], complete: true, systems: 0 });
  expect(() => analyseLoops(plan, { from: 7 })).toThrow(/no step of the run/);
  expect(analyseLoops(plan, { from: 1, to: 2 }).times).toEqual(Float64Array.of(1, 1.25, 1.5, 1.75, 2));
});

test('where all loops cannot be listed, the strongest are those that a full list ranks first', () => {
  const plan = planModel(parseModel(model('gbtf.mdl'), 'gbtf.mdl'));
  const full = analyseLoops(plan);
  const some = analyseLoops(plan, { most: 60 });
  expect(some.complete).toBe(false);
  const found = new Set(pathsOf(some).map((path) => path.split(' ')[0]));
  const first = pathsOf(full).slice(0, 10);
  expect(first.filter((path) => !found.has(path.split(' ')[0] ?? ''))).toEqual([]);
});

describe('the table of names', () => {
  const head = 'id,name_en,name_fr,polarity,through,avoiding\n';

  test('a name is for every loop through its variables in their order', () => {
    const [name] = parseLoopTable(`${head}R1,Growth,Croissance,reinforcing,B Rate > a,z\n`, 't.csv');
    if (name === undefined) throw new Error('no name');
    expect(name.name).toEqual({ en: 'Growth', fr: 'Croissance' });
    expect(passesThrough(['a', 'x', 'b_rate'], name)).toBe(true);
    expect(passesThrough(['b_rate', 'a', 'z'], name)).toBe(false);
    expect(passesThrough(['a', 'x'], name)).toBe(false);
    const [three] = parseLoopTable(`${head}R1,,,reinforcing,a > b > c,\n`, 't.csv');
    if (three === undefined) throw new Error('no name');
    expect(three.name).toEqual({ en: 'R1', fr: 'R1' });
    expect(passesThrough(['b', 'c', 'x', 'a'], three)).toBe(true);
    expect(passesThrough(['a', 'c', 'b'], three)).toBe(false);
  });

  test('faults come all at once, each with its row', () => {
    const bad = `${head}R1,,,up,a,\nR1,,,balancing,,\n`;
    expect(() => parseLoopTable(bad, 't.csv')).toThrow(
      expect.objectContaining({
        code: 'malformed-loops',
        issues: [
          expect.objectContaining({ where: 't.csv:2' }),
          expect.objectContaining({ where: 't.csv:3' }),
          expect.objectContaining({ where: 't.csv:3' }),
        ],
      }),
    );
    expect(() => parseLoopTable('id\nR1\n', 't.csv')).toThrow(/faults/);
  });

  test('names that the model does not have are reported with the nearest variable', () => {
    const names = parseLoopTable(
      `${head}R1,,,reinforcing,adopter > adopting,\nR2,,,reinforcing,adopters > potential,\n`,
      't',
    );
    expect(loopFamilies(analyseLoops(planOf(bass)), names).absent).toEqual([
      { id: 'R1', why: 'the model has no variable "adopter"', hint: 'did you mean "Adopters"?' },
      { id: 'R2', why: 'no loop passes through adopters > potential' },
    ]);
  });
});

test('the loop with the largest share dominates, and dominance changes hands once in the Bass model', () => {
  const analysis = analyseLoops(planOf(bass, 20, 1 / 16));
  const { families } = loopFamilies(analysis, []);
  const phases = dominantPhases(families, analysis.times);
  expect(phases.map(({ family }) => family.polarity)).toEqual(['reinforcing', 'balancing']);
  expect(phases.every(({ share }) => share > 0.5 && share <= 1)).toBe(true);
});

describe.each(['race', 'gbtf'])('the loops of %s.mdl', (file) => {
  const names = parseLoopTable(model(`${file}.loops.csv`), `${file}.loops.csv`);
  const parsed = parseModel(model(`${file}.mdl`), `${file}.mdl`);
  const analysis = analyseLoops(planModel(parsed), { names });
  const { families, absent } = loopFamilies(analysis, names);
  const written = new Map(causalGraph(parsed).links.map(({ from, to, polarity }) => [`${from} ${to}`, polarity]));
  /** 1 or -1 by the signs of the equations; 0 where one cannot be told. */
  const writtenPolarity = (ids: readonly string[]) =>
    ids.reduce((product, id, i) => product * (written.get(`${id} ${ids[(i + 1) % ids.length]}`) ?? 0), 1);

  test('every name in the table is a loop of the model', () => {
    // After a renaming: put the new names into the column "through" of the table.
    expect(absent).toEqual([]);
  });

  test.each(names.map((name) => [name.id, name] as const))('%s acts as the table says', (id, name) => {
    const loops = families.filter((family) => family.id === id).flatMap((family) => family.loops);
    if (loops.some(({ polarity }) => polarity === name.polarity)) return;
    // What never moves on the usual run is judged by its equations, as far as they tell.
    const still = loops.every(({ averageShare, polarity }) => averageShare === 0 && polarity === 'undetermined');
    expect(still, `no ${name.polarity} loop passes through ${name.through.join(' > ')}`).toBe(true);
    const wrong = name.polarity === 'reinforcing' ? -1 : 1;
    const signs = loops.map(({ variables }) => writtenPolarity(variables.map((variable) => variable.id)));
    expect(signs.every((sign) => sign === wrong)).toBe(false);
  });
});
