/** Everything that can be gone to or done from anywhere, as a list to search in. */
import type { StartData } from '../bundle/start-data.ts';
import { lessonIds } from '../learn/lesson-ids.ts';
import type { LearnWords } from '../learn/text/english.ts';
import type { Option } from '../state/matching.ts';
import type { Store } from '../state/store.ts';
import type { Catalogue } from '../text/english.ts';
import { viewNames } from '../view/place.ts';
import type { PaletteWords } from './words.ts';

/** `unit` is the kind of thing. */
export interface Command extends Option {
  readonly run: () => void;
}

export interface CommandParts {
  readonly store: Store;
  readonly start: StartData;
  readonly language: 'en' | 'fr';
  readonly words: Catalogue;
  readonly palette: PaletteWords;
  readonly evidence: Readonly<Record<string, string>>;
  readonly learn: LearnWords;
  /** Controls beside those of the rail. */
  readonly others: StartData['controls'];
  readonly go: (hash: string) => void;
  readonly copyLink: () => void;
  readonly print: () => void;
  readonly otherLanguage: () => void;
}

export function commandsOf(parts: CommandParts): readonly Command[] {
  const { words, palette, evidence, learn, go } = parts;
  const { groups } = palette;
  const place = (kind: string, id: string, label: string): Command => ({
    id,
    label,
    unit: kind,
    run: () => go(id === 'explore' ? '#' : `#view=${id}`),
  });
  return [
    ...viewNames.map((name) => place(groups.view, name, words.viewNames[name])),
    ...Object.entries(evidence).map(([id, label]) => place(groups.evidence, `evidence.${id}`, label)),
    ...lessonIds.map((id) => place(groups.lesson, `learn.${id}`, learn[id].title)),
    place(groups.lesson, 'learn.controls', learn.controls),
    ...actions(parts),
    ...scenarios(parts),
    ...controls(parts),
    ...charts(parts),
  ];
}

function actions({ store, words, palette, copyLink, print, otherLanguage }: CommandParts): Command[] {
  const action = (id: string, label: string, run: () => void): Command => ({
    id,
    label,
    unit: palette.groups.action,
    run,
  });
  return [
    action('undo', words.undo, store.undo),
    action('redo', words.redo, store.redo),
    action('reset', words.resetAll, store.resetAll),
    action('link', palette.copyLink, copyLink),
    action('print', palette.print, print),
    action('language', words.switchLanguage, otherLanguage),
  ];
}

function scenarios({ store, start, language, palette }: CommandParts): Command[] {
  return start.scenarios.map(({ id, title }) => ({
    id,
    label: title[language],
    unit: palette.groups.scenario,
    run: () => store.chooseScenario(id, title[language]),
  }));
}

function controls({ store, start, language, palette, others, go }: CommandParts): Command[] {
  return [...start.controls, ...others].map((control) => ({
    id: control.id,
    label: control.label[language],
    unit: palette.groups.control,
    run: () => {
      store.wantControl(control);
      go('#');
    },
  }));
}

function charts({ store, language, palette, go }: CommandParts): Command[] {
  return ([0, 1] as const).flatMap((which) =>
    store.shown.value.result.outputs.map(({ id, label }) => ({
      id,
      label: label[language],
      unit: which === 0 ? palette.groups.first : palette.groups.second,
      run: () => {
        store.pickChart(which, id);
        go('#');
      },
    })),
  );
}
