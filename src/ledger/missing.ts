/** Why a figure is not there, said exactly, and what would answer instead. */

import type { IsoDate, Period } from '#base';
import type { Catalog, FinancialRow } from './catalog-types.ts';
import { type PeriodParts, quartersOfYear } from './company-periods.ts';
import type { Scope } from './scope.ts';
import type { TableRow } from './tables.ts';
import type { FactValue, MissingValue, ValueQuery } from './types.ts';

/** The company does not report the metric under this definition, or not at all. */
export function missingDefinition(
  catalog: Catalog,
  actor: TableRow<'actors'>,
  metric: TableRow<'metrics'>,
  query: ValueQuery,
  period: Period,
  lookUp: (definition: string) => FactValue | MissingValue,
): MissingValue {
  const own = catalog.definitionsOf(metric.id, actor.id);
  const asked = query.definition ?? '';
  const common = { company: actor.id, metric: metric.id, definition: asked, period } as const;
  if (own.length === 0) {
    return {
      ...common,
      missing: `no ${metric.id} of ${actor.name} is disclosed or gathered`,
      reason: 'not-disclosed',
      hint: 'list what there is with `companies`',
    };
  }
  const instead = own.map((definition) => {
    const answer = lookUp(definition.id);
    return 'missing' in answer ? definition.id : `${definition.id}: ${answer.value}`;
  });
  return {
    ...common,
    missing: `${actor.name} does not report ${metric.id} as ${asked}`,
    reason: 'not-disclosed',
    hint: `it has ${instead.join(', ')}`,
  };
}

/** The definition is right; the period has no figure, or none that was public. */
export function explainMissing(
  catalog: Catalog,
  scope: Scope,
  parts: PeriodParts,
  asOf: IsoDate | undefined,
  cause: 'vintages-differ' | undefined,
): MissingValue {
  const { period } = parts;
  const common = { company: scope.company, metric: scope.metric, definition: scope.definition.id, period } as const;
  const what = `${scope.metric} of ${scope.company} (${scope.definition.id}) for ${period.label}`;
  if (cause === 'vintages-differ') {
    return {
      ...common,
      missing: `${what} would add restated to first published figures`,
      reason: 'vintages-differ',
      hint: 'ask for its quarters one by one, or for the first vintage',
    };
  }
  const all = catalog.factsOf(scope.company, scope.metric, scope.definition.id);
  const shown = new Set([...scope.visible.values()].flat());
  const hidden = all.filter((row) => !shown.has(row) && touches(row, parts));
  if (asOf !== undefined && hidden.length > 0) return notPublic(common, what, asOf, hidden, parts);
  const ends = [...shown].map((row) => row.end).sort();
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) {
    return {
      ...common,
      missing: `no ${scope.metric} of ${scope.company} (${scope.definition.id}) ${asOf === undefined ? 'is gathered' : `was public on ${asOf}`}`,
      reason: asOf === undefined ? 'not-gathered' : 'not-yet-public',
      hint: 'list what there is with `companies`',
    };
  }
  if (period.end > last) {
    return {
      ...common,
      missing: `${what} is not yet reported, or not in full; the last period gathered ends ${last}`,
      reason: 'not-yet-reported',
      hint: period.start > last ? 'see its guidance' : 'ask for the quarters that are reported',
    };
  }
  return {
    ...common,
    missing: `${what} is not gathered; figures run from the period ending ${first} to ${last}`,
    reason: 'not-gathered',
    hint: 'ask for another period, or import it',
  };
}

function notPublic(
  common: Pick<MissingValue, 'company' | 'metric' | 'definition' | 'period'>,
  what: string,
  asOf: IsoDate,
  hidden: readonly FinancialRow[],
  parts: PeriodParts,
): MissingValue {
  const datesOf = (rows: readonly FinancialRow[]) => rows.map((row) => row.published).filter((day) => day !== '');
  const whole = datesOf(hidden.filter((row) => parts.labels.length === 1 && row.period === parts.labels[0])).sort();
  const day = whole[0] ?? datesOf(hidden).sort().at(-1);
  if (day === undefined) {
    return {
      ...common,
      missing: `the publication date of ${what} is not gathered, so it is left out of what was known on ${asOf}`,
      reason: 'publication-date-unknown',
      hint: 'ask without a date to see it',
    };
  }
  return {
    ...common,
    missing: `${what} was not public on ${asOf}; it came out on ${day}`,
    reason: 'not-yet-public',
    hint: 'ask for an earlier period, or a later date',
  };
}

/** Whether a row that was not visible would have helped. */
function touches(row: FinancialRow, parts: PeriodParts): boolean {
  return parts.labels.some((label) => row.period === label || quartersOfYear(label).includes(row.period));
}
