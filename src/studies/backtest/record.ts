/** What was public on a day: reported quarters by firm, on its own definition, and what it had announced. */

import { addDays, daysBetween, exp, type IsoDate, JevonsError, ln } from '#base';
import type { GuidanceEntry, Ledger } from '#ledger';
import { lastQuarterOver, type Quarter, quarterStarting } from './quarters.ts';

/** In the order of the model's firms. */
export const backtestFirms = ['amazon', 'microsoft', 'alphabet', 'meta', 'oracle'] as const;
export type BacktestFirm = (typeof backtestFirms)[number];

/** An announcement for four quarters in figures, in $bn. */
export interface Announcement {
  readonly first: Quarter;
  readonly last: Quarter;
  readonly periodEnd: IsoDate;
  readonly knownFrom: IsoDate;
  /** Middle of the range, or its only end. */
  readonly middle: number;
}

export interface FirmRecord {
  readonly firm: BacktestFirm;
  readonly definition: string;
  /** Quarter to $bn; without gaps from `first` to `last`. */
  readonly quarters: ReadonlyMap<Quarter, number>;
  readonly first: Quarter;
  readonly last: Quarter;
  /** Years not over in the record, of each the latest word; in order of time. */
  readonly announced: readonly Announcement[];
}

export interface PublicRecord {
  readonly day: IsoDate;
  readonly firms: readonly FirmRecord[];
}

/**
 * A figure whose day of publication is not gathered, or is that of a later document, counts from here on: large companies must
 * file their quarters within 40 days and their years within 60.
 */
const daysToFile = 60;
const million = 1000;
const fewestQuarters = 6;

/**
 * @returns The record, with the quarters of each firm that run without a gap to its last.
 * @throws JevonsError `too-little-record` when a firm has fewer than six of them.
 */
export function recordOn(ledger: Ledger, day: IsoDate): PublicRecord {
  return { day, firms: backtestFirms.map((firm) => firmRecord(ledger, firm, day)) };
}

function firmRecord(ledger: Ledger, firm: BacktestFirm, day: IsoDate): FirmRecord {
  const { definition, known } = knownQuarters(ledger, firm, day);
  const last = Math.max(...known.keys());
  const quarters = new Map<Quarter, number>();
  for (let quarter = last; known.has(quarter); quarter--) quarters.set(quarter, known.get(quarter) as number);
  if (quarters.size < fewestQuarters) {
    throw new JevonsError(`${firm} has ${quarters.size} quarters in a row that were public on ${day}`, {
      kind: 'data',
      code: 'too-little-record',
      where: `capex ${firm} ${definition}`,
      hint: `take a later day: ${fewestQuarters} quarters are needed`,
    });
  }
  const announced = announcements(ledger, firm, definition, day)
    .filter((one) => one.last > last)
    .toSorted((a, b) => a.first - b.first);
  return { firm, definition, quarters, first: last - quarters.size + 1, last, announced };
}

/**
 * Printed quarters whose day had come. Of several rows for one quarter the firmer counts, then the earlier: a row that became
 * known later never takes the place of one, since it is not looked at.
 */
function knownQuarters(ledger: Ledger, firm: BacktestFirm, day: IsoDate) {
  const definition = ledger.definitions(firm, 'capex').find(({ isDefault }) => isDefault)?.id ?? '';
  const chosen = new Map<Quarter, KnownRow>();
  for (const row of ledger.catalog.factsOf(firm, 'capex', definition)) {
    if (row.start === '' || row.vintage !== 'first' || !isQuarter(row.start, row.end)) continue;
    const undated = row.published === '' || /not gathered/.test(row.published_reason);
    const since = undated ? addDays(row.end, daysToFile) : row.published;
    if (since > day) continue;
    const quarter = quarterStarting(row.start);
    const one = { value: row.value / million, since, rank: firmness.indexOf(row.status) };
    const before = chosen.get(quarter);
    if (before === undefined || comesBefore(one, before)) chosen.set(quarter, one);
  }
  return { definition, known: new Map([...chosen].map(([quarter, { value }]) => [quarter, value])) };
}

interface KnownRow {
  readonly value: number;
  readonly since: IsoDate;
  readonly rank: number;
}

const firmness: readonly string[] = ['reported', 'derived', 'single-source'];
const daysAQuarter = 91;
const comesBefore = (a: KnownRow, b: KnownRow) => (a.rank === b.rank ? a.since < b.since : a.rank < b.rank);
const isQuarter = (start: IsoDate, end: IsoDate) => Math.abs(daysBetween(start, end) - daysAQuarter) < 10;

