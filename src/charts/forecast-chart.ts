/** What was forecast and what came: one row a day, a bar for 80 % of futures of the forecaster, a thin one for its rival, a dot for the outcome. */
import { niceDomain } from './axes.ts';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export interface ForecastRange {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export interface ForecastRow {
  readonly id: string;
  readonly label: string;
  readonly forecast: ForecastRange;
  readonly rival?: ForecastRange;
  readonly outcome: number;
}

export interface ForecastSpec {
  readonly name: string;
  readonly unit: string;
  readonly format: ValueFormat;
  /** What the two are called, under the figure. */
  readonly forecastLabel: string;
  readonly rivalLabel: string;
  readonly rows: readonly ForecastRow[];
  readonly provenance?: Provenance;
}

const rowHeight = 30;
const legendHeight = 26;

/** Draws the rows one under the other; the height follows from their number and `layout.height` is ignored. */
export function forecastChart(spec: ForecastSpec, layout: Layout): Figure {
  const { language } = layout;
  const title = `${spec.name} (${spec.unit})`;
  const words = chartWords[language];
  const table = forecastTable(spec, layout);
  if (spec.rows.length === 0) {
    return emptyFigure({ kind: 'forecasts', title, provenance: spec.provenance }, layout, table);
  }
  const height = legendHeight + spec.rows.length * rowHeight + 34;
  const text = (value: number) => valueText(value, spec.format, language);
  const sentences = spec.rows.map(({ label, forecast, outcome }) =>
    words.forecastSentence(label, text(forecast.median), text(forecast.low), text(forecast.high), text(outcome)),
  );
  return wholeFigure(
    {
      kind: 'forecasts',
      title,
      description: `${words.forecastsKind}. ${title}. ${sentences.join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    [...legend(spec, layout), ...rows(spec, layout, height)],
  );
}

function legend(spec: ForecastSpec, { language }: Layout): SvgElement[] {
  const y = 12;
  const names = [spec.forecastLabel, spec.rivalLabel, chartWords[language].outcome];
  let x = 8;
  return names.flatMap((name, index) => {
    const from = x;
    x += 40 + name.length * 6.8;
    const mark =
      index === 0
        ? element('line', { class: 'range', x1: from + 4, x2: from + 16, y1: y, y2: y })
        : index === 1
          ? element('line', { class: 'comparison', x1: from, x2: from + 20, y1: y, y2: y })
          : element('circle', { class: 'marker reported', cx: from + 10, cy: y, r: 4 });
    return [mark, element('text', { class: 'tick', x: coordinate(from + 26), y: y + 4 }, [name])];
  });
}

function rows(spec: ForecastSpec, { width, language }: Layout, height: number): SvgElement[] {
  const everything = spec.rows.flatMap(({ forecast, rival, outcome }) => [
    0,
    forecast.low,
    forecast.high,
    outcome,
    ...(rival === undefined ? [] : [rival.low, rival.high]),
  ]);
  const longest = Math.max(...spec.rows.map(({ label }) => label.length));
  const left = Math.min(width * 0.42, 12 + longest * 6.8);
  const right = width - 76;
  const x = linearScale([...niceDomain(everything)], [left, right]);
  const at = (value: number) => coordinate(x(value));
  const bottom = height - 24;
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const texts = tickTexts(ticks, spec.format, language);
  const grid = ticks.flatMap((tick, index) => [
    element('line', { class: 'grid', x1: at(tick), x2: at(tick), y1: legendHeight, y2: bottom }),
    element('text', { class: 'tick', x: at(tick), y: bottom + 17, 'text-anchor': 'middle' }, [texts[index] ?? '']),
  ]);
  const marks = spec.rows.flatMap(({ label, forecast, rival, outcome }, index) => {
    const y = legendHeight + rowHeight * (index + 0.5);
    return [
      element('text', { class: 'row-label', x: coordinate(left - 8), y: y + 4, 'text-anchor': 'end' }, [label]),
      element('line', { class: 'range', x1: at(forecast.low), x2: at(forecast.high), y1: y - 4, y2: y - 4 }),
      element('circle', { class: 'marker median', cx: at(forecast.median), cy: y - 4, r: 4 }),
      ...(rival === undefined
        ? []
        : [element('line', { class: 'comparison', x1: at(rival.low), x2: at(rival.high), y1: y + 7, y2: y + 7 })]),
      element('circle', { class: 'marker reported', cx: at(outcome), cy: y - 4, r: 4 }),
      element('text', { class: 'row-value', x: width - 4, y: y + 4, 'text-anchor': 'end' }, [
        valueText(outcome, spec.format, language),
      ]),
    ];
  });
  return [...grid, ...marks];
}

function forecastTable(spec: ForecastSpec, { language }: Layout): FigureTable {
  const words = chartWords[language];
  return {
    columns: [
      { id: 'day', label: words.date },
      { id: 'q0.1', label: words.low80 },
      { id: 'q0.5', label: words.median },
      { id: 'q0.9', label: words.high80 },
      { id: 'rival_q0.1', label: `${spec.rivalLabel}, ${words.low80}` },
      { id: 'rival_q0.5', label: `${spec.rivalLabel}, ${words.median}` },
      { id: 'rival_q0.9', label: `${spec.rivalLabel}, ${words.high80}` },
      { id: 'outcome', label: words.outcome },
    ],
    rows: spec.rows.map(({ label, forecast, rival, outcome }) => [
      label,
      ...[forecast.low, forecast.median, forecast.high],
      ...[rival?.low ?? null, rival?.median ?? null, rival?.high ?? null],
      outcome,
    ]),
  };
}
