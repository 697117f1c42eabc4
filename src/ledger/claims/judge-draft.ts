/** A draft to a judged claim; where the words leave a choice, the choices of the same sentence are tried. */

import { addDays } from '#base';
import type { Context } from './context.ts';
import { definitionsOf } from './definitions.ts';
import type { Draft } from './draft.ts';
import { growthCandidates, growthFitting, shareCandidates } from './growth.ts';
import { amountFitting, type Candidate, type Judgement, judgeCandidates, levelCandidates, type Why } from './judge.ts';
import { metricOfSegment } from './metrics.ts';
import type { PeriodReading } from './periods.ts';
import type { Reading, ReadingTable } from './readings.ts';
import { resolvePeriod } from './resolve-periods.ts';
import { totalCandidates } from './totals.ts';

export interface Judged {
  readonly draft: Draft;
  readonly judgement: Judgement;
  /** Readings that became public after the article. */
  readonly later: readonly Reading[];
}

/** Drafts by the sentence they stand in. */
export type NearDrafts = ReadonlyMap<number, readonly Draft[]>;

const nothing = { best: undefined, others: [], scale: 0 } as const;

/** Facts younger than the ledger by more than this may be missing from it. */
const staleDays = 30;

export function judgeDraft(context: Context, table: ReadingTable, draft: Draft, near: NearDrafts): Judged {
  const first = judgeOnce(table, draft, near);
  if (isGood(first.judgement)) return first;
  // A figure that fits another period of its own sentence was said of that one, unless it stands right beside its own.
  const open = draft.kind === 'level' && !draft.periodAttached && draft.parts.periods.length > 1;
  if (isCertain(draft) && !open) return guardFuture(context, draft, first);
  const loose = isCertain(draft) ? { ...draft, period: { ...draft.period, certain: false } } : draft;
  for (const other of alternatives(context, loose)) {
    const judged = judgeOnce(table, other, near);
    if (isGood(judged.judgement)) return judged;
  }
  if (isCertain(draft)) return guardFuture(context, draft, first);
  if (first.judgement.verdict === 'not-checkable') return first;
  // Three digits that are right but for a thousandfold are no chance hit.
  if (isMillionForBillion(draft, first.judgement)) return guardFuture(context, draft, first);
  return { ...first, judgement: { verdict: 'not-checkable', ...nothing, why: 'unsure' } };
}

function isGood({ verdict }: Judgement): boolean {
  return verdict === 'true' || verdict === 'true-under-definition';
}

function isMillionForBillion({ kind, companies, figure }: Draft, { scale }: Judgement): boolean {
  return kind === 'level' && companies.certain && Math.abs(scale) === 3 && figure.value >= 200 * figure.half;
}

function isCertain({ companies, metric, period }: Draft): boolean {
  return companies.certain && metric.certain && period.certain;
}

/** A plan that the ledger may not have heard of is not called wrong. */
function guardFuture(context: Context, draft: Draft, judged: Judged): Judged {
  const stale = context.date > addDays(context.ledger.dataDate, staleDays);
  const plan = judged.judgement.best?.readings.some(({ kind }) => kind === 'plan') === true;
  const unsafe = judged.judgement.verdict === 'wrong' || judged.judgement.verdict === 'imprecise';
  if (!stale || !plan || !unsafe || draft.plannedBefore) return judged;
  return { ...judged, judgement: { verdict: 'not-checkable', ...nothing, why: 'future' } };
}

function judgeOnce(table: ReadingTable, draft: Draft, near: NearDrafts): Judged {
  const named = draft.metric.value === 'capex' ? definitionsOf(draft.parts.sentence.text, draft.figure) : undefined;
  if (draft.kind === 'growth') return judgeGrowth(table, draft, near, named);
  if (draft.kind === 'share') {
    return judged(draft, shareCandidates(draft, table), growthlessFit(draft), named, 'no-figure', []);
  }
  if (draft.companies.value.length > 1) {
    const { candidates } = totalCandidates(draft, table);
    return judged(draft, candidates, amountFitting(draft), undefined, 'no-figure', []);
  }
  const [company] = draft.companies.value as [string];
  const tables = pickQuarter(
    draft.period.value.labels.map((label) => table.of(company, draft.metric.value, label)),
    draft,
  );
  const { candidates, problem, later } = levelCandidates(draft, tables);
  const found = judged(draft, candidates, amountFitting(draft), named, problem ?? 'no-figure', later);
  return refine(table, draft, found);
}

/** "The quarter" may mean the last one ended or the one before: the last that was public is meant. */
function pickQuarter<Table extends { readonly known: readonly Reading[]; readonly plans: readonly Reading[] }>(
  tables: readonly Table[],
  draft: Draft,
): readonly Table[] {
  const { labels, literal } = draft.period.value;
  if (!literal || labels.length < 2) return tables;
  const known = tables.find((one) => one.known.length > 0);
  return known === undefined ? tables : [known];
}

function judged(
  draft: Draft,
  candidates: readonly Candidate[],
  fitting: ReturnType<typeof amountFitting>,
  named: readonly string[] | undefined,
  problem: Why,
  later: readonly Reading[],
): Judged {
  if (candidates.length === 0) {
    return { draft, judgement: { verdict: 'not-checkable', ...nothing, why: problem }, later };
  }
  const judgement = judgeCandidates(candidates, fitting, draft.figure.value, named);
  return { draft, judgement, later };
}

function growthlessFit(draft: Draft): ReturnType<typeof amountFitting> {
  return amountFitting({ ...draft, figure: { ...draft.figure, half: Math.max(draft.figure.half, 0.5) } });
}

