/** "Ahead of Microsoft and Google": one company's figure over another's. */

import { type CompanyMention, listJoin, refersBack } from './companies.ts';
import type { Context, Parts } from './context.ts';
import type { Figure } from './figure.ts';
import type { Fit } from './fit.ts';
import { linkMetric } from './link-metric.ts';
import { linkPeriod } from './link-period.ts';
import type { MetricId } from './metrics.ts';
import type { Reading, ReadingTable } from './readings.ts';
import { resolvePeriod } from './resolve-periods.ts';

export interface Ranking {
  readonly parts: Parts;
  /** Offsets into the sentence. */
  readonly start: number;
  readonly end: number;
  readonly company: string | null;
  readonly metric: MetricId | null;
  readonly period: string | null;
  readonly verdict: 'true' | 'true-under-definition' | 'wrong' | 'not-checkable';
  readonly readings: readonly Reading[];
}

const leads =
  /(?<!\p{L})(?:(?<above>(?:well |far |just )?ahead of|(?:loin )?devant|more than|outspend(?:s|ing)?|outspent|surpass(?:es|ed|ing)|overtak(?:es|ing)|overtook|plus que|dépass(?:e|ant)|devançant|devance)|(?<below>(?:just |well )?behind|derrière|less than|moins que))\s+(?:its rivals? |ses? (?:rivaux|concurrents?) |both |that of |celui de |ceux de )?$/iu;

export function rankingsOf(context: Context, parts: Parts, table: ReadingTable): Ranking[] {
  const { text } = parts.sentence;
  const found: Ranking[] = [];
  for (const [index, mention] of parts.companies.entries()) {
    const lead = leads.exec(text.slice(Math.max(0, mention.start - 50), mention.start));
    if (lead === null || mention.company === null) continue;
    const rivals = listFrom(text, parts.companies, index);
    const last = rivals.at(-1) as CompanyMention;
    if (/^['’]s?\s/u.test(text.slice(last.end, last.end + 3))) continue;
    const start = mention.start - lead[0].length;
    const ranking = rank(
      context,
      parts,
      table,
      { start, end: last.end },
      rivals,
      lead.groups?.below === undefined ? 1 : -1,
    );
    if (ranking !== undefined) found.push(ranking);
  }
  return found;
}

function listFrom(text: string, mentions: readonly CompanyMention[], first: number): CompanyMention[] {
  const list = [mentions[first] as CompanyMention];
  for (let index = first + 1; index < mentions.length; index++) {
    const next = mentions[index] as CompanyMention;
    if (!listJoin.test(text.slice((list.at(-1) as CompanyMention).end, next.start))) break;
    list.push(next);
  }
  return list;
}

function rank(
  context: Context,
  parts: Parts,
  table: ReadingTable,
  span: { readonly start: number; readonly end: number },
  rivals: readonly CompanyMention[],
  direction: 1 | -1,
): Ranking | undefined {
  const stand: Figure = {
    ...span,
    core: span.start,
    kind: 'money',
    value: 0,
    half: 0,
    currency: 'USD',
    qualifier: 'none',
    move: undefined,
    scale: undefined,
  };
  const metric = linkMetric(context, parts, stand);
  const subject = subjectOf(context, parts, span.start);
  if (typeof metric === 'string') return undefined;
  const none = {
    parts,
    ...span,
    company: subject ?? null,
    metric: metric.value,
    period: null,
    verdict: 'not-checkable' as const,
    readings: [],
  };
  const names = rivals.map(({ company }) => company);
  if (subject === undefined || names.includes(null) || rivals.some(({ segment }) => segment !== undefined)) return none;
  const period = linkPeriod(context, parts, subject, stand);
  if (typeof period === 'string') return none;
  const reading = parts.periods.find(
    ({ base, reading }) => !base && (reading.kind === 'period' || reading.kind === 'ends'),
  )?.reading;
  const own = standing(table, subject, metric.value, period.value.labels);
  const others = (names as string[]).map((name) => {
    const choice = reading === undefined ? undefined : resolvePeriod(reading, context.ledger, name, context.date);
    return standing(table, name, metric.value, choice?.labels ?? period.value.labels);
  });
  if (own.length === 0 || others.some((list) => list.length === 0)) return none;
  const fits = others.map((list) => compare(own, list, direction));
  const verdict = fits.includes('far') ? 'wrong' : fits.includes('near') ? 'true-under-definition' : 'true';
  return {
    ...none,
    period: own[0]?.period ?? null,
    verdict,
    readings: [own[0] as Reading, ...others.map((list) => list[0] as Reading)],
  };
}

/** The company before the phrase, or the one the sentence goes on about. */
function subjectOf(context: Context, parts: Parts, before: number): string | undefined {
  const { text } = parts.sentence;
  const mention = parts.companies.findLast(({ object, end }) => !object && end <= before);
  if (mention !== undefined) return mention.company ?? undefined;
  if (parts.index === 0) return undefined;
  if (!refersBack(text) && parts.companies.some(({ object }) => !object)) return undefined;
  const previous = context.parts(parts.index - 1);
  if (parts.sentence.block - previous.sentence.block > 1) return undefined;
  const names = new Set(previous.companies.filter(({ object }) => !object).map(({ company }) => company));
  const [only] = names;
  return names.size === 1 ? (only ?? undefined) : undefined;
}

function standing(table: ReadingTable, company: string, metric: MetricId, labels: readonly string[]): Reading[] {
  return labels.flatMap((label) => {
    const { known, plans } = table.of(company, metric, label);
    return known.length > 0 ? known : plans.filter(({ current }) => current);
  });
}

/** Whether one is above the other on every definition, on some, on none. */
function compare(own: readonly Reading[], other: readonly Reading[], direction: 1 | -1): Fit {
  const pairs = own.flatMap((mine) =>
    other.map(
      (theirs) =>
        (mine.low - theirs.low) * direction > 0 &&
        ((mine.high ?? mine.low) - (theirs.high ?? theirs.low)) * direction > 0,
    ),
  );
  if (pairs.every(Boolean)) return 'exact';
  return pairs.some(Boolean) ? 'near' : 'far';
}
