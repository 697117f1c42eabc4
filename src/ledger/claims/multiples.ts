/** "Doubled", "divided by five": how many times. */

import type { Figure } from './figure.ts';
import { lowerPattern, lowerText } from './lower-case.ts';
import { numberOfWord } from './numbers.ts';
import { qualifierBefore } from './qualifiers.ts';

const small =
  'two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|dix|\\d{1,3}(?:[.,]\\d)?';
/** Words that say how many times; the first group is a number. */
const multiples: readonly (readonly [RegExp, number | 'times' | 'part'])[] = [
  [
    /(?<!\p{L})(?:doubled(?! down)|doubles(?! down)|doubling(?! down)|twofold|two-fold|doublé(?:e?s?)|doublent|doublement|doubler|a doublé|to double|will double)(?!\p{L}|[ -]digit)/giu,
    2,
  ],
  [
    /(?<!\p{L})(?:tripled|triples|tripling|threefold|trebled|triplé(?:e?s?)|triplent|triplement|tripler|to triple)(?!\p{L})/giu,
    3,
  ],
  [/(?<!\p{L})(?:quadrupled|quadruples|quadrupling|fourfold|quadruplé(?:e?s?)|quadrupler)(?!\p{L})/giu, 4],
  [
    /(?<!\p{L})(?:halved|halving|(?:cut|fell|dropped) (?:by|in) half|réduite?s? de moitié|divisée?s? par deux|(?:baiss|recul|chut)\p{L}* de moitié)(?!\p{L})/giu,
    0.5,
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?:multipli(?:ed|é)(?:e?s?)|multiplier) (?:by|par) (?:près de |plus de |nearly |more than )?(${small})(?!\\p{L}|\\d)`,
      'giu',
    ),
    'times',
  ],
  [
    new RegExp(
      `(?<!\\p{L})(${small}|twice) (?:fois (?:plus|celui|celle|ce qu|supérieure?s?|le |la |les )|times (?:as much|more|higher|what|the|its|that))`,
      'giu',
    ),
    'times',
  ],
  [
    /(?<!\p{L})(?:twice (?:as much|what|the|its|that)|(?:double|le double)(?= (?:the|what|its|that|of|de|du|d['’]|ce)(?!\p{L}))|double(?= (?:y\/y|yoy|year[- ]on[- ]year|year[- ]over[- ]year))|(?<=(?:would|will|could|should|to|than|nearly|almost|roughly) )double(?!d|[ -]digit)|le double)(?!\p{L})/giu,
    2,
  ],
  [/(?<!\p{L})(?:triple|le triple)(?= (?:the|what|its|that|of|de|du|d['’]|ce)(?!\p{L}))/giu, 3],
  [new RegExp(`(?<!\\p{L})(${small})[- ]fold(?!\\p{L})`, 'giu'), 'times'],
  [/(?<![\p{L}\d])[x×](\d{1,2}(?:[.,]\d)?)(?![\d\p{L}])/giu, 'times'],
  [
    new RegExp(`(?<!\\p{L})(?:divided|cut|divisée?s?) (?:by|par) (${small})(?!\\p{L}|\\d|[ -]?%|[ -]?per)`, 'giu'),
    'part',
  ],
];

const patterns = multiples.map(([pattern, factor]) => [lowerPattern(pattern.source), factor] as const);

export function multiplesOf(sentence: string): Figure[] {
  const lower = lowerText(sentence);
  const taken: Figure[] = [];
  for (const [pattern, factor] of patterns) {
    for (const match of lower.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.some((figure) => figure.start < end && figure.end > match.index)) continue;
      const count = match[1] === undefined ? 1 : (numberOfWord(match[1]) ?? Number(match[1].replace(',', '.')));
      const value = factor === 'times' ? count : factor === 'part' ? 1 / count : factor;
      const qualifier = qualifierBefore(sentence, match.index);
      const loose = /plus que\s*$|more than\s*$/iu.test(sentence.slice(Math.max(0, match.index - 16), match.index));
      taken.push({
        start: qualifier.start,
        end,
        core: match.index,
        kind: 'multiple',
        value,
        half: 0.05 * value,
        currency: '',
        qualifier: loose ? 'over' : qualifier.kind,
        move: undefined,
        scale: undefined,
      });
    }
  }
  return taken;
}
