/** One bar per thing, the greatest on top, with an error bar: which assumption carries the answer. */
import { niceDomain } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';

export interface TornadoRow {
  readonly id: string;
  readonly label: string;
  /** Ends of the bar: 0 and the index, or the output at both ends of a belief. */
  readonly from: number;
  readonly to: number;
  /** Half of the 95 % interval of `to`; absent when there is none. */
  readonly error?: number;
}

export interface TornadoSpec {
  readonly name: string;
  readonly unit: string;
  readonly format: ValueFormat;
  /** Drawn in this order. */
  readonly rows: readonly TornadoRow[];
  /** Where bars begin, drawn as a line: the output in the middle of all beliefs. */
  readonly base?: number;
  readonly provenance?: Provenance;
}

const words = {
  en: {
    kind: 'Bars, the greatest first',
    from: 'from',
    to: 'to',
    error: 'half of the 95% interval',
    name: 'name',
    bar: (label: string, from: string, to: string) => `${label}: ${from} to ${to}.`,
    index: (label: string, to: string, error: string) => `${label}: ${to}, plus or minus ${error}.`,
  },
  fr: {
    kind: 'Barres, la plus grande d’abord',
    from: 'de',
    to: 'à',
    error: 'moitié de l’intervalle à 95\u00a0%',
    name: 'nom',
    bar: (label: string, from: string, to: string) => `${label}\u00a0: de ${from} à ${to}.`,
    index: (label: string, to: string, error: string) => `${label}\u00a0: ${to}, à ${error} près.`,
  },
} as const;

/** Where the rows are, in pixels from the top: for marks that a page lays over them. */
export const tornadoGrid = { top: 6, row: 26 } as const;
const rowHeight = tornadoGrid.row;
const characterWidth = 7.3;

/** The height follows from the number of rows; `layout.height` is ignored. */
export function tornadoChart(spec: TornadoSpec, layout: Layout): Figure {
  const title = spec.unit === '' ? spec.name : `${spec.name} (${spec.unit})`;
  const table = tornadoTable(spec, layout);
  if (spec.rows.length === 0) return emptyFigure({ kind: 'ranges', title, provenance: spec.provenance }, layout, table);
  const height = spec.rows.length * rowHeight + 34;
  const { language } = layout;
  return wholeFigure(
    {
      kind: 'ranges',
      title,
      description: `${words[language].kind}. ${title}. ${sentences(spec, layout).join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    marks(spec, layout, height),
  );
}

function marks(spec: TornadoSpec, { width, language }: Layout, height: number): SvgElement[] {
  const most = Math.floor((width * 0.48) / characterWidth);
  const shown = (label: string) => (label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`);
  const longest = Math.max(...spec.rows.map(({ label }) => shown(label).length));
  const left = Math.min(width * 0.5, 14 + longest * characterWidth);
  const right = width - 76;
  const ends = spec.rows.flatMap(({ from, to, error = 0 }) => [from, to - error, to + error]);
  const x = linearScale([...niceDomain(spec.base === undefined ? [...ends, 0] : [...ends, spec.base])], [left, right]);
  const at = (value: number) => coordinate(x(value));
  const bottom = height - 24;
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const texts = tickTexts(ticks, spec.format, language);
  const line = (kind: string, x1: number, x2: number, y1: number, y2: number) =>
    element('line', { class: kind, x1: at(x1), x2: at(x2), y1, y2 });
  return [
    ...ticks.flatMap((tick, index) => [
      line('grid', tick, tick, 6, bottom),
      element('text', { class: 'tick', x: at(tick), y: bottom + 17, 'text-anchor': 'middle' }, [texts[index] ?? '']),
    ]),
    ...(spec.base === undefined ? [] : [line('comparison', spec.base, spec.base, 6, bottom)]),
    ...spec.rows.flatMap(({ label, from, to, error }, index) => {
      const y = 6 + rowHeight * (index + 0.5);
      return [
        element('text', { class: 'row-label', x: left - 8, y: y + 4, 'text-anchor': 'end' }, [
          element('title', {}, [label]),
          shown(label),
        ]),
        line('range', from, to, y, y),
        ...(error === undefined
          ? []
          : [
              line('stem', to - error, to + error, y, y),
              line('stem', to - error, to - error, y - 5, y + 5),
              line('stem', to + error, to + error, y - 5, y + 5),
            ]),
        element('text', { class: 'row-value', x: width - 4, y: y + 4, 'text-anchor': 'end' }, [
          valueText(spec.base === undefined ? to : Math.abs(to - from), spec.format, language),
        ]),
      ];
    }),
  ];
}

function sentences({ rows, format, base }: TornadoSpec, { language }: Layout): string[] {
  const text = (value: number) => valueText(value, format, language);
  return rows.map(({ label, from, to, error }) =>
    base === undefined && error !== undefined
      ? words[language].index(label, text(to), text(error))
      : words[language].bar(label, text(from), text(to)),
  );
}

function tornadoTable({ rows }: TornadoSpec, { language }: Layout): FigureTable {
  const { name, from, to, error } = words[language];
  return {
    columns: [
      { id: 'id', label: name },
      { id: 'label', label: name },
      { id: 'from', label: from },
      { id: 'to', label: to },
      { id: 'error95', label: error },
    ],
    rows: rows.map((row) => [row.id, row.label, row.from, row.to, row.error ?? null]),
  };
}
