/** The state of the page and everything that may change it; drawing reads it, the engine feeds it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { formatNumber, type Language } from '#base';
import type { HeadlineResult } from '#studies';
import type { ControlData, StartData } from '../bundle/start-data.ts';
import type { Engine, EngineEvents, EngineResult } from '../engine/engine.ts';
import type { ErrorReport, LinkIssue, Phase } from '../engine/protocol.ts';
import type { Catalogue } from '../text/english.ts';
import type { View } from '../view/place.ts';
import { chartsAtFirst } from './fan-spec.ts';
import { emptyHistory, type History, recorded, redone, undone } from './history.ts';
import { nextPreviewSize, smallestPreview } from './preview-size.ts';
import {
  type Chosen,
  choiceKey,
  isUntouched,
  sameChoice,
  withoutValue,
  withScenario,
  withValue,
} from './scenario-state.ts';

/** A result on the screen. */
export interface Shown {
  readonly result: HeadlineResult;
  /** Default scenario with the same draws. */
  readonly baseline: HeadlineResult;
  /** `built`: computed when the page was built. */
  readonly phase: Phase | 'built';
  /** Of the choice that it answers. */
  readonly key: string;
  /** Of its link, without the leading question mark. */
  readonly query: string;
}

export interface Failure {
  readonly report: ErrorReport;
  /** Nothing can be computed until the engine starts again. */
  readonly fatal: boolean;
}

export interface StoreParts {
  readonly start: StartData;
  readonly language: Language;
  readonly words: Catalogue;
  readonly startEngine: (query: string, events: EngineEvents) => Engine;
  /** Query of the page's address, without the question mark. */
  readonly query: string;
  /** Outputs that the address asks for. */
  readonly charts: readonly string[];
  readonly view: View;
  readonly writeQuery: (query: string) => void;
  readonly writeCharts: (charts: readonly [string, string]) => void;
}

export interface Store {
  readonly chosen: ReadonlySignal<Chosen>;
  readonly shown: ReadonlySignal<Shown>;
  readonly history: ReadonlySignal<History<Chosen>>;
  readonly busy: ReadonlySignal<Phase | undefined>;
  readonly ready: ReadonlySignal<boolean>;
  readonly issues: ReadonlySignal<readonly LinkIssue[]>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** Outputs that the two charts show. */
  readonly charts: ReadonlySignal<readonly [string, string]>;
  readonly view: ReadonlySignal<View>;
  /** Said politely to a reader who listens. */
  readonly announcement: ReadonlySignal<string>;
  startUp(): void;
  /** A slider moves: previews, no step of history yet. */
  drag(control: ControlData, value: number): void;
  /** The slider is let go, or a number was typed. */
  commit(control: ControlData, value: number): void;
  resetControl(control: ControlData): void;
  resetAll(): void;
  chooseScenario(id: string, title: string): void;
  chooseDraws(change: { readonly seed?: number; readonly n?: number }): void;
  undo(): void;
  redo(): void;
  pickChart(which: 0 | 1, output: string): void;
  openView(view: View): void;
  retry(): void;
  dismissIssues(): void;
  say(text: string): void;
}

