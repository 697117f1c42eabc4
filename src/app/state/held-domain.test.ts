import { expect, test } from 'vitest';
import { heldDomain } from './held-domain.ts';

test('a finer result never moves the axis, even when a band leaves it', () => {
  expect(heldDomain([0, 100], [0, 140], true)).toEqual([0, 100]);
});

test('a new result moves the axis when it does not fit or fills too little of it', () => {
  expect(heldDomain([0, 100], [0, 140], false)).toEqual([0, 140]);
  expect(heldDomain([0, 100], [0, 20], false)).toEqual([0, 20]);
  expect(heldDomain([0, 100], [0, 60], false)).toEqual([0, 100]);
  expect(heldDomain(undefined, [0, 60], false)).toEqual([0, 60]);
});
