import { expect, test } from 'vitest';
import type { JevonsError } from '#base';
import { parseModel } from './parse.ts';

function failure(text: string): JevonsError {
  try {
    parseModel(text, 'm.mdl');
  } catch (error) {
    return error as JevonsError;
  }
  throw new Error('nothing was refused');
}

const lines = (text: string) => failure(text).issues.map((issue) => issue.toLine());
const first = (text: string) => parseModel(text, 'm.mdl').definitions[0];

test('an equation has units, limits, comment and flags', () => {
  expect(
    first('{UTF-8}\nx = 3\n\t~\t$/task {why} [0,?,0.5]\n\t~\tWhat it is,\n\tand why.\n\t~\t:SUPPLEMENTARY\n\t|'),
  ).toMatchObject({
    name: { id: 'x' },
    units: '$/task',
    range: [0, undefined, 0.5],
    comment: 'What it is,\n\tand why.',
    supplementary: true,
    unchangeable: false,
    group: '',
    place: { line: 2, column: 1 },
  });
  expect(first('x = 3 ~ [0,1] ~ a long \\\n\t\tline ~ :SUP |')).toMatchObject({
    units: '',
    range: [0, 1],
    comment: 'a long line',
    supplementary: true,
  });
  expect(first('x = 3 |')).toMatchObject({ units: '', comment: '' });
  expect(first('x == 3 ~ 1 ~ |')).toMatchObject({ unchangeable: true });
});

test('byte order mark and Windows line ends change nothing but the text', () => {
  const text = '{UTF-8}\nx = a\n\t~ m\n\t~ one\n\ttwo |\na = 1~~|\n';
  const plain = parseModel(text, 'm.mdl');
  expect(parseModel(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'm.mdl')).toEqual(plain);
});

test('lookups of every form', () => {
  const points = (text: string) => first(text)?.equation;
  expect(points('t( [(0,-1)-(4,1),(2,.5)],(0,0),(4,-1e1) ) ~~|')).toEqual({
    kind: 'lookup',
    points: { range: [0, -1, 4, 1], x: [0, 4], y: [0, -10] },
  });
  expect(points('t((0,0),(1,2)) ~~|')).toEqual({ kind: 'lookup', points: { x: [0, 1], y: [0, 2] } });
  expect(points('t(0,1,2, 5,6,7) ~~|')).toEqual({ kind: 'lookup', points: { x: [0, 1, 2], y: [5, 6, 7] } });
  expect(points('t([(0,0)-(1,1)] 0,1,5,6) ~~|')).toMatchObject({ points: { x: [0, 1], y: [5, 6] } });
  expect(first('t[A](-2,- 1, +3, --4) ~~|')).toMatchObject({
    subscripts: [{ id: 'a' }],
    equation: { points: { x: [-2, -1], y: [3, 4] } },
  });
  expect(lines('t(0,1,2) ~~|')).toEqual([expect.stringContaining('m.mdl:1:3 lookup has 3 numbers')]);
  expect(points('t((4,1),(0,0),(2,5)) ~~|')).toEqual({ kind: 'lookup', points: { x: [0, 2, 4], y: [0, 5, 1] } });
  expect(points('t((0,0),(1,2),(1,2)) ~~|')).toEqual({ kind: 'lookup', points: { x: [0, 1], y: [0, 2] } });
  expect(lines('t(0,0,1,2) ~~|')[0]).toContain('lookup has y 1 and 2 at x 0');
  expect(lines('t() ~~|')[0]).toContain('expected a number, found )');
  expect(lines('t((0,a)) ~~|')[0]).toContain('expected a number, found name a');
  expect(lines("t(GET XLS LOOKUPS('a','b','c','d')) ~~|")[0]).toContain('GET XLS LOOKUPS is not supported');
  expect(lines('sqrt((0,0),(1,1)) ~~|')[0]).toContain('lookup sqrt has the name of a builtin function');
});

