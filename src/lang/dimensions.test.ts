import { expect, test } from 'vitest';
import { parseModel } from './parse.ts';

const dimensions = (text: string) => parseModel(`${text}\nz = 1 ~~|`, 'm.mdl').dimensions;
const elements = (text: string) =>
  dimensions(text).map((dimension) => [dimension.name.id, dimension.elements.map((element) => element.text).join()]);

function lines(text: string): string[] {
  try {
    parseModel(text, 'm.mdl');
  } catch (error) {
    return (error as { issues: { toLine(): string }[] }).issues.map((issue) => issue.toLine());
  }
  return [];
}

test('elements, numbered ranges and ranges inside ranges', () => {
  expect(elements('Firm: Big Co, "Small, Ltd", (F1-F3) ~~ who builds |')).toEqual([
    ['firm', 'Big Co,"Small, Ltd",F1,F2,F3'],
  ]);
  expect(elements('All: Sub, (C09-C11), X ~~|\nSub: A, B ~~|')).toEqual([
    ['all', 'A,B,C09,C10,C11,X'],
    ['sub', 'A,B'],
  ]);
  expect(dimensions('D: A ~ ~ said of it |')[0]).toMatchObject({
    comment: 'said of it',
    place: { line: 1, column: 1 },
  });
});

test('aliases', () => {
  expect(dimensions('A: a1, a2 ~~|\nB <-> A ~~ same |')[1]).toMatchObject({
    name: { id: 'b' },
    aliasOf: { id: 'a' },
    elements: [{ id: 'a1' }, { id: 'a2' }],
    comment: 'same',
  });
});

test('mappings: plain, by element, to ranges, and several', () => {
  const mapped = (text: string) =>
    dimensions(text)[0]?.mappings.map((mapping) => [
      mapping.to.id,
      mapping.elements.map((group) => group.map((name) => name.id).join('+')).join(),
    ]);
  const rest = 'B: b1, b2 ~~|\nC: c1, c2, c3 ~~|\nSubC: c1, c2 ~~|\nS: s1, s2 ~~|';
  expect(mapped(`A: a1, a2 -> B ~~|\n${rest}`)).toEqual([['b', 'b1,b2']]);
  expect(mapped(`A: a1, a2 -> (B: b2, b1), (C: SubC, c3) ~~|\n${rest}`)).toEqual([
    ['b', 'b2,b1'],
    ['c', 'c1+c2,c3'],
  ]);
  expect(mapped(`A: S, a3 -> (C: SubC, c3) ~~|\n${rest}`)).toEqual([['c', 'c1,c2,c3']]);
  expect(mapped(`A: S, a3 -> (C: c1, SubC) ~~|\n${rest}`)).toEqual([['c', 'c1,c1,c1+c2']]);
});

test.each([
  ['D: A, A ~~|', 'm.mdl:1:7 element A occurs twice in D'],
  ['D: A ~~|\nD: B ~~|', 'm.mdl:2:1 subscript range D is defined twice'],
  ['D: D ~~|', 'm.mdl:1:4 subscript range D contains itself'],
  ['D: E ~~|\nE: D ~~|', 'is empty or contains itself'],
  ['D: (A1-B2) ~~|', 'm.mdl:1:5 A1-B2 is not a range'],
  ['D: (A3-A1) ~~|', 'A3-A1 is not a range'],
  ['D: (A-B) ~~|', 'A-B is not a range'],
  ['D: (A1-A999999) ~~|', 'has more than 100000 elements'],
  ['D: 1.5 ~~|', 'expected the name of an element or range, found number 1.5'],
  ['D: A B, ~~|', 'expected the name of an element or range, found ~'],
  ['D: A -> X ~~|', 'm.mdl:1:9 X is not a subscript range'],
  ['D: A, B -> E ~~|\nE: X ~~|', 'mapping of D to E has 1 entries, expected 2'],
  ['D: A -> (E: Z) ~~|\nE: X ~~|', 'Z is not an element of E'],
  ['D: A -> (E Z) ~~|\nE: X ~~|', 'expected : after the range'],
  ['A <-> B ~~|', 'm.mdl:1:7 B is not a subscript range'],
  ['A <-> B = 3 ~~|', 'expected ~ or |, found ='],
  ['D: A ; B ~~|', 'expected , -> ~ or |, found ;'],
])('%j is refused', (text, expected) => {
  expect(lines(text).join('\n')).toContain(expected);
});

test('ranges nested too deeply are refused', () => {
  const text = Array.from({ length: 300 }, (_, i) => `D${i}: D${i + 1}, E${i} ~~|`).join('\n');
  expect(lines(text).join('\n')).toContain('is nested too deeply');
});
