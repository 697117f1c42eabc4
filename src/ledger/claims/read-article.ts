/** An article as a person pastes it: its text with places, its language, its date. */

import { type IsoDate, isDate, type Language } from '#base';
import { findDate } from './article-date.ts';
import type { OffsetText } from './offset-text.ts';
import { readHtml } from './read-html.ts';
import { readMarkdown, readPlain } from './read-plain.ts';
import type { ArticleFormat } from './types.ts';

export interface Article {
  readonly text: OffsetText;
  readonly language: Language;
  /** Undefined when neither given nor found. */
  readonly date: IsoDate | undefined;
}

export function readArticle(
  input: string,
  options: {
    readonly date?: IsoDate | undefined;
    readonly language?: Language | undefined;
    readonly format?: ArticleFormat | undefined;
  },
): Article {
  const format = options.format ?? formatOfText(input);
  const { text, dates } = format === 'html' ? readHtml(input) : { text: readText(input, format), dates: [] };
  const language = options.language ?? languageOf(text.plain);
  const marked = dates.map((date) => date.slice(0, 10)).find((date) => isDate(date));
  return {
    text,
    language,
    date: options.date ?? marked ?? frontMatterDate(input) ?? findDate(text, language),
  };
}

function readText(input: string, format: 'text' | 'markdown'): OffsetText {
  return format === 'markdown' ? readMarkdown(input) : readPlain(input);
}

/** What a text is, from its own marks. */
export function formatOfText(input: string): ArticleFormat {
  const start = input.slice(0, 20_000);
  if (/^\s*(?:<!doctype html|<html|<\?xml)/i.test(start)) return 'html';
  if (/<\/?(?:p|div|article|h[1-6]|body|span|ul|table|section)(?:\s[^<>]{0,300})?>/i.test(start)) return 'html';
  if (/^---\s*\n[\s\S]{0,3000}?\n---\s*(?:\n|$)/.test(start) || /^ {0,3}#{1,6} \S/m.test(start)) return 'markdown';
  return /\]\(https?:|\*\*[^*\n]+\*\*|^ {0,3}[-*+] \S/m.test(start) ? 'markdown' : 'text';
}

function frontMatterDate(input: string): IsoDate | undefined {
  const front = /^---\s*\n([\s\S]{0,3000}?)\n---\s*(?:\n|$)/.exec(input)?.[1];
  const date = front === undefined ? undefined : /^date:\s*["']?(\d{4}-\d{2}-\d{2})/m.exec(front)?.[1];
  return date !== undefined && isDate(date) ? date : undefined;
}

const french =
  /(?<![\p{L}'’])(?:le|la|les|des|du|une|est|dans|pour|sur|que|qui|avec|cette|milliards?|année|par|plus|et|aux|ont|son|ses|de|en|au|sa|il|elle|soit|contre)(?![\p{L}])/giu;
const english =
  /(?<![\p{L}'’])(?:the|of|and|in|to|for|that|is|was|with|this|year|its|on|by|will|billion|from|has|an|at)(?![\p{L}])/giu;

/** By the small words of the first part. */
export function languageOf(plain: string): Language {
  const part = plain.slice(0, 20_000);
  const count = (pattern: RegExp) => part.match(pattern)?.length ?? 0;
  const [fr, en] = [count(french), count(english)];
  return fr > en ? 'fr' : 'en';
}
