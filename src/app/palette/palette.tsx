/** One field that leads anywhere and does anything; and the list of keys. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { formatNumber } from '#base';
import '../style/palette.css';
import type { LearnWords } from '../learn/text/english.ts';
import { useReference } from '../reference/reference.ts';
import { matching } from '../state/matching.ts';
import { controlOf } from '../view/more-parameters.tsx';
import { OptionList, optionId } from '../view/option-list.tsx';
import { usePage } from '../view/page.ts';
import { explore, hashOf, useLink, useOtherLanguage } from '../view/place.ts';
import { type Command, commandsOf } from './commands.ts';
import { paletteWords } from './words.ts';

export interface PaletteProps {
  readonly evidence: Readonly<Record<string, string>>;
  readonly learn: LearnWords;
  readonly show: 'commands' | 'keys';
  readonly onClose: () => void;
}

/** More than this nobody reads; another letter makes them fewer. */
const mostShown = 60;

export function Palette({ show, onClose, ...places }: PaletteProps) {
  const words = paletteWords[usePage().language];
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      class="palette"
      ref={dialog}
      aria-label={show === 'keys' ? words.keys : words.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      {show === 'keys' ? <Keys /> : <Commands {...places} close={() => dialog.current?.close()} />}
    </dialog>
  );
}

function Keys() {
  const { words: page, language } = usePage();
  const words = paletteWords[language];
  return (
    <div class="palette-keys">
      <h2>{words.keys}</h2>
      <dl>
        {words.keysOf.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="button bordered">
          {page.close}
        </button>
      </form>
    </div>
  );
}

interface CommandsProps extends Pick<PaletteProps, 'evidence' | 'learn'> {
  readonly close: () => void;
}

function Commands({ evidence, learn, close }: CommandsProps) {
  const { language } = usePage();
  const words = paletteWords[language];
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const all = matching(useCommands(evidence, learn), text);
  const found = all.slice(0, mostShown);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    // Closed first, so that what is run may take the focus.
    close();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = (to: number) => {
      event.preventDefault();
      setActive(Math.min(Math.max(to, 0), found.length - 1));
    };
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter') run(found[active]);
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={words.search}
        aria-expanded={true}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] === undefined ? undefined : optionId(`${id}-list`, active)}
        placeholder={words.search}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <OptionList
        id={`${id}-list`}
        label={words.title}
        options={found}
        active={active}
        isSelected={(_, index) => index === active}
        onPick={run}
      />
      {found.length === 0 ? <p class="picker-none">{words.nothing(text)}</p> : null}
      <span class="hidden" role="status">
        {text === '' ? '' : words.found(formatNumber(all.length, language, { decimals: 0 }))}
      </span>
    </>
  );
}

function useCommands(evidence: PaletteProps['evidence'], learn: LearnWords): readonly Command[] {
  const { store, start, words, language } = usePage();
  const reference = useReference();
  const link = useLink();
  const other = useOtherLanguage();
  const onRail = new Set(start.controls.map(({ id }) => id));
  return commandsOf({
    store,
    start,
    language,
    words,
    palette: paletteWords[language],
    evidence,
    learn,
    others:
      typeof reference === 'object' ? reference.parameters.filter(({ id }) => !onRail.has(id)).map(controlOf) : [],
    go: (wanted) => {
      location.hash = wanted === '#' ? hashOf(explore, store.charts.value, store.pins.value) : wanted;
    },
    copyLink: () => {
      navigator.clipboard.writeText(link).then(
        () => store.say(words.copied),
        () => store.say(words.copyFailed),
      );
    },
    print: () => print(),
    otherLanguage: () => location.assign(other),
  });
}
