/** Scenarios as links: written and read back, and what comes in from strangers. */
import { expect, test } from 'vitest';
import { type Distribution, RandomStream } from '#stats';
import { packageWorld } from '../../test/world/package-files.ts';
import { resolveScenario, scenarioFromQuery, scenarioToQuery } from './index.ts';

const world = packageWorld();

test('a thousand random scenarios are the same once written as links and read', () => {
  const parameters = [...world.parameters.values()];
  const drawn = parameters.filter(({ belief }) => belief !== undefined);
  const names = [...world.scenarios.keys()];
  const some = <T>(all: readonly T[], random: () => number) => all[Math.floor(random() * all.length)] as T;
  for (let seed = 0; seed < 1000; seed += 1) {
    const stream = new RandomStream(seed, 0);
    const random = () => stream.uniform();
    const set: Record<string, number> = {};
    for (let k = 0; k < random() * 6; k += 1) {
      const { id, low, high, whole } = some(parameters, random);
      const value = low + (high - low) * random();
      set[id] =
        whole === true
          ? Math.round(value)
          : random() < 0.5
            ? value
            : Math.min(high, Math.max(low, Number(value.toPrecision(3))));
    }
    const beliefs: Record<string, Distribution> = {};
    for (let k = 0; k < random() * 4; k += 1) {
      const { id, low, high } = some(drawn, random);
      const [from, to] = [low + (high - low) * (0.4 + 0.05 * random()), low + (high - low) * (0.5 + 0.05 * random())];
      const shapes: readonly Distribution[] = [
        { name: 'uniform', parameters: [from, to] },
        { name: 'triangular', parameters: [from, (from + to) / 2, to] },
        { name: 'normal80', parameters: [from, to] },
        { name: 'lognormal90', parameters: [from, to] },
        { name: 'truncnormal', parameters: [from, to - from, from, to] },
      ];
      if (!(id in set)) beliefs[id] = some(shapes, random);
    }
    const request = {
      ...(random() < 0.7 ? { scenario: some(names, random) } : {}),
      ...(random() < 0.5 ? { seed: Math.floor(random() * 2 ** 32) } : {}),
      ...(random() < 0.5 ? { n: 1 + Math.floor(random() * 1e6) } : {}),
      ...(random() < 0.3 ? { asOf: '2026-01-31' } : {}),
      ...(random() < 0.3 ? { posterior: 'default' as const } : {}),
      set,
      beliefs,
    };
    const query = scenarioToQuery(world, request);
    const back = scenarioFromQuery(world, `?${query}`);
    expect(back.issues).toEqual([]);
    expect(scenarioToQuery(world, back.request)).toBe(query);
    expect(back.request.set).toEqual(set);
    expect(back.request.beliefs).toEqual(beliefs);
    const { scenario = 'default', seed: drawnSeed = 1, n = 1000, asOf = world.dataDate, posterior } = request;
    expect({
      scenario: 'default',
      seed: 1,
      n: 1000,
      asOf: world.dataDate,
      posterior: undefined,
      ...back.request,
    }).toEqual({
      scenario,
      seed: drawnSeed,
      n,
      asOf,
      posterior,
      set,
      beliefs,
    });
  }
});

test('a hostile link changes nothing but what it may, and harms nothing', () => {
  const hostile = [
    '__proto__=1&constructor=2&toString=uniform(0,1)',
    'lock_in=Infinity&hardware_decline=NaN&adoption_speed=1e999&n=1e9&seed=0x10',
    `lock_in=${'9'.repeat(100_000)}&%ZZ=1&=&&===`,
    'lock_in=<img src=x onerror=alert(1)>&scenario=<script>',
    'lock_in=normal(1,-1)&lock_in=uniform(2,1)&posterior=https://example.org',
    'lock_in=2&lock_in=3',
  ];
  for (const query of hostile) {
    const { request, issues } = scenarioFromQuery(world, query);
    expect(() => resolveScenario(world, request)).not.toThrow();
    expect(issues.length > 0 || request.set?.lock_in === 3).toBe(true);
  }
  expect(Object.hasOwn(Object.prototype, '1')).toBe(false);
});