test('arrays of numbers in rows and tabbed', () => {
  const rows = (text: string) => first(text)?.equation;
  expect(rows('x[A] = 1, -2, +3 ~~|')).toEqual({ kind: 'array', rows: [[1, -2, 3]] });
  expect(rows('x[A] = -1, 2 ~~|')).toEqual({ kind: 'array', rows: [[-1, 2]] });
  expect(rows('x[A,B] = 1,2;\n3,4; ~~|')).toEqual({
    kind: 'array',
    rows: [
      [1, 2],
      [3, 4],
    ],
  });
  expect(rows('x[A] = 1;2; ~~|')).toEqual({ kind: 'array', rows: [[1], [2]] });
  expect(rows('x[A,B] = TABBED ARRAY(1\t2\n-3\t.5) ~~|')).toEqual({
    kind: 'array',
    rows: [
      [1, 2],
      [-3, 0.5],
    ],
  });
  expect(lines('x = 1, 2 ~~|')[0]).toContain('x is given several numbers but has no subscripts');
  expect(lines('x[A] = 1, y ~~|')[0]).toContain('m.mdl:1:11 expected a number; arrays hold only numbers');
  expect(lines('x[A] = y, 1 ~~|')[0]).toContain('first entry of an array is not a number');
  expect(lines('x[A] = TABBED ARRAY(1 a) ~~|')[0]).toContain('TABBED ARRAY holds a');
  expect(lines('x[A] = TABBED ARRAY( ) ~~|')[0]).toContain('TABBED ARRAY is empty');
  expect(lines('x[A] = TABBED ARRAY(1 ~~|')[0]).toContain('TABBED ARRAY is not closed');
});

test('exceptions on the left side', () => {
  expect(first('x[A, B] :EXCEPT: [A1, B], [A2, B1] = 1 ~~|')).toMatchObject({
    subscripts: [{ id: 'a' }, { id: 'b' }],
    except: [
      [{ id: 'a1' }, { id: 'b' }],
      [{ id: 'a2' }, { id: 'b1' }],
    ],
  });
  expect(lines('x[A] :EXCEPT: A1 = 1 ~~|')[0]).toContain('expected [ after :EXCEPT:');
  expect(lines('x[A!] = 1 ~~|')[0]).toContain('A! on the left side');
});

test('groups of both forms', () => {
  const model = parseModel(
    `a = 1~~|\n****\n\t.Market & more\n****~\n\t\tcomment\n\t|\nb = 1~~|\n{**.Firms**}\nc = 1~~|\n{* no group *}\n`,
    'm.mdl',
  );
  expect(model.groups.map((group) => [group.name, group.place.line])).toEqual([
    ['Market & more', 3],
    ['Firms', 8],
  ]);
  expect(model.definitions.map((definition) => definition.group)).toEqual(['', 'Market & more', 'Firms']);
  expect(lines('*** \n b = 1 ~~|')).toHaveLength(1);
  expect(lines('*** ~ |')[0]).toContain('group is malformed');
  expect(lines('a = 1 ~~| {** open')[0]).toContain('comment is not closed');
});

test('sketch and settings are skipped, but for unit equivalences', () => {
  const settings = '///---\\\\\\\n:L\x7f<%^E!@\n1:Current.vdf\n22:$,Dollar, Dollars,$s\n22:\n22:Year,Years\n';
  const sketch = '\\\\\\---/// Sketch information\nV300 = ( [ nonsense\n*View 1\n10,1,a | b ~ c\n';
  const model = parseModel(`a = 1 ~~|\n${sketch}${settings}`, 'm.mdl');
  expect(model.definitions).toHaveLength(1);
  expect(model.unitEquivalences).toEqual([
    ['$', 'Dollar', 'Dollars', '$s'],
    ['Year', 'Years'],
  ]);
  expect(parseModel(`a = 1 ~~|\n:L<%^E!@\n22:m,metre\n`, 'm.mdl').unitEquivalences).toEqual([['m', 'metre']]);
  expect(parseModel('a = 1 ~ ~ not a marker: \\\\\\---/// |\nb = 1~~|', 'm.mdl').definitions).toHaveLength(2);
});