/** Of each year with a figure on the firm's own definition (or one close to it), the latest word by that day. */
function announcements(ledger: Ledger, firm: string, definition: string, day: IsoDate): Announcement[] {
  const latest = new Map<string, Announcement>();
  for (const entry of yearsInFigures(ledger, firm, definition)) {
    const one = announcementOf(entry);
    if (one.knownFrom <= day) latest.set(`${one.first}`, one);
  }
  return [...latest.values()];
}

function yearsInFigures(ledger: Ledger, firm: string, definition: string): GuidanceEntry[] {
  const own = (entry: GuidanceEntry) => {
    const target = ledger.catalog.guidanceDefinitions.get(entry.definition);
    return target?.metric === 'capex' && target.definition === definition && target.comparable !== 'different';
  };
  const year = ({ period: { start, end } }: GuidanceEntry) =>
    start !== null && end !== null && Math.abs(daysBetween(start, end) - 365) < 10;
  return ledger
    .guidance({})
    .filter((entry) => entry.company === firm && entry.low !== null && year(entry) && own(entry));
}

function announcementOf({ period, low, high, knownFrom }: GuidanceEntry): Announcement {
  const first = quarterStarting(period.start ?? '');
  const floor = low ?? Number.NaN;
  return { first, last: first + 3, periodEnd: period.end ?? '', knownFrom, middle: (floor + (high ?? floor)) / 2 };
}

/** Past guidance against what came, known on a day. */
export interface GuidanceError {
  /** Mean logarithm of outcome over guidance; 0 without cases. */
  readonly mean: number;
  /** Firm-years that it rests on. */
  readonly cases: number;
}

/**
 * What guidance that is this many days from the end of its year missed by, in all firms, in years whose outcome is in the record:
 * early guidance misses more than late.
 */
export function pastGuidanceError(ledger: Ledger, record: PublicRecord, leadDays: number): GuidanceError {
  const errors = record.firms.flatMap(({ firm, definition, quarters }) => {
    const entries = yearsInFigures(ledger, firm, definition).map(announcementOf);
    const years = [...new Set(entries.map(({ first }) => first))];
    return years.flatMap((first) => {
      const outcome = sumOf(quarters, first, first + 3);
      const ofYear = entries.filter((one) => one.first === first);
      const asLongBefore = addDays(ofYear[0]?.periodEnd ?? '', -leadDays);
      const inForce = ofYear.filter(({ knownFrom }) => knownFrom <= asLongBefore).at(-1);
      return outcome === undefined || inForce === undefined ? [] : [ln(outcome / inForce.middle)];
    });
  });
  const cases = errors.length;
  return { mean: cases === 0 ? 0 : errors.reduce((sum, one) => sum + one, 0) / cases, cases };
}

/** Undefined when a quarter is missing. */
export function sumOf(quarters: ReadonlyMap<Quarter, number>, first: Quarter, last: Quarter): number | undefined {
  let sum = 0;
  for (let quarter = first; quarter <= last; quarter++) {
    const value = quarters.get(quarter);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/**
 * What an announcement leaves for the quarters not reported yet, $bn a quarter; undefined when nothing is left.
 *
 * @param correction Logarithm of outcome over guidance to expect of the whole year.
 */
export function restOf(
  one: Announcement,
  { quarters, last }: FirmRecord,
  correction = 0,
): { readonly from: Quarter; readonly rate: number } | undefined {
  const done = one.first <= last ? (sumOf(quarters, one.first, last) ?? 0) : 0;
  const from = Math.max(one.first, last + 1);
  const rate = (one.middle * exp(correction) - done) / (one.last - from + 1);
  return rate > 0 ? { from, rate } : undefined;
}

/** The last quarter over on a day has rarely been reported. @throws JevonsError `too-little-record` when more are missing. */
export function commonLast(record: PublicRecord): Quarter {
  const common = Math.min(...record.firms.map(({ last }) => last));
  const late = record.firms.find(({ last }) => last < lastQuarterOver(record.day) - 1);
  if (late === undefined) return common;
  throw new JevonsError(`the quarters of ${late.firm} known on ${record.day} end more than a quarter too early`, {
    kind: 'data',
    code: 'too-little-record',
    where: `capex ${late.firm} ${late.definition}`,
  });
}
