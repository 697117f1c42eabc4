/** What the forecasts of a back-test add up to. */

import { baselines, coverageOf, type ScoredForecast, type Skill, skillOf } from '#analysis';
import { JevonsError } from '#base';
import { notesOf, verdictOf } from './answer.ts';
import type { BacktestOrigin, BacktestResult, MethodScore, SeriesScore } from './types.ts';

/** Set before any score was seen. */
export const goal = { skill: 0.2, coverage: [0.7, 0.9] } as const;
const headlineHorizon = '4';
/** Quarters between two origins. */
const originStep = 2;
/** The last quarter over on a day is not reported yet. */
const unreported = 1;

type Summary = Omit<
  BacktestResult,
  'kind' | 'version' | 'dataDate' | 'model' | 'seed' | 'draws' | 'members' | 'origins' | 'forecasts' | 'hash'
>;

/** @throws JevonsError `too-early` when no total four quarters ahead has an outcome. */
export function summarise(
  forecasts: readonly ScoredForecast[],
  asOf: string,
  origins: readonly BacktestOrigin[],
): Summary {
  const series = [...new Set(forecasts.map((one) => one.series))];
  const ordered = ['total', ...series.filter((one) => one !== 'total')];
  const bySeries = ordered.flatMap((one) => seriesScore(forecasts, one, headlineHorizon) ?? []);
  const headline = bySeries.find((one) => one.series === 'total');
  if (headline === undefined) {
    throw new JevonsError(`no total four quarters ahead has an outcome that was public on ${asOf}`, {
      kind: 'data',
      code: 'too-early',
      hint: 'the first is that of the end of 2022: take a day from March 2023 on',
    });
  }
  const own = forecasts.filter(({ method, horizon }) => method === 'model' && horizon !== 'year');
  const [low, high] = goal.coverage;
  const share = headline.coverage.share;
  const judged = { ...goal, skillMet: headline.skill.skill >= goal.skill, coverageMet: share >= low && share <= high };
  const overall = {
    total: coverageOf(own.filter((one) => one.series === 'total')),
    firms: coverageOf(own.filter((one) => one.series !== 'total')),
  };
  const byMethod = methodScores(forecasts);
  const spans = [...new Set(forecasts.map(({ horizon }) => horizon))];
  const byHorizon = spans.flatMap((span) => seriesScore(forecasts, 'total', span) ?? []);
  const scores = { goal: judged, headline, bySeries, byHorizon, byMethod, coverageOverall: overall };
  return { ...scores, verdict: verdictOf(scores), notes: notesOf(scores, origins) };
}

/** Origins by which forecasts of this horizon overlap. */
export function overlapOf(horizon: string): number {
  const quarters = horizon === 'year' ? 4 : Number(horizon);
  return Math.ceil((quarters + unreported) / originStep);
}

function pick(forecasts: readonly ScoredForecast[], series: string, horizon: string): ScoredForecast[] {
  return forecasts.filter((one) => one.series === series && one.horizon === horizon);
}

/** The baseline with the least CRPS on the model's own forecasts: chosen with hindsight, which favours it. */
function bestBaseline(chosen: readonly ScoredForecast[], horizon: string): Skill | undefined {
  const skills = baselines.flatMap((name) => skillOf(chosen, 'model', name, overlapOf(horizon)) ?? []);
  return skills.toSorted((a, b) => a.crpsAgainst - b.crpsAgainst)[0];
}

function seriesScore(forecasts: readonly ScoredForecast[], series: string, horizon: string): SeriesScore | undefined {
  const chosen = pick(forecasts, series, horizon);
  const skill = bestBaseline(chosen, horizon);
  if (skill === undefined) return undefined;
  const coverage = coverageOf(chosen.filter(({ method }) => method === 'model'));
  return { series, horizon, bestBaseline: skill.against, skill, coverage };
}

function methodScores(forecasts: readonly ScoredForecast[]): MethodScore[] {
  const total = forecasts.filter(({ series }) => series === 'total');
  const methods = [...new Set(total.map(({ method }) => method))];
  const spans = [...new Set(total.map(({ horizon }) => horizon))];
  return spans.flatMap((horizon) => {
    const chosen = pick(total, 'total', horizon);
    const best = bestBaseline(chosen, horizon)?.against ?? '';
    return methods.flatMap((method) => {
      const own = chosen.filter((one) => one.method === method);
      if (own.length === 0) return [];
      const mean = (value: (one: ScoredForecast) => number) =>
        own.reduce((sum, one) => sum + value(one), 0) / own.length;
      const skill = method === best ? 0 : (skillOf(chosen, method, best, overlapOf(horizon))?.skill ?? Number.NaN);
      return [
        {
          method,
          series: 'total',
          horizon,
          count: own.length,
          crps: mean(({ crps }) => crps),
          error: mean(({ median, outcome }) => Math.abs(median - outcome)),
          skill,
          coverage: coverageOf(own),
        },
      ];
    });
  });
}
