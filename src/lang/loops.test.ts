import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CausalGraph, causalGraph, type Polarity } from './causal-graph.ts';
import { linkScoreSeries, linkScores, loopScore, relativeLoopScores } from './loop-scores.ts';
import { findLoops, strongestLoops } from './loops.ts';
import { parseModel } from './parse.ts';

function graph(links: readonly string[]): CausalGraph {
  const parsed = links.map((link) => {
    const [from = '', to = '', sign = '+'] = link.split(' ');
    return { from, to, polarity: ({ '+': 1, '-': -1, '?': 0 } as Record<string, Polarity>)[sign] ?? 0 };
  });
  return { nodes: [...new Set(parsed.flatMap(({ from, to }) => [from, to]))].sort(), links: parsed };
}

const shown = (loops: readonly { readonly nodes: readonly string[]; readonly polarity: Polarity }[]) =>
  loops.map((loop) => `${loop.nodes.join('>')} ${loop.polarity}`);

test('all loops are found, shortest first, with their polarity', () => {
  const search = findLoops(
    graph(['a b +', 'b a +', 'b c -', 'c a +', 'c d -', 'd b -', 'e e -', 'f a +', 'd g ?', 'g d +']),
  );
  expect(search.complete).toBe(true);
  expect(shown(search.loops)).toEqual(['e -1', 'a>b 1', 'd>g 0', 'a>b>c -1', 'b>c>d -1']);
});

test('a complete graph of n nodes has the known number of loops', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
  const complete = graph(nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => `${from} ${to}`)));
  expect(findLoops(complete).loops).toHaveLength(15 + 40 + 90 + 144 + 120);
});

test('when there are too many, the shortest independent loops cover every link that is in a loop', () => {
  const nodes = Array.from({ length: 12 }, (_, i) => `n${10 + i}`);
  const complete = graph(nodes.flatMap((from) => nodes.filter((to) => to !== from).map((to) => `${from} ${to}`)));
  const search = findLoops(complete, 100);
  expect(search.complete).toBe(false);
  expect(search.loops).toHaveLength(66);
  expect(search.loops.every((loop) => loop.nodes.length === 2)).toBe(true);
});

/** Every loop by trying all paths: slow and plain. */
function plainLoops({ nodes, links }: CausalGraph): string[] {
  const found: string[] = [];
  const extend = (path: string[]): void => {
    for (const { from, to } of links) {
      if (from !== path.at(-1)) continue;
      if (to === path[0]) found.push(path.join('>'));
      else if (to > (path[0] ?? '') && !path.includes(to)) extend([...path, to]);
    }
  };
  for (const node of nodes) extend([node]);
  return found.sort();
}

