/** The pay-off matrix of a game: what each profile gives each player, best replies marked, equilibria framed. */
import { formatNumber, type Language } from '#base';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { wholeFigure } from './whole-figure.ts';

export interface GameCell {
  /** Place of the strategy of each player. */
  readonly profile: readonly number[];
  /** Of each player, in the unit. */
  readonly payoffs: readonly number[];
  /** Whether each player's strategy is a best reply to the others'. */
  readonly best: readonly boolean[];
}

export interface GameSpec {
  readonly name: string;
  readonly unit: string;
  /** The first chooses the row, the second the column, the others the block. */
  readonly players: readonly { readonly label: string; readonly strategies: readonly string[] }[];
  readonly cells: readonly GameCell[];
  readonly provenance?: Provenance;
}

const words = {
  en: {
    kind: 'Pay-off matrix',
    strategy: (player: string) => `strategy of ${player}`,
    payoff: (player: string) => `pay-off of ${player}`,
    best: (player: string) => `best reply of ${player}`,
    equilibrium: 'equilibrium',
    key: '● best reply to the others; framed: all reply best, an equilibrium',
    cell: (profile: string, payoffs: string) => `${profile}: ${payoffs}.`,
    found: (count: number) => `${count} framed.`,
  },
  fr: {
    kind: 'Matrice des gains',
    strategy: (player: string) => `stratégie de ${player}`,
    payoff: (player: string) => `gain de ${player}`,
    best: (player: string) => `meilleure réponse de ${player}`,
    equilibrium: 'équilibre',
    key: '● meilleure réponse aux autres ; encadré : tous répondent au mieux, un équilibre',
    cell: (profile: string, payoffs: string) => `${profile}\u00a0: ${payoffs}.`,
    found: (count: number) => `${count} encadré(s).`,
  },
} as const;

const line = 15;
const characterWidth = 6.6;
const isEquilibrium = ({ best }: GameCell) => best.every(Boolean);

const payoffText = (value: number, language: Language): string =>
  Math.abs(value) >= 100
    ? formatNumber(value, language, { decimals: 0 })
    : formatNumber(value, language, { significant: 3 });

