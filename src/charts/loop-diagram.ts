/** Feedback loops as a causal diagram: how they tie the sectors of a model together, and one ring for each loop. */
import { cos, type Language, sin } from '#base';
import type { Figure } from './figure.ts';
import { arrow, labelLines, type Point, pointOn, shortened } from './loop-shapes.ts';
import { coordinate, element, type SvgElement } from './svg.ts';

export type LoopSign = '+' | '-' | '?';

export interface DrawnLoop {
  readonly id: string;
  readonly name: string;
  readonly polarity: 'reinforcing' | 'balancing' | 'undetermined';
  /** In the order of influence; `sign` is what it does to the next, the last to the first. */
  readonly stops: readonly { readonly text: string; readonly sign: LoopSign }[];
  /** Sectors that the loop passes through, in order, the first again at the end. */
  readonly sectors: readonly string[];
}

export interface LoopDiagramSpec {
  /** What is drawn: the name of the model. */
  readonly title: string;
  readonly language: Language;
  readonly loops: readonly DrawnLoop[];
}

const words = {
  en: {
    sectors: 'Loops from sector to sector',
    polarity: { reinforcing: 'reinforcing', balancing: 'balancing', undetermined: 'of both kinds' },
    key: 'R and blue: a change feeds itself; B and orange: it is held back. + moves the next the same way, - the other way.',
  },
  fr: {
    sectors: 'Les boucles d’un secteur à l’autre',
    polarity: { reinforcing: 'de renforcement', balancing: 'd’équilibre', undetermined: 'des deux sortes' },
    key: 'R, bleu : un changement se nourrit ; B, orange : il est freiné. + entraîne le suivant dans le même sens, - en sens contraire.',
  },
} as const;

const width = 900;
const perRow = 3;
const cell = { width: width / perRow, height: 286 };
const ringRadius = 84;
const ringWidth = 96;
const ringLetters = 14;
const sectorsHeight = 500;

const colourOf = ({ polarity }: DrawnLoop): string =>
  polarity === 'reinforcing' ? 'var(--accent)' : polarity === 'balancing' ? 'var(--other)' : 'var(--quiet)';

/** @returns A figure 900 pixels wide, as high as the loops need. */
export function loopDiagram({ title, language, loops }: LoopDiagramSpec): Figure {
  const sectors = [...new Set(loops.flatMap((loop) => loop.sectors))];
  const top = sectors.length > 2 ? sectorsHeight : 0;
  const height = top + Math.ceil(loops.length / perRow) * cell.height + 24;
  const told = words[language];
  const description = loops
    .map(
      (loop) =>
        `${loop.id} ${loop.name}, ${told.polarity[loop.polarity]}: ${loop.stops.map(({ text, sign }) => `${text} ${sign}`).join(' > ')}`,
    )
    .join('. ');
  const marks = element('svg', { class: 'chart loops', viewBox: `0 0 ${width} ${height}`, width, height }, [
    ...(top === 0 ? [] : sectorMap(sectors, loops, told.sectors)),
    ...loops.map((loop, i) =>
      element(
        'g',
        { transform: `translate(${(i % perRow) * cell.width},${top + Math.floor(i / perRow) * cell.height})` },
        ring(loop),
      ),
    ),
    text({ x: 4, y: height - 8 }, told.key, { fill: 'var(--quiet)', 'text-anchor': 'start' }),
  ]);
  return {
    kind: 'loops',
    language,
    title,
    description: `${title}. ${description}.`,
    table: {
      columns: [
        { id: 'id', label: 'id' },
        { id: 'name', label: language === 'fr' ? 'boucle' : 'loop' },
        { id: 'polarity', label: language === 'fr' ? 'sorte' : 'kind' },
        { id: 'passes_through', label: language === 'fr' ? 'passe par' : 'passes through' },
      ],
      rows: loops.map((loop) => [
        loop.id,
        loop.name,
        loop.polarity,
        loop.stops.map(({ text: name, sign }) => `${name} ${sign}`).join(' > '),
      ]),
    },
    footer: [],
    width,
    height,
    marks,
  };
}

