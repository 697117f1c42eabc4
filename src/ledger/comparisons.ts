/** Figures set against each other: growth, totals, shares, ratios. Only on one basis, or saying what differs. */

import { JevonsError } from '#base';
import type { Catalog } from './catalog-types.ts';
import { periodParts } from './company-periods.ts';
import { findCompany, findDefinition, findMetric, textOf } from './names.ts';
import type { FactValue, Growth, GrowthQuery, MissingValue, Ratio, RatioQuery, Total, TotalQuery } from './types.ts';
import { findValue, isMissing, isValue, latest } from './values.ts';

/** The error that says why there is no figure: kind `data`, code `missing-value`. */
export function missingError(answer: MissingValue): JevonsError {
  return new JevonsError(answer.missing, {
    kind: 'data',
    code: 'missing-value',
    where: `${answer.company} ${answer.metric} ${answer.period.label}`,
    hint: answer.hint,
  });
}

/** @throws JevonsError as {@link missingError}. */
export function needValue(answer: FactValue | MissingValue): FactValue {
  if (isMissing(answer)) throw missingError(answer);
  return answer;
}

/**
 * Growth between two periods of one company on one definition.
 *
 * @throws JevonsError kind `data`: `definition-mismatch` when the two definitions stand on different bases (the hint
 *   gives the growth on each basis that both periods have), `missing-value`, `growth-undefined` when the first figure is
 *   not positive.
 */
export function findGrowth(catalog: Catalog, query: GrowthQuery): Growth {
  const { company, metric, asOf } = query;
  const actor = findCompany(catalog, company).id;
  const { id: metricId } = findMetric(catalog, metric);
  const fromDefinition = findDefinition(catalog, metricId, actor, query.definition)?.id ?? query.definition;
  const toDefinition = findDefinition(catalog, metricId, actor, query.toDefinition ?? query.definition)?.id;
  const ask = (period: string, definition: string | undefined) =>
    findValue(catalog, { company: actor, metric: metricId, period, definition, asOf });
  const from = needValue(ask(query.from, fromDefinition));
  const to = needValue(ask(query.to, toDefinition ?? query.toDefinition));
  if (from.basis !== to.basis) throw mismatch(catalog, query, from, to);
  if (from.value <= 0) {
    throw new JevonsError(`${metricId} of ${actor} was ${from.value} in ${from.period.label}: no growth from that`, {
      kind: 'data',
      code: 'growth-undefined',
      hint: 'compare the two amounts instead',
    });
  }
  const { definition, definitionText } = to;
  return { company: actor, metric: metricId, definition, definitionText, from, to, growth: to.value / from.value - 1 };
}

function mismatch(catalog: Catalog, query: GrowthQuery, from: FactValue, to: FactValue): JevonsError {
  const common = catalog.definitionsOf(from.metric, from.company).flatMap(({ id, basis }) => {
    const ask = (period: string) =>
      findValue(catalog, { company: from.company, metric: from.metric, definition: id, period, asOf: query.asOf });
    const [before, after] = [ask(query.from), ask(query.to)];
    if (isMissing(before) || isMissing(after) || before.value <= 0) return [];
    const percent = Math.round((after.value / before.value - 1) * 1000) / 10;
    const near = basis === from.basis || basis === to.basis;
    return [{ near, text: `${id}: ${before.value} to ${after.value}, ${percent >= 0 ? '+' : ''}${percent} %` }];
  });
  common.sort((left, right) => Number(right.near) - Number(left.near));
  return new JevonsError(
    `${from.metric} of ${from.company} as ${from.definition} (${from.definitionText.en}) cannot be compared with ${to.definition} (${to.definitionText.en})`,
    {
      kind: 'data',
      code: 'definition-mismatch',
      where: `${from.period.label} to ${to.period.label}`,
      hint:
        common.length === 0
          ? 'no definition has both periods'
          : `on one definition: ${common.map(({ text }) => text).join('; ')}`,
    },
  );
}

