import { expect, test } from 'vitest';
import { crossed, readStrategies, readStrategy } from './options.ts';

test('a strategy is a rule by name or number, and how much of it is wanted', () => {
  expect(readStrategy('--rules', 'Grab')).toEqual({ rule: 'grab' });
  expect(readStrategy('--rules', '8@0.8')).toEqual({ rule: 'leave', aggressiveness: 0.8 });
  for (const text of ['', '@2', 'grab@1@2', 'grab@x']) {
    expect(() => readStrategy('--rules', text)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  }
});

test('rules are crossed with multiples, but for those that have none or say their own', () => {
  expect(crossed('forecast,planner,grab@2', '0.8,1.2')).toEqual([
    { rule: 'forecast', aggressiveness: 0.8 },
    { rule: 'forecast', aggressiveness: 1.2 },
    { rule: 'planner' },
    { rule: 'grab', aggressiveness: 2 },
  ]);
  expect(crossed(undefined, undefined)).toBeUndefined();
});

test('strategies may be for all or for one firm, and for all only once', () => {
  expect(readStrategies(['forecast,grab', 'Oracle=leave,2'], undefined)).toEqual({
    strategies: [{ rule: 'forecast' }, { rule: 'grab' }],
    strategiesOf: { oracle: [{ rule: 'leave' }, { rule: 'guidance' }] },
  });
  expect(() => readStrategies(['grab,leave'], [{ rule: 'grab' }])).toThrow(
    expect.objectContaining({ code: 'two-lists' }),
  );
});
