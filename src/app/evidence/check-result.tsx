/** The verdicts on an article: how many of each, the text with its marks, and the reasons one by one. */
import { formatDate, formatNumber } from '#base';
import { type ArticleCheck, type Claim, verdicts } from '#ledger';
import { download } from '../view/downloads.ts';
import { Icon } from '../view/icons.tsx';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import { type Piece, piecesOf } from './marked-text.ts';

interface ResultProps {
  readonly text: string;
  readonly check: ArticleCheck;
  readonly saveLabel: string;
}

/** A sign beside the word, so that colour is never alone. */
export const verdictSigns: Readonly<Record<Claim['verdict'], string>> = {
  true: '✓',
  'true-under-definition': '≈',
  imprecise: '~',
  wrong: '✗',
  'contradicts-itself': '≠',
  outdated: '↻',
  'not-checkable': '?',
};

export function CheckResult({ text, check, saveLabel }: ResultProps) {
  const { words } = useEvidence();
  const { language } = usePage();
  const claims = [...check.claims, ...check.notCheckable].sort((left, right) => left.start - right.start);
  const counts = verdicts
    .map((verdict) => ({ verdict, count: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <h3 id="verdicts">{words.verdictsOf(formatDate(check.date, language))}</h3>
      {claims.length === 0 ? <p>{words.noFigures}</p> : null}
      <ul class="verdict-counts">
        {counts.map(({ verdict, count }) => (
          <li key={verdict}>
            <Verdict verdict={verdict} /> {formatNumber(count, language, { decimals: 0 })}
          </li>
        ))}
      </ul>
      <div class="check-columns">
        <section class="marked" lang={check.language} aria-label={words.article}>
          {piecesOf(text, claims).map((piece) => (
            <MarkedPiece key={piece.start} piece={piece} />
          ))}
        </section>
        <ol class="claims">
          {claims.map((claim) => (
            <ClaimEntry key={`${claim.start} ${claim.quote}`} claim={claim} />
          ))}
        </ol>
      </div>
      <div class="choices">
        <button
          type="button"
          class="button"
          onClick={() => download('jevons-check.json', JSON.stringify(check, null, 2), 'application/json')}
        >
          {saveLabel}
        </button>
      </div>
    </>
  );
}

function Verdict({ verdict }: { readonly verdict: Claim['verdict'] }) {
  const { words } = useEvidence();
  return (
    <span class={`verdict ${verdict}`}>
      <span aria-hidden="true">{verdictSigns[verdict]}</span> {words.verdicts[verdict]}
    </span>
  );
}

function MarkedPiece({ piece }: { readonly piece: Piece }) {
  const { words } = useEvidence();
  const { claim, text } = piece;
  if (claim === undefined) return <>{text}</>;
  return (
    <a class={`mark ${claim.verdict}`} href={`#claim-${claim.start}`} onClick={showClaim} title={claim.reason}>
      {text}
      <sup aria-hidden="true">{verdictSigns[claim.verdict]}</sup>
      <span class="hidden"> ({words.verdicts[claim.verdict]})</span>
    </a>
  );
}

/** The fragment of the address names the view, so the way to a claim goes without it. */
function showClaim(event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }): void {
  event.preventDefault();
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  target?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}

function ClaimEntry({ claim }: { readonly claim: Claim }) {
  return (
    <li id={`claim-${claim.start}`} tabIndex={-1}>
      <p>
        <Verdict verdict={claim.verdict} /> <q>{claim.quote}</q>
      </p>
      <p>{claim.reason}</p>
      {claim.since === '' ? null : <p class="quiet">{claim.since}</p>}
      {claim.sources.length === 0 ? null : (
        <ul class="documents">
          {claim.sources.map((source) => (
            <li key={source.id} lang="en">
              {/^https?:/.test(source.url) ? (
                <a href={source.url} rel="noopener noreferrer" target="_blank">
                  {source.title}
                  <Icon name="outside" />
                </a>
              ) : (
                <cite>{source.title}</cite>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
