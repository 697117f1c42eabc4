/** Listens for the keys that open the command palette, whose code is loaded when they are first pressed. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { Later } from './later.tsx';
import { usePage } from './page.ts';

type Show = 'commands' | 'keys';
export type OpenPalette = (props: { readonly show: Show; readonly onClose: () => void }) => VNode;
export type LoadPalette = () => Promise<{ readonly palette: OpenPalette }>;

/** The button that opens it, for those who do not know the keys. */
export function PaletteButton({ load }: { readonly load: LoadPalette }) {
  const { words } = usePage();
  const [show, setShow] = useState<Show | undefined>(undefined);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = wantedBy(event);
      if (wanted === undefined) return;
      event.preventDefault();
      setShow((current) => current ?? wanted);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        class="button"
        title={words.goTo}
        aria-label={words.goTo}
        onClick={() => setShow('commands')}
      >
        <Icon name="search" />
      </button>
      {show === undefined ? null : (
        <Later load={load} draw={({ palette }) => palette({ show, onClose: () => setShow(undefined) })} />
      )}
    </>
  );
}

/** A question mark typed into a field is a question mark. */
function wantedBy(event: KeyboardEvent): Show | undefined {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') return 'commands';
  const typing =
    event.target instanceof Element && event.target.closest('input[type="text"], textarea, select') !== null;
  return event.key === '?' && !typing && !event.ctrlKey && !event.metaKey ? 'keys' : undefined;
}
