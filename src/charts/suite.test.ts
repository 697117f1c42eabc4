/** What every chart promises, and each chart's example. */
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '#base';
import { beliefMap } from './belief-map.ts';
import { dialChart } from './dial-chart.ts';
import { distributionChart } from './distribution-chart.ts';
import { type FanLevel, type FanSpec, fanChart, fanLevels } from './fan-chart.ts';
import type { Figure, Layout, Provenance } from './figure.ts';
import { forecastChart } from './forecast-chart.ts';
import { gameChart } from './game-chart.ts';
import { lineChart } from './line-chart.ts';
import { outcomeChart } from './outcome-chart.ts';
import { rangeChart } from './range-chart.ts';
import { scatterChart } from './scatter-chart.ts';
import { sparkline } from './sparkline.ts';
import { standaloneSvg } from './standalone.ts';
import { svgText, textsOf } from './svg.ts';
import { timelineChart } from './timeline-chart.ts';
import { tornadoChart } from './tornado-chart.ts';

const provenance: Provenance = {
  model: 'race 1a2b3c4d',
  dataDate: '2026-07-30',
  seed: 7,
  n: 2000,
  hash: 'ab'.repeat(32),
  link: 'https://example.org/en/?seed=7&set=a<b',
};
const times = [2026, 2027, 2028, 2029, 2030];
const quantiles = Object.fromEntries(
  fanLevels.map((level) => [level, times.map((_, index) => 400 + index * 90 + Number(level) * 60 * (index + 1))]),
) as Record<FanLevel, number[]>;
const fan: Omit<FanSpec, 'name' | 'unit'> = {
  format: 'money',
  times,
  quantiles,
  yearly: true,
  history: [
    { time: 2023, value: 150, status: 'reported' },
    { time: 2024, value: 230, status: 'derived' },
    { time: 2025, value: 380, status: 'single' },
  ],
  today: 2026.58,
  comparison: times.map((_, index) => 420 + index * 100),
  ownWorld: times.map((_, index) => 440 + index * 95),
  provenance,
};

interface ChartCase {
  readonly name: string;
  readonly full: (layout: Layout, title: string, unit: string) => Figure;
  readonly empty: (layout: Layout, title: string, unit: string) => Figure;
}

const mapPoints = [1, 2, 3, 4, 5];
const mapAxis = {
  scale: 'linear',
  low: 1,
  high: 5,
  believed: { low: 1.5, here: 2, high: 4 },
  points: mapPoints,
} as const;
const map = {
  format: 'money',
  x: { ...mapAxis, id: 'a', label: 'Elasticity' },
  y: { ...mapAxis, id: 'b', label: 'Price at which half of all the projects that anybody has are worth doing' },
  values: mapPoints.flatMap((y) => mapPoints.map((x) => 10 * (x + y - 6.5))),
  above: 'more is better',
  below: 'less is better',
  open: 'cannot be told',
  line: 'Λ = 1',
  provenance,
} as const;

const noQuantiles = Object.fromEntries(fanLevels.map((level) => [level, []])) as unknown as Record<FanLevel, number[]>;
const shared = { format: 'money', times, yearly: true, provenance } as const;

