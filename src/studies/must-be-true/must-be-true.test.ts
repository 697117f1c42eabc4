import { expect, test } from 'vitest';
import { checkUnits, parseModel } from '#lang';
import { packageWorld } from '../../../test/world/package-files.ts';
import { packageLedger, packageTheses, packageThesisTexts } from '../../../test/world/package-theses.ts';
import { runProofs } from '../index.ts';
import { mustBeTrue, thesisKinds } from './index.ts';

const theses = packageTheses();
const ledger = packageLedger();

test('every thesis reads back from JSON and answers the same', () => {
  const again = JSON.parse(JSON.stringify(theses)) as typeof theses;
  expect(mustBeTrue(ledger, again, 'SEQ-600')).toEqual(mustBeTrue(ledger, theses, 'SEQ-600'));
});

test('every equation file passes the units check on its own', () => {
  for (const [file, text] of Object.entries(packageThesisTexts().equations)) {
    expect(checkUnits(parseModel(text, file)), file).toEqual([]);
  }
});

test('each kind is there, and two gathered calculations are not reproducible', () => {
  expect(new Set(theses.map(({ kind }) => kind))).toEqual(new Set(thesisKinds));
  expect(theses.filter(({ kind }) => kind === 'not_reproducible').map(({ id }) => id)).toEqual([
    'GS-7.6T-c',
    'BURRY-K',
  ]);
});

for (const { id, kind, expected } of theses.filter((thesis) => thesis.kind !== 'not_reproducible')) {
  test(`${id} gives ${expected} within its tolerance`, () => {
    expect(mustBeTrue(ledger, theses, id), kind).toMatchObject({ agrees: true });
  });
}

test('a thesis that is not reproducible has a reason and no number', () => {
  const card = mustBeTrue(ledger, theses, 'burry-k');
  expect(card).toMatchObject({ ours: null, reproduced: null, agrees: null, switches: [] });
  expect(card.reproducibility.en).toContain('not published');
});

test('the published numbers join the proofs as a group, but those that cannot be had again', () => {
  const world = { ...packageWorld(), proofTable: 'id,group\n' };
  const proofs = runProofs(world, { theses, group: 'Pay-back Calculations' });
  expect(proofs.map(({ pass }) => pass)).toEqual(Array.from({ length: theses.length - 2 }, () => true));
  const group = proofs[0]?.group ?? '';
  expect(runProofs(world).filter((proof) => proof.group === group)).toEqual([]);
  const wrong = theses.map((thesis) => ({ ...thesis, expected: thesis.expected + 1 }));
  expect(runProofs(world, { theses: wrong, group }).filter(({ pass }) => pass)).toEqual([]);
});
