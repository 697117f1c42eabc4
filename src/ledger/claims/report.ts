/** A judged figure as the claim that is handed out. */

import type { Context } from './context.ts';
import type { Refusal } from './draft.ts';
import type { Candidate } from './judge.ts';
import type { Judged } from './judge-draft.ts';
import type { OffsetText } from './offset-text.ts';
import type { Ranking } from './rankings.ts';
import type { Reading, ReadingTable } from './readings.ts';
import { daysOf, yearEndOf } from './resolve-periods.ts';
import type { Claim, ClaimFigure, ClaimSource } from './types.ts';
import type { Words } from './words.ts';

export interface Report {
  readonly input: string;
  readonly text: OffsetText;
  readonly words: Words;
  readonly context: Context;
  readonly table: ReadingTable;
}

function placed({ input, text }: Report, start: number, end: number): Pick<Claim, 'quote' | 'start' | 'end'> {
  const [from, to] = text.sourceSpan(start, end);
  return { quote: input.slice(from, to), start: from, end: to };
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function unitOf(kind: string): Claim['unit'] {
  return kind === 'money' ? 'USD billion' : kind === 'percent' ? '%' : kind === 'multiple' ? 'times' : 'other';
}

function valuesOf(figure: Refusal['figure'], sign: 1 | -1): Pick<Claim, 'value' | 'valueTo'> {
  const value = round(figure.value * sign);
  return figure.valueTo === undefined ? { value } : { value, valueTo: round(figure.valueTo * sign) };
}

export function claimOfRefusal(report: Report, refusal: Refusal): Claim {
  const { figure, parts, refused, company, metric } = refusal;
  const foreign = figure.kind === 'money' && figure.currency !== '' && figure.currency !== 'USD';
  return {
    ...placed(report, parts.sentence.start + figure.start, parts.sentence.start + figure.end),
    company,
    metric,
    period: null,
    ...valuesOf(figure, 1),
    unit: foreign ? 'other' : unitOf(figure.kind),
    kind: 'other',
    verdict: 'not-checkable',
    reason: report.words.typeset(report.words.refusal(refused)),
    since: '',
    figures: [],
    sources: [],
  };
}

export function claimOfJudged(report: Report, { draft, judgement, later }: Judged): Claim {
  const { figure, parts, companies, metric, period } = draft;
  const { best, others, verdict } = judgement;
  const unit = unitOf(figure.kind);
  const plan = best?.readings.some(({ kind }) => kind === 'plan') === true;
  const kind = draft.kind !== 'level' ? draft.kind : companies.value.length > 1 ? 'total' : plan ? 'plan' : 'actual';
  const shown = [best, ...others].filter((one): one is Candidate => one !== undefined).slice(0, 6);
  const since = report.words.typeset(sinceOf(report, companies.value, best, later));
  const reason = report.words.typeset(report.words.judgement(judgement, unit));
  const showsRight = best !== undefined && verdict !== 'true' && verdict !== 'not-checkable';
  return {
    ...placed(report, parts.sentence.start + figure.start, parts.sentence.start + figure.end),
    company: companies.value.join('+'),
    metric: metric.value,
    period: best?.period ?? period.value.labels[0] ?? null,
    ...valuesOf(figure, draft.sign),
    unit,
    kind,
    verdict,
    ...(best === undefined || verdict === 'not-checkable' ? {} : { definition: best.definition }),
    ...(showsRight ? { right: rightOf(best, unit) } : {}),
    reason: notPublic(report, reason, judgement.why, later),
    since,
    figures: shown.flatMap((candidate) => candidate.readings.map((reading) => figureOf(report, reading))),
    sources: sourcesOf(shown.flatMap(({ readings }) => readings)),
  };
}

function notPublic(report: Report, reason: string, why: string, later: readonly Reading[]): string {
  const first = later.find(({ kind }) => kind === 'actual');
  if (why !== 'not-public' || first === undefined) return reason;
  return `${reason} ${report.words.reading(first)}.`;
}

function rightOf({ low, high }: Candidate, unit: Claim['unit']): number | readonly [number, number] {
  const scale = (value: number) =>
    unit === 'times' ? round(1 + value / 100) : unit === '%' ? Math.round(value * 100) / 100 : round(value);
  return high === null || Math.abs(high - low) < 1e-9 ? scale(low) : [scale(low), scale(high)];
}

function figureOf(report: Report, reading: Reading): ClaimFigure {
  const high = reading.high !== null && reading.high !== reading.low ? { valueTo: round(reading.high) } : {};
  return {
    company: reading.company,
    metric: reading.metric,
    definition: reading.definition,
    period: reading.period,
    value: round(reading.low),
    ...high,
    published: reading.published,
    text: report.words.typeset(report.words.reading(reading)),
  };
}

function sourcesOf(readings: readonly Reading[]): ClaimSource[] {
  const all = readings.flatMap(({ sources }) => sources);
  const unique = new Map(all.map((source) => [`${source.id} ${source.place}`, source]));
  return [...unique.values()].map(({ id, title, publisher, url, place, confirmable }) => ({
    id,
    title,
    publisher,
    url,
    place,
    confirmable,
  }));
}

/** Later plans for the same period, and what came out. */
function sinceOf(
  report: Report,
  companies: readonly string[],
  best: Candidate | undefined,
  later: readonly Reading[],
): string {
  const { words, table, context } = report;
  if (companies.length !== 1 || best === undefined) return '';
  const [company] = companies as [string];
  const metric = best.readings.at(-1)?.metric;
  const yearEnd = yearEndOf(context.ledger, company);
  // Four quarters to a day are no label: nothing is planned or restated for them.
  const days = daysOf(best.period, yearEnd);
  if (days === undefined) return '';
  const wanted = later.length > 0 ? later : metric === 'capex' ? laterOf(table, company, best.period) : [];
  const same = wanted.filter((reading) => {
    const own = daysOf(reading.period, yearEnd);
    return own?.start === days.start && own.end === days.end;
  });
  const plans = same.filter(({ kind }) => kind === 'plan');
  const actual = same.filter(({ kind }) => kind === 'actual');
  return words.since(plans, actual);
}

function laterOf(table: ReadingTable, company: string, period: string): readonly Reading[] {
  const { later, laterPlans } = table.of(company, 'capex', period);
  return [...laterPlans, ...later];
}

export function claimOfRanking(report: Report, ranking: Ranking): Claim {
  const { parts, readings, verdict, words } = { ...ranking, words: report.words };
  const told = readings.map((reading) => words.reading(reading)).join('; ');
  const bases = new Set(readings.map(({ definition, period }) => definition + period));
  const mixed =
    bases.size > 1
      ? words.pick(' The definitions or periods differ.', ' Les définitions ou les périodes diffèrent.')
      : '';
  const reasons = {
    true: words.pick('The order holds.', 'L’ordre est juste.'),
    'true-under-definition': words.pick(
      'The order holds on some definitions or years, not on all.',
      'L’ordre vaut selon certaines définitions ou années, pas toutes.',
    ),
    wrong: words.pick('The order is the other way round.', 'L’ordre est inverse.'),
    'not-checkable': words.pick(
      'The ledger cannot rank these for one metric and period.',
      'Impossible de classer ces entreprises pour une même grandeur et période.',
    ),
  };
  const [first] = readings;
  return {
    ...placed(report, parts.sentence.start + ranking.start, parts.sentence.start + ranking.end),
    company: ranking.company,
    metric: ranking.metric,
    period: ranking.period,
    value: null,
    unit: 'rank',
    kind: 'ranking',
    verdict,
    ...(first === undefined ? {} : { definition: first.definition }),
    reason: words.typeset(`${reasons[verdict]}${mixed}${told === '' ? '' : ` ${told}.`}`),
    since: '',
    figures: readings.map((reading) => figureOf(report, reading)),
    sources: sourcesOf(readings),
  };
}
