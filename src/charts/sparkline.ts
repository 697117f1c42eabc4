/** A small multiple: history, median and 80 % of futures on one shared scale, with its last value in words. */
import { area, line } from 'd3-shape';
import { niceDomain } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { FanSpec } from './fan-chart.ts';
import type { Figure, FigureTable, Layout } from './figure.ts';
import { coordinate, element } from './svg.ts';
import { valueText, yearText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export type SparkSpec = Pick<
  FanSpec,
  'name' | 'unit' | 'format' | 'times' | 'yearly' | 'history' | 'today' | 'domain' | 'provenance'
> & {
  readonly quantiles: Readonly<Record<'0.1' | '0.5' | '0.9', readonly number[]>>;
};

/** Draws one small multiple; give all of a row the same `domain`, so that heights can be compared. */
export function sparkline(spec: SparkSpec, layout: Layout): Figure {
  const { width, height, language } = layout;
  const title = `${spec.name} (${spec.unit})`;
  const table = sparkTable(spec, layout);
  if (spec.times.length === 0)
    return emptyFigure({ kind: 'sparkline', title, provenance: spec.provenance }, layout, table);
  const times = [...spec.history.map((point) => point.time), ...spec.times];
  const [start, stop] = [Math.min(...times), Math.max(...times)];
  const [low, high] =
    spec.domain ?? niceDomain([...spec.history.map((point) => point.value), ...spec.quantiles['0.9']]);
  const x = (time: number) => coordinate(2 + ((width - 6) * (time - start)) / Math.max(1, stop - start));
  const y = (value: number) =>
    coordinate(Math.max(1, height - 2 - ((height - 5) * (value - low)) / Math.max(1e-300, high - low)));
  const indices = spec.times.map((_, index) => index);
  const at = (index: number) => x(spec.times[index] ?? 0);
  const band = area<number>()
    .x(at)
    .y0((index) => y(spec.quantiles['0.1'][index] ?? Number.NaN))
    .y1((index) => y(spec.quantiles['0.9'][index] ?? Number.NaN));
  const median = line<number>()
    .x(at)
    .y((index) => y(spec.quantiles['0.5'][index] ?? Number.NaN));
  const history = line<{ readonly time: number; readonly value: number }>()
    .x((point) => x(point.time))
    .y((point) => y(point.value));
  const now = x(spec.today - (spec.yearly ? 1 : 0));
  const last = spec.times.length - 1;
  const text = (level: '0.1' | '0.5' | '0.9') =>
    valueText(spec.quantiles[level][last] ?? Number.NaN, spec.format, language);
  const words = chartWords[language];
  return wholeFigure(
    {
      kind: 'sparkline',
      title,
      description: `${title}. ${words.simulatedSentence(yearText(spec.times[last] ?? 0, language, spec.yearly), text('0.5'), text('0.1'), text('0.9'))}`,
      table,
      provenance: spec.provenance,
    },
    layout,
    [
      element('line', { class: 'base', x1: 2, x2: width - 4, y1: height - 1.5, y2: height - 1.5 }),
      element('path', { class: 'band band-80', d: band(indices) ?? '' }),
      element('line', { class: 'today', x1: now, x2: now, y1: 1, y2: height - 2 }),
      element('path', { class: 'line history', d: history(spec.history) ?? '' }),
      element('path', { class: 'line median', d: median(indices) ?? '' }),
      element('circle', { class: 'marker median', cx: at(last), cy: y(spec.quantiles['0.5'][last] ?? 0), r: 2.5 }),
    ],
    'sparkline',
  );
}

function sparkTable(spec: SparkSpec, layout: Layout): FigureTable {
  const words = chartWords[layout.language];
  return {
    columns: [
      { id: spec.yearly ? 'year' : 'time', label: words.year },
      { id: 'q0.1', label: words.low80 },
      { id: 'q0.5', label: words.median },
      { id: 'q0.9', label: words.high80 },
    ],
    rows: spec.times.map((time, index) => [
      time,
      spec.quantiles['0.1'][index] ?? null,
      spec.quantiles['0.5'][index] ?? null,
      spec.quantiles['0.9'][index] ?? null,
    ]),
  };
}
