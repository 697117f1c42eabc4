import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile, wordAt } from '#stats';
import { buildProbability, futuresToTell, riskAsymmetry } from './asymmetry.ts';
import { crossing, responseMap } from './belief-map.ts';
import { perfectInformation, regretByState, regretsOf, selectChoice } from './choices.ts';
import { estimateMean, estimateTailMean, meanOf } from './estimates.ts';
import { informationValueNormal } from './information.ts';
import { newsvendorNormal } from './newsvendor.ts';
import { noisySignal, partialInformation, uselessInformation } from './partial-information.ts';
import { tailMeanNormal } from './tail.ts';
import { valueOfWaiting } from './waiting.ts';

/** Independent normals. */
const normals = (count: number, purpose: number, mean = 0, deviation = 1) =>
  Float64Array.from(
    { length: count },
    (_, i) => mean + deviation * normalQuantile((wordAt(11, purpose, i, 0) + 0.5) / 4294967296),
  );
const within = ({ value, standardError }: { value: number; standardError: number }, exact: number, errors = 4) => {
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(value - exact)).toBeLessThan(errors * standardError);
};
const nothing = (values: Float64Array) => new Float64Array(values.length);

test('the value of knowing everything, or one of two parts, is that of the closed form, with an error that shrinks', () => {
  const estimates = [1000, 16_000].map((count) => {
    const [first, second] = [normals(count, 1, 0, 3), normals(count, 2, 1, 4)];
    const values = [nothing(first), first.map((value, i) => value + (second[i] ?? 0))];
    return {
      all: perfectInformation(values),
      first: partialInformation(values, [first], { seed: 1 }),
      second: partialInformation(values, [second], { seed: 1 }),
      both: partialInformation(values, [first, second], { seed: 1 }),
    };
  });
  for (const { all, first, second, both } of estimates) {
    within(all, 1.5344731793);
    within(first, 0.7627083429);
    within(second, 1.1453787929);
    within(both, 1.5344731793);
    expect(Math.abs(first.bias)).toBeLessThan(first.standardError);
  }
  const [few, many] = estimates;
  for (const key of ['all', 'first', 'second'] as const) {
    const ratio = (many?.[key].standardError ?? 1) / (few?.[key].standardError ?? 0);
    expect(ratio).toBeGreaterThan(0.15);
    expect(ratio).toBeLessThan(0.4);
  }
});

test('what is seen through noise is worth less than the thing itself, as the closed form says', () => {
  const count = 8000;
  const theta = normals(count, 3, 1, 4);
  const values = [nothing(theta), theta];
  const seen = partialInformation(values, [noisySignal(theta, 3, 5)], { seed: 2 });
  // The mean given the signal is normal with deviation 16 / 5.
  within(seen, informationValueNormal(1, 3.2));
  within(partialInformation(values, [noisySignal(theta, 0, 5)], { seed: 2 }), informationValueNormal(1, 4));
});

test('what has nothing to do with the choice seems to be worth little, and less with more futures', () => {
  const worth = [400, 6400].map((count) => {
    const theta = normals(count, 4, 0.2, 1);
    return uselessInformation([nothing(theta), theta], { seed: 3 }).value;
  });
  expect(worth[0]).toBeLessThan(0.08);
  expect(worth[1]).toBeLessThan(0.02);
  const constant = new Float64Array(400).fill(7);
  expect(partialInformation([nothing(constant), normals(400, 4)], [constant], { seed: 1 }).value).toBe(0);
});

test('too few futures to say what knowing is worth are refused with the number that would do', () => {
  const theta = normals(20, 1);
  expect(() => partialInformation([nothing(theta), theta], [theta], { seed: 1 })).toThrow(
    expect.objectContaining({ code: 'too-few-futures', hint: expect.stringContaining('100') }),
  );
});

test('the newsvendor comes out of simulated demand: order, profit, and what knowing demand is worth', () => {
  const prices = { price: 10, cost: 6, salvage: 1 };
  const plan = newsvendorNormal(prices, 100, 20);
  const demand = normals(8000, 6, 100, 20);
  const orders = Array.from({ length: 101 }, (_, i) => 50 + i);
  const values = orders.map((order) =>
    demand.map((wanted) => 10 * Math.min(order, wanted) + Math.max(0, order - wanted) - 6 * order),
  );
  const means = values.map(meanOf);
  const best = means.indexOf(Math.max(...means));
  expect(Math.abs((orders[best] ?? 0) - plan.quantity)).toBeLessThan(1.5);
  within(estimateMean(values[best] ?? []), plan.expectedProfit);
  const known = perfectInformation(values);
  // Orders stand a unit apart, which costs less than 3 a unit of distance from demand.
  expect(Math.abs(known.value - 71.1121944873)).toBeLessThan(4 * known.standardError + 1.3);
});

test('the mean of the worst tenth of normal losses is the closed form, with an error that holds', () => {
  for (const level of [0.9, 0.95]) within(estimateTailMean(normals(8000, 7), level), tailMeanNormal(level));
});

test('p* from simulated worlds is C_o / (C_o + C_u), and above it building more is worth more', () => {
  // 0.73714: too much costs 3.5831 in one kind of world, too little 1.2777 in the other.
  const of = (share: number) => Float64Array.from({ length: 4000 }, (_, i) => (i < share * 4000 ? 1.2777 : -3.5831));
  for (const share of [0.5, 0.7, 0.75, 0.9]) {
    const { threshold, here, margin } = buildProbability(of(share));
    expect(threshold.value).toBeCloseTo(0.73714, 5);
    expect(here.value).toBe(share);
    expect(margin.value > 0).toBe(share > 0.73714);
  }
  const spread = normals(4000, 8, -0.1, 1);
  const { threshold, margin } = buildProbability(spread);
  within(threshold, tailRatio(-0.1), 4);
  expect(margin.value > 0).toBe(meanOf(spread) > 0);
  expect(Number.isNaN(buildProbability(spread.map((value) => Math.abs(value) + 1)).threshold.value)).toBe(true);
});

