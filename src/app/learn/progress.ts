/** Which steps of which lesson have been seen: for the session only, where the browser lets us. */
import { signal } from '@preact/signals';

const storageKey = 'jevons-lessons';

type Seen = Readonly<Record<string, readonly number[]>>;

function kept(): Seen {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter(([, steps]) => Array.isArray(steps) && steps.every(Number.isInteger)),
    ) as Seen;
  } catch {
    return {};
  }
}

export const seen = signal<Seen>(kept());

export function markSeen(lesson: string, step: number): void {
  const before = seen.value[lesson] ?? [];
  if (before.includes(step)) return;
  seen.value = { ...seen.value, [lesson]: [...before, step] };
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(seen.value));
  } catch {
    // Storage is switched off or full: progress lasts as long as the page.
  }
}
