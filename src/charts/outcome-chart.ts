/** How far what came lay from what was first said: one row a promise, a dot for the outcome, a ring for the last word. */
import { formatPercent, type Language } from '#base';
import { emptyFigure } from './empty.ts';
import type { Figure, FigureTable, Layout, Provenance } from './figure.ts';
import { linearScale, niceEnds } from './scales.ts';
import { coordinate, element, type SvgElement } from './svg.ts';
import { tickTexts } from './values.ts';
import { wholeFigure } from './whole-figure.ts';
import { chartWords } from './words.ts';

export interface OutcomeRow {
  /** English, for the column of the table. */
  readonly id: string;
  readonly label: string;
  /** Outcome over the first word, less 1. */
  readonly outcome: number;
  /** Last word over the first, less 1. */
  readonly lastWord: number;
}

export interface OutcomeSpec {
  readonly name: string;
  readonly unit: string;
  readonly rows: readonly OutcomeRow[];
  readonly provenance?: Provenance;
}

const rowHeight = 24;

/** Draws the rows one under the other; the height follows from their number and `layout.height` is ignored. */
export function outcomeChart(spec: OutcomeSpec, layout: Layout): Figure {
  const { language } = layout;
  const title = `${spec.name} (${spec.unit})`;
  const words = chartWords[language];
  const table = outcomeTable(spec, layout);
  if (spec.rows.length === 0) {
    return emptyFigure({ kind: 'outcomes', title, provenance: spec.provenance }, layout, table);
  }
  const height = spec.rows.length * rowHeight + 34;
  return wholeFigure(
    {
      kind: 'outcomes',
      title,
      description: `${words.outcomesKind}. ${title}. ${spec.rows.map((row) => words.outcomeSentence(row.label, signed(row.outcome, language), signed(row.lastWord, language))).join(' ')}`,
      table,
      provenance: spec.provenance,
    },
    { ...layout, height },
    [...rows(spec, layout, height)],
  );
}

const signed = (share: number, language: Language) => formatPercent(share, language, { decimals: 0, sign: true });

function rows(spec: OutcomeSpec, { width, language }: Layout, height: number): SvgElement[] {
  const longest = Math.max(...spec.rows.map(({ label }) => label.length));
  const left = Math.min(width * 0.42, 12 + longest * 6.8);
  const right = width - 52;
  const everything = spec.rows.flatMap(({ outcome, lastWord }) => [outcome, lastWord, 0]);
  const domain = niceEnds([Math.min(...everything), Math.max(...everything)], 5);
  const x = linearScale(domain, [left + 8, right]);
  const at = (share: number) => coordinate(x(share));
  const bottom = height - 24;
  const ticks = x.ticks(Math.max(2, Math.floor((right - left) / 80)));
  const texts = tickTexts(ticks, 'percent', language);
  const grid = ticks.flatMap((tick, index) => [
    element('line', { class: tick === 0 ? 'base' : 'grid', x1: at(tick), x2: at(tick), y1: 6, y2: bottom }),
    element('text', { class: 'tick', x: at(tick), y: bottom + 17, 'text-anchor': 'middle' }, [texts[index] ?? '']),
  ]);
  const marks = spec.rows.flatMap(({ label, outcome, lastWord }, index) => {
    const y = 6 + rowHeight * (index + 0.5);
    return [
      element('text', { class: 'row-label', x: coordinate(left - 8), y: y + 4, 'text-anchor': 'end' }, [label]),
      element('line', { class: 'stem', x1: at(0), x2: at(outcome), y1: y, y2: y }),
      element('circle', { class: 'marker derived', cx: at(lastWord), cy: y, r: 4 }),
      element('circle', { class: 'marker reported', cx: at(outcome), cy: y, r: 4 }),
      element('text', { class: 'row-value', x: width - 4, y: y + 4, 'text-anchor': 'end' }, [
        signed(outcome, language),
      ]),
    ];
  });
  return [...grid, ...marks];
}

function outcomeTable(spec: OutcomeSpec, { language }: Layout): FigureTable {
  const words = chartWords[language];
  return {
    columns: [
      { id: 'id', label: words.series },
      { id: 'outcome', label: words.outcome },
      { id: 'last_word', label: words.lastWord },
    ],
    rows: spec.rows.map(({ label, outcome, lastWord }) => [label, outcome, lastWord]),
  };
}
