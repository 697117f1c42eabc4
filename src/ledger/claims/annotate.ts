/** The text of an article in blocks, with its claims in place: what a page shows. */

import { readArticle } from './read-article.ts';
import type { ArticleCheck, ArticleFormat, Claim } from './types.ts';

export interface AnnotatedPiece {
  readonly text: string;
  /** The claim that this piece is the quote of. */
  readonly claim?: Claim;
}

export interface AnnotatedBlock {
  readonly heading: boolean;
  readonly pieces: readonly AnnotatedPiece[];
}

/**
 * @param input The text that was checked.
 * @param format As it was checked; recognised when left out.
 * @returns Every block of readable text, in order; where two claims overlap the first is shown.
 */
export function annotateArticle(
  input: string,
  check: ArticleCheck,
  format?: ArticleFormat | undefined,
): AnnotatedBlock[] {
  const { text } = readArticle(input, { date: check.date, language: check.language, format });
  const claims = [...check.claims, ...check.notCheckable].sort((left, right) => left.start - right.start);
  let next = 0;
  return text.blocks.map(({ start, end, heading }) => {
    const pieces: AnnotatedPiece[] = [];
    let at = start;
    const say = (to: number) => {
      if (to > at) pieces.push({ text: text.plain.slice(at, to) });
      at = Math.max(at, to);
    };
    for (; next < claims.length; next++) {
      const claim = claims[next] as Claim;
      const from = firstFrom(text.plain.length, (index) => text.sourceSpan(index, index + 1)[0] >= claim.start);
      if (from >= end) break;
      const to = firstFrom(text.plain.length, (index) => text.sourceSpan(index, index + 1)[0] >= claim.end);
      if (from < at || to > end) continue;
      say(from);
      pieces.push({ text: text.plain.slice(from, to), claim });
      at = to;
    }
    say(end);
    return { heading, pieces };
  });
}

/** The first index for which something holds that holds for all later ones. */
function firstFrom(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