const charts: readonly ChartCase[] = [
  {
    name: 'fan chart',
    full: (layout, name, unit) => fanChart({ ...fan, name, unit }, layout),
    empty: (layout, name, unit) =>
      fanChart(
        {
          name,
          unit,
          format: 'money',
          times: [],
          quantiles: noQuantiles,
          yearly: true,
          history: [],
          today: 2026,
          provenance,
        },
        layout,
      ),
  },
  {
    name: 'line chart',
    full: (layout, name, unit) =>
      lineChart(
        {
          ...shared,
          name,
          unit,
          series: [
            { id: 'amazon', label: 'Amazon', values: times.map((year) => year - 2000) },
            { id: 'meta', label: 'Meta', values: [2, 3, 4, 5, 6], low: [1, 2, 3, 4, 5], high: [3, 4, 5, 6, 70] },
          ],
        },
        layout,
      ),
    empty: (layout, name, unit) => lineChart({ ...shared, name, unit, series: [] }, layout),
  },
  ...(['density', 'dots', 'exceeding'] as const).map((form) => ({
    name: `distribution chart, ${form}`,
    full: (layout: Layout, name: string, unit: string) =>
      distributionChart(
        { form, name, unit, format: 'money', values: [3, 1, 2, 5, 4, 8, 13, 900, 7, 6].map((x) => x * 50), provenance },
        layout,
      ),
    empty: (layout: Layout, name: string, unit: string) =>
      distributionChart({ form, name, unit, format: 'money', values: [], provenance }, layout),
  })),
  {
    name: 'range chart',
    full: (layout, name, unit) =>
      rangeChart(
        {
          name,
          unit,
          format: 'money',
          provenance,
          rows: [
            { id: 'amazon', label: 'Amazon', value: 200, low: 150, high: 290, comparison: 190 },
            { id: 'meta', label: 'Meta', value: 130 },
          ],
        },
        layout,
      ),
    empty: (layout, name, unit) => rangeChart({ name, unit, format: 'money', rows: [], provenance }, layout),
  },
  {
    name: 'outcome chart',
    full: (layout, name, unit) =>
      outcomeChart(
        {
          name,
          unit,
          provenance,
          rows: [
            { id: 'amazon 2025', label: 'Amazon 2025', outcome: 0.28, lastWord: 0.25 },
            { id: 'coreweave 2025', label: 'CoreWeave 2025', outcome: -0.31, lastWord: 0 },
          ],
        },
        layout,
      ),
    empty: (layout, name, unit) => outcomeChart({ name, unit, rows: [], provenance }, layout),
  },
  {
    name: 'forecast chart',
    full: (layout, name, unit) =>
      forecastChart(
        {
          name,
          unit,
          format: 'money',
          forecastLabel: 'model',
          rivalLabel: 'naive',
          provenance,
          rows: [
            {
              id: '2023-12-31',
              label: '2023-12-31',
              forecast: { low: 34, median: 46, high: 64 },
              rival: { low: 30, median: 39, high: 50 },
              outcome: 82,
            },
            { id: '2024-06-30', label: '2024-06-30', forecast: { low: 46, median: 62, high: 85 }, outcome: 104 },
          ],
        },
        layout,
      ),
    empty: (layout, name, unit) =>
      forecastChart(
        { name, unit, format: 'money', forecastLabel: 'model', rivalLabel: 'naive', rows: [], provenance },
        layout,
      ),
  },
  {
    name: 'tornado chart',
    full: (layout, name, unit) =>
      tornadoChart(
        {
          name,
          unit,
          format: 'money',
          base: 700,
          rows: [
            {
              id: 'a',
              label: 'Price at which half of all the projects that anybody has are worth doing',
              from: 400,
              to: 2000,
            },
            { id: 'b', label: 'Lead time', from: 650, to: 810, error: 12 },
          ],
          provenance,
        },
        layout,
      ),
    empty: (layout, name, unit) => tornadoChart({ name, unit, format: 'money', rows: [], provenance }, layout),
  },
  {
    name: 'scatter chart',
    full: (layout, name, unit) =>
      scatterChart(
        {
          name: `${name} (${unit})`,
          x: {
            id: 'lock_in',
            label: 'Pull of the firm that serves a customer, a label of some length',
            values: [1, 2, 3],
          },
          y: { id: 'capex_2030', label: 'Capex', format: 'money', values: [300, Number.NaN, 900] },
          rankCorrelation: 0.41,
          marked: 3,
          provenance,
        },
        layout,
      ),
    empty: (layout, name, unit) =>
      scatterChart(
        {
          name: `${name} (${unit})`,
          x: { id: 'x', label: 'x', values: [] },
          y: { id: 'y', label: 'y', format: 'money', values: [] },
          provenance,
        },
        layout,
      ),
  },
  {
    name: 'timeline chart',
    full: (layout, name, unit) =>
      timelineChart(
        {
          name: `${name} (${unit})`,
          start: 2024,
          stop: 2035,
          today: 2026.6,
          rows: [
            {
              id: 'R1',
              label: 'Learning by building that has a long name and another half',
              kind: 'reinforcing',
              stretches: [{ from: 2024, to: 2026.25 }],
            },
            { id: 'B1', label: 'Price', kind: 'balancing', stretches: [] },
          ],
          provenance,
        },
        layout,
      ),
    empty: (layout, name, unit) =>
      timelineChart({ name: `${name} (${unit})`, start: 2024, stop: 2035, rows: [], provenance }, layout),
  },
  {
    name: 'game chart',
    full: (layout, name, unit) =>
      gameChart(
        {
          name,
          unit,
          players: [
            { label: 'Amazon', strategies: ['forecast demand', 'grab what rivals leave'] },
            { label: 'Meta', strategies: ['forecast demand', 'leave it to rivals'] },
            { label: 'Oracle', strategies: ['follow demand'] },
          ],
          cells: [0, 1].flatMap((r) =>
            [0, 1].map((c) => ({
              profile: [r, c, 0],
              payoffs: [12.5 - r, 1400 * c, -3],
              best: [r === 0, c === 1, true],
            })),
          ),
          provenance,
        },
        layout,
      ),
    empty: (layout, name, unit) => gameChart({ name, unit, players: [], cells: [], provenance }, layout),
  },
  {
    name: 'dial chart',
    full: (layout, name, unit) =>
      dialChart(
        {
          name: `${name} (${unit})`,
          threshold: { label: 'p*', value: 0.62, error: 0.05 },
          here: { label: 'yours', value: 0.41, error: 0.03 },
          below: 'less is better',
          above: 'more is better',
          provenance,
        },
        layout,
      ),
    empty: (layout, name, unit) =>
      dialChart(
        {
          name: `${name} (${unit})`,
          threshold: { label: 'p*', value: Number.NaN, error: 0 },
          here: { label: 'yours', value: 0.4, error: 0 },
          below: 'less',
          above: 'more',
          provenance,
        },
        layout,
      ),
  },
  {
    name: 'belief map',
    full: (layout, name, unit) =>
      beliefMap({ ...map, name, unit, values: map.values, errors: map.values.map(() => 1) }, layout),
    empty: (layout, name, unit) => beliefMap({ ...map, name, unit, values: [], errors: [] }, layout),
  },
  {
    name: 'sparkline',
    full: (layout, name, unit) => sparkline({ ...fan, name, unit }, layout),
    empty: (layout, name, unit) =>
      sparkline({ ...fan, times: [], history: [], quantiles: { '0.1': [], '0.5': [], '0.9': [] }, name, unit }, layout),
  },
];

