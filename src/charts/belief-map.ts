/** Two beliefs, where the answer changes sign between them, and where one stands. */
import { contours } from 'd3-contour';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance, ValueFormat } from './figure.ts';
import { linearScale, logScale } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts, valueText } from './values.ts';
import { wholeFigure } from './whole-figure.ts';

export interface MapAxis {
  readonly id: string;
  readonly label: string;
  readonly scale: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  /** 5 %, median and 95 % as believed. */
  readonly believed: { readonly low: number; readonly here: number; readonly high: number };
  readonly points: readonly number[];
}

export interface BeliefMapSpec {
  readonly name: string;
  readonly unit: string;
  readonly format: ValueFormat;
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** `[row x column]`, row 0 at the low end of y; what changes sign. Empty when there is nothing to draw. */
  readonly values: readonly number[];
  readonly errors: readonly number[];
  /** What is so where values are above 0, and below. */
  readonly above: string;
  readonly below: string;
  /** And where that cannot be told. */
  readonly open: string;
  /** What stands beside the line. */
  readonly line: string;
  readonly provenance?: Provenance;
}

const words = {
  en: {
    kind: 'Map of two beliefs',
    here: 'you are here',
    at: (x: string, y: string, value: string) => `At the medians, ${x} and ${y}, the value is ${value}.`,
    shares: (above: string, a: string, below: string, b: string) => `${above} on ${a} of the map, ${below} on ${b}.`,
    error: 'standard error',
  },
  fr: {
    kind: 'Carte de deux croyances',
    here: 'vous êtes ici',
    at: (x: string, y: string, value: string) => `Aux médianes, ${x} et ${y}, la valeur est ${value}.`,
    shares: (above: string, a: string, below: string, b: string) => `${above} sur ${a} de la carte, ${below} sur ${b}.`,
    error: 'erreur type',
  },
} as const;

/** The line is where the value is 0; the pale part cannot be told from 0 (two standard errors). */
export function beliefMap(spec: BeliefMapSpec, layout: Layout): Figure {
  const title = spec.unit === '' ? spec.name : `${spec.name} (${spec.unit})`;
  const table = tableOf(spec, layout);
  if (spec.values.length === 0) return emptyFigure({ kind: 'map', title, provenance: spec.provenance }, layout, table);
  const { language } = layout;
  return wholeFigure(
    {
      kind: 'map',
      title,
      description: `${words[language].kind}. ${title}. ${sentences(spec, layout)}`,
      table,
      provenance: spec.provenance,
    },
    layout,
    marks(spec, layout),
  );
}

const scaleOf = ({ scale, low, high }: MapAxis, range: [number, number]) =>
  scale === 'log' ? logScale([low, high], range) : linearScale([low, high], range);

type Point = readonly [number, number];