test('the loops of any small graph are those that a plain search finds', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(fc.uniqueArray(pair, { maxLength: 18, selector: String }), (pairs) => {
      const any = graph(pairs.map(([from, to]) => `n${from} n${to}`));
      const search = findLoops(any, 100_000);
      expect(search.loops.map((loop) => loop.nodes.join('>')).sort()).toEqual(plainLoops(any));
      const covered = findLoops(any, 0);
      if (search.loops.length > 0) expect(covered.loops.length).toBeLessThanOrEqual(search.loops.length);
      const strongest = strongestLoops(any, () => 1, 1000).map((loop) => loop.nodes.join('>'));
      expect(plainLoops(any)).toEqual(expect.arrayContaining(strongest));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('the strongest loops come first and links without strength are left out', () => {
  const strengths: Record<string, number> = { 'a b': 2, 'b a': -3, 'b c': 1, 'c a': 5, 'a d': 9, 'd a': 0 };
  const any = graph(['a b +', 'b a -', 'b c +', 'c a +', 'a d +', 'd a +']);
  const loops = strongestLoops(any, ({ from, to }) => strengths[`${from} ${to}`] ?? 0, 5);
  expect(loops.map((loop) => [loop.nodes.join('>'), loop.strength, loop.polarity])).toEqual([
    ['a>b>c', 10, 1],
    ['a>b', 6, -1],
  ]);
  expect(strongestLoops(any, () => 1, 1)).toHaveLength(1);
});

test('a ring of 20,000 is one loop, found without running out of stack', () => {
  const count = 20_000;
  const nodes = Array.from({ length: count }, (_, i) => `n${i}`);
  const links = nodes.map((from, i) => ({ from, to: nodes[(i + 1) % count] ?? '', polarity: 1 as const }));
  expect(findLoops({ nodes, links }).loops).toHaveLength(1);
});

test('link scores are the published ones', () => {
  const near = (scores: readonly number[], expected: readonly number[]) => {
    for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i] ?? Number.NaN, 12);
    expect(scores).toHaveLength(expected.length);
  };
  near(
    linkScores(([x = 0, y = 0]) => 2 * x + y, [5, 4], [7, 5]),
    [0.8, 0.2],
  );
  near(
    linkScores(([w = 0, x = 0, y = 0]) => (w + x) / y, [7, 2, 3], [10, 4, 5]),
    [5, 10 / 3, -6],
  );
  near(
    linkScores(([inflow = 0, outflow = 0]) => inflow - outflow, [5, 4], [10, 5]),
    [1.25, -0.25],
  );
  near(
    linkScores(([x = 0, y = 0]) => x + 0 * y, [1, 2], [1, 3]),
    [0, 0],
  );
});

test('loop scores of the Bass model around its inflection are the published ones', () => {
  const [population, rate, step] = [1e6, 100 * 0.015, 1 / 16];
  const adopters: number[] = [1];
  const potential: number[] = [population - 1];
  const adoption = ([a = 0, p = 0]: readonly number[]) => (rate * p * a) / population;
  for (let k = 0; k < 200; k++) {
    const flow = adoption([adopters[k] ?? 0, potential[k] ?? 0]);
    adopters.push((adopters[k] ?? 0) + step * flow);
    potential.push((potential[k] ?? 0) - step * flow);
  }
  const [byAdopters, byPotential] = linkScoreSeries(adoption, [
    Float64Array.from(adopters),
    Float64Array.from(potential),
  ]);
  const rows = [153, 154, 155].map((k) => [
    loopScore([byPotential?.[k] ?? 0, -1]) * -1,
    loopScore([byAdopters?.[k] ?? 0, 1]),
  ]);
  const published = [
    [-9.958, 11.46],
    [-9358, 9806],
    [-10.91, 10.41],
  ];
  rows.forEach(([balancing = 0, reinforcing = 0], i) => {
    expect(Math.abs(balancing)).toBeCloseTo(Math.abs(published[i]?.[0] ?? 0), i === 1 ? -1 : 2);
    expect(reinforcing).toBeCloseTo(published[i]?.[1] ?? 0, i === 1 ? -1 : 2);
  });
  expect(byAdopters?.[0]).toBeNaN();
});

test('relative scores are shares of the total size', () => {
  expect(relativeLoopScores([3, -1])).toEqual([0.75, -0.25]);
  expect(relativeLoopScores([0, 0])).toEqual([0, 0]);
  expect(linkScoreSeries(() => 1, [])).toEqual([]);
});

test.each([
  ['a + 2 * b - c', 'a +, b +, c -'],
  ['-a * b', 'a -, b -'],
  ['a / b', 'a +, b -'],
  ['(a - b) / c', 'a +, b -, c ?'],
  ['a ^ 2 * b ^ -1', 'a +, b -'],
  ['2 ^ a', 'a ?'],
  ['a - 2 * a', 'a ?'],
  ['MAX(a, 0) + MIN(b, -c)', 'a +, b +, c -'],
  ['IF THEN ELSE(a > 1, b, -c)', 'a ?, b +, c -'],
  ['IF THEN ELSE(:NOT: a, b, b)', 'a ?, b +'],
  ['EXP(-a) * SQRT(b)', 'a -, b +'],
  ['LN(a) * b', 'a +, b ?'],
  ['SMOOTH3(a, b)', 'a +, b ?'],
  ['SMOOTHI(a, 2, b)', 'a +'],
  ['INTEG(a - b, c)', 'a +, b -'],
  ['INITIAL(a)', ''],
  ['ACTIVE INITIAL(a, b)', 'a +'],
  ['TREND(a, b, c)', 'a ?, b ?'],
  ['ZIDZ(a, b) + XIDZ(1, c, 2)', 'a +, b -, c -'],
  ['rising(a) + falling(b) + mixed(c)', 'a +, b -, c ?'],
  ['LOOKUP EXTRAPOLATE(falling, a)', 'a -'],
  ['WITH LOOKUP(a, ((0,1),(1,0)))', 'a -'],
  ['ABS(a) + STEP(b, 3)', 'a ?, b ?'],
  ['a * 0', 'a ?'],
  [':NA: + 3', ''],
])('the links of %s are %s', (text, expected) => {
  const model = parseModel(
    `x = ${text}~~|a = 1~~|b = 1~~|c = 1~~|rising((0,0),(1,1))~~|falling((0,1),(1,0))~~|mixed((0,0),(1,1),(2,0))~~|`,
    'm.mdl',
  );
  const links = causalGraph(model).links.map(({ from, polarity }) => `${from} ${['-', '?', '+'][polarity + 1]}`);
  expect(links.sort().join(', ')).toBe(expected);
});

test('parts of one variable that disagree leave the polarity open', () => {
  const model = parseModel('D: d1, d2~~|\nx[d1] = a~~|\nx[d2] = -a~~|\ny[D] = 1, 2~~|\na = x[d1]~~|', 'm.mdl');
  expect(causalGraph(model).links).toEqual([
    { from: 'a', to: 'x', polarity: 0 },
    { from: 'x', to: 'a', polarity: 1 },
  ]);
});

test('the loops of race.mdl are found', () => {
  const model = parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl');
  const { loops } = findLoops(causalGraph(model), 2000);
  expect(loops.length).toBeGreaterThan(20);
  expect(loops.some((loop) => loop.polarity === 1)).toBe(true);
  expect(loops.some((loop) => loop.polarity === -1)).toBe(true);
});
