import { expect, test } from 'vitest';
import { driversCommand, isLast, methods, outputParts, pointsAt } from './rungs.ts';

test('every rung has more points than the one before, and there is a last', () => {
  for (const method of methods) {
    let rung = 0;
    while (!isLast(method, rung)) {
      expect(pointsAt(method, rung + 1)).toBeGreaterThan(pointsAt(method, rung));
      rung += 1;
    }
    expect(pointsAt(method, rung + 5)).toBe(pointsAt(method, rung));
  }
});

test('the command names a preset, a link or nothing', () => {
  expect(driversCommand('', 'sobol', 'capex_2030', 32)).toBe(
    'jevons drivers --output capex_2030 --method sobol -n 32 --format json',
  );
  expect(driversCommand('scenario=pause', 'oat', 'capex_2030', undefined)).toBe(
    'jevons drivers pause --output capex_2030 --method oat --format json',
  );
  expect(driversCommand('seed=2&lock_in=3', 'pawn', 'idle_capacity_2029', 256)).toContain("'?seed=2&lock_in=3'");
});

test('an output is read as its name and its year', () => {
  expect(outputParts('capex_amazon_2028')).toEqual({ name: 'capex_amazon', year: 2028 });
  expect(outputParts('capex')).toBeUndefined();
});
