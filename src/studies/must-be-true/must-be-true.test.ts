import { expect, test } from 'vitest';
import { checkUnits, parseModel } from '#lang';
import { packageLedger, packageTheses, packageThesisTexts } from '../../../test/world/package-theses.ts';
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
