import { expect, test } from 'vitest';
import { parseDistribution } from '#stats';
import { packageWorld } from '../../test/world/package-files.ts';
import { headline, ownWorld } from './index.ts';

const world = packageWorld();
const belief = parseDistribution('uniform(0,1)');

test('what is decided goes back to the default, what is believed stays, theories and scenarios too', () => {
  const request = { seed: 3, n: 64, set: { build_ambition: 1.4, demand_theory: 3 }, beliefs: { lock_in: belief } };
  expect(ownWorld(world, request)).toEqual({ seed: 3, n: 64, set: { demand_theory: 3 }, beliefs: { lock_in: belief } });
  const shock = ownWorld(world, { scenario: 'cheap-model-shock', set: { build_ambition: 1.4 } });
  expect(shock).toMatchObject({ beliefs: { cheap_model_jump: { name: expect.any(String) } } });
  expect(shock).not.toHaveProperty('scenario');
});

test('a value set over a belief of the scenario stands', () => {
  const request = { scenario: 'cheap-model-shock', set: { cheap_model_jump: 9, build_ambition: 1.4 } };
  expect(ownWorld(world, request)).toMatchObject({ set: { cheap_model_jump: 9 } });
  expect(ownWorld(world, request)).not.toHaveProperty('beliefs.cheap_model_jump');
});

test('nothing decided: the whole; nothing believed: the default, unless the record weighs the beliefs', () => {
  expect(ownWorld(world, { set: { lock_in: 3 } })).toBe('whole');
  expect(ownWorld(world, {})).toBe('whole');
  expect(ownWorld(world, { set: { build_ambition: 1.4 } })).toBe('default');
  expect(ownWorld(world, { posterior: 'default', set: { build_ambition: 1.4 } })).toMatchObject({
    posterior: 'default',
  });
});

test('the world alone of a scenario answers as the scenario does without its choices', async () => {
  const request = { n: 64, scenario: 'cheap-model-shock' };
  const alone = ownWorld(world, { ...request, set: { build_ambition: 1.4 } });
  if (typeof alone === 'string') throw new Error(alone);
  const [one, other] = [await headline(world, alone), await headline(world, request)];
  expect(one.quantiles).toEqual(other.quantiles);
});
