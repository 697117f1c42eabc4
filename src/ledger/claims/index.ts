/** Checks the figures of an article against the ledger. */

export { type AnnotatedBlock, type AnnotatedPiece, annotateArticle } from './annotate.ts';
export { type CheckOptions, checkArticle } from './check-article.ts';
export { formatOfText } from './read-article.ts';
export {
  type ArticleCheck,
  type ArticleFormat,
  type Claim,
  type ClaimFigure,
  type ClaimSource,
  type Verdict,
  verdicts,
} from './types.ts';
