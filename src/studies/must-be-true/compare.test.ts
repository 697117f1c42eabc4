import { expect, test } from 'vitest';
import { packageLedger, packageTheses } from '../../../test/world/package-theses.ts';
import { compareTheses, findThesis } from './index.ts';

const ledger = packageLedger();
const theses = packageTheses();
const asOf = '2026-08-31';
const compare = (ids: readonly string[], options: { year: number; set?: Record<string, number> }) =>
  compareTheses(
    ledger,
    ids.map((id) => findThesis(theses, id)),
    { asOf, ...options },
  );

test('inputs that mean the same take the same figure of the ledger for the year', () => {
  const { rows, theses: compared } = compare(['KUP-160', 'BAIN-2T'], { year: 2024 });
  const spending = rows.find(({ concept }) => concept === 'capital spending');
  const guided = ['amazon', 'microsoft', 'alphabet', 'meta'].map(
    (company) => ledger.value({ company, metric: 'capex', period: 'CY2024', asOf }).value / 1000,
  );
  const total = guided.reduce((sum, value) => sum + value, 0);
  expect(spending).toMatchObject({ shared: true, differs: false });
  expect(spending?.cells.map(({ origin }) => origin)).toEqual(['ledger', 'ledger']);
  for (const { value } of spending?.cells ?? []) expect(value).toBeCloseTo(total, 6);
  expect(compared.map(({ ownYear }) => ownYear)).toEqual([2025, 2030]);
});

test('inputs the ledger lacks stay as published, and that they differ is said', () => {
  const { rows } = compare(['SEQ-600', 'KUP-160'], { year: 2025 });
  const margin = rows.find(({ concept }) => concept === 'gross margin');
  expect(margin).toMatchObject({ shared: true, differs: true });
  expect(margin?.cells.map(({ value, origin }) => [value, origin])).toEqual([
    [0.5, 'published'],
    [0.25, 'published'],
  ]);
});

test('a year to come takes plans and marks them', () => {
  const { rows } = compare(['KUP-160', 'BAIN-2T'], { year: 2026 });
  const cells = rows.find(({ concept }) => concept === 'capital spending')?.cells ?? [];
  expect(cells.map(({ marks }) => marks.includes('guidance'))).toEqual([true, true]);
});

test('a year without figures leaves every thesis as published', () => {
  const { theses: compared } = compare(['SEQ-600', 'WIRE-x'], { year: 2033 });
  for (const { answer, id } of compared) {
    const { expected, tolerance } = findThesis(theses, id);
    expect(Math.abs((answer as number) - expected)).toBeLessThanOrEqual(tolerance);
  }
});

test('a value set by concept reaches every thesis that has it', () => {
  const { rows } = compare(['SEQ-600', 'KUP-160'], { year: 2025, set: { 'gross margin': 0.4 } });
  expect(rows.find(({ concept }) => concept === 'gross margin')).toMatchObject({ differs: false });
  expect(() => compare(['SEQ-600'], { year: 2025, set: { margins: 1 } })).toThrow(/none of these theses/);
});

test('a thesis that is not reproducible stands beside the others with its reason', () => {
  const { theses: compared } = compare(['KUP-160', 'GS-7.6T-c'], { year: 2025 });
  expect(compared[1]).toMatchObject({ answer: null });
  expect(compared[1]?.refused?.en).toContain('even growth gives 6.8');
});
