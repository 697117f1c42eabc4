/** The figures of an article against the ledger as of the article's date. */

import { type IsoDate, JevonsError, type Language } from '#base';
import type { Ledger } from '../ledger.ts';
import { borrowPeriods, findContradictions } from './consistency.ts';
import { type Context, contextOf } from './context.ts';
import { type Draft, isRefusal, type Refusal } from './draft.ts';
import { type Judged, judgeDraft, type NearDrafts } from './judge-draft.ts';
import { linkFigure } from './link.ts';
import { rankingsOf } from './rankings.ts';
import { readArticle } from './read-article.ts';
import { ReadingTable } from './readings.ts';
import { claimOfJudged, claimOfRanking, claimOfRefusal, type Report } from './report.ts';
import type { ArticleCheck, ArticleFormat, Claim } from './types.ts';
import { Words } from './words.ts';

export interface CheckOptions {
  readonly ledger: Ledger;
  /** When the article came out. Default: found in the text. */
  readonly date?: IsoDate | undefined;
  /** Language of the article. Default: recognised. */
  readonly language?: Language | undefined;
  /** Language of the reasons. Default: the article's. */
  readonly reasons?: Language | undefined;
  /** Default: recognised. */
  readonly format?: ArticleFormat | undefined;
}

/** A sentence without any of these has nothing to check. */
const promising =
  /\d|billion|milliard|million|doubl|tripl|quadrupl|halv|fold|moitié|multipli|divis|ahead of|devant|behind|derrière|more than|plus que|outsp|surpass|dépass|overt/iu;

/**
 * Checks every figure of an article. Nothing is guessed: what cannot be tied to company, metric and period with certainty
 * is `not-checkable`, with the reason.
 *
 * @param input Plain text, Markdown or HTML, French or English, of any length.
 * @returns Claims in the order of the text; `input.slice(start, end) === quote` for each.
 * @throws JevonsError kind `usage`, code `article-date-missing`, when no date is given and none is found.
 */
export function checkArticle(input: string, options: CheckOptions): ArticleCheck {
  const article = readArticle(input, options);
  const { date, language } = article;
  if (date === undefined) {
    throw new JevonsError('the date of the article is not given and not found in its text', {
      kind: 'usage',
      code: 'article-date-missing',
      hint: 'say when it came out, since a figure is checked against what was public then: --date YYYY-MM-DD',
    });
  }
  const context = contextOf(article.text, options.ledger, date, language);
  const table = new ReadingTable(options.ledger, date);
  const linked = linkAll(context);
  const refusals = linked.filter(isRefusal);
  const drafts = linked.filter((found): found is Draft => !isRefusal(found));
  const { borrowed, left } = borrowPeriods(context, drafts, refusals);
  const all = [...drafts, ...borrowed];
  const near = draftsBySentence(all);
  const found = findContradictions(all.map((draft): Judged => judgeDraft(context, table, draft, near)));
  const judged = found.filter((one) => !isUntold(one));
  const untold = found.filter(isUntold).map(({ draft }) => untoldPeriod(draft));
  const report: Report = {
    input,
    text: article.text,
    words: new Words(options.ledger, options.reasons ?? language),
    context,
    table,
  };
  const claims: Claim[] = [
    ...judged.map((one) => claimOfJudged(report, one)),
    ...[...left, ...untold].map((refusal) => claimOfRefusal(report, refusal)),
    ...context.sentences.flatMap((sentence, index) =>
      promising.test(sentence.text)
        ? rankingsOf(context, context.parts(index), table).map((one) => claimOfRanking(report, one))
        : [],
    ),
  ].sort((one, two) => one.start - two.start || one.end - two.end);
  return {
    date,
    language,
    claims: claims.filter(({ verdict }) => verdict !== 'not-checkable'),
    notCheckable: claims.filter(({ verdict }) => verdict === 'not-checkable'),
  };
}

/** No period is named and the latest one does not fit. */
function isUntold({ draft, judgement }: Judged): boolean {
  return draft.periodAssumed && judgement.verdict === 'not-checkable';
}

function untoldPeriod({ parts, figure, companies, metric }: Draft): Refusal {
  return { parts, figure, refused: 'no-period', company: companies.value.join('+'), metric: metric.value };
}

function draftsBySentence(drafts: readonly Draft[]): NearDrafts {
  const found = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const group = found.get(draft.parts.index);
    if (group === undefined) found.set(draft.parts.index, [draft]);
    else group.push(draft);
  }
  return found;
}

function linkAll(context: Context): (Draft | Refusal)[] {
  return context.sentences.flatMap((sentence, index) => {
    if (!promising.test(sentence.text)) return [];
    const parts = context.parts(index);
    return parts.figures.map((figure) => linkFigure(context, parts, figure));
  });
}