test('reality checks and test inputs are read over', () => {
  const text = 'check :THE CONDITION: a > 1 :IMPLIES: b < 2 ~~|\nti :TEST INPUT: a = 3 ~~|\na = 1 ~~|';
  expect(parseModel(text, 'm.mdl').definitions.map((definition) => definition.name.id)).toEqual(['a']);
  expect(lines('check :THE CONDITION: a > 1')[0]).toContain('reality check is not closed');
});

test.each([
  ['a := 3 ~~|', 'a is a data variable'],
  ['a :INTERPOLATE: := GET XLS DATA() ~~|', 'a is a data variable'],
  ['a[X] :RAW: ~~|', 'a is a data variable'],
  ['a ~ m ~ |', 'a has no equation, so it is a data variable'],
  ["a :IS: 'text' ~~|", 'a is a text constant'],
  ['a = A FUNCTION OF(b, c) ~~|', 'A FUNCTION OF is not supported'],
])('%s is refused as unsupported', (text, expected) => {
  const error = failure(text);
  expect(error).toMatchObject({ kind: 'data', code: 'unsupported' });
  expect(error.message).toContain(expected);
});

test.each([
  ['a = ~ m ~ |', 'm.mdl:1:5 a has an empty equation'],
  ['= 3 ~~|', 'm.mdl:1:1 expected the name of a variable, found ='],
  ['a 3 = 4 5 ~~|', 'm.mdl:1:9 expected an operator'],
  ['a + b ~~|', 'm.mdl:1:3 expected = after the name, found +'],
  ['a = 1 ~ m ~ comment', 'm.mdl:1:7 definition is not closed, expected |'],
  ['a = 1', 'm.mdl:1:6 expected an operator, ~ or |, found the end of the equations'],
  ['a = 1 ~ m ~ c\nb = 2 ~ m ~ c |', 'm.mdl:2:9 unknown field after the comment'],
  ['a = 1 ~ m [0,x] ~ |', 'm.mdl:1:8 limit x is not a number'],
  ['a = 1 ~ m [0,1 ~ |', 'm.mdl:1:8 limits behind the unit are not closed'],
  ['', 'm.mdl:1:1 text has no equations'],
  ['{only a comment}', 'm.mdl:1:1 text has no equations'],
])('%j is refused', (text, expected) => {
  expect(lines(text)[0]).toContain(expected);
});

test('all faults of a file come together, each with its place, and reading goes on behind the next |', () => {
  const error = failure('a = 1 + ~~|\nb = 2 ~ "m| ~ c" |\nc = = ~~|\nd = "x|y" + ) ~~|\ne = DELAY PROFILE(1) ~~|\n');
  expect(error).toMatchObject({ kind: 'data', code: 'model-syntax', where: 'm.mdl' });
  expect(error.message).toContain('model has 5 faults, the first: m.mdl:1:9');
  expect(error.issues.map((issue) => issue.where)).toEqual([
    'm.mdl:1:9',
    'm.mdl:2:13',
    'm.mdl:3:5',
    'm.mdl:4:13',
    'm.mdl:5:5',
  ]);
});

test('a single fault is the error itself', () => {
  const error = failure('a = (1 ~~|');
  expect(error).toMatchObject({ where: 'm.mdl:1:8', code: 'model-syntax' });
  expect(error.issues).toHaveLength(1);
});

test('reading stops after a thousand faults', () => {
  const error = failure('a ~~|\n'.repeat(5000));
  expect(error.issues).toHaveLength(1000);
  expect(error.message).toContain('model has 1000 or more faults');
});
