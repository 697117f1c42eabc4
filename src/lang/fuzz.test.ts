import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JevonsError } from '#base';
import { checkModel } from './check.ts';
import { parseModel } from './parse.ts';
import { checkUnits } from './unit-check.ts';
import { printModel } from './writer.ts';

const valid = readFileSync(new URL('../../model/gbtf.mdl', import.meta.url), 'utf8');

/** Parses; a refusal must list places inside the text, anything accepted must survive all passes and printing. */
function mustParseOrRefuse(text: string): void {
  try {
    const model = parseModel(text, 'm.mdl');
    checkModel(model);
    checkUnits(model);
    const again = parseModel(printModel(model), 'm.mdl');
    expect(again.definitions.length).toBe(model.definitions.length);
  } catch (error) {
    if (!(error instanceof JevonsError)) throw error;
    if (error.code === 'unprintable') return;
    expect(error.kind).toBe('data');
    expect(error.issues.length).toBeGreaterThan(0);
    const count = text.split(/\r\n|\n|\r/).length;
    for (const issue of error.issues) {
      const [, line = '0', column = '0'] = /^m\.mdl:(\d+):(\d+)$/.exec(issue.where ?? '') ?? [];
      expect(Number(line)).toBeGreaterThan(0);
      expect(Number(line)).toBeLessThanOrEqual(count);
      expect(Number(column)).toBeGreaterThan(0);
    }
  }
}

const pieces = fc.constantFrom(
  'a',
  'b c',
  '"q"',
  '"',
  '\\',
  '\n',
  ' ',
  '\t',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ',',
  ';',
  ':',
  '!',
  '~',
  '|',
  '~~|',
  '+',
  '-',
  '*',
  '/',
  '^',
  '=',
  '==',
  ':=',
  '<',
  '>',
  '<>',
  '->',
  '<->',
  '1',
  '2.5',
  '1e9',
  '.',
  ':NOT:',
  ':AND:',
  ':NA:',
  ':EXCEPT:',
  ':MACRO:',
  ':END OF MACRO:',
  ':THE CONDITION:',
  'MIN(',
  'SUM(',
  'WITH LOOKUP(',
  'GAME(',
  'INTEG(',
  'TABBED ARRAY(',
  '((0,0),(1,1))',
  '****',
  '.group',
  '{**',
  '**}',
  '(A1-A3)',
  '\\\\\\---///',
  '///---\\\\\\',
  '22:a,b',
  ':SUPPLEMENTARY',
  '[0,?]',
  '\u00e9',
  '\u2003',
  '\ud83d',
  '\0',
);

test('any sequence of tokens is parsed or refused with places', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (tokens) => mustParseOrRefuse(tokens.join(''))),
    { seed: 11, numRuns: 3000 },
  );
});

test('any text is parsed or refused with places', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => mustParseOrRefuse(text)),
    { seed: 12, numRuns: 1000 },
  );
});

test('a valid model with pieces cut out, doubled or put in is parsed or refused with places', () => {
  const at = fc.integer({ min: 0, max: valid.length });
  const change = fc.tuple(at, fc.integer({ min: 0, max: 40 }), fc.array(pieces, { maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      let text = valid;
      for (const [start, cut, put] of changes) text = text.slice(0, start) + put.join('') + text.slice(start + cut);
      mustParseOrRefuse(text);
    }),
    { seed: 13, numRuns: 200 },
  );
});

test('long runs of one character take time in proportion', () => {
  for (const character of [
    '"',
    '{',
    '(',
    '[',
    '~',
    '|',
    '*',
    ' ',
    '\n',
    'a',
    ':',
    '\\',
    '-',
    '1',
    ',',
    '=',
    'a=1~~|',
    ':MACRO:',
    '{}',
    'a(',
  ]) {
    mustParseOrRefuse(character.repeat(Math.floor(60_000 / character.length)));
  }
});
