import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { packageTheses } from '../../../test/world/package-theses.ts';
import { type SmallInput, smallThesisTexts } from '../../../test/world/small-thesis.ts';
import { hasUnitWords, readTheses, type ThesisTexts } from './index.ts';
import { parseLedgerQuestion } from './ledger-question.ts';

const x: SmallInput = { value: 1, low: 0, high: 2 };

function problems(texts: ThesisTexts): string[] {
  try {
    readTheses(texts);
  } catch (error) {
    if (error instanceof JevonsError) return error.issues.map((issue) => issue.toLine());
    throw error;
  }
  return [];
}

test('a thesis whose table and equations agree is read', () => {
  expect(problems(smallThesisTexts('2 * x', { x }))).toEqual([]);
});

test('units that do not agree are refused by the units check of the language', () => {
  const texts = smallThesisTexts('x', { x: { ...x, unit: '$bn' } });
  expect(problems(texts)).toEqual([expect.stringMatching(/unit is Dmnl, equation gives \$bn.*\[unit-mismatch\]/)]);
});

test('a value, a unit, a constant or a row that is on one side only is named', () => {
  const texts = smallThesisTexts('x', { x });
  const other = (before: string, after: string) => problems({ ...texts, inputs: texts.inputs.replace(before, after) });
  expect(other('small,x,1,', 'small,x,1.5,')).toEqual([expect.stringContaining('value is 1.5, small.mdl has 1')]);
  expect(other('Dmnl,0,2', 'GW,0,2')).toEqual([expect.stringContaining('unit is GW, small.mdl has Dmnl')]);
  expect(other('small,x,', 'small,y,')).toEqual([
    expect.stringContaining('small.mdl x: has no row in inputs.csv'),
    expect.stringContaining('inputs.csv small y: is no constant of small.mdl'),
  ]);
  expect(other('small,x,', 'smalll,x,')).toEqual(
    expect.arrayContaining([expect.stringContaining('names the thesis smalll')]),
  );
});

test('a range that leaves out the published value is refused', () => {
  expect(problems(smallThesisTexts('x', { x: { ...x, low: 1.5 } }))).toEqual([
    expect.stringContaining('value 1 is outside its plausible range, 1.5 to 2'),
  ]);
});

test('a thesis without its equation file is named', () => {
  expect(problems({ ...smallThesisTexts('x', { x }), equations: {} })).toEqual([
    expect.stringContaining('has no equation file small.mdl'),
  ]);
});

test('a question to the ledger that cannot be read says why', () => {
  expect(parseLedgerQuestion('trailing capex@amazon + capex/gross@meta over revenue@amazon')).toMatchObject({
    how: 'trailing',
    terms: [{ company: 'amazon' }, { company: 'meta', definition: 'gross' }],
    over: [{ metric: 'revenue' }],
  });
  expect(parseLedgerQuestion('latest ai-revenue.value[entity=OpenAI, metric~annual]')).toMatchObject({
    terms: [{ table: 'ai-revenue', column: 'value', where: [{ match: 'is' }, { match: 'contains', text: 'annual' }] }],
  });
  expect(parseLedgerQuestion('yearly capex@amazon')).toContain('"yearly" is no question');
  expect(parseLedgerQuestion('trailing capex of amazon')).toContain('neither metric@company nor');
  expect(parseLedgerQuestion('latest ai-revenue.value[OpenAI]')).toContain('"OpenAI" is no filter');
});

test('every unit of the theses has words in both languages', () => {
  const units = packageTheses().flatMap(({ output, inputs }) => [output.unit, ...inputs.map(({ unit }) => unit)]);
  expect([...new Set(units)].filter((unit) => !hasUnitWords(unit))).toEqual([]);
});
