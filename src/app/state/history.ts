/** Undo and redo of whole states, each step with its name. */

export interface Step<State> {
  readonly label: string;
  readonly before: State;
  readonly after: State;
}

export interface History<State> {
  readonly past: readonly Step<State>[];
  readonly future: readonly Step<State>[];
}

/** Steps kept: an hour of playing. */
const longest = 200;

export function emptyHistory<State>(): History<State> {
  return { past: [], future: [] };
}

export function recorded<State>(history: History<State>, step: Step<State>): History<State> {
  return { past: [...history.past, step].slice(-longest), future: [] };
}

/** @returns Undefined when there is nothing to undo. */
export function undone<State>(history: History<State>): { history: History<State>; step: Step<State> } | undefined {
  const step = history.past.at(-1);
  if (step === undefined) return undefined;
  return { step, history: { past: history.past.slice(0, -1), future: [step, ...history.future] } };
}

/** @returns Undefined when there is nothing to redo. */
export function redone<State>(history: History<State>): { history: History<State>; step: Step<State> } | undefined {
  const [step, ...future] = history.future;
  if (step === undefined) return undefined;
  return { step, history: { past: [...history.past, step], future } };
}
