/** Simulated futures as a fan of 50, 80 and 95 %, their median, and what was reported before. */
import { area, line } from 'd3-shape';
import type { Language } from '#base';
import { axes, type Domain, type Frame, frame, niceDomain, todayRule } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { type EndLabel, placeLabels } from './labels.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { valueText, yearText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { type ChartWords, chartWords } from './words.ts';

/** Levels of the fan, outermost pair first. */
export const fanLevels = ['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975'] as const;
export type FanLevel = (typeof fanLevels)[number];

/** One reported value; `derived` is computed from reported ones, `single` rests on one secondary source. */
export interface ReportedPoint {
  /** Years; of a yearly total, its year. */
  readonly time: number;
  readonly value: number;
  readonly status: 'reported' | 'derived' | 'single';
}

export interface FanSpec {
  /** Without the unit. */
  readonly name: string;
  /** In the reader's language. */
  readonly unit: string;
  readonly format: ValueFormat;
  /** Years, ascending. */
  readonly times: readonly number[];
  /** One array per level, as long as `times`. */
  readonly quantiles: Readonly<Record<FanLevel, readonly number[]>>;
  /** Whether each value is the total of a calendar year, drawn at its end, when it is known. */
  readonly yearly: boolean;
  readonly history: readonly ReportedPoint[];
  /** What the history is, when it is not quite the simulated quantity. */
  readonly historyLabel?: string;
  /** Decimal year of the last facts. */
  readonly today: number;
  /** Median of the default world, for comparison. */
  readonly comparison?: readonly number[];
  /** Median of one's own world with the choices of the default, where both are one's own. */
  readonly ownWorld?: readonly number[];
  /** Median before the last change: shown for a moment, in no table. */
  readonly ghost?: readonly number[];
  /** Of the value axis; held by the caller so that a finer result does not move it. */
  readonly domain?: Domain;
  readonly provenance?: Provenance;
}

/** Names of the bands from wide to narrow, their two levels, and the class that colours them. */
const bands: readonly (readonly [low: FanLevel, high: FanLevel, className: string])[] = [
  ['0.025', '0.975', 'band band-95'],
  ['0.1', '0.9', 'band band-80'],
  ['0.25', '0.75', 'band band-50'],
];

/** The value axis that shows all of a fan and its history. */
export function fanDomain(spec: Pick<FanSpec, 'quantiles' | 'history'>): Domain {
  return niceDomain([
    ...spec.history.map((point) => point.value),
    ...spec.quantiles['0.025'],
    ...spec.quantiles['0.975'],
  ]);
}

/**
 * Draws a fan chart.
 *
 * @returns A figure that says there is nothing to draw when there is neither a future nor a reported value.
 */
export function fanChart(spec: FanSpec, layout: Layout): Figure {
  const shown = { kind: 'fan' as const, title: `${spec.name} (${spec.unit})`, provenance: spec.provenance };
  if (spec.times.length === 0 && spec.history.length === 0) return emptyFigure(shown, layout, fanTable(spec, layout));
  const narrow = isNarrow(layout);
  const { shift, chart } = fanFrame(spec, layout);
  const words = chartWords[layout.language];
  return wholeFigure(
    {
      ...shown,
      description: `${words.fanKind}. ${shown.title}. ${fanSentences(spec, layout).join(' ')}`,
      table: fanTable(spec, layout),
    },
    layout,
    [
      ...axes(chart, layout, spec.format, shift),
      element('g', { class: 'fan' }, fanMarks(spec, chart, shift)),
      ...historyMarks(spec, chart, shift),
      ...todayRule(chart, spec.today, layout),
      ...endLabels(spec, chart, layout, shift, narrow),
    ],
  );
}

const isNarrow = (layout: Layout) => layout.width < 420;

function fanFrame(spec: FanSpec, layout: Layout): { readonly shift: 0 | 1; readonly chart: Frame } {
  const shift = spec.yearly ? 1 : 0;
  const moments = [...spec.history.map((point) => point.time), ...spec.times];
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const xDomain: Domain = [Math.floor(first) + shift, Math.max(Math.ceil(last), Math.floor(first) + 1) + shift];
  const room = isNarrow(layout) ? 68 : 104;
  return { shift, chart: frame(layout, xDomain, spec.domain ?? fanDomain(spec), spec.format, room, shift) };
}

/** Where the simulated times stand, in pixels from the left; for what lies over the chart. */
export function fanPlot(spec: FanSpec, layout: Layout): readonly number[] {
  const { shift, chart } = fanFrame(spec, layout);
  return spec.times.map((time) => chart.x(time + shift));
}