function judgeGrowth(
  table: ReadingTable,
  draft: Draft,
  near: NearDrafts,
  named: readonly string[] | undefined,
): Judged {
  const levelIn = (index: number) =>
    (near.get(index) ?? []).find(
      (other) =>
        other.kind === 'level' &&
        !other.earlier &&
        !other.parts.sentence.heading &&
        other.figure.valueTo === undefined &&
        other.companies.value.join() === draft.companies.value.join() &&
        other.metric.value === draft.metric.value &&
        other.period.value.labels.join() === draft.period.value.labels.join(),
    );
  const stated = levelIn(draft.parts.index) ?? levelIn(draft.parts.index - 1);
  if (draft.companies.value.length > 1) {
    return { draft, judgement: { verdict: 'not-checkable', ...nothing, why: 'no-figure' }, later: [] };
  }
  const candidates = growthCandidates(draft, table, stated?.figure.value);
  const found = judged(draft, candidates, growthFitting(draft), named, 'no-figure', []);
  // Growth to "over 50 billion" has no upper end: it is not refuted by the growth to 50.
  return found.judgement.verdict === 'wrong' && stated?.figure.qualifier === 'over'
    ? { ...found, judgement: { verdict: 'not-checkable', ...nothing, why: 'unsure' } }
    : found;
}

const dataCentres = /data[- ]?cent(?:er|re)|centres de données/iu;

/** What a plan counts, where the company's own words are narrower than capex; lists that give the figures crosswise. */
function refine(table: ReadingTable, draft: Draft, found: Judged): Judged {
  const { judgement } = found;
  const entry = judgement.best?.readings[0]?.entry;
  if (
    judgement.verdict === 'true' &&
    entry?.definition === 'ai-data-centers' &&
    !dataCentres.test(draft.parts.sentence.text)
  ) {
    return { ...found, judgement: { ...judgement, verdict: 'true-under-definition', why: 'one-definition' } };
  }
  if (
    draft.listed &&
    (judgement.verdict === 'wrong' || judgement.verdict === 'imprecise') &&
    fitsListMate(table, draft)
  ) {
    return { ...found, judgement: { ...judgement, verdict: 'wrong', why: 'inverted' } };
  }
  return found;
}

function fitsListMate(table: ReadingTable, draft: Draft): boolean {
  const mates = draft.parts.companies.flatMap(({ company }) =>
    company === null || company === draft.companies.value[0] ? [] : [company],
  );
  const year = /\d{4}/.exec(draft.period.value.labels[0] ?? '')?.[0];
  return mates.some((company) => {
    const labels = new Set([...draft.period.value.labels, `CY${year}`, `FY${year}`]);
    const tables = [...labels].map((label) => table.of(company, draft.metric.value, label));
    const { candidates } = levelCandidates(draft, tables);
    return candidates.some((candidate) => candidate.current && amountFitting(draft)(candidate) === 'exact');
  });
}

/** The same figure tied to other names of its sentence, only where the words leave it open. */
function* alternatives(context: Context, draft: Draft): Generator<Draft> {
  const { parts } = draft;
  // A list is a sum or nothing: its figure is no single member's.
  const companies =
    draft.companies.certain || draft.companies.value.length > 1
      ? [{ company: draft.companies.value, segment: draft.segment }]
      : uniqueBy(
          parts.companies.flatMap(({ company, segment }) =>
            company === null ? [] : [{ company: [company], segment }],
          ),
          ({ company, segment }) => `${company} ${segment}`,
        );
  const metrics = draft.metric.certain
    ? [draft.metric.value]
    : [...new Set([draft.metric.value, ...parts.metrics.flatMap(({ metric }) => (metric === null ? [] : [metric]))])];
  for (const { company, segment } of companies.length === 0
    ? [{ company: draft.companies.value, segment: draft.segment }]
    : companies) {
    for (const metric of metrics) {
      const own = draft.metric.certain && draft.companies.certain ? metric : metricOfSegment(metric, segment);
      if (own === undefined) continue;
      const periods = draft.period.certain
        ? [draft.period.value]
        : [
            draft.period.value,
            ...periodsAround(context, draft).flatMap((reading) => {
              const choice = resolvePeriod(reading, context.ledger, company[0] as string, context.date);
              return choice === undefined ? [] : [choice];
            }),
          ];
      for (const period of periods) {
        yield {
          ...draft,
          companies: { value: company, certain: false },
          segment,
          metric: { value: own, certain: false },
          period: { value: period, certain: false },
        };
      }
    }
  }
}

/** Periods of the sentence, or of the two before when it names none; then the latest ones. */
function periodsAround(
  context: Context,
  { parts, metric, periodAttached, periodAssumed }: Draft,
): readonly PeriodReading[] {
  const named = periodAssumed
    ? []
    : parts.periods.length > 0
      ? parts.periods
      : [1, 2].flatMap((back) => {
          const before = parts.index >= back ? context.parts(parts.index - back) : undefined;
          return before === undefined || parts.sentence.block - before.sentence.block > 1 ? [] : before.periods;
        });
  const latest: readonly PeriodReading[] = [
    { kind: 'latest-quarter' },
    { kind: 'period', year: undefined, part: undefined, basis: 'bare', relative: 0 },
    ...(periodAssumed ? [] : [{ kind: 'full-year' } as const]),
    ...(/cash_flow$/.test(metric.value) ? [{ kind: 'trailing-year' } as const] : []),
  ];
  return [...named.map(({ reading }) => reading), ...(periodAttached ? [] : latest)];
}

function uniqueBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