/** Tags opened and closed in order, no bare ampersand, no number that failed. */
function problemsOf(xml: string): string[] {
  const open: string[] = [];
  const problems: string[] = [];
  for (const [, close, name, selfClosed] of xml.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (selfClosed === '/') continue;
    if (close === '') open.push(name ?? '');
    else if (open.pop() !== name) problems.push(`</${name}> closes something else`);
  }
  if (open.length > 0) problems.push(`left open: ${open}`);
  if (/&(?!(amp|lt|gt|quot);)/.test(xml)) problems.push('a bare ampersand');
  if (/NaN|undefined|Infinity/.test(xml))
    problems.push(`a value that is not there: ${/.{20}(NaN|undefined|Infinity)/.exec(xml)?.[0]}`);
  return problems;
}

const units: Record<Language, string> = { en: '$ bn a year', fr: 'Md$ par an' };

describe.each(charts)('$name', ({ full, empty }) => {
  describe.each(languages)('%s', (language) => {
    const layout: Layout = { width: 640, height: 320, language };
    const figure = full(layout, 'Spending', units[language]);
    const nothing = empty(layout, 'Spending', units[language]);

    test('its title ends with the unit', () => {
      expect(figure.title).toBe(`Spending (${units[language]})`);
    });

    test('its spoken description says the title and at least one value', () => {
      expect(figure.description).toContain(figure.title);
      expect(figure.description).toMatch(/\d/);
      expect(figure.description.length).toBeGreaterThan(figure.title.length + 30);
    });

    test('its table has a labelled column for every cell of every row', () => {
      expect(figure.table.rows.length).toBeGreaterThan(0);
      expect(figure.table.columns.every((column) => column.id !== '' && column.label !== '')).toBe(true);
      expect(figure.table.rows.every((row) => row.length === figure.table.columns.length)).toBe(true);
    });

    test('its footer says model, data date, seed, futures, result and link', () => {
      const footer = figure.footer.join(' ');
      for (const part of [provenance.model, '2026', '7', '000', provenance.hash.slice(0, 12), provenance.link ?? '']) {
        expect(footer).toContain(part);
      }
    });

    test('with nothing to draw it says so, and its table is empty', () => {
      expect(nothing.table.rows).toEqual([]);
      expect(textsOf(nothing.marks).join(' ')).toMatch(language === 'en' ? /nothing to draw/ : /[Rr]ien à tracer/);
      expect(problemsOf(standaloneSvg(nothing))).toEqual([]);
    });

    test('it never speaks of confidence', () => {
      const words = `${figure.description} ${svgText(figure.marks)} ${figure.table.columns.map((column) => column.label)}`;
      expect(words).not.toMatch(/confiden|confiance/i);
    });

    test('exported, it is well-formed XML with title, description and no outside reference', () => {
      const svg = standaloneSvg(figure, 'auto');
      expect(problemsOf(svg)).toEqual([]);
      expect(svg).toMatch(/<title id="title">.+<\/title><desc id="desc">.+<\/desc>/);
      expect(svg).toContain('prefers-color-scheme');
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/(href|src|url\()/);
    });

    test.each([240, 320, 420, 1200])('at %i pixels wide every label starts inside the drawing', (width) => {
      const drawn = svgText(full({ ...layout, width }, 'Spending', units[language]).marks);
      expect(problemsOf(drawn)).toEqual([]);
      for (const [, x] of drawn.matchAll(/<text [^>]*?\bx="([\d.-]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
      }
    });
  });

  test('French money is written in milliards, never as Bn', () => {
    const figure = full({ width: 640, height: 320, language: 'fr' }, 'Dépenses', units.fr);
    const words = `${figure.description} ${textsOf(figure.marks).join(' ')}`;
    expect(words).toMatch(/M[d]\$|\d/);
    expect(words).not.toMatch(/\bBn\b|\bbn\b|\$\d/);
  });
});

test('values that are not there break a line instead of drawing to zero', () => {
  const holes = { ...quantiles, '0.5': [400, Number.NaN, 500, 600, 700] };
  const figure = fanChart(
    { ...fan, quantiles: holes, name: 'Spending', unit: '$ bn' },
    { width: 640, height: 320, language: 'en' },
  );
  const path = /class="line median" d="([^"]*)"/.exec(svgText(figure.marks))?.[1] ?? '';
  expect(path.match(/M/g)).toHaveLength(2);
  expect(problemsOf(svgText(figure.marks))).toEqual([]);
});

test('a finer result drawn with the same domain leaves the axis where it was', () => {
  const layout: Layout = { width: 640, height: 320, language: 'en' };
  const wider = { ...quantiles, '0.975': quantiles['0.975'].map((value) => value * 3) };
  const ticks = (spec: FanSpec) => svgText(fanChart(spec, layout).marks).match(/class="tick"[^>]*>[^<]*/g);
  const domain = [0, 1200] as const;
  expect(ticks({ ...fan, quantiles: wider, domain, name: 'S', unit: '$ bn' })).toEqual(
    ticks({ ...fan, domain, name: 'S', unit: '$ bn' }),
  );
});
