/** A probability on a half-circle, against the one above which the answer turns. */
import { arc } from 'd3-shape';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';

interface Share {
  readonly label: string;
  /** 0 to 1; not a number when there is none. */
  readonly value: number;
  /** Half of the 95 % interval. */
  readonly error: number;
}

export interface DialSpec {
  readonly name: string;
  readonly threshold: Share;
  readonly here: Share;
  /** What is so on either side of the threshold. */
  readonly below: string;
  readonly above: string;
  readonly provenance?: Provenance;
}

const words = {
  en: { kind: 'Dial', name: 'probability', value: 'value', error: 'half of the 95% interval', near: 'plus or minus' },
  fr: {
    kind: 'Cadran',
    name: 'probabilité',
    value: 'valeur',
    error: 'moitié de l’intervalle à 95\u00a0%',
    near: 'à près de',
  },
} as const;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** The height follows from the width; `layout.height` is ignored. */
export function dialChart(spec: DialSpec, layout: Layout): Figure {
  const { width, language } = layout;
  const title = spec.name;
  const known = Number.isFinite(spec.threshold.value) && Number.isFinite(spec.here.value);
  const table = dialTable(spec, layout, known);
  if (!known) return emptyFigure({ kind: 'dial', title, provenance: spec.provenance }, layout, table);
  const radius = Math.min(width / 2 - 44, 150);
  const height = Math.round(radius + 66);
  const text = ({ label, value, error }: Share) =>
    `${label} ${valueText(value, 'percent', language)}, ${words[language].near} ${valueText(error, 'percent', language)}.`;
  return wholeFigure(
    {
      kind: 'dial',
      title,
      description: `${words[language].kind}. ${title}. ${text(spec.threshold)} ${text(spec.here)}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    marks(spec, { ...layout, height }, radius),
  );
}

function marks({ threshold, here, below, above }: DialSpec, { width, language }: Layout, radius: number): SvgElement[] {
  const [middle, base] = [width / 2, radius + 22];
  const angle = (share: number) => (clamp(share) - 0.5) * Math.PI;
  const ring = (kind: string, from: number, to: number, inner: number, outer: number) =>
    element('path', {
      class: kind,
      transform: `translate(${coordinate(middle)},${coordinate(base)})`,
      d:
        arc()({
          innerRadius: radius * inner,
          outerRadius: radius * outer,
          startAngle: angle(from),
          endAngle: angle(to),
        }) ?? '',
    });
  // Angles from straight up; sine and cosine of the page would differ in their last digit, d3 gives the point.
  const point = (share: number, part: number): readonly [number, number] => {
    const [x, y] = arc().centroid({
      innerRadius: radius * part,
      outerRadius: radius * part,
      startAngle: angle(share),
      endAngle: angle(share),
    });
    return [coordinate(middle + x), coordinate(base + y)];
  };
  const percent = (value: number) => valueText(value, 'percent', language);
  const [tipX, tipY] = point(here.value, 0.94);
  const [markX, markY] = point(threshold.value, 1.1);
  const side = (share: number) => (share > 0.55 ? 'start' : share < 0.45 ? 'end' : 'middle');
  const inside = (x: number) => Math.min(Math.max(x, 2), width - 2);
  return [
    ring('map-below', 0, threshold.value, 0.66, 1),
    ring('map-above', threshold.value, 1, 0.66, 1),
    ring('dial-error', threshold.value - threshold.error, threshold.value + threshold.error, 0.66, 1),
    element('line', { class: 'needle', x1: middle, y1: base, x2: tipX, y2: tipY }),
    element('circle', { class: 'marker', cx: middle, cy: base, r: 4 }),
    element(
      'text',
      { class: 'row-label', x: inside(markX), y: Math.max(12, markY), 'text-anchor': side(threshold.value) },
      [`${threshold.label} ${percent(threshold.value)}`],
    ),
    element('text', { class: 'today-label', x: middle, y: base + 22, 'text-anchor': 'middle' }, [
      `${here.label} ${percent(here.value)}`,
    ]),
    element('text', { class: 'tick', x: coordinate(middle - radius * 0.98), y: base + 18, 'text-anchor': 'start' }, [
      '0',
    ]),
    element('text', { class: 'tick', x: coordinate(middle + radius * 0.98), y: base + 18, 'text-anchor': 'end' }, [
      percent(1),
    ]),
    element('text', { class: 'tick', x: 2, y: base + 40, 'text-anchor': 'start' }, [`◧ ${below}`]),
    element('text', { class: 'tick', x: width - 2, y: base + 40, 'text-anchor': 'end' }, [`${above} ◨`]),
  ];
}

function dialTable({ threshold, here }: DialSpec, { language }: Layout, known: boolean): FigureTable {
  const { name, value, error } = words[language];
  return {
    columns: [
      { id: 'probability', label: name },
      { id: 'value', label: value },
      { id: 'error95', label: error },
    ],
    rows: known ? [threshold, here].map((one) => [one.label, one.value, one.error]) : [],
  };
}
