/** What a figure measures. */

import { type Context, clauseEnd, clauseStart, type Parts } from './context.ts';
import type { Linked, RefusalReason } from './draft.ts';
import type { Figure } from './figure.ts';
import { lastOfRun } from './lists.ts';
import type { MetricId, MetricMention } from './metrics.ts';

const afterJoin =
  /^\s*(?:\([^)]{0,40}\)\s*)?(?:increase |rise |jump |growth |gain |surge |drop |decline )?(?:in|of|en|de|d['’]|for|on|as|worth of)?\s*(?:its |the |total |annual |quarterly |AI |full-year |l['’]|son |ses |ces |leurs |their )?$/iu;
const ofWhich = /(?<!\p{L})(?:of which|dont|including|y compris)\s*$/iu;
/** Between a noun and its figure, nothing that starts another statement. */
const farthest = 170;

export function linkMetric(context: Context, parts: Parts, figure: Figure): Linked<MetricId> | RefusalReason {
  const { text } = parts.sentence;
  const found = chooseMention(text, parts, figure);
  if (found !== undefined) {
    const { mention, certain } = found;
    if (mention.other !== undefined) return mention.other;
    if (mention.metric !== null) return { value: ofCloud(parts, figure, mention), certain };
  }
  return plannedSpending(context, parts) ?? inheritedMetric(context, parts) ?? 'no-metric';
}

/** "Its cloud unit brought in 15 billion of revenue": the revenue is the unit's. */
function ofCloud(parts: Parts, figure: Figure, { metric, start }: MetricMention): MetricId {
  const from = clauseStart(parts.sentence.text, figure.core);
  const unit = parts.metrics.some(
    (other) =>
      other.metric === 'cloud_revenue' && other.start >= from && other.end <= figure.core && other.start !== start,
  );
  if (unit && metric === 'revenue') return 'cloud_revenue';
  return unit && metric === 'operating_income' ? 'cloud_operating_income' : (metric as MetricId);
}

const planNouns =
  /(?<!\p{L})(?:range|guidance|forecast|outlook|plans?|budgets?|earmark\p{L}*|pencil\p{L}*|commit\p{L}*|target|enveloppe|prévisions?|fourchette|objectif|programme|prévoit|table|vise|annonc(?:e|é)|anticipe|envisage)(?!\p{L})/iu;

const builds = /data[- ]?cent(?:er|re)s|centres de données|infrastructures?/iu;

/** A plan without a noun for what is planned, shortly after capital spending was spoken of. */
function plannedSpending(context: Context, parts: Parts): Linked<MetricId> | undefined {
  if (!planNouns.test(parts.sentence.text)) return undefined;
  if (parts.metrics.length === 0 && builds.test(parts.sentence.text)) return { value: 'capex', certain: false };
  for (let back = 1; back <= 6 && parts.index >= back; back++) {
    const before = context.parts(parts.index - back);
    if (before.metrics.some(({ metric }) => metric === 'capex')) return { value: 'capex', certain: false };
  }
  return parts.metrics.length === 0 && context.parts(0).metrics.some(({ metric }) => metric === 'capex')
    ? { value: 'capex', certain: false }
    : undefined;
}

function chooseMention(
  text: string,
  parts: Parts,
  figure: Figure,
): { readonly mention: MetricMention; readonly certain: boolean } | undefined {
  const start = clauseStart(text, figure.core);
  const last = lastOfRun(text, parts.figures, figure);
  const end = clauseEnd(text, last.end);
  const others = parts.figures.filter((other) => other !== figure);
  const clear = (from: number, to: number) => !others.some((other) => other.core >= from && other.end <= to);
  const next = parts.metrics.find((mention) => mention.start >= last.end && mention.start < end);
  const previous = parts.metrics.findLast((mention) => mention.end <= figure.core && mention.start >= start);
  // "of which 75 billion came from data centre sales": a part, named after the figure or not at all.
  if (ofWhich.test(text.slice(0, figure.start))) {
    const named = next !== undefined && next.start - last.end < 40 && clear(last.end, next.start);
    return {
      mention: named ? next : { start: last.end, end: last.end, metric: null, other: 'part', verb: false },
      certain: true,
    };
  }
  const hope = parts.metrics.findLast(
    (mention) => mention.other === 'expectation' && mention.end <= figure.core && mention.start >= start,
  );
  // "above estimates, and revenue of 33 billion": another statement with a noun of its own.
  const left =
    hope !== undefined &&
    parts.metrics.some(
      (mention) =>
        mention.start >= hope.end &&
        mention.end <= figure.core &&
        /,|(?<!\p{L})(?:and|et)(?!\p{L})/u.test(text.slice(hope.end, mention.start)),
    );
  const hoped = hope !== undefined && !left && figure.core - hope.end < 80 && clear(hope.end, figure.core);
  if (hoped) return { mention: hope, certain: true };
  if (next !== undefined && afterJoin.test(text.slice(last.end, next.start))) return { mention: next, certain: true };
  const overlapping = parts.metrics.find((mention) => mention.start < figure.end && mention.end > figure.start);
  if (overlapping !== undefined) return { mention: overlapping, certain: true };
  // "was expected by analysts" after the figure speaks of it when it is nearer than what stands before.
  if (
    next?.other === 'expectation' &&
    /^\s*,?\s*(?:as |that |which )?(?:was |were |had been )?$/iu.test(text.slice(last.end, next.start))
  ) {
    return { mention: next, certain: true };
  }
  if (previous !== undefined && figure.core - previous.end <= farthest) {
    const named = parts.metrics.filter(
      ({ start: at, end: to, metric }) => at >= start && to <= figure.core && metric !== null,
    );
    const different = new Set(named.map(({ metric }) => metric));
    return { mention: previous, certain: different.size <= 1 || clear(previous.end, figure.core) };
  }
  if (
    next !== undefined &&
    next.other !== 'expectation' &&
    next.start - figure.end < 90 &&
    clear(figure.end, next.start)
  ) {
    return { mention: next, certain: true };
  }
  const elsewhere =
    parts.metrics.findLast((mention) => mention.end <= figure.core) ??
    parts.metrics.find(({ other }) => other !== 'expectation');
  return elsewhere === undefined ? undefined : { mention: elsewhere, certain: false };
}

const goesOn =
  /^[\s"“«]*(?:That|This|It|The (?:figure|total|amount|increase|sum|plan)|Soit|Cela|Ce|C['’]est|Il|Elle|Un(?:e)? (?:hausse|bond|progression|augmentation|montant|total|somme)|Le (?:montant|total|chiffre(?! d))|La (?:somme|hausse)|Up|Down|An? (?:increase|rise|jump|gain)|Together|Ensemble|À eux|In (?:comparison|contrast)|By comparison|En comparaison|Combined|The (?:four|three|two))(?!\p{L})/u;

/** "That is 29 % more than in 2024": of what the sentences before spoke. */
function inheritedMetric(context: Context, parts: Parts): Linked<MetricId> | undefined {
  const { text } = parts.sentence;
  if (parts.metrics.length > 0) return undefined;
  for (let back = 1; back <= 3 && parts.index >= back; back++) {
    const before = context.parts(parts.index - back);
    if (parts.sentence.block - before.sentence.block > 1) return undefined;
    if (before.metrics.length === 0) continue;
    const metrics = new Set(before.metrics.map(({ metric }) => metric));
    const [metric] = metrics;
    if (metrics.size !== 1 || metric == null) return undefined;
    return { value: metric, certain: back === 1 && goesOn.test(text) };
  }
  return undefined;
}
