import { expect, test } from 'vitest';
import { packageLedger, packageTheses } from '../../../test/world/package-theses.ts';
import { smallThesis } from '../../../test/world/small-thesis.ts';
import { mustBeTrue, thesisQuantity } from './index.ts';

const ledger = packageLedger();
const theses = packageTheses();

test("the run rate of NVIDIA's data centres is the last quarter public on the day, times four", () => {
  const on = (asOf: string) => mustBeTrue(ledger, theses, 'SEQ-600', { asOf }).switches[0];
  // Fiscal quarter to October 2025: 51.2, released on 19 November.
  expect(on('2025-11-18')?.inputs[0]?.to).toBeCloseTo(41.1 * 4, 9);
  expect(on('2025-11-19')?.inputs[0]?.to).toBeCloseTo(51.2 * 4, 9);
  expect(on('2025-11-19')?.answer).toBeCloseTo(51.2 * 4 * 4, 9);
  expect(on('2025-11-19')?.ledger[0]?.published).toBe('2025-11-19');
});

test('each assumption is switched alone, the others as used, then all at once', () => {
  const card = mustBeTrue(ledger, theses, 'KUP-160', { asOf: '2026-03-31', set: { gross_margin: 0.5 } });
  const [spending, life] = card.switches;
  const [to, years] = [spending?.inputs[0]?.to as number, life?.inputs[0]?.to as number];
  expect(card.ours).toBe(80);
  expect(spending?.answer).toBeCloseTo(to / 10 / 0.5, 9);
  expect(life?.answer).toBeCloseTo(400 / years / 0.5, 9);
  expect(card.allSwitched?.answer).toBeCloseTo(to / years / 0.5, 9);
  expect(spending?.change).toBeCloseTo(to / 400 - 1, 9);
});

test('what the ledger lacks is listed with the reason', () => {
  const { notSwitched } = mustBeTrue(ledger, theses, 'KUP-160');
  expect(notSwitched).toMatchObject([{ inputs: ['gross_margin'], reason: { en: expect.stringContaining('ledger') } }]);
});

test('two volumes and the time between them are switched as one', () => {
  const { switches } = mustBeTrue(ledger, theses, 'TOK-GOOG1', { asOf: '2025-12-31' });
  expect(switches).toHaveLength(1);
  const moved = Object.fromEntries((switches[0]?.inputs ?? []).map(({ id, to }) => [id, to]));
  expect(moved).toMatchObject({ earlier_tokens: 980, later_tokens: 1300 });
  expect(switches[0]?.answer).toBeCloseTo((1300 / 980) ** (1 / (moved.months_between as number)) - 1, 9);
  expect(switches[0]?.ledger[0]?.marks).toContain('dated-by-period');
});

test('a day before the first figure leaves nothing to switch, and says so', () => {
  const { switches, notSwitched } = mustBeTrue(ledger, theses, 'WIRE-x', { asOf: '2015-01-01' });
  expect(switches).toEqual([]);
  expect(notSwitched).toHaveLength(1);
});

test('unknown theses and inputs are refused with the near one; values outside the range are marked', () => {
  expect(() => mustBeTrue(ledger, theses, 'KUP-16')).toThrow(
    expect.objectContaining({ hint: 'did you mean KUP-160?' }),
  );
  expect(() => mustBeTrue(ledger, theses, 'kup-160', { set: { asset_lif: 4 } })).toThrow(
    expect.objectContaining({ code: 'unknown-input', hint: expect.stringContaining('did you mean asset_life?') }),
  );
  const { inputs } = mustBeTrue(ledger, theses, 'kup-160', { set: { 'Asset Life': 20 } });
  expect(inputs.find(({ id }) => id === 'asset_life')).toMatchObject({ used: 20, value: 10, outside: true });
});

test('a division by zero is no number, and no error for a page that draws it', () => {
  const thesis = smallThesis('1 / x', { x: { value: 1, low: 0, high: 2 } });
  expect(mustBeTrue(ledger, [thesis], 'small', { set: { x: 0 } })).toMatchObject({ ours: null, difference: null });
});

test('the formula reads in both languages, conversions as numbers', () => {
  const { equations } = mustBeTrue(ledger, theses, 'GS-7.6T-a');
  expect(equations[0]?.reading.fr).toBe('Dépense en calcul, 2026 à 2031 = [Dépense totale] * [Part du calcul]');
  expect(mustBeTrue(ledger, theses, 'JPM-iphone').equations[0]?.reading.en).toContain('* 1000000000 /');
});

test('amounts read as each language writes them', () => {
  expect(thesisQuantity(600, '$bn/Year', 'en')).toBe('$600bn a year');
  expect(thesisQuantity(600, '$bn/Year', 'fr')).toBe('600\u00a0Md$ par an');
  expect(thesisQuantity(7.6, '$tn', 'fr')).toBe('7\u202f600\u00a0Md$');
  expect(thesisQuantity(-80, '$bn', 'en')).toBe('\u2212$80bn');
  expect(thesisQuantity(null, '$bn', 'en')).toBe('-');
});
