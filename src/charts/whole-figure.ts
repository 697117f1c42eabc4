/** A figure of its parts: the same frame around the marks of every chart. */
import type { Figure, Layout, Provenance } from './figure.ts';
import { element, type SvgElement } from './svg.ts';
import { countText } from './values.ts';
import { footerLines } from './words.ts';

export interface FigureParts extends Pick<Figure, 'kind' | 'title' | 'description' | 'table'> {
  readonly provenance?: Provenance | undefined;
}

/** @param className Of the drawing, beside that of every chart. */
export function wholeFigure(
  { kind, title, description, table, provenance }: FigureParts,
  { width, height, language }: Layout,
  marks: readonly SvgElement[],
  className = '',
): Figure {
  return {
    kind,
    language,
    title,
    description,
    table,
    footer: footerLines(provenance, language, (value) => countText(value, language)),
    width,
    height,
    marks: element(
      'svg',
      { class: `chart ${className}`.trim(), viewBox: `0 0 ${width} ${height}`, width, height },
      marks,
    ),
  };
}
