import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkModel } from './check.ts';
import { parseModel } from './parse.ts';

const control = '\nINITIAL TIME = 0~~|FINAL TIME = 1~~|TIME STEP = 1~~|SAVEPER = TIME STEP~~|';
const ranges = '\nA: a1, a2, a3 ~~|\nSub: a2, a3 ~~|\nB: b1, b2, b3 -> A ~~|\nAlias <-> A ~~|\nC: c1 ~~|';

const lines = (text: string) =>
  checkModel(parseModel(`${text}${ranges}${control}`, 'm.mdl')).map((issue) => issue.toLine());

test.each(['race', 'gbtf', 'investment'])('nothing is wrong with %s.mdl', (name) => {
  const text = readFileSync(new URL(`../../model/${name}.mdl`, import.meta.url), 'utf8');
  expect(checkModel(parseModel(text, `${name}.mdl`))).toEqual([]);
});

test.each([
  'x[A] = y[A] + y[a1] + z[A]~~|y[A] = 1~~|z[a1] = 1~~|z[Sub] = 2~~|',
  'x[A] = y[B]~~|y[B] = 1,2,3~~|',
  'x[B] = y[A]~~|y[A] = 1~~|',
  'x[A] = y[Alias]~~|y[Alias] = 1~~|',
  'x = SUM(y[A!] * SUM(z[B!, A!]))~~|y[A] = 1~~|z[B, A] = 1~~|',
  'x[Sub] = y[Sub]~~|y[A] :EXCEPT: [a1] = 1~~|y[a1] = 2~~|',
  'x[A] = A + Time + a1 + ELMCOUNT(B)~~|',
  'x = t(Time) + LOOKUP EXTRAPOLATE(t, 2)~~|t((0,0),(1,1))~~|',
  'x[A] = t[A](3)~~|t[A]((0,0),(1,1))~~|',
  'x[A,C] = 1;2;3;~~|',
])('%s is sound', (text) => {
  expect(lines(text)).toEqual([]);
});

test.each([
  ['x = demnd~~|demand = 1~~|', 'm.mdl:1:5 demnd is not defined; did you mean demand? [unknown-name]'],
  ['x = tabel(3)~~|table((0,0),(1,1))~~|', 'tabel is neither a function nor a lookup; did you mean table?'],
  ['x = t + 1~~|t((0,0),(1,1))~~|', 't is a lookup, used as a number; give it an input: t(x) [wrong-kind]'],
  ['x = y(3)~~|y = 1~~|', 'y is a variable, used as a lookup'],
  ['x = LOOKUP EXTRAPOLATE(y, 1)~~|y = 1~~|', 'y is a variable, used as a lookup'],
  ['x = y[a1]~~|y = 1~~|', 'y has 1 subscripts, expected 0 [subscript-count]'],
  ['x = y~~|y[A] = 1~~|', 'y has 0 subscripts, expected 1'],
  ['x[A] = y[A, A]~~|y[A] = 1~~|', 'y has 2 subscripts, expected 1'],
  ['x = y[A]~~|y[A] = 1~~|', 'range A is not on the left side of x'],
  ['x[C] = y[A]~~|y[A] = 1~~|', 'range A is not on the left side of x'],
  ['x = y[A!]~~|y[A] = 1~~|', 'A! outside SUM, PROD, VMIN, VMAX or VECTOR SELECT'],
  ['x[A] = SUM(y[A])~~|y[A] = 1~~|', 'SUM has no range to run over'],
  ['x = y[a9]~~|y[A] = 1~~|', 'm.mdl:1:7 unknown subscript a9; did you mean'],
  ['x[a9] = 1~~|', 'm.mdl:1:1 unknown subscript a9'],
  ['x[A] :EXCEPT: [q] = 1~~|', 'unknown subscript q'],
  ['x[A] :EXCEPT: [a1,a2] = 1~~|', ':EXCEPT: has 2 subscripts, expected 1'],
  ['x = ELMCOUNT(Z)~~|', 'unknown subscript Z'],
  ['x = 1~~|x = 2~~|', 'm.mdl:1:9 x is defined twice'],
  ['x[A] = 1~~|x[a2] = 2~~|', 'x[a2] is defined twice; remove one, or use :EXCEPT:'],
  ['x[A] = 1~~|x = 2~~|', 'x has 0 subscripts here and 1 elsewhere'],
  ['x = 1~~|x((0,0),(1,1))~~|', 'x is a lookup in one place and a variable in another'],
  ['A = 1~~|', 'A is a subscript range and a variable'],
  ['Time = 1~~|', 'Time cannot be defined'],
  ['x[A] = 1, 2~~|', 'x has 2 numbers in 1 rows, expected 3'],
  ['x[C,A] = 1;2;3;~~|', 'x has 3 numbers in 3 rows, expected 1 x 3'],
  ['x[A] = y[A]~~|y[a1] = 1~~|y[a2] = 1~~|', 'y[a3] is not defined; define it'],
  ['x = y[a1]~~|y[Sub] = 1~~|', 'y[a1] is not defined'],
  ['P: (p1-p2000)~~|x[P, P] = 1~~|', 'x has 4000000 elements, expected at most 1000000'],
])('%s: %s', (text, expected) => {
  expect(lines(text).join('\n')).toContain(expected);
});

test('missing control variables are named', () => {
  const issues = checkModel(parseModel('x = 1~~|', 'm.mdl'));
  expect(issues.map((issue) => issue.message)).toEqual([
    'INITIAL TIME is not defined',
    'FINAL TIME is not defined',
    'TIME STEP is not defined',
    'SAVEPER is not defined',
  ]);
});

test('issues come in the order of the text', () => {
  expect(lines('x = p~~|\ny = q~~|\ny = r~~|').map((line) => line.split(' ')[0])).toEqual([
    'm.mdl:1:5',
    'm.mdl:2:5',
    'm.mdl:3:1',
    'm.mdl:3:5',
  ]);
});
