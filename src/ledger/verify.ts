/** Checks of the facts against each other. What is odd but right is listed, with its reason, in exceptions.csv. */

import { dayNumber } from '#base';
import { type Catalog, type FinancialRow, groupBy } from './catalog-types.ts';
import { quartersOfYear } from './company-periods.ts';
import { definitionSums } from './definition-sums.ts';
import type { Ledger } from './ledger.ts';
import { type Suspicion, subjectOf } from './suspicion.ts';
import type { Finding } from './types.ts';
import { printedArithmetic } from './values.ts';
import { verifyDated } from './verify-dated.ts';
import { verifyPeriods } from './verify-periods.ts';
import { verifyReferences } from './verify-references.ts';
import { verifyScale } from './verify-scale.ts';

/**
 * Everything that does not add up. A ledger is sound when no finding is an `error`.
 *
 * @returns Findings in the order of the checks; those that exceptions.csv explains are notes, and so are exceptions
 *   that no longer match anything.
 */
export function verifyLedger(ledger: Ledger): Finding[] {
  const { catalog } = ledger;
  const suspicions = [
    ...catalog.rows('financials').flatMap((row, index) => verifyRow(catalog, row, index)),
    ...verifyDuplicates(catalog),
    ...verifyYears(catalog),
    ...verifyDefinitions(catalog),
    ...verifyPeriods(catalog),
    ...verifyReferences(catalog),
    ...verifyScale(catalog),
    ...verifyDated(catalog),
  ];
  const exceptions = new Map(catalog.rows('exceptions').map((row) => [`${row.check} ${row.subject}`, row.reason]));
  const matched = new Set(suspicions.map(({ check, subject }) => `${check} ${subject}`));
  const findings = suspicions.map(({ check, subject, message, index }): Finding => {
    const explained = exceptions.get(`${check} ${subject}`) ?? '';
    const place = index === undefined ? undefined : catalog.placeOf('financials', index);
    const where = place === undefined ? '' : `${place.file} row ${place.row}`;
    return { check, severity: explained === '' ? 'error' : 'note', subject, message, where, explained };
  });
  const idle = catalog.rows('exceptions').filter((row) => !matched.has(`${row.check} ${row.subject}`));
  return [
    ...findings,
    ...idle.map(
      ({ check, subject }): Finding => ({
        check: 'idle-exception',
        severity: 'note',
        subject: `${check} ${subject}`,
        message: 'the exception matches no finding; take it out',
        where: '',
        explained: '',
      }),
    ),
  ];
}

/** Results are out sooner; a first figure later than that was read as the comparative of another year. */
const latestFirst = 120;

function verifyRow(catalog: Catalog, row: FinancialRow, index: number): Suspicion[] {
  const subject = subjectOf(row);
  const found: Suspicion[] = [];
  const add = (check: string, message: string) => found.push({ check, subject, message, index });
  if (row.value < 0 && catalog.metrics.get(row.metric)?.may_be_negative === false) {
    add('sign', `${row.value} is negative; ${row.metric} cannot be`);
  }
  if (row.published !== '' && row.published <= row.end) {
    add('published-after-end', `published ${row.published}, before the period is over on ${row.end}`);
  }
  const days = row.published === '' || row.vintage !== 'first' ? 0 : dayNumber(row.published) - dayNumber(row.end);
  if (days > latestFirst && row.published_reason === '') {
    add('late-first-figure', `a first figure dated ${days} days after its period, as a comparative would be; say why`);
  }
  if (row.published === '' && row.published_reason === '') add('undated', 'no publication date and no reason for it');
  if (row.status === 'derived' && row.arithmetic === '' && row.note === '') {
    add('derived-without-arithmetic', 'derived, but neither arithmetic nor note says how');
  }
  if (row.arithmetic !== '') {
    const parts = printedArithmetic(row);
    const sum = parts.reduce((total, part) => total + part.sign * part.value, 0);
    if (Math.abs(sum - row.value) > row.rounded_to) add('arithmetic', `${row.arithmetic} is ${sum}, not ${row.value}`);
  }
  return found;
}