function text(
  { x, y }: Point,
  content: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SvgElement {
  // Inline style, since the rules for charts give all text one size and colour.
  const { fill = 'var(--ink)', size = 12, weight = 400, halo = 0, ...rest } = attributes;
  return element(
    'text',
    {
      x: coordinate(x),
      y: coordinate(y),
      'text-anchor': 'middle',
      style: `fill:${fill};font-size:${size}px;font-weight:${weight}${halo === 0 ? '' : `;paint-order:stroke;stroke:var(--paper);stroke-width:${halo}px;stroke-linejoin:round`}`,
      ...rest,
    },
    [content],
  );
}

/** Half the size of a label on a ring, with a margin. */
function halfSize(label: string): Point {
  const lines = labelLines(label, ringLetters);
  return { x: Math.max(...lines.map((line) => line.length)) * 3.3 + 5, y: lines.length * 6.5 + 5 };
}

function ring(loop: DrawnLoop): SvgElement[] {
  const centre = { x: cell.width / 2, y: cell.height / 2 + 4 };
  const colour = colourOf(loop);
  const count = loop.stops.length;
  const angle = (i: number) => -Math.PI / 2 + (2 * Math.PI * i) / count;
  const at = (turn: number, beyond = 0) => pointOn(centre, ringWidth + beyond, ringRadius + beyond, turn);
  /** The angle at which the ring leaves a label, going one way or the other. */
  const leaving = (i: number, step: number): number => {
    const stop = at(angle(i));
    const half = halfSize(loop.stops[i % count]?.text ?? '');
    let turn = angle(i);
    for (let tries = 0; tries < 100; tries++, turn += step) {
      const { x, y } = at(turn);
      if (Math.abs(x - stop.x) > half.x || Math.abs(y - stop.y) > half.y) break;
    }
    return turn;
  };
  const arrows = loop.stops.flatMap(({ sign }, i): SvgElement[] => {
    const from = leaving(i, 0.02);
    const to = leaving(i + 1, -0.02);
    if (to <= from) return [];
    const large = to - from > Math.PI ? 1 : 0;
    const sits = at((from + to) / 2, 11);
    return [
      ...arrow(`M${xy(at(from))}A${ringWidth},${ringRadius} 0 ${large} 1 ${xy(at(to))}`, at(to), tangent(to), colour),
      text({ x: sits.x, y: sits.y + 5 }, sign === '-' ? '−' : sign, { fill: colour, size: 15, weight: 700 }),
    ];
  });
  const names = loop.stops.flatMap(({ text: name }, i) => {
    const stop = at(angle(i));
    const lines = labelLines(name, ringLetters);
    return lines.map((line, row) => text({ x: stop.x, y: stop.y + 4 + (row - (lines.length - 1) / 2) * 13 }, line));
  });
  const title = labelLines(loop.name, 18);
  return [
    ...arrows,
    ...names,
    text({ x: centre.x, y: centre.y - 4 }, loop.id, { fill: colour, size: 22, weight: 700 }),
    ...title.map((line, row) =>
      text({ x: centre.x, y: centre.y + 13 + row * 12 }, line, { fill: 'var(--quiet)', size: 11 }),
    ),
  ];
}

/** Which way the ring goes at an angle, clockwise. */
function tangent(turn: number): Point {
  return { x: -ringWidth * sin(turn), y: ringRadius * cos(turn) };
}

function xy({ x, y }: Point): string {
  return `${coordinate(x)},${coordinate(y)}`;
}

/** Sectors as boxes on an ellipse; an arrow for each pair that a loop goes between, with the loops' ids. */
function sectorMap(sectors: readonly string[], loops: readonly DrawnLoop[], heading: string): SvgElement[] {
  const centre = { x: width / 2, y: sectorsHeight / 2 + 8 };
  const places = new Map(
    sectors.map((name, i) => [
      name,
      pointOn(centre, width / 2 - 110, sectorsHeight / 2 - 62, -Math.PI / 2 + (2 * Math.PI * i) / sectors.length),
    ]),
  );
  const ways = new Map<string, { from: string; to: string; loops: DrawnLoop[] }>();
  for (const loop of loops) {
    loop.sectors.slice(1).forEach((to, i) => {
      const from = loop.sectors[i] as string;
      const way = ways.get(`${from}>${to}`) ?? { from, to, loops: [] };
      ways.set(`${from}>${to}`, way);
      if (from !== to && !way.loops.includes(loop)) way.loops.push(loop);
    });
  }
  const drawn = [...ways.values()].filter((way) => way.loops.length > 0);
  const shapes = drawn.map((way) => shapeOf(way, places.get(way.from) as Point, places.get(way.to) as Point, centre));
  return [
    text({ x: 4, y: 14 }, heading, { 'text-anchor': 'start', size: 13, weight: 600 }),
    ...shapes.flatMap(({ line }) => line),
    ...sectors.flatMap((name) => box(places.get(name) as Point, name)),
    ...shapes.flatMap(({ labels }) => labels),
  ];
}

function shapeOf(way: { loops: DrawnLoop[] }, from: Point, to: Point, centre: Point) {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(dx * dx + dy * dy);
  // Bent to its right, so that there and back do not meet, and a little towards the middle.
  const bend = {
    x: middle.x - (dy / length) * 44 + (centre.x - middle.x) * 0.12,
    y: middle.y + (dx / length) * 44 + (centre.y - middle.y) * 0.12,
  };
  const start = shortened(from, bend);
  const end = shortened(to, bend);
  const direction = { x: end.x - bend.x, y: end.y - bend.y };
  const kinds = new Set(way.loops.map(colourOf));
  const colour = kinds.size === 1 ? (kinds.values().next().value as string) : 'var(--quiet)';
  const heavy = 1 + Math.min(3, way.loops.length * 0.5);
  // Where a quadratic curve is after 45 % of its way: nearer to where it comes from.
  const at = 0.45;
  const label = {
    x: (1 - at) * (1 - at) * start.x + 2 * at * (1 - at) * bend.x + at * at * end.x,
    y: (1 - at) * (1 - at) * start.y + 2 * at * (1 - at) * bend.y + at * at * end.y,
  };
  return {
    line: arrow(`M${xy(start)}Q${xy(bend)} ${xy(end)}`, end, direction, colour, heavy),
    labels: labelLines(way.loops.map(({ id }) => id).join(' '), 9).map((line, row) =>
      text({ x: label.x, y: label.y + 4 + row * 12 }, line, { fill: colour, size: 11, weight: 600, halo: 3 }),
    ),
  };
}

function box({ x, y }: Point, name: string): SvgElement[] {
  const wide = Math.max(84, name.length * 7.6 + 20);
  return [
    element('rect', {
      x: coordinate(x - wide / 2),
      y: coordinate(y - 16),
      width: coordinate(wide),
      height: 32,
      rx: 8,
      style: 'fill:var(--paper);stroke:var(--ink);stroke-width:1.5',
    }),
    text({ x, y: y + 4.5 }, name, { weight: 600, size: 13 }),
  ];
}