/** The values at one simulated time, in a sentence. */
export function fanReading(spec: FanSpec, index: number, language: Language): string {
  const text = (level: FanLevel) => valueText(spec.quantiles[level][index] ?? Number.NaN, spec.format, language);
  const when = yearText(spec.times[index] ?? Number.NaN, language, spec.yearly);
  return chartWords[language].simulatedSentence(when, text('0.5'), text('0.1'), text('0.9'));
}

function fanMarks(spec: FanSpec, chart: Frame, shift: number): SvgElement[] {
  const indices = spec.times.map((_, index) => index);
  const x = (index: number) => chart.x((spec.times[index] ?? 0) + shift);
  const height = (values: readonly number[], index: number) =>
    Math.min(Math.max(chart.y(values[index] ?? Number.NaN), chart.top - 12), chart.bottom);
  const drawn = bands.map(([low, high, className]) => {
    const shape = area<number>()
      .defined((index) => Number.isFinite(spec.quantiles[low][index]) && Number.isFinite(spec.quantiles[high][index]))
      .x(x)
      .y0((index) => height(spec.quantiles[low], index))
      .y1((index) => height(spec.quantiles[high], index));
    return element('path', { class: className, d: shape(indices) ?? '' });
  });
  const stroke = (values: readonly number[], className: string) => {
    const path = line<number>()
      .defined((index) => Number.isFinite(values[index]))
      .x(x)
      .y((index) => height(values, index));
    return element('path', { class: className, d: path(indices) ?? '' });
  };
  const edges = (['0.025', '0.975'] as const).map((level) => stroke(spec.quantiles[level], 'edge edge-95'));
  const median = spec.quantiles['0.5'];
  const others = (['ghost', 'comparison', 'own-world'] as const).flatMap((name) => {
    const values = name === 'own-world' ? spec.ownWorld : spec[name];
    if (values === undefined) return [];
    const marks =
      name === 'ghost' ? [] : milestones(spec.times).map((index) => pointer(name, x(index), height(values, index)));
    return [stroke(values, `line ${name}`), ...marks];
  });
  return [...drawn, ...edges, ...others, stroke(median, 'line median')];
}

/** Where lines bear their sign: the last moment, and every third year before it. */
function milestones(times: readonly number[]): number[] {
  const last = times.at(-1) ?? 0;
  return [...times.keys()].filter((index) => {
    const before = (last - (times[index] ?? last)) / 3;
    return Math.abs(before - Math.round(before)) < 1e-9;
  });
}

/** A diamond on the default, a triangle on one's own world. */
function pointer(name: 'comparison' | 'own-world', x: number, y: number): SvgElement {
  const corners = name === 'comparison' ? [0, -4, 4, 0, 0, 4, -4, 0] : [0, -4, 4, 3, -4, 3];
  const points = corners.map((offset, index) => coordinate((index % 2 === 0 ? x : y) + offset));
  return element('polygon', { class: `pointer ${name}-pointer`, points: points.join(' ') });
}

/** Reported: a filled dot; derived: a ring; one secondary source: a small square. */
function historyMarks(spec: FanSpec, chart: Frame, shift: number): SvgElement[] {
  const path = line<ReportedPoint>()
    .x((point) => chart.x(point.time + shift))
    .y((point) => chart.y(point.value));
  const crowded = spec.history.length > 24;
  const markers = spec.history.map((point) => {
    const x = chart.x(point.time + shift);
    const y = chart.y(point.value);
    if (point.status === 'single') {
      return element('rect', { class: 'marker single', x: x - 2.5, y: y - 2.5, width: 5, height: 5 });
    }
    return element('circle', { class: `marker ${point.status}`, cx: x, cy: y, r: crowded ? 1.8 : 3 });
  });
  return [element('path', { class: 'line history', d: path(spec.history) ?? '' }), ...markers];
}