/** The height follows from the number of strategies; `layout.height` is ignored. */
export function gameChart(spec: GameSpec, layout: Layout): Figure {
  const title = `${spec.name} (${spec.unit})`;
  const table = gameTable(spec, layout);
  const { language } = layout;
  if (spec.cells.length === 0) return emptyFigure({ kind: 'game', title, provenance: spec.provenance }, layout, table);
  const { marks, height } = drawn(spec, layout);
  return wholeFigure(
    {
      kind: 'game',
      title,
      description: `${words[language].kind}. ${title}. ${sentences(spec, language).join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    marks,
  );
}

function drawn(spec: GameSpec, { width, language }: Layout): { marks: SvgElement[]; height: number } {
  const [rows, columns, ...others] = spec.players;
  if (rows === undefined || columns === undefined) return { marks: [], height: 0 };
  const longest = Math.max(rows.label.length, ...rows.strategies.map(({ length }) => length));
  const left = Math.min(width * 0.34, longest * characterWidth + 14);
  const cellWidth = (width - left - 4) / columns.strategies.length;
  const cellHeight = spec.players.length * line + 12;
  const shortened = (text: string, space: number) => {
    const most = Math.max(1, Math.floor(space / characterWidth));
    return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).trimEnd()}…`;
  };
  const label = (x: number, y: number, kind: string, text: string, space: number, anchor = 'start') =>
    element('text', { class: kind, x: coordinate(x), y: coordinate(y), 'text-anchor': anchor }, [
      element('title', {}, [text]),
      shortened(text, space),
    ]);
  const marks: SvgElement[] = [];
  let y = 0;
  for (const block of combinations(others.map(({ strategies }) => strategies.length))) {
    if (block.length > 0) {
      const heading = block.map((a, i) => `${others[i]?.label}: ${others[i]?.strategies[a]}`).join(' · ');
      marks.push(label(0, y + line, 'row-label', heading, width));
      y += line + 6;
    }
    marks.push(label(left + 4, y + line, 'tick', columns.label, width - left));
    y += line + 2;
    columns.strategies.forEach((strategy, c) => {
      marks.push(label(left + 4 + c * cellWidth, y + line, 'row-label', strategy, cellWidth - 4));
    });
    marks.push(label(0, y + line, 'tick', rows.label, left));
    y += line + 8;
    rows.strategies.forEach((strategy, r) => {
      marks.push(label(0, y + cellHeight / 2 + 4, 'row-label', strategy, left - 8));
      columns.strategies.forEach((_, c) => {
        const cell = spec.cells.find(({ profile }) => String(profile) === String([r, c, ...block]));
        if (cell !== undefined) marks.push(...cellMarks(spec, cell, left + c * cellWidth, y, cellWidth, cellHeight));
      });
      y += cellHeight;
    });
    y += 14;
  }
  marks.push(label(0, y + line - 6, 'tick', words[language].key, width * 1.2));
  return { marks, height: y + line };

  function cellMarks({ players }: GameSpec, cell: GameCell, x: number, top: number, wide: number, high: number) {
    const framed = isEquilibrium(cell);
    const frame = { x: coordinate(x + 1), y: coordinate(top + 1), width: coordinate(wide - 3), height: high - 3 };
    return [
      element('rect', { class: framed ? 'band band-80' : 'grid', ...frame, 'fill-opacity': framed ? undefined : 0 }),
      ...(framed ? [element('rect', { class: 'stem', ...frame, 'fill-opacity': 0 })] : []),
      ...players.map(({ label: name }, i) => {
        const best = cell.best[i] === true;
        const value = payoffText(cell.payoffs[i] ?? Number.NaN, language);
        const room = Math.max(0, Math.floor((wide - 14) / characterWidth) - value.length - 3);
        const who = room >= 3 ? `${name.length <= room ? name : `${name.slice(0, room - 1)}…`} ` : '';
        return element(
          'text',
          { class: best ? 'label-median' : 'tick', x: coordinate(x + 6), y: coordinate(top + (i + 1) * line + 1) },
          [element('title', {}, [`${name}: ${value}`]), `${best ? '● ' : ''}${who}${value}`],
        );
      }),
    ];
  }
}

/** Every choice of one place in each list. */
function combinations(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((one) => Array.from({ length: size }, (_, a) => [...one, a])),
    [[]],
  );
}

const most = 12;

function sentences({ players, cells }: GameSpec, language: Language): string[] {
  const framed = cells.filter(isEquilibrium);
  const shown = (framed.length > 0 ? framed : cells).slice(0, most);
  return [
    words[language].found(framed.length),
    ...shown.map((cell) =>
      words[language].cell(
        players.map(({ label, strategies }, i) => `${label} ${strategies[cell.profile[i] ?? 0]}`).join(', '),
        players.map(({ label }, i) => `${label} ${payoffText(cell.payoffs[i] ?? Number.NaN, language)}`).join(', '),
      ),
    ),
  ];
}

function gameTable({ players, cells }: GameSpec, { language }: Layout): FigureTable {
  const { strategy, payoff, best, equilibrium } = words[language];
  return {
    columns: [
      ...players.map(({ label }, i) => ({ id: `strategy_${i + 1}`, label: strategy(label) })),
      ...players.map(({ label }, i) => ({ id: `payoff_${i + 1}`, label: payoff(label) })),
      ...players.map(({ label }, i) => ({ id: `best_reply_${i + 1}`, label: best(label) })),
      { id: 'equilibrium', label: equilibrium },
    ],
    rows: cells.map((cell) => [
      ...players.map(({ strategies }, i) => strategies[cell.profile[i] ?? 0] ?? ''),
      ...players.map((_, i) => cell.payoffs[i] ?? null),
      ...players.map((_, i) => (cell.best[i] === true ? 1 : 0)),
      isEquilibrium(cell) ? 1 : 0,
    ]),
  };
}
