import { expect, test } from 'vitest';
import { jevons, jevonsJson } from './run-jevons.ts';

// All of them are recomputed by a step of "npm test" of their own.
test('a proof holds and says what it is', () => {
  const proofs = jevonsJson<Record<string, unknown>[]>(['proofs', '--group', 'competition']);
  expect(proofs.length).toBeGreaterThan(10);
  for (const proof of proofs) {
    expect(Object.keys(proof)).toEqual(
      expect.arrayContaining(['id', 'title', 'group', 'expected', 'got', 'tolerance', 'pass', 'source']),
    );
    expect(proof).toMatchObject({ pass: true });
  }
  expect(new Set(proofs.map((proof) => proof.id)).size).toBe(proofs.length);
});

test('an unknown group of proofs is a usage error', () => {
  expect(jevons(['proofs', '--group', 'no such group']).code).toBe(2);
});
