/** Which period a figure is of. */

import { type Context, clauseEnd, clauseStart, type Parts } from './context.ts';
import type { Linked, PeriodChoice } from './draft.ts';
import type { Figure } from './figure.ts';
import { lastOfRun } from './lists.ts';
import type { PeriodMention, PeriodReading } from './periods.ts';
import { resolvePeriod, shifted } from './resolve-periods.ts';

export type PeriodProblem = 'no-period' | 'several-years';

export interface LinkedPeriod extends Linked<PeriodChoice> {
  readonly base: PeriodChoice | undefined;
  readonly sequential: boolean;
  readonly attached: boolean;
  readonly assumed: boolean;
}

const adjoining =
  /^\s*,?\s*(?:\([^)]{0,60}\)\s*)?(?:in|for|en|pour|sur|au|à|of|de|during|through|over|d['’]ici|cours de|titre de|\()?\s*(?:the |its |l['’]|le |la |son |total |all of |full[- ]year |toute l['’]année )?$/iu;

export function linkPeriod(
  context: Context,
  parts: Parts,
  company: string,
  figure: Figure,
): LinkedPeriod | PeriodProblem {
  const { ledger, date } = context;
  const { text } = parts.sentence;
  const growth = figure.kind === 'percent' || figure.kind === 'multiple';
  const resolve = (mention: PeriodMention) => resolvePeriod(meant(parts, mention), ledger, company, date);
  const next = parts.periods.find(({ start }) => start >= figure.end);
  const between = next === undefined ? '' : text.slice(figure.end, next.start);
  const reach = between.replace(
    /^\s*(?:in|of|en|de|d['’]|on|for)\s+(?:[\p{L}'’-]+ ){1,6}?(?=(?:in|for|en|pour|au|sur|during|over|this|next|last|cette|l['’])(?: |$|['’]))/iu,
    ' ',
  );
  const noOther =
    next !== undefined &&
    !parts.figures.some((other) => other !== figure && other.core >= figure.end && other.end <= next.start);
  const attached = next !== undefined && noOther && adjoining.test(between) ? next : undefined;
  const near = next !== undefined && noOther && attached === undefined && adjoining.test(reach) ? next : undefined;
  const bases = parts.periods.filter((mention) => mention.base);
  const base = growth ? nearestBase(figure, bases, parts.figures) : undefined;
  const against = growth ? parts.periods.find((mention) => ofComparison(parts, mention)) : undefined;
  const baseChoice = base !== undefined ? resolve(base) : against !== undefined ? resolve(against) : undefined;
  const sequential = growth && parts.periods.some(({ reading }) => reading.kind === 'quarter-ago');
  const extra = { base: baseChoice, sequential, attached: false, assumed: false };

  // "last year's 91 billion"
  const possessive = parts.periods.find(
    ({ end }) => end <= figure.start && /^['’]s\s+$/u.test(text.slice(end, figure.start)),
  );
  const tied = possessive ?? attached ?? near;
  if (tied !== undefined && !(growth && tied.base)) {
    if (tied.reading.kind === 'several-years') return 'several-years';
    if (!growth && (tied.reading.kind === 'year-ago' || tied.reading.kind === 'quarter-ago')) {
      const main = mainPeriod(context, parts, figure, company, tied);
      const by = tied.reading.kind === 'year-ago' ? 'year' : 'quarter';
      if (main === undefined) {
        const { value } = assumedPeriod(context, company);
        return { value: shifted(value, by), certain: false, ...extra, attached: true, assumed: true };
      }
      return { value: shifted(main.value, by), certain: main.certain, ...extra, attached: true };
    }
    const choice = resolve(tied);
    if (choice !== undefined) return sameLength({ value: choice, certain: true, ...extra, attached: true });
  }
  const main = mainPeriod(context, parts, figure, company, undefined);
  if (main === ('several-years' as never)) return 'several-years';
  if (main !== undefined) return sameLength({ ...main, ...extra });
  if (spansYears(parts, figure)) return 'several-years';
  return parts.sentence.heading || figure.kind === 'multiple'
    ? 'no-period'
    : { ...assumedPeriod(context, company), ...extra, assumed: true };
}

/** "First-quarter revenue up 27 % from last year": a quarter is set against a quarter, not against the whole year. */
function sameLength(linked: LinkedPeriod): LinkedPeriod {
  const isYear = (choice: PeriodChoice) => choice.labels.every((label) => /^(?:CY|FY)\d{4}$/.test(label));
  const { base, value } = linked;
  return base !== undefined && isYear(base) && !isYear(value) ? { ...linked, base: undefined } : linked;
}

/** What an article without a period speaks of: the quarter just reported, or the year in course for what is planned. */
export function assumedPeriod({ ledger, date }: Context, company: string): Linked<PeriodChoice> {
  const choice = resolvePeriod({ kind: 'latest-quarter' }, ledger, company, date);
  return { value: choice ?? { labels: [], literal: false }, certain: false };
}

const future =
  /(?<!\p{L})(?:outlook|forecast|guidance|expect\p{L}*|plans?|will|impl(?:y|ies)|suggest\p{L}*|prévo\p{L}*|prévi\p{L}*|table|vise|devrait|va|compte)(?!\p{L})/iu;

/** "The full year" is the year that the sentence names, the one in course where it speaks of plans, else the last one. */
function meant(parts: Parts, mention: PeriodMention): PeriodReading {
  if (mention.reading.kind === 'ends' && mention.reading.length === 'quarter') {
    // "expects more than 30 billion in the September quarter": the one to come.
    const lead = parts.sentence.text.slice(clauseStart(parts.sentence.text, mention.start), mention.start);
    return future.test(lead) ? { ...mention.reading, open: true } : mention.reading;
  }
  if (mention.reading.kind !== 'full-year') return mention.reading;
  const named = parts.periods.find(
    ({ start, reading, base }) =>
      !base && start < mention.start && reading.kind === 'period' && reading.part === undefined,
  );
  if (named !== undefined) return named.reading;
  const { text } = parts.sentence;
  const clause = text.slice(clauseStart(text, mention.start), clauseEnd(text, mention.end));
  if (!future.test(clause)) return mention.reading;
  return { kind: 'period', year: undefined, part: undefined, basis: 'fiscal', relative: 0 };
}

/** An envelope of several years stands beside the figure, or alone in the sentence. */
function spansYears(parts: Parts, figure: Figure): boolean {
  const [start, end] = [clauseStart(parts.sentence.text, figure.core), clauseEnd(parts.sentence.text, figure.end)];
  return parts.periods.some(
    (mention) => mention.reading.kind === 'several-years' && mention.start >= start && mention.end <= end,
  );
}

function nearestBase(
  figure: Figure,
  bases: readonly PeriodMention[],
  figures: readonly Figure[],
): PeriodMention | undefined {
  const own = ({ start, end }: PeriodMention) =>
    !figures.some((other) => other !== figure && other.core >= figure.end && other.end <= start) || end <= figure.core;
  return bases.find((base) => base.start >= figure.end && own(base)) ?? bases.findLast(({ end }) => end <= figure.core);
}

/** Periods that say which, not what they are compared with. */
function isMain(mention: PeriodMention, except: PeriodMention | undefined): boolean {
  const { kind } = mention.reading;
  return mention !== except && !mention.base && kind !== 'year-ago' && kind !== 'quarter-ago';
}

/** A period this far behind a figure may be of another statement. */
const farBehind = 70;

function mainPeriod(
  context: Context,
  parts: Parts,
  figure: Figure,
  company: string,
  except: PeriodMention | undefined,
): Linked<PeriodChoice> | undefined {
  const { text } = parts.sentence;
  const [start, end] = [clauseStart(text, figure.core), clauseEnd(text, figure.end)];
  // "53 billion a year earlier" counts from the period of the other figure.
  const free = (mention: PeriodMention) => except !== undefined || !tiedToOther(parts, figure, mention);
  const all = parts.periods.filter(
    (mention) => isMain(mention, except) && free(mention) && !ofComparison(parts, mention),
  );
  const here = all.filter((mention) => mention.start >= start && mention.end <= end);
  const pick =
    here.findLast((mention) => mention.end <= figure.core) ??
    here[0] ??
    all.findLast((mention) => mention.end <= figure.core) ??
    all[0];
  if (pick !== undefined) {
    if (pick.reading.kind === 'several-years') return undefined;
    const choice = resolvePeriod(meant(parts, pick), context.ledger, company, context.date);
    const different = new Set(all.map(({ reading }) => JSON.stringify(reading)));
    const far = pick.start > figure.end + farBehind || pick.end < start;
    return choice === undefined ? undefined : { value: choice, certain: different.size === 1 && !far };
  }
  return spansYears(parts, figure)
    ? undefined
    : (shared(context, parts, figure, company) ?? inheritedPeriod(context, parts, company));
}

/** The period of another figure of the sentence: the same one, unless the figure is set against it. */
function shared(context: Context, parts: Parts, figure: Figure, company: string): Linked<PeriodChoice> | undefined {
  const mains = parts.periods.filter(
    (mention) =>
      isMain(mention, undefined) && mention.reading.kind !== 'several-years' && !ofComparison(parts, mention),
  );
  const different = new Set(mains.map(({ reading }) => JSON.stringify(reading)));
  const [only] = mains;
  if (different.size !== 1 || only === undefined) return undefined;
  const choice = resolvePeriod(only.reading, context.ledger, company, context.date);
  if (choice === undefined) return undefined;
  const compared = comparison.test(parts.sentence.text.slice(Math.max(0, figure.start - 30), figure.start));
  return compared
    ? { value: shifted(choice, 'year'), certain: false }
    : { value: choice, certain: only.end <= figure.core };
}

/** "53 billion in 2023": that year is the other figure's alone. */
function tiedToOther(parts: Parts, figure: Figure, mention: PeriodMention): boolean {
  return parts.figures.some((other) => {
    if (other === figure || other.end > mention.start || (figure.move === 'from' && other.move === 'to')) return false;
    // Figures of one list share the period that follows the last.
    if (lastOfRun(parts.sentence.text, parts.figures, figure) === other) return false;
    if (figure.core > mention.start || (figure.core > other.core && figure.core < mention.start)) {
      return (
        figure.core > mention.end &&
        adjoining.test(parts.sentence.text.slice(other.end, mention.start)) &&
        other.kind === figure.kind
      );
    }
    return adjoining.test(parts.sentence.text.slice(other.end, mention.start)) && other.kind === figure.kind;
  });
}

const comparison =
  /(?<!\p{L})(?:from|contre|compare[ds]? (?:with|to)|against|versus|vs\.?|par rapport à|au lieu de)\s*(?:about |environ )?$/iu;

/** "up from 83 billion in 2024" in an earlier sentence. */
function ofComparison(parts: Parts, mention: PeriodMention): boolean {
  const figure = parts.figures.findLast(({ end }) => end <= mention.start);
  if (figure === undefined || !adjoining.test(parts.sentence.text.slice(figure.end, mention.start))) return false;
  return comparison.test(parts.sentence.text.slice(Math.max(0, figure.start - 30), figure.start));
}

/** The period of the sentences just before, when they name exactly one. */
function inheritedPeriod(context: Context, parts: Parts, company: string): Linked<PeriodChoice> | undefined {
  if (parts.sentence.heading) return undefined;
  for (let back = 1; back <= 3; back++) {
    const index = parts.index - back;
    if (index < 0) return undefined;
    const before = context.parts(index);
    if (parts.sentence.block - before.sentence.block > 1) return undefined;
    const mains = before.periods.filter((mention) => isMain(mention, undefined) && !ofComparison(before, mention));
    if (mains.length === 0) continue;
    // A sentence that gives figures of nobody in particular dates nothing but itself.
    if (before.figures.length > 0 && before.companies.length === 0 && parts.companies.length > 0) return undefined;
    const different = new Set(mains.map(({ reading }) => JSON.stringify(reading)));
    const [first] = mains;
    if (different.size !== 1 || first === undefined || first.reading.kind === 'several-years') return undefined;
    const choice = resolvePeriod(first.reading, context.ledger, company, context.date);
    return choice === undefined ? undefined : { value: choice, certain: false };
  }
  return undefined;
}
