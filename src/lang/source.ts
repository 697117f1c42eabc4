/** The text of a model with its places, and faults found while reading it. */

import { JevonsError } from '#base';
import type { Place } from './ast.ts';

/** Stable codes of what the parser reports. */
export type SyntaxCode = 'model-syntax' | 'unsupported';

/** Thrown inside the parser to leave a statement; turned into an issue with a place. */
export class SyntaxFault extends Error {
  readonly offset: number;
  readonly code: SyntaxCode;
  readonly hint: string | undefined;

  constructor(what: string, offset: number, hint?: string, code: SyntaxCode = 'model-syntax') {
    super(what);
    this.offset = offset;
    this.hint = hint;
    this.code = code;
  }
}

export function placeText(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** An issue at a place of the text, kind `data`. */
export function issueAt(place: Place, what: string, code: string, hint?: string): JevonsError {
  return new JevonsError(what, {
    kind: 'data',
    code,
    where: placeText(place),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** Text with a table of its line starts, so that an offset becomes a line and a column quickly. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];
  #recentLine = 0;

  constructor(text: string, file: string) {
    this.file = file;
    this.text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#lineStarts.push(i + 1);
    }
  }

  /** The offset of a place of this text. */
  offset(place: Place): number {
    return (this.#lineStarts[place.line - 1] ?? 0) + place.column - 1;
  }

  place(offset: number): Place {
    const starts = this.#lineStarts;
    let line = this.#recentLine;
    const near = (starts[line] ?? 0) <= offset && offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
    if (!near) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      line = low;
      this.#recentLine = line;
    }
    return { file: this.file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  }
}
