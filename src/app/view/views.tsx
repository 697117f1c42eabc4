/** The frame around the views: the bar, the view that the address names, the voice. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pinsOfHash } from '../state/pins.ts';
import { Explore } from './explore.tsx';
import { Header } from './header.tsx';
import { useLoaded } from './later.tsx';
import { usePage } from './page.ts';
import type { LoadPalette } from './palette-key.tsx';
import { controlOfHash, type ViewName, viewOfHash } from './place.ts';
import { useMedia } from './use-width.ts';

/** A view that is loaded when it is first opened. */
export type LazyView = () => Promise<{ readonly view: () => VNode }>;

/** Views that are loaded when first opened; one that is not there has no tab. */
export type LazyViews = Partial<Readonly<Record<ViewName, LazyView>>>;

interface ViewsProps {
  readonly lazy: LazyViews;
  readonly palette: LoadPalette;
}

export function Views({ lazy, palette }: ViewsProps) {
  const { store } = usePage();
  const wide = useMedia('(min-width: 1024px)');
  const [railOpen, setRailOpen] = useState(controlOfHash(location.hash) !== '');
  const { name } = store.view.value;
  const load = lazy[name];
  useEffect(() => {
    const follow = () => {
      store.openView(viewOfHash(location.hash), pinsOfHash(location.hash));
      if (controlOfHash(location.hash) !== '') setRailOpen(true);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [store]);
  const wanted = store.wantedControl.value;
  useEffect(() => {
    if (wanted === undefined || name !== 'explore') return;
    if (!wide) setRailOpen(true);
    // The rail is there after the next painting.
    requestAnimationFrame(() => {
      const control = document.getElementById(wanted);
      control?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
      store.wantControl(undefined);
    });
  }, [store, wanted, name, wide]);
  return (
    <>
      <Header
        onOpenRail={wide || load !== undefined ? undefined : () => setRailOpen(true)}
        palette={palette}
        views={['explore', ...(Object.keys(lazy) as ViewName[])]}
      />
      {load === undefined ? (
        <Explore wide={wide} railOpen={railOpen} onCloseRail={() => setRailOpen(false)} />
      ) : (
        <Lazy key={name} load={load} />
      )}
      <Announcer />
    </>
  );
}

function Lazy({ load }: { readonly load: LazyView }) {
  const { words } = usePage();
  const loaded = useLoaded(load);
  if (loaded === undefined) return <main aria-busy="true" />;
  if (loaded === 'failed') {
    return (
      <main>
        <p role="alert" class="flag">
          {words.viewFailed}
        </p>
      </main>
    );
  }
  return loaded.module.view();
}

/** One place that speaks, so that nothing is said twice. */
function Announcer() {
  const { store } = usePage();
  return (
    <p class="hidden" aria-live="polite" id="announcer">
      {store.announcement.value}
    </p>
  );
}
