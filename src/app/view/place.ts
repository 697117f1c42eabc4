/** The address of the page: the scenario in its query, what is looked at in its fragment. */
import { usePage } from './page.ts';

/** Which view is open, and which part of it. */
export interface View {
  readonly name: 'explore' | 'evidence';
  /** Of the view; empty for its first. */
  readonly part: string;
  /** Of the part, when one thing of many is open; else empty. */
  readonly item: string;
}

/** The full link of what is on the screen. */
export function useLink(): string {
  const { store } = usePage();
  const { query } = store.shown.value;
  const hash = hashOf(store.view.value, store.charts.value);
  return `${location.origin}${location.pathname}${query === '' ? '' : `?${query}`}${hash}`;
}

export function writeQuery(query: string): void {
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
}

export function writeCharts(charts: readonly string[]): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${hashOf(explore, charts)}`);
}

/** Outputs that the fragment asks for: `#charts=a,b`. */
export function chartsOfHash(hash: string): readonly string[] {
  const found = /(?:^#|&)charts=([^&]*)/.exec(hash)?.[1];
  if (found === undefined) return [];
  try {
    return decodeURIComponent(found).split(',');
  } catch {
    return [];
  }
}

export const explore: View = { name: 'explore', part: '', item: '' };

/** `#view=evidence.theses/SEQ-600`; anything else is Explore. */
export function viewOfHash(hash: string): View {
  const found = /(?:^#|&)view=evidence(?:\.([a-z-]+))?(?:\/([\w.-]+))?/.exec(hash);
  return found === null ? explore : { name: 'evidence', part: found[1] ?? '', item: found[2] ?? '' };
}

export function hashOf(view: View, charts: readonly string[]): string {
  if (view.name === 'evidence') {
    return `#view=evidence${view.part === '' ? '' : `.${view.part}`}${view.item === '' ? '' : `/${view.item}`}`;
  }
  return `#charts=${charts.map(encodeURIComponent).join(',')}`;
}
