/** The bar on top: which scenario, back and forth, and ways out. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ScenarioData } from '../bundle/start-data.ts';
import { isUntouched, scenarioOf } from '../state/scenario-state.ts';
import { CopyField } from './copy-field.tsx';
import { embedCode } from './embed.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { usePage } from './page.ts';
import { type LoadPalette, PaletteButton } from './palette-key.tsx';
import { PinButton } from './pin-button.tsx';
import { useHash, useLink, useOtherLanguage, type ViewName, viewNames, worldViews } from './place.ts';
import { changeText } from './texts.ts';
import { ThemeButton } from './theme.tsx';

interface HeaderProps {
  readonly onOpenRail: (() => void) | undefined;
  /** Those that can be opened. */
  readonly views: readonly ViewName[];
  readonly palette: LoadPalette;
}

export function Header({ onOpenRail, views, palette }: HeaderProps) {
  const { words, store, language } = usePage();
  const link = useLink();
  const { name } = store.view.value;
  const other = useOtherLanguage();
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar);
  return (
    <header class="bar" ref={bar}>
      <button type="button" class="button skip" onClick={() => document.getElementById('answer')?.focus()}>
        {words.skip}
      </button>
      <span class="wordmark">{words.name}</span>
      {onOpenRail === undefined ? null : (
        <button type="button" class="button open-rail" onClick={onOpenRail} aria-haspopup="dialog">
          <Icon name="sliders" />
          <span>{words.assumptions}</span>
        </button>
      )}
      <ViewTabs views={views} />
      {worldViews.includes(name) ? (
        <>
          <ScenarioPicker />
          <span class="group">
            <HistoryButton kind="undo" />
            <HistoryButton kind="redo" />
          </span>
          <PinButton />
        </>
      ) : null}
      <span class="space" />
      <PaletteButton load={palette} />
      <Menu icon="share" label={words.share} spoken={words.share}>
        <p>{words.shareAbout}</p>
        <CopyField label={words.link} text={link} />
        {name === 'explore' ? <CopyField label={words.embed} text={embedCode(link, words.name)} /> : null}
      </Menu>
      {name === 'explore' ? <ExportMenu /> : null}
      <a class="button" href={other} hreflang={language === 'en' ? 'fr' : 'en'} aria-label={words.otherLanguage}>
        <span class="wide">{words.otherLanguage}</span>
        <span class="narrow" aria-hidden="true">
          {language === 'en' ? 'FR' : 'EN'}
        </span>
      </a>
      <ThemeButton />
    </header>
  );
}

/** What sticks below the bar has to know how high it is: tabs take a second row on narrower screens. */
function useBarHeight(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const target = bar.current;
    if (target === null) return undefined;
    const measure = () => document.documentElement.style.setProperty('--bar-height', `${target.offsetHeight}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [bar]);
}

function ViewTabs({ views }: { readonly views: readonly ViewName[] }) {
  const { words } = usePage();
  return (
    <nav class="views" aria-label={words.views}>
      {viewNames
        .filter((name) => views.includes(name))
        .map((name) => (
          <ViewTab key={name} name={name} />
        ))}
    </nav>
  );
}

function ViewTab({ name }: { readonly name: ViewName }) {
  const { words, store } = usePage();
  const hash = useHash({ name, part: '', item: '' });
  return (
    <a href={hash} aria-current={name === store.view.value.name ? 'page' : undefined}>
      {words.viewNames[name]}
    </a>
  );
}

function ScenarioPicker() {
  const { words, store, start, language } = usePage();
  const chosen = store.chosen.value;
  const id = chosen.scenario ?? 'default';
  const changed = !isUntouched(chosen);
  const scenario = scenarioOf(start, chosen);
  return (
    <span class="scenario">
      <label for="scenario">{words.scenario}</label>
      <select
        id="scenario"
        value={id}
        onChange={(event) => {
          const picked = start.scenarios.find((one) => one.id === event.currentTarget.value);
          if (picked !== undefined) store.chooseScenario(picked.id, picked.title[language]);
        }}
      >
        {start.scenarios.map((one) => (
          <option key={one.id} value={one.id}>
            {one.id === id && changed ? words.scenarioChanged(one.title[language]) : one.title[language]}
          </option>
        ))}
      </select>
      {scenario === undefined ? null : <ScenarioAbout scenario={scenario} />}
    </span>
  );
}

function ScenarioAbout({ scenario }: { readonly scenario: ScenarioData }) {
  const { words, language } = usePage();
  return (
    <Menu icon="about" label="" spoken={words.scenarioAbout}>
      <p>{scenario.description[language]}</p>
      {scenario.changes.length === 0 ? (
        <p>{words.scenarioNothing}</p>
      ) : (
        <ul class="changes">
          {scenario.changes.map((change) => (
            <li key={change.id}>
              {change.label[language]} <b>{changeText(change, language, words)}</b>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}

function HistoryButton({ kind }: { readonly kind: 'undo' | 'redo' }) {
  const { words, store } = usePage();
  const { past, future } = store.history.value;
  const step = kind === 'undo' ? past.at(-1) : future[0];
  const nothing = kind === 'undo' ? words.nothingToUndo : words.nothingToRedo;
  const text = step === undefined ? nothing : kind === 'undo' ? words.undoOf(step.label) : words.redoOf(step.label);
  return (
    <button
      type="button"
      class="button"
      // Not disabled: a button that vanishes from the tab order under a finger loses the focus.
      aria-disabled={step === undefined}
      title={text}
      aria-label={text}
      onClick={kind === 'undo' ? store.undo : store.redo}
    >
      <Icon name={kind} />
    </button>
  );
}
