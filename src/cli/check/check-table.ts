/** The verdicts in a terminal. */
import { formatDate, formatMoney, formatNumber, type Language } from '#base';
import type { ArticleCheck, Claim } from '#ledger';
import type { Screen } from '../session.ts';
import { bold, formatNotes, wrap } from '../table.ts';
import { checkWords, verdictSigns, verdictWords } from './verdict-words.ts';

/** What the documents give, in the unit of the claim. */
export function rightText(claim: Claim, language: Language): string {
  const figure = claim.right ?? (claim.verdict === 'true' ? claim.figures[0]?.value : undefined);
  if (figure === undefined || claim.kind === 'ranking' || claim.verdict === 'not-checkable') return '';
  if (claim.verdict === 'true' && claim.kind !== 'actual' && claim.kind !== 'plan') return '';
  const single = typeof figure === 'number' ? [figure] : figure;
  const high = claim.right === undefined ? claim.figures[0]?.valueTo : undefined;
  return [...single, ...(high === undefined ? [] : [high])]
    .map((value) => inUnit(value, claim.unit, language))
    .join(' – ');
}

function inUnit(value: number, unit: Claim['unit'], language: Language): string {
  if (unit === 'USD billion') return formatMoney(value, language, { significant: 4 });
  if (unit === 'times') return `×${formatNumber(value, language)}`;
  return `${formatNumber(value, language, { decimals: 1, sign: true })}${language === 'fr' ? '\u00a0%' : '%'}`;
}

/** A quote on one line, tags and marks included, cut when long. */
function shortQuote(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** A figure, its verdict and what the documents give on one line; the reason below over the whole width. */
function claimLines(claim: Claim, language: Language, screen: Screen): string[] {
  const words = checkWords[language];
  const right = rightText(claim, language);
  const mark = `${verdictSigns[claim.verdict]} ${verdictWords[language][claim.verdict]}`;
  const said = language === 'fr' ? `«\u00a0${shortQuote(claim.quote)}\u00a0»` : `"${shortQuote(claim.quote)}"`;
  const given = right === '' ? '' : `${words.right}${language === 'fr' ? '\u00a0:' : ':'} ${right}`;
  const fits = mark.length + said.length + given.length + 4 <= screen.width;
  const head = `${bold(mark, screen)}  ${said}${fits && given !== '' ? `  ${given}` : ''}${fits || given === '' ? '' : `\n  ${given}`}`;
  const why = [claim.reason, claim.since].filter((part) => part !== '');
  return [head, ...why.flatMap((part) => wrap(part, screen.width - 2).map((line) => `  ${line}`)), ''];
}

export function checkText(check: ArticleCheck, language: Language, screen: Screen): string {
  const words = checkWords[language];
  const head = [bold(words.title, screen), ...wrap(words.dated(formatDate(check.date, language)), screen.width), ''];
  const claims =
    check.claims.length === 0 ? [words.none, ''] : check.claims.flatMap((claim) => claimLines(claim, language, screen));
  const rest = check.notCheckable.map(
    (claim) =>
      `${verdictSigns['not-checkable']} ${shortQuote(claim.quote)}${language === 'fr' ? '\u00a0:' : ':'} ${claim.reason}`,
  );
  const left = rest.length === 0 ? '' : `${bold(words.rest(rest.length), screen)}\n${formatNotes(rest, screen)}`;
  return `${[...head, ...claims].join('\n')}\n${left}`;
}
