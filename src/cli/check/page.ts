/** The article as a page with its figures marked: one file, no script, nothing fetched. */
import { formatDate, type Language } from '#base';
import { type AnnotatedBlock, type ArticleCheck, type Claim, type ClaimSource, type Verdict, verdicts } from '#ledger';
import { rightText } from './check-table.ts';
import { pageStyle } from './page-style.ts';
import { checkWords, verdictSigns, verdictWords } from './verdict-words.ts';

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Only addresses of the web become links. */
function sourceItem(source: ClaimSource, language: Language): string {
  const title = escapeHtml(source.title === '' ? source.id : source.title);
  const named = /^https?:\/\//.test(source.url)
    ? `<a href="${escapeHtml(source.url)}" rel="noreferrer">${title}</a>`
    : title;
  const place = [source.publisher, source.place]
    .filter((part) => part !== '')
    .map(escapeHtml)
    .join(', ');
  const mark = source.confirmable ? '' : ` <em>(${checkWords[language].unconfirmed})</em>`;
  return `<li>${named}${place === '' ? '' : `, ${place}`}${mark}</li>`;
}

function badge(verdict: Verdict, language: Language): string {
  return `<span class="badge ${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span> ${escapeHtml(verdictWords[language][verdict])}</span>`;
}

function note(claim: Claim, number: number, language: Language): string {
  const words = checkWords[language];
  const right = rightText(claim, language);
  const sources = claim.sources.map((source) => sourceItem(source, language)).join('');
  const quote = escapeHtml(claim.quote.replace(/<[^>]*>/g, '').replace(/&nbsp;/g, '\u00a0'));
  return `<li id="n${number}" class="note ${claim.verdict}">
<p class="head"><a class="back" href="#q${number}">${number}</a> <q>${quote}</q> ${badge(claim.verdict, language)}${right === '' ? '' : ` <b>${escapeHtml(right)}</b>`}</p>
<p>${escapeHtml([claim.reason, claim.since].filter((part) => part !== '').join(' '))}</p>
${sources === '' ? '' : `<details><summary>${words.sources} (${claim.sources.length})</summary><ul>${sources}</ul></details>`}
</li>`;
}

function articleHtml(
  blocks: readonly AnnotatedBlock[],
  numbers: ReadonlyMap<Claim, number>,
  language: Language,
): string {
  let title = false;
  return blocks
    .map(({ heading, pieces }) => {
      const tag = heading ? (title ? 'h3' : 'h2') : 'p';
      title ||= heading;
      const inner = pieces.map(({ text, claim }) => {
        if (claim === undefined) return escapeHtml(text);
        const number = numbers.get(claim) ?? 0;
        const label = escapeHtml(verdictWords[language][claim.verdict]);
        return `<a class="mark ${claim.verdict}" id="q${number}" href="#n${number}" title="${label}">${escapeHtml(text)}<sup><span aria-hidden="true">${verdictSigns[claim.verdict]}</span><span class="unseen"> ${label}, </span>${number}</sup></a>`;
      });
      return `<${tag}>${inner.join('')}</${tag}>`;
    })
    .join('\n');
}

function tally(check: ArticleCheck, language: Language): string {
  const all = [...check.claims, ...check.notCheckable];
  const items = verdicts.flatMap((verdict) => {
    const count = all.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`<li>${badge(verdict, language)} ${count}</li>`];
  });
  return items.length === 0 ? `<p>${checkWords[language].none}</p>` : `<ul class="tally">${items.join('')}</ul>`;
}

/** @returns A whole document that can be opened from disk. */
export function checkPage(check: ArticleCheck, blocks: readonly AnnotatedBlock[], language: Language): string {
  const words = checkWords[language];
  const all = [...check.claims, ...check.notCheckable].sort((left, right) => left.start - right.start);
  const numbers = new Map(all.map((claim, index) => [claim, index + 1]));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${words.title}</h1><p>${escapeHtml(words.dated(formatDate(check.date, language)))}</p>${tally(check, language)}</header>
<main>
<article lang="${check.language}">
${articleHtml(blocks, numbers, language)}
</article>
<section aria-label="${words.why}">
<ol class="notes">
${all.map((claim) => note(claim, numbers.get(claim) ?? 0, language)).join('\n')}
</ol>
</section>
</main>
<footer><p>${words.made}</p></footer>
</body>
</html>
`;
}
