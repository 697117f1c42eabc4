/** Pins outlive a reload and a change of language in the same tab, where the browser lets us. */
import { type Pin, pinsFromJson, pinsOfHash } from '../state/pins.ts';

const storageKey = 'jevons-pins';

/** Those of the link, else those of the session. */
export function pinsAtFirst(hash: string): readonly Pin[] {
  const linked = pinsOfHash(hash);
  if (linked.length > 0) return linked;
  try {
    return pinsFromJson(sessionStorage.getItem(storageKey));
  } catch {
    return [];
  }
}

export function keepPins(pins: readonly Pin[]): void {
  try {
    if (pins.length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(pins));
  } catch {
    // Storage is switched off or full: pins last as long as the page.
  }
}