function marks(spec: BeliefMapSpec, { width, height, language }: Layout): SvgElement[] {
  const frame = mapFrame({ width, height });
  const x = scaleOf(spec.x, [frame.left, frame.right]);
  const y = scaleOf(spec.y, [frame.bottom, frame.top]);
  const [columns, rows] = [spec.x.points.length, spec.y.points.length];
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
  // The grid's first and last points lie on the frame.
  const place = ([a = 0, b = 0]: readonly number[]): Point => [
    coordinate(frame.left + (clamp(a - 0.5, columns - 1) / (columns - 1)) * (frame.right - frame.left)),
    coordinate(frame.bottom - (clamp(b - 0.5, rows - 1) / (rows - 1)) * (frame.bottom - frame.top)),
  ];
  const rings = (values: readonly number[]) =>
    contours()
      .size([columns, rows])
      .contour([...values], 0)
      .coordinates.flat()
      .map((ring) => ring.map(place));
  const area = (kind: string, values: readonly number[]) => {
    const d = rings(values).map((ring) => `M${ring.map((point) => point.join(',')).join('L')}Z`);
    return d.length === 0 ? [] : [element('path', { class: kind, d: d.join(''), 'fill-rule': 'evenodd' })];
  };
  const shifted = (errors: number) => spec.values.map((value, i) => value + errors * (spec.errors[i] ?? 0));
  const line = rings(spec.values).map((ring) => inside(ring, frame));
  const { left, right, top, bottom } = frame;
  const believed = element('rect', {
    class: 'believed',
    x: coordinate(x(spec.x.believed.low)),
    y: coordinate(y(spec.y.believed.high)),
    width: coordinate(Math.max(0, x(spec.x.believed.high) - x(spec.x.believed.low))),
    height: coordinate(Math.max(0, y(spec.y.believed.low) - y(spec.y.believed.high))),
  });
  const [hereX, hereY] = [coordinate(x(spec.x.believed.here)), coordinate(y(spec.y.believed.here))];
  const nearRight = hereX > (left + right) / 2;
  return [
    element('rect', { class: 'map-below', x: left, y: top, width: right - left, height: bottom - top }),
    ...area('map-open', shifted(2)),
    ...area('map-above', shifted(-2)),
    ...line.filter((d) => d !== '').map((d) => element('path', { class: 'map-line', d })),
    ...lineLabel(rings(spec.values), frame, spec.line),
    believed,
    ...ticksOf(spec, frame, { width, height, language }),
    element('circle', { class: 'marker median', cx: hereX, cy: hereY, r: 6 }),
    element(
      'text',
      {
        class: 'today-label',
        x: hereX + (nearRight ? -10 : 10),
        y: hereY - 8,
        'text-anchor': nearRight ? 'end' : 'start',
      },
      [words[language].here],
    ),
  ];
}

