/** Cuts the equation part of a model into tokens, one at a time. Comments in braces and continuation lines are blanks. */

import { SyntaxFault } from './source.ts';

export type TokenKind = 'name' | 'number' | 'keyword' | 'operator' | 'end';

const keywordPattern =
  /:[ \t]*(AND|OR|NOT|NA|EXCEPT|INTERPOLATE|RAW|HOLD +FORWARD|LOOK +FORWARD|MACRO|END +OF +MACRO|THE +CONDITION|IMPLIES|TEST +INPUT|IS)[ \t]*:/iy;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const operators = ['<->', '<=', '>=', '<>', '->', '==', ':='];
const singles = '+-*/^=<>()[],;:!~|';

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** White space of any alphabet. */
export function isBlank(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= RETURN) || (code > 0x7f && /\s/.test(String.fromCharCode(code)));
}

/** Letters, underscore, `$` and everything outside ASCII start a name. */
function startsName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    (code > 0x7f && !isBlank(code))
  );
}

/** Inside a name digits, apostrophe, `&`, `%` and backquote may follow. */
function continuesName(code: number): boolean {
  return startsName(code) || (code >= 48 && code <= 57) || code === 39 || code === 38 || code === 37 || code === 96;
}

/** One token of look-ahead over `text[from..limit)`. */
export class Lexer {
  readonly text: string;
  readonly limit: number;
  kind: TokenKind = 'end';
  /** Of a name its spelling; of a keyword `:AND:` in upper case; of an operator itself. */
  token = '';
  /** Of a number. */
  value = 0;
  /** Offset of the token. */
  start: number;
  /** Offset behind the token. */
  end: number;

  constructor(text: string, from: number, limit: number) {
    this.text = text;
    this.limit = limit;
    this.start = from;
    this.end = from;
  }

  /** Continues reading at an offset, without a current token. */
  moveTo(offset: number): void {
    this.start = offset;
    this.end = offset;
    this.kind = 'end';
    this.token = '';
  }

  /** Offset of the next character that is neither blank nor comment. */
  skipBlanks(from: number): number {
    let i = from;
    while (i < this.limit) {
      const code = this.text.charCodeAt(i);
      if (isBlank(code)) i++;
      else if (code === BACKSLASH) {
        const next = this.#continuation(i);
        if (next === i) return i;
        i = next;
      } else if (code === OPEN_BRACE) i = this.commentEnd(i);
      else return i;
    }
    return this.limit;
  }

  /** Reads the next token. */
  next(): void {
    this.start = this.skipBlanks(this.end);
    const i = this.start;
    if (i >= this.limit) {
      this.#token('end', '', i);
      return;
    }
    const code = this.text.charCodeAt(i);
    if (startsName(code)) this.#name(i);
    else if (code === QUOTE) this.#quotedName(i);
    else if ((code >= 48 && code <= 57) || code === 46) this.#number(i);
    else this.#symbol(i);
  }

  is(operator: string): boolean {
    return this.kind === 'operator' && this.token === operator;
  }

  /** Digits only: a number that may also name an element. */
  isWholeNumber(): boolean {
    return this.kind === 'number' && /^\d+$/.test(this.token);
  }

  isKeyword(keyword: string): boolean {
    return this.kind === 'keyword' && this.token === keyword;
  }

  /** Steps over an operator if it is the current token. */
  accept(operator: string): boolean {
    if (!this.is(operator)) return false;
    this.next();
    return true;
  }

  /** Steps over an operator that must come now. */
  expect(operator: string, place: string): void {
    if (!this.is(operator)) this.fail(`${operator} ${place}`);
    this.next();
  }

  /** The current token in words, for messages. */
  describe(): string {
    if (this.kind === 'end') return 'the end of the equations';
    if (this.kind === 'number') return `number ${this.text.slice(this.start, this.end)}`;
    if (this.kind === 'name') return `name ${this.token.replace(/\s+/g, ' ')}`;
    return this.token;
  }