/** The same figure twice from the same document, or two first figures on one day that differ by more than rounding. */
function verifyDuplicates(catalog: Catalog): Suspicion[] {
  const rows = catalog.rows('financials').map((row, index) => ({ row, index }));
  const groups = groupBy(rows, ({ row }) => `${subjectOf(row)} ${row.published}`);
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    return group.slice(1).flatMap(({ row, index }) => {
      const first = (group[0] as { row: FinancialRow }).row;
      const subject = subjectOf(row);
      if (first.sources.join() === row.sources.join() && first.place === row.place) {
        return [{ check: 'duplicate', subject, message: 'the same fact of the same document stands twice', index }];
      }
      const gap = Math.abs(first.value - row.value);
      const allowed = Math.max(first.rounded_to, row.rounded_to);
      if (gap <= allowed) return [];
      return [{ check: 'two-values', subject, message: `${first.value} and ${row.value} on one day`, index }];
    });
  });
}

/** Quarters add up to the year, within rounding, and none is more than 0.6 of it: a half-year passed off as a quarter is. */
function verifyYears(catalog: Catalog): Suspicion[] {
  const flows = catalog.rows('financials').filter((row) => row.start !== '');
  const series = groupBy(flows, (row) => `${row.company} ${row.metric} ${row.definition} ${row.vintage}`);
  return [...series.values()].flatMap((rows) => {
    const byPeriod = new Map(rows.map((row) => [row.period, row]));
    const years = new Set(rows.map((row) => row.period.slice(0, 6)));
    return [...years].flatMap((year) => {
      const quarters = quartersOfYear(year).map((label) => byPeriod.get(label));
      if (quarters.includes(undefined)) return [];
      return verifyYear(byPeriod.get(year), quarters as FinancialRow[]);
    });
  });
}

function verifyYear(year: FinancialRow | undefined, quarters: readonly FinancialRow[]): Suspicion[] {
  const found: Suspicion[] = [];
  const sum = quarters.reduce((total, row) => total + row.value, 0);
  const size = quarters.reduce((total, row) => total + Math.abs(row.value), 0);
  for (const row of quarters) {
    if (Math.abs(row.value) <= 0.6 * size) continue;
    const message = `${row.value} is more than 0.6 of its year (${sum}); a half-year read as a quarter?`;
    found.push({ check: 'quarter-share', subject: subjectOf(row), message });
  }
  if (year !== undefined) {
    const rounding = quarters.reduce((total, row) => total + row.rounded_to / 2, year.rounded_to / 2);
    if (Math.abs(sum - year.value) > Math.max(1, rounding)) {
      const message = `quarters add up to ${sum}, the year is ${year.value}`;
      found.push({ check: 'quarters-to-year', subject: subjectOf(year), message });
    }
  }
  return found;
}

/** Definitions that are sums of others hold, period by period. */
function verifyDefinitions(catalog: Catalog): Suspicion[] {
  const values = (company: string, metric: string, definition: string) =>
    new Map(catalog.factsOf(company, metric, definition).map((row) => [row.period, row]));
  return definitionSums.flatMap(({ company, definition, base, other, sign, says }) => {
    const [bases, others] = [values(company, 'capex', base), values(company, other, 'reported')];
    return [...values(company, 'capex', definition).values()].flatMap((row) => {
      const [plain, extra] = [bases.get(row.period), others.get(row.period)];
      if (plain === undefined || extra === undefined) return [];
      const expected = plain.value + sign * extra.value;
      if (Math.abs(expected - row.value) <= Math.max(1, row.rounded_to)) return [];
      return [{ check: 'definition', subject: subjectOf(row), message: `${row.value}, but ${says} is ${expected}` }];
    });
  });
}
