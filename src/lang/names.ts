/** Names as Vensim compares them: letter case aside, blanks and underscores equal, quotes optional. */

import { canonicalId } from '#base';
import type { Name } from './ast.ts';

/**
 * The name written as `text`.
 *
 * @param text As spelled, quotes and continuation lines included.
 * @returns Spelling with each run of blanks made one space, and the canonical id.
 */
export function nameOf(text: string): Name {
  const joined = text.includes('\\') ? text.replace(/\\[ \t]*\r?\n/g, ' ') : text;
  const spelled = joined.replace(/[\s\ufeff]+/g, ' ').trim();
  return { text: spelled, id: canonicalId(spelled) };
}

/** Makes names and hands out the same object for the same spelling. */
export class NameTable {
  readonly #names = new Map<string, Name>();

  name(text: string): Name {
    let name = this.#names.get(text);
    if (name === undefined) {
      name = nameOf(text);
      this.#names.set(text, name);
    }
    return name;
  }
}
