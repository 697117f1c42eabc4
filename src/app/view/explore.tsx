/** The view "what happens if": assumptions at the side, answer and charts in the middle, facts below. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Answer } from './answer.tsx';
import { ChartKey } from './chart-key.tsx';
import { Facts } from './facts.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { Header } from './header.tsx';
import { Icon } from './icons.tsx';
import { Notices } from './notices.tsx';
import { usePage } from './page.ts';
import { ProvenanceFooter } from './provenance.tsx';
import { Rail } from './rail.tsx';
import { SmallMultiples } from './small-multiples.tsx';
import { useMedia } from './use-width.ts';

export function Explore() {
  const { words, store } = usePage();
  const wide = useMedia('(min-width: 1024px)');
  const [open, setOpen] = useState(false);
  const charts = store.charts.value;
  return (
    <>
      <Header onOpenRail={wide ? undefined : () => setOpen(true)} />
      <div class="layout">
        {wide ? (
          <aside class="side" aria-label={words.assumptions}>
            <Rail />
          </aside>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} />
        )}
        <main>
          <Notices />
          <Answer />
          <section class="charts" aria-labelledby="charts">
            <h2 id="charts" class="hidden">
              {words.charts}
            </h2>
            <FigurePanel name={words.firstChart} output={charts[0]} onPick={(id) => store.pickChart(0, id)} />
            <FigurePanel name={words.secondChart} output={charts[1]} onPick={(id) => store.pickChart(1, id)} />
            <ChartKey />
          </section>
          <SmallMultiples onPick={(id) => store.pickChart(1, id)} />
          <Facts />
        </main>
      </div>
      <ProvenanceFooter />
      <Announcer />
    </>
  );
}

/** The rail on a small screen: a sheet that leaves the answer in sight. */
function Drawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { words } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    if (open && sheet?.open === false) {
      // The sheet covers the lower half: what moves has to be in the upper one.
      if (matchMedia('(max-width: 639px)').matches) document.getElementById('answer')?.scrollIntoView();
      sheet.showModal();
    }
    if (!open && sheet?.open === true) sheet.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      class="drawer"
      ref={dialog}
      aria-label={words.assumptions}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="drawer-head">
        <h2>{words.assumptions}</h2>
        <button type="button" class="button" onClick={onClose}>
          <Icon name="close" />
          <span>{words.close}</span>
        </button>
      </div>
      <Rail />
    </dialog>
  );
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
