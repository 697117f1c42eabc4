import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { packageTheses } from '../../../test/world/package-theses.ts';
import { smallThesis } from '../../../test/world/small-thesis.ts';
import { evaluateThesis, findThesis, solveThesis, type Thesis } from './index.ts';

const theses = packageTheses();

/** What refuses to be solved. */
function refusal(thesis: Thesis, input: string, target: number): JevonsError {
  try {
    solveThesis(thesis, input, target);
  } catch (error) {
    if (error instanceof JevonsError) return error;
  }
  throw new Error('it was solved');
}

test('solving undoes evaluating, for any input of any thesis and any value in its range', () => {
  const runnable = theses.filter(({ kind }) => kind !== 'not_reproducible');
  const places = runnable.flatMap((thesis) => thesis.inputs.map((input) => ({ thesis, input })));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.double({ min: 0, max: 1, noNaN: true }), ({ thesis, input }, share) => {
      const value = input.low + (input.high - input.low) * share;
      const target = evaluateThesis(thesis, { [input.id]: value });
      const { values, monotone } = solveThesis(thesis, input.id, target);
      expect(monotone).toBe(true);
      expect(values).toHaveLength(1);
      expect(values[0]).toBeCloseTo(value, 6);
      expect(evaluateThesis(thesis, { [input.id]: values[0] as number })).toBeCloseTo(target, 8);
    }),
    { numRuns: 150 },
  );
});

test('a target beyond the range is refused with what the ends give, the end that binds and its reason', () => {
  const error = refusal(findThesis(theses, 'SEQ-600'), 'end_user_gross_margin', 400);
  expect(error).toMatchObject({ kind: 'no-solution', code: 'no-solution-in-range', where: 'SEQ-600' });
  expect(error.message).toContain('0.3 gives $428.57bn a year and 0.8 gives $1,500bn a year');
  expect(error.message).toContain('the binding constraint is the low end of end_user_gross_margin, 0.3: A start-up');
  expect(error.hint).toBe('instead: accelerator_revenue $100bn a year, or data_centre_multiple 1.3333');
});

test('when no other input does it either, that is said', () => {
  expect(refusal(findThesis(theses, 'SEQ-600'), 'end_user_gross_margin', 1e6).hint).toBe(
    'no other single input does it either',
  );
});

test('an answer that rises and falls gives every solution', () => {
  const hill = smallThesis('x * (10 - x)', { x: { value: 3, low: 0, high: 10 } });
  const { values, monotone } = solveThesis(hill, 'x', 21);
  expect(monotone).toBe(false);
  expect(values.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 7]);
});

test('a peak below the target is refused with the peak, not with an end', () => {
  const hill = smallThesis('x * (10 - x)', { x: { value: 3, low: 0, high: 10 } });
  expect(refusal(hill, 'x', 30).message).toContain('the nearest is 25 at 5, inside the range');
});

test('a jump over the target is no solution', () => {
  const pole = smallThesis('1 / (x - 5.01)', { x: { value: 3, low: 0, high: 10 } });
  expect(refusal(pole, 'x', 0).code).toBe('no-solution-in-range');
});

test('own values of the other inputs are held', () => {
  const thesis = findThesis(theses, 'KUP-160');
  const { values, held } = solveThesis(thesis, 'gross_margin', 160, { asset_life: 5 });
  expect(held).toEqual({ asset_life: 5 });
  expect(values[0]).toBeCloseTo(0.5, 9);
});

test('a thesis that is not reproducible is not solved', () => {
  expect(refusal(findThesis(theses, 'BURRY-K'), 'span', 352).code).toBe('not-reproducible');
});
