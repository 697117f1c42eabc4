/** Numbers as the press writes them. */

import type { Language } from '#base';

/** Digits with their separators; a group of three needs exactly three. */
export const numberPattern = String.raw`\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?|\d{1,3}(?:[,.'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;

export interface ReadNumber {
  readonly value: number;
  /** Half of the last digit printed. */
  readonly half: number;
}

/**
 * A number in the writing of a language: "77,658" is 77.658 in French and 77658 in English.
 *
 * @param scaled Whether a word such as billion follows: "77.658 milliards" has decimals, "77.658" alone thousands.
 */
export function readNumber(text: string, language: Language, scaled: boolean): ReadNumber {
  const bare = text.replace(/[ \u00a0\u202f\u2009'’]/g, '');
  const marks = bare.replace(/\d/g, '');
  const decimal = decimalMark(bare, marks, language, scaled);
  const plain = [...bare]
    .filter((sign) => /\d/.test(sign) || sign === decimal)
    .join('')
    .replace(',', '.');
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return { value: Number(plain), half: 0.5 * tenToMinus(decimals) };
}

function decimalMark(bare: string, marks: string, language: Language, scaled: boolean): string | undefined {
  if (marks === '') return undefined;
  const last = marks.at(-1) as string;
  if (marks.length > 1) return marks[0] === last ? undefined : last;
  const after = bare.length - bare.indexOf(last) - 1;
  if (after !== 3) return last;
  if (language === 'fr') return last === ',' || (scaled && !bare.endsWith('.000')) ? last : undefined;
  return last === '.' ? '.' : undefined;
}

function tenToMinus(places: number): number {
  let result = 1;
  for (let place = 0; place < places; place++) result /= 10;
  return result;
}

const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  'a hundred': 100,
  'one hundred': 100,
  'two hundred': 200,
  'three hundred': 300,
  'five hundred': 500,
  a: 1,
  'half a': 0.5,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  'soixante-quinze': 75,
  'quatre-vingts': 80,
  'quatre-vingt': 80,
  cent: 100,
  'deux cents': 200,
  'trois cents': 300,
  'cinq cents': 500,
};

/** Words for numbers, longest first, as one alternative of a pattern. */
export const numberWords = Object.keys(words)
  .sort((left, right) => right.length - left.length)
  .join('|');

export function numberOfWord(word: string): number | undefined {
  return words[word.toLowerCase()];
}
