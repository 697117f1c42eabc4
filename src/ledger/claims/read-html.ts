/** HTML to text with places; what a reader does not read (scripts, styles, menus) is left out. */

import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { type OffsetText, OffsetTextBuilder } from './offset-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const ignored = new Set(
  'script style nav noscript template svg math head footer aside form button iframe select textarea object canvas audio video'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr font ins del label'.split(
    ' ',
  ),
);

/** Entities by their raw spelling, decoded once. */
type Decoded = Map<string, string>;

/** @returns The text, and the dates that its marks give (`datetime`, `article:published_time`, `datePublished`). */
export function readHtml(html: string): { readonly text: OffsetText; readonly dates: readonly string[] } {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const builder = new OffsetTextBuilder();
  const decoded: Decoded = new Map();
  type Step = { readonly node: Node } | { readonly close: string };
  const steps: Step[] = [...document.childNodes].reverse().map((node) => ({ node }));
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('close' in step) {
      builder.endBlock(/^h[1-6]$/.test(step.close));
      continue;
    }
    const { node } = step;
    if (node.nodeName === '#text') {
      const place = node.sourceCodeLocation;
      if (place != null) addRaw(builder, html, place.startOffset, place.endOffset, decoded);
    } else if ('tagName' in node && !isHidden(node)) {
      if (!inline.has(node.tagName)) {
        builder.endBlock();
        steps.push({ close: node.tagName });
      }
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        steps.push({ node: node.childNodes[index] as Node });
      }
    }
  }
  return { text: builder.finish(), dates: datesOf(html) };
}

function isHidden(node: DefaultTreeAdapterTypes.Element): boolean {
  if (ignored.has(node.tagName)) return true;
  return node.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && /display\s*:\s*none/i.test(value)),
  );
}

/** Characters of the source one by one, entities as one character; stray tags inside a moved text are skipped. */
function addRaw(builder: OffsetTextBuilder, html: string, start: number, end: number, decoded: Decoded): void {
  for (let index = start; index < end; ) {
    const character = html[index] as string;
    const found =
      character === '&'
        ? /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});?/i.exec(html.slice(index, index + 34))
        : character === '<'
          ? /^<\/?[a-z][^<>]{0,2000}>/i.exec(html.slice(index, Math.min(end, index + 2002)))
          : null;
    if (found === null) {
      if (!/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/.test(character)) {
        builder.add(character, index, index + 1);
      }
      index += 1;
      continue;
    }
    const raw = found[0];
    if (character === '&') builder.add(decode(raw, decoded), index, index + raw.length);
    index += raw.length;
  }
}

function decode(raw: string, decoded: Decoded): string {
  const known = decoded.get(raw);
  if (known !== undefined) return known;
  const node = parseFragment(raw).childNodes[0];
  const text = node !== undefined && 'value' in node ? node.value : raw;
  decoded.set(raw, text);
  return text;
}

function datesOf(html: string): string[] {
  const patterns = [
    /<meta\b[^>]{0,200}?(?:article:published_time|datePublished|date|dc\.date|pubdate)["'][^>]{0,100}?content=["']([^"']{8,40})["']/gi,
    /"datePublished"\s*:\s*"([^"]{8,40})"/g,
    /<time\b[^>]{0,200}?datetime=["']([^"']{8,40})["']/gi,
  ];
  return patterns.flatMap((pattern) => [...html.matchAll(pattern)].map((match) => match[1] ?? ''));
}