/** What stands in when a company has no figure on the basis asked, nearest first. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  gross: ['gross', 'net', 'company-stated', 'incl-finance-leases'],
  net: ['net', 'gross', 'company-stated', 'incl-finance-leases'],
  'incl-finance-leases': ['incl-finance-leases', 'gross', 'net', 'company-stated'],
};

/**
 * Total and shares of several companies on the nearest common basis; `differences` says which company is on another.
 *
 * @throws JevonsError kind `usage` as {@link findValue}; code `no-companies` when the list is empty.
 */
export function findTotal(catalog: Catalog, query: TotalQuery): Total {
  if (query.companies.length === 0) {
    throw new JevonsError('no companies to add', { kind: 'usage', code: 'no-companies', hint: 'name at least one' });
  }
  const metric = findMetric(catalog, query.metric).id;
  const wished = query.definition ?? (metric === 'capex' ? 'gross' : undefined);
  const actors = [...new Set(query.companies.map((company) => findCompany(catalog, company).id))];
  const answers = actors.map((company) => nearestValue(catalog, { ...query, metric }, company, wished));
  const known = answers.filter(isValue);
  const missing = answers.filter(isMissing);
  const sum = Math.round(known.reduce((total, part) => total + part.value, 0) * 1000) / 1000;
  const main = mainBasis(known, wished);
  const differences = known
    .filter((part) => part.basis !== main)
    .map(({ company, definition, definitionText }) => ({ company, definition, text: definitionText }));
  return {
    metric,
    definition: wished ?? known.find((part) => part.basis === main)?.definition ?? '',
    period: periodParts(query.period, '12-31').period.label,
    unit: 'USD million',
    value: missing.length === 0 ? sum : null,
    valueOfKnown: sum,
    sameBasis: differences.length === 0,
    differences,
    parts: known
      .map((part) => ({ ...part, share: sum === 0 ? 0 : part.value / sum }))
      .sort((left, right) => right.value - left.value),
    missing,
    published: latest(known.map((part) => part.published)),
  };
}

/** The basis that the definition asked for stands on, or the one that most companies share. */
function mainBasis(known: readonly FactValue[], wished: string | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const part of known) {
    if (wished === undefined || part.definition === wished) counts.set(part.basis, (counts.get(part.basis) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0];
}

function nearestValue(
  catalog: Catalog,
  query: TotalQuery,
  company: string,
  wished: string | undefined,
): FactValue | MissingValue {
  const { metric, period, asOf } = query;
  const ask = (definition: string | undefined) => findValue(catalog, { company, metric, period, definition, asOf });
  const asked = ask(wished);
  if (!isMissing(asked) || wished === undefined) return asked;
  for (const definition of nearest[wished] ?? catalog.definitionsOf(metric, company).map((row) => row.id)) {
    if (!catalog.definitionsOf(metric, company).some((row) => row.id === definition)) continue;
    const answer = ask(definition);
    if (!isMissing(answer)) return answer;
  }
  const own = ask(undefined);
  return isMissing(own) ? own : asked;
}

/**
 * One metric over another for the same company and period: capex over revenue, over operating cash flow.
 *
 * @throws JevonsError kind `data`: `missing-value`; `ratio-undefined` when the denominator is zero.
 */
export function findRatio(catalog: Catalog, query: RatioQuery): Ratio {
  const { company, period, asOf } = query;
  const numerator = needValue(findValue(catalog, { company, period, asOf, ...query.numerator }));
  const denominator = needValue(findValue(catalog, { company, period, asOf, ...query.denominator }));
  if (denominator.value === 0) {
    throw new JevonsError(`${denominator.metric} of ${denominator.company} is 0 in ${period}`, {
      kind: 'data',
      code: 'ratio-undefined',
    });
  }
  const ratio = numerator.value / denominator.value;
  return { company: numerator.company, period: numerator.period, numerator, denominator, ratio };
}

/** Definitions of a metric at a company, in words, for lists of choices. */
export function definitionsFor(catalog: Catalog, company: string, metric: string) {
  const actor = findCompany(catalog, company);
  return catalog.definitionsOf(findMetric(catalog, metric).id, actor.id).map((row) => ({
    metric: row.metric,
    id: row.id,
    company: row.company,
    basis: row.basis,
    isDefault: row.default,
    isGuided: row.guided,
    text: textOf(row),
  }));
}
