/** The forecast of one day, for people and as rows. */
import type { Language } from '#base';
import { type DayForecast, type DayRow, type ForecastSpread, methodName } from '#studies';
import { quantity } from '../numbers.ts';
import type { Answer } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable, wrap } from '../table.ts';
import { backtestWords } from './words.ts';

const nameOf = (series: string) => `${series[0]?.toUpperCase()}${series.slice(1)}`;

export function dayAnswer(result: DayForecast, extra: readonly string[], lang: Language): Answer {
  const notes = [...notesOf(result, lang), ...extra];
  const ends = ({ low, median, high }: ForecastSpread) => [low, median, high];
  const { baseline } = result;
  return {
    json: result,
    rows: {
      columns: [
        ...['series', 'horizon', 'period', 'q0.1', 'q0.5', 'q0.9'],
        ...['q0.1', 'q0.5', 'q0.9'].map((level) => `${baseline}_${level}`),
        ...['outcome', 'unit'],
      ],
      records: result.rows.map((row) => [
        ...[row.series, row.horizon, row.period, ...ends(row.model), ...ends(row.baseline), row.outcome],
        '$bn',
      ]),
    },
    text: (screen) => dayText(result, notes, lang, screen),
    notes,
  };
}

function notesOf({ day, dataDate, guided, outcomesFitted, effective }: DayForecast, lang: Language): string[] {
  const words = backtestWords[lang];
  return [
    words.dayKnown(outcomesFitted, quantity(effective, lang)),
    guided.length === 0 ? words.dayUnguided : words.dayGuided(guided.map(nameOf).join(', ')),
    ...(day > dataDate ? [words.dayLater(dataDate)] : []),
  ];
}

function dayText(result: DayForecast, notes: readonly string[], lang: Language, screen: Screen): string {
  const words = backtestWords[lang];
  const range = ({ low, median, high }: ForecastSpread) =>
    `${quantity(median, lang)} (${quantity(low, lang)} - ${quantity(high, lang)})`;
  const right = (title: string) => ({ title, align: 'right' as const });
  const columns = [...[words.model, methodName(result.baseline, lang), words.came].map(right)];
  const cells = (row: DayRow) => [range(row.model), range(row.baseline), quantity(row.outcome, lang)];
  const total = result.rows.filter(({ series }) => series === 'total');
  const firms = result.rows.filter(
    ({ series, horizon }) => series !== 'total' && (horizon === '4' || horizon === 'year'),
  );
  const head = notes.flatMap((note) => wrap(note, screen.width)).join('\n');
  return [
    head,
    '',
    formatTable(
      {
        title: words.dayTitle(result.day),
        columns: [{ title: words.total }, ...columns],
        rows: total.map((row) => [row.period, ...cells(row)]),
      },
      screen,
    ),
    formatTable(
      {
        title: words.dayFirms,
        columns: [{ title: words.series }, { title: words.quarter }, ...columns],
        rows: firms.map((row) => [nameOf(row.series), row.period, ...cells(row)]),
      },
      screen,
    ),
    formatNotes(
      [
        words.basis(
          result.model.hash.slice(0, 12),
          result.dataDate,
          quantity(result.draws, lang),
          quantity(result.members, lang),
          result.seed,
          result.hash.slice(0, 16),
        ),
      ],
      screen,
    ),
  ].join('\n');
}
