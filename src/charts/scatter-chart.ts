/** One dot a future: what it drew of one thing, and what became of another. */
import { formatNumber, type Language } from '#base';
import { niceDomain } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale, logScale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';

export interface ScatterSpec {
  /** Of the whole: what stands upwards against what stands along. */
  readonly name: string;
  readonly x: { readonly id: string; readonly label: string; readonly values: readonly number[] };
  /** Not a number where a future has none. */
  readonly y: {
    readonly id: string;
    readonly label: string;
    readonly format: ValueFormat;
    readonly values: readonly number[];
  };
  /** Number of a future, from 1, whose dot stands out. */
  readonly marked?: number;
  /** Spearman's; absent when there is none. */
  readonly rankCorrelation?: number;
  readonly provenance?: Provenance;
}

const words = {
  en: {
    kind: 'Scatter of futures',
    future: 'future',
    order: (text: string) => `Rank correlation ${text}.`,
    spread: (label: string, low: string, high: string) => `${label}: from ${low} to ${high}.`,
  },
  fr: {
    kind: 'Nuage de futurs',
    future: 'futur',
    order: (text: string) => `Corrélation des rangs ${text}.`,
    spread: (label: string, low: string, high: string) => `${label}\u00a0: de ${low} à ${high}.`,
  },
} as const;

/** Draws the dots; futures without a value are left out. */
export function scatterChart(spec: ScatterSpec, layout: Layout): Figure {
  const { language } = layout;
  const title = spec.name;
  const table = scatterTable(spec, language);
  const points = table.rows.length;
  if (points === 0) return emptyFigure({ kind: 'scatter', title, provenance: spec.provenance }, layout, table);
  return wholeFigure(
    {
      kind: 'scatter',
      title,
      description: sentences(spec, table, language).join(' '),
      table,
      provenance: spec.provenance,
    },
    layout,
    marks(spec, table, layout),
  );
}

function marks({ x: across, y: upward, marked }: ScatterSpec, table: FigureTable, layout: Layout): SvgElement[] {
  const { width, height, language } = layout;
  const column = (index: number) => table.rows.map((row) => row[index] as number);
  const [xs, ys] = [column(1), column(2)];
  const yScale = linearScale([...niceDomain(ys)], [height - 44, 14]);
  const yTicks = yScale.ticks(Math.max(2, Math.floor(height / 56)));
  const yTexts = tickTexts(yTicks, upward.format, language);
  const left = Math.min(width * 0.25, 12 + Math.max(...yTexts.map((text) => text.length)) * 7.4);
  const right = width - 14;
  const [least, greatest] = [Math.min(...xs), Math.max(...xs)];
  // What spans factors would be a heap at one end of an even scale.
  const factors = least > 0 && greatest / least >= 20;
  const xScale = (factors ? logScale : linearScale)([least, greatest], [left + 4, right]);
  const room = Math.max(2, Math.floor((right - left) / 90));
  const allTicks = xScale.ticks(room);
  const xTicks = allTicks.filter((_, index) => index % Math.ceil(allTicks.length / room) === 0);
  const xTexts = factors
    ? xTicks.map((tick) => valueText(tick, 'number', language))
    : tickTexts(xTicks, 'number', language);
  const bottom = height - 44;
  return [
    ...yTicks.flatMap((tick, index) => [
      element('line', {
        class: 'grid',
        x1: left,
        x2: right,
        y1: coordinate(yScale(tick)),
        y2: coordinate(yScale(tick)),
      }),
      element('text', { class: 'tick', x: left - 6, y: coordinate(yScale(tick)) + 4, 'text-anchor': 'end' }, [
        yTexts[index] ?? '',
      ]),
    ]),
    ...xTicks.map((tick, index) =>
      element('text', { class: 'tick', x: coordinate(xScale(tick)), y: bottom + 18, 'text-anchor': 'middle' }, [
        xTexts[index] ?? '',
      ]),
    ),
    element('text', { class: 'axis-label', x: right, y: bottom + 36, 'text-anchor': 'end' }, [
      shortened(across.label, (right - left) / 6.6),
    ]),
    element('line', { class: 'base', x1: left, x2: right, y1: bottom, y2: bottom }),
    ...xs.map((value, index) =>
      element('circle', {
        class: 'dot',
        cx: coordinate(xScale(value)),
        cy: coordinate(yScale(ys[index] ?? Number.NaN)),
        r: xs.length > 600 ? 1.8 : 2.6,
      }),
    ),
    ...table.rows.flatMap((row, index) =>
      row[0] === marked
        ? [
            element('circle', {
              class: 'marker median',
              cx: coordinate(xScale(xs[index] ?? Number.NaN)),
              cy: coordinate(yScale(ys[index] ?? Number.NaN)),
              r: 6,
            }),
          ]
        : [],
    ),
  ];
}

const shortened = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, Math.max(1, Math.floor(most) - 1)).trimEnd()}…`;

function sentences({ name, x, y, rankCorrelation }: ScatterSpec, table: FigureTable, language: Language): string[] {
  const { kind, order, spread } = words[language];
  const ends = (index: number) => {
    const values = table.rows.map((row) => row[index] as number);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [[left, right], [low, high]] = [ends(1), ends(2)];
  return [
    `${kind}. ${name}.`,
    spread(x.label, formatNumber(left, language), formatNumber(right, language)),
    spread(y.label, valueText(low, y.format, language), valueText(high, y.format, language)),
    ...(rankCorrelation === undefined
      ? []
      : [order(formatNumber(rankCorrelation, language, { decimals: 2, sign: true }))]),
  ];
}

function scatterTable({ x, y }: ScatterSpec, language: Language): FigureTable {
  return {
    columns: [
      { id: 'future', label: words[language].future },
      { id: x.id, label: x.label },
      { id: y.id, label: y.label },
    ],
    rows: x.values.flatMap((value, index) => {
      const other = y.values[index] ?? Number.NaN;
      return Number.isFinite(value) && Number.isFinite(other) ? [[index + 1, value, other]] : [];
    }),
  };
}
