/** The figure that is shown when there is nothing to draw. */
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { element } from './svg.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

/** A frame with one sentence in it, the table's columns and no row. */
export function emptyFigure(
  shown: { readonly kind: Figure['kind']; readonly title: string; readonly provenance?: Provenance | undefined },
  layout: Layout,
  table: FigureTable,
): Figure {
  const words = chartWords[layout.language];
  const { width, height } = layout;
  return wholeFigure(
    {
      kind: shown.kind,
      title: shown.title,
      description: `${shown.title}. ${words.noData}`,
      table,
      provenance: shown.provenance,
    },
    layout,
    [element('text', { class: 'tick', x: width / 2, y: height / 2, 'text-anchor': 'middle' }, [words.noData])],
    'chart-empty',
  );
}
