import { expect, test } from 'vitest';
import { parseModel } from './parse.ts';
import { printExpression } from './writer.ts';

function equations(text: string): string[] {
  return parseModel(text, 'm.mdl').definitions.map(({ name, subscripts, equation }) => {
    const left = name.text + (subscripts.length === 0 ? '' : `[${subscripts.map((one) => one.text).join()}]`);
    return `${left} = ${equation.kind === 'expression' ? printExpression(equation.expression) : equation.kind}`;
  });
}

function lines(text: string): string[] {
  try {
    parseModel(text, 'm.mdl');
  } catch (error) {
    return (error as { issues: { toLine(): string }[] }).issues.map((issue) => issue.toLine());
  }
  return [];
}

const gain =
  ':MACRO: GAIN(input, factor)\nGAIN = input * twice ~ input ~ a product |\ntwice = 2 * factor ~~|\n:END OF MACRO:\n';

test('every call makes its own hidden variables', () => {
  expect(equations(`${gain}x = GAIN(a + 1, 3) - GAIN(b, 4) ~~|\na = 1~~|\nb = 2~~|`)).toEqual([
    'x = "#GAIN 1>GAIN#" - "#GAIN 2>GAIN#"',
    '"#GAIN 1>input#" = a + 1',
    '"#GAIN 1>factor#" = 3',
    '"#GAIN 1>GAIN#" = "#GAIN 1>input#" * "#GAIN 1>twice#"',
    '"#GAIN 1>twice#" = 2 * "#GAIN 1>factor#"',
    '"#GAIN 2>input#" = b',
    '"#GAIN 2>factor#" = 4',
    '"#GAIN 2>GAIN#" = "#GAIN 2>input#" * "#GAIN 2>twice#"',
    '"#GAIN 2>twice#" = 2 * "#GAIN 2>factor#"',
    'a = 1',
    'b = 2',
  ]);
  const hidden = parseModel(`${gain}x = GAIN(1, 3) ~~|`, 'm.mdl').definitions.slice(1);
  expect(hidden.every((definition) => definition.macro === 'GAIN' && definition.units === '')).toBe(true);
});

test('a macro may stand behind its use, hold stocks, and read time and the model', () => {
  expect(
    equations(
      'x = LAG(a, 2) ~~|\na = 1~~|\nTIME STEP = 1~~|\n:MACRO: LAG(in, delay)\nLAG = INTEG((in - LAG) / delay * scale$ + Time$ - "odd name$" + TIME STEP, in) ~~|\n:END OF MACRO:\nscale = 1~~|\n"odd name" = 2~~|',
    )[3],
  ).toBe(
    '"#LAG 1>LAG#" = INTEG(("#LAG 1>in#" - "#LAG 1>LAG#") / "#LAG 1>delay#" * scale + Time - "odd name" + TIME STEP, "#LAG 1>in#")',
  );
});

test('a call in a subscripted equation makes subscripted variables', () => {
  expect(equations(`D: d1, d2 ~~|\n${gain}x[D] = GAIN(y[D], 3) ~~|\ny[D] = 1~~|`)).toEqual([
    'x[D] = "#GAIN 1>GAIN#"[D]',
    '"#GAIN 1>input#"[D] = y[D]',
    '"#GAIN 1>factor#"[D] = 3',
    '"#GAIN 1>GAIN#"[D] = "#GAIN 1>input#"[D] * "#GAIN 1>twice#"[D]',
    '"#GAIN 1>twice#"[D] = 2 * "#GAIN 1>factor#"[D]',
    'y[D] = 1',
  ]);
});

test('macros may call macros and take lookups', () => {
  const nested = `${gain}:MACRO: BOTH(a, t)\nBOTH = GAIN(a, 1) + t(a) + own(a) + LOOKUP EXTRAPOLATE(t, a) ~~|\nown((0,0),(1,1)) ~~|\n:END OF MACRO:\nx[D] = BOTH(5, table) ~~|\nD: d1~~|\ntable((0,0),(1,1)) ~~|`;
  expect(equations(nested)).toContain(
    '"#BOTH 1>BOTH#"[D] = "#GAIN 1>GAIN#"[D] + table("#BOTH 1>a#"[D]) + "#BOTH 1>own#"("#BOTH 1>a#"[D]) + LOOKUP EXTRAPOLATE(table, "#BOTH 1>a#"[D])',
  );
  expect(equations(nested)).toContain('"#GAIN 1>input#"[D] = "#BOTH 1>a#"[D]');
  expect(equations(nested)).toContain('"#BOTH 1>own#" = lookup');
});

