/** The page of the back-test, written from a stored result and nothing else. */

import { formatDate, formatNumber, formatPercent } from '#base';
import { methodName } from './answer.ts';
import type { BacktestResult, MethodScore, SeriesScore } from './types.ts';

const lang = 'en';
const amount = (value: number) => formatNumber(value, lang, { significant: 3 });
const percent = (share: number) => formatPercent(share, lang, { decimals: 0 });
const signed = (share: number) => formatPercent(share, lang, { decimals: 0, sign: true });
const nameOf = (series: string) => (series === 'total' ? '**total**' : `${series[0]?.toUpperCase()}${series.slice(1)}`);
const spanOf = (horizon: string) => (horizon === 'year' ? '1 to 4 together' : horizon);

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

const coverageText = ({ coverage: { inside, count, band } }: Pick<SeriesScore, 'coverage'>) =>
  `${inside} of ${count} (${percent(band[0])} - ${percent(band[1])})`;

function testText({ skill: { test } }: SeriesScore): string {
  return test === undefined ? '-' : formatNumber(test.pFirstBetter, lang, { decimals: 2 });
}

function scoreRow(first: string, score: SeriesScore): string[] {
  const { skill, bestBaseline } = score;
  return [
    first,
    String(skill.count),
    amount(skill.crps),
    `${amount(skill.crpsAgainst)} (${methodName(bestBaseline, lang)})`,
    signed(skill.skill),
    testText(score),
    coverageText(score),
  ];
}

const scoreHeader = ['n', 'CRPS', 'best baseline', 'skill', 'DM p', '80 % intervals held'];

function methodRow({ method, count, crps, error, skill, coverage }: MethodScore): string[] {
  return [
    methodName(method, lang),
    String(count),
    amount(crps),
    amount(error),
    signed(skill),
    `${coverage.inside} of ${coverage.count}`,
  ];
}

function dayRows(result: BacktestResult): string[][] {
  const at = (origin: string, method: string) =>
    result.forecasts.find(
      (one) => one.series === 'total' && one.horizon === '4' && one.origin === origin && one.method === method,
    );
  const range = (one: ReturnType<typeof at>) =>
    one === undefined ? '-' : `${amount(one.median)} (${amount(one.low)} - ${amount(one.high)})`;
  return result.origins.flatMap(({ day, outcomesFitted, effective, guided }) => {
    const own = at(day, 'model');
    if (own === undefined) return [];
    const best = at(day, result.headline.bestBaseline);
    return [
      [
        formatDate(day, lang),
        range(own),
        range(best),
        range(at(day, 'race')),
        amount(own.outcome),
        own.inside ? 'yes' : 'no',
        `${outcomesFitted}`,
        amount(effective),
        guided.length === 0 ? 'none' : guided.map(nameOf).join(', '),
      ],
    ];
  });
}

/** Markdown; the same result gives the same page. */
export function backtestPage(result: BacktestResult): string {
  const { goal, verdict, notes, bySeries, byHorizon, byMethod, coverageOverall, headline } = result;
  const four = byMethod.filter(({ horizon }) => horizon === '4').toSorted((a, b) => b.skill - a.skill);
  const overall = (share: typeof coverageOverall.total) =>
    `${share.inside} of ${share.count} (${percent(share.share)})`;
  return `${[
    '# Back-test: what would have been said, and what came',
    `<!-- Written by \`jevons backtest --stored --page docs/back-test.md\`; edit src/studies/backtest/page.ts, not this page. -->`,
    `**${verdict.en}**`,
    'On each year end and mid-year from the end of 2021, with what was public that day and nothing later, capex of five firms is forecast by quarter, on each firm’s own definition, and their sum. `jevons backtest` computes it; why it is built so is in [notes/backtest.md](notes/backtest.md).',
    '## Goal and result',
    table(
      ['', 'goal', 'result', 'reached'],
      [
        [
          'total, four quarters ahead: CRPS against the best baseline',
          `${percent(goal.skill)} better`,
          `${percent(Math.abs(headline.skill.skill))} ${headline.skill.skill >= 0 ? 'better' : 'worse'}`,
          goal.skillMet ? 'yes, on these days' : 'no',
        ],
        [
          'the same: outcomes inside the 80 % interval',
          `${percent(goal.coverage[0])} to ${percent(goal.coverage[1])}`,
          `${percent(headline.coverage.share)}`,
          goal.coverageMet ? 'yes' : 'no',
        ],
      ],
    ),
    notes.map((note) => `- ${note.en}`).join('\n'),
    '![Forecasts of the total four quarters ahead, with 80 % intervals, against what came](pictures/back-test.svg)',
    '## Four quarters ahead, by series',
    table(
      ['series', ...scoreHeader],
      bySeries.map((one) => scoreRow(nameOf(one.series), one)),
    ),
    'CRPS in $bn a quarter, fair for a finite ensemble; lower is better. Skill is 1 less the ratio to the best baseline. DM p: chance of a mean difference at least as favourable if both were equally good (Diebold-Mariano, corrected by Harvey, Leybourne and Newbold); close to 1 is against the model. In brackets the exact 95 % band of the share held, as if forecasts were independent: since they overlap, the true band is wider.',
    '## The total, by horizon',
    table(
      ['quarters ahead', ...scoreHeader],
      byHorizon.map((one) => scoreRow(spanOf(one.horizon), one)),
    ),
    `Over all horizons the 80 % intervals of the model held ${overall(coverageOverall.total)} outcomes of the total and ${overall(coverageOverall.firms)} of single firms.`,
    '## Every forecaster: the total, four quarters ahead',
    table(['forecaster', 'n', 'CRPS', 'error of the median', 'skill', '80 % held'], four.map(methodRow)),
    'Skill is against the best baseline on the days that both forecast. Guidance is there on the days on which a firm had announced a year in figures; what was not announced stays at its last known rate.',
    '## Day by day: the total, four quarters ahead, $bn a quarter',
    table(
      [
        'day',
        'model',
        methodName(headline.bestBaseline, lang),
        'race, rule alone',
        'came',
        'inside',
        'outcomes fitted',
        'effective draws',
        'guidance by',
      ],
      dayRows(result),
    ),
    `Median, and 80 % interval in brackets. Facts to ${formatDate(result.dataDate, lang)}; seed ${result.seed}, ${formatNumber(result.draws, lang, { decimals: 0 })} draws, ${formatNumber(result.members, lang, { decimals: 0 })} futures; model ${result.model.hash.slice(0, 12)}; result ${result.hash.slice(0, 16)}.`,
  ].join('\n\n')}\n`;
}