/** C_o / (C_o + C_u) of N(mean, 1). */
function tailRatio(mean: number): number {
  const wide = normals(200_000, 9, mean, 1);
  const [up, down] = [wide.filter((value) => value > 0), wide.filter((value) => value <= 0)];
  return -meanOf(down) / (meanOf(up) - meanOf(down));
}

test('lambda is 1 exactly where a step less and a step more are worth the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
        minLength: 4,
        maxLength: 30,
      }),
      (pairs) => {
        const less = Float64Array.from(pairs, ([a]) => a);
        const more = Float64Array.from(pairs, ([, b]) => b);
        const { regretOfLess, regretOfMore, difference } = riskAsymmetry(less, nothing(less), more, 0.5);
        expect(regretOfLess.value - regretOfMore.value).toBeCloseTo(difference.value, 9);
        expect(regretOfLess.value).toBeGreaterThanOrEqual(0);
      },
    ),
    { seed: 5, numRuns: 100 },
  );
});

test('lambda of a loss that is three times as steep on one side is three', () => {
  const state = normals(8000, 12);
  // Best at the state, or as near to it as a step less or more comes; too little costs three times as much.
  const value = (built: number) => state.map((need) => -(need > built ? 3 * (need - built) : built - need));
  const { lambda, onTail } = riskAsymmetry(value(-1), value(0), value(1), 0.9);
  expect(lambda.value).toBeGreaterThan(2.5);
  expect(lambda.standardError).toBeGreaterThan(0);
  expect(onTail.value).toBeGreaterThan(1);
});

test('regrets are those of the table, choice by choice and state by state', () => {
  const table = [
    [10, 4, -2],
    [6, 6, 3],
    [2, 5, 8],
  ];
  const values = table.map((row) => Float64Array.from([...row, ...row]));
  expect(regretsOf(values).map((row) => [...row.slice(0, 3)])).toEqual([
    [0, 2, 10],
    [4, 0, 5],
    [8, 1, 0],
  ]);
  const found = regretByState(values, [0, 1, 2, 0, 1, 2], 3);
  expect(found.table.map((row) => row.map(({ value }) => value))).toEqual([
    [0, 2, 10],
    [4, 0, 5],
    [8, 1, 0],
  ]);
  expect(found.minimaxChoice).toBe(1);
  expect(found.minimaxRegret.value).toBe(5);
  expect(() => regretByState(values, [0, 0, 0, 0, 0, 1], 2)).toThrow(
    expect.objectContaining({ code: 'too-few-futures' }),
  );
});

test('a limit that no choice keeps is named, alone or as the one that rules out the last', () => {
  const candidates = [
    { score: 3, measures: [-0.2, 5] },
    { score: 2, measures: [-0.1, 1] },
    { score: 1, measures: [-0.05, 4] },
  ];
  expect(selectChoice(candidates, [-0.1, 0])).toEqual({ chosen: 1, runnerUp: 2, binding: -1 });
  expect(selectChoice(candidates, [-0.01, 0])).toMatchObject({ chosen: -1, binding: 0 });
  expect(selectChoice(candidates, [-0.2, 9])).toMatchObject({ chosen: -1, binding: 1 });
  expect(selectChoice(candidates, [-0.1, 4.5])).toMatchObject({ chosen: -1, binding: 0 });
});

test('the line on which a mean changes sign is found on a map and along one input, within its error', () => {
  const count = 6000;
  const place = (purpose: number) =>
    Float64Array.from({ length: count }, (_, i) => (wordAt(3, purpose, i, 0) / 4294967296) * 2 - 1);
  const [x, y, noise] = [place(1), place(2), normals(count, 13, 0, 2)];
  const response = x.map((a, i) => a + 2 * (y[i] ?? 0) - 0.5 + (noise[i] ?? 0));
  const map = responseMap(response, { places: x }, { places: y });
  for (const [a, b] of [
    [0.5, 0],
    [-0.5, 0.5],
    [0, 0.25],
  ] as const) {
    within(map.at(a, b), 0);
  }
  within(map.at(1, 1), 2.5);
  const { at, above, ends } = crossing(response, y, 0, [-1, 1]);
  expect(above).toBe(1);
  within(at ?? { value: Number.NaN, standardError: Number.NaN }, 0.25);
  within(ends[1], 1.5);
  expect(crossing(response, y, 0, [0.6, 1])).toMatchObject({ at: undefined, above: 1 });
});

test('waiting is worth its option less what it costs, and nothing when nothing is seen', () => {
  const count = 8000;
  const theta = normals(count, 14, 0.5, 2);
  const now = [nothing(theta), theta];
  const later = [nothing(theta), theta.map((value) => 0.8 * value)];
  const { value, option, delay } = valueOfWaiting(now, later, [theta], { seed: 1 });
  within(option, informationValueNormal(0.4, 1.6));
  within(delay, -0.1);
  expect(value.value).toBeCloseTo(option.value + delay.value, 12);
  const blind = valueOfWaiting(now, later, [normals(count, 15)], { seed: 1 });
  expect(blind.option.value).toBeLessThan(0.03);
});

test('how many futures would tell a mean from nothing follows from its error', () => {
  expect(futuresToTell({ value: 1, standardError: 1 }, 100)).toBe(400);
  expect(futuresToTell({ value: 3, standardError: 1 }, 100)).toBe(100);
});
