/** A tiny tree of SVG elements: the app draws it, an export writes it, and nothing here needs a document. */

export type AttributeValue = string | number;

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly children: readonly SvgChild[];
}

/** A string is text, escaped when written. */
export type SvgChild = SvgElement | string;

/** Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue | undefined>> = {},
  children: readonly (SvgChild | undefined)[] = [],
): SvgElement {
  const kept = Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined);
  return {
    name,
    attributes: Object.fromEntries(kept),
    children: children.filter((child): child is SvgChild => child !== undefined),
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const needsEscape = /[&<>"]/g;
const noControls = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return code >= 32 || code === 9 || code === 10 || code === 13;
};

/** Text made safe for XML; characters that XML does not allow are dropped. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(noControls)
    .join('')
    .replace(needsEscape, (character) => escapes[character] ?? '');
}

/** A coordinate as it is written: a tenth of a pixel is finer than any screen shows. */
export function coordinate(value: number): number {
  return Math.round(value * 10) / 10;
}

/** @returns The element as XML text. */
export function svgText(tree: SvgElement): string {
  const attributes = Object.entries(tree.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
  if (tree.children.length === 0) return `<${tree.name}${attributes}/>`;
  const inside = tree.children.map((child) => (typeof child === 'string' ? escapeXml(child) : svgText(child))).join('');
  return `<${tree.name}${attributes}>${inside}</${tree.name}>`;
}

/** Every text of a tree in drawing order. */
export function textsOf(tree: SvgElement): string[] {
  return tree.children.flatMap((child) => (typeof child === 'string' ? [child] : textsOf(child)));
}
