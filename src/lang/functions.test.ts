import { expect, test } from 'vitest';
import { canonicalId } from '#base';
import { builtinVariables, controlVariables, functions, unsupportedFunctions } from './functions.ts';

test('ids are the canonical names, and nothing is both supported and refused', () => {
  for (const [id, info] of functions) {
    expect(info.id).toBe(id);
    expect(canonicalId(info.text)).toBe(id);
    expect(unsupportedFunctions.has(id)).toBe(false);
    expect(info.args.length).toBeGreaterThan(0);
  }
  for (const [id, refused] of unsupportedFunctions) {
    expect(canonicalId(refused.text)).toBe(id);
    expect(refused.reason).not.toBe('');
  }
  expect([...builtinVariables, ...controlVariables].some((id) => functions.has(id))).toBe(false);
});

test('rows carry what passes need to know', () => {
  expect(functions.get('delay_fixed')).toMatchObject({
    state: true,
    initialOnly: false,
    random: false,
    usesTime: false,
  });
  expect(functions.get('initial')).toMatchObject({ initialOnly: true, state: false });
  expect(functions.get('pulse_train')).toMatchObject({ usesTime: true });
  expect(functions.get('random_normal')).toMatchObject({ random: true });
  expect(functions.get('lookup_extrapolate')?.args).toEqual([
    { name: 'table', kind: 'lookup', unit: 'A' },
    { name: 'input', kind: 'number', unit: '?' },
  ]);
  expect(functions.get('integ')?.args[0]).toEqual({ name: 'rate', kind: 'number', unit: 'A/T' });
});
