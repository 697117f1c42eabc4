import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '#base';
import {
  addToMoments,
  choleskyFactor,
  correlate,
  cumulative,
  distribution,
  distributionNames,
  formatDistribution,
  joinMoments,
  KeyedPermutation,
  mean,
  noMoments,
  normalCdf,
  normalQuantile,
  parseDistribution,
  philox4x32,
  QuantileSketch,
  quantile,
  quantileSorted,
  quantiles,
  regularizedBeta,
  regularizedGamma,
  sampleDesign,
  scrambledSobolPoints,
  selectQuantiles,
  sketchRelativeError,
  sobolDimensions,
  sobolPoints,
  standardDeviation,
  stream,
  ValueCounts,
  variance,
} from './index.ts';

const near = (actual: number, expected: number, relative: number) =>
  expect(closeTo(actual, expected, { absolute: 0, relative }), `${actual} is not near ${expected}`).toBe(true);

test('Philox gives the published words', () => {
  const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');
  const ones = 0xffffffff;
  expect(hex(philox4x32([0, 0, 0, 0], [0, 0]))).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  expect(hex(philox4x32([ones, ones, ones, ones], [ones, ones]))).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
  expect(hex(philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]))).toBe(
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  );
});

test('Sobol points are the published ones in Gray order', () => {
  const point = (index: number) => [...sobolPoints(6, index, 1)];
  expect(point(1)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  expect(point(2)).toEqual([0.75, 0.25, 0.25, 0.25, 0.75, 0.75]);
  expect(point(3)).toEqual([0.25, 0.75, 0.75, 0.75, 0.25, 0.25]);
  expect(point(4)).toEqual([0.375, 0.375, 0.625, 0.875, 0.375, 0.125]);
});

test('in every dimension the first 256 Sobol points are one in each of 256 strata, scrambled or not', () => {
  const plain = sobolPoints(sobolDimensions, 0, 256);
  const scrambled = scrambledSobolPoints(sobolDimensions, 0, 256, 7);
  for (let dimension = 0; dimension < sobolDimensions; dimension += 1) {
    const strata = (points: Float64Array) =>
      new Set(Array.from({ length: 256 }, (_, i) => Math.floor((points[i * sobolDimensions + dimension] ?? 0) * 256)));
    expect(strata(plain).size).toBe(256);
    expect(strata(scrambled).size).toBe(256);
  }
});

test('the mean of x1 x2 over 1024 Sobol points is the known number', () => {
  const points = sobolPoints(2, 0, 1024);
  let sum = 0;
  for (let index = 0; index < 1024; index += 1) sum += (points[2 * index] ?? 0) * (points[2 * index + 1] ?? 0);
  near(sum / 1024, 0.24951601028442383, 1e-15);
});

test('a scrambled design integrates better than chance', () => {
  const { points } = sampleDesign({ kind: 'sobol', runs: 4096, dimensions: 5, seed: 3 });
  let sum = 0;
  for (let r = 0; r < 4096; r += 1) {
    let product = 1;
    for (let d = 0; d < 5; d += 1) product *= 2 * (points[r * 5 + d] ?? 0);
    sum += product;
  }
  // By chance the standard error is sqrt((4/3)^5 - 1) / 64 = 0.028.
  expect(Math.abs(sum / 4096 - 1)).toBeLessThan(0.005);
});

test('a Latin hypercube has one point in each stratum of each dimension, for sizes that are no power of two', () => {
  for (const runs of [1, 2, 7, 100, 1000]) {
    const { points } = sampleDesign({ kind: 'latin-hypercube', runs, dimensions: 3, seed: 11 });
    for (let d = 0; d < 3; d += 1) {
      const strata = new Set(Array.from({ length: runs }, (_, r) => Math.floor((points[r * 3 + d] ?? 0) * runs)));
      expect(strata.size).toBe(runs);
    }
  }
});

test('dimensions of a Latin hypercube are permuted independently', () => {
  const first = Array.from({ length: 50 }, (_, i) => new KeyedPermutation(50, 1, 0).at(i));
  const second = Array.from({ length: 50 }, (_, i) => new KeyedPermutation(50, 1, 1).at(i));
  expect([...first].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(first).not.toEqual(second);
});

test('any block of a design holds the same numbers as the whole', () => {
  for (const kind of ['random', 'latin-hypercube', 'sobol'] as const) {
    const whole = sampleDesign({ kind, runs: 100, dimensions: 4, seed: 5 }).points;
    const block = sampleDesign({ kind, runs: 100, dimensions: 4, seed: 5, firstRun: 37, count: 20 }).points;
    expect(block).toEqual(whole.subarray(37 * 4, 57 * 4));
    expect(Math.min(...whole)).toBeGreaterThan(0);
    expect(Math.max(...whole)).toBeLessThan(1);
  }
});

test('another seed, run or parameter gives another number', () => {
  const seen = new Set([stream(1, 1, 1), stream(2, 1, 1), stream(1, 2, 1), stream(1, 1, 2), stream(2 ** 40, 1, 1)]);
  expect(seen.size).toBe(5);
});

test('a design refuses impossible shapes', () => {
  expect(() => sampleDesign({ kind: 'random', runs: -1, dimensions: 1, seed: 1 })).toThrow(
    /no random design of -1 runs/,
  );
  expect(() => sampleDesign({ kind: 'random', runs: 5, dimensions: 1, seed: 1, firstRun: 4, count: 2 })).toThrow(
    /of 5 runs/,
  );
  expect(() => sobolPoints(sobolDimensions + 1, 0, 1)).toThrow(/dimensions/);
  expect(() => stream(-1, 0, 0)).toThrow(/no random stream/);
});

test('normal quantiles are right into the far tail', () => {
  near(normalQuantile(1e-300), -37.0470962993612, 1e-14);
  near(normalQuantile(1e-16), -8.222082216130435, 1e-14);
  near(normalQuantile(1e-10), -6.361340902404057, 1e-14);
  near(normalQuantile(0.001), -3.0902323061678136, 1e-14);
  near(normalQuantile(0.025), -1.9599639845400543, 1e-14);
  expect(normalQuantile(0.5)).toBe(0);
  expect([normalQuantile(0), normalQuantile(1), normalQuantile(-0.1)]).toEqual([-Infinity, Infinity, Number.NaN]);
});

test('the normal cumulative undoes the quantile', () => {
  for (const p of [1e-300, 1e-100, 1e-20, 1e-5, 0.01, 0.2, 0.5, 0.9, 0.999])
    near(normalCdf(normalQuantile(p)), p, 1e-11);
  expect(normalCdf(-40)).toBe(0);
});

test('gamma, beta and lognormal quantiles match published values', () => {
  near(quantile(distribution('gamma', [1000, 1]), 0.975), 1062.921151224888, 1e-12);
  near(quantile(distribution('beta', [2, 5]), 0.5), 0.26444998329566, 1e-13);
  const interval = distribution('lognormal90', [5, 50]);
  near(Math.log(quantile(interval, 0.5)), 2.760730458931123, 1e-13);
  near(quantile(interval, 0.05), 5, 1e-12);
  near(quantile(interval, 0.95), 50, 1e-12);
  near(regularizedGamma(0.5, 0.5)[0], 0.6826894921370859, 1e-13);
  near(regularizedBeta(0.5, 0.5, 0.25)[0], 1 / 3, 1e-13);
});

const examples = [
  'uniform(1, 3)',
  'loguniform(1, 10)',
  'triangular(0, 1, 4)',
  'normal(1, 0.1)',
  'normal80(1, 2)',
  'normal90(-1, 2)',
  'lognormal(0, 0.5)',
  'lognormal80(1, 2)',
  'lognormal90(5, 50)',
  'truncnormal(0, 1, -0.5, 2)',
  'exponential(2)',
  'gamma(2.5, 2)',
  'gamma(0.5, 1)',
  'beta(2, 5)',
  'bernoulli(0.3)',
  'constant(4)',
];

test('every distribution has an example, reads back as written and matches its moments by quadrature', () => {
  expect(new Set(examples.map((text) => text.split('(')[0]))).toEqual(new Set(distributionNames));
  for (const text of examples) {
    const belief = parseDistribution(text);
    expect(formatDistribution(belief)).toBe(text);
    const n = 4000;
    let moments = noMoments;
    for (let i = 0; i < n; i += 1) moments = addToMoments(moments, quantile(belief, (i + 0.5) / n));
    near(moments.mean, mean(belief), 4e-3);
    expect(Math.abs(Math.sqrt(variance(moments)) - standardDeviation(belief))).toBeLessThanOrEqual(
      0.02 * standardDeviation(belief),
    );
  }
});

test('cumulative and quantile of every continuous distribution undo each other', () => {
  for (const text of examples.filter((text) => !/bernoulli|constant/.test(text))) {
    const belief = parseDistribution(text);
    for (const u of [0.001, 0.1, 0.5, 0.8, 0.999]) near(cumulative(belief, quantile(belief, u)), u, 1e-9);
  }
});

test('a distribution that makes no sense is refused with what was expected', () => {
  expect(() => parseDistribution('norml(1, 2)')).toThrow(/unknown distribution "norml"/);
  expect(() => parseDistribution('normal(1, -2)')).toThrow(/sd > 0/);
  expect(() => parseDistribution('normal(1)')).toThrow(/expected normal\(mean, sd\)/);
  expect(() => parseDistribution('lognormal90(-1, 2)')).toThrow(/0 < low < high/);
  expect(() => parseDistribution('normal 1 2')).toThrow(/is not a distribution/);
  expect(() => parseDistribution('uniform(1, x)')).toThrow(/is not a distribution/);
  expect(parseDistribution(' 4 ')).toEqual(distribution('constant', [4]));
});

test('a Gaussian copula of 0.5 has the known rank correlations', () => {
  const n = 8192;
  const { points } = sampleDesign({ kind: 'sobol', runs: n, dimensions: 2, seed: 9 });
  correlate(points, choleskyFactor(Float64Array.of(1, 0.5, 0.5, 1), 2), 2);
  let spearman = 0;
  for (let i = 0; i < n; i += 1) spearman += ((points[2 * i] ?? 0) - 0.5) * ((points[2 * i + 1] ?? 0) - 0.5) * 12;
  expect(Math.abs(spearman / n - 0.4825837395)).toBeLessThan(4 / Math.sqrt(n));
});

test('an impossible correlation matrix is refused', () => {
  expect(() => choleskyFactor(Float64Array.of(1, 1, 1, 1), 2)).toThrow(/positive definite/);
  expect(() => choleskyFactor(Float64Array.of(1, 0.5, 0.4, 1), 2)).toThrow(/symmetric/);
});

test('quantiles are type 7 and leave NaN out', () => {
  expect(quantiles([4, 1, Number.NaN, 3, 2], [0, 0.25, 0.5, 1])).toEqual([1, 1.75, 2.5, 4]);
  expect(quantiles([], [0.5])).toEqual([Number.NaN]);
  expect(quantiles([Infinity, Infinity], [0.5])).toEqual([Infinity]);
});

test('moments joined are moments of the whole', () => {
  const all = [3, 1, 4, 1, 5, 9, 2, 6];
  const of = (values: number[]) => values.reduce(addToMoments, noMoments);
  const joined = joinMoments(of(all.slice(0, 3)), of(all.slice(3)));
  near(joined.mean, of(all).mean, 1e-15);
  near(variance(joined), variance(of(all)), 1e-14);
  expect(joinMoments(noMoments, of(all))).toEqual(of(all));
  expect(joinMoments(of(all), noMoments)).toEqual(of(all));
  expect(variance(noMoments)).toBeNaN();
});

test('a sketch of any split is the same sketch, within its stated error', () => {
  const n = 20_000;
  const belief = distribution('lognormal', [0, 2]);
  const whole = new QuantileSketch();
  const parts = [new QuantileSketch(), new QuantileSketch(), new QuantileSketch()];
  for (let i = 0; i < n; i += 1) {
    const value = quantile(belief, stream(1, i, 0)) - 1;
    whole.add(value);
    parts[i % 3]?.add(value);
  }
  const joined = new QuantileSketch();
  for (const part of parts.reverse()) joined.join(part);
  const levels = [0, 0.01, 0.3, 0.5, 0.9, 0.999, 1];
  expect(joined.quantiles(levels)).toEqual(whole.quantiles(levels));
  const exact = quantiles(
    Array.from({ length: n }, (_, i) => quantile(belief, stream(1, i, 0)) - 1),
    levels,
  );
  // Near zero neighbouring order statistics are far apart in relative terms, so an absolute slack is given too.
  whole.quantiles(levels).forEach((value, i) => {
    expect(closeTo(value, exact[i] ?? Number.NaN, { absolute: 5e-4, relative: 0.02 })).toBe(true);
  });
  expect(whole.minimum).toBe(exact[0]);
  whole.add(Number.NaN);
  expect(whole.count).toBe(n);
  const sent = [new QuantileSketch(), new QuantileSketch()];
  QuantileSketch.joinPacked(sent, QuantileSketch.pack([whole, new QuantileSketch()]));
  expect(sent[0]?.quantiles(levels)).toEqual(whole.quantiles(levels));
  expect(sent[1]?.quantiles(levels)).toEqual(levels.map(() => Number.NaN));
  expect(new QuantileSketch().quantiles([0.5])).toEqual([Number.NaN]);
});

test('a quantile of a sketch is within its stated error of the order statistic, zero and negatives included', () => {
  const sizes = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(fc.array(fc.oneof(sizes, fc.constantFrom(0, -0, 1, -1, 2, 1e-300)), { minLength: 1 }), (values) => {
      const sketch = new QuantileSketch();
      for (const value of values) sketch.add(value);
      const sorted = Float64Array.from(values, (value) => value + 0).sort();
      const levels = [0, 0.1, 0.5, 0.9, 1];
      sketch.quantiles(levels).forEach((value, i) => {
        const exact = sorted[Math.floor((levels[i] ?? 0) * (sorted.length - 1))] ?? Number.NaN;
        // What is too small for a normal double counts as zero.
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.abs(exact) * sketchRelativeError * 1.0001 + 1e-307);
      });
    }),
  );
});

