/** Draws a chart's tree of elements in the page. */
import { h, type VNode } from 'preact';
import type { SvgChild, SvgElement } from '#charts';

function node(child: SvgChild, key: number): VNode | string {
  if (typeof child === 'string') return child;
  return h(child.name, { ...child.attributes, key }, child.children.map(node));
}

export function SvgTree({ tree }: { readonly tree: SvgElement }) {
  return h(tree.name, { ...tree.attributes, 'aria-hidden': 'true', focusable: 'false' }, tree.children.map(node));
}
