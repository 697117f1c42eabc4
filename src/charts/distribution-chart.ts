/** The futures of one year: how dense they lie, as twenty dots, or the chance of more than each value. */
import { line } from 'd3-shape';
import type { Language } from '#base';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale, niceEnds, type Scale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';

export type DistributionForm = 'density' | 'dots' | 'exceeding';

export interface DistributionSpec {
  readonly form: DistributionForm;
  /** With its year, without the unit. */
  readonly name: string;
  /** In the reader's language. */
  readonly unit: string;
  readonly format: ValueFormat;
  /** One a future, in any order; all finite. */
  readonly values: readonly number[];
  readonly provenance?: Provenance;
}

const words = {
  en: {
    density: 'Density of futures',
    dots: 'Twenty dots, each for one future in twenty',
    exceeding: 'Chance of more',
    from: 'from',
    to: 'to',
    share: 'share of futures',
    below: 'share of futures below',
    value: 'value',
    above: 'share of futures above',
    middle: (median: string, low: string, high: string) =>
      `Half of the futures lie below ${median}; eight in ten between ${low} and ${high}.`,
    beyond: (share: string, high: string) => `${share} lie beyond ${high} and are not drawn.`,
  },
  fr: {
    density: 'Densité des futurs',
    dots: 'Vingt points, un pour chaque vingtième des futurs',
    exceeding: 'Probabilité de dépasser',
    from: 'de',
    to: 'à',
    share: 'part des futurs',
    below: 'part des futurs en dessous',
    value: 'valeur',
    above: 'part des futurs au-dessus',
    middle: (median: string, low: string, high: string) =>
      `La moitié des futurs sont sous ${median}\u00a0; huit sur dix entre ${low} et ${high}.`,
    beyond: (share: string, high: string) => `${share} sont au-delà de ${high} et ne sont pas tracés.`,
  },
} as const;

/** Drawn up to here: a far tail would leave no room for the rest. */
const drawnShare = 0.99;
const bins = 24;
const dots = 20;

/** Draws one form. @returns A figure that says there is nothing to draw when there are no values. */
export function distributionChart(spec: DistributionSpec, layout: Layout): Figure {
  const { language } = layout;
  const kind = 'distribution' as const;
  const title = `${spec.name} (${spec.unit})`;
  const sorted = [...spec.values].sort((a, b) => a - b);
  const table = tables[spec.form](sorted, language);
  if (sorted.length === 0) return emptyFigure({ kind, title, provenance: spec.provenance }, layout, table);
  return wholeFigure(
    { kind, title, description: sentences(spec, sorted, language), table, provenance: spec.provenance },
    layout,
    marks(spec, sorted, table, layout),
  );
}

/** Hazen's, between the two nearest. */
function quantileOf(sorted: readonly number[], level: number): number {
  const place = Math.min(Math.max(level * sorted.length - 0.5, 0), sorted.length - 1);
  const [low, share] = [Math.floor(place), place % 1];
  const from = sorted[low] ?? Number.NaN;
  return from + share * ((sorted[Math.min(low + 1, sorted.length - 1)] ?? from) - from);
}

function drawnEnds(sorted: readonly number[]): [number, number] {
  const tail = (1 - drawnShare) / 2;
  const [low, high] = [quantileOf(sorted, tail), quantileOf(sorted, 1 - tail)];
  const least = low > 0 && low < (high - low) / 2 ? 0 : low;
  return niceEnds(high > least ? [least, high] : [least, least + Math.max(Math.abs(least), 1)], 5);
}

