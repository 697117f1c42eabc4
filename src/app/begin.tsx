/** Draws the page from what was computed at build time, then starts the engine. */

import posteriorUrl from 'virtual:posterior-url';
import startUrl from 'virtual:start-url';
import worldUrl from 'virtual:world-url';
import { render } from 'preact';
import 'virtual:chart-rules.css';
import './style/page.css';
import './style/parts.css';
import type { Language } from '#base';
import type { StartData } from './bundle/start-data.ts';
import { startEngine } from './engine/engine.ts';
import { keepForLater } from './offline/keep-for-later.ts';
import { smallestPreview } from './state/preview-size.ts';
import { spacedWrites } from './state/spaced-writes.ts';
import { createStore } from './state/store.ts';
import type { ControlTexts } from './text/controls.ts';
import type { Catalogue } from './text/english.ts';
import { Embed, withoutEmbed } from './view/embed.tsx';
import { PageProvider } from './view/page.ts';
import type { LoadPalette } from './view/palette-key.tsx';
import { keepPins, pinsAtFirst } from './view/pin-session.ts';
import { chartsOfHash, hashOf, viewOfHash, writeHash, writeQuery } from './view/place.ts';
import { type LazyViews, Views } from './view/views.tsx';

/** Least milliseconds between two changes of the address. */
const addressGap = 400;

/** What differs between the languages. */
export interface PageTexts {
  readonly words: Catalogue;
  readonly controlTexts: ControlTexts;
  readonly lazy: LazyViews;
  readonly palette: LoadPalette;
}

export async function begin(language: Language, { words, controlTexts, lazy, palette }: PageTexts): Promise<void> {
  const place = document.getElementById('app');
  if (place === null) return;
  let start: StartData;
  try {
    const response = await fetch(startUrl);
    if (!response.ok) throw new Error(String(response.status));
    start = (await response.json()) as StartData;
  } catch {
    render(
      <div class="load-failed" role="alert">
        <h1>{words.loadFailed}</h1>
        <p>{words.loadFailedAbout}</p>
      </div>,
      place,
    );
    return;
  }
  const { embedded, query } = withoutEmbed(location.search.slice(1));
  const store = createStore({
    start,
    language,
    words,
    query,
    charts: chartsOfHash(location.hash),
    view: viewOfHash(location.hash),
    pins: pinsAtFirst(location.hash),
    writePlace: (view, charts, pins) => writeHash(hashOf(view, charts, pins)),
    keepPins,
    startEngine: (query, events) =>
      startEngine(
        {
          worldUrl,
          posteriorUrl,
          query,
          cores: navigator.hardwareConcurrency,
          built: start.result,
          warmRuns: smallestPreview,
        },
        events,
      ),
    writeQuery: spacedWrites(writeQuery, addressGap, {
      now: () => performance.now(),
      later: (action, milliseconds) => setTimeout(action, milliseconds),
    }),
  });
  place.textContent = '';
  render(
    <PageProvider value={{ language, words, controlTexts, start, store }}>
      {embedded ? <Embed /> : <Views lazy={lazy} palette={palette} />}
    </PageProvider>,
    place,
  );
  // After the first painting, so that the threads do not delay it.
  requestAnimationFrame(() => setTimeout(store.startUp));
  if (!embedded) keepForLater();
}
