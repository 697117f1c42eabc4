import { expect, test } from 'vitest';
import type { Claim } from '#ledger';
import { piecesOf } from './marked-text.ts';

const claim = (start: number, end: number) => ({ start, end }) as Claim;

test('the pieces joined give the text, with each claim in one of them', () => {
  const text = 'Amazon spends $100bn, up 29%.';
  const pieces = piecesOf(text, [claim(14, 20), claim(25, 28)]);
  expect(pieces.map((piece) => piece.text)).toEqual(['Amazon spends ', '$100bn', ', up ', '29%', '.']);
  expect(pieces.filter((piece) => piece.claim !== undefined)).toHaveLength(2);
});

test('claims that overlap or are empty lose nothing of the text', () => {
  const text = 'between 75 and 80';
  for (const claims of [[claim(8, 17), claim(15, 17)], [claim(3, 3)], [], [claim(0, 17)]]) {
    expect(piecesOf(text, claims).map((piece) => piece.text)).toSatisfy(
      (parts: readonly string[]) => parts.join('') === text,
    );
  }
});
