/** Pins the world on the screen, so that others can be held against it. */
import { mostPins, pinName, pinnedQuery } from '../state/pins.ts';
import { choiceKey } from '../state/scenario-state.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page.ts';

/** @param label Shown beside the icon, where there is room for words. */
export function PinButton({ label }: { readonly label?: string }) {
  const { words, store, start, language } = usePage();
  const pins = store.pins.value;
  const chosen = store.chosen.value;
  const { key, query } = store.shown.value;
  const full = pins.length >= mostPins;
  // What is still being computed has no link yet.
  const ready = !full && store.ready.value && key === choiceKey(chosen);
  const pin = () => {
    if (!ready) return store.say(full ? words.pinsFull : words.pinWait);
    const name = pinName(chosen, start, language, words, pins);
    store.changePins([...pins, { name, query: pinnedQuery(query) }], words.stepPin(name));
    store.say(words.pinned(name));
  };
  const text = full ? words.pinsFull : words.pinAbout;
  return (
    <button
      type="button"
      class="button pin"
      aria-disabled={!ready}
      title={text}
      aria-label={label ?? text}
      onClick={pin}
    >
      <Icon name="pin" />
      {label === undefined ? <PinCount count={pins.length} /> : <span>{label}</span>}
    </button>
  );
}

function PinCount({ count }: { readonly count: number }) {
  return count === 0 ? null : <span aria-hidden="true">{count}</span>;
}
