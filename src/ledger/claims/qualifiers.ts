/** "About", "more than", "nearly": how exactly a figure is meant. */

import type { Qualifier } from './figure.ts';

const qualifiers: readonly (readonly [Exclude<Qualifier, 'none'>, RegExp])[] = [
  [
    'nearly',
    /(?:nearly|almost|close to|just under|just shy of|près de|presque|quasiment|pas loin de|à peine moins de)\s*$/iu,
  ],
  ['upTo', /(?:up to|as much as|at most|no more than|a maximum of|jusqu['’]à|au plus|au maximum)\s*$/iu],
  [
    'over',
    /(?:more than|over|above|upwards? of|north of|in excess of|exceed(?:s|ed|ing)?|topp?(?:s|ed|ing)|surpass(?:es|ed|ing)?|at least|no less than|plus de|plus d['’]|au-delà de|supérieure?s? à|dépass\p{L}*|au moins|au minimum|franchi\p{L}*)\s*(?:les?\s*)?$/iu,
  ],
  ['under', /(?:less than|under|below|fewer than|moins de|moins d['’]|inférieure?s? à)\s*$/iu],
  [
    'about',
    /(?:about|around|roughly|approximately|approx\.|some|circa|in the region of|on the order of|~|≈|environ|autour de|aux alentours de|quelque|à peu près|de l['’]ordre de|une? (?:petite )?(?=cent))\s*(?:les?\s*)?$/iu,
  ],
];

/** The qualifier right before a number, and where it begins. */
export function qualifierBefore(sentence: string, start: number): { readonly kind: Qualifier; readonly start: number } {
  const from = Math.max(0, start - 26);
  const lead = sentence.slice(from, start);
  for (const [kind, pattern] of qualifiers) {
    const found = pattern.exec(lead);
    if (found !== null && !/[\p{L}]/u.test(lead[found.index - 1] ?? '')) return { kind, start: from + found.index };
  }
  return { kind: 'none', start };
}
