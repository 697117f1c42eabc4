/** One row per thing: a dot for the median, a bar for 80 % of futures, a tick for the default. */
import { type Domain, niceDomain } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export interface RangeRow {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** Ends of the bar; absent when there is one number only. */
  readonly low?: number;
  readonly high?: number;
  readonly comparison?: number;
}

export interface RangeSpec {
  readonly name: string;
  readonly unit: string;
  readonly format: ValueFormat;
  readonly rows: readonly RangeRow[];
  readonly domain?: Domain;
  readonly provenance?: Provenance;
}

const rowHeight = 26;

/** Draws the rows one under the other; the height follows from their number and `layout.height` is ignored. */
export function rangeChart(spec: RangeSpec, layout: Layout): Figure {
  const title = `${spec.name} (${spec.unit})`;
  const words = chartWords[layout.language];
  const table = rangeTable(spec, layout);
  if (spec.rows.length === 0) return emptyFigure({ kind: 'ranges', title, provenance: spec.provenance }, layout, table);
  const height = spec.rows.length * rowHeight + 34;
  return wholeFigure(
    {
      kind: 'ranges',
      title,
      description: `${words.rangesKind}. ${title}. ${rangeSentences(spec, layout).join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    rows(spec, layout, height),
  );
}

function rows(spec: RangeSpec, layout: Layout, height: number): SvgElement[] {
  const everything = spec.rows.flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value]);
  const longest = Math.max(...spec.rows.map((row) => row.label.length));
  const left = Math.min(layout.width * 0.42, 12 + longest * 7.4);
  const right = layout.width - 76;
  const x = linearScale([...(spec.domain ?? niceDomain(everything))], [left, right]);
  const at = (value: number) => coordinate(x(value));
  const bottom = height - 24;
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const texts = tickTexts(ticks, spec.format, layout.language);
  const grid = ticks.flatMap((tick, index) => [
    element('line', { class: 'grid', x1: at(tick), x2: at(tick), y1: 6, y2: bottom }),
    element('text', { class: 'tick', x: at(tick), y: bottom + 17, 'text-anchor': 'middle' }, [texts[index] ?? '']),
  ]);
  const marks = spec.rows.flatMap((row, index) => {
    const y = 6 + rowHeight * (index + 0.5);
    return [
      element('text', { class: 'row-label', x: left - 8, y: y + 4, 'text-anchor': 'end' }, [row.label]),
      row.low === undefined || row.high === undefined
        ? element('line', { class: 'stem', x1: at(0), x2: at(row.value), y1: y, y2: y })
        : element('line', { class: 'range', x1: at(row.low), x2: at(row.high), y1: y, y2: y }),
      ...(row.comparison === undefined
        ? []
        : [
            element('line', {
              class: 'comparison',
              x1: at(row.comparison),
              x2: at(row.comparison),
              y1: y - 8,
              y2: y + 8,
            }),
          ]),
      element('circle', { class: 'marker median', cx: at(row.value), cy: y, r: 4 }),
      element('text', { class: 'row-value', x: layout.width - 4, y: y + 4, 'text-anchor': 'end' }, [
        valueText(row.value, spec.format, layout.language),
      ]),
    ];
  });
  return [...grid, ...marks];
}

function rangeSentences(spec: RangeSpec, layout: Layout): string[] {
  const words = chartWords[layout.language];
  const text = (value: number) => valueText(value, spec.format, layout.language);
  return spec.rows.map((row) =>
    row.low === undefined || row.high === undefined
      ? words.valueSentence(row.label, text(row.value))
      : words.rangeSentence(row.label, text(row.value), text(row.low), text(row.high)),
  );
}

function rangeTable(spec: RangeSpec, layout: Layout): FigureTable {
  const words = chartWords[layout.language];
  return {
    columns: [
      { id: 'id', label: words.series },
      { id: 'label', label: words.series },
      { id: 'q0.5', label: words.median },
      { id: 'q0.1', label: words.low80 },
      { id: 'q0.9', label: words.high80 },
      { id: 'default', label: words.comparison },
    ],
    rows: spec.rows.map((row) => [
      row.id,
      row.label,
      row.value,
      row.low ?? null,
      row.high ?? null,
      row.comparison ?? null,
    ]),
  };
}
