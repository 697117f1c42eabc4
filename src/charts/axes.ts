/** The frame of a chart: where the marks go, the two axes and the "today" rule. */
import type { Layout, ValueFormat } from './figure.ts';
import { linearScale, niceEnds } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts } from './values.ts';
import { chartWords } from './words.ts';

/** The lowest and the highest value of an axis. */
export type Domain = readonly [low: number, high: number];

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  readonly yTicks: readonly number[];
  readonly xTicks: readonly number[];
}

/** A round domain that holds every finite value, from zero unless there are values below it. */
export function niceDomain(values: Iterable<number>): Domain {
  let low = 0;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high <= low) high = low + 1;
  return niceEnds([low, high], 5);
}

/** Whole years, as many as have room. */
export function yearTicks([start, stop]: Domain, width: number): number[] {
  const room = Math.max(2, Math.floor(width / 44));
  const first = Math.ceil(start);
  const last = Math.floor(stop);
  let step = 1;
  for (let digits = 0; (last - first) / step >= room; digits += 1) step *= digits % 3 === 1 ? 2.5 : 2;
  const ticks: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
  return ticks;
}

/**
 * @param marginRight Room for labels beside the ends of the lines.
 * @param yearEnd 1 when a year's label stands at its end, where its total is known; 0 at its start.
 */
export function frame(
  layout: Layout,
  xDomain: Domain,
  yDomain: Domain,
  format: ValueFormat,
  marginRight: number,
  yearEnd: 0 | 1,
): Frame {
  const bottom = layout.height - 26;
  const top = 14;
  const y = linearScale(yDomain, [bottom, top]);
  const ticks = y.ticks(Math.max(2, Math.min(6, Math.floor(layout.height / 52))));
  const widest = Math.max(...tickTexts(ticks, format, layout.language).map((text) => text.length));
  const left = Math.min(layout.width * 0.25, 10 + widest * 7.4);
  const right = Math.max(left + 40, layout.width - marginRight);
  const x = linearScale(xDomain, [left, right]);
  return {
    left,
    right,
    top,
    bottom,
    x: (time) => coordinate(x(time)),
    y: (value) => coordinate(y(value)),
    yTicks: ticks,
    xTicks: yearTicks([xDomain[0] - yearEnd, xDomain[1] - yearEnd], right - left).map((year) => year + yearEnd),
  };
}

/** Grid, tick labels and the base line. */
export function axes(chart: Frame, layout: Layout, format: ValueFormat, yearEnd: 0 | 1): SvgElement[] {
  const texts = tickTexts(chart.yTicks, format, layout.language);
  const horizontal = chart.yTicks.flatMap((tick, index) => [
    element('line', { class: 'grid', x1: chart.left, x2: chart.right, y1: chart.y(tick), y2: chart.y(tick) }),
    element('text', { class: 'tick', x: chart.left - 6, y: chart.y(tick) + 4, 'text-anchor': 'end' }, [
      texts[index] ?? '',
    ]),
  ]);
  const vertical = chart.xTicks.map((tick) =>
    element('text', { class: 'tick', x: chart.x(tick), y: chart.bottom + 18, 'text-anchor': 'middle' }, [
      String(tick - yearEnd),
    ]),
  );
  const base = element('line', { class: 'base', x1: chart.left, x2: chart.right, y1: chart.bottom, y2: chart.bottom });
  return [...horizontal, ...vertical, base];
}

/** The hard line between what is known and what is simulated. */
export function todayRule(chart: Frame, today: number, layout: Layout): SvgElement[] {
  const x = chart.x(today);
  if (!Number.isFinite(x) || x < chart.left || x > chart.right) return [];
  const near = x > chart.right - 60;
  return [
    element('line', { class: 'today', x1: x, x2: x, y1: chart.top - 8, y2: chart.bottom }),
    element(
      'text',
      { class: 'today-label', x: near ? x - 5 : x + 5, y: chart.top + 1, 'text-anchor': near ? 'end' : 'start' },
      [chartWords[layout.language].today],
    ),
  ];
}
