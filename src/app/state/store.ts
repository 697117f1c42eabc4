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
import { type Pin, samePins } from './pins.ts';
import { nextPreviewSize, smallestPreview } from './preview-size.ts';
import {
  above,
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
  /** Its world with the choices of the default: one of the two above, or between them. */
  readonly ownWorld: HeadlineResult;
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

/** What undo brings back. */
export interface Moment {
  readonly chosen: Chosen;
  readonly pins: readonly Pin[];
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
  readonly pins: readonly Pin[];
  readonly writePlace: (view: View, charts: readonly [string, string], pins: readonly Pin[]) => void;
  /** Remembers them as far as the browser lets us. */
  readonly keepPins: (pins: readonly Pin[]) => void;
}

export interface Store {
  readonly chosen: ReadonlySignal<Chosen>;
  readonly shown: ReadonlySignal<Shown>;
  readonly history: ReadonlySignal<History<Moment>>;
  readonly busy: ReadonlySignal<Phase | undefined>;
  readonly ready: ReadonlySignal<boolean>;
  readonly issues: ReadonlySignal<readonly LinkIssue[]>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** Outputs that the two charts show. */
  readonly charts: ReadonlySignal<readonly [string, string]>;
  readonly view: ReadonlySignal<View>;
  /** Worlds to compare. */
  readonly pins: ReadonlySignal<readonly Pin[]>;
  /** Controls beside those of the rail, opened from elsewhere. */
  readonly extraControls: ReadonlySignal<readonly ControlData[]>;
  /** A control that is to be shown and reached. */
  readonly wantedControl: ReadonlySignal<string | undefined>;
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
  /** Whether beliefs are weighed by the record: drawn from the fit to all facts. */
  weighByRecord(wanted: boolean): void;
  undo(): void;
  redo(): void;
  pickChart(which: 0 | 1, output: string): void;
  /** @param linked Pins that the address holds, instead of those there are; none changes nothing. */
  openView(view: View, linked?: readonly Pin[]): void;
  /** @param label Name of the step. */
  changePins(pins: readonly Pin[], label: string): void;
  /** The world while something is dragged: previews, no step of history yet. */
  dragTo(world: Chosen): void;
  /** @param label Name of the step. */
  commitTo(world: Chosen, label: string): void;
  /** Asks for a control to be reached; one that is not on the rail stands beside it from then on. Undefined: it was reached. */
  wantControl(control: Pick<ControlData, 'id'> | ControlData | undefined): void;
  /** Whether the rail shows it from the start: a control or a theory. */
  isOnRail(id: string): boolean;
  /** Stand beside the rail from now on. */
  putControls(controls: readonly ControlData[]): void;
  /** Off the rail again, and back to the scenario. */
  dropControl(control: ControlData): void;
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
    ownWorld: start.result,
    phase: 'built',
    key: choiceKey({}),
    query: '',
  });
  const history = signal<History<Moment>>(emptyHistory());
  const busy = signal<Phase | undefined>(undefined);
  const ready = signal(false);
  const issues = signal<readonly LinkIssue[]>([]);
  const failure = signal<Failure | undefined>(undefined);
  const charts = signal(chartsAtFirst(start.result, parts.charts));
  const view = signal(parts.view);
  const pins = signal(parts.pins);
  const extraControls = signal<readonly ControlData[]>([]);
  const wantedControl = signal<string | undefined>(undefined);
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
  const record = (label: string, before: Moment, after: Moment) => {
    history.value = recorded(history.value, { label, before, after });
  };
  const change = (after: Chosen, label: string, before = chosen.value) => {
    chosen.value = after;
    const same = pins.value;
    if (!sameChoice(before, after)) record(label, { chosen: before, pins: same }, { chosen: after, pins: same });
    compute();
  };
  const setPins = (after: readonly Pin[]) => {
    pins.value = after;
    parts.keepPins(after);
    if (view.value.name === 'compare') parts.writePlace(view.value, charts.value, after);
  };
  const changePins = (after: readonly Pin[], label: string) => {
    const before = pins.value;
    if (samePins(before, after)) return;
    setPins(after);
    record(label, { chosen: chosen.value, pins: before }, { chosen: chosen.value, pins: after });
  };
  /** Only what the step changed. */
  const goTo = (from: Moment, to: Moment) => {
    if (!samePins(from.pins, to.pins)) setPins(to.pins);
    if (sameChoice(from.chosen, to.chosen)) return;
    chosen.value = to.chosen;
    compute();
  };
  const dragTo = (world: Chosen) => {
    beforeDrag ??= chosen.value;
    chosen.value = world;
    wish(['preview']);
  };
  const commitTo = (world: Chosen, label: string) => {
    const before = beforeDrag ?? chosen.value;
    beforeDrag = undefined;
    change(world, label, before);
  };
  const onRail = new Set<string>([...start.controls, ...start.theories].map(({ id }) => id));
  const isOnRail = (id: string) => onRail.has(id);
  const putControls = (controls: readonly ControlData[]) => {
    const added = controls.filter(({ id }) => !isOnRail(id) && !extraControls.value.some((one) => one.id === id));
    if (added.length > 0) extraControls.value = [...extraControls.value, ...added];
  };
  const valueText = (choice: Chosen, id: string) => {
    const value = choice.set?.[id];
    return value === undefined ? words.asBelieved : number(value);
  };

  const onResult = (message: EngineResult) => {
    failure.value = undefined;
    if (message.phase === 'preview') previewSize = nextPreviewSize(message.result.n, message.milliseconds);
    const { result, ownWorld } = message;
    const baseline = message.baseline ?? shown.value.baseline;
    shown.value = {
      result,
      baseline,
      ownWorld: ownWorld === 'result' ? result : ownWorld === 'baseline' ? baseline : ownWorld,
      phase: message.phase,
      key: choiceKey(message.asked),
      query: message.query,
    };
    if (message.phase === 'preview') return;
    // While something is dragged the address waits for what it is let go at.
    parts.writeQuery(message.query);
    announcement.value = words.announce(message.result.answer[language].join(' '));
  };

  const events: EngineEvents = {
    onReady: (request, found) => {
      ready.value = true;
      // What a person did while the engine started stands above the link they came with.
      const touched = history.value.past.some(({ before, after }) => !sameChoice(before.chosen, after.chosen));
      const untouched = !touched && beforeDrag === undefined;
      chosen.value = untouched ? request : above(request, chosen.value);
      issues.value = found;
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
    pins,
    extraControls,
    wantedControl,
    announcement,
    startUp,
    changePins,
    dragTo,
    commitTo,
    wantControl: (control) => {
      wantedControl.value = control?.id;
      if (control === undefined || !('default' in control)) return;
      putControls([control]);
    },
    isOnRail,
    putControls,
    dropControl: (control) => {
      extraControls.value = extraControls.value.filter(({ id }) => id !== control.id);
      change(withoutValue(chosen.value, control.id), words.stepReset(control.label[language]));
    },
    drag: (control, value) => dragTo(withValue(chosen.value, control.id, value)),
    commit: (control, value) => {
      const { id, label } = control;
      const [from, to] = [valueText(beforeDrag ?? chosen.value, id), number(value)];
      commitTo(withValue(chosen.value, id, value), words.stepChange(label[language], from, to));
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
    weighByRecord: (wanted) => {
      const { posterior: _, ...prior } = chosen.value;
      change(wanted ? { ...prior, posterior: 'default' } : prior, wanted ? words.stepPosterior : words.stepPrior);
    },
    undo: () => {
      const back = undone(history.value);
      if (back === undefined) return;
      history.value = back.history;
      announcement.value = words.undone(back.step.label);
      goTo(back.step.after, back.step.before);
    },
    redo: () => {
      const forth = redone(history.value);
      if (forth === undefined) return;
      history.value = forth.history;
      announcement.value = words.redone(forth.step.label);
      goTo(forth.step.before, forth.step.after);
    },
    pickChart: (which, output) => {
      const [first, second] = charts.value;
      charts.value = which === 0 ? [output, second] : [first, output];
      parts.writePlace(view.value, charts.value, pins.value);
    },
    openView: (wanted, linked = []) => {
      view.value = wanted;
      if (linked.length > 0) changePins(linked, words.stepPinsOfLink);
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
