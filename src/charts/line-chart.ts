/** A few series over time, told apart by dash and marker as well as by colour. */
import { area, line } from 'd3-shape';
import { axes, type Domain, type Frame, frame, niceDomain, todayRule } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { type EndLabel, placeLabels } from './labels.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { valueText, yearText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export interface LineSeries {
  /** English, for the column of the table. */
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
  /** 80 % of futures around the values, drawn as a band. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

export interface LineSpec {
  readonly name: string;
  readonly unit: string;
  readonly format: ValueFormat;
  readonly times: readonly number[];
  readonly yearly: boolean;
  /** At most six: beyond that lines cannot be told apart. */
  readonly series: readonly LineSeries[];
  readonly today?: number;
  readonly domain?: Domain;
  readonly provenance?: Provenance;
}

/** Draws a line chart. */
export function lineChart(spec: LineSpec, layout: Layout): Figure {
  const title = `${spec.name} (${spec.unit})`;
  const words = chartWords[layout.language];
  const values = spec.series.flatMap(({ values: middle, low = [], high = [] }) => [...middle, ...low, ...high]);
  const table = lineTable(spec, layout);
  if (spec.times.length === 0 || values.length === 0) {
    return emptyFigure({ kind: 'lines', title, provenance: spec.provenance }, layout, table);
  }
  const shift = spec.yearly ? 1 : 0;
  const first = Math.floor(Math.min(...spec.times));
  const last = Math.max(Math.ceil(Math.max(...spec.times)), first + 1);
  const xDomain: Domain = [first + shift, last + shift];
  const longest = Math.max(...spec.series.map((series) => series.label.length));
  const room = Math.min(layout.width * 0.35, 16 + longest * 6.9);
  const chart = frame(layout, xDomain, spec.domain ?? niceDomain(values), spec.format, room, shift);
  return wholeFigure(
    {
      kind: 'lines',
      title,
      description: `${words.linesKind}. ${title}. ${lineSentences(spec, layout).join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    layout,
    [
      ...axes(chart, layout, spec.format, shift),
      ...spec.series.flatMap((series, index) => bandMarks(series, index, spec, chart, shift)),
      ...spec.series.flatMap((series, index) => seriesMarks(series, index, spec, chart, shift)),
      ...(spec.today === undefined ? [] : todayRule(chart, spec.today, layout)),
      ...lineLabels(spec, chart, shift, room),
    ],
  );
}

function bandMarks(
  { low, high }: LineSeries,
  index: number,
  { times }: LineSpec,
  chart: Frame,
  shift: number,
): SvgElement[] {
  if (low === undefined || high === undefined) return [];
  const inside = (value: number | undefined) =>
    Math.min(Math.max(chart.y(value ?? Number.NaN), chart.top - 12), chart.bottom);
  const path = area<number>()
    .defined((at) => Number.isFinite(low[at]) && Number.isFinite(high[at]))
    .x((at) => chart.x((times[at] ?? 0) + shift))
    .y0((at) => inside(low[at]))
    .y1((at) => inside(high[at]));
  return [element('path', { class: `area series-${index % 6}`, d: path(times.map((_, at) => at)) ?? '' })];
}

function seriesMarks(series: LineSeries, index: number, spec: LineSpec, chart: Frame, shift: number): SvgElement[] {
  const points = spec.times.map((time, at) => ({
    x: chart.x(time + shift),
    y: chart.y(series.values[at] ?? Number.NaN),
  }));
  const path = line<{ x: number; y: number }>()
    .defined((point) => Number.isFinite(point.y))
    .x((point) => point.x)
    .y((point) => point.y);
  const step = Math.max(1, Math.ceil(points.length / 8));
  const markers = points
    .filter((point, at) => at % step === 0 && Number.isFinite(point.y))
    .map((point) => marker(index, point.x, point.y));
  return [element('path', { class: `line series series-${index % 6}`, d: path(points) ?? '' }), ...markers];
}

/** Circle, square, triangle, diamond, cross, bar: the shape says which series it is. */
function marker(index: number, x: number, y: number): SvgElement {
  const shapes = [
    'M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0',
    'M-3,-3h6v6h-6z',
    'M0,-3.6l3.6,6.2h-7.2z',
    'M0,-4l4,4l-4,4l-4,-4z',
    'M-3,-3l6,6M-3,3l6,-6',
    'M-3.5,0h7',
  ];
  return element('path', {
    class: `marker series-${index % 6}`,
    d: shapes[index % 6] ?? '',
    transform: `translate(${coordinate(x)},${coordinate(y)})`,
  });
}

function lineLabels(spec: LineSpec, chart: Frame, shift: number, room: number): SvgElement[] {
  const last = spec.times.length - 1;
  const most = Math.max(4, Math.floor((room - 10) / 6.9));
  const shown = (text: string) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
  const labels: EndLabel[] = spec.series.map((series, index) => ({
    text: shown(series.label),
    y: chart.y(series.values[last] ?? Number.NaN),
    className: `label series-${index % 6}`,
  }));
  const x = chart.x((spec.times[last] ?? 0) + shift) + 7;
  return placeLabels(labels, 14, chart.top, chart.bottom).map((label) =>
    element('text', { class: label.className, x, y: coordinate(label.textY + 4) }, [label.text]),
  );
}

function lineSentences(spec: LineSpec, layout: Layout): string[] {
  const words = chartWords[layout.language];
  const last = spec.times.length - 1;
  const text = (value: number | undefined) => valueText(value ?? Number.NaN, spec.format, layout.language);
  const when = (at: number) => yearText(spec.times[at] ?? Number.NaN, layout.language, spec.yearly);
  return spec.series.map((series) =>
    [
      words.seriesSentence(series.label, when(0), text(series.values[0]), when(last), text(series.values[last])),
      ...(series.low === undefined || series.high === undefined
        ? []
        : [words.bandSentence(when(last), text(series.low[last]), text(series.high[last]))]),
    ].join(' '),
  );
}

function lineTable(spec: LineSpec, layout: Layout): FigureTable {
  const words = chartWords[layout.language];
  const time = { id: spec.yearly ? 'year' : 'time', label: spec.yearly ? words.year : words.date };
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const columns = spec.series.flatMap(({ id, label, values, low, high }) => [
    { id, label, values },
    ...(low === undefined ? [] : [{ id: `${id} q0.1`, label: `${label}, ${words.low80}`, values: low }]),
    ...(high === undefined ? [] : [{ id: `${id} q0.9`, label: `${label}, ${words.high80}`, values: high }]),
  ]);
  return {
    columns: [time, ...columns.map(({ id, label }) => ({ id, label }))],
    rows:
      spec.series.length === 0
        ? []
        : spec.times.map((moment, at) => [moment, ...columns.map(({ values }) => finite(values[at]))]),
  };
}
