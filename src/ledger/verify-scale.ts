/** Figures ten or a thousand times too large: billions read as millions, a French billion, a misread 亿. */

import { type Catalog, type FinancialRow, groupBy } from './catalog-types.ts';
import { type Suspicion, subjectOf } from './suspicion.ts';
import { findValue, isMissing } from './values.ts';

/** Nobody's revenue or spending grows or shrinks so much from one period to the next. */
const largestStep = 9;
/** Below this, USD million, young series do jump. */
const smallest = 500;
const largestMiss = 5;

export function verifyScale(catalog: Catalog): Suspicion[] {
  return [...verifySteps(catalog), ...verifyGuidance(catalog), ...verifyAverages(catalog)];
}

function verifySteps(catalog: Catalog): Suspicion[] {
  const rows = catalog.rows('financials').map((row, index) => ({ row, index }));
  const steady = rows.filter(({ row }) => catalog.metrics.get(row.metric)?.may_be_negative === false);
  const groups = groupBy(steady, ({ row }) => `${subjectOf(row).replace(row.period, '')} ${row.period.length}`);
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((left, right) => (left.row.end < right.row.end ? -1 : 1));
    return sorted.flatMap(({ row, index }, at) => {
      const near = [sorted[at - 1], sorted[at + 1]].flatMap((one) => (one === undefined ? [] : [one.row]));
      return near.length > 0 && near.every((other) => isFar(row, other))
        ? [
            {
              check: 'scale',
              subject: subjectOf(row),
              message: `${row.value} between ${values(near)}; the unit?`,
              index,
            },
          ]
        : [];
    });
  });
}

function isFar(row: FinancialRow, other: FinancialRow): boolean {
  const [low, high] = [Math.min(row.value, other.value), Math.max(row.value, other.value)];
  return high > smallest && high > largestStep * low;
}

function values(rows: readonly FinancialRow[]): string {
  return rows.map((row) => row.value).join(' and ');
}

/** Guidance on a definition that compares is not many times the outcome. */
function verifyGuidance(catalog: Catalog): Suspicion[] {
  return catalog.rows('guidance').flatMap(({ company, date, period, low, high, definition }) => {
    const target = catalog.guidanceDefinitions.get(definition);
    const said = low ?? high;
    if (said === null || target === undefined || target.comparable === 'different' || target.metric === '') return [];
    if (!/^(?:[CF]Y\d{4}(?:Q[1-4])?|\d{4}Q[1-4])$/.test(period)) return [];
    const outcome = findValue(catalog, { company, metric: target.metric, definition: target.definition, period });
    if (isMissing(outcome)) return [];
    const times = said / (outcome.value / 1000);
    if (times < largestMiss && times > 1 / largestMiss) return [];
    const message = `${said} USD billion was guided, ${outcome.value / 1000} came out; the unit?`;
    return [{ check: 'guidance-scale', subject: `${company} ${date} ${period}`, message }];
  });
}

/** Yearly averages: each year once, without a gap, and near the year before. */
function verifyAverages(catalog: Catalog): Suspicion[] {
  const rates = catalog.rows('exchange-rates').map((row) => ({ ...row, name: row.currency, value: row.usd_per_unit }));
  const index = catalog.rows('price-index').map((row) => ({ ...row, name: row.index }));
  return [...groupBy([...rates, ...index], ({ name }) => name)].flatMap(([name, rows]) =>
    rows.flatMap((row, at) => {
      const before = rows[at - 1];
      const subject = `${name} ${row.year}`;
      const found: Suspicion[] = [];
      if (row.published.slice(0, 4) < row.year) {
        found.push({ check: 'average', subject, message: `published ${row.published}, before the year is over` });
      }
      if (before === undefined) return found;
      if (Number(row.year) !== Number(before.year) + 1) {
        found.push({ check: 'average', subject, message: `follows ${before.year}; expected each year once, in order` });
      }
      if (Math.abs(row.value / before.value - 1) > 0.25) {
        found.push({ check: 'average', subject, message: `${row.value} after ${before.value}` });
      }
      return found;
    }),
  );
}