const tables: Readonly<Record<DistributionForm, (sorted: readonly number[], language: Language) => FigureTable>> = {
  density: (sorted, language) => {
    const [low, high] = sorted.length === 0 ? [0, 1] : drawnEnds(sorted);
    const step = (high - low) / bins;
    const counts = Array.from({ length: bins }, () => 0);
    for (const value of sorted) {
      const bin = Math.min(Math.floor((value - low) / step), bins - 1);
      if (value >= low && value <= high) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const { from, to, share } = words[language];
    return {
      columns: [
        { id: 'from', label: from },
        { id: 'to', label: to },
        { id: 'share', label: share, format: 'percent' },
      ],
      rows:
        sorted.length === 0
          ? []
          : counts.map((count, k) => [low + k * step, low + (k + 1) * step, count / sorted.length]),
    };
  },
  dots: (sorted, language) => ({
    columns: [
      { id: 'below', label: words[language].below, format: 'percent' },
      { id: 'value', label: words[language].value },
    ],
    rows:
      sorted.length === 0
        ? []
        : Array.from({ length: dots }, (_, k) => [(k + 0.5) / dots, quantileOf(sorted, (k + 0.5) / dots)]),
  }),
  exceeding: (sorted, language) => {
    const [low, high] = sorted.length === 0 ? [0, 1] : drawnEnds(sorted);
    const above = (value: number) => sorted.filter((one) => one > value).length / sorted.length;
    const values = Array.from({ length: 81 }, (_, k) => low + ((high - low) * k) / 80);
    return {
      columns: [
        { id: 'value', label: words[language].value },
        { id: 'above', label: words[language].above, format: 'percent' },
      ],
      rows: sorted.length === 0 ? [] : values.map((value) => [value, above(value)]),
    };
  },
};

interface Plot {
  readonly x: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function marks(spec: DistributionSpec, sorted: readonly number[], table: FigureTable, layout: Layout): SvgElement[] {
  const { width, height, language } = layout;
  const [top, bottom, right] = [14, height - 26, width - 30];
  const left = spec.form === 'exceeding' ? 52 : 16;
  const plot: Plot = { x: linearScale(drawnEnds(sorted), [left, right]), left, right, top, bottom };
  const ticks = plot.x.ticks(Math.max(2, Math.floor((right - left) / 90)));
  const texts = tickTexts(ticks, spec.format, language);
  const median = coordinate(plot.x(quantileOf(sorted, 0.5)));
  return [
    ...ticks.map((tick, k) =>
      element('text', { class: 'tick', x: coordinate(plot.x(tick)), y: bottom + 18, 'text-anchor': 'middle' }, [
        texts[k] ?? '',
      ]),
    ),
    element('text', { class: 'axis-label', x: right, y: top, 'text-anchor': 'end' }, [words[language][spec.form]]),
    ...drawings[spec.form](table, plot, language),
    element('line', { class: 'base', x1: left, x2: right, y1: bottom, y2: bottom }),
    ...(spec.form === 'dots'
      ? []
      : [element('line', { class: 'line median', x1: median, x2: median, y1: top, y2: bottom })]),
  ];
}

const drawings: Readonly<
  Record<DistributionForm, (table: FigureTable, plot: Plot, language: Language) => SvgElement[]>
> = {
  density: ({ rows }, { x, top, bottom }) => {
    const most = Math.max(...rows.map((row) => row[2] as number));
    return rows.map(([from, to, share]) => {
      const [start, stop] = [x(from as number), x(to as number)];
      const high = ((bottom - top) * (share as number)) / most;
      return element('rect', {
        class: 'band band-50',
        x: coordinate(start),
        width: coordinate(Math.max(stop - start - 1, 0.5)),
        y: coordinate(bottom - high),
        height: coordinate(high),
      });
    });
  },
  dots: ({ rows }, { x, left, right, top, bottom }) => {
    // As large as twenty in one pile have room, so that piles never reach the top.
    const size = Math.min((right - left) / 22, (bottom - top) / 7);
    const piles = new Map<number, number>();
    return rows.map(([, value]) => {
      const pile = Math.floor((Math.min(Math.max(x(value as number), left), right) - left) / size);
      const place = piles.get(pile) ?? 0;
      piles.set(pile, place + 1);
      return element('circle', {
        class: 'dot whole',
        cx: coordinate(left + (pile + 0.5) * size),
        cy: coordinate(bottom - (place + 0.5) * size),
        r: coordinate(size * 0.42),
      });
    });
  },
  exceeding: ({ rows }, { x, left, right, top, bottom }, language) => {
    const y = linearScale([0, 1], [bottom, top]);
    const path = line<readonly (string | number | null)[]>()
      .x((row) => x(row[0] as number))
      .y((row) => y(row[1] as number));
    return [
      ...[0.25, 0.5, 0.75, 1].flatMap((share) => [
        element('line', { class: 'grid', x1: left, x2: right, y1: coordinate(y(share)), y2: coordinate(y(share)) }),
        element('text', { class: 'tick', x: left - 6, y: coordinate(y(share)) + 4, 'text-anchor': 'end' }, [
          valueText(share, 'percent', language),
        ]),
      ]),
      element('path', { class: 'line exceeding', d: path(rows) ?? '' }),
    ];
  },
};

function sentences(
  { name, unit, format, form }: DistributionSpec,
  sorted: readonly number[],
  language: Language,
): string {
  const own = words[language];
  const text = (level: number) => valueText(quantileOf(sorted, level), format, language);
  const [, high] = drawnEnds(sorted);
  const beyond = sorted.filter((value) => value > high).length / sorted.length;
  const told = [
    `${own[form]}. ${name} (${unit}).`,
    own.middle(text(0.5), text(0.1), text(0.9)),
    ...(beyond > 0 ? [own.beyond(valueText(beyond, 'percent', language), valueText(high, format, language))] : []),
  ];
  return told.join(' ');
}
