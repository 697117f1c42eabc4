/** Sentences of an article, with the block they stand in. */

import type { OffsetText } from './offset-text.ts';

export interface Sentence {
  /** Offsets into the plain text. */
  readonly start: number;
  readonly end: number;
  /** Addresses blanked, so that no figure is read out of them; same length as the text. */
  readonly text: string;
  readonly block: number;
  readonly heading: boolean;
}

/** A longer run without a stop is cut, so that the work stays linear in the length of the text. */
const longestSentence = 1500;

const stop = /[.!?…]+["»”’)\]]*(?=\s+["«“(‘]?[\p{Lu}\d$€£])/gu;
const noStop =
  /(?:\b(?:Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|No|vs|approx|env|est|fig|St|Sen|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|janv|févr|juil|déc|MM?|Cie)|\b\p{Lu}|\bU\.S|\bp\.m|\ba\.m)\.$/u;

export function sentencesOf(article: OffsetText): Sentence[] {
  const text = article.plain.replace(/(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/g, (address) => ' '.repeat(address.length));
  return article.blocks.flatMap((block, index) => {
    const cuts = [block.start];
    const body = text.slice(block.start, block.end);
    for (const match of body.matchAll(stop)) {
      const end = match.index + match[0].length;
      if (!noStop.test(body.slice(Math.max(0, end - 8), end))) cuts.push(block.start + end);
    }
    cuts.push(block.end);
    return cuts.slice(1).flatMap((end, cut) => pieces(text, cuts[cut] as number, end, index, block.heading));
  });
}

function pieces(text: string, start: number, end: number, block: number, heading: boolean): Sentence[] {
  const found: Sentence[] = [];
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + longestSentence);
    if (to < end) {
      const blank = text.lastIndexOf(' ', to);
      if (blank > from + longestSentence / 2) to = blank;
    }
    if (text.slice(from, to).trim() !== '')
      found.push({ start: from, end: to, text: text.slice(from, to), block, heading });
    from = to;
  }
  return found;
}
