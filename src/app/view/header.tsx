/** The bar on top: which scenario, back and forth, and ways out. */
import type { ScenarioData } from '../bundle/start-data.ts';
import { isUntouched } from '../state/scenario-state.ts';
import { CopyField } from './copy-field.tsx';
import { embedCode } from './embed.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { usePage } from './page.ts';
import { explore, hashOf, useLink, type View } from './place.ts';
import { changeText } from './texts.ts';
import { ThemeButton } from './theme.tsx';

export function Header({ onOpenRail }: { readonly onOpenRail: (() => void) | undefined }) {
  const { words, store, language } = usePage();
  const link = useLink();
  const exploring = store.view.value.name === 'explore';
  return (
    <header class="bar">
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
      <ViewTabs />
      {exploring ? (
        <>
          <ScenarioPicker />
          <span class="group">
            <HistoryButton kind="undo" />
            <HistoryButton kind="redo" />
          </span>
        </>
      ) : null}
      <span class="space" />
      <Menu icon="share" label={words.share}>
        <p>{words.shareAbout}</p>
        <CopyField label={words.link} text={link} />
        {exploring ? <CopyField label={words.embed} text={embedCode(link, words.name)} /> : null}
      </Menu>
      {exploring ? <ExportMenu /> : null}
      <a
        class="button"
        href={otherLanguage(language, store.shown.value.query, hashOf(store.view.value, store.charts.value))}
        hreflang={language === 'en' ? 'fr' : 'en'}
        aria-label={words.otherLanguage}
      >
        <span class="wide">{words.otherLanguage}</span>
        <span class="narrow" aria-hidden="true">
          {language === 'en' ? 'FR' : 'EN'}
        </span>
      </a>
      <ThemeButton />
    </header>
  );
}

function otherLanguage(language: 'en' | 'fr', query: string, hash: string): string {
  const folder = language === 'en' ? 'fr' : 'en';
  return `../${folder}/${query === '' ? '' : `?${query}`}${hash}`;
}

function ViewTabs() {
  const { words, store } = usePage();
  const { name } = store.view.value;
  const tab = (view: View, label: string) => (
    <a href={hashOf(view, store.charts.value)} aria-current={name === view.name ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <nav class="views" aria-label={words.views}>
      {tab(explore, words.viewExplore)}
      {tab({ name: 'evidence', part: '', item: '' }, words.viewEvidence)}
    </nav>
  );
}

function ScenarioPicker() {
  const { words, store, start, language } = usePage();
  const chosen = store.chosen.value;
  const id = chosen.scenario ?? 'default';
  const changed = !isUntouched(chosen);
  const scenario = start.scenarios.find((one) => one.id === id);
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
