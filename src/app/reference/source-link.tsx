/** A source as a link where it has an address; titles stay in the language they were published in. */
import { Icon } from '../view/icons.tsx';

export function SourceLink({ source }: { readonly source: string }) {
  const url = /https?:\/\/\S+/.exec(source)?.[0];
  if (url === undefined) return <cite lang="en">{source}</cite>;
  const title = source
    .replace(url, '')
    .replace(/\s+via\s*$/, '')
    .trim();
  return (
    <a href={url} rel="noopener noreferrer" target="_blank" lang="en">
      {title === '' ? new URL(url).hostname.replace(/^www\./, '') : title}
      <Icon name="outside" />
    </a>
  );
}
