/** Numbers and points written in place: lookups and array constants. */

import type { LookupPoints } from './ast.ts';
import type { Lexer } from './lexer.ts';
import { SyntaxFault } from './source.ts';

/** Reads a number with an optional sign. */
export function readSignedNumber(lexer: Lexer, expected = 'a number'): number {
  let sign = 1;
  while (lexer.is('-') || lexer.is('+')) {
    if (lexer.is('-')) sign = -sign;
    lexer.next();
  }
  if (lexer.kind !== 'number') lexer.fail(expected);
  const value = sign * lexer.value;
  lexer.next();
  return value;
}

/** `(x, y)`. */
function readPoint(lexer: Lexer): [number, number] {
  lexer.expect('(', 'before a point');
  const x = readSignedNumber(lexer);
  lexer.expect(',', 'between x and y');
  const y = readSignedNumber(lexer);
  lexer.expect(')', 'after a point');
  return [x, y];
}

/** `[(xmin,ymin)-(xmax,ymax), ...]`: the points behind the range only guide the drawing and are left out. */
function readRange(lexer: Lexer): [number, number, number, number] {
  lexer.next();
  const low = readPoint(lexer);
  lexer.expect('-', 'between the corners of the range');
  const high = readPoint(lexer);
  while (lexer.accept(',')) readPoint(lexer);
  lexer.expect(']', 'after the range');
  return [...low, ...high];
}

/** `(x, y), (x, y), ...` */
function readPairs(lexer: Lexer): LookupPoints {
  const x: number[] = [];
  const y: number[] = [];
  const places: number[] = [];
  do {
    places.push(lexer.start);
    const point = readPoint(lexer);
    x.push(point[0]);
    y.push(point[1]);
  } while (lexer.accept(','));
  return inOrder(x, y, places);
}

/** `x1, x2, ..., xn, y1, y2, ..., yn`: the older form. */
function readFlat(lexer: Lexer): LookupPoints {
  const numbers: number[] = [];
  const places: number[] = [];
  do {
    places.push(lexer.start);
    numbers.push(readSignedNumber(lexer));
  } while (lexer.accept(','));
  if (numbers.length % 2 !== 0) {
    throw new SyntaxFault(
      `lookup has ${numbers.length} numbers, expected as many y as x`,
      places[0] ?? lexer.start,
      'write the points as (x,y),(x,y)',
    );
  }
  const half = numbers.length / 2;
  const x = numbers.slice(0, half);
  return inOrder(x, numbers.slice(half), places);
}

/** Points in the order of x; a point written twice counts once. @throws SyntaxFault for two y at one x. */
function inOrder(x: readonly number[], y: readonly number[], places: readonly number[]): LookupPoints {
  const isRising = x.every((here, i) => i === 0 || here > (x[i - 1] ?? 0));
  if (isRising) return { x, y };
  const order = x.map((_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  const kept = order.filter((point, i) => {
    const before = order[i - 1];
    if (before === undefined || x[point] !== x[before]) return true;
    if (y[point] === y[before]) return false;
    throw new SyntaxFault(
      `lookup has y ${y[before]} and ${y[point]} at x ${x[point]}, expected one y for each x`,
      places[point] ?? 0,
      'move one of the points a little',
    );
  });
  return { x: kept.map((i) => x[i] ?? 0), y: kept.map((i) => y[i] ?? 0) };
}

/** The points of a lookup up to, not including, its closing bracket. */
export function readPoints(lexer: Lexer): LookupPoints {
  if (!lexer.is('[')) return lexer.is('(') ? readPairs(lexer) : readFlat(lexer);
  const range = readRange(lexer);
  lexer.accept(',');
  const points = lexer.is('(') ? readPairs(lexer) : readFlat(lexer);
  return { ...points, range };
}
