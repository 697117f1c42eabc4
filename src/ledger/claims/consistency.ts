/** An article against itself: headline and text, parts and total, growth and its two levels. */

import { groupBy } from '../catalog-types.ts';
import type { Context } from './context.ts';
import { definitionsNamed } from './definitions.ts';
import type { Draft, Refusal } from './draft.ts';
import { fitAmount, fitGrowth } from './fit.ts';
import type { Judged } from './judge-draft.ts';
import { linkFigure } from './link.ts';

/**
 * A headline leaves out the year that the text gives: it takes the period of the first figure of the text for the same
 * company and metric.
 */
export function borrowPeriods(
  context: Context,
  drafts: readonly Draft[],
  refusals: readonly Refusal[],
): { readonly borrowed: readonly Draft[]; readonly left: readonly Refusal[] } {
  const borrowed: Draft[] = [];
  const left: Refusal[] = [];
  for (const refusal of refusals) {
    const draft =
      refusal.refused === 'no-period' && refusal.parts.sentence.heading ? borrow(context, drafts, refusal) : undefined;
    if (draft === undefined) left.push(refusal);
    else borrowed.push(draft);
  }
  return { borrowed, left };
}

function borrow(context: Context, drafts: readonly Draft[], refusal: Refusal): Draft | undefined {
  const { company, metric, parts, figure } = refusal;
  if (company === null || metric === null || figure.kind !== 'money') return undefined;
  const text = drafts.filter(
    (draft) =>
      draft.kind === 'level' &&
      !draft.earlier &&
      draft.parts.index > parts.index &&
      draft.companies.value.join('+') === company &&
      draft.metric.value === metric,
  );
  const [first] = text;
  if (first === undefined) return undefined;
  const agreeing = text.find(
    (draft) =>
      fitAmount(figure, draft.figure.value, draft.figure.valueTo ?? draft.figure.value, draft.figure.half) === 'exact',
  );
  const model = agreeing ?? first;
  // With several periods in the text, only a figure that the text repeats says which is meant.
  if (agreeing === undefined && new Set(text.map(({ period }) => period.value.labels.join())).size > 1)
    return undefined;
  const again = linkFigure(context, parts, figure);
  if (!('refused' in again)) return again;
  return {
    ...model,
    parts,
    figure,
    listed: false,
    earlier: false,
    companies: { value: company.split('+'), certain: true },
    period: { value: model.period.value, certain: true },
  };
}

/** No article says one thing more often; the work stays linear in a text that repeats itself without end. */
const mostMates = 40;

/** Marks what the rest of the article contradicts, unless the documents bear it out. */
export function findContradictions(all: readonly Judged[]): Judged[] {
  const levels = all.filter(({ draft }) => draft.kind === 'level' && !draft.earlier);
  const bySaying = groupBy(levels, ({ draft }) => keyOf(draft));
  const bySentence = groupBy(all, ({ draft }) => String(draft.parts.index));
  const byCompany = groupBy(levels, ({ draft }) => `${draft.companies.value.join('+')} ${draft.metric.value}`);
  return all.map((one) => {
    const { draft, judgement } = one;
    if (judgement.verdict !== 'wrong' && !(judgement.verdict === 'not-checkable' && judgement.why !== 'unsure'))
      return one;
    if (draft.kind === 'growth') {
      return contradictsLevels(one, bySentence.get(String(draft.parts.index)) ?? []) ? mark(one, 'parts') : one;
    }
    if (draft.kind !== 'level' || draft.earlier) return one;
    const ofCompany = (company: string) =>
      (byCompany.get(`${company} ${draft.metric.value}`) ?? []).slice(0, mostMates);
    if (draft.companies.value.length > 1 && contradictsParts(draft, ofCompany)) return mark(one, 'parts');
    // On a definition that its sentence names a figure answers for itself.
    if (!isTied(draft) || definitionsNamed(draft.parts.sentence.text) !== undefined) return one;
    const mates = (bySaying.get(keyOf(draft)) ?? []).slice(0, mostMates);
    return mates.some((mate) => mate !== one && isTied(mate.draft) && !agree(draft, mate.draft))
      ? mark(one, 'elsewhere')
      : one;
  });
}

/** Only a figure whose period is sure can contradict another. */
function isTied({ period, companies }: Draft): boolean {
  return period.certain && companies.certain;
}

function mark(one: Judged, why: 'parts' | 'elsewhere'): Judged {
  return { ...one, judgement: { ...one.judgement, verdict: 'contradicts-itself', why } };
}

function keyOf({ kind, companies, metric, period, earlier, figure }: Draft): string {
  const role = earlier || figure.move === 'from' ? 'earlier' : '';
  return [kind, companies.value.join('+'), metric.value, period.value.labels.join('/'), role].join(' ');
}

function agree(left: Draft, right: Draft): boolean {
  const end = ({ figure }: Draft) => figure.valueTo ?? figure.value;
  const one = fitAmount(left.figure, right.figure.value, end(right), right.figure.half);
  const two = fitAmount(right.figure, left.figure.value, end(left), left.figure.half);
  return one !== 'far' || two !== 'far';
}

/** The parts, each given in the article for the same year, add up to something else. */
function contradictsParts(draft: Draft, ofCompany: (company: string) => readonly Judged[]): boolean {
  const { companies, period, figure } = draft;
  const year = /\d{4}.*/.exec(period.value.labels[0] ?? '')?.[0] ?? '?';
  const parts = companies.value.map((company) =>
    ofCompany(company).find((part) => part.draft.period.value.labels.some((label) => label.endsWith(year))),
  );
  if (parts.some((part) => part === undefined)) return false;
  const known = parts as Judged[];
  const low = known.reduce((sum, part) => sum + part.draft.figure.value - part.draft.figure.half, 0);
  const high = known.reduce(
    (sum, part) => sum + (part.draft.figure.valueTo ?? part.draft.figure.value) + part.draft.figure.half,
    0,
  );
  return figure.value < low * 0.97 || (figure.valueTo ?? figure.value) > high * 1.03;
}

/** "From 50 to 75 billion, up 30 %". */
function contradictsLevels(one: Judged, sentence: readonly Judged[]): boolean {
  const { draft } = one;
  const here = sentence.filter(
    ({ draft: other }) =>
      other.kind === 'level' &&
      other.companies.value.join() === draft.companies.value.join() &&
      other.metric.value === draft.metric.value &&
      other.figure.valueTo === undefined,
  );
  const to = here.find(
    ({ draft: other }) =>
      other.period.value.labels.join() === draft.period.value.labels.join() && other.figure.move !== 'from',
  );
  const from = here.find(
    (other) =>
      other !== to &&
      (other.draft.figure.move === 'from' ||
        other.draft.period.value.labels.join() !== draft.period.value.labels.join()),
  );
  if (to === undefined || from === undefined || from.draft.figure.value <= 0) return false;
  const [top, bottom] = [to.draft.figure, from.draft.figure];
  const growths = [-1, 1].map(
    (side) => ((top.value + side * top.half) / (bottom.value - side * bottom.half) - 1) * 100,
  );
  const [least = 0, most = 0] = growths;
  const claimed = draft.figure.kind === 'multiple' ? (draft.figure.value - 1) * 100 : draft.figure.value * draft.sign;
  if (claimed >= least - 1 && claimed <= most + 1) return false;
  return fitGrowth(draft.figure, draft.sign, (least + most) / 2) === 'far';
}
