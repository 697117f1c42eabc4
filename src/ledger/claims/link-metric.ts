/** What a figure measures. */

import { type Context, clauseEnd, clauseStart, type Parts } from './context.ts';
import type { Linked, RefusalReason } from './draft.ts';
import type { Figure } from './figures.ts';
import { lastOfRun } from './lists.ts';
import type { MetricId, MetricMention } from './metrics.ts';

const afterJoin =
  /^\s*(?:\([^)]{0,40}\)\s*)?(?:in|of|en|de|d['’]|for|on|as|worth of)?\s*(?:its |the |total |annual |quarterly |AI |full-year |l['’]|son |ses |ces |leurs |their )?$/iu;
/** Between a noun and its figure, nothing that starts another statement. */
const farthest = 170;

export function linkMetric(context: Context, parts: Parts, figure: Figure): Linked<MetricId> | RefusalReason {
  const { text } = parts.sentence;
  const found = chooseMention(text, parts, figure);
  if (found !== undefined) {
    const { mention, certain } = found;
    if (mention.other !== undefined) return mention.other;
    if (mention.metric !== null) return { value: mention.metric, certain };
  }
  return inheritedMetric(context, parts) ?? 'no-metric';
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
  const hoped =
    previous?.other === 'expectation' && figure.core - previous.end < 60 && clear(previous.end, figure.core);
  if (hoped) return { mention: previous, certain: true };
  if (next !== undefined && afterJoin.test(text.slice(last.end, next.start))) return { mention: next, certain: true };
  const overlapping = parts.metrics.find((mention) => mention.start < figure.end && mention.end > figure.start);
  if (overlapping !== undefined) return { mention: overlapping, certain: true };
  // "was expected by analysts" after the figure speaks of it when it is nearer than what stands before.
  if (next?.other === 'expectation' && next.start - figure.end < 30 && clear(figure.end, next.start)) {
    return { mention: next, certain: true };
  }
  if (previous !== undefined && figure.core - previous.end <= farthest) {
    const different = new Set(parts.metrics.filter(({ start: at }) => at >= start).map(({ metric }) => metric));
    return { mention: previous, certain: different.size === 1 || clear(previous.end, figure.core) };
  }
  if (next !== undefined && next.start - figure.end < 90 && clear(figure.end, next.start)) {
    return { mention: next, certain: true };
  }
  const earlier = parts.metrics.findLast((mention) => mention.end <= figure.core);
  return earlier === undefined ? undefined : { mention: earlier, certain: false };
}

const goesOn =
  /^[\s"“«]*(?:That|This|It|The (?:figure|total|amount|increase|sum|plan)|Soit|Cela|Ce|C['’]est|Il|Elle|Un(?:e)? (?:hausse|bond|progression|augmentation|montant|total|somme)|Le (?:montant|total|chiffre(?! d))|La (?:somme|hausse)|Up|Down|An? (?:increase|rise|jump|gain)|Together|Ensemble|À eux|In (?:comparison|contrast)|By comparison|En comparaison|Combined|The (?:four|three|two))(?!\p{L})/u;

/** "That is 29 % more than in 2024": of what the sentence before spoke. */
function inheritedMetric(context: Context, parts: Parts): Linked<MetricId> | undefined {
  const { text } = parts.sentence;
  if (parts.index === 0 || parts.metrics.length > 0) return undefined;
  const before = context.parts(parts.index - 1);
  const speaks = goesOn.test(text) || /^\s*(?:[\p{Lu}][\p{L}]+)/u.test(text);
  if (!speaks || parts.sentence.block - before.sentence.block > 1) return undefined;
  const metrics = new Set(before.metrics.filter(({ other }) => other === undefined).map(({ metric }) => metric));
  const [metric] = metrics;
  if (metrics.size !== 1 || metric == null || before.metrics.some(({ other }) => other !== undefined)) return undefined;
  return { value: metric, certain: goesOn.test(text) };
}
