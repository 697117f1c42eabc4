/** The documents behind a figure. Titles stay in the language in which they were published. */
import { formatNumber } from '#base';
import { Icon } from '../view/icons.tsx';
import { usePage } from '../view/page.ts';
import { useEvidence } from './context.ts';
import type { DocumentData } from './questions.ts';

const linksShown = 2;

export function DocumentLinks({ documents }: { readonly documents: readonly DocumentData[] }) {
  const { words } = useEvidence();
  const { language } = usePage();
  const more = documents.length - linksShown;
  return (
    <ul class="documents">
      {documents.slice(0, linksShown).map((one) => (
        <li key={`${one.title} ${one.url}`} lang="en" title={one.place === '' ? undefined : one.place}>
          {one.url === '' ? (
            <cite>{one.title}</cite>
          ) : (
            <a href={one.url} rel="noopener noreferrer" target="_blank">
              {one.title}
              <Icon name="outside" />
            </a>
          )}
        </li>
      ))}
      {more > 0 ? <li>{words.moreDocuments(formatNumber(more, language, { decimals: 0 }))}</li> : null}
    </ul>
  );
}
