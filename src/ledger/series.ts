/** A metric of a company over time. */

import type { Catalog } from './catalog-types.ts';
import { quartersOfYear } from './company-periods.ts';
import { missingError } from './comparisons.ts';
import { missingDefinition } from './missing.ts';
import { checkAsOf, findCompany, findDefinition, findMetric } from './names.ts';
import type { FactValue, Frequency, MissingValue, Series, SeriesQuery } from './types.ts';
import { findValue, isMissing, isValue, latest, worstGrade } from './values.ts';

/**
 * Every period from the first to the last with a figure; periods without one are in `gaps`, with the reason.
 *
 * @throws JevonsError as {@link findValue}; `missing-value` when the company does not report under the definition.
 */
export function findSeries(catalog: Catalog, query: SeriesQuery): Series {
  checkAsOf(query.asOf);
  const actor = findCompany(catalog, query.company);
  const metric = findMetric(catalog, query.metric);
  const definition = findDefinition(catalog, metric.id, actor.id, query.definition);
  const frequency = query.frequency ?? 'quarter';
  if (definition === undefined) {
    const period = { label: frequency, start: '', end: '' };
    const asked = { ...query, period: frequency };
    throw missingError(missingDefinition(catalog, actor, metric, asked, period, () => noFigure(query, period)));
  }
  const labels = periodLabels(catalog, actor.id, metric.id, definition.id, frequency);
  const answers = labels.map((period) =>
    findValue(catalog, {
      company: actor.id,
      metric: metric.id,
      definition: definition.id,
      period,
      asOf: query.asOf,
      vintage: query.vintage,
    }),
  );
  const known = answers.map((answer) => !isMissing(answer));
  const inside = answers.slice(known.indexOf(true), known.lastIndexOf(true) + 1);
  const points = inside.filter(isValue);
  return {
    company: actor.id,
    metric: metric.id,
    definition: definition.id,
    frequency,
    unit: 'USD million',
    points,
    gaps: inside.filter(isMissing),
    breaks: breaksOf(points),
  };
}

function noFigure(query: SeriesQuery, period: MissingValue['period']): MissingValue {
  const { company, metric } = query;
  return { company, metric, definition: '', period, missing: '', reason: 'not-disclosed', hint: '' };
}

function breaksOf(points: readonly FactValue[]): string[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && before.vintage !== point.vintage ? [point.period.label] : [];
  });
}

/** Labels from the first to the last period that any row touches. */
function periodLabels(
  catalog: Catalog,
  company: string,
  metric: string,
  definition: string,
  frequency: Frequency,
): string[] {
  const rows = catalog.factsOf(company, metric, definition);
  const years = rows.map((row) => Number(row.period.slice(2, 6)));
  const first = Math.min(...years) - 1;
  const last = Math.max(...years) + 1;
  const labels: string[] = [];
  for (let year = first; year <= last; year++) {
    if (frequency === 'year') labels.push(`FY${year}`);
    else if (frequency === 'quarter') labels.push(...quartersOfYear(`FY${year}`));
    else if (frequency === 'calendar-year') labels.push(`CY${year}`);
    else for (const quarter of [1, 2, 3, 4]) labels.push(`${year}Q${quarter}`);
  }
  return labels;
}

/**
 * The last figure known: for a flow the last four consecutive quarters added, for a stock the last balance.
 *
 * @returns The sum with its parts, or why there is none.
 */
export function findTrailingYear(catalog: Catalog, query: SeriesQuery): FactValue | MissingValue {
  const series = findSeries(catalog, { ...query, frequency: 'quarter' });
  const last = series.points.at(-1);
  const four = series.points.slice(-4);
  const kind = catalog.metrics.get(series.metric)?.kind;
  if (last !== undefined && kind === 'stock') return last;
  if (last === undefined || four.length < 4 || !areConsecutive(four)) {
    const actor = findCompany(catalog, query.company).id;
    const period = { label: 'last four quarters', start: '', end: last?.period.end ?? '' };
    return {
      company: actor,
      metric: series.metric,
      definition: series.definition,
      period,
      missing: `no four consecutive quarters of ${series.metric} of ${actor} (${series.definition})`,
      reason: 'not-gathered',
      hint: 'ask for single periods',
    };
  }
  return addQuarters(four, last);
}

function areConsecutive(points: readonly FactValue[]): boolean {
  const index = (label: string) => 4 * Number(label.slice(2, 6)) + Number(label.slice(7));
  return points.every(
    (point, position) =>
      position === 0 || index(point.period.label) - index(points[position - 1]?.period.label ?? '') === 1,
  );
}

function addQuarters(four: readonly FactValue[], last: FactValue): FactValue {
  const first = four[0] as FactValue;
  const sources = new Map(
    four.flatMap((point) => point.sources).map((source) => [`${source.id} ${source.place}`, source]),
  );
  return {
    ...last,
    period: { label: `last four quarters to ${last.period.end}`, start: first.period.start, end: last.period.end },
    value: Math.round(four.reduce((sum, point) => sum + point.value, 0) * 1000) / 1000,
    published: latest(four.map((point) => point.published)),
    status: 'derived',
    grade: worstGrade(four.map((point) => point.grade)),
    confirmed: four.every((point) => point.confirmed),
    sources: [...sources.values()],
    arithmetic: four.map(({ period, value, published }) => ({ sign: 1, label: period.label, value, published })),
    roundedTo: four.reduce((sum, point) => sum + point.roundedTo, 0),
    notes: [...new Set(four.flatMap((point) => point.notes))],
  };
}
