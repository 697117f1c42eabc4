/** The page inside another page: the answer, one chart, and the way to the whole. */
import { Answer } from './answer.tsx';
import { ChartKey } from './chart-key.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { Notices } from './notices.tsx';
import { usePage } from './page.ts';
import { useLink } from './place.ts';

export function Embed() {
  const { words, store } = usePage();
  const [chart] = store.charts.value;
  const link = useLink();
  return (
    <main class="embed">
      <Notices />
      <Answer />
      <FigurePanel name={words.firstChart} chart={chart} onPick={(id) => store.pickChart(0, id)} />
      <ChartKey />
      <p>
        <a href={link} target="_blank" rel="noopener">
          {words.openWhole}
        </a>
      </p>
    </main>
  );
}

/** `embed=1` is about how the page is shown: it is no part of the scenario. */
export function withoutEmbed(query: string): { readonly embedded: boolean; readonly query: string } {
  const parts = query.split('&');
  const kept = parts.filter((part) => part !== 'embed=1');
  return { embedded: kept.length < parts.length, query: kept.join('&') };
}

/** A frame for another page; the link is the one that is shared. */
export function embedCode(link: string, title: string): string {
  const url = new URL(link);
  const query = url.search === '' ? '?embed=1' : `${url.search}&embed=1`;
  const address = `${url.origin}${url.pathname}${query}${url.hash}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${title.replaceAll('"', '&quot;')}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`;
}
