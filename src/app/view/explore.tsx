/** The view "what happens if": assumptions at the side, answer and charts in the middle. */
import { useEffect, useRef } from 'preact/hooks';
import { Answer } from './answer.tsx';
import { ChartKey } from './chart-key.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { Icon } from './icons.tsx';
import { Notices } from './notices.tsx';
import { usePage } from './page.ts';
import { ProvenanceFooter } from './provenance.tsx';
import { Rail } from './rail.tsx';
import { SmallMultiples } from './small-multiples.tsx';

interface ExploreProps {
  /** Whether there is room for the assumptions beside the answer. */
  readonly wide: boolean;
  /** Of the drawer that holds them otherwise. */
  readonly railOpen: boolean;
  readonly onCloseRail: () => void;
}

export function Explore({ wide, railOpen, onCloseRail }: ExploreProps) {
  const { words, store } = usePage();
  const charts = store.charts.value;
  return (
    <>
      <div class="layout">
        {wide ? (
          <aside class="side" aria-label={words.assumptions}>
            <Rail />
          </aside>
        ) : (
          <Drawer open={railOpen} onClose={onCloseRail} />
        )}
        <main>
          <Notices />
          <Answer />
          <section class="charts" aria-labelledby="charts">
            <h2 id="charts" class="hidden">
              {words.charts}
            </h2>
            <FigurePanel name={words.firstChart} chart={charts[0]} onPick={(id) => store.pickChart(0, id)} />
            <FigurePanel name={words.secondChart} chart={charts[1]} onPick={(id) => store.pickChart(1, id)} />
            <ChartKey />
          </section>
          <SmallMultiples onPick={(id) => store.pickChart(1, id)} />
        </main>
      </div>
      <ProvenanceFooter />
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
