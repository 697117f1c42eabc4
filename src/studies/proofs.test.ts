import { expect, test } from 'vitest';
import { packageWorld } from '../../test/world/package-files.ts';
import { runProofs } from './index.ts';

const world = packageWorld();
const proofs = runProofs(world);

test('every proof holds', () => {
  expect(proofs.filter(({ pass }) => !pass)).toEqual([]);
  expect(proofs.length).toBeGreaterThan(190);
});

test('every proof has a name of its own and a source', () => {
  expect(new Set(proofs.map(({ id }) => id)).size).toBe(proofs.length);
  expect(proofs.filter(({ source, title }) => source === '' || title === '')).toEqual([]);
});

test('a wrong number fails, a missing one and one too many as well', () => {
  const header = 'id,title,group,method,inputs,expected,absolute,relative,source\n';
  const row = (expected: string) =>
    `x,x,x,cournot,"{""intercept"":100,""slope"":1,""costs"":[10]}","${expected}",0,1e-12,x\n`;
  const [wrong, short, long, right] = ['[45,55,2025.1]', '[45,55]', '[45,55,2025,1]', '[45,55,2025]'].map(
    (expected) => runProofs({ ...world, proofTable: header + row(expected) })[0]?.pass,
  );
  expect([wrong, short, long, right]).toEqual([false, false, false, true]);
});

test('a calculation that refuses is a failed proof that says why', () => {
  const table =
    'id,title,group,method,inputs,expected,absolute,relative,source\nx,x,x,isoelastic,"{""elasticity"":0.5,""firms"":1}",2,0,0,x\n';
  const [proof] = runProofs({ ...world, proofTable: table });
  expect(proof).toMatchObject({ pass: false, got: null });
  expect(proof?.note).toContain('no equilibrium');
});

test('a group is named or refused', () => {
  expect(new Set(runProofs(world, { group: 'facts' }).map(({ group }) => group))).toEqual(new Set(['Facts']));
  expect(() => runProofs(world, { group: 'fact' })).toThrow(/unknown group/);
});
