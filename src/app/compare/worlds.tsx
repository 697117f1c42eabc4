/** The worlds that are compared: their names, which one is the measure, and others to pin. */
import { formatNumber } from '#base';
import type { LinkIssue } from '#studies';
import { longestName, mostPins, type Pin, shortened } from '../state/pins.ts';
import { usePage } from '../view/page.ts';
import { PinButton } from '../view/pin-button.tsx';
import type { Compared, ComparedWorld } from './compared-worlds.ts';
import { useWords } from './context.ts';
import { SeriesMark } from './series-mark.tsx';

interface WorldsProps extends Compared {
  /** Of each world's link. */
  readonly issues: readonly (readonly LinkIssue[])[] | undefined;
}

export function Worlds({ worlds, standIn, issues }: WorldsProps) {
  const words = useWords();
  const { language, store } = usePage();
  const notes = { none: '', example: words.example, page: words.exampleOwn, one: words.exampleOne };
  return (
    <section class="facts" aria-labelledby="worlds">
      <h2 id="worlds">{words.worlds}</h2>
      <p>{words.worldsAbout(formatNumber(mostPins, language))}</p>
      {standIn === 'none' ? null : <p class="stand-in">{notes[standIn]}</p>}
      <ol class="worlds">
        {worlds.map((world, place) => (
          <World
            key={`${world.pin ?? 'in'} ${world.query} ${place}`}
            world={world}
            place={place}
            issues={issues?.[place] ?? []}
          />
        ))}
      </ol>
      {store.pins.value.length >= mostPins ? null : (
        <div class="facts-head">
          <PinButton label={words.pinPage} />
          <PresetPicker />
        </div>
      )}
    </section>
  );
}

interface WorldProps {
  readonly world: ComparedWorld;
  readonly place: number;
  readonly issues: readonly LinkIssue[];
}

function World({ world, place, issues }: WorldProps) {
  const words = useWords();
  const { language, store, words: page } = usePage();
  const { name, pin, query } = world;
  const pins = store.pins.value;
  const first = place === 0;
  const change = (after: readonly Pin[], label: string) => store.changePins(after, label);
  const others = pins.filter((_, index) => index !== pin);
  const rename = (text: string) => {
    const wanted = shortened(text);
    if (wanted === '' || wanted === name) return;
    const renamed = pins.map((one, index) => (index === pin ? { ...one, name: wanted } : one));
    change(renamed, words.stepRename(name, wanted));
  };
  return (
    <li class="world-card">
      <SeriesMark index={place} />
      {pin === undefined ? <b>{name}</b> : <NameField name={name} onRename={rename} />}
      <span class="world-ways">
        {first ? <span class="quiet">{words.measured}</span> : null}
        {first || pin === undefined ? null : (
          <button
            type="button"
            class="button"
            aria-label={words.measureOf(name)}
            onClick={() => change([{ name, query }, ...others], words.stepFirst(name))}
          >
            {words.measure}
          </button>
        )}
        {pin === undefined ? (
          <button
            type="button"
            class="button"
            aria-label={words.keepOf(name)}
            onClick={() => change([...pins, { name, query }], page.stepPin(name))}
          >
            {words.keep}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            aria-label={words.removeOf(name)}
            onClick={() => change(others, words.stepUnpin(name))}
          >
            {words.remove}
          </button>
        )}
      </span>
      {issues.length === 0 ? null : (
        <p class="flag">
          {words.notUsable(issues.map(({ where }) => where.slice(0, 60)).join(language === 'fr' ? ' ; ' : '; '))}
        </p>
      )}
    </li>
  );
}

function NameField({ name, onRename }: { readonly name: string; readonly onRename: (text: string) => void }) {
  const words = useWords();
  return (
    <input
      type="text"
      class="world-name"
      aria-label={words.nameOf(name)}
      maxLength={longestName}
      autocomplete="off"
      value={name}
      onChange={(event) => onRename(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          event.currentTarget.value = name;
          event.currentTarget.blur();
        }
      }}
    />
  );
}

function PresetPicker() {
  const words = useWords();
  const { start, store, language, words: page } = usePage();
  return (
    <label>
      {words.pinPreset}
      <select
        value=""
        onChange={(event) => {
          const preset = start.scenarios.find(({ id }) => id === event.currentTarget.value);
          event.currentTarget.value = '';
          if (preset === undefined) return;
          const name = preset.title[language];
          const query = preset.id === 'default' ? '' : `scenario=${preset.id}`;
          store.changePins([...store.pins.value, { name, query }], page.stepPin(name));
        }}
      >
        <option value="">{words.choosePreset}</option>
        {start.scenarios.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
