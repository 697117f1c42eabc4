import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definitionMathematics } from './mathematics.ts';
import { parseModel } from './parse.ts';

const linesOf = (text: string, isMarked: (id: string) => boolean = () => false) => {
  const [definition] = parseModel(`{UTF-8}\n${text} ~ Dmnl ~ |`, 'm.mdl').definitions;
  if (definition === undefined) throw new Error('no definition');
  return definitionMathematics(definition, isMarked);
};
/** What a reader sees, one piece of a line after another. */
const seen = (line: string | undefined) =>
  (line ?? '')
    .split('</math>')
    .map((piece) => piece.replace(/<[^>]+>/g, ''))
    .filter((piece) => piece.trim() !== '')
    .map((piece) => piece.trim());

test('a product is broken between its factors, and a division goes with the factor before it', () => {
  const [line] = linesOf('y = a * b / c / d * EXP( -e )');
  expect(seen(line)).toEqual(['y=', 'a', '×bc×d', '×exp(−e)']);
  expect(line).toContain('<mfrac><mtext>b</mtext><mrow><mtext>c</mtext><mo>×</mo><mtext>d</mtext></mrow></mfrac>');
});

test('brackets stay where the meaning needs them and go where the picture holds it', () => {
  expect(seen(linesOf('y = ( a + b ) * c')[0])).toEqual(['y=', '(a+b)', '×c']);
  expect(seen(linesOf('y = a - ( b - c )')[0])).toEqual(['y=', 'a', '−(b−c)']);
  expect(seen(linesOf('y = ( a + b ) / ( c + d )')[0])).toEqual(['y=', 'a+bc+d']);
  expect(linesOf('y = ( a * b ) ^ ( -c )')[0]).toContain('<msup><mrow><mo>(</mo>');
  expect(seen(linesOf('y = a = b')[0])).toEqual(['y=', 'a=b']);
});

test('long brackets are broken too, and closed', () => {
  const [line] = linesOf('y = a * EXP( -first long name * ( second long name - 1 ) + third long name * d )');
  expect(seen(line)).toEqual(['y=', 'a', '×exp(−first long name', '×(second long name−1)', '+third long name', '×d)']);
});

test('a stock gives its change and its value at the start', () => {
  const lines = linesOf('stock = INTEG( inflow - outflow, first value )');
  expect(lines.map((line) => seen(line).join(' '))).toEqual(['dstockdt= inflow −outflow', 'stock(t0)= first value']);
});

test('cases stand one under the other, whatever they are nested in', () => {
  const [line = ''] = linesOf('y = IF THEN ELSE( a > 1, b, IF THEN ELSE( a > 0, c, d ) )');
  expect(line.match(/<mtr>/g)).toHaveLength(3);
  expect(line).toContain('otherwise');
});

test('names are marked where there is a definition, and are escaped', () => {
  const [line = ''] = linesOf('y = "a<b" + Time', (id) => id !== 'time');
  expect(line).toContain('<mtext data-variable="a&lt;b">&quot;a&lt;b&quot;</mtext>');
  expect(line).toContain('<mtext>Time</mtext>');
});

test('every equation of the race is set, with every tag closed', () => {
  const model = parseModel(readFileSync(new URL('../../model/race.mdl', import.meta.url), 'utf8'), 'race.mdl');
  for (const definition of model.definitions) {
    for (const line of definitionMathematics(definition, () => true)) {
      const open: string[] = [];
      for (const [, slash, name = ''] of line.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
        if (slash === '') open.push(name);
        else expect(open.pop()).toBe(name);
      }
      expect(open).toEqual([]);
      expect(line).not.toMatch(/undefined|NaN/);
    }
  }
});
