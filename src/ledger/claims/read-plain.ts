/** Plain text and Markdown to text with places. */

import { type OffsetText, OffsetTextBuilder } from './offset-text.ts';

const longestHeading = 160;

/** Blank lines end paragraphs; a short first line without a final stop is the headline. */
export function readPlain(text: string): OffsetText {
  const builder = new OffsetTextBuilder();
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    addCharacters(builder, text, line.start, line.end);
    const next = lines[index + 1];
    const here = text.slice(line.start, line.end).trim();
    const after = next === undefined ? '' : text.slice(next.start, next.end).trim();
    const alone = after === '' || (/^[\p{Lu}\d"«“(]/u.test(after) && here.length < 100);
    const heading = here !== '' && here.length <= longestHeading && !/[.!?…:;,]["»”]?$/.test(here) && alone;
    const ends = after === '' || heading || /[.!?…]["»”)]?$/.test(here);
    if (ends) builder.endBlock(heading && (after === '' || index < 3));
    else builder.add(' ', line.end, line.end + 1);
  }
  return builder.finish();
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end: end > start && text[end - 1] === '\r' ? end - 1 : end });
    if (found < 0) break;
    start = found + 1;
  }
  return lines;
}

/** Letters that no word shows (byte order and direction marks, soft hyphens) are left out. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

function addCharacters(builder: OffsetTextBuilder, text: string, start: number, end: number): void {
  for (let index = start; index < end; index++) {
    const character = text[index] as string;
    if (!invisible.test(character)) builder.add(character, index, index + 1);
  }
}

/** Markdown: marks, addresses and code go, words stay. */
export function readMarkdown(text: string): OffsetText {
  const builder = new OffsetTextBuilder();
  let fenced = false;
  const lines = linesOf(text);
  let first = 0;
  if (/^---\s*$/.test(lineText(text, lines[0]))) {
    const close = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(lineText(text, line)));
    if (close > 0 && close < 60) first = close + 1;
  }
  for (const line of lines.slice(first)) {
    const here = lineText(text, line);
    if (/^\s*(```|~~~)/.test(here)) {
      fenced = !fenced;
      builder.endBlock();
    } else if (!fenced) addMarkdownLine(builder, text, line, here);
  }
  return builder.finish();
}

function lineText(text: string, line: Line | undefined): string {
  return line === undefined ? '' : text.slice(line.start, line.end);
}

function addMarkdownLine(builder: OffsetTextBuilder, text: string, line: Line, here: string): void {
  if (here.trim() === '' || /^\s*([-*_=]\s*){3,}$/.test(here)) {
    builder.endBlock();
    return;
  }
  const heading = /^\s{0,3}#{1,6}\s+/.exec(here);
  const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/.exec(here);
  const quoted = /^\s*>+\s?/.exec(here);
  if (heading !== null || item !== null) builder.endBlock();
  const mark = heading ?? item ?? quoted;
  addInline(builder, text, line.start + (mark?.[0].length ?? 0), line.end);
  if (heading !== null) builder.endBlock(true);
  else builder.add(' ', line.end, line.end + 1);
}

/** What Markdown shows no reader: code, pictures, addresses of links, marks of emphasis, tags, escapes. */
const hidden =
  /`[^`]{0,300}`|!\[[^\]]{0,300}\]\([^)]{0,600}\)|\]\([^)]{0,600}\)|\]\[[^\]]{0,100}\]|\[\^[^\]]{1,40}\]|\[|\]|<\/?[a-zA-Z][^<>]{0,300}>|\*{1,3}|~~|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])|\\(?=[\\`*_{}[\]()#+\-.!$|])/gu;

function addInline(builder: OffsetTextBuilder, text: string, start: number, end: number): void {
  const line = text.slice(start, end);
  let at = 0;
  for (const match of line.matchAll(hidden)) {
    addCells(builder, text, start + at, start + match.index);
    at = match.index + match[0].length;
  }
  addCells(builder, text, start + at, end);
}

/** Cells of a table stand apart. */
function addCells(builder: OffsetTextBuilder, text: string, start: number, end: number): void {
  let from = start;
  for (let index = start; index < end; index++) {
    if (text[index] !== '|') continue;
    addCharacters(builder, text, from, index);
    builder.endBlock();
    from = index + 1;
  }
  addCharacters(builder, text, from, end);
}
