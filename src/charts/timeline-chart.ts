/** Rows over time, each with the stretches in which something holds: which loop drives when. */

import { yearTicks } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { yearText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export interface TimelineRow {
  readonly id: string;
  readonly label: string;
  /** Drawn in its own way, so that colour is never alone. */
  readonly kind: 'reinforcing' | 'balancing';
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
}

export interface TimelineSpec {
  readonly name: string;
  /** Years. */
  readonly start: number;
  readonly stop: number;
  readonly rows: readonly TimelineRow[];
  readonly today?: number;
  readonly provenance?: Provenance;
}

const words = {
  en: {
    kind: 'Stretches of time, one row each',
    row: 'row',
    from: 'from',
    to: 'to',
    stretch: (from: string, to: string) => `${from} to ${to}`,
    never: 'never',
  },
  fr: {
    kind: 'Périodes, une ligne chacune',
    row: 'ligne',
    from: 'de',
    to: 'à',
    stretch: (from: string, to: string) => `de ${from} à ${to}`,
    never: 'jamais',
  },
} as const;

const rowHeight = 26;
const top = 20;

/** The height follows from the number of rows; `layout.height` is ignored. */
export function timelineChart(spec: TimelineSpec, layout: Layout): Figure {
  const { language } = layout;
  const title = spec.name;
  const table = timelineTable(spec, layout);
  if (spec.rows.length === 0)
    return emptyFigure({ kind: 'timeline', title, provenance: spec.provenance }, layout, table);
  const height = top + spec.rows.length * rowHeight + 28;
  const { stretch, never, kind } = words[language];
  const time = (value: number) => yearText(value, language, false);
  const sentences = spec.rows.map(({ label, stretches }) => {
    const told = stretches.map(({ from, to }) => stretch(time(from), time(to)));
    return `${label}${language === 'fr' ? '\u00a0' : ''}: ${told.length === 0 ? never : told.join(', ')}.`;
  });
  return wholeFigure(
    {
      kind: 'timeline',
      title,
      description: `${kind}. ${title}. ${sentences.join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    marks(spec, layout, height),
  );
}

function marks({ rows, start, stop, today }: TimelineSpec, { width, language }: Layout, height: number): SvgElement[] {
  const letter = 7.3;
  const most = Math.floor((width * 0.44) / letter);
  const shown = (label: string) => (label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`);
  const left = Math.min(width * 0.46, 14 + Math.max(...rows.map(({ label }) => shown(label).length)) * letter);
  const right = width - 16;
  const bottom = height - 24;
  const x = (time: number) => coordinate(left + ((time - start) / Math.max(stop - start, 1e-9)) * (right - left));
  const now = today === undefined || today < start || today > stop ? undefined : x(today);
  return [
    ...yearTicks([start, stop], right - left).flatMap((year) => [
      element('line', { class: 'grid', x1: x(year), x2: x(year), y1: top - 6, y2: bottom }),
      element('text', { class: 'tick', x: x(year), y: bottom + 17, 'text-anchor': 'middle' }, [String(year)]),
    ]),
    ...rows.flatMap(({ label, kind, stretches }, index) => {
      const y = top + rowHeight * (index + 0.5);
      return [
        element('text', { class: 'row-label', x: left - 8, y: y + 4, 'text-anchor': 'end' }, [
          element('title', {}, [label]),
          shown(label),
        ]),
        ...stretches.map(({ from, to }) =>
          element('line', {
            class: `stretch ${kind}`,
            x1: x(from),
            x2: Math.max(x(to), x(from) + 2),
            y1: y,
            y2: y,
          }),
        ),
      ];
    }),
    ...(now === undefined
      ? []
      : [
          element('line', { class: 'today', x1: now, x2: now, y1: top - 6, y2: bottom }),
          element('text', { class: 'today-label', x: now, y: top - 9, 'text-anchor': 'middle' }, [
            chartWords[language].today,
          ]),
        ]),
  ];
}

function timelineTable({ rows }: TimelineSpec, { language }: Layout): FigureTable {
  const { row, from, to } = words[language];
  return {
    columns: [
      { id: 'id', label: row },
      { id: 'label', label: row },
      { id: 'from', label: from },
      { id: 'to', label: to },
    ],
    rows: rows.flatMap(({ id, label, stretches }): (string | number | null)[][] =>
      stretches.length === 0 ? [[id, label, null, null]] : stretches.map((one) => [id, label, one.from, one.to]),
    ),
  };
}
