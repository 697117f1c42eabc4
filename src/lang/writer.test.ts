import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression, Model } from './ast.ts';
import { parseModel } from './parse.ts';
import { printDefinition, printExpression, printModel } from './writer.ts';

/** A model without places and the name of its file. */
function meaning(model: Model): unknown {
  return JSON.parse(
    JSON.stringify(model, (key, value) => {
      if (key === 'place' || key === 'file' || key === 'macro') return undefined;
      return Object.is(value, -0) ? '-0' : value;
    }),
  );
}

const roundTrip = (text: string) => {
  const model = parseModel(text, 'm.mdl');
  const printed = printModel(model);
  expect(meaning(parseModel(printed, 'm.mdl'))).toEqual(meaning(model));
  return printed;
};

test.each(['race', 'gbtf', 'investment'])('%s.mdl printed and parsed again is the same model', (name) => {
  roundTrip(readFileSync(new URL(`../../model/${name}.mdl`, import.meta.url), 'utf8'));
});

test('every form survives printing', () => {
  roundTrip(`{UTF-8}
All: Sub, (C1-C3) -> (Other: o1, o2, o2, Both, o1) ~ ~ ranges |
Sub: "A, one", B -> Pair ~~|
Pair: p1, p2 ~~|
Other: o1, o2, o3 ~~|
Both: o1, o2 ~~|
Twin <-> Sub ~ ~ alias |
free = 1 ~~|
****
	.Group one
****~
	|
{**.Odd | group**}
{**empty**}
x[All] :EXCEPT: [B], [C1] = SUM(y[All!] * 2) ~ $/(task*Year) [0,?,0.5] ~ Comment
 on two lines. ~ :SUPPLEMENTARY |
x[B] == -3 ~ [?,1] ~ |
x[C1] = 1e-300 ~~|
y[All] = 1, -2, 3.5e21, 0, -0 ~~|
m[Sub, Pair] = 1, 2; 3, 4; ~~|
one[p1] = 5; ~~|
t([(0,-1)-(10,1)],(0,-1),(5,0.25),(10,1)) ~~|
u[Sub](1,2,3,4) ~~|
"name with \\"quotes\\" | ~" = WITH LOOKUP(Time, ([(0,0)-(1,1)],(0,0),(1,1))) + u[B](t(Time)) ~~|
z = IF THEN ELSE(:NOT: (a = 1 :OR: b) :AND: a <> :NA:, -a ^ 2, (-a) ^ (b ^ 2) ^ -c) ~~|
a = 1~~|b = 1~~|c = 1~~|
{**last**}
///---\\\\\\
22:$,Dollar
22:Year,Years
`);
});

test('macros come out expanded', () => {
  const text = ':MACRO: M(a)\nM = a * 2~~|\n:END OF MACRO:\nx[D] = M(3)~~|\nD: d1, d2~~|';
  expect(roundTrip(text)).toContain('"#M 1>M#"[D] =\n\t"#M 1>a#"[D] * 2');
});

test('a definition prints as a modeller writes it', () => {
  const [definition] = parseModel('x   [A] = (a+b)  *c ~ GW ~ Why.|', 'm.mdl').definitions;
  if (definition === undefined) throw new Error('no definition');
  expect(printDefinition(definition)).toBe('x[A] =\n\t(a + b) * c\n\t~\tGW\n\t~\tWhy.\n\t|');
});

test('a mapping to elements of no range cannot be printed', () => {
  const model = parseModel('A: a1, a2 -> (B: S, b3) ~~|\nB: b1, b2, b3~~|\nS: b1, b2~~|\nx = 1~~|', 'm.mdl');
  const without = { ...model, dimensions: model.dimensions.slice(0, 2) };
  expect(() => printModel(without)).toThrow('mapping of A names elements that no subscript range holds together');
});

const place = { file: 'm.mdl', line: 1, column: 1 };
const name = (text: string) => ({ text, id: text });

const expressions = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc
      .double({ min: 0, noNaN: true, noDefaultInfinity: true })
      .map((value): Expression => ({ kind: 'number', value: value + 0, place })),
    fc
      .constantFrom('a', 'b', 'c')
      .map((id): Expression => ({ kind: 'variable', name: name(id), subscripts: [], place })),
    fc
      .tuple(fc.constantFrom('-', '+', ':NOT:'), tie('tree'))
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator: operator as '-', operand, place })),
    fc
      .tuple(
        fc.constantFrom('+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>=', ':AND:', ':OR:'),
        tie('tree'),
        tie('tree'),
      )
      .map(
        ([operator, left, right]): Expression => ({ kind: 'binary', operator: operator as '+', left, right, place }),
      ),
    fc.tuple(tie('tree'), tie('tree')).map((args): Expression => ({ kind: 'call', name: name('min'), args, place })),
    tie('tree').map((input): Expression => ({ kind: 'lookup', name: name('t'), subscripts: [], input, place })),
  ),
}));

test('any expression printed and parsed again is the same expression', () => {
  fc.assert(
    fc.property(expressions.tree, (expression) => {
      const model = parseModel(`x = ${printExpression(expression)} ~~|`, 'm.mdl');
      const equation = model.definitions[0]?.equation;
      const again = equation?.kind === 'expression' ? equation.expression : undefined;
      const plain = (tree: unknown) => JSON.stringify(tree, (key, value) => (key === 'place' ? undefined : value));
      expect(plain(again)).toBe(plain(expression));
    }),
    { seed: 20261124, numRuns: 500 },
  );
});