/** Where the map is, in pixels: for what a page lays over it. */
export function mapFrame({ width, height }: Pick<Layout, 'width' | 'height'>): Frame {
  return { left: Math.min(64, width * 0.2), right: width - 12, top: 14, bottom: height - 64 };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Beside the middle of the longest stretch of the line. */
function lineLabel(
  rings: readonly (readonly Point[])[],
  { left, right, top, bottom }: Frame,
  text: string,
): SvgElement[] {
  const points = rings.flat().filter(([x, y]) => x > left + 2 && x < right - 2 && y > top + 12 && y < bottom - 4);
  const point = points[Math.floor(points.length / 2)];
  if (point === undefined) return [];
  const nearRight = point[0] > (left + right) / 2;
  const x = point[0] + (nearRight ? -7 : 7);
  return [
    element('text', { class: 'today-label', x, y: point[1], 'text-anchor': nearRight ? 'end' : 'start' }, [text]),
  ];
}

/** The ring as a line, without the parts that run along the frame. */
function inside(ring: readonly Point[], { left, right, top, bottom }: Frame): string {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.2;
  const along = ([ax, ay]: Point, [bx, by]: Point) =>
    [left, right].some((edge) => near(ax, edge) && near(bx, edge)) ||
    [top, bottom].some((edge) => near(ay, edge) && near(by, edge));
  let path = '';
  let drawing = false;
  ring.slice(1).forEach((point, i) => {
    const before = ring[i] as Point;
    if (along(before, point)) drawing = false;
    else {
      path += drawing ? `L${point.join(',')}` : `M${before.join(',')}L${point.join(',')}`;
      drawing = true;
    }
  });
  return path;
}

function ticksOf(
  { x, y, above, below, open }: BeliefMapSpec,
  frame: Frame,
  { width, height, language }: Layout,
): SvgElement[] {
  const { left, right, top, bottom } = frame;
  const [across, up] = [scaleOf(x, [left, right]), scaleOf(y, [bottom, top])];
  const chosen = (axis: MapAxis, room: number) => {
    const inRange = scaleOf(axis, [0, 1])
      .ticks(room)
      .filter((tick) => tick >= axis.low && tick <= axis.high);
    // Over decades, powers of ten alone: their first digit is 1.
    const powers = inRange.filter((tick) => tick.toExponential().startsWith('1e'));
    const all = axis.scale === 'log' && powers.length > 2 ? powers : inRange;
    const every = Math.max(1, Math.ceil(all.length / room));
    return all.filter((_, i) => i % every === 0);
  };
  const [xTicks, yTicks] = [chosen(x, Math.max(2, Math.floor((right - left) / 90))), chosen(y, 5)];
  const textsOf = (axis: MapAxis, ticks: readonly number[]) =>
    axis.scale === 'log'
      ? ticks.map((tick) => valueText(tick, 'number', language))
      : tickTexts(ticks, 'number', language);
  const [xTexts, yTexts] = [textsOf(x, xTicks), textsOf(y, yTicks)];
  const most = (room: number) => Math.max(8, Math.floor(room / 6.4));
  const cut = (text: string, room: number) =>
    text.length <= most(room) ? text : `${text.slice(0, most(room) - 1).trimEnd()}…`;
  return [
    ...xTicks.map((tick, i) =>
      element('text', { class: 'tick', x: coordinate(across(tick)), y: bottom + 16, 'text-anchor': 'middle' }, [
        xTexts[i] ?? '',
      ]),
    ),
    ...yTicks.map((tick, i) =>
      element('text', { class: 'tick', x: left - 6, y: coordinate(up(tick)) + 4, 'text-anchor': 'end' }, [
        yTexts[i] ?? '',
      ]),
    ),
    element('text', { class: 'row-label', x: left, y: bottom + 34 }, [cut(`→ ${x.label}`, width - left)]),
    element('text', { class: 'row-label', x: 2, y: 11 }, [cut(`↑ ${y.label}`, width - 4)]),
    ...[
      { kinds: ['map-above'], text: above },
      { kinds: ['map-below'], text: below },
      { kinds: ['map-below', 'map-open'], text: open },
    ].flatMap(({ kinds, text }, i) => {
      const x = left + (i * (width - left)) / 3;
      return [
        ...kinds.map((kind) => element('rect', { class: kind, x, y: height - 20, width: 12, height: 12 })),
        element('text', { class: 'tick', x: x + 17, y: height - 10 }, [cut(text, (width - left) / 3 - 20)]),
      ];
    }),
  ];
}

function sentences({ x, y, values, errors, format, above, below }: BeliefMapSpec, { language }: Layout): string {
  const share = (sign: 1 | -1) =>
    values.filter((value, i) => sign * value > 2 * (errors[i] ?? 0)).length / Math.max(1, values.length);
  const percent = (value: number) => valueText(value, 'percent', language);
  const nearest = (axis: MapAxis) =>
    axis.points.reduce(
      (best, point, i) =>
        Math.abs(point - axis.believed.here) < Math.abs((axis.points[best] ?? 0) - axis.believed.here) ? i : best,
      0,
    );
  const here = values[nearest(y) * x.points.length + nearest(x)] ?? Number.NaN;
  const number = (value: number) => valueText(value, 'number', language);
  return [
    words[language].at(
      `${x.label} ${number(x.believed.here)}`,
      `${y.label} ${number(y.believed.here)}`,
      valueText(here, format, language),
    ),
    words[language].shares(above, percent(share(1)), below, percent(share(-1))),
  ].join(' ');
}

function tableOf({ x, y, values, errors, name }: BeliefMapSpec, { language }: Layout): FigureTable {
  return {
    columns: [
      { id: 'x', label: x.label },
      { id: 'y', label: y.label },
      { id: 'value', label: name },
      { id: 'error', label: words[language].error },
    ],
    rows: values.map((value, i) => [
      x.points[i % x.points.length] ?? null,
      y.points[Math.floor(i / x.points.length)] ?? null,
      value,
      errors[i] ?? null,
    ]),
  };
}