export function createStore(parts: StoreParts): Store {
  const { start, language, words } = parts;
  const chosen = signal<Chosen>({});
  const shown = signal<Shown>({
    result: start.result,
    baseline: start.result,
    phase: 'built',
    key: choiceKey({}),
    query: '',
  });
  const history = signal<History<Chosen>>(emptyHistory());
  const busy = signal<Phase | undefined>(undefined);
  const ready = signal(false);
  const issues = signal<readonly LinkIssue[]>([]);
  const failure = signal<Failure | undefined>(undefined);
  const charts = signal(chartsAtFirst(start.result, parts.charts));
  const view = signal(parts.view);
  const announcement = signal('');
  let engine: Engine | undefined;
  let previewSize: number = smallestPreview;
  /** Choice before the slider that moves now was touched. */
  let beforeDrag: Chosen | undefined;

  const number = (value: number) => formatNumber(value, language);
  const runs = () => ({ preview: previewSize, full: chosen.value.n ?? start.result.n });
  const wish = (phases: readonly Phase[]) => {
    if (ready.value) engine?.wish(chosen.value, phases, runs());
  };
  const compute = () => {
    const previewed = shown.value.key === choiceKey(chosen.value);
    wish(previewed ? ['full'] : ['preview', 'full']);
  };
  const change = (after: Chosen, label: string, before = chosen.value) => {
    chosen.value = after;
    if (!sameChoice(before, after)) history.value = recorded(history.value, { label, before, after });
    compute();
  };
  const valueText = (choice: Chosen, id: string) => {
    const value = choice.set?.[id];
    return value === undefined ? words.asBelieved : number(value);
  };

  const onResult = (message: EngineResult) => {
    failure.value = undefined;
    if (message.phase === 'preview') previewSize = nextPreviewSize(message.result.n, message.milliseconds);
    shown.value = {
      result: message.result,
      baseline: message.baseline ?? shown.value.baseline,
      phase: message.phase,
      key: choiceKey(message.asked),
      query: message.query,
    };
    parts.writeQuery(message.query);
    if (message.phase === 'full') announcement.value = words.announce(message.result.answer[language].join(' '));
  };

  const events: EngineEvents = {
    onReady: (request, found) => {
      ready.value = true;
      // What a person did while the engine started stands above the link they came with.
      if (history.value.past.length === 0 && beforeDrag === undefined) {
        chosen.value = request;
        issues.value = found;
      }
      if (choiceKey(chosen.value) !== choiceKey({})) wish(['preview', 'full']);
    },
    onResult,
    onFailure: (report, fatal) => {
      failure.value = { report, fatal };
      if (fatal) ready.value = false;
    },
    onBusy: (phase) => {
      busy.value = phase;
    },
  };
  const startUp = () => {
    try {
      engine = parts.startEngine(parts.query, events);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const report = { name: 'Error', message, code: 'engine-not-started', hint: '', details: [], stack: '' };
      failure.value = { report, fatal: true };
    }
  };

  return {
    chosen,
    shown,
    history,
    busy,
    ready,
    issues,
    failure,
    charts,
    view,
    announcement,
    startUp,
    drag: (control, value) => {
      beforeDrag ??= chosen.value;
      chosen.value = withValue(chosen.value, control.id, value);
      wish(['preview']);
    },
    commit: (control, value) => {
      const before = beforeDrag ?? chosen.value;
      beforeDrag = undefined;
      const after = withValue(chosen.value, control.id, value);
      const label = words.stepChange(
        control.label[language],
        valueText(before, control.id),
        valueText(after, control.id),
      );
      change(after, label, before);
    },
    resetControl: (control) => {
      change(withoutValue(chosen.value, control.id), words.stepReset(control.label[language]));
    },
    resetAll: () => {
      if (isUntouched(chosen.value)) return;
      change(withScenario(chosen.value, chosen.value.scenario ?? 'default'), words.stepResetAll);
    },
    chooseScenario: (id, title) => change(withScenario(chosen.value, id), words.stepScenario(title)),
    chooseDraws: ({ seed, n }) => {
      const after = { ...chosen.value, ...(seed === undefined ? {} : { seed }), ...(n === undefined ? {} : { n }) };
      change(after, seed === undefined ? words.stepFutures(number(n ?? 0)) : words.stepSeed(String(seed)));
    },
    undo: () => {
      const back = undone(history.value);
      if (back === undefined) return;
      history.value = back.history;
      chosen.value = back.step.before;
      announcement.value = words.undone(back.step.label);
      compute();
    },
    redo: () => {
      const forth = redone(history.value);
      if (forth === undefined) return;
      history.value = forth.history;
      chosen.value = forth.step.after;
      announcement.value = words.redone(forth.step.label);
      compute();
    },
    pickChart: (which, output) => {
      const [first, second] = charts.value;
      charts.value = which === 0 ? [output, second] : [first, output];
      parts.writeCharts(charts.value);
    },
    openView: (wanted) => {
      view.value = wanted;
    },
    retry: () => {
      const fatal = failure.value?.fatal === true;
      failure.value = undefined;
      if (!fatal) return wish(['preview', 'full']);
      engine?.close();
      startUp();
    },
    dismissIssues: () => {
      issues.value = [];
    },
    say: (text) => {
      announcement.value = text;
    },
  };
}
