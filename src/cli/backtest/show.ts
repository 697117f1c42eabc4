/** A back-test for people, as rows and as a picture. */
import { formatNumber, formatPercent, type Language } from '#base';
import { forecastChart, standaloneSvg } from '#charts';
import { type BacktestAnswer, type BacktestResult, methodName, type SeriesScore } from '#studies';
import { quantity } from '../numbers.ts';
import type { Rows } from '../output.ts';
import type { Screen } from '../session.ts';
import { formatNotes, formatTable, wrap } from '../table.ts';
import { backtestWords } from './words.ts';

const right = (title: string) => ({ title, align: 'right' as const });
const percent = (share: number, lang: Language, sign = false) => formatPercent(share, lang, { decimals: 0, sign });

/** One row for each forecast with an outcome. */
export function backtestRows({ forecasts }: BacktestAnswer): Rows {
  return {
    columns: ['method', 'series', 'origin', 'horizon', 'outcome', 'q0.1', 'q0.5', 'q0.9', 'crps', 'inside_80', 'unit'],
    records: forecasts.map(({ method, series, origin, horizon, outcome, low, median, high, crps, inside }) => [
      ...[method, series, origin, horizon, outcome, low, median, high, crps, inside],
      horizon === 'year' ? '$bn in four quarters' : '$bn a quarter',
    ]),
  };
}

export function backtestNotes({ verdict, notes }: BacktestResult, extra: readonly string[], lang: Language): string[] {
  return [verdict[lang], ...extra, ...notes.map((note) => note[lang])];
}

function scoreTable(
  title: string,
  first: string,
  scores: readonly (SeriesScore & { readonly label: string })[],
  lang: Language,
  screen: Screen,
  notes: readonly string[],
): string {
  const words = backtestWords[lang];
  const p = ({ skill: { test } }: SeriesScore) =>
    test === undefined ? '-' : formatNumber(test.pFirstBetter, lang, { decimals: 2 });
  return formatTable(
    {
      title,
      columns: [
        { title: first },
        ...['n', 'CRPS', words.its].map(right),
        { title: words.baseline },
        ...[words.skill, 'DM p', words.held].map(right),
      ],
      rows: scores.map((one) => [
        one.label,
        ...[`${one.skill.count}`, quantity(one.skill.crps, lang), quantity(one.skill.crpsAgainst, lang)],
        methodName(one.bestBaseline, lang),
        ...[percent(one.skill.skill, lang, true), p(one), words.of(one.coverage.inside, one.coverage.count)],
      ]),
      notes,
    },
    screen,
  );
}

function methodTable(result: BacktestResult, lang: Language, screen: Screen): string {
  const words = backtestWords[lang];
  const four = result.byMethod.filter(({ horizon }) => horizon === '4').toSorted((a, b) => b.skill - a.skill);
  return formatTable(
    {
      title: words.byMethod,
      columns: [{ title: words.forecaster }, ...['n', 'CRPS', words.error, words.skill, words.held].map(right)],
      rows: four.map(({ method, count, crps, error, skill, coverage }) => [
        methodName(method, lang),
        ...[`${count}`, quantity(crps, lang), quantity(error, lang), percent(skill, lang, true)],
        words.of(coverage.inside, coverage.count),
      ]),
      notes: [words.methodKey],
    },
    screen,
  );
}

/** The verdict, by series, by horizon, by forecaster, and what it stands on. */
export function backtestText(result: BacktestResult, extra: readonly string[], lang: Language, screen: Screen): string {
  const words = backtestWords[lang];
  const name = (series: string) => (series === 'total' ? words.total : `${series[0]?.toUpperCase()}${series.slice(1)}`);
  const ahead = (horizon: string) => (horizon === 'year' ? words.together : horizon);
  const { coverageOverall: overall } = result;
  const share = ({ inside, count }: typeof overall.total) => words.of(inside, count);
  const head = backtestNotes(result, extra, lang).flatMap((note) => wrap(note, screen.width));
  const bySeries = result.bySeries.map((one) => ({ ...one, label: name(one.series) }));
  const byHorizon = result.byHorizon.map((one) => ({ ...one, label: ahead(one.horizon) }));
  const footer = words.basis(
    result.model.hash.slice(0, 12),
    result.dataDate,
    quantity(result.draws, lang),
    quantity(result.members, lang),
    result.seed,
    result.hash.slice(0, 16),
  );
  return [
    head.join('\n'),
    '',
    scoreTable(words.bySeries, words.series, bySeries, lang, screen, [words.key]),
    scoreTable(words.byHorizon, words.horizon, byHorizon, lang, screen, [
      words.overall(share(overall.total), share(overall.firms)),
    ]),
    methodTable(result, lang, screen),
    formatNotes([footer], screen),
  ].join('\n');
}

/** The total four quarters ahead: the model, the best baseline, and what came. */
export function backtestPicture(result: BacktestResult, lang: Language): string {
  const words = backtestWords[lang];
  const { bestBaseline } = result.headline;
  const four = result.forecasts.filter(({ series, horizon }) => series === 'total' && horizon === '4');
  const rival = (origin: string) => four.find((one) => one.method === bestBaseline && one.origin === origin);
  const figure = forecastChart(
    {
      name: words.picture,
      unit: words.unit,
      format: 'money',
      forecastLabel: methodName('model', lang),
      rivalLabel: methodName(bestBaseline, lang),
      rows: four
        .filter(({ method }) => method === 'model')
        .map((one) => {
          const other = rival(one.origin);
          return {
            id: one.origin,
            label: one.origin,
            forecast: one,
            outcome: one.outcome,
            ...(other === undefined ? {} : { rival: other }),
          };
        }),
      provenance: {
        model: `investment ${result.model.hash.slice(0, 8)}`,
        dataDate: result.dataDate,
        seed: result.seed,
        n: result.members,
        hash: result.hash,
      },
    },
    { width: 720, height: 400, language: lang },
  );
  return standaloneSvg(figure);
}
