import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, attributionPlan } from './index.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('shares add up to the whole difference, and members of a group to what the group has alone', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 16, maxLength: 16 }), (worth) => {
      const value = (flags: readonly boolean[]) => worth[flags.reduce((n, flag, i) => n + (flag ? 2 ** i : 0), 0)] ?? 0;
      const fine = attributionPlan([[0, 1, 2], [3]]);
      const shares = attribute(fine, fine.coalitions.map(value));
      expect(sum(shares)).toBeCloseTo(value([true, true, true, true]) - value([false, false, false, false]), 9);
      const coarse = attributionPlan([[0], [1]]);
      const groupValue = ([a = false, b = false]: readonly boolean[]) => value([a, a, a, b]);
      const [first] = attribute(coarse, coarse.coalitions.map(groupValue));
      expect(sum(shares.slice(0, 3))).toBeCloseTo(first ?? Number.NaN, 9);
    }),
    { numRuns: 50 },
  );
});

test('a change without effect gets nothing, equal ones get the same, a product is halved', () => {
  const plan = attributionPlan([[0], [1], [2]]);
  const shares = attribute(
    plan,
    plan.coalitions.map(([a, b]) => (a === true && b === true ? 10 : 0)),
  );
  expect(shares).toEqual([5, 5, 0].map((share) => expect.closeTo(share, 12)));
});

test('the order of changes does not matter', () => {
  const one = attributionPlan([[0, 1], [2]]);
  const other = attributionPlan([[0], [1, 2]]);
  const worth = (a: boolean, b: boolean, c: boolean) => 3 * Number(a) + Number(b && c) * 4 + Number(a && b && !c);
  const first = attribute(
    one,
    one.coalitions.map(([a, b, c]) => worth(a === true, b === true, c === true)),
  );
  // The same game with its players named in another order.
  const second = attribute(
    other,
    other.coalitions.map(([c, a, b]) => worth(a === true, b === true, c === true)),
  );
  expect([second[1], second[2], second[0]]).toEqual(first.map((share) => expect.closeTo(share, 12)));
});

test('too many changes are refused with a way out', () => {
  expect(() => attributionPlan([Array.from({ length: 13 }, (_, i) => i)])).toThrow(/split by groups|at most/);
});
