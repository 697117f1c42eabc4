import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { resolveScenario } from './index.ts';

const world = packageWorld();
const code = (set: Record<string, number>): string => {
  try {
    resolveScenario(world, { set });
    return 'accepted';
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

test.each([
  ['shares of compute that do not add up', { 'initial_compute_share[training]': 0.9 }],
  ['stages longer than the lead time', { ordering_share: 0.6, building_share: 0.6 }],
  ['more paid than a shell costs', { payment_at_order: 0.6, payment_at_shell_start: 0.6 }],
  ['more leased out than is leased', { 'lessor_share[meta]': 0.5 }],
])('%s: refused as what would break an account', (_, set) => {
  expect(code(set)).toBe('breaks-invariant');
});

test('shares that move together and still add up are accepted', () => {
  expect(code({ 'initial_compute_share[training]': 0.5, 'initial_compute_share[internal_and_advertising]': 0.4 })).toBe(
    'accepted',
  );
});

test('a rule is refused for a firm that cannot follow it', () => {
  expect(code({ 'order_rule[others]': 2 })).toBe('rule-not-for-firm');
  expect(code({ 'order_rule[meta]': 2 })).toBe('accepted');
  expect(code({ 'order_rule[meta]': 14 })).toBe('rule-not-for-firm');
  expect(code({ 'order_rule[meta]': 14, 'order_rule[oracle]': 5 })).toBe('accepted');
});

test('faults that come together are told together', () => {
  expect(() => resolveScenario(world, { set: { 'order_rule[others]': 2, 'lessor_share[meta]': 0.5 } })).toThrow(
    /2 things/,
  );
});

test('every preset goes together', () => {
  for (const id of world.scenarios.keys()) expect(() => resolveScenario(world, { scenario: id })).not.toThrow();
});
