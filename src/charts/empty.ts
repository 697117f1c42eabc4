/** The figure that is shown when there is nothing to draw. */
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { element } from './svg.ts';
import { countText } from './values.ts';
import { chartWords, footerLines } from './words.ts';

/** A frame with one sentence in it, the table's columns and no row. */
export function emptyFigure(
  shown: { readonly kind: Figure['kind']; readonly title: string; readonly provenance?: Provenance | undefined },
  layout: Layout,
  table: FigureTable,
): Figure {
  const words = chartWords[layout.language];
  const { width, height, language } = layout;
  return {
    kind: shown.kind,
    language,
    title: shown.title,
    description: `${shown.title}. ${words.noData}`,
    table,
    footer: footerLines(shown.provenance, language, (value) => countText(value, language)),
    width,
    height,
    marks: element('svg', { class: 'chart chart-empty', viewBox: `0 0 ${width} ${height}`, width, height }, [
      element('text', { class: 'tick', x: width / 2, y: height / 2, 'text-anchor': 'middle' }, [words.noData]),
    ]),
  };
}