test('counted values give exact quantiles while few differ, and near ones in any order past that', () => {
  const levels = [0, 0.025, 0.1, 0.5, 0.9, 1];
  const few = new ValueCounts();
  const dates = Array.from({ length: 20_000 }, (_, i) => 2026 + ((i * 7919) % 41) / 4);
  for (const date of dates) few.add(date);
  expect(few.exact).toBe(true);
  expect(few.quantiles(levels)).toEqual(quantiles(dates, levels));

  const many = Array.from({ length: 20_000 }, (_, i) => 6 * stream(3, i, 0) - 2);
  const [forwards, backwards] = [new ValueCounts(), new ValueCounts()];
  for (const value of many) forwards.add(value);
  for (const value of [...many].reverse()) backwards.add(value);
  expect(forwards.exact).toBe(false);
  expect(backwards.quantiles(levels)).toEqual(forwards.quantiles(levels));
  const exact = quantiles(many, levels);
  forwards.quantiles(levels).forEach((value, i) => {
    expect(closeTo(value, exact[i] ?? Number.NaN, { absolute: 1e-4, relative: 2e-3 })).toBe(true);
  });
  expect(new ValueCounts().quantiles([0.5])).toEqual([Number.NaN]);
});

test('quantiles selected are quantiles of the sorted values', () => {
  const levels = [0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1];
  const numbers = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), { maxLength: 400 });
  fc.assert(
    fc.property(numbers, (values) => {
      const plain = Float64Array.from(values, (value) => value + 0);
      const sorted = plain.slice().sort();
      expect(selectQuantiles(plain, levels)).toEqual(levels.map((level) => quantileSorted(sorted, level)));
    }),
  );
  for (const shape of [(i: number) => i, (i: number) => -i, (i: number) => Math.min(i, 5000 - i), () => 1]) {
    const plain = Float64Array.from({ length: 5000 }, (_, i) => shape(i));
    const sorted = plain.slice().sort();
    expect(selectQuantiles(plain, levels)).toEqual(levels.map((level) => quantileSorted(sorted, level)));
  }
});