function endLabels(spec: FanSpec, chart: Frame, layout: Layout, shift: number, narrow: boolean): SvgElement[] {
  const words = chartWords[layout.language];
  const last = spec.times.length - 1;
  const at = (values: readonly number[] | undefined) => chart.y(values?.[last] ?? Number.NaN);
  const inside = (y: number) => Math.max(y, chart.top - 4);
  const candidates: EndLabel[] = [
    { text: medianName(spec, narrow, words), y: inside(at(spec.quantiles['0.5'])), className: 'label label-median' },
    { text: words.eighty, y: inside(at(spec.quantiles['0.9'])), className: 'label label-80' },
    { text: words.ninetyFive, y: inside(at(spec.quantiles['0.975'])), className: 'label label-95' },
    { text: narrow ? words.halfShort : words.half, y: inside(at(spec.quantiles['0.75'])), className: 'label label-50' },
  ];
  if (spec.ownWorld !== undefined) {
    const text = narrow ? words.ownWorldShort : words.ownWorld;
    candidates.splice(1, 0, { text, y: inside(at(spec.ownWorld)), className: 'label label-own-world' });
  }
  if (spec.comparison !== undefined) {
    candidates.splice(1, 0, {
      text: words.comparison,
      y: inside(at(spec.comparison)),
      className: 'label label-comparison',
    });
  }
  const x = Math.min(chart.x((spec.times[last] ?? 0) + shift), chart.right) + 7;
  const placed = last < 0 ? [] : placeLabels(candidates, 13, chart.top, chart.bottom - 2);
  const ends = placed.map((label) =>
    element('text', { class: label.className, x, y: coordinate(label.textY + 4) }, [label.text]),
  );
  const middle = spec.history[Math.floor(spec.history.length * 0.5)];
  if (middle === undefined) return ends;
  const reported = element(
    'text',
    {
      class: 'label label-history',
      x: chart.x(middle.time + shift),
      y: Math.max(chart.y(middle.value) - 12, chart.top + 12),
      'text-anchor': 'middle',
    },
    [spec.historyLabel ?? words.reported],
  );
  return [...ends, reported];
}

/** Of three medians each is named by what it stands for. */
function medianName(spec: FanSpec, narrow: boolean, words: ChartWords): string {
  if (spec.ownWorld === undefined) return words.median;
  return narrow ? words.ownChoicesShort : words.ownChoices;
}

/** Years that a sentence speaks of: the first, 2030 where there is one, the last. */
function spokenIndices(times: readonly number[], yearly: boolean): number[] {
  const middle = times.findIndex((time) => (yearly ? time === 2030 : time >= 2030));
  return [...new Set([0, middle, times.length - 1])].filter((index) => index >= 0 && index < times.length);
}

function fanSentences(spec: FanSpec, layout: Layout): string[] {
  const words = chartWords[layout.language];
  const text = (value: number | undefined) => valueText(value ?? Number.NaN, spec.format, layout.language);
  const when = (time: number | undefined) => yearText(time ?? Number.NaN, layout.language, spec.yearly);
  const start = spec.history[0];
  const end = spec.history.at(-1);
  const reported =
    start === undefined || end === undefined
      ? []
      : [words.reportedSentence(when(start.time), text(start.value), when(end.time), text(end.value))];
  const simulated = spokenIndices(spec.times, spec.yearly).map((index) =>
    words.simulatedSentence(
      when(spec.times[index]),
      text(spec.quantiles['0.5'][index]),
      text(spec.quantiles['0.1'][index]),
      text(spec.quantiles['0.9'][index]),
    ),
  );
  const last = spec.times.length - 1;
  const compared =
    spec.comparison === undefined || last < 0
      ? []
      : [words.comparisonSentence(when(spec.times[last]), text(spec.comparison[last]))];
  const own =
    spec.ownWorld === undefined || last < 0
      ? []
      : [words.ownWorldSentence(when(spec.times[last]), text(spec.ownWorld[last]))];
  return [...reported, ...simulated, ...compared, ...own];
}

function fanTable(spec: FanSpec, layout: Layout): FigureTable {
  const words = chartWords[layout.language];
  const percent = (level: string) => valueText(Number(level), 'percent', layout.language);
  const columns = [
    { id: spec.yearly ? 'year' : 'time', label: spec.yearly ? words.year : words.date },
    { id: 'reported', label: words.reported },
    { id: 'status', label: words.status },
    ...fanLevels.map((level) => ({
      id: `q${level}`,
      label: level === '0.5' ? words.median : words.level(percent(level)),
    })),
    ...(spec.comparison === undefined ? [] : [{ id: 'default_median', label: words.comparison }]),
    ...(spec.ownWorld === undefined ? [] : [{ id: 'own_world_median', label: words.ownWorld }]),
  ];
  const times = [...new Set([...spec.history.map((point) => point.time), ...spec.times])].sort((a, b) => a - b);
  const reported = new Map(spec.history.map((point) => [point.time, point]));
  const position = new Map(spec.times.map((time, index) => [time, index]));
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const rows = times.map((time) => {
    const point = reported.get(time);
    const index = position.get(time) ?? -1;
    return [
      time,
      point?.value ?? null,
      point?.status ?? null,
      ...fanLevels.map((level) => finite(spec.quantiles[level][index])),
      ...(spec.comparison === undefined ? [] : [finite(spec.comparison[index])]),
      ...(spec.ownWorld === undefined ? [] : [finite(spec.ownWorld[index])]),
    ];
  });
  return { columns, rows };
}
