/** The address of the page: the scenario in its query, what is looked at in its fragment. */
import type { StartData } from '../bundle/start-data.ts';
import { type Pin, pinsToHash } from '../state/pins.ts';
import { usePage } from './page.ts';

/** Views in the order of their tabs. */
export const viewNames = ['explore', 'decide', 'compare', 'drivers', 'race', 'evidence', 'learn'] as const;
export type ViewName = (typeof viewNames)[number];

/** Views about the scenario on the page, which can be changed, undone and pinned there. */
export const worldViews: readonly ViewName[] = ['explore', 'decide', 'compare', 'drivers', 'race'];

/** Which view is open, and which part of it. */
export interface View {
  readonly name: ViewName;
  /** Of the view; empty for its first. */
  readonly part: string;
  /** Of the part, when one thing of many is open; else empty. */
  readonly item: string;
}

/** The full link of what is on the screen. */
export function useLink(): string {
  const { store, start } = usePage();
  const { query } = store.shown.value;
  const place = `${useHash(store.view.value)}&made=${madeWith(start)}`;
  return `${location.origin}${location.pathname}${query === '' ? '' : `?${query}`}${place}`;
}

/** The same place and scenario in the other language. */
export function useOtherLanguage(): string {
  const { store, language } = usePage();
  const { query } = store.shown.value;
  const folder = language === 'en' ? 'fr' : 'en';
  return `../${folder}/${query === '' ? '' : `?${query}`}${useHash(store.view.value)}`;
}

/** What a link's numbers were made with: the start of the model's hash and the day of the last facts. */
export function madeWith({ result }: Pick<StartData, 'result'>): string {
  return `${result.model.hash.slice(0, 8)}.${result.dataDate}`;
}

/** What the address says that it was made with; undefined when it says nothing that can be read. */
export function madeOfHash(hash: string): { readonly model: string; readonly dataDate: string } | undefined {
  const [, model, dataDate] = /(?:^#|&)made=([0-9a-f]{8})\.(\d{4}-\d{2}-\d{2})(?:&|$)/.exec(hash) ?? [];
  return model === undefined || dataDate === undefined ? undefined : { model, dataDate };
}

/** The fragment of a view with what the page shows in it. */
export function useHash(view: View): string {
  const { store } = usePage();
  return hashOf(view, store.charts.value, store.pins.value);
}

/** The scenario of the page as a link's query, from the first moment on: what is built stands for no link. */
export function useWorldQuery(): string {
  const { store } = usePage();
  const { phase, query } = store.shown.value;
  return phase === 'built' ? location.search.slice(1) : query;
}

/** Draws of the page; undefined while nobody has read the link that may say otherwise. */
export function useDraws(): { readonly n: number; readonly seed: number } | undefined {
  const { store, start } = usePage();
  const read = store.ready.value || store.failure.value !== undefined || location.search === '';
  const { n = start.result.n, seed = start.result.seed } = store.chosen.value;
  return read ? { n, seed } : undefined;
}

export function writeQuery(query: string): void {
  history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
}

export function writeHash(hash: string): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
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

/** Explore with the hand on one control of the rail. */
export const controlLink = (id: string) => `#control=${id}`;

/** The control that an address asks for; empty when none. */
export function controlOfHash(hash: string): string {
  return /(?:^#|&)control=([\w.-]+)/.exec(hash)?.[1] ?? '';
}

export const explore: View = { name: 'explore', part: '', item: '' };

/** `#view=evidence.theses/SEQ-600`; anything else is Explore. */
export function viewOfHash(hash: string): View {
  const [, word, part = '', item = ''] = /(?:^#|&)view=([a-z]+)(?:\.([\w-]+))?(?:\/([\w.-]+))?/.exec(hash) ?? [];
  const name = viewNames.find((one) => one === word);
  return name === undefined || name === 'explore' ? explore : { name, part, item };
}

export function hashOf({ name, part, item }: View, charts: readonly string[], pins: readonly Pin[]): string {
  if (name === 'explore') return `#charts=${charts.map(encodeURIComponent).join(',')}`;
  const place = `#view=${name}${part === '' ? '' : `.${part}`}${item === '' ? '' : `/${item}`}`;
  return name === 'compare' ? `${place}${pinsToHash(pins)}` : place;
}