test('extra outputs become variables of the model', () => {
  const text = ':MACRO: SPLIT(in : rest)\nSPLIT = in * 0.3~~|\nrest = in - SPLIT~~|\n:END OF MACRO:\n';
  expect(equations(`${text}x = SPLIT(10 : y) ~~|\nz = y~~|`)).toContain('y = "#SPLIT 1>rest#"');
  expect(lines(`${text}x = SPLIT(10 : x) ~~|`)[0]).toContain('output x of macro SPLIT is also defined by an equation');
  expect(lines(`${text}x = SPLIT(10 : a, b) ~~|`)[0]).toContain('macro SPLIT has 1 outputs, the call names 2');
  expect(lines(`${text}x = SPLIT(10 : 3) ~~|`)[0]).toContain('expected the name of an output, found number 3');
});

test('hidden names avoid those of the model', () => {
  expect(equations(`${gain}x = GAIN(1, 2) ~~|\n"#GAIN 1>GAIN#" = 3~~|`)).toContain('x = "#GAIN 2>GAIN#"');
});

test.each([
  [`${gain}x = GAIN(1) ~~|`, 'm.mdl:5:5 macro GAIN has 1 arguments, expected 2'],
  [`${gain}x = SUM(GAIN(y[D!], 1)) ~~|\nD: d1~~|\ny[D] = 1~~|`, 'macro GAIN inside SUM or its kin is not supported'],
  [':MACRO: M(a)\nM = M(a) ~~|\n:END OF MACRO:\nx = M(1) ~~|', 'calls itself'],
  [':MACRO: M(a)\nM = b ~~|\n:END OF MACRO:\nx = 1~~|', 'm.mdl:2:5 macro M: b is not defined in it; write b$'],
  [':MACRO: M(a)\nc = a ~~|\n:END OF MACRO:\nx = 1~~|', 'm.mdl:1:1 macro M: M is not defined in it'],
  [':MACRO: M(a)\nM = a ~~|\na = 1 ~~|\n:END OF MACRO:\nx = 1~~|', 'm.mdl:3:1 macro M: a is defined twice'],
  [':MACRO: M(a)\nM[D] = a ~~|\n:END OF MACRO:\nx = 1~~|', 'subscripts inside macros are not supported'],
  [':MACRO: M(a)\nM = a[D] ~~|\n:END OF MACRO:\nx = 1~~|', 'm.mdl:2:5 macro M: subscripts inside macros'],
  [':MACRO: M(a)\nD: d1 ~~|\nM = a~~|\n:END OF MACRO:\nx = 1~~|', 'subscript range D inside a macro'],
  [':MACRO: M(a)\nM = a ~~|\n:MACRO: N(b)\nN = b~~|\n:END OF MACRO:\nx = 1~~|', 'm.mdl:3:1 macro inside macro M'],
  [':MACRO: M(a)\nM = a ~~|', 'm.mdl:1:1 macro M is not closed'],
  [':END OF MACRO:\nx = 1~~|', 'm.mdl:1:1 :END OF MACRO: without :MACRO:'],
  [':MACRO: SQRT(a)\nSQRT = a~~|\n:END OF MACRO:', 'macro SQRT has the name of a builtin function'],
  [':MACRO: M(a\nM = a~~|', 'expected ) or ,'],
  [`${gain}${gain}x = 1~~|`, 'm.mdl:5:1 macro GAIN is defined twice'],
  [':MACRO: M(t)\nM = t(1)~~|\n:END OF MACRO:\nx = M(1 + 2)~~|', 'input t of macro M is used as a lookup'],
])('%j is refused', (text, expected) => {
  expect(lines(text).join('\n')).toContain(expected);
});