  /** @throws SyntaxFault at the current token: `expected ..., found ...`. */
  fail(expected: string, hint?: string): never {
    throw new SyntaxFault(`expected ${expected}, found ${this.describe()}`, this.start, hint);
  }

  #token(kind: TokenKind, token: string, end: number): void {
    this.kind = kind;
    this.token = token;
    this.end = end;
  }

  /** Offset behind a backslash that ends its line, or `i` itself when it does not. */
  #continuation(i: number): number {
    let j = i + 1;
    let code = this.text.charCodeAt(j);
    while (j < this.limit && (code === SPACE || code === TAB)) code = this.text.charCodeAt(++j);
    if (j < this.limit && code !== NEWLINE && code !== RETURN) return i;
    return Math.min(j + 1, this.limit);
  }

  /**
   * Offset behind a comment in braces that starts at `from`; a comment may hold others.
   *
   * @throws SyntaxFault when a brace stays open.
   */
  commentEnd(from: number): number {
    let depth = 0;
    for (let i = from; i < this.limit; i++) {
      const code = this.text.charCodeAt(i);
      if (code === OPEN_BRACE) depth++;
      else if (code === CLOSE_BRACE && --depth === 0) return i + 1;
    }
    throw new SyntaxFault('comment is not closed, expected }', from);
  }

  #name(start: number): void {
    let end = start + 1;
    let i = end;
    while (i < this.limit) {
      const code = this.text.charCodeAt(i);
      if (continuesName(code)) end = ++i;
      else if (isBlank(code)) i++;
      else if (code === BACKSLASH) {
        const next = this.#continuation(i);
        if (next === i) break;
        i = next;
      } else break;
    }
    this.#token('name', this.text.slice(start, end), end);
  }

  #quotedName(start: number): void {
    let i = start + 1;
    while (i < this.limit) {
      const code = this.text.charCodeAt(i);
      if (code === QUOTE) {
        this.#token('name', this.text.slice(start, i + 1), i + 1);
        if (this.text.slice(start + 1, i).trim() === '') throw new SyntaxFault('name in quotes is empty', start);
        return;
      }
      if (code === NEWLINE || code === RETURN) break;
      if (code === BACKSLASH) {
        const next = this.#continuation(i);
        i = next === i ? i + (this.#isEscaped(i + 1) ? 2 : 1) : next;
      } else i++;
    }
    throw new SyntaxFault('quoted name is not closed on its line, expected "', start);
  }

  #isEscaped(i: number): boolean {
    const code = this.text.charCodeAt(i);
    return i < this.limit && (code === QUOTE || code === BACKSLASH);
  }

  #number(start: number): void {
    numberPattern.lastIndex = start;
    const match = numberPattern.exec(this.text);
    const written = match?.[0] ?? '';
    const end = start + written.length;
    if (written === '' || end > this.limit) throw new SyntaxFault('expected a digit after the point', start);
    this.value = Number(written);
    if (!Number.isFinite(this.value)) {
      throw new SyntaxFault(`number ${written} is too large, expected at most 1.7976931348623157e308`, start);
    }
    this.#token('number', written, end);
  }

  #symbol(start: number): void {
    keywordPattern.lastIndex = start;
    const match = this.text.charAt(start) === ':' ? keywordPattern.exec(this.text) : null;
    if (match !== null) {
      this.#token('keyword', `:${(match[1] ?? '').toUpperCase().replace(/ +/g, ' ')}:`, start + match[0].length);
      return;
    }
    for (const operator of operators) {
      if (this.text.startsWith(operator, start)) {
        this.#token('operator', operator, start + operator.length);
        return;
      }
    }
    const character = this.text.charAt(start);
    if (!singles.includes(character)) {
      throw new SyntaxFault(
        `unexpected character ${JSON.stringify(character)}`,
        start,
        'a name with special characters is written in double quotes',
      );
    }
    this.#token('operator', character, start + 1);
  }
}
