/** Words of scale. The French "billion" is a million millions: a machine translation that keeps the word is 1,000 times off. */

export interface Scale {
  /** Billions (10^9) in one. */
  readonly billions: number;
  /** The word is "billion", which French and English read differently. */
  readonly isBillion: boolean;
  /** Counted in 10^8, where translations slip by ten. */
  readonly isYi: boolean;
}

export const scalePattern =
  /[ \u00a0\u202f-]?(mille milliards|milliers de milliards|milliards?|Mds?|Mrds?|millions?|billions?|bln|bns?|mln|mn|trillions?|trn|tn|thousand|mille|[BbMmTtKk]|万亿|亿)(?![\p{L}]|\d)/iuy;

const sizes: readonly (readonly [RegExp, number])[] = [
  [/^(?:mille milliards|milliers de milliards|trillions?|trn|tn|t|万亿)$/i, 1000],
  [/^(?:milliards?|mds?|mrds?|billions?|bln|bns?|b)$/i, 1],
  [/^亿$/, 0.1],
  [/^(?:millions?|mln|mn|m)$/i, 0.001],
  [/^(?:thousand|mille|k)$/i, 0.000001],
];

/** @param withCurrency A single letter is a scale only beside a currency. */
export function scaleOf(word: string, withCurrency: boolean): Scale | undefined {
  if (word.length === 1 && word !== '亿' && !withCurrency) return undefined;
  const size = sizes.find(([pattern]) => pattern.test(word))?.[1];
  if (size === undefined) return undefined;
  return { billions: size, isBillion: /^billions?$/i.test(word), isYi: /亿/.test(word) };
}
