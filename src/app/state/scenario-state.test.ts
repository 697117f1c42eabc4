import { expect, test } from 'vitest';
import { above, choiceKey, isUntouched, sameChoice, withoutValue, withScenario, withValue } from './scenario-state.ts';

test('a slider sets a value, its reset takes it away', () => {
  const moved = withValue({ scenario: 'default', seed: 7 }, 'lock_in', 3);
  expect(moved).toEqual({ scenario: 'default', seed: 7, set: { lock_in: 3 } });
  expect(isUntouched(moved)).toBe(false);
  expect(isUntouched(withoutValue(moved, 'lock_in'))).toBe(true);
});

test('another scenario keeps the draws and drops the sliders', () => {
  expect(withScenario({ seed: 7, n: 500, set: { lock_in: 3 } }, 'no-lock-in')).toEqual({
    seed: 7,
    n: 500,
    scenario: 'no-lock-in',
  });
});

test('what was moved before the link was read joins it; another scenario keeps its draws alone', () => {
  const link = { seed: 7, n: 500, set: { lock_in: 3, build_ambition: 1.2 } };
  expect(above(link, { set: { lock_in: 4 } })).toMatchObject({
    seed: 7,
    n: 500,
    set: { lock_in: 4, build_ambition: 1.2 },
  });
  expect(above(link, { scenario: 'pause' })).toEqual({ seed: 7, n: 500, scenario: 'pause' });
});

test('two ways to the same choice are the same choice', () => {
  const one = withValue(withValue({}, 'a', 1), 'b', 2);
  const other = withValue(withValue({ scenario: 'default' }, 'b', 2), 'a', 1);
  expect(sameChoice(one, other)).toBe(true);
  expect(choiceKey(one)).not.toBe(choiceKey(withValue(one, 'a', 9)));
});
