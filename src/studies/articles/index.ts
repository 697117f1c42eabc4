/** The questions that Jevons answers in a page each. */
import { canonicalJson, didYouMean, JevonsError, sha256Hex } from '#base';
import { cheapModel } from './cheap-model.ts';
import { founding } from './founding.ts';
import { guidanceBias } from './guidance-bias.ts';
import { leadTime } from './lead-time.ts';
import { mustBeTrueArticle } from './must-be-true.ts';
import { overBuilding } from './over-building.ts';
import { rebound } from './rebound.ts';
import { tooBigTooFast } from './too-big-too-fast.ts';
import type { Article, ArticleResult, ArticleTools } from './types.ts';
import { underInvesting } from './under-investing.ts';
import { whoBreaksFirst } from './who-breaks-first.ts';

export { articleCell, articleMarkdown, type PictureAddress } from './markdown.ts';
export type * from './types.ts';

export const articles: readonly Article[] = [
  founding,
  rebound,
  cheapModel,
  overBuilding,
  underInvesting,
  whoBreaksFirst,
  guidanceBias,
  leadTime,
  mustBeTrueArticle,
  tooBigTooFast,
];

/** Futures of each ensemble unless asked for otherwise. */
export const defaultArticleFutures = 1024;

/** @throws JevonsError `unknown-study`. */
export function articleNamed(id: string): Article {
  const found = articles.find((one) => one.id === id);
  if (found !== undefined) return found;
  const ids = articles.map((one) => one.id);
  const near = didYouMean(id, ids);
  throw new JevonsError(`unknown study "${id}"`, {
    kind: 'usage',
    code: 'unknown-study',
    hint: near === undefined ? `there are ${ids.join(', ')}` : `did you mean ${near}?`,
  });
}

/** @throws JevonsError those of the studies it asks, and `aborted`. */
export async function runArticle(article: Article, tools: ArticleTools): Promise<ArticleResult> {
  const { world, seed } = tools;
  const { answer, blocks, commands, n } = await article.run(tools);
  const { id, title, question } = article;
  const body = {
    id,
    title,
    question,
    answer,
    blocks,
    model: { name: 'race', hash: world.modelHash },
    dataDate: world.dataDate,
    seed,
    n,
    commands,
  };
  return { ...body, hash: sha256Hex(canonicalJson(body)) };
}
